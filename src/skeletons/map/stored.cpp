// A result kept in another dtype than its own: rounded and saturated once, from the values it is computed in.
#include "skeletons/map/stored.hpp"

#include <algorithm>

#include "skeletons/map/map.hpp"

namespace fulmo {

namespace {

bool may_be_made_anew(const Node& node) {
  if (node.handles > 0) return false;  // somebody may look at it: its values are those of its dtype
  const std::lock_guard lock(graph_mutex());
  return node.state == Node::State::pending;
}

NodeRef remade(const Node& node, DType dtype, std::vector<NodeRef> inputs) {
  const NodeRef made = make_node(node.type.with(dtype), node.step, std::move(inputs));
  made->pointwise = node.pointwise;
  made->device = node.device;
  return made;
}

NodeRef mapped_anew(const Node& node, DType dtype) {
  const Pointwise& p = *node.pointwise;
  const Formula& formula = formulas()[p.formula];
  const bool unrounded = formula.rounds && p.work == Work::i64 && is_float(dtype);
  std::vector<MapOperand> operands;
  for (auto& o : p.operands) {
    if (o.kind == Pointwise::Operand::input)
      operands.emplace_back(unrounded ? cast_rounding(node.inputs[o.index], DType::f64) : node.inputs[o.index]);
    else if (o.kind == Pointwise::Operand::constant)
      operands.emplace_back(p.constants[o.index].real);
    else
      operands.emplace_back(Axis{o.index});
  }
  return map(formula.name, operands, dtype);
}

NodeRef made_anew(const NodeRef& node, DType dtype);

/// Its voxels are those of its inputs, some of which may be made anew.
NodeRef moved_anew(const Node& node, DType dtype) {
  std::vector<NodeRef> inputs = node.inputs;
  bool anew = false;
  for (NodeRef& input : inputs) {
    const NodeRef made = made_anew(input, dtype);
    anew |= made != nullptr;
    input = made ? made : cast_rounding(input, dtype);
  }
  return anew ? remade(node, dtype, std::move(inputs)) : nullptr;
}

/// Null where only the node's own dtype has its values.
NodeRef made_anew(const NodeRef& node, DType dtype) {
  if (!may_be_made_anew(*node)) return nullptr;
  const Pointwise* p = node->pointwise.get();
  if (dynamic_cast<const MovingStep*>(node->step.get()) || (p && p->view)) return moved_anew(*node, dtype);
  if (p && (p->fits || p->truncates)) return nullptr;
  if (p) return p->formula < 0 ? cast_rounding(node->inputs[0], dtype) : mapped_anew(*node, dtype);
  const Step& step = *node->step;
  const bool computes = step.fuses_store() && step.keys() == Keys::none && step.writes() != Work::i32;
  return computes ? remade(*node, dtype, node->inputs) : nullptr;
}

}  // namespace

NodeRef stored_as(const NodeRef& result, DType dtype) {
  const NodeRef made = result->type.dtype == dtype ? nullptr : made_anew(result, dtype);
  if (!made) return cast_rounding(result, dtype);
  made->metadata = result->metadata;
  return made;
}

}  // namespace fulmo
