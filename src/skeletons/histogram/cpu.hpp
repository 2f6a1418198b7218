#pragma once
#include <cstdint>

#include "backends/cpu/target.hpp"

namespace fulmo {
/// Adds values (at most 256) to the counters of their bins.
CPU_FUNCTION(void, count_values, (const float* values, int count, const float* range, int bins, std::uint32_t* counters))
}  // namespace fulmo
