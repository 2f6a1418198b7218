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

/// What one frame is, from each input's frame: bytes of their dtypes in raster order.
using Filler = std::function<void(const std::vector<const void*>& inputs, void* result)>;
/// An image that is computed on the host, frame by frame. An input of one frame serves all.
NodeRef filled_on_host(const std::string& name, const Type&, const std::vector<NodeRef>& inputs, Filler);

/// Calls f(begin, end) for ranges of `grain` of them, on all threads.
void share_out(std::int64_t count, std::int64_t grain, const std::function<void(std::int64_t, std::int64_t)>& f);

/// An image's values as doubles, computed now.
std::vector<double> values_of(const NodeRef&);

}  // namespace fulmo
