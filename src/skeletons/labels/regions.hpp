#pragma once
// What is measured of each label, by three passes over a frame. Every sum is one of integers, so that the order in
// which voxels arrive cannot matter: of floats in fixed point, at a scale that the label's range and size allow.
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "skeletons/labels/labels.hpp"

namespace fulmo {

/// The first two passes. All zero before the first voxel; lower bounds are kept as the complement's upper bound.
struct Region {
  std::uint64_t count, sum[3];                  // voxels; coordinates x, y, z
  std::uint32_t low_complement[3], high[3];     // bounding box
  std::uint32_t least_complement, most, flags;  // intensity keys of finite voxels; what the others are
  std::int32_t shift;                           // what follows is at 2^shift, as range and count allow
  std::int64_t intensity;                       // the second pass
  std::uint32_t low(int axis) const { return ~low_complement[axis]; }
};
enum RegionFlag : std::uint32_t { saw_nan = 1, saw_infinity = 2, saw_minus_infinity = 4 };

/// Also of the second pass: intensity (a further 2^-axis_bits) times x, y, z.
struct RegionMoments {
  std::int64_t weighted[3];
};
struct RegionTables {
  std::vector<Region> regions;  // a row for every number from 0 to the largest label
  std::vector<RegionMoments> moments;
};

/// What the third pass measures from, and its scales. A position is a whole voxel and a fraction, which keeps digits.
struct RegionOrigin {
  std::int32_t centroid[3], mass[3];
  float centroid_fraction[3], mass_fraction[3];
  std::int64_t mean_whole;       // of integer images
  float mean, deviation_factor;  // of float images, times the factor, which brings deviations to about 1
  std::int32_t square_shift, distance_shift;
};
struct RegionSpread {
  std::int64_t squares, to_centroid, to_mass;
  std::uint32_t furthest_from_centroid, furthest_from_mass;  // bits of a float
};

/// One row of a frame, as the row loops get it.
struct RegionRow {
  const std::uint32_t* labels;
  const void* values;  // float or int64
  std::int64_t count;
  std::uint32_t y, z;
  std::uint32_t first;  // least label that is measured: 0 or 1
};

/// One frame on one device: labels are input 0 of the run, intensities input 1, as float or int64.
class RegionPasses {
 public:
  virtual ~RegionPasses() = default;
  /// The first pass and, if needed, the second. Rows below `first` stay empty.
  virtual RegionTables tables(std::uint32_t first, Needs, int axis_bits) = 0;
  virtual std::vector<RegionSpread> spreads(const std::vector<RegionOrigin>&, const std::array<float, 3>& spacing) = 0;
};
/// The scale at which count * max|x| of a float region stays below 2^62.
std::int32_t shift_of(const Region&);
/// `bias` added to integer intensities gives keys from 0 to 2^32 - 1.
std::unique_ptr<RegionPasses> cpu_region_passes(const Run&, std::int64_t frame, std::int64_t bias);
std::unique_ptr<RegionPasses> device_region_passes(const Run&, std::int64_t frame, std::int64_t bias);

}  // namespace fulmo
