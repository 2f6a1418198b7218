// Line loops of the labels skeleton.
#include "skeletons/labels/cpu.hpp"

#include <cstring>

#include "dialect/native.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

using namespace dialect;
/// Calls f(label, begin, end) for every stretch of equal labels that is measured.
template <class F>
static inline void each_measured(const RegionRow& row, F f) {
  for (i64 begin = 0; begin < row.count;) {
    const u32 label = row.labels[begin];
    i64 end = begin + 1;
    while (end < row.count && row.labels[end] == label) ++end;
    if (label >= row.first) f(label, begin, end);
    begin = end;
  }
}

static inline u32 larger(u32 a, u32 b) { return a > b ? a : b; }

static inline void add_place(const RegionRow& row, i64 begin, i64 end, Region& to) {
  const u64 count = (u64)(end - begin);
  to.count += count;
  to.sum[0] += count * (u64)(begin + end - 1) / 2;
  to.sum[1] += count * row.y;
  to.sum[2] += count * row.z;
  const u32 low[3] = {(u32)begin, row.y, row.z}, high[3] = {(u32)(end - 1), row.y, row.z};
  for (int axis = 0; axis < 3; ++axis) {
    to.low_complement[axis] = larger(to.low_complement[axis], ~low[axis]);
    to.high[axis] = larger(to.high[axis], high[axis]);
  }
}

/// Unsigned numbers in the order of the floats.
static inline u32 float_key(float v) { return (u32)KEY_NAN_LARGEST(v) ^ 0x80000000u; }

/// Intensities of one stretch.
struct Range {
  u32 least = 0xffffffffu, most = 0, flags = 0;
  void add(u32 key) {
    least = key < least ? key : least;
    most = larger(most, key);
  }
  void add(float v) {
    if (v - v == 0)
      add(float_key(v));
    else
      flags |= v != v ? saw_nan : v > 0 ? saw_infinity : saw_minus_infinity;
  }
  void put(Region& to) const {
    to.least_complement = larger(to.least_complement, ~least);
    to.most = larger(to.most, most);
    to.flags |= flags;
  }
};

/// Toward zero; exact scaling, since 2^shift only moves the exponent. NaN and infinities count as 0: flags tell of
/// them.
/// 0 for what no label with finite intensities has: those of the others have no scale, and their results are NaN
/// anyway.
static inline i64 fixed_point(float v, double scale) {
  const double scaled = (double)v * scale;
  return scaled > -9.2e18 && scaled < 9.2e18 ? (i64)scaled : 0;
}

/// 2^exponent, for exponents of normal doubles.
static inline double power_of_two(i32 exponent) {
  const u64 bits = (u64)(1023 + exponent) << 52;
  double value;
  memcpy(&value, &bits, 8);
  return value;
}

static inline float distance(const float* from, const float* fraction, const float* spacing) {
  const float x = (from[0] - fraction[0]) * spacing[0], y = (from[1] - fraction[1]) * spacing[1],
              z = (from[2] - fraction[2]) * spacing[2];
  return SQRT(x * x + y * y + z * z);
}

static inline float deviation(float v, const RegionOrigin& o) { return v * o.deviation_factor - o.mean; }
static inline float deviation(i64 v, const RegionOrigin& o) { return (float)(v - o.mean_whole) * o.deviation_factor; }

template <class T>
static inline void add_spreads(const RegionRow& row, const RegionOrigin* origins, const float* spacing,
                               RegionSpread* table) {
  const T* values = (const T*)row.values;
  each_measured(row, [&](u32 label, i64 begin, i64 end) {
    const RegionOrigin& o = origins[label];
    RegionSpread& to = table[label];
    const double square_scale = power_of_two(o.square_shift), distance_scale = power_of_two(o.distance_shift);
    for (i64 x = begin; x < end; ++x) {
      const float d = deviation(values[x], o);
      const i32 at[3] = {(i32)x, (i32)row.y, (i32)row.z};
      float from_centroid[3], from_mass[3];
      for (int axis = 0; axis < 3; ++axis) {
        from_centroid[axis] = (float)(at[axis] - o.centroid[axis]);
        from_mass[axis] = (float)(at[axis] - o.mass[axis]);
      }
      const float c = distance(from_centroid, o.centroid_fraction, spacing),
                  m = distance(from_mass, o.mass_fraction, spacing);
      to.squares = ADD_I64(to.squares, fixed_point(d * d, square_scale));
      to.to_centroid += fixed_point(c, distance_scale);
      to.to_mass += fixed_point(m, distance_scale);
      to.furthest_from_centroid = larger(to.furthest_from_centroid, AS_U32(c));
      to.furthest_from_mass = larger(to.furthest_from_mass, AS_U32(m));
    }
  });
}

}  // namespace

void add_regions_f32(const RegionRow& row, Region* table) {
  const float* values = (const float*)row.values;
  each_measured(row, [&](u32 label, i64 begin, i64 end) {
    Range range;
    for (i64 x = begin; x < end; ++x) range.add(values[x]);
    range.put(table[label]);
    add_place(row, begin, end, table[label]);
  });
}

void add_regions_i64(const RegionRow& row, std::int64_t bias, Region* table) {
  const i64* values = (const i64*)row.values;
  each_measured(row, [&](u32 label, i64 begin, i64 end) {
    Range range;
    for (i64 x = begin; x < end; ++x) range.add((u32)(values[x] + bias));
    range.put(table[label]);
    add_place(row, begin, end, table[label]);
  });
}

void add_sums_f32(const RegionRow& row, const Region* regions, int axis_bits, RegionSums* table) {
  const float* values = (const float*)row.values;
  each_measured(row, [&](u32 label, i64 begin, i64 end) {
    const double scale = power_of_two(regions[label].shift);
    i64 sum = 0, coarse = 0, with_x = 0;
    for (i64 x = begin; x < end; ++x) {
      const i64 v = fixed_point(values[x], scale);
      sum += v;
      coarse += v >> axis_bits;
      with_x += (v >> axis_bits) * x;
    }
    RegionSums& to = table[label];
    to.intensity += sum;
    to.moments.weighted[0] += with_x;
    to.moments.weighted[1] += coarse * row.y;
    to.moments.weighted[2] += coarse * row.z;
  });
}

void add_sums_i64(const RegionRow& row, RegionSums* table) {
  const i64* values = (const i64*)row.values;
  each_measured(row, [&](u32 label, i64 begin, i64 end) {
    i64 sum = 0, with_x = 0;
    for (i64 x = begin; x < end; ++x) sum += values[x], with_x += values[x] * x;
    RegionSums& to = table[label];
    to.intensity += sum;
    to.moments.weighted[0] += with_x;
    to.moments.weighted[1] += sum * row.y;
    to.moments.weighted[2] += sum * row.z;
  });
}

void add_spreads_f32(const RegionRow& row, const RegionOrigin* origins, const float* spacing, RegionSpread* table) {
  add_spreads<float>(row, origins, spacing, table);
}

void add_spreads_i64(const RegionRow& row, const RegionOrigin* origins, const float* spacing, RegionSpread* table) {
  add_spreads<i64>(row, origins, spacing, table);
}

}  // namespace fulmo::FULMO_TARGET
