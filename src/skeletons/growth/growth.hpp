#pragma once
// Labels grow, one voxel a step.
#include "graph/node.hpp"

namespace fulmo {

/// Labels inside the mask grow until they fill each part of it that has one: steps of one voxel, in turns to all
/// neighbours and to those at faces. Where several arrive at once, the smallest label wins.
NodeRef grown(const NodeRef& labels, const NodeRef& mask);

}  // namespace fulmo
