#pragma once
// What is measured of each label.
#include "graph/node.hpp"

namespace fulmo {

/// How far a measure has to go over the image.
enum class Needs { places, sums, moments, spreads };
struct RegionQuery {
  std::vector<std::string> columns;        // empty: all
  bool background = false;                 // label 0 has a row too
  std::array<double, 3> spacing{1, 1, 1};  // x, y, z: area, centroids, centers of mass and distances are in its unit
};
struct RegionColumns {
  std::vector<std::string> names;
  std::vector<std::vector<double>> values;
};
/// A row for each frame and each number up to the largest label; numbers without voxels have area 0, else NaN. Runs
/// now.
RegionColumns region_statistics(const NodeRef& labels, const NodeRef& intensity, const RegionQuery&);
/// One column, painted on the labels in float32; 0 in the background.
NodeRef region_map(const NodeRef& labels, const NodeRef& intensity, const std::string& column);

}  // namespace fulmo
