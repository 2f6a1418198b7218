#pragma once
#include "backends/cpu/target.hpp"

namespace fulmo {
/// Sums are made up to the next multiple of this many.
inline constexpr int sum_block = 64;
/// sums[x] = sum over k of weights[k] * rows[k][x].
CPU_FUNCTION(void, sum_rows,
             (const float* const* rows, const float* weights, int taps, float* sums, std::int64_t count))
/// sums[x] += entering[x] - leaving[x]: what a box moved on by one does.
CPU_FUNCTION(void, slide_rows,
             (const std::int64_t* entering, const std::int64_t* leaving, std::int64_t* sums, std::int64_t count))
/// sums[x] = line[x] + ... + line[x + taps - 1].
CPU_FUNCTION(void, slide_along, (const std::int64_t* line, int taps, std::int64_t* sums, std::int64_t count))
}  // namespace fulmo
