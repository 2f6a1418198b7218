#include "core/slicing.hpp"

#include <cstdlib>

#include "skeletons/map/map.hpp"

namespace fulmo {

namespace {

using Shape = std::vector<std::int64_t>;

bool whole(const Cut& cut, std::int64_t size) { return cut.start == 0 && cut.step == 1 && cut.count == size; }

/// Place of an axis among n, z, y, x.
int slot(const Type& type, int axis) { return axis < type.batch ? 0 : 4 - static_cast<int>(type.shape.size()) + axis; }

Shape counts(const std::vector<Cut>& cuts) {
  Shape shape;
  for (auto& cut : cuts) shape.push_back(cut.count);
  return shape;
}

std::int64_t product(const Shape& shape, int from, int to) {
  std::int64_t result = 1;
  for (int i = from; i < to; ++i) result *= shape[i];
  return result;
}

/// One axis by itself: what stands before it becomes frames, what stands behind it x. So frames of several axes are
/// cut.
Shape around(const Shape& shape, int axis) {
  return {product(shape, 0, axis), shape[axis], 1, product(shape, axis + 1, static_cast<int>(shape.size()))};
}

/// An axis of frames that must be cut by itself, or -1.
int frame_axis(const Type& type, const std::vector<Cut>& cuts) {
  for (int axis = 0; type.batch > 1 && axis < type.batch; ++axis)
    if (!whole(cuts[axis], type.shape[axis])) return axis;
  return -1;
}

NodeRef along(const NodeRef& node, int axis, const Cut& cut) {
  Shape shape = around(node->type.shape, axis);
  const NodeRef apart = reshape(node, shape, 1);
  Placement placement;
  placement.base[1] = cut.start, placement.step[1] = cut.step;
  shape[1] = cut.count;
  Shape result = node->type.shape;
  result[axis] = cut.count;
  return reshape(view(apart, placement, shape, 1), result, node->type.batch);
}

/// The voxels taken, all axes kept.
NodeRef cut_out(NodeRef node, std::vector<Cut> cuts) {
  for (int axis; (axis = frame_axis(node->type, cuts)) >= 0; cuts[axis] = {0, 1, cuts[axis].count, false})
    node = along(node, axis, cuts[axis]);
  Placement placement;
  for (int axis = node->type.batch > 1 ? node->type.batch : 0; axis < static_cast<int>(cuts.size()); ++axis)
    placement.base[slot(node->type, axis)] = cuts[axis].start, placement.step[slot(node->type, axis)] = cuts[axis].step;
  return view(node, placement, counts(cuts), node->type.batch);
}

/// A node of our own, so that its metadata may be written.
NodeRef with_spacing(const NodeRef& result, const Type& type, const std::vector<Cut>& cuts, std::array<double, 3> old) {
  std::vector<double> kept;
  for (int axis = type.batch; axis < static_cast<int>(cuts.size()); ++axis)
    if (!cuts[axis].drops) kept.push_back(old[slot(type, axis) - 1] * static_cast<double>(std::abs(cuts[axis].step)));
  std::array<double, 3> spacing = old;
  for (std::size_t i = 0; i < kept.size(); ++i) spacing[3 - kept.size() + i] = kept[i];
  result->metadata.spacing = spacing;
  return result;
}

NodeRef stretched(const NodeRef& node, const Shape& shape, int batch) {
  const Type target{node->type.dtype, shape, batch};
  if (broadcast(node->type, target).shape != shape)
    throw ShapeError("an image of shape " + to_string(node->type.shape) + " does not fit into a part of shape " +
                     to_string(shape));
  const Extent from = node->type.extent();
  const std::array<std::int64_t, 4> sizes{from.n, from.z, from.y, from.x};
  Placement placement;
  for (int i = 0; i < 4; ++i)
    if (sizes[i] == 1) placement.source[i] = -1;
  return view(node, placement, shape, batch);
}

NodeRef put_whole_axes(const NodeRef& base, const std::vector<Cut>& cuts, const NodeRef& patch) {
  Place place;
  for (int axis = base->type.batch > 1 ? base->type.batch : 0; axis < static_cast<int>(cuts.size()); ++axis)
    place.start[slot(base->type, axis)] = cuts[axis].start, place.step[slot(base->type, axis)] = cuts[axis].step;
  return paste(base->type, base, {patch}, {place});
}

NodeRef put_in(const NodeRef& base, std::vector<Cut> cuts, const NodeRef& patch) {
  const int axis = frame_axis(base->type, cuts);
  if (axis < 0) return put_whole_axes(base, cuts, patch);
  const Cut cut = cuts[axis];
  cuts[axis] = {0, 1, cut.count, false};
  const NodeRef part = put_in(along(base, axis, cut), cuts, patch);
  Place place;
  place.start[1] = cut.start, place.step[1] = cut.step;
  const NodeRef apart = reshape(base, around(base->type.shape, axis), 1);
  const NodeRef written = paste(apart->type, apart, {reshape(part, around(part->type.shape, axis), 1)}, {place});
  return reshape(written, base->type.shape, base->type.batch);
}

}  // namespace

NodeRef take(const NodeRef& node, const std::vector<Cut>& cuts, Shape shape, int batch) {
  return with_spacing(reshape(cut_out(node, cuts), std::move(shape), batch), node->type, cuts, node->metadata.spacing);
}

NodeRef put(const NodeRef& node, const std::vector<Cut>& cuts, const NodeRef& patch, const Shape& shape) {
  const int batch = std::max(0, static_cast<int>(shape.size()) - 3);
  const NodeRef fitted = stretched(cast_truncating(patch, node->type.dtype), shape, batch);
  return put_in(node, cuts, reshape(fitted, counts(cuts), node->type.batch));
}

NodeRef permute(const NodeRef& node, const std::vector<int>& axes) {
  Type type = node->type;
  if (type.shape.size() > 4 || type.batch > 1)
    throw UnsupportedError("axes of images with more than four axes cannot change places");
  for (std::size_t k = 0; k < axes.size(); ++k) type.shape[k] = node->type.shape[axes[k]];
  Placement placement;
  auto spacing = node->metadata.spacing;
  for (std::size_t k = 0; k < axes.size(); ++k) {
    const int to = slot(type, static_cast<int>(k)), from = slot(node->type, axes[k]);
    placement.source[from] = to;
    if (to > 0 && from > 0) spacing[to - 1] = node->metadata.spacing[from - 1];
  }
  const NodeRef result = view(node, placement, type.shape, type.batch);
  result->metadata.spacing = spacing;
  return result;
}

NodeRef join(const std::vector<NodeRef>& parts, int axis) {
  if (parts.empty()) throw ShapeError("join: needs at least one image");
  Type type = parts.front()->type;
  const int axes = static_cast<int>(type.shape.size());
  if (axis < -axes || axis >= axes)
    throw ParameterError("join: axis must be one of " + std::to_string(axes) + ", got " + std::to_string(axis));
  if (axis < 0) axis += axes;
  std::vector<NodeRef> patches;
  std::vector<Place> places;
  std::int64_t length = 0;
  for (auto& part : parts) {
    Shape expected = type.shape, shape = part->type.shape;
    if (static_cast<int>(shape.size()) == axes) expected[axis] = shape[axis];
    if (shape != expected || part->type.dtype != type.dtype)
      throw ShapeError("join: images must have the same shape but for axis " + std::to_string(axis) + ", got " +
                       to_string(type.shape) + " and " + to_string(shape));
    places.push_back({});
    places.back().start[1] = length;
    length += shape[axis];
    patches.push_back(reshape(part, around(shape, axis), 1));
  }
  type.shape[axis] = length;
  const NodeRef joined = paste({type.dtype, around(type.shape, axis), 1}, nullptr, patches, places);
  return reshape(joined, type.shape, type.batch);
}

}  // namespace fulmo
