#pragma once
// Where labels are, on the host, for operations made of it.
#include <array>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

using Point = std::array<double, 3>;  // x, y, z

/// For each frame the mean position of every label from 0 to the largest of all frames; NaN where a number has no
/// pixel. Runs now.
std::vector<std::vector<Point>> centroids_of(const NodeRef& labels);
double distance(const Point&, const Point&);

}  // namespace fulmo
