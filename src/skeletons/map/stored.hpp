#pragma once
// Results in images of other dtypes than their own.
#include "graph/node.hpp"

namespace fulmo {

/// A step of which every result voxel is one of an input, so that all may have another dtype.
class MovingStep : public Step {};

/// A call's result in an output image of another dtype: what is computed is rounded and saturated once, to that dtype
/// and not to its own before. What somebody holds keeps the values of its own dtype.
NodeRef stored_as(const NodeRef& result, DType);

}  // namespace fulmo
