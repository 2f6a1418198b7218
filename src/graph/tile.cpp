// Tiles: what a step needs around a tile follows from its halo; at the image's own border the rim ends there, so that
// border rules see what they would see in the whole image.
#include "graph/tile.hpp"

#include <algorithm>
#include <map>

#include "graph/plan.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo {

namespace {

struct Region {
  std::array<std::int64_t, 3> begin{}, end{};  // z, y, x
  bool operator==(const Region&) const = default;
};

std::array<std::int64_t, 3> sizes(const Extent& e) { return {e.z, e.y, e.x}; }

Region hull(const Region& a, const Region& b) {
  Region r = a;
  for (int i = 0; i < 3; ++i) r.begin[i] = std::min(r.begin[i], b.begin[i]), r.end[i] = std::max(r.end[i], b.end[i]);
  return r;
}

/// The region with a step's rim, as far as the image reaches.
Region widened(const Region& region, const std::array<std::int64_t, 3>& halo_xyz, const Extent& extent) {
  Region r;
  for (int i = 0; i < 3; ++i) {
    r.begin[i] = std::max<std::int64_t>(0, region.begin[i] - halo_xyz[2 - i]);
    r.end[i] = std::min(sizes(extent)[i], region.end[i] + halo_xyz[2 - i]);
  }
  return r;
}

/// Of an input that may be stretched along axes of length 1.
Region read_of(const Region& region, const Extent& input) {
  Region r = region;
  for (int i = 0; i < 3; ++i)
    if (sizes(input)[i] == 1) r.begin[i] = 0, r.end[i] = 1;
  return r;
}

std::vector<std::int64_t> shape_of(const Type& type, const Region& region) {
  std::vector<std::int64_t> shape = type.shape;
  for (int axis = 0; axis < type.spatial(); ++axis)
    shape[shape.size() - 1 - axis] = region.end[2 - axis] - region.begin[2 - axis];
  return shape;
}

/// Reads other places than its own, or its own coordinates, which a tile does not know.
bool moves_pixels(const Pointwise& p) {
  if (p.view) return !(p.placement == Placement{});
  return std::any_of(p.operands.begin(), p.operands.end(),
                     [](auto& o) { return o.kind == Pointwise::Operand::coordinate; });
}

void require_local(const Node& node) {
  const bool moves = node.pointwise && moves_pixels(*node.pointwise);
  bool reshapes = false;
  for (auto& input : node.inputs) {
    const Extent in = input->type.extent(), out = node.type.extent();
    for (int i = 0; i < 3; ++i) reshapes |= sizes(in)[i] != sizes(out)[i] && !(node.pointwise && sizes(in)[i] == 1);
  }
  if (moves || reshapes || (!node.pointwise && node.step->halo()[0] < 0))
    throw UnsupportedError(node.origin.operation + ": looks at the whole image, so it does not run in tiles");
}

std::vector<NodeRef> pending_behind(const NodeRef& target) {
  std::vector<NodeRef> order, stack{target};
  std::map<const Node*, int> seen;  // 1: inputs on the stack, 2: in order
  while (!stack.empty()) {
    const NodeRef node = stack.back();
    int& state = seen[node.get()];
    if (node->state == Node::State::done || state == 2) {
      stack.pop_back();
    } else if (state == 1) {
      state = 2;
      order.push_back(node);
    } else {
      state = 1;
      require_local(*node);
      for (auto& input : node->inputs) stack.push_back(input);
    }
  }
  return order;
}

class Tiling {
 public:
  explicit Tiling(const NodeRef& target) : target_(target), order_(pending_behind(target)) {}

  NodeRef compute(const Region& region) {
    find_needs(region);
    made_.clear();
    for (auto& node : order_) made_[node.get()] = make(*node);
    return made_.empty() ? cut(target_, whole(*target_), region) : made_.at(target_.get());
  }

 private:
  static Region whole(const Node& node) { return {{0, 0, 0}, sizes(node.type.extent())}; }
  static std::array<std::int64_t, 3> rim(const Node& node) {
    return node.pointwise ? std::array<std::int64_t, 3>{} : node.step->halo();
  }

  void find_needs(const Region& region) {
    needs_.clear();
    needs_[target_.get()] = region;
    for (std::size_t i = order_.size(); i-- > 0;) {
      const Node& node = *order_[i];
      const Region wide = widened(needs_.at(&node), rim(node), node.type.extent());
      for (auto& input : node.inputs) {
        const Region read = read_of(wide, input->type.extent());
        const auto [found, fresh] = needs_.emplace(input.get(), read);
        if (!fresh) found->second = hull(found->second, read);
      }
    }
  }

  static NodeRef cut(const NodeRef& node, const Region& has, const Region& wanted) {
    if (has == wanted) return node;
    Placement placement;
    for (int i = 0; i < 3; ++i) placement.base[i + 1] = wanted.begin[i] - has.begin[i];
    return view(node, placement, shape_of(node->type, wanted), node->type.batch);
  }

  /// The node over its need: its step runs on the widened region, of which the middle is kept.
  NodeRef make(const Node& node) {
    const Region need = needs_.at(&node), wide = widened(need, rim(node), node.type.extent());
    std::vector<NodeRef> inputs;
    for (auto& input : node.inputs) {
      const auto made = made_.find(input.get());
      const Region read = read_of(wide, input->type.extent());
      inputs.push_back(made == made_.end() ? cut(input, whole(*input), read)
                                           : cut(made->second, needs_.at(input.get()), read));
    }
    Type type{node.type.dtype, shape_of(node.type, wide), node.type.batch};
    const NodeRef clone = make_node(type, node.step, std::move(inputs));
    clone->pointwise = node.pointwise;
    clone->device = node.device;
    clone->origin = node.origin;
    return cut(clone, wide, need);
  }

  NodeRef target_;
  std::vector<NodeRef> order_;
  std::map<const Node*, Region> needs_;
  std::map<const Node*, NodeRef> made_;
};

}  // namespace

NodeRef tiled(const NodeRef& target, std::array<std::int64_t, 3> tile) {
  Tiling tiling(target);
  const auto size = sizes(target->type.extent());
  std::vector<NodeRef> parts;
  std::vector<Place> places;
  for (std::int64_t z = 0; z < size[0]; z += tile[0])
    for (std::int64_t y = 0; y < size[1]; y += tile[1])
      for (std::int64_t x = 0; x < size[2]; x += tile[2]) {
        const Region region{
            {z, y, x},
            {std::min(z + tile[0], size[0]), std::min(y + tile[1], size[1]), std::min(x + tile[2], size[2])}};
        parts.push_back(tiling.compute(region));
        evaluate(parts.back());
        places.push_back({{0, z, y, x}});
      }
  return paste(target->type, nullptr, parts, places);
}

}  // namespace fulmo
