#pragma once
// Values by rank, exactly, for operations that need them.
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

/// Each frame's percentiles (0 ... 100), side by side along x, in float64: interpolated between the two voxels around
/// the rank. Voxels are taken in float32; NaN does not count; NaN where nothing does.
NodeRef percentiles(const NodeRef& image, const std::vector<double>& wanted);

}  // namespace fulmo
