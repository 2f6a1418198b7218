#pragma once
// Where labels are, on the host, for operations made of it.
#include <array>
#include <cmath>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

using Point = std::array<double, 3>;  // x, y, z

/// For each frame the mean position of every label from 0 to the largest of all frames; NaN where a number has no
/// pixel. Runs now.
std::vector<std::vector<Point>> centroids_of(const NodeRef& labels);
inline double distance(const Point& a, const Point& b) {
  const double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
  return std::sqrt(x * x + y * y + z * z);
}

}  // namespace fulmo
