#pragma once
#include <string>
#include <vector>

#include "backends/cuda/loader.hpp"

namespace fulmo::cuda {

/// Options for a compute capability such as 90: its own machine code where NVRTC knows it, else PTX for the driver.
std::string architecture(const Nvrtc&, int capability);
/// Machine code or PTX of a text; throws KernelError.
std::string compile(const Nvrtc&, const std::string& architecture, const std::string& text,
                    const std::vector<const char*>& more_options = {});

}  // namespace fulmo::cuda
