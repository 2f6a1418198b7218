#pragma once
// Weighted sums over a box of voxels, every weight of its own.
#include <array>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

/// What stands beside a row a b c d: d c b a | a b c d | d c b a is reflect, d c b | a b c d | c b a mirror.
enum class Border { nearest, reflect, mirror, wrap, constant };

/// A box of weights, x fastest; weight number `center` (x, y, z) stands on the voxel.
struct Window {
  std::array<int, 3> size{1, 1, 1}, center{};
  std::vector<float> weights;
  Border border = Border::nearest;
  float outside = 0;  // where the border is constant
};

/// sum over k of weights[k] * x[i + k - center] in float32: added to 0 in ascending order (z, y, x) by FMA. A
/// convolution is that of mirrored weights.
NodeRef correlation(const NodeRef&, Window);

}  // namespace fulmo
