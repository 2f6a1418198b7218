#pragma once
#include "backends/cpu/target.hpp"

namespace fulmo {
/// A row of results and where it lies.
struct StencilRow {
  const float* lines[9];  // of dz = -1, 0, 1 and, in each, dy = -1, 0, 1; lines[.][-1] and lines[.][width] are border
  float* results;
  std::int32_t y, z, width, height, depth;
};
CPU_FUNCTION(void, run_stencil, (int formula, const StencilRow& row))
}  // namespace fulmo
