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
  const std::int64_t first = std::clamp<std::int64_t>(start, 0, length - 1);
  const std::int64_t inside =
      std::clamp<std::int64_t>(std::min(start + size, length) - std::max<std::int64_t>(start, 0), 0, size);
  Sizes from{};
  from[axis] = first;
  sizes[axis] = inside;
  if (inside == size) return box(image, from, sizes, 3);
  Placement edge;  // every voxel of the axis reads its end
  edge.source[axis] = -1;
  edge.step[axis] = 0;
  edge.base[axis] = start < 0 ? 0 : length - 1;
  Sizes whole = sizes;
  whole[axis] = size;
  const Type type = shaped(image->type, whole, 3);
  const NodeRef ends = view(image, edge, type.shape, type.batch);
  if (inside == 0) return ends;
  Place place;
  place.start[axis] = start < 0 ? -start : 0;
  return paste(type, ends, {box(image, from, sizes, 3)}, {place});
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
