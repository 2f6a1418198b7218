#pragma once
// Thresholds that an image gives itself, for operations made of several.
#include "graph/node.hpp"

namespace fulmo {

/// 1 where a frame's voxel is above the frame's threshold by Otsu's method (256 bins).
NodeRef otsu_mask(const NodeRef& image);

}  // namespace fulmo
