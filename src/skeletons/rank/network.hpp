#pragma once
// Selection by compare-exchange, made for one window and rank. Lists that windows of neighbouring voxels share are made
// once: along x they are read at a shifted place, along y kept for some rows.
#include <cstdint>
#include <vector>

#include "skeletons/rank/cpu.hpp"
#include "skeletons/rank/rank.hpp"

namespace fulmo {

/// A program over lines of voxels, run once for each row y of one plane; row y of results appears with it. It must have
/// run for the `window height - 1` rows before.
struct Network {
  std::vector<Exchange> code;
  struct Input {
    int line, z, y;  // voxels of row (z, y), seen from the results, go into this line
  };
  std::vector<Input> inputs;
  std::vector<Line> lines;
  int rows = 0;  // of memory for all lines
  struct {
    int line, row, shift;
  } result{};
};
Network network_of(const Window&, std::int64_t rank);

}  // namespace fulmo
