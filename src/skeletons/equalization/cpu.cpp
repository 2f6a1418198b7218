// Bins in vector registers; counts and curves one by one.
#include "skeletons/equalization/cpu.hpp"

#include "dialect/native.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

using namespace dialect;
constexpr int block = 256;

static inline void find_bins(const float* values, int count, CurveRange range, i32* bins) {
  for (int i = 0; i < count; ++i) {
    const float at = (values[i] - range.low) * 255.0f / range.width + 0.5f;
    bins[i] = (i32)(at > 255.0f ? 255.0f : at > 0.0f ? at : 0.0f);  // NaN gives 0
  }
}

static inline float between(float before, float after, float weight) { return FMA(weight, after - before, before); }

}  // namespace

void count_tile(const float* values, std::int64_t count, CurveRange range, std::uint32_t* counts) {
  i32 bins[block];
  for (std::int64_t x = 0; x < count; x += block) {
    const int width = (int)(count - x < block ? count - x : block);
    find_bins(values + x, width, range, bins);
    for (int i = 0; i < width; ++i) counts[bins[i]] += values[x + i] == values[x + i];
  }
}

void make_curve(const std::uint32_t* counts, float clip, CurveRange range, float* curve) {
  u32 total = 0;
  for (int b = 0; b < curve_bins; ++b) total += counts[b];
  const float n = (float)total, limit = clip * n;
  u32 sum = 0, clipped = 0;
  for (int b = 0; b < curve_bins; ++b) {
    const bool over = (float)counts[b] > limit;
    sum += over ? 0 : counts[b];
    clipped += over;
    curve[b] = FMA((float)clipped, limit, (float)sum);
  }
  const float share = (n - curve[curve_bins - 1]) * 0.00390625f, first = curve[0] + share, most = n - first;
  for (int b = 0; b < curve_bins; ++b) {
    const float ratio = most > 0 ? (FMA((float)(b + 1), share, curve[b]) - first) / most : 0.0f;
    curve[b] = FMA(ratio < 1 ? ratio : 1.0f, range.width, range.low);
  }
}

void apply_curves(float* values, std::int64_t count, CurveRange range, const CurveRow* row) {
  const bool flat = row->weight_z == 0;
  i32 bins[block];
  for (std::int64_t x = 0; x < count; x += block) {
    const int width = (int)(count - x < block ? count - x : block);
    find_bins(values + x, width, range, bins);
    for (int i = 0; i < width; ++i) {
      const float weight = row->weight_x[x + i];
      const std::int64_t before = (std::int64_t)row->before[x + i] * curve_bins + bins[i];
      const std::int64_t after = before + (weight > 0 ? curve_bins : 0);
      float at[2];
      for (int z = 0; z < (flat ? 1 : 2); ++z) {
        const float *top = row->curves[2 * z], *bottom = row->curves[2 * z + 1];
        at[z] = between(between(top[before], top[after], weight), between(bottom[before], bottom[after], weight),
                        row->weight_y);
      }
      const float mapped = flat ? at[0] : between(at[0], at[1], row->weight_z);
      values[x + i] = values[x + i] == values[x + i] ? mapped : values[x + i];
    }
  }
}

}  // namespace fulmo::FULMO_TARGET
