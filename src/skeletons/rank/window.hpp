#pragma once
// A window seen voxel by voxel, along an axis, and at the border.
#include "skeletons/rank/rank.hpp"

namespace fulmo {

/// Each voxel (x, y, z) from the centre.
std::vector<std::array<int, 3>> voxels_of(const Window&);

/// What a window takes from the lines along an axis: voxels first...last of the line that stands `offset` (x, y, z)
/// from the centre's.
struct Course {
  std::array<int, 3> offset;
  int first, last;
};
std::vector<Course> courses_along(const Window&, int axis);

/// An axis as a window sees it: places that lie in the image, edges as often as they are seen.
struct Tap {
  std::int64_t place, weight;
};
std::vector<Tap> taps_of(std::int64_t first, std::int64_t last, std::int64_t length);

inline std::int64_t parts(std::int64_t length, std::int64_t part) { return (length + part - 1) / part; }

}  // namespace fulmo
