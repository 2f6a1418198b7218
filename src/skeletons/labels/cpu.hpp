#pragma once
// Declared once per instruction set; chosen by CPU_CALL.
#include "backends/cpu/target.hpp"
#include "skeletons/labels/regions.hpp"

namespace fulmo {

/// What one row adds in the second pass.
struct RegionSums {
  std::int64_t intensity;
  RegionMoments moments;
};

/// The passes of regions.hpp over one row; tables are indexed by label. `bias` makes integers keys.
CPU_FUNCTION(void, add_regions_f32, (const RegionRow& row, Region* table))
CPU_FUNCTION(void, add_regions_i64, (const RegionRow& row, std::int64_t bias, Region* table))
CPU_FUNCTION(void, add_sums_f32, (const RegionRow& row, const Region* regions, int axis_bits, RegionSums* table))
CPU_FUNCTION(void, add_sums_i64, (const RegionRow& row, RegionSums* table))
CPU_FUNCTION(void, add_spreads_f32,
             (const RegionRow& row, const RegionOrigin* origins, const float* spacing, RegionSpread* table))
CPU_FUNCTION(void, add_spreads_i64,
             (const RegionRow& row, const RegionOrigin* origins, const float* spacing, RegionSpread* table))

}  // namespace fulmo
