#include "skeletons/rank/window.hpp"

#include <algorithm>
#include <utility>

namespace fulmo {

namespace {

/// The voxels of a box without what it has along one axis, if any.
std::vector<std::array<int, 3>> box_voxels(const Window& w, int without = -1) {
  std::array<int, 3> first = w.first, last = w.last;
  if (without >= 0) first[without] = last[without] = 0;
  std::vector<std::array<int, 3>> voxels;
  for (int z = first[2]; z <= last[2]; ++z)
    for (int y = first[1]; y <= last[1]; ++y)
      for (int x = first[0]; x <= last[0]; ++x) voxels.push_back({x, y, z});
  return voxels;
}

}  // namespace

Window box_window(const std::array<int, 3>& first, const std::array<int, 3>& last) {
  Window w{first, last, {}, 1};
  for (int i = 0; i < 3; ++i) w.voxels *= last[i] - first[i] + 1;
  return w;
}

Window box_window(const std::array<int, 3>& radius) { return box_window({-radius[0], -radius[1], -radius[2]}, radius); }

Window chord_window(std::vector<Chord> chords) {
  const Chord& c = chords.at(0);
  Window w{{c.first, c.y, c.z}, {c.last, c.y, c.z}, {}, 0};
  for (const Chord& c : chords) {
    const std::array<int, 3> first{c.first, c.y, c.z}, last{c.last, c.y, c.z};
    for (int i = 0; i < 3; ++i) w.first[i] = std::min(w.first[i], first[i]), w.last[i] = std::max(w.last[i], last[i]);
    w.voxels += c.last - c.first + 1;
  }
  if (w.voxels != box_window(w.first, w.last).voxels) w.chords = std::move(chords);
  return w;
}

std::vector<std::array<int, 3>> voxels_of(const Window& w) {
  if (w.box()) return box_voxels(w);
  std::vector<std::array<int, 3>> voxels;
  for (const Chord& c : w.chords)
    for (int x = c.first; x <= c.last; ++x) voxels.push_back({x, c.y, c.z});
  return voxels;
}

std::vector<Course> courses_along(const Window& w, int axis) {
  std::vector<Course> courses;
  if (w.box()) {
    for (const auto& offset : box_voxels(w, axis)) courses.push_back({offset, w.first[axis], w.last[axis]});
    return courses;
  }
  auto voxels = voxels_of(w);
  const auto key = [&](const std::array<int, 3>& v) {
    return std::array<int, 3>{v[(axis + 2) % 3], v[(axis + 1) % 3], v[axis]};
  };
  std::sort(voxels.begin(), voxels.end(), [&](auto& a, auto& b) { return key(a) < key(b); });
  for (auto voxel : voxels) {
    const int at = std::exchange(voxel[axis], 0);
    if (!courses.empty() && courses.back().offset == voxel && courses.back().last == at - 1)
      courses.back().last = at;
    else
      courses.push_back({voxel, at, at});
  }
  return courses;
}

std::vector<Tap> taps_of(std::int64_t first, std::int64_t last, std::int64_t length) {
  const std::int64_t low = std::clamp<std::int64_t>(first, 0, length - 1),
                     high = std::clamp<std::int64_t>(last, 0, length - 1);
  std::vector<Tap> taps;
  for (std::int64_t i = low; i <= high; ++i) taps.push_back({i, 1});
  taps.front().weight += std::clamp<std::int64_t>(low - first, 0, last - first);
  taps.back().weight += std::clamp<std::int64_t>(last - high, 0, last - first);
  return taps;
}

}  // namespace fulmo
