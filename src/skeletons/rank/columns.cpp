// After S. Perreault and P. Hebert, "Median filtering in constant time", IEEE Transactions on Image Processing 16,
// 2007.
#include <algorithm>

#include "backends/cpu/pool.hpp"
#include "skeletons/rank/walks.hpp"

namespace fulmo {

namespace {

constexpr std::int64_t coarse_bins = 16, fine_bins = 256;

/// One thread's columns, as wide as a tile with its halo and as high as the window.
class Columns {
 public:
  Columns(const Keyed& k, std::int64_t width)
      : k_(k),
        e_(k.run.extent),
        load_(k.run.loads[0]),
        store_(k.run.store),
        wide_(k.window.last[0] - k.window.first[0] + 1),
        keys_(width + wide_ - 1),
        cells_(width + wide_ - 1),
        coarse_((width + wide_ - 1) * coarse_bins),
        fine_((width + wide_ - 1) * fine_bins) {}

  void process(std::int64_t n, std::int64_t z, std::int64_t y0, std::int64_t y1, std::int64_t x, std::int64_t width) {
    const Window& w = k_.window;
    n_ = n, x_ = x, counts_ = {coarse_.data(), fine_.data(), width + wide_ - 1};
    planes_ = taps_of(z + w.first[2], z + w.last[2], e_.z);
    std::fill(coarse_.begin(), coarse_.end(), std::uint16_t{0});
    std::fill(fine_.begin(), fine_.end(), std::uint16_t{0});
    for (const Tap& row : taps_of(y0 + w.first[1], y0 + w.last[1], e_.y)) count(row.place, row.weight);
    for (std::int64_t y = y0; y < y1; ++y) {
      if (y > y0) {
        count(y + w.last[1], 1);
        count(y - 1 + w.first[1], -1);
      }
      CPU_CALL(rank_in_columns, counts_, wide_, static_cast<int>(k_.rank), width, cells_.data());
      CPU_CALL(widen_keys, cells_.data(), Cell::u8, width, k_.lowest, keys_.data());
      store_.store(n, z, y, x, width, keys_.data());
    }
  }

 private:
  void count(std::int64_t y, std::int64_t weight) {
    for (const Tap& plane : planes_) {
      load_repeating(load_, e_, n_, plane.place, y, x_ + k_.window.first[0], counts_.columns, keys_.data());
      CPU_CALL(narrow_keys, keys_.data(), counts_.columns, k_.lowest, Cell::u8, cells_.data());
      CPU_CALL(count_row, counts_, cells_.data(), static_cast<int>(weight * plane.weight));
    }
  }

  const Keyed& k_;
  const Extent& e_;
  StageRunner load_, store_;
  const std::int64_t wide_;
  std::vector<std::int32_t> keys_;
  std::vector<std::uint8_t> cells_;
  std::vector<std::uint16_t> coarse_, fine_;
  ColumnCounts counts_{};
  std::vector<Tap> planes_;
  std::int64_t n_ = 0, x_ = 0;
};

}  // namespace

void walk_with_columns(const Keyed& k) {
  const Extent& e = k.run.extent;
  const auto size = [&](int axis) { return k.window.last[axis] - k.window.first[axis] + 1; };
  const std::int64_t width = std::min<std::int64_t>(e.x, std::max(256, 4 * size(0))),
                     height = std::min<std::int64_t>(e.y, std::max(64, 8 * size(1)));
  const std::int64_t across = parts(e.x, width), down = parts(e.y, height);
  parallel_for(e.n * e.z * down * across, 1, [&](std::int64_t begin, std::int64_t end) {
    Columns columns(k, width);
    for (std::int64_t i = begin; i < end; ++i) {
      const std::int64_t x = i % across * width, y = i / across % down * height, plane = i / across / down;
      columns.process(plane / e.z, plane % e.z, y, std::min(y + height, e.y), x, std::min(width, e.x - x));
    }
  });
}

}  // namespace fulmo
