#pragma once
// Label images and the numbers in them: what is a label, which labels stay, what a table has for each.
#include "graph/node.hpp"

namespace fulmo {

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

}  // namespace fulmo
