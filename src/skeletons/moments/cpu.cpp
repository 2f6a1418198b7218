// Moments of rows, a block of columns at a time.
#include "skeletons/moments/cpu.hpp"

#include <math.h>

namespace fulmo::FULMO_TARGET {
namespace {

constexpr int block = 64;

/// How far row k's means lie from the center, of `count` columns from x.
static inline void distances(const MomentRows& rows, int k, std::int64_t x, int count, float* into) {
  const float *means = rows.means[k] + x, *center = rows.center + x;
  for (int i = 0; i < count; ++i) into[i] = means[i] - center[i];
  if (!rows.rests) return;
  const float *rests = rows.rests[k] + x, *center_rest = rows.center_rest + x;
  for (int i = 0; i < count; ++i) into[i] = into[i] + (rests[i] - center_rest[i]);
}

/// Column x of the mean: its float and what that leaves out, exactly.
static inline void split_mean(float center, float shift, float* mean, float* rest) {
  const float sum = center + shift, added = sum - center;
  *mean = sum;
  *rest = (center - (sum - added)) + (shift - added);
}

static void merge_block(const MomentRows& rows, std::int64_t x, int count, float* mean, float* rest, float* variance) {
  float shift[block] = {}, squares[block] = {}, inner[block] = {}, distance[block];
  for (int k = 0; k < rows.taps; ++k) {
    const float weight = rows.weights[k];
    distances(rows, k, x, count, distance);
    for (int i = 0; i < count; ++i) shift[i] = fmaf(weight, distance[i], shift[i]);
  }
  for (int i = 0; i < count; ++i) shift[i] = shift[i] / rows.total;
  for (int k = 0; k < rows.taps; ++k) {
    const float weight = rows.weights[k];
    distances(rows, k, x, count, distance);
    for (int i = 0; i < count; ++i) {
      const float off = distance[i] - shift[i];
      squares[i] = fmaf(weight * off, off, squares[i]);
    }
  }
  for (int k = 0; rows.variances && k < rows.taps; ++k) {
    const float *variances = rows.variances[k] + x, weight = rows.weights[k];
    for (int i = 0; i < count; ++i) inner[i] = fmaf(weight, variances[i], inner[i]);
  }
  for (int i = 0; mean && i < count; ++i) {
    const float moved = rows.rests ? rows.center_rest[x + i] + shift[i] : shift[i];
    split_mean(rows.center[x + i], moved, mean + x + i, rest + x + i);
  }
  for (int i = 0; i < count; ++i) variance[x + i] = (squares[i] + inner[i]) / rows.total;
}

}  // namespace

void merge_rows(const MomentRows& rows, float* mean, float* rest, float* variance, std::int64_t count) {
  std::int64_t x = 0;
  for (; x + block <= count; x += block) merge_block(rows, x, block, mean, rest, variance);
  if (x < count) merge_block(rows, x, (int)(count - x), mean, rest, variance);
}

void add_steady(const float* means, const float* variances, float* sums, float* totals, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    const float weight = 1.0f / (variances[i] + 1e-6f);
    sums[i] = fmaf(means[i], weight, sums[i]);
    totals[i] = totals[i] + weight;
  }
}

void divide_row(float* values, const float* by, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) values[i] = values[i] / by[i];
}

}  // namespace fulmo::FULMO_TARGET
