#pragma once
// Formulas of a small neighbourhood: the rows of operations/stencils.cl, in float32, border nearest.
#include "graph/node.hpp"

namespace fulmo {

NodeRef stencil(const char* formula, const NodeRef& image);

}  // namespace fulmo
