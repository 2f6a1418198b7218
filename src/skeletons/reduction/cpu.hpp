#pragma once
#include <cstdint>

#include "backends/cpu/target.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {
/// One result for each aligned segment of 256 of `count` values (one if there are none): float64 of floats, int64 of
/// integers.
CPU_FUNCTION(void, fold_segments, (Work work, Measure measure, const void* values, std::int64_t count, void* results))
}  // namespace fulmo
