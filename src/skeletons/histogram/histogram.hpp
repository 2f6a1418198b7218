#pragma once
// Counts of voxels by value, for each frame.
#include "graph/node.hpp"

namespace fulmo {

inline constexpr int most_bins = 65536;

/// uint32 counts in bins whose centres run from range[0] to range[1] of the frame (one row of two values each):
/// bin = floor((v - low) * (bins - 1) / (high - low) + 0.5), in float32. Values outside count in the nearest bin, NaN in
/// none; where high is not above low, all count in bin 0.
NodeRef histogram(const NodeRef& image, const NodeRef& range, int bins);

}  // namespace fulmo
