#pragma once
// Means and variances of boxes, merged axis by axis: the mean of a row of boxes is that of their means, their variance
// the mean of their variances plus the variance of their means. Nothing cancels, as it does in sums of squares. The
// border repeats the edge voxel.
#include <array>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

/// Population variance over 2 * radius + 1 voxels in each axis (x, y, z), in float32; of integers of up to 16 bits from
/// exact sums, where these fit 64 bits.
NodeRef box_variance(const NodeRef&, const std::array<int, 3>& radius);

/// Whether variance_of_sums is exact for so many voxels of this dtype.
bool squares_fit(DType, double voxels);
/// From int64 sums of values and of their squares.
NodeRef variance_of_sums(const NodeRef& sums, const NodeRef& squares, double voxels);

/// Each voxel becomes a mean of its quadrants' (3D: octants') means, weighted by 1 / (variance + 1e-6), in float32. A
/// quadrant reaches over weights.size() voxels on one side in each axis, its own included; voxels count by the product
/// of the weights along the axes.
NodeRef quadrant_mean(const NodeRef&, std::vector<float> weights);

}  // namespace fulmo
