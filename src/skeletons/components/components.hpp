#pragma once
// Connected components of what is not zero.
#include "graph/node.hpp"

namespace fulmo {

enum class Neighbours { face, box };  // 4 or 8 in a plane, 6 or 26 in a stack

/// Numbered in raster order of their first voxel, from 1 in each frame.
NodeRef connected_components(const NodeRef& image, Neighbours);

}  // namespace fulmo
