#pragma once
#include "backends/cpu/target.hpp"

namespace fulmo {
/// Rows of means and variances, which count by their weights; shifted by `center` they do not cancel. A mean is the sum
/// of a float and a rest too small for it. The first axis has neither rests nor variances (null).
struct MomentRows {
  const float *const *means, *const *rests, *const *variances;
  const float *center, *center_rest, *weights;
  int taps;
  float total;  // of the weights
};
/// What all rows together have; `mean` and `rest` may be null.
CPU_FUNCTION(void, merge_rows, (const MomentRows& rows, float* mean, float* rest, float* variance, std::int64_t count))
/// sums += means / (variances + 1e-6), totals += 1 / (variances + 1e-6).
CPU_FUNCTION(void, add_steady,
             (const float* means, const float* variances, float* sums, float* totals, std::int64_t count))
/// values /= by.
CPU_FUNCTION(void, divide_row, (float* values, const float* by, std::int64_t count))
}  // namespace fulmo
