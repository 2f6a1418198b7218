#pragma once
// Formulas of a small neighbourhood: the rows of operations/stencils.cl, in float32, border nearest.
#include <string>

#include "graph/node.hpp"

namespace fulmo {

NodeRef stencil(const char* formula, const NodeRef& image);
/// The formula of this name for the image's rank: it ends in _2d or _3d.
NodeRef ranked_stencil(const std::string& formula, const NodeRef& image);

}  // namespace fulmo
