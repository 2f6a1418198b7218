#pragma once
// Connected components of what is not zero.
#include "graph/node.hpp"

namespace fulmo {

enum class Neighbours { face, box };  // 4 or 8 in a plane, 6 or 26 in a stack

/// Numbered in raster order of their first voxel, from 1 in each frame.
NodeRef connected_components(const NodeRef& image, Neighbours);
/// 1 on the components of what is not zero that have no voxel of value 2, else 0, in uint8. States are small integers.
NodeRef unspoiled_components(const NodeRef& states, Neighbours);

}  // namespace fulmo
