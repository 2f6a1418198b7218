#include <algorithm>
#include <cmath>
#include <optional>

#include "backends/cpu/pool.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/separable/cpu.hpp"
#include "skeletons/separable/separable.hpp"

namespace fulmo {

namespace {

int radius_of(const Taps& taps) { return static_cast<int>(taps.size() / 2); }
std::int64_t padded(std::int64_t count) { return (count + sum_block - 1) / sum_block * sum_block; }
std::int64_t parts(std::int64_t length, std::int64_t part) { return (length + part - 1) / part; }

/// One walk over the image on the CPU: sums down the columns of z or y, then across the rows, tile by tile in cache.
struct Sweep {
  const Extent& extent;
  const Stage &load, &store;
  bool along_z;
  const Taps &down, &across;

  std::int64_t length() const { return along_z ? extent.z : extent.y; }
  std::int64_t columns() const { return extent.n * (along_z ? extent.y : extent.z); }
  std::int64_t width() const { return std::clamp<std::int64_t>(4 * radius_of(across), 512, std::max<std::int64_t>(extent.x, 512)); }
  std::int64_t pitch() const { return padded(width() + 2 * radius_of(across)) + sum_block; }
  /// Results along a column: what fits a megabyte with its halo, but enough to make the halo pay.
  std::int64_t height() const {
    const std::int64_t halo = 2 * radius_of(down);
    return std::min(length(), std::max<std::int64_t>({1, halo, (std::int64_t{1} << 18) / pitch() - halo}));
  }
};

/// A thread's buffers for one tile after another.
class Tile {
 public:
  explicit Tile(const Sweep& sweep)
      : s_(sweep), load_(sweep.load), store_(sweep.store), rows_((sweep.height() + 2 * radius_of(sweep.down)) * sweep.pitch()),
        line_(sweep.pitch() + sum_block), sums_(sweep.pitch()), taken_(std::max(sweep.down.size(), sweep.across.size())) {}

  void process(std::int64_t column, std::int64_t p0, std::int64_t x0) {
    column_ = column;
    x0_ = x0, x1_ = std::min(x0 + s_.width(), s_.extent.x);
    left_ = std::max<std::int64_t>(0, x0 - radius_of(s_.across));
    right_ = std::min(s_.extent.x, x1_ + radius_of(s_.across));
    const std::int64_t p1 = std::min(p0 + s_.height(), s_.length()), reach = radius_of(s_.down);
    first_ = std::max<std::int64_t>(0, p0 - reach);
    for (std::int64_t p = first_; p < std::min(p1 + reach, s_.length()); ++p) at(p, [&](auto n, auto z, auto y) {
      load_.load(n, z, y, left_, right_ - left_, row(p));
    });
    for (std::int64_t p = p0; p < p1; ++p) at(p, [&](auto n, auto z, auto y) {
      sum_down(p);
      store_.store(n, z, y, x0_, x1_ - x0_, s_.across.empty() ? line_.data() : sum_across());
    });
  }

 private:
  template <class F> void at(std::int64_t p, F f) const {
    const std::int64_t across = s_.along_z ? s_.extent.y : s_.extent.z, n = column_ / across, other = column_ % across;
    s_.along_z ? f(n, p, other) : f(n, other, p);
  }

  float* row(std::int64_t p) { return rows_.data() + (p - first_) * s_.pitch(); }

  void sum_down(std::int64_t p) {
    float* to = line_.data() + (left_ - x0_ + radius_of(s_.across));
    if (s_.down.empty()) {
      std::copy_n(row(p), right_ - left_, to);
      return;
    }
    const int taps = static_cast<int>(s_.down.size());
    for (int k = 0; k < taps; ++k) taken_[k] = row(std::clamp<std::int64_t>(p + k - taps / 2, 0, s_.length() - 1));
    CPU_CALL(sum_rows, taken_.data(), s_.down.data(), taps, to, right_ - left_);
  }

  const float* sum_across() {
    const int taps = static_cast<int>(s_.across.size());
    float* begin = line_.data();
    float *inner = begin + (left_ - x0_ + taps / 2), *end = inner + (right_ - left_);
    std::fill(begin, inner, *inner);
    std::fill(end, begin + (x1_ - x0_ + taps - 1), end[-1]);
    for (int k = 0; k < taps; ++k) taken_[k] = begin + k;
    CPU_CALL(sum_rows, taken_.data(), s_.across.data(), taps, sums_.data(), x1_ - x0_);
    return sums_.data();
  }

  const Sweep& s_;
  StageRunner load_, store_;
  std::vector<float> rows_, line_, sums_;
  std::vector<const float*> taken_;
  std::int64_t column_ = 0, first_ = 0, x0_ = 0, x1_ = 0, left_ = 0, right_ = 0;
};

void walk(const Sweep& sweep) {
  const std::int64_t tiles = parts(sweep.extent.x, sweep.width()), stacked = parts(sweep.length(), sweep.height());
  parallel_for(sweep.columns() * stacked * tiles, 1, [&](std::int64_t begin, std::int64_t end) {
    Tile tile(sweep);
    for (std::int64_t i = begin; i < end; ++i)
      tile.process(i / (tiles * stacked), i / tiles % stacked * sweep.height(), i % tiles * sweep.width());
  });
}

class SeparableStep : public Step {
 public:
  explicit SeparableStep(std::array<Taps, 3> taps) : taps_(std::move(taps)) {}
  std::string_view skeleton() const override { return "separable"; }
  bool rereads(int) const override { return true; }
  std::array<std::int64_t, 3> halo() const override {
    return {radius_of(taps_[0]), radius_of(taps_[1]), radius_of(taps_[2])};
  }
  std::string parameters() const override {
    const auto reach = halo();
    return "radius (" + std::to_string(reach[2]) + ", " + std::to_string(reach[1]) + ", " + std::to_string(reach[0]) + ")";
  }

  void run(const Run& run) const override {
    const auto& [x, y, z] = taps_;
    if (z.empty()) return walk({run.extent, run.loads[0], run.store, false, y, x});
    if (x.empty() && y.empty()) return walk({run.extent, run.loads[0], run.store, true, z, x});
    const MemoryRef between = run.scratch(run.extent.count() * sizeof(float));
    walk({run.extent, run.loads[0], plain_store(between, DType::f32, run.extent, Work::f32), true, z, {}});
    walk({run.extent, plain_load(between, DType::f32, run.extent, Work::f32), run.store, false, y, x});
  }

  void launch(const Run&) const override { throw Bug("separable: no kernels yet"); }

 private:
  std::array<Taps, 3> taps_;
};

}  // namespace

NodeRef separable(const NodeRef& image, std::array<Taps, 3> taps) {
  const Extent e = image->type.extent();
  const std::int64_t lengths[3] = {e.x, e.y, e.z};
  for (int axis = 0; axis < 3; ++axis)
    if (lengths[axis] == 1) taps[axis].clear();
  if (taps[0].empty() && taps[1].empty() && taps[2].empty()) return cast_rounding(image, DType::f32);
  return make_node(image->type.with(DType::f32), std::make_unique<SeparableStep>(std::move(taps)), {image});
}

Taps gaussian_taps(double sigma) {
  const int radius = static_cast<int>(8 * sigma) / 2;
  if (radius == 0) return {};
  std::vector<double> exact(2 * radius + 1);
  double sum = 0;
  for (int i = -radius; i <= radius; ++i) sum += exact[i + radius] = std::exp(-0.5 * i * i / (sigma * sigma));
  Taps taps;
  for (double weight : exact) taps.push_back(static_cast<float>(weight / sum));
  return taps;
}

NodeRef gaussian(const NodeRef& image, const std::array<double, 3>& sigma) {
  return separable(image, {gaussian_taps(sigma[0]), gaussian_taps(sigma[1]), gaussian_taps(sigma[2])});
}

NodeRef box_mean(const NodeRef& image, const std::array<int, 3>& radius) {
  const Extent e = image->type.extent();
  const std::int64_t lengths[3] = {e.x, e.y, e.z};
  double voxels = 1;
  std::array<Taps, 3> ones;
  for (int axis = 0; axis < 3; ++axis) {
    if (lengths[axis] == 1 || radius[axis] == 0) continue;
    ones[axis].assign(2 * radius[axis] + 1, 1.0f);
    voxels *= 2 * radius[axis] + 1;
  }
  return map("divide", {separable(image, std::move(ones)), voxels}, image->type.dtype);
}

}  // namespace fulmo
