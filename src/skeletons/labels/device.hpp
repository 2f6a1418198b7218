#pragma once
// What launches over label images share.
#include "graph/node.hpp"

namespace fulmo {

inline constexpr int label_lanes = 256;

inline Kernel label_kernel(const char* entry, std::map<std::string, std::int64_t> constants = {},
                           const char* skeleton = "labels") {
  return {skeleton, entry, label_lanes, std::move(constants), {}, nullptr};
}
inline std::int64_t groups_for(std::int64_t count, std::int64_t each) { return (count + each - 1) / each; }
inline std::int32_t narrow(std::int64_t size) { return static_cast<std::int32_t>(size); }

/// Launches over all voxels of an image: lanes along x, then y, then z and n together.
inline Groups voxel_groups(const Extent& e) { return {groups_for(e.x, label_lanes), e.y, e.z * e.n}; }
template <class T>
std::vector<T> downloaded(const Memory& memory, std::size_t count) {
  std::vector<T> values(count);
  if (count > 0) memory.device->download(memory, 0, values.data(), count * sizeof(T));
  return values;
}

}  // namespace fulmo
