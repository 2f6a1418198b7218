#pragma once
// Loops over sort keys. `largest` chooses maxima.
#include "backends/cpu/target.hpp"

namespace fulmo {
/// values[i] becomes the extreme of values[i + k * step], k < window, for i < count - (window - 1) * step.
CPU_FUNCTION(void, slide, (std::int32_t * values, std::int64_t count, std::int64_t step, int window, bool largest))
/// into[i] becomes the extreme of rows[k][i], k < number.
CPU_FUNCTION(void, extreme_of_rows,
             (std::int32_t * into, const std::int32_t* const* rows, int number, std::int64_t count, bool largest))
}  // namespace fulmo
