#include "operations/tables.hpp"

#include <algorithm>

#include "skeletons/map/map.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

NodeRef vectors_of(const NodeRef& image, const std::vector<std::vector<float>>& frames) {
  const std::size_t length = frames.empty() ? 0 : frames[0].size();
  std::vector<float> all;
  for (auto& frame : frames) all.insert(all.end(), frame.begin(), frame.end());
  return upload(of_each_frame(image->type, DType::f32, {static_cast<std::int64_t>(length)}), all.data(), image->device);
}

std::vector<std::vector<float>> vectors_in(const NodeRef& image) {
  const NodeRef node = cast_rounding(image, DType::f32);
  std::vector<float> all(node->type.count());
  download(node, all.data());
  std::vector<std::vector<float>> frames(node->type.extent().n);
  const auto length = static_cast<std::ptrdiff_t>(frames.empty() ? 0 : all.size() / frames.size());
  for (std::size_t n = 0; n < frames.size(); ++n) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(n) * length;
    frames[n].assign(begin, begin + length);
  }
  return frames;
}

NodeRef painted(const NodeRef& labels, const NodeRef& vector) {
  return map("mask", {looked_up(labels, vector), labels}, DType::f32);
}

std::int64_t side_of(const std::string& name, const NodeRef& matrix) {
  const Extent e = matrix->type.extent();
  if (e.x != e.y || e.z != 1)
    throw ShapeError(name + " must be a square matrix, got shape " + to_string(matrix->type.shape));
  return e.x;
}

}  // namespace fulmo
