#pragma once
// Many voxels to one value: whole frames to a few statistics, and lines along one axis to their projection.
//
// The order of additions is part of the result (contract: equal bits on all devices). A fold takes a line in aligned
// segments of 256: lane l of 32 starts at +0 and adds elements l, l + 32, ..., l + 224, then halves add (16, 8, 4, 2,
// 1). The segments' results are a line again, until one is left.
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

enum class Measure {
  sum,        // of integers exactly, modulo 2^64
  upper_sum,  // of the integers' upper 32 bits (floor), which tells whether the sum fits 64 bits
  minimum,    // NaN wins, -0 < +0
  maximum,
  finite_minimum,  // of what is neither NaN nor infinite; +infinity if nothing is
  finite_maximum,
};

/// The measures of each frame in one pass, side by side along x: int64 for integer images, else float64. Rows fold
/// along x, then planes along y, then frames along z. A frame without voxels gives 0 for sums and the other end of the
/// range for extrema.
NodeRef reduce(const NodeRef& image, std::vector<Measure>);

/// What becomes of a line of voxels. Mean, variance and deviation are computed in float64 from the exact or folded sum,
/// then from the squared distances to the mean; where the count does not exceed ddof they are 0.
enum class Projection { sum, minimum, maximum, mean, variance, standard_deviation };

/// Lines along an axis (0 x, 1 y, 2 z) in aligned segments of 256, added in order; inside a segment y and z add in
/// order too, x as a fold. The axis is dropped unless kept; one that the image lacks has length 1.
NodeRef project(const NodeRef& image, int axis, Projection, DType, int ddof = 0, bool keep_axis = false);

}  // namespace fulmo
