// Decides what one launch computes: a step that owns the loops, the maps pasted in front of its inputs and behind its
// result, and which of those must be stored because somebody else still needs them.
#include "graph/plan.hpp"

#include <algorithm>

namespace fulmo {

namespace {

constexpr int longest_stage = 48;  // formulas in one stage
constexpr int longest_reread = 6;  // formulas in front of a stencil, which computes them again for every tap
constexpr int most_leaves = 8;     // keeps a launch's parameters under OpenCL's 1024 bytes

bool same_grid(const Node& node, const Placement& placement, const Extent& domain) {
  return placement == Placement{} && node.type.extent() == domain;
}

bool depends(const Node& node, const Node& on, int budget = 4096) {
  std::vector<const Node*> open{&node};
  while (!open.empty() && budget-- > 0) {
    const Node* next = open.back();
    open.pop_back();
    if (next == &on) return true;
    if (next->state == Node::State::pending)
      for (auto& input : next->inputs) open.push_back(input.get());
  }
  return budget <= 0;
}

/// Collects the maps behind one root, until what is found can be computed in one stage.
class Collector {
 public:
  Collector(const Computed& computed, const Extent& domain, int limit, bool may_keep)
      : computed_(computed), domain_(domain), limit_(limit), may_keep_(may_keep) {}

  Group collect(const NodeRef& root) {
    do {
      group_ = {};
      formulas_ = 0;
      restart_ = false;
      enter(root, Placement{});
    } while (restart_ || demote_shared(root));
    group_.stops.insert(group_.stops.end(), stops_.begin(), stops_.end());
    return group_;
  }

 private:
  void enter(const NodeRef& node, const Placement& placement) {
    Visit& visit = group_.visits[node.get()];
    if (std::find(visit.placements.begin(), visit.placements.end(), placement) != visit.placements.end()) return;
    const bool first = visit.placements.empty();
    visit.placements.push_back(placement);
    visit.off_grid |= !same_grid(*node, placement, domain_);
    if (first && !inlines(*node)) group_.leaves.push_back(node), visit.leaf = true;
    if (visit.leaf) return;
    if (first) group_.members.push_back(node);
    if (++formulas_ > limit_) demote(*node, "too long: ");
    for (std::size_t k = 0; k < node->inputs.size(); ++k) {
      if (first) ++group_.visits[node->inputs[k].get()].edges;
      enter(node->inputs[k], behind(*node, placement, static_cast<int>(k)));
    }
  }

  bool inlines(const Node& node) {
    if (!node.pointwise || computed_.has(node) || node.state != Node::State::pending || demoted_.count(&node))
      return false;
    if (formulas_ < limit_ && static_cast<int>(group_.leaves.size()) < most_leaves) return true;
    group_.stops.push_back("too long: " + node.origin.operation);
    return false;
  }

  void demote(const Node& node, const char* reason) {
    restart_ = demoted_.insert(&node).second;
    if (restart_) stops_.push_back(reason + node.origin.operation);
  }

  /// Members that others hold are stored as well, or, where that cannot be, become leaves; true if one was demoted.
  bool demote_shared(const NodeRef& root) {
    for (auto& member : group_.members) {
      const Visit& visit = group_.visits[member.get()];
      if (member == root || member.use_count() - 1 <= visit.edges) continue;  // -1: the members list itself
      if (may_keep_ && !visit.off_grid && !any_leaf_depends(*member)) {
        group_.kept.push_back(member);
        continue;
      }
      demote(*member, "kept: ");
      return restart_;
    }
    return false;
  }

  bool any_leaf_depends(const Node& member) const {
    return std::any_of(group_.leaves.begin(), group_.leaves.end(), [&](auto& leaf) { return depends(*leaf, member); });
  }

  const Computed& computed_;
  Extent domain_;
  int limit_;
  bool may_keep_;
  int formulas_ = 0;
  bool restart_ = false;
  Group group_;
  std::set<const Node*> demoted_;
  std::vector<std::string> stops_;
};

/// The step whose store stage the target's maps can become, if any.
NodeRef find_anchor(const Group& group, const NodeRef& target, const Computed& computed) {
  for (auto& leaf : group.leaves) {
    const Visit& visit = group.visits.at(leaf.get());
    if (computed.has(*leaf) || leaf->state != Node::State::pending || leaf->pointwise || !leaf->step->fuses_store())
      continue;
    if (visit.off_grid || !(leaf->type.extent() == target->type.extent())) continue;
    if (leaf.use_count() - 1 > visit.edges) continue;  // somebody else needs its own values
    const bool circular = std::any_of(group.leaves.begin(), group.leaves.end(),
                                      [&](auto& other) { return other != leaf && depends(*other, *leaf); });
    if (!circular) return leaf;
  }
  return nullptr;
}

}  // namespace

Placement compose(const Placement& inner, const Placement& outer) {
  Placement result;
  for (int j = 0; j < 4; ++j) {
    const int through = inner.source[j];
    result.source[j] = through < 0 ? -1 : outer.source[through];
    result.step[j] = through < 0 ? 0 : inner.step[j] * outer.step[through];
    result.base[j] = inner.base[j] + (through < 0 ? 0 : inner.step[j] * outer.base[through]);
    if (result.source[j] < 0) result.step[j] = 0;
  }
  return result;
}

Placement behind(const Node& node, const Placement& placement, int input) {
  if (node.pointwise->view) return compose(node.pointwise->placement, placement);
  const Extent from = node.inputs[input]->type.extent(), to = node.type.extent();
  const std::int64_t narrow[4] = {from.n, from.z, from.y, from.x}, wide[4] = {to.n, to.z, to.y, to.x};
  Placement stretch;
  for (int j = 0; j < 4; ++j)
    if (narrow[j] == 1 && wide[j] > 1) stretch.source[j] = -1, stretch.step[j] = 0;
  return compose(stretch, placement);
}

Plan make_plan(const NodeRef& target, const Computed& computed) {
  Plan plan;
  plan.target = plan.anchor = target;
  if (target->pointwise) {
    plan.behind = Collector(computed, target->type.extent(), longest_stage, true).collect(target);
    if (auto anchor = find_anchor(plan.behind, target, computed)) plan.anchor = anchor;
  }
  const Step* step = plan.anchor->step.get();
  for (std::size_t k = 0; k < plan.anchor->inputs.size() && !plan.anchor->pointwise; ++k) {
    const NodeRef& input = plan.anchor->inputs[k];
    const int index = static_cast<int>(k);
    const bool fuses = step->fuses_load(index) && input->pointwise && !computed.has(*input);
    Group front;
    if (fuses && input.use_count() == 1)
      front = Collector(computed, input->type.extent(), step->rereads(index) ? longest_reread : longest_stage, false)
                  .collect(input);
    else
      front.leaves.push_back(input);
    if (fuses && input.use_count() > 1 + static_cast<int>(front.leaves.size()))
      front.stops.push_back("kept: " + input->origin.operation);
    plan.front.push_back(std::move(front));
  }
  return plan;
}

std::vector<NodeRef> leaves_of(const Plan& plan) {
  std::vector<NodeRef> all;
  auto add = [&](const Group& group) {
    for (auto& leaf : group.leaves)
      if (leaf != plan.anchor && std::find(all.begin(), all.end(), leaf) == all.end()) all.push_back(leaf);
  };
  add(plan.behind);
  for (auto& group : plan.front) add(group);
  return all;
}

}  // namespace fulmo
