#pragma once
// Means and variances over any flat neighbourhood, given as its chords; the border repeats the edge voxel.
#include <vector>

#include "skeletons/morphology/morphology.hpp"

namespace fulmo {

/// In the image's own dtype, rounded once. Floats are added in ascending order (z, y, x), sums of integers are exact.
NodeRef footprint_mean(const NodeRef&, std::vector<Chord>);
/// Population variance in float32, as box_variance.
NodeRef footprint_variance(const NodeRef&, std::vector<Chord>);

}  // namespace fulmo
