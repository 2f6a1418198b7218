#pragma once
// Small decisions in double on the host, between two launches: thresholds from histograms, means from sums.
#include <functional>
#include <string>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

/// What one frame's results are, from the frame's values of each input.
using Decision = std::function<void(const std::vector<std::vector<double>>& inputs, double* results)>;

/// A float64 image of `count` values for each frame of `image`, side by side along x. explain shows the name.
NodeRef on_host(const std::string& name, const Type& image, int count, const std::vector<NodeRef>& inputs, Decision);

/// An image's values as doubles, computed now.
std::vector<double> values_of(const NodeRef&);

}  // namespace fulmo
