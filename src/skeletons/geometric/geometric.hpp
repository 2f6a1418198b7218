#pragma once
// Images seen through an affine map: each result voxel is a sample of the input at a place linear in its coordinates.
// Places are 64-bit fixed-point numbers, so that every device reads the same voxels with the same weights.
#include <array>
#include <cstdint>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

/// What stands outside the image, under scipy.ndimage's names: constant gives `value` beyond the outermost voxel
/// centres and does not fade into it, grid_constant extends the grid by voxels of `value`, reflect repeats the
/// outermost voxel, mirror does not, wrap makes first and last voxel coincide, grid_wrap puts them side by side.
enum class Outside { constant, grid_constant, nearest, mirror, reflect, wrap, grid_wrap };

struct Sampling {
  /// Rows x, y, z: the place in the input of result voxel (x, y, z) is row . (x, y, z, 1). Voxel centres are whole.
  std::array<std::array<double, 4>, 3> matrix{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}};
  bool linear = false;  // else the nearest voxel, of two the one with the larger index
  Outside outside = Outside::grid_constant;
  double value = 0;
  /// Each plane z of the input is shifted against the plane before it by so much along x and y, and values are
  /// interpolated along that slant: the place in plane z is less z * slant.
  std::array<double, 2> slant{};
};

/// The result has `shape` and the frames of the image. Nearest voxels keep their dtype; linear values are computed in
/// float32 (in float64 from 32-bit integers, 64-bit integers and float64) and rounded to `dtype`.
NodeRef sampled(const NodeRef&, const Sampling&, std::vector<std::int64_t> shape, DType dtype);

}  // namespace fulmo
