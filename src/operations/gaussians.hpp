#pragma once
// Weights of Gaussians beyond smoothing.
#include "skeletons/separable/separable.hpp"

namespace fulmo {

/// Samples of a Gaussian's derivative of order 0, 1 or 2, over the sum of their magnitudes, where a sample that is 0
/// counts as 1; none where sigma is 0.
Taps derivative_taps(double sigma, std::int64_t order);

}  // namespace fulmo
