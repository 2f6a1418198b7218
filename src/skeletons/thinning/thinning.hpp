#pragma once
// Masks reduced to lines one voxel wide.
#include "graph/node.hpp"

namespace fulmo {

/// 1 on the skeleton of what is not 0, else 0, in uint8; outside the image is background. Voxels go whose removal
/// changes no topology (neighbours of the object at corners too, of the background at faces) and that end no line:
/// those open to one side at a time, -x, +x, -y, +y, -z, +z, and of these one of 8 lattices of even and odd coordinates
/// after the other, x first, until none goes. Ends of lines are those at the start of a side.
NodeRef thinned(const NodeRef& mask);

}  // namespace fulmo
