#pragma once
#include "backends/cpu/target.hpp"

namespace fulmo {
/// sums[x] = sum over k of weights[k] * rows[k][x], for x in [0, count) and on to the next multiple of sum_block.
CPU_FUNCTION(void, sum_rows, (const float* const* rows, const float* weights, int taps, float* sums, std::int64_t count))
inline constexpr int sum_block = 64;
}  // namespace fulmo
