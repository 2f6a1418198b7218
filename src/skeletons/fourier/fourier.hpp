#pragma once
// Discrete Fourier transforms of real images along all their axes, with the same bits on every device.
#include <array>
#include <memory>

#include "graph/node.hpp"

namespace fulmo {

using Sizes = std::array<std::int64_t, 3>;  // z, y, x

/// The next product of 2, 3, 5 and 7, for which transforms are fast.
std::int64_t smooth_size(std::int64_t);

/// What transforms of one size share; made once for all of them. Any size is possible.
class Fourier {
 public:
  Fourier(const Sizes&, const DeviceRef&);

  /// exp(-2 pi i ...): half the spectrum (x from 0 to size / 2), real and imaginary parts side by side along x. The
  /// image lies in an image of zeros of the full size, moved by `back` voxels across its origin, cyclically; it is at
  /// most as large. The spectrum comes multiplied by `other`, or by its conjugate, if there is one.
  NodeRef transform(const NodeRef& image, const Sizes& back = {}, const NodeRef& other = nullptr,
                    bool conjugate = false) const;
  /// The image that has this spectrum, divided by the number of voxels; as much of it as the type has room for.
  NodeRef transform_back(const NodeRef& spectrum, const Type&) const;

  struct Plan;

 private:
  std::shared_ptr<const Plan> plan_;
  NodeRef tables_;
};

}  // namespace fulmo
