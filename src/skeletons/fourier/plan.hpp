#pragma once
// What the steps know of a transform's size, and their launches.
#include "skeletons/fourier/fourier.hpp"
#include "skeletons/fourier/lines.hpp"

namespace fulmo {

struct Fourier::Plan {
  explicit Plan(const Sizes& sizes);
  std::int64_t half() const { return sizes[2] / 2 + 1; }
  /// Complex numbers of a frame's spectrum.
  std::int64_t volume() const { return sizes[0] * sizes[1] * half(); }
  /// Of lines along z (0) or y (1) of a spectrum.
  std::vector<LinesCall> calls(int axis, bool backwards) const;
  /// Of both, in the order they run.
  std::vector<std::vector<LinesCall>> columns(bool backwards, bool at_least_one) const;
  /// Complex numbers in a scratch buffer for them.
  std::int64_t columns_scratch() const;

  Sizes sizes;
  std::vector<std::uint32_t> tables;
  std::vector<LineTransform> axes;  // z, y, x
};

/// Forward: image rows lie in the padded image, moved back cyclically.
struct ForwardLaunch {
  const Fourier::Plan& plan;
  Sizes back;
  bool conjugate;
};
void launch_transform(const Run&, const ForwardLaunch&);
void launch_transform_back(const Run&, const Fourier::Plan&);

}  // namespace fulmo
