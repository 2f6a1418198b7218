#pragma once
// The numbers of each label of one frame, in double, from the raw sums of the passes; and the columns made of them.
#include "graph/node.hpp"
#include "skeletons/labels/regions.hpp"

namespace fulmo {

/// Turns raw sums of one frame into numbers; what scales and origins the next pass needs follows from those before.
class RegionFrame {
 public:
  using Point = std::array<double, 3>;  // x, y, z
  RegionFrame(RegionPasses&, const Extent&, bool floats, std::int64_t bias, const Point& spacing);
  void measure(std::uint32_t first, Needs needs);

  std::size_t labels() const { return regions_.size(); }
  bool missing(std::size_t label) const { return regions_[label].count == 0; }
  double count(std::size_t label) const { return static_cast<double>(regions_[label].count); }
  double least(std::size_t label) const {
    return extreme(label, saw_minus_infinity, saw_infinity, ~regions_[label].least_complement);
  }
  double most(std::size_t label) const {
    return extreme(label, saw_infinity, saw_minus_infinity, regions_[label].most);
  }

  double sum(std::size_t label) const;
  double mean(std::size_t label) const { return sum(label) / count(label); }
  double standard_deviation(std::size_t label) const;

  /// Sum of intensity times a coordinate.
  double weighted(std::size_t label, int axis) const;
  double centroid(std::size_t label, int axis) const {
    return static_cast<double>(regions_[label].sum[axis]) / count(label);
  }
  Point mass(std::size_t label) const;
  /// Sum and maximum of distances; NaN where the mass has no center.
  std::array<double, 2> distances(std::size_t label, bool to_mass) const;
  const Region& region(std::size_t label) const { return regions_[label]; }

 private:
  double value_of(std::uint32_t key) const;
  /// An end of the range: `at` infinity wins, finite values come next, then the other infinity.
  double extreme(std::size_t label, std::uint32_t at, std::uint32_t opposite, std::uint32_t key) const;
  double furthest_corner(std::size_t label, const Point& from) const;
  /// Whether distances to it can be measured: negative intensities may put a center of mass anywhere.
  bool reachable(std::size_t label, const Point&) const;
  RegionOrigin origin(std::size_t label) const;
  void scale_deviations(std::size_t label, RegionOrigin&) const;

  RegionPasses& passes_;
  const bool floats_;
  const std::int64_t bias_;
  const Point spacing_;
  const int axis_bits_;
  std::vector<Region> regions_;
  std::vector<RegionMoments> moments_;
  std::vector<RegionOrigin> origins_;
  std::vector<RegionSpread> spreads_;
};

/// Where values of consecutive labels go.
struct RegionColumnPart {
  std::size_t first, count;
  double* values;
};

/// A column: its name, the pass it waits for, and how it is filled; NaN for labels without voxels.
struct RegionMeasure {
  const char* name;
  Needs needs;
  void (*fill)(const RegionFrame&, const RegionColumnPart&, const RegionFrame::Point& spacing);
};
const std::vector<RegionMeasure>& region_measures();
const RegionMeasure& region_measure_named(const std::string& name);

}  // namespace fulmo
