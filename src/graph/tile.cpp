// Tiles: a part of a result needs parts of its inputs, which follow from each step's source and halo; at the image's
// own border the rim ends there, so that border rules see what they would see in the whole image. Summaries are
// computed first, from tiles of what they condense.
#include "graph/tile.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "graph/plan.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo {

namespace {

TileSize sizes(const Extent& e) { return {e.z, e.y, e.x}; }
Box whole(const Node& node) { return {{}, sizes(node.type.extent())}; }

Box hull(const Box& a, const Box& b) {
  Box r = a;
  for (int i = 0; i < 3; ++i) r.begin[i] = std::min(r.begin[i], b.begin[i]), r.end[i] = std::max(r.end[i], b.end[i]);
  return r;
}

bool looks_at_all(const Node& node) { return !node.pointwise && node.step->halo()[0] < 0; }

/// The box with a step's rim, as far as the image reaches.
Box widened(const Box& box, const Node& node) {
  if (node.pointwise) return box;
  const auto halo = node.step->halo();  // x, y, z
  Box r = whole(node);
  for (int i = 0; i < 3 && !looks_at_all(node); ++i) {
    r.begin[i] = std::max(r.begin[i], box.begin[i] - halo[2 - i]);
    r.end[i] = std::min(r.end[i], box.end[i] + halo[2 - i]);
  }
  return r;
}

/// Ranges of all four axes (n, z, y, x).
struct Ranges {
  std::array<std::int64_t, 4> begin{}, end{};
  Ranges(std::int64_t frames, const Box& r)
      : begin{0, r.begin[0], r.begin[1], r.begin[2]}, end{frames, r.end[0], r.end[1], r.end[2]} {}
};

/// What a placement reads of an input.
Box read_through(const Placement& placement, const Ranges& from) {
  Box r;
  for (int axis = 0; axis < 3; ++axis) {
    const int source = placement.source[axis + 1];
    const std::int64_t base = placement.base[axis + 1], step = placement.step[axis + 1];
    if (source >= 0 && from.begin[source] >= from.end[source]) continue;  // nothing
    const std::int64_t first = source < 0 ? base : base + step * from.begin[source],
                       last = source < 0 ? base : base + step * (from.end[source] - 1);
    r.begin[axis] = std::min(first, last), r.end[axis] = std::max(first, last) + 1;
  }
  return r;
}

/// What a node needs of an input for a part of its result, rim included.
Box needed(const Node& node, int input, const Box& part) {
  if (looks_at_all(node)) return whole(*node.inputs[input]);
  if (node.pointwise) return read_through(behind(node, Placement{}, input), Ranges(node.type.extent().n, part));
  return node.step->source(part, node.type.extent(), node.inputs[input]->type.extent());
}

std::vector<std::int64_t> shape_of(const Type& type, const Box& box) {
  std::vector<std::int64_t> shape = type.shape;
  for (int axis = 0; axis < type.spatial(); ++axis)
    shape[shape.size() - 1 - axis] = box.end[2 - axis] - box.begin[2 - axis];
  return shape;
}

NodeRef cut(const NodeRef& node, const Box& has, const Box& wanted) {
  if (has == wanted) return node;
  Placement placement;
  for (int i = 0; i < 3; ++i) placement.base[i + 1] = wanted.begin[i] - has.begin[i];
  return view(node, placement, shape_of(node->type, wanted), node->type.batch);
}

/// A view as it looks from a part of its result into a part of its input.
std::shared_ptr<const Pointwise> seen_from(const Pointwise& whole, const Ranges& part, const Box& read) {
  auto seen = std::make_shared<Pointwise>(whole);
  const Ranges origin(1, read);
  for (int axis = 0; axis < 4; ++axis) {
    const int source = whole.placement.source[axis];
    if (source >= 0) seen->placement.base[axis] += whole.placement.step[axis] * part.begin[source];
    seen->placement.base[axis] -= origin.begin[axis];
  }
  return seen;
}

void require_local(const Node& node) {
  bool at_coordinates = false;  // which a tile does not know
  if (node.pointwise)
    for (auto& operand : node.pointwise->operands) at_coordinates |= operand.kind == Pointwise::Operand::coordinate;
  if (at_coordinates || looks_at_all(node))
    throw UnsupportedError(node.origin.operation + ": looks at the whole image (" + std::string(node.step->skeleton()) +
                           "), so it does not run in tiles");
}

/// Calls f with each tile of an image; with one that is empty if the image is.
template <class F>
void each_tile(const TileSize& size, const TileSize& tile, F f) {
  const auto end = [&](int axis, std::int64_t begin) { return std::min(begin + tile[axis], size[axis]); };
  for (std::int64_t z = 0; z == 0 || z < size[0]; z += tile[0])
    for (std::int64_t y = 0; y == 0 || y < size[1]; y += tile[1])
      for (std::int64_t x = 0; x == 0 || x < size[2]; x += tile[2])
        f(Box{{z, y, x}, {end(0, z), end(1, y), end(2, x)}});
}

class Tiling {
 public:
  explicit Tiling(const TileSize& tile) : tile_(tile) {}

  NodeRef compute(const NodeRef& target) {
    for (auto& node : open_behind(target)) settle(node);
    const auto found = known_.find(target.get());
    return found == known_.end() ? pasted(target, tile_) : found->second;
  }

 private:
  /// What must be computed for the target, inputs first.
  std::vector<NodeRef> open_behind(const NodeRef& target) const {
    std::vector<NodeRef> order, stack{target};
    std::map<const Node*, int> seen;  // 1: inputs on the stack, 2: in order
    while (!stack.empty()) {
      const NodeRef node = stack.back();
      int& state = seen[node.get()];
      if (node->state == Node::State::done || known_.count(node.get()) || state == 2) {
        stack.pop_back();
      } else if (state == 1) {
        state = 2;
        order.push_back(node);
      } else {
        state = 1;
        for (auto& input : node->inputs) stack.push_back(input);
      }
    }
    return order;
  }

  /// Computes what must be known before tiles of anything behind it can be.
  void settle(const NodeRef& node) {
    const Summary summary = node->step->summary();
    const bool of_known = !node->inputs.empty() && std::all_of(node->inputs.begin(), node->inputs.end(),
                                                               [&](auto& input) { return known_.count(input.get()); });
    if (summary == Summary::added)
      known_[node.get()] = added(*node);
    else if (summary == Summary::pasted)
      known_[node.get()] = pasted(node, tile_of(*node));
    else if (of_known)
      known_[node.get()] = pasted(node, sizes(node->type.extent()));
    else
      require_local(*node);
  }

  /// Of a result whose voxels stand for several of the input.
  TileSize tile_of(const Node& node) const {
    const Box voxel = node.step->source({{}, {1, 1, 1}}, node.type.extent(), node.inputs[0]->type.extent());
    TileSize tile;
    for (int i = 0; i < 3; ++i)
      tile[i] = std::max<std::int64_t>(1, tile_[i] / std::max<std::int64_t>(1, voxel.end[i] - voxel.begin[i]));
    return tile;
  }

  NodeRef pasted(const NodeRef& target, const TileSize& tile) const {
    std::vector<NodeRef> parts;
    std::vector<Place> places;
    each_tile(sizes(target->type.extent()), tile, [&](const Box& box) {
      parts.push_back(part(target, box));
      evaluate(parts.back());
      places.push_back({{0, box.begin[0], box.begin[1], box.begin[2]}});
    });
    const NodeRef result = paste(target->type, nullptr, parts, places);
    evaluate(result);
    return result;
  }

  NodeRef added(const Node& node) const {
    NodeRef sum;
    each_tile(sizes(node.inputs[0]->type.extent()), tile_, [&](const Box& box) {
      std::vector<NodeRef> inputs{part(node.inputs[0], box)};
      for (std::size_t k = 1; k < node.inputs.size(); ++k)
        inputs.push_back(part(node.inputs[k], whole(*node.inputs[k])));
      const NodeRef of_tile = clone(node, node.type, std::move(inputs));
      sum = sum ? map("add", {sum, of_tile}, node.type.dtype) : of_tile;
      evaluate(sum);
    });
    return sum;
  }

  static NodeRef clone(const Node& node, Type type, std::vector<NodeRef> inputs) {
    const NodeRef clone = make_node(std::move(type), node.step, std::move(inputs));
    clone->pointwise = node.pointwise;
    clone->device = node.device;
    clone->origin = node.origin;
    return clone;
  }

  /// A pending part of the target. What it is made from is let go, so that it fuses as in the whole.
  NodeRef part(const NodeRef& target, const Box& box) const {
    const auto order = open_behind(target);
    std::map<const Node*, Box> needs{{target.get(), box}};
    for (std::size_t i = order.size(); i-- > 0;) {
      const Node& node = *order[i];
      const Box wide = widened(needs.at(&node), node);
      for (std::size_t k = 0; k < node.inputs.size(); ++k) {
        const Box read = needed(node, static_cast<int>(k), wide);
        const auto [found, fresh] = needs.emplace(node.inputs[k].get(), read);
        if (!fresh) found->second = hull(found->second, read);
      }
    }
    std::map<const Node*, NodeRef> made;
    for (auto& node : order) made[node.get()] = made_over(*node, needs, made);
    return piece(target, box, needs, made);
  }

  /// The node over its need: its step runs on the widened box, of which the middle is kept.
  NodeRef made_over(const Node& node, const std::map<const Node*, Box>& needs,
                    const std::map<const Node*, NodeRef>& made) const {
    const Box need = needs.at(&node), wide = widened(need, node);
    std::vector<NodeRef> inputs;
    for (std::size_t k = 0; k < node.inputs.size(); ++k)
      inputs.push_back(piece(node.inputs[k], needed(node, static_cast<int>(k), wide), needs, made));
    const NodeRef over = clone(node, {node.type.dtype, shape_of(node.type, wide), node.type.batch}, std::move(inputs));
    if (node.pointwise && node.pointwise->view)
      over->pointwise = seen_from(*node.pointwise, Ranges(node.type.extent().n, wide), needed(node, 0, wide));
    return cut(over, wide, need);
  }

  NodeRef piece(const NodeRef& node, const Box& wanted, const std::map<const Node*, Box>& needs,
                const std::map<const Node*, NodeRef>& made) const {
    if (const auto found = made.find(node.get()); found != made.end())
      return cut(found->second, needs.at(node.get()), wanted);
    const auto found = known_.find(node.get());
    return cut(found == known_.end() ? node : found->second, whole(*node), wanted);
  }

  TileSize tile_;
  std::map<const Node*, NodeRef> known_;  // summaries, and what follows from them alone
};

std::optional<TileSize>& asked_size() {
  thread_local std::optional<TileSize> size;
  return size;
}

}  // namespace

Box Step::source(const Box& part, const Extent& result, const Extent& input) const {
  Box box = part;
  for (int i = 0; i < 3; ++i) {
    if (sizes(input)[i] == 1)
      box.begin[i] = 0, box.end[i] = 1;
    else if (sizes(input)[i] != sizes(result)[i])
      throw Bug("a step that changes the shape does not say what its result is made from");
  }
  return box;
}

NodeRef tiled(const NodeRef& target, const TileSize& tile) {
  return target->state == Node::State::done ? target : Tiling(tile).compute(target);
}

InTiles::InTiles(const TileSize& size) { asked_size() = size; }
InTiles::~InTiles() { asked_size().reset(); }

NodeRef as_asked(const NodeRef& node) { return asked_size() ? tiled(node, *asked_size()) : node; }

}  // namespace fulmo
