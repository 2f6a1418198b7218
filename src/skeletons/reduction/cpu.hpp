#pragma once
#include <cstdint>

#include "backends/cpu/target.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {
/// One result for each aligned segment of 256 of `count` values (one if there are none): doubles, else int64.
CPU_FUNCTION(void, fold_segments, (bool real, Measure measure, const void* values, std::int64_t count, void* results))
}  // namespace fulmo
