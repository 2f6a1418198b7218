#pragma once
// Maps that users write themselves: `evaluate` and the kernels of docs/kernels.md. They become graph nodes like those
// of any operation, so they fuse and give equal bits everywhere.
#include <optional>

#include "core/operation.hpp"

namespace fulmo {

/// `a * 2 + b` over named images and numbers: float32, or float64 where an image is. Into `output` if there is one.
Image evaluate(const std::string& expression, const Given& values, const Image& output, const std::string& device);

/// An own kernel of assignments.
struct OwnMap {
  struct Output {
    std::string name;
    DType dtype;
  };
  std::string name;
  std::string assignments;  // t = x * 2; z = t + y
  std::vector<std::string> inputs;
  std::vector<Output> outputs;
};
/// Throws what is wrong with the text, whatever the inputs will be.
void check(const OwnMap&);
void check_expression(const std::string& name, const std::string& expression, const std::vector<std::string>& inputs);
/// The outputs, all in the shape of the inputs together.
std::vector<Image> compute(const OwnMap&, const Given& inputs, const std::string& device);
/// An expression alone, in the type it has; a number where there is no image in it.
Value compute(const std::string& name, const std::string& expression, const Given& inputs, const std::string& device);

}  // namespace fulmo
