#pragma once
// Weighted sums along each axis in turn: z, then y, then x; the border repeats the edge voxel. Arrays are in x, y, z.
#include <array>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

/// Weights along one axis, an odd number of them; none leaves the axis alone. An axis of length 1 is always left alone.
using Taps = std::vector<float>;

/// The sums in float32: taps are added in ascending order to 0 by FMA.
NodeRef separable(const NodeRef&, std::array<Taps, 3> taps);
/// Normalised, over int(8 sigma) voxels made odd.
Taps gaussian_taps(double sigma);
#ifdef FULMO_REFERENCE
/// For tests that break the rule on purpose: weights are made in float32.
bool& weights_in_f32();
#endif
NodeRef gaussian(const NodeRef&, const std::array<double, 3>& sigma);
/// Exact sums of integers over 2 * radius + 1 voxels in each axis (x, y, z), in int64.
NodeRef box_sums(const NodeRef&, const std::array<int, 3>& radius);
/// Mean over 2 * radius + 1 voxels in each axis, in the image's own dtype, rounded once; sums of integers are exact.
NodeRef box_mean(const NodeRef&, const std::array<int, 3>& radius);

/// Type that holds sums of so many voxels. Sums of integers below 2^23 are exact in float32, and so is the rounding of
/// their quotients.
DType dtype_of_sums(DType, double voxels);
NodeRef mean_of_sums(const NodeRef& sums, double voxels, DType);

}  // namespace fulmo
