#pragma once
#include "backends/device.hpp"

namespace fulmo::reference {
/// Throws KernelError if NVRTC, where it is installed, does not take the kernel: no card is needed to see that.
void compile_for_cuda(const Kernel&, bool separate);
}  // namespace fulmo::reference
