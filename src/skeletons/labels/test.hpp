#pragma once
// Small images for the tests of what works on labels.
#include <cstdint>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

using Labels = std::vector<std::uint32_t>;
using Shape = std::vector<std::int64_t>;

template <class T>
inline NodeRef image(DType dtype, const Shape& shape, const std::vector<T>& values,
                     const DeviceRef& device = device_named("cpu"), int batch = 0) {
  return upload({dtype, shape, batch}, values.data(), device);
}

inline Labels labels_in(const NodeRef& node) {
  Labels values(node->type.count());
  download(node, values.data());
  return values;
}

inline std::vector<std::uint8_t> noise(std::size_t count, unsigned percent) {
  std::vector<std::uint8_t> mask(count);
  std::uint32_t state = 1;
  for (auto& voxel : mask) voxel = (state = state * 1664525u + 1013904223u) >> 16 < percent * 655;
  return mask;
}

}  // namespace fulmo
