#pragma once
// Many voxels to one value: whole frames to a few statistics, and lines along one axis to their projection or to the
// values it has on the way.
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
  product,  // of integers exactly; what 63 bits and a sign cannot hold becomes +-(2^63 - 1)
};

/// The measures of each frame in one pass, side by side along x: int64 for integer images, else float64. Rows fold
/// along x, then planes along y, then frames along z. A frame without voxels gives 0 for sums, 1 for products and the
/// other end of the range for extrema.
NodeRef reduce(const NodeRef& image, std::vector<Measure>);

/// The type of an image that has one value for each line along an axis (0 x, 1 y, 2 z).
Type without_axis(const Type&, int axis, bool keep_axis = false);

/// What becomes of a line of voxels. Mean, variance and deviation are computed in float64 from the exact or folded sum,
/// then from the squared distances to the mean; where the count does not exceed ddof they are 0.
enum class Projection { sum, minimum, maximum, product, mean, variance, standard_deviation };

/// Lines along an axis (0 x, 1 y, 2 z) in aligned segments of 256, added in order; inside a segment y and z add in
/// order too, x as a fold. The axis is dropped unless kept; one that the image lacks has length 1.
NodeRef project(const NodeRef& image, int axis, Projection, DType, int ddof = 0, bool keep_axis = false);

/// Where along the axis the smallest or largest value of a line stands, in uint32: the first of several that are equal;
/// the first NaN, if there is one.
NodeRef position_of_extremum(const NodeRef& image, int axis, bool largest, bool keep_axis);

/// Sum, minimum, maximum or product of a line up to each voxel: in order inside aligned segments of 256, combined with
/// that of the segments before, which are combined in order too.
NodeRef accumulate(const NodeRef& image, int axis, Measure, DType);

}  // namespace fulmo
