// The columns of label statistics.
#include <limits>

#include "core/error.hpp"
#include "skeletons/labels/region_frame.hpp"

namespace fulmo {

namespace {

template <class F>
void fill_each(const RegionFrame& frame, const RegionColumnPart& rows, F value_of) {
  for (std::size_t i = 0; i < rows.count; ++i)
    rows.values[i] =
        frame.missing(rows.first + i) ? std::numeric_limits<double>::quiet_NaN() : value_of(rows.first + i);
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
