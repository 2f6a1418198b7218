#pragma once
// The one table of tests: every declared case of every operation, times element types, times shapes.
#include <string>
#include <vector>

#include "core/operation.hpp"

namespace fulmo::conformance {

/// A small image written out in a case: "list=np.uint32([0, 1, 0])", "position=np.float32([[0, 1], [2, 0]])".
struct Written {
  std::string name;
  DType dtype;
  std::vector<std::int64_t> shape;
  std::vector<double> values;
};
struct Call {
  Given parameters;
  std::vector<Written> images;
};

/// One call to make on every device.
struct Trial {
  const Operation* operation;
  Call call;         // images that are not written out are made
  std::string text;  // "gaussian_blur(sigma_x=1) float32 (5, 7)"
  DType dtype;
  std::vector<std::int64_t> shape;
  int batch = 0;
  bool free_shape = false;  // the case names none
};

/// "sigma_x=1, connectivity='box', center=True" as arguments.
Call parse(const std::string& arguments);
/// Everything to try of an operation; `thorough` adds element types and shapes.
std::vector<Trial> trials(const Operation&, bool thorough);
/// Pixels of one image parameter, the same on every machine: ordinary values with NaN, infinities, -0, subnormals and
/// integers above 2^24 among them; labels and masks where the parameter takes those.
std::vector<char> pixels(const Trial&, const Parameter&);
std::vector<char> pixels(const Written&);
DType dtype_of(const Trial&, const Parameter&);

}  // namespace fulmo::conformance
