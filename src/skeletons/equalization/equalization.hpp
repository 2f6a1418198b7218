#pragma once
// Adaptive histogram equalisation: every tile of the image has a curve of its own from its histogram, and each voxel is
// mapped by the curves of the tiles around it.
#include "graph/node.hpp"

namespace fulmo {

/// Axes are cut into the fewest equal tiles (within a voxel) that are no wider than `tile_size`. A tile's curve sends
/// the 256 bins of histogram.hpp over the frame's range (a row of two values) to
///   low + (c[b] - c[0]) / (n - c[0]) * (high - low),
/// where c are the running sums of its counts, of which no bin keeps more than `clip` times n, their total: what is cut
/// goes to all bins in equal parts. Between the centres of tiles results are interpolated linearly along each axis,
/// beyond them they are the outermost tile's. In float32; NaN is not counted and stays; a frame whose range is empty or
/// infinite stays as it is.
NodeRef equalized(const NodeRef& image, const NodeRef& range, int tile_size, double clip);

}  // namespace fulmo
