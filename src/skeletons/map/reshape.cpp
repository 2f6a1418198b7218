// The same voxels under another shape: a view where only axes of length 1 come and go, else a copy of the bytes.
#include "skeletons/map/map.hpp"
#include "skeletons/map/stored.hpp"

namespace fulmo {

namespace {

class ReshapeStep : public MovingStep {
 public:
  std::string_view skeleton() const override { return "map"; }
  bool fuses_load(int) const override { return false; }
  bool fuses_store() const override { return false; }
  void run(const Run& run) const override { run.device.copy(*run.inputs[0], 0, *run.output, 0, run.types[0].bytes()); }
  void launch(const Run& run) const override { this->run(run); }
};

/// The axes (n, z, y, x) longer than 1.
std::vector<int> long_axes(const Type& type) {
  const Extent e = type.extent();
  const std::array<std::int64_t, 4> sizes{e.n, e.z, e.y, e.x};
  std::vector<int> axes;
  for (int axis = 0; axis < 4; ++axis)
    if (sizes[axis] != 1) axes.push_back(axis);
  return axes;
}

std::int64_t size_along(const Type& type, int axis) {
  const Extent e = type.extent();
  return std::array<std::int64_t, 4>{e.n, e.z, e.y, e.x}[axis];
}

bool same_long_sizes(const Type& a, const Type& b) {
  const auto from = long_axes(a), to = long_axes(b);
  bool same = from.size() == to.size();
  for (std::size_t i = 0; same && i < from.size(); ++i) same = size_along(a, from[i]) == size_along(b, to[i]);
  return same;
}

}  // namespace

NodeRef reshape(const NodeRef& node, std::vector<std::int64_t> shape, int batch) {
  const Type type{node->type.dtype, std::move(shape), batch};
  if (type.count() != node->type.count())
    throw ShapeError("an image of shape " + to_string(node->type.shape) + " cannot take the shape " +
                     to_string(type.shape));
  if (!same_long_sizes(node->type, type)) return make_node(type, std::make_unique<ReshapeStep>(), {node});
  Placement placement;
  placement.source = {-1, -1, -1, -1};
  const auto from = long_axes(node->type), to = long_axes(type);
  for (std::size_t i = 0; i < from.size(); ++i) placement.source[from[i]] = to[i];
  return view(node, placement, type.shape, batch);
}

}  // namespace fulmo
