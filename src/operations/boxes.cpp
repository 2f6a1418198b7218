#include "operations/boxes.hpp"

#include <algorithm>

namespace fulmo {

Sizes sizes_of(const Extent& e) { return {e.n, e.z, e.y, e.x}; }

Type shaped(const Type& like, const Sizes& sizes, int spatial) {
  Type type{like.dtype, {like.shape.begin(), like.shape.begin() + like.batch}, like.batch};
  for (int axis = 4 - spatial; axis < 4; ++axis) type.shape.push_back(sizes[axis]);
  return type;
}

NodeRef box(const NodeRef& image, const Sizes& start, const Sizes& sizes, int spatial) {
  Placement placement;
  for (int axis = 0; axis < 4; ++axis) placement.base[axis] = start[axis];
  const Type type = shaped(image->type, sizes, spatial);
  return view(image, placement, type.shape, type.batch);
}

NodeRef cut(const NodeRef& image, int axis, std::int64_t start, std::int64_t size) {
  Sizes sizes = sizes_of(image->type.extent());
  const std::int64_t length = sizes[axis];
  const auto part = [&](std::int64_t from, std::int64_t count, std::int64_t step) {
    Placement along;
    along.base[axis] = from;
    along.step[axis] = step;
    if (step == 0) along.source[axis] = -1;
    sizes[axis] = count;
    const Type type = shaped(image->type, sizes, 3);
    return view(image, along, type.shape, type.batch);
  };
  const std::int64_t before = std::clamp<std::int64_t>(-start, 0, size),
                     behind = std::clamp<std::int64_t>(start + size - length, 0, size), inside = size - before - behind;
  if (inside == size) return part(start, size, 1);
  std::vector<NodeRef> patches;
  std::vector<Place> places;
  const auto add = [&](std::int64_t at, std::int64_t from, std::int64_t count, std::int64_t step) {
    if (count == 0) return;
    patches.push_back(part(from, count, step));
    places.push_back({});
    places.back().start[axis] = at;
  };
  add(0, 0, before, 0);
  add(before, std::max<std::int64_t>(start, 0), inside, 1);
  add(size - behind, length - 1, behind, 0);
  if (patches.size() == 1) return patches[0];
  sizes[axis] = size;
  return paste(shaped(image->type, sizes, 3), nullptr, patches, places);
}

NodeRef with_axes(const NodeRef& image, int spatial) {
  const Type type = shaped(image->type, sizes_of(image->type.extent()), spatial);
  return view(image, Placement{}, type.shape, type.batch);
}

NodeRef without_leading_axes(const NodeRef& image) {
  const Extent e = image->type.extent();
  return with_axes(image, e.z > 1 ? 3 : e.y > 1 ? 2 : 1);
}

void require_pixels(const NodeRef& image) {
  if (image->type.count() == 0)
    throw ShapeError("input_image must have pixels, got shape " + to_string(image->type.shape));
}

}  // namespace fulmo
