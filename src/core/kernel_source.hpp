#pragma once
// What must be known of a C kernel that somebody else wrote, without compiling it.
#include <string>
#include <vector>

namespace fulmo {

struct KernelParameter {
  std::string name;
  std::string type;        // of a number: "unsigned int"
  bool pointer = false;    // an image
  bool read_only = false;  // of const pixels, or used in CLIJ's reading macros alone
};

/// The parameters of a kernel; throws ParameterError where the source has none of this name.
std::vector<KernelParameter> parameters_of_kernel(const std::string& source, const std::string& entry);
/// Whether a word stands in the source, outside comments.
bool mentions(const std::string& source, const std::string& word);

}  // namespace fulmo
