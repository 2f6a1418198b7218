#pragma once
#include <cstdint>

#include "backends/cpu/target.hpp"
#include "skeletons/histogram/histogram.hpp"

namespace fulmo {
/// Add values (at most 256) to the counters of their bins; the counter after the last bin is no matter.
CPU_FUNCTION(void, count_values,
             (const float* values, int count, const double* range, int bins, std::uint32_t* counters))
CPU_FUNCTION(void, count_digits, (const float* values, int count, double prefix, Digit digit, std::uint32_t* counters))
}  // namespace fulmo
