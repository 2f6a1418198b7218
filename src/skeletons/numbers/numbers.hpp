#pragma once
// Label images and the numbers in them: what is a label, which labels stay, what a table has for each.
#include "graph/node.hpp"

namespace fulmo {

/// The image as labels of an unsigned type. What is no label (negative, beyond 32 bits, a fraction, a float32 above
/// 2^24) throws once computed.
NodeRef as_labels(const NodeRef& image);

/// Which labels stay; the rest become 0, and those that stay are renumbered from 1 in their order, in each frame.
struct Keep {
  enum Rule { present, off_edges, sized } rule = present;
  std::array<bool, 3> edges{true, true, true};  // off_edges: x, y, z
  double smallest = 0, largest = 1e300;         // sized: number of voxels
};
NodeRef renumbered(const NodeRef& labels, const Keep&);
/// Labels l with flags[l] != 0 go, numbers above move down by as many; numbers that no voxel has keep their place.
NodeRef without_flagged(const NodeRef& labels, const NodeRef& flags);

/// table[index] at each voxel, of the table's type; an index beyond the table reads its nearest end. One table for all
/// frames, or one for each.
NodeRef looked_up(const NodeRef& index, const NodeRef& table);

/// The type of a vector or matrix for each frame of an image.
Type of_each_frame(const Type& image, DType, const std::vector<std::int64_t>& shape);
/// The largest label of all frames, computed now; throws where a table by number would be mostly empty.
std::int64_t largest_number(const NodeRef& labels);

inline constexpr std::uint32_t no_voxel = 0xffffffffu;
/// A vector for each frame: raster index of the first voxel of every number below `count`, no_voxel where there is
/// none.
NodeRef first_voxels(const NodeRef& labels, std::int64_t count);
/// What the image has at these places, in float32; 0 for no_voxel.
NodeRef values_at(const NodeRef& places, const NodeRef& image);

/// What is not 0 becomes 1, 2, ... in raster order, in each frame.
NodeRef numbered_voxels(const NodeRef& image);

}  // namespace fulmo
