#pragma once
#include <cstdint>

#include "backends/cpu/target.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {
/// One result for each aligned segment of 256 of `count` values (one if there are none): float64 of floats, int64 of
/// integers.
CPU_FUNCTION(void, fold_segments, (Work work, Measure measure, const void* values, std::int64_t count, void* results))
/// results[i] = results[i] combined with values[i]; results are float64 for floats, int64 for integers.
CPU_FUNCTION(void, gather, (Work work, Measure measure, const void* values, std::int64_t count, void* results))
/// Squared distances to means[i * step].
CPU_FUNCTION(void, squared_distances,
             (Work work, const void* values, const double* means, int step, std::int64_t count, double* results))
}  // namespace fulmo
