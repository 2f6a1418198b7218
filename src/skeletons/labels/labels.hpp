#pragma once
// Label images: connected components, numbers that stand for sets of labels, tables by label, growth into a mask.
#include "graph/node.hpp"

namespace fulmo {

enum class Neighbours { face, box };  // 4 or 8 in a plane, 6 or 26 in a stack

/// Components of what is not zero, numbered in raster order of their first voxel, from 1 in each frame.
NodeRef connected_components(const NodeRef& image, Neighbours);

/// The image as labels of an unsigned type. What is no label (negative, beyond 32 bits, a fraction, a float32 above
/// 2^24) throws once computed.
NodeRef as_labels(const NodeRef& image);

/// Which labels stay; the rest become 0, and those that stay are renumbered from 1 in their order, in each frame.
struct Keep {
  enum Rule { present, off_edges, sized, unflagged } rule = present;
  std::array<bool, 3> edges{true, true, true};  // off_edges: x, y, z
  double smallest = 0, largest = 1e300;         // sized: number of voxels
};
NodeRef renumbered(const NodeRef& labels, const Keep&);
/// Labels l with flags[l] != 0 go, numbers above move down by as many; numbers that no voxel has keep their place.
NodeRef without_flagged(const NodeRef& labels, const NodeRef& flags);

/// table[index] at each voxel, of the table's type; an index beyond the table reads its nearest end.
NodeRef looked_up(const NodeRef& index, const NodeRef& table);

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

/// Labels inside the mask grow until they fill each part of it that has one: steps of one voxel, in turns to all
/// neighbours and to those at faces. Where several arrive at once, the smallest label wins.
NodeRef grown(const NodeRef& labels, const NodeRef& mask);

}  // namespace fulmo
