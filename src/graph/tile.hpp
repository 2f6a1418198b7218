#pragma once
#include "graph/node.hpp"

namespace fulmo {

/// The same pending graph computed tile by tile, (z, y, x) voxels each: every step runs on the tile and the rim it
/// looks at, so the result has the same bits. Refuses, naming it, a step that looks at the whole image.
NodeRef tiled(const NodeRef& target, std::array<std::int64_t, 3> tile);

}  // namespace fulmo
