// The walk with a network: every thread runs it down strips of a plane.
#include <algorithm>

#include "backends/cpu/pool.hpp"
#include "skeletons/rank/walks.hpp"

namespace fulmo {

namespace {

constexpr std::int64_t vector_bytes = 64, cache_bytes = 64 * 1024;

std::int64_t size_of(Cell cell) { return cell == Cell::u8 ? 1 : cell == Cell::u16 ? 2 : 4; }

/// A piece of a plane, `height` rows from y on.
struct Piece {
  std::int64_t n, z, y, x, width;
};

/// One thread's lines: each has a row of several pieces side by side, since short loops are slow.
class Strips {
 public:
  Strips(const Keyed& k, const Network& network, std::int64_t width, std::int64_t height, std::int64_t most)
      : k_(k),
        network_(network),
        height_(height),
        most_(most),
        load_(k.run.loads[0]),
        store_(k.run.store),
        reach_(k.window.last[0] - k.window.first[0]),
        step_(parts(width + reach_, vector_bytes) * vector_bytes),
        pitch_(most * step_ + 2 * vector_bytes),  // loops write and read whole vectors
        keys_(step_),
        memory_(network.rows * pitch_ * size_of(k.cell) + 2 * vector_bytes),
        lines_(memory_.data() + (vector_bytes - reinterpret_cast<std::uintptr_t>(memory_.data()) % vector_bytes)) {}

  void add(const Piece& piece) {
    pieces_.push_back(piece);
    if (static_cast<std::int64_t>(pieces_.size()) == most_) compute();
  }

  void compute() {
    if (pieces_.empty()) return;
    const std::int64_t count = (static_cast<std::int64_t>(pieces_.size()) - 1) * step_ + pieces_.back().width;
    for (std::int64_t row = k_.window.first[1] - k_.window.last[1]; row < height_; ++row) {
      load(row);
      CPU_CALL(exchange_lines, network_.code.data(), static_cast<std::int64_t>(network_.code.size()),
               network_.lines.data(), lines_, k_.cell, pitch_, row, count);
      if (row >= 0) store(row);
    }
    pieces_.clear();
  }

 private:
  void load(std::int64_t row) {
    for (const auto& input : network_.inputs)
      for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const auto& [n, z, y, x, width] = pieces_[i];
        load_repeating(load_, k_.run.extent, n, z + input.z, y + row + input.y, x + k_.window.first[0], width + reach_,
                       keys_.data());
        CPU_CALL(narrow_keys, keys_.data(), width + reach_, k_.lowest, k_.cell, place(input.line, row + input.y, i, 0));
      }
  }

  void store(std::int64_t row) {
    const auto& [result, shift_y, shift_x] = network_.result;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const auto& [n, z, y, x, width] = pieces_[i];
      if (y + row >= k_.run.extent.y) continue;
      CPU_CALL(widen_keys, place(result, row + shift_y, i, shift_x), k_.cell, width, k_.lowest, keys_.data());
      store_.store(n, z, y + row, x, width, keys_.data());
    }
  }

  char* place(int line, std::int64_t row, std::size_t piece, int shift) {
    const Line& l = network_.lines[line];
    return lines_ +
           ((l.place + (row & l.mask)) * pitch_ + static_cast<std::int64_t>(piece) * step_ + shift) * size_of(k_.cell);
  }

  const Keyed& k_;
  const Network& network_;
  const std::int64_t height_, most_;
  StageRunner load_, store_;
  const std::int64_t reach_, step_, pitch_;
  std::vector<Piece> pieces_;
  std::vector<std::int32_t> keys_;
  std::vector<char> memory_;
  char* const lines_;
};

}  // namespace

void load_repeating(StageRunner& load, const Extent& e, std::int64_t n, std::int64_t z, std::int64_t y, std::int64_t x,
                    std::int64_t count, std::int32_t* keys) {
  const std::int64_t first = std::clamp<std::int64_t>(x, 0, e.x - 1),
                     last = std::clamp<std::int64_t>(x + count - 1, 0, e.x - 1),
                     left = std::clamp<std::int64_t>(-x, 0, count - 1);
  std::int32_t *begin = keys + left, *end = begin + (last - first + 1);
  load.load(n, std::clamp<std::int64_t>(z, 0, e.z - 1), std::clamp<std::int64_t>(y, 0, e.y - 1), first,
            last - first + 1, begin);
  std::fill(keys, begin, *begin);
  std::fill(end, keys + count, end[-1]);
}

void walk_with_network(const Keyed& k, const Network& network) {
  const Extent& e = k.run.extent;
  const std::int64_t tall = k.window.last[1] - k.window.first[1] + 1, reach = k.window.last[0] - k.window.first[0],
                     height = std::min(e.y, std::max<std::int64_t>(32, 8 * tall)),
                     fitting = std::clamp<std::int64_t>(cache_bytes / (network.rows * size_of(k.cell)), 256, 2048),
                     width = std::min(e.x, fitting), most = std::max<std::int64_t>(1, fitting / (width + reach));
  const std::int64_t across = parts(e.x, width), down = parts(e.y, height);
  parallel_for(e.n * e.z * down * across, 1, [&](std::int64_t begin, std::int64_t end) {
    Strips strips(k, network, width, height, std::min(most, end - begin));
    for (std::int64_t i = begin; i < end; ++i) {
      const std::int64_t x = i % across * width, y = i / across % down * height, plane = i / across / down;
      strips.add({plane / e.z, plane % e.z, y, x, std::min(width, e.x - x)});
    }
    strips.compute();
  });
}

}  // namespace fulmo
