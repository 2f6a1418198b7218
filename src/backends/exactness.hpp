#pragma once
#include "backends/device.hpp"

namespace fulmo {
/// Runs arithmetic on some thousand hard numbers and compares every bit with this machine's IEEE results.
bool computes_exactly(Device&);
}  // namespace fulmo
