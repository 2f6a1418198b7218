#pragma once
// Statistics of frames, for operations made of several.
#include "graph/node.hpp"

namespace fulmo {

/// The mean of each frame in float64, one voxel a frame.
NodeRef mean_of_frames(const NodeRef& image);

}  // namespace fulmo
