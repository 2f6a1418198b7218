#pragma once
#include "graph/node.hpp"

namespace fulmo {

using TileSize = std::array<std::int64_t, 3>;  // z, y, x

/// The same pending graph computed tile by tile: every step runs on the tile and the rim it looks at, and what
/// condenses the image adds up what tiles give, so the result has the same bits. Refuses, naming it, any other step
/// that looks at the whole image.
NodeRef tiled(const NodeRef& target, const TileSize&);

/// While it lives, what this thread downloads is computed in tiles.
class InTiles {
 public:
  explicit InTiles(const TileSize&);
  ~InTiles();
  InTiles(const InTiles&) = delete;
  InTiles& operator=(const InTiles&) = delete;
};
/// The node itself, or computed in tiles if this thread is asked to.
NodeRef as_asked(const NodeRef&);

}  // namespace fulmo
