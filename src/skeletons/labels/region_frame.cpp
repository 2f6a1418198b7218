#include "skeletons/labels/region_frame.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "backends/cpu/pool.hpp"
#include "core/error.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Least e with |v| < 2^e.
int exponent_above(double v) {
  int e = 0;
  std::frexp(v, &e);
  return e;
}

/// v * 2^e, exactly: e is far from the ends of double, and std::ldexp is slow.
double scaled(double v, int e) { return v * std::bit_cast<double>(static_cast<std::uint64_t>(1023 + e) << 52); }

float float_of(u32 key) { return std::bit_cast<float>(key & 0x80000000u ? key ^ 0x80000000u : ~key); }

bool has_finite(const Region& r) { return ~r.least_complement <= r.most; }

/// A position as the nearest voxel and what is left of it.
void split(const RegionFrame::Point& p, std::int32_t* whole, float* fraction) {
  for (int axis = 0; axis < 3; ++axis) {
    whole[axis] = static_cast<std::int32_t>(std::nearbyint(p[axis]));
    fraction[axis] = static_cast<float>(p[axis] - whole[axis]);
  }
}

}  // namespace

RegionFrame::RegionFrame(RegionPasses& passes, const Extent& e, bool floats, i64 bias, const Point& spacing)
    : passes_(passes),
      floats_(floats),
      bias_(bias),
      spacing_(spacing),
      axis_bits_(std::bit_width(static_cast<std::uint64_t>(std::max({e.x, e.y, e.z}) - 1))) {}

void RegionFrame::measure(u32 first, Needs needs) {
  RegionTables tables = passes_.tables(first, needs, axis_bits_);
  regions_ = std::move(tables.regions);
  moments_ = std::move(tables.moments);
  if (needs < Needs::spreads) return;
  origins_.resize(regions_.size());
  parallel_for(static_cast<i64>(regions_.size()), 1024, [&](i64 begin, i64 end) {
    for (i64 label = begin; label < end; ++label) origins_[label] = origin(label);
  });
  spreads_ = passes_.spreads(
      origins_, {static_cast<float>(spacing_[0]), static_cast<float>(spacing_[1]), static_cast<float>(spacing_[2])});
}

double RegionFrame::sum(std::size_t label) const {
  const u32 flags = regions_[label].flags;
  if (flags & saw_nan || flags == (saw_infinity | saw_minus_infinity)) return nan;
  if (flags) return flags & saw_infinity ? infinity : -infinity;
  return scaled(static_cast<double>(regions_[label].intensity), -regions_[label].shift);
}

double RegionFrame::weighted(std::size_t label, int axis) const {
  if (regions_[label].flags) return nan;
  return scaled(static_cast<double>(moments_[label].weighted[axis]),
                (floats_ ? axis_bits_ : 0) - regions_[label].shift);
}

RegionFrame::Point RegionFrame::mass(std::size_t label) const {
  const double all = sum(label);
  return {weighted(label, 0) / all, weighted(label, 1) / all, weighted(label, 2) / all};
}

double RegionFrame::standard_deviation(std::size_t label) const {
  const RegionOrigin& o = origins_[label];
  if (regions_[label].flags) return nan;
  const double squares = scaled(static_cast<double>(spreads_[label].squares), -o.square_shift) / count(label);
  const double used = floats_ ? o.mean : static_cast<double>(o.mean_whole) * o.deviation_factor;
  const double off = mean(label) * o.deviation_factor - used;
  return std::sqrt(std::max(0.0, squares - off * off)) / o.deviation_factor;
}

std::array<double, 2> RegionFrame::distances(std::size_t label, bool to_mass) const {
  const RegionSpread& s = spreads_[label];
  if (to_mass && !reachable(label, mass(label))) return {nan, nan};
  const i64 sum = to_mass ? s.to_mass : s.to_centroid;
  const u32 furthest = to_mass ? s.furthest_from_mass : s.furthest_from_centroid;
  return {scaled(static_cast<double>(sum), -origins_[label].distance_shift), std::bit_cast<float>(furthest)};
}

double RegionFrame::value_of(u32 key) const {
  return floats_ ? float_of(key) : static_cast<double>(key) - static_cast<double>(bias_);
}

double RegionFrame::extreme(std::size_t label, u32 at, u32 opposite, u32 key) const {
  const Region& r = regions_[label];
  if (r.flags & saw_nan) return nan;
  if (r.flags & at) return at == saw_infinity ? infinity : -infinity;
  if (!has_finite(r)) return opposite == saw_infinity ? infinity : -infinity;
  return value_of(key);
}

bool RegionFrame::reachable(std::size_t label, const Point& p) const {
  return std::all_of(p.begin(), p.end(), [](double v) { return std::fabs(v) < 1e9; }) && !missing(label);
}

double RegionFrame::furthest_corner(std::size_t label, const Point& from) const {
  const Region& r = regions_[label];
  double squares = 0;
  for (int axis = 0; axis < 3; ++axis) {
    const double reach = std::max(std::fabs(from[axis] - r.low(axis)), std::fabs(r.high[axis] - from[axis]));
    squares += reach * reach * spacing_[axis] * spacing_[axis];
  }
  return std::sqrt(squares);
}

RegionOrigin RegionFrame::origin(std::size_t label) const {
  RegionOrigin o{};
  if (missing(label)) return o;
  const Point centre{centroid(label, 0), centroid(label, 1), centroid(label, 2)}, heavy = mass(label);
  double furthest = furthest_corner(label, centre);
  split(centre, o.centroid, o.centroid_fraction);
  if (reachable(label, heavy)) {
    split(heavy, o.mass, o.mass_fraction);
    furthest = std::max(furthest, furthest_corner(label, heavy));
  }
  const int count_bits = std::bit_width(regions_[label].count);
  o.distance_shift = 61 - count_bits - exponent_above(furthest);
  o.square_shift = 58 - count_bits;
  if (regions_[label].flags == 0) scale_deviations(label, o);
  return o;
}

void RegionFrame::scale_deviations(std::size_t label, RegionOrigin& o) const {
  const double average = mean(label);
  o.mean_whole = floats_ ? 0 : static_cast<i64>(std::nearbyint(average));
  const double from = floats_ ? static_cast<float>(average) : static_cast<double>(o.mean_whole);
  const double reach = std::max(most(label) - from, from - least(label));
  o.deviation_factor = static_cast<float>(std::ldexp(1.0, -std::clamp(exponent_above(reach), -120, 126)));
  o.mean = floats_ ? static_cast<float>(from * o.deviation_factor) : 0;
}

std::int32_t shift_of(const Region& r) {
  if (!has_finite(r)) return 0;
  const float magnitude = std::max(std::fabs(float_of(~r.least_complement)), std::fabs(float_of(r.most)));
  return magnitude == 0 ? 0 : 62 - std::bit_width(r.count) - exponent_above(magnitude);
}

// ---- columns: in this file, so that they are loops over the numbers above

namespace {

template <class F>
void fill_each(const RegionFrame& frame, const RegionColumnPart& rows, F value_of) {
  for (std::size_t i = 0; i < rows.count; ++i)
    rows.values[i] = frame.missing(rows.first + i) ? nan : value_of(rows.first + i);
}

double ratio(const std::array<double, 2>& distances, double count) { return distances[1] / (distances[0] / count); }

#define OF(expression)                                                                                   \
  [](const RegionFrame& f, const RegionColumnPart& rows, [[maybe_unused]] const RegionFrame::Point& s) { \
    fill_each(f, rows, [&](std::size_t l) -> double { return expression; });                             \
  }

/// The one column that has a number, 0, where no voxel is.
void fill_areas(const RegionFrame& frame, const RegionColumnPart& rows, const RegionFrame::Point& s) {
  for (std::size_t i = 0; i < rows.count; ++i) rows.values[i] = frame.count(rows.first + i) * s[0] * s[1] * s[2];
}

}  // namespace

const std::vector<RegionMeasure>& region_measures() {
  constexpr Needs places = Needs::places, sums = Needs::sums, moments = Needs::moments, all = Needs::spreads;
  static const std::vector<RegionMeasure> table = {
      {"bbox_min_x", places, OF(f.region(l).low(0))},
      {"bbox_min_y", places, OF(f.region(l).low(1))},
      {"bbox_min_z", places, OF(f.region(l).low(2))},
      {"bbox_max_x", places, OF(f.region(l).high[0])},
      {"bbox_max_y", places, OF(f.region(l).high[1])},
      {"bbox_max_z", places, OF(f.region(l).high[2])},
      {"bbox_width", places, OF(f.region(l).high[0] - f.region(l).low(0) + 1)},
      {"bbox_height", places, OF(f.region(l).high[1] - f.region(l).low(1) + 1)},
      {"bbox_depth", places, OF(f.region(l).high[2] - f.region(l).low(2) + 1)},
      {"min_intensity", places, OF(f.least(l))},
      {"max_intensity", places, OF(f.most(l))},
      {"mean_intensity", sums, OF(f.mean(l))},
      {"sum_intensity", sums, OF(f.sum(l))},
      {"standard_deviation_intensity", all, OF(f.standard_deviation(l))},
      {"area", places, fill_areas},
      {"sum_intensity_times_x", moments, OF(f.weighted(l, 0))},
      {"sum_intensity_times_y", moments, OF(f.weighted(l, 1))},
      {"sum_intensity_times_z", moments, OF(f.weighted(l, 2))},
      {"mass_center_x", moments, OF(f.mass(l)[0] * s[0])},
      {"mass_center_y", moments, OF(f.mass(l)[1] * s[1])},
      {"mass_center_z", moments, OF(f.mass(l)[2] * s[2])},
      {"sum_x", places, OF(static_cast<double>(f.region(l).sum[0]))},
      {"sum_y", places, OF(static_cast<double>(f.region(l).sum[1]))},
      {"sum_z", places, OF(static_cast<double>(f.region(l).sum[2]))},
      {"centroid_x", places, OF(f.centroid(l, 0) * s[0])},
      {"centroid_y", places, OF(f.centroid(l, 1) * s[1])},
      {"centroid_z", places, OF(f.centroid(l, 2) * s[2])},
      {"sum_distance_to_centroid", all, OF(f.distances(l, false)[0])},
      {"mean_distance_to_centroid", all, OF(f.distances(l, false)[0] / f.count(l))},
      {"max_distance_to_centroid", all, OF(f.distances(l, false)[1])},
      {"mean_max_distance_to_centroid_ratio", all, OF(ratio(f.distances(l, false), f.count(l)))},
      {"sum_distance_to_mass_center", all, OF(f.distances(l, true)[0])},
      {"mean_distance_to_mass_center", all, OF(f.distances(l, true)[0] / f.count(l))},
      {"max_distance_to_mass_center", all, OF(f.distances(l, true)[1])},
      {"mean_max_distance_to_mass_center_ratio", all, OF(ratio(f.distances(l, true), f.count(l)))},
  };
  return table;
}
#undef OF

const RegionMeasure& region_measure_named(const std::string& name) {
  for (auto& measure : region_measures())
    if (name == measure.name) return measure;
  std::string known = "label";
  for (auto& measure : region_measures()) known += std::string(", ") + measure.name;
  throw ParameterError("columns must be among " + known + ", got " + name);
}

}  // namespace fulmo
