#pragma once
// Exact Euclidean distances in linear time, axis by axis: lower envelopes of parabolas over whole lines.
#include <array>

#include "graph/node.hpp"

namespace fulmo {

/// Distance of each voxel to the nearest one that is not zero, in float32; infinite if there is none. `spacing` is the
/// size of a voxel along x, y and z.
NodeRef distance_to_sites(const NodeRef& sites, const std::array<double, 3>& spacing);
/// The value of the nearest voxel that is not zero, of an integer image; of several as near the first in raster order.
NodeRef nearest_site(const NodeRef& sites, const std::array<double, 3>& spacing);

}  // namespace fulmo
