#pragma once
// Statistics of frames, for operations made of several.
#include "graph/node.hpp"

namespace fulmo {

/// The mean of each frame in float64, one voxel a frame.
NodeRef mean_of_frames(const NodeRef& image);

/// Value k of each frame's row, one voxel a frame.
NodeRef value_of_row(const NodeRef& row, int k);

}  // namespace fulmo
