#pragma once
// What operations are written with.
#include "core/operation.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo {

/// The dtype a rule gives for these inputs.
DType given_dtype(Gives, const std::vector<NodeRef>& inputs);

}  // namespace fulmo
