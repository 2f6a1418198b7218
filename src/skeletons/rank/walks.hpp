#pragma once
// Ways over an image on the CPU, tile by tile. The fastest for a window is chosen in plan.cpp.
#include "skeletons/map/block.hpp"
#include "skeletons/rank/network.hpp"
#include "skeletons/rank/window.hpp"

namespace fulmo {

/// Sort keys of one frame, row by row; `lowest` is that of an image of up to 16 bits, else 0.
struct Keyed {
  const Run& run;
  const Window& window;
  std::int64_t rank;  // none: the most frequent value is wanted
  Cell cell;
  std::int32_t lowest;
  static constexpr std::int64_t none = -1;
};

/// Keys of `count` voxels from x on, which may begin and end outside the image, where edge voxels repeat.
void load_repeating(StageRunner&, const Extent&, std::int64_t n, std::int64_t z, std::int64_t y, std::int64_t x,
                    std::int64_t count, std::int32_t* keys);

/// Small windows: compare-exchange of whole lines.
void walk_with_network(const Keyed&, const Network&);
/// Large boxes of at most 65535 voxels in 8 bits: histograms of columns, time hardly grows with the radius.
void walk_with_columns(const Keyed&);
/// Anything: voxels of a tile become their places among its values; a histogram of these slides along the window's
/// longest axis.
void walk_with_ordinals(const Keyed&);

}  // namespace fulmo
