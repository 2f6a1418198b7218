// Turns a planned group of maps into a stage: a straight program of loads, formulas and stores.
#include <algorithm>

#include "graph/plan.hpp"

namespace fulmo {

namespace {

Leaf leaf_of(const Node& node, const Placement& placement) {
  Leaf leaf{node.memory, node.type.dtype, 0, {}};
  const auto dense = dense_strides(node.type.extent());
  for (int j = 0; j < 4; ++j) {
    leaf.offset += placement.base[j] * dense[j];
    if (placement.source[j] >= 0) leaf.stride[placement.source[j]] += placement.step[j] * dense[j];
  }
  return leaf;
}

bool is_linear(const Leaf& leaf, const Extent& domain) {
  const auto dense = dense_strides(domain);
  const std::int64_t size[4] = {domain.n, domain.z, domain.y, domain.x};
  for (int i = 0; i < 4; ++i)
    if (size[i] > 1 && leaf.stride[i] != dense[i]) return false;
  return true;
}

/// The type a key is made from; i32 where the value is its own key.
Work keyed(DType dtype) { return dtype == DType::f32 ? Work::f32 : dtype == DType::u32 ? Work::i64 : Work::i32; }

class Lowering {
 public:
  Lowering(const Group& group, const Node* anchor, Work handed, Keys keys, const Extent& domain)
      : group_(group), anchor_(anchor), handed_(handed), keys_(keys) {
    stage_.domain = domain;
  }

  int value(const NodeRef& node, const Placement& placement, Work wanted) {
    if (is_leaf(node) && node.get() != anchor_) return load(*node, placement, wanted);
    const auto [into, work] = produced(node, placement);
    return work == wanted ? into : convert(into, work, wanted, node->type.dtype);
  }

  int key(const NodeRef& node) {
    const Work source = keyed(node->type.dtype);
    const int from = value(node, Placement{}, source);
    if (source == Work::i32) return from;
    return emit({.op = Opcode::key,
                 .work = Work::i32,
                 .source = source,
                 .from = {from, -1, -1, -1, -1},
                 .index = static_cast<int>(keys_)});
  }

  void store(const NodeRef& node) {
    const int leaf = add_leaf(*node, Placement{});
    if (const auto source = moved(node, Placement{}); source >= 0) {
      emit({.op = Opcode::move, .dtype = node->type.dtype, .from = {source, -1, -1, -1, -1}, .index = leaf});
      return;
    }
    const auto [into, work] = produced(node, Placement{});
    emit({.op = Opcode::store, .work = work, .dtype = node->type.dtype, .from = {into, -1, -1, -1, -1}, .index = leaf});
  }

  Stage finish(int output, Work result) {
    stage_.output = output;
    stage_.result = result;
    stage_.linear = std::all_of(stage_.leaves.begin(), stage_.leaves.end(),
                                [&](auto& leaf) { return is_linear(leaf, stage_.domain); });
    for (auto& instruction : stage_.code) stage_.linear &= instruction.op != Opcode::coordinate;
    return std::move(stage_);
  }

 private:
  struct Produced {
    int into;
    Work work;
  };

  bool is_leaf(const NodeRef& node) const {
    const auto found = group_.visits.find(node.get());
    return group_.members.empty() || (found != group_.visits.end() && found->second.leaf);
  }

  int emit(Instruction instruction) {
    if (instruction.op != Opcode::store && instruction.op != Opcode::move) instruction.into = registers_++;
    stage_.code.push_back(instruction);
    return instruction.into;
  }

  /// The same instruction twice gives the same register.
  int reuse(Instruction instruction) {
    for (auto& earlier : stage_.code) {
      instruction.into = earlier.into;
      if (earlier == instruction) return earlier.into;
    }
    instruction.into = -1;
    return emit(instruction);
  }

  int add_leaf(const Node& node, const Placement& placement) {
    const Leaf leaf = leaf_of(node, placement);
    for (std::size_t i = 0; i < stage_.leaves.size(); ++i) {
      const Leaf& other = stage_.leaves[i];
      if (other.memory == leaf.memory && other.offset == leaf.offset && other.stride == leaf.stride)
        return static_cast<int>(i);
    }
    stage_.leaves.push_back(leaf);
    return static_cast<int>(stage_.leaves.size()) - 1;
  }

  int load(const Node& node, const Placement& placement, Work wanted) {
    const int leaf = add_leaf(node, placement);
    return reuse({.op = Opcode::load, .work = wanted, .dtype = node.type.dtype, .index = leaf});
  }

  int convert(int from, Work source, Work wanted, DType dtype) {
    return reuse(
        {.op = Opcode::convert, .work = wanted, .source = source, .dtype = dtype, .from = {from, -1, -1, -1, -1}});
  }

  int constant(const Constant& value) {
    stage_.constants.push_back(value);
    return emit({.op = Opcode::constant, .work = value.work, .index = static_cast<int>(stage_.constants.size()) - 1});
  }

  /// The node's value in a register of a type that holds it exactly.
  Produced produced(const NodeRef& node, const Placement& placement) {
    for (auto& [seen, where, result] : done_)
      if (seen == node.get() && where == placement) return result;
    const Produced result = make(node, placement);
    done_.push_back({node.get(), placement, result});
    return result;
  }

  Produced make(const NodeRef& node, const Placement& placement) {
    if (node.get() == anchor_) {
      const int handed = emit({.op = Opcode::value, .work = handed_});
      return keys_ == Keys::none ? settle(handed, handed_, *node, false, false)
                                 : unkey(handed, keyed(node->type.dtype));
    }
    if (is_leaf(node)) {
      const Work work = work_of(node->type.dtype);
      return {load(*node, placement, work), work};
    }
    const Pointwise& p = *node->pointwise;
    if (p.view) return produced_through_view(node, placement);
    if (p.formula < 0) {  // a cast
      const Work work = work_of(node->inputs[0]->type.dtype);
      return settle(value(node->inputs[0], behind(*node, placement, 0), work), work, *node, p.truncates, p.fits);
    }
    Instruction instruction{.op = Opcode::formula, .work = p.work, .index = p.formula};
    for (std::size_t i = 0; i < p.operands.size(); ++i)
      instruction.from[i] = argument(p.operands[i], p, node, placement);
    return settle(emit(instruction), p.work, *node, false, p.fits);
  }

  Produced unkey(int key, Work work) {
    if (work == Work::i32) return {key, work};
    return {emit({.op = Opcode::unkey, .work = work, .source = Work::i32, .from = {key, -1, -1, -1, -1}}), work};
  }

  Produced produced_through_view(const NodeRef& node, const Placement& placement) {
    const NodeRef& input = node->inputs[0];
    const Placement through = behind(*node, placement, 0);
    if (!is_leaf(input) || input.get() == anchor_) return produced(input, through);
    const Work work = work_of(input->type.dtype);
    return {load(*input, through, work), work};
  }

  int argument(const Pointwise::Operand& o, const Pointwise& p, const NodeRef& node, const Placement& placement) {
    if (o.kind == Pointwise::Operand::constant) return constant(p.constants[o.index]);
    if (o.kind == Pointwise::Operand::coordinate)
      return reuse({.op = Opcode::coordinate, .work = p.work, .index = o.index});
    return value(node->inputs[o.index], behind(*node, placement, o.index), p.work);
  }

  /// What the node's dtype makes of a freshly computed value.
  Produced settle(int from, Work work, const Node& node, bool truncates, bool fits) {
    const DType dtype = node.type.dtype;
    if (is_float(dtype)) {
      const Work own = work_of(dtype);
      return own == work ? Produced{from, work} : Produced{convert(from, work, own, dtype), own};
    }
    if (fits || (work == Work::i32 && size_of(dtype) == 4)) return {from, work};
    const Opcode op = truncates ? Opcode::truncate : Opcode::quantize;
    return {emit({.op = op, .work = work, .dtype = dtype, .from = {from, -1, -1, -1, -1}}), work};
  }

  /// The load leaf whose bits a view only moves; -1 if something is computed on the way.
  int moved(const NodeRef& node, Placement placement) {
    const Node* at = node.get();
    while (!is_leaf(std::const_pointer_cast<Node>(at->shared_from_this()))) {
      if (!at->pointwise->view) return -1;
      placement = behind(*at, placement, 0);
      at = at->inputs[0].get();
    }
    return at == anchor_ ? -1 : add_leaf(*at, placement);
  }

  struct Done {
    const Node* node;
    Placement placement;
    Produced result;
  };
  const Group& group_;
  const Node* anchor_;
  Work handed_;
  Keys keys_;
  Stage stage_;
  int registers_ = 0;
  std::vector<Done> done_;
};

}  // namespace

Stage lower_load(const Group& front, const NodeRef& input, Work wanted, Keys keys) {
  Lowering lowering(front, nullptr, Work::f32, keys, input->type.extent());
  const int output = keys == Keys::none ? lowering.value(input, Placement{}, wanted) : lowering.key(input);
  return lowering.finish(output, wanted);
}

Stage lower_store(const Plan& plan, Work handed, Keys keys) {
  const bool bare = plan.behind.members.empty();
  const Node* anchor = plan.anchor->pointwise ? nullptr : plan.anchor.get();
  Lowering lowering(plan.behind, anchor, handed, keys, plan.target->type.extent());
  for (auto& node : plan.behind.kept) lowering.store(node);
  lowering.store(bare ? plan.anchor : plan.target);
  return lowering.finish(-1, handed);
}

}  // namespace fulmo
