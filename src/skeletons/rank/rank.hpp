#pragma once
// Values of a given rank, and most frequent values, in any flat neighbourhood.
#include <array>
#include <vector>

#include "skeletons/morphology/morphology.hpp"

namespace fulmo {

/// The voxels a window sees, relative to its centre: a box, or any set of chords that share no voxel. Neither need be
/// symmetric.
struct Window {
  std::array<int, 3> first{}, last{};  // x, y, z: what it reaches
  std::vector<Chord> chords;           // by z, then y, then x; none for a box
  std::int64_t voxels = 0;
  bool box() const { return chords.empty(); }
};
Window box_window(const std::array<int, 3>& first, const std::array<int, 3>& last);
Window box_window(const std::array<int, 3>& radius);
Window chord_window(std::vector<Chord>);

/// The value with `rank` smaller ones before it when the window is sorted (0: the smallest); the border repeats the
/// edge voxel. NaN is the largest, -0 < +0. Selection is exact: time grows with the window's surface for 8 and 16 bits
/// on GPUs and for every dtype on the CPU, with its volume for 32 bits on GPUs.
NodeRef rank_in_window(const NodeRef&, Window, std::int64_t rank);
/// The most frequent value, of several the smallest; voxels outside the image are left out. The window contains its
/// centre.
NodeRef mode_in_window(const NodeRef&, Window);

}  // namespace fulmo
