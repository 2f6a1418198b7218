#pragma once
#include <map>
#include <set>

#include "graph/node.hpp"

namespace fulmo {

/// Nodes to take as computed: those that are, and, while explaining, those that earlier launches would compute.
struct Computed {
  std::set<const Node*> assumed;
  bool has(const Node& node) const { return node.state == Node::State::done || assumed.count(&node); }
};

/// How a group meets a node.
struct Visit {
  int edges = 0;  // from members
  bool leaf = false;
  bool off_grid = false;  // read elsewhere than voxel by voxel
  std::vector<Placement> placements;
};

/// Maps that become one stage. The first member is the root; a group without members is a plain load.
struct Group {
  std::vector<NodeRef> members;    // computed in registers
  std::vector<NodeRef> kept;       // those of them that are stored too
  std::vector<NodeRef> leaves;     // read from memory (or handed over by the anchor)
  std::vector<std::string> stops;  // why it ended here
  std::map<const Node*, Visit> visits;
};

/// One launch: the anchor owns the loops, the target is what it is for.
struct Plan {
  NodeRef target;
  NodeRef anchor;            // target itself or the step behind target's maps
  Group behind;              // maps from the anchor's value to the target; no members if anchor is target
  std::vector<Group> front;  // one for each input of the anchor
};

Plan make_plan(const NodeRef& target, const Computed&);
/// Everything the launch reads from memory.
std::vector<NodeRef> leaves_of(const Plan&);

/// Coordinates through two placements: result(c) = inner(outer(c)).
Placement compose(const Placement& inner, const Placement& outer);
/// How input k of a pointwise node is read when the node is read through `placement`.
Placement behind(const Node&, const Placement&, int input);

/// The stages of a planned launch, with the memory of its leaves and of what it stores.
Stage lower_load(const Group& front, const NodeRef& input, Work wanted, Keys);
Stage lower_store(const Plan&, Work handed, Keys);

}  // namespace fulmo
