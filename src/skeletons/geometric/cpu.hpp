#pragma once
#include "backends/cpu/target.hpp"
#include "core/dtype.hpp"

namespace fulmo {
/// Places along one axis of the input, as gpu.cl has them, and how voxels lie there.
struct SampledAxis {
  std::int64_t raw, step, slant;  // of the row's first voxel; to the next; from plane to plane
  std::int64_t stride;            // in elements
  std::int32_t length;
  bool interpolated;
};
/// A row of results. Values are float32 or float64 by the input's dtype if linear, else float32, float64, or the
/// integer in 32 bits (int64 if the dtype has 64).
struct SampledRow {
  const void* source;  // voxel (0, 0, 0) of the frame
  DType dtype;
  bool linear, slanted;
  std::int32_t outside, extra;
  double value;
  SampledAxis axes[3];  // x, y, z
  std::int64_t count;
  void* results;
};
CPU_FUNCTION(void, sample_row, (const SampledRow&))
}  // namespace fulmo
