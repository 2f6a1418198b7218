#pragma once
// Many voxels to one value: whole frames to a few statistics, and lines along one axis to their projection.
//
// The order of additions is part of the result (contract: equal bits on all devices). A fold takes a line in aligned
// segments of 256: lane l of 32 starts at +0 and adds elements l, l + 32, ..., l + 224, then halves add (16, 8, 4, 2, 1).
// The segments' results are a line again, until one is left.
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

enum class Measure {
  sum,             // of integers exactly, modulo 2^64
  upper_sum,       // of the integers' upper 32 bits (floor), which tells whether the sum fits 64 bits
  minimum,         // NaN wins, -0 < +0
  maximum,
  finite_minimum,  // of what is neither NaN nor infinite; +infinity if nothing is
  finite_maximum,
};

/// The measures of each frame in one pass, side by side along x: int64 for integer images, else float64. Rows fold along
/// x, then planes along y, then frames along z. A frame without voxels gives 0 for sums and the other end of the range
/// for extrema.
NodeRef reduce(const NodeRef& image, std::vector<Measure>);

}  // namespace fulmo
