#pragma once
// Declared once per instruction set; chosen by CPU_CALL.
#include <cstdint>

#include "backends/cpu/target.hpp"

namespace fulmo {

inline constexpr int curve_bins = 256;

/// The range of a frame, in float32.
struct CurveRange {
  float low, width;
};
/// How voxels of a row lie between the centres of tiles; `curves` are those of the tiles' rows before and after in y,
/// the same for z.
struct CurveRow {
  const float* curves[4];
  float weight_y, weight_z;
  const std::int32_t* before;  // for each x the tile before it; the one after it follows, where the weight is not 0
  const float* weight_x;
};

/// Adds values[begin...end) to the counts of their bins.
CPU_FUNCTION(void, count_tile, (const float* values, std::int64_t count, CurveRange, std::uint32_t* counts))
/// A tile's curve from its counts.
CPU_FUNCTION(void, make_curve, (const std::uint32_t* counts, float clip, CurveRange, float* curve))
CPU_FUNCTION(void, apply_curves, (float* values, std::int64_t count, CurveRange, const CurveRow* row))

}  // namespace fulmo
