// The plan of what is pending, as text: launches in order, what was fused into each, why fusion ended there.
#include <algorithm>
#include <sstream>

#include "graph/plan.hpp"

namespace fulmo {

namespace {

std::string size_text(std::size_t bytes) {
  std::ostringstream text;
  text.precision(3);
  if (bytes >= 1000000)
    text << static_cast<double>(bytes) / 1e6 << " MB";
  else if (bytes >= 1000)
    text << static_cast<double>(bytes) / 1e3 << " kB";
  else
    text << bytes << " bytes";
  return text.str();
}

std::string name_of(const Node& node) {
  if (!node.origin.operation.empty()) return node.origin.operation;
  return node.step ? std::string(node.step->skeleton()) : "image";
}

struct Totals {
  int launches = 0;
  std::size_t moved = 0, alive = 0, peak = 0;
};

void list(std::ostream& text, const char* title, const std::vector<NodeRef>& nodes, const NodeRef& except) {
  std::string names;
  for (auto& node : nodes)
    if (node != except) names += (names.empty() ? "" : ", ") + name_of(*node);
  if (!names.empty()) text << "     " << title << ": " << names << "\n";
}

void describe(std::ostream& text, const Plan& plan, Totals& totals) {
  const Node& target = *plan.target;
  std::size_t reads = 0, writes = target.type.bytes();
  for (auto& leaf : leaves_of(plan)) reads += leaf->type.bytes();
  for (auto& kept : plan.behind.kept) writes += kept->type.bytes();
  text << "  " << ++totals.launches << ". " << plan.anchor->step->skeleton() << ": " << name_of(target) << " -> "
       << fulmo::name_of(target.type.dtype) << " " << to_string(target.type.shape) << ", reads " << size_text(reads)
       << ", writes " << size_text(writes) << "\n";
  for (auto& group : plan.front) list(text, "fused in front", group.members, nullptr);
  if (!plan.anchor->pointwise && plan.anchor != plan.target)
    text << "     fused onto: " << name_of(*plan.anchor) << "\n";
  list(text, "fused", plan.behind.members, plan.target);
  list(text, "stored too", plan.behind.kept, nullptr);
  auto stops = plan.behind.stops;
  for (auto& group : plan.front) stops.insert(stops.end(), group.stops.begin(), group.stops.end());
  for (auto& stop : stops) text << "     fusion stopped, " << stop << "\n";
  totals.moved += reads + writes;
  totals.alive += writes;
  totals.peak = std::max(totals.peak, totals.alive);
}

}  // namespace

std::string explain(const NodeRef& target) {
  std::lock_guard lock(graph_mutex());
  std::ostringstream text;
  text << "plan for " << name_of(*target) << " on " << target->device->id
       << (target->device->exact() ? "" : " (approximate)") << "\n";
  if (target->state == Node::State::done) {
    text << "  computed already: " << size_text(target->type.bytes()) << "\n";
    return text.str();
  }
  Computed computed;
  Totals totals;
  std::vector<const Node*> stack{target.get()};
  while (!stack.empty()) {
    // Plain pointers: a reference held here would look like somebody's handle.
    const NodeRef node = std::const_pointer_cast<Node>(stack.back()->shared_from_this());
    if (computed.has(*node)) {
      stack.pop_back();
      continue;
    }
    const Plan plan = make_plan(node, computed);
    const auto leaves = leaves_of(plan);
    const std::size_t before = stack.size();
    for (auto& leaf : leaves)
      if (!computed.has(*leaf)) stack.push_back(leaf.get());
    if (stack.size() > before) continue;
    for (auto& leaf : leaves)
      if (leaf->state == Node::State::done && computed.assumed.insert(leaf.get()).second)
        totals.alive += leaf->type.bytes();
    describe(text, plan, totals);
    computed.assumed.insert(plan.target.get());
    for (auto& kept : plan.behind.kept) computed.assumed.insert(kept.get());
    stack.pop_back();
  }
  text << "  in all: " << totals.launches << " launches, " << size_text(totals.moved) << " moved, peak about "
       << size_text(totals.peak) << "\n";
  return text.str();
}

}  // namespace fulmo
