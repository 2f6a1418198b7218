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
/// The same with one row of values after the other. `own`: results are of the values' type, and measures are extrema,
/// or sums that int32 holds.
CPU_FUNCTION(void, gather_rows,
             (Work work, Measure measure, bool own, const void* const* rows, int number, std::int64_t count,
              void* results))
/// Squared distances to means[i * step].
CPU_FUNCTION(void, squared_distances,
             (Work work, const void* values, const double* means, int step, std::int64_t count, double* results))
/// Remembers in best (of the values' type) and where[i] which values are the smallest or largest so far; `at` is their
/// place, 0 for the first.
CPU_FUNCTION(void, note_extrema,
             (Work work, bool largest, const void* values, std::int64_t at, std::int64_t count, void* best,
              std::int32_t* where))
/// The same for values that follow each other from place `at` on, of one line.
CPU_FUNCTION(void, note_extremum,
             (Work work, bool largest, const void* values, std::int64_t at, std::int64_t count, void* best,
              std::int32_t* where))
/// results[i] = total combined with values[0] ... values[i]; total becomes the last of them. Of one type, as in gather.
CPU_FUNCTION(void, run_along,
             (Work work, Measure measure, const void* values, std::int64_t count, void* total, void* results))
}  // namespace fulmo
