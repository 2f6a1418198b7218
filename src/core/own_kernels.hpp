#pragma once
// Kernels that users write in a device's own language: `execute` and `native_execute` of docs/kernels.md.
#include "core/operation.hpp"

namespace fulmo {

struct OwnCall {
  std::string source, entry;
  std::array<std::int64_t, 3> global{1, 1, 1};  // z, y, x
  std::array<std::int64_t, 3> local{};          // 0, 0, 0: the device's choice
  Given parameters;                             // images and numbers, in the kernel's order or by its names
  std::vector<std::pair<std::string, std::string>> constants;  // defined before the source
};

/// OpenCL C with the macros of CLIJ. Launched before it returns; images that the kernel may write show the result.
void execute(const OwnCall&, const std::string& device);
/// What is compiled for it.
std::string clij_text(const OwnCall&, const std::string& language);
/// OpenCL C or CUDA C as it is.
void native_execute(const OwnCall&, const std::string& device);

}  // namespace fulmo
