#include <algorithm>

#include "backends/cpu/pool.hpp"
#include "dialect/native.hpp"
#include "skeletons/convolution/convolution.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/separable/cpu.hpp"

namespace fulmo {

namespace {

using namespace dialect;
#include "skeletons/convolution/border.cl"

std::int64_t at(Border border, std::int64_t i, std::int64_t length) {
  return at_border(static_cast<i32>(border), static_cast<i32>(i), static_cast<i32>(length));
}

std::int64_t pieces(std::int64_t length, std::int64_t piece) { return (length + piece - 1) / piece; }

constexpr std::int64_t rows_at_once = 32;  // on the CPU

/// A thread's rows of the planes that it sees at once, with their borders.
class Slab {
 public:
  Slab(const Run& run, const Window& window)
      : w_(window),
        e_(run.extent),
        load_(run.loads[0]),
        store_(run.store),
        pitch_(pieces(e_.x, sum_block) * sum_block + w_.size[0]),
        height_(rows_at_once + w_.size[1] - 1),
        lines_(w_.size[2] * height_ * pitch_),
        sums_(pitch_),
        taken_(w_.weights.size()) {}

  void process(std::int64_t n, std::int64_t z, std::int64_t y0) {
    const auto [across, down, deep] = w_.size;
    const std::int64_t y1 = std::min(y0 + rows_at_once, e_.y);
    for (int k = 0; k < deep; ++k)
      for (std::int64_t row = 0; row < y1 - y0 + down - 1; ++row)
        fill(n, z + k - w_.center[2], y0 + row - w_.center[1], line(k, row));
    for (std::int64_t y = y0; y < y1; ++y) {
      const float** next = taken_.data();
      for (int k = 0; k < deep; ++k)
        for (int j = 0; j < down; ++j)
          for (int i = 0; i < across; ++i) *next++ = line(k, y - y0 + j) + i;
      CPU_CALL(sum_rows, taken_.data(), w_.weights.data(), static_cast<int>(taken_.size()), sums_.data(), e_.x);
      store_.store(n, z, y, 0, e_.x, sums_.data());
    }
  }

 private:
  float* line(int plane, std::int64_t row) { return lines_.data() + (plane * height_ + row) * pitch_; }

  void fill(std::int64_t n, std::int64_t z, std::int64_t y, float* to) {
    const std::int64_t from_z = at(w_.border, z, e_.z), from_y = at(w_.border, y, e_.y);
    const std::int64_t left = w_.center[0], end = e_.x + w_.size[0] - 1;
    if (from_z < 0 || from_y < 0) return std::fill(to, to + end, w_.outside), void();
    load_.load(n, from_z, from_y, 0, e_.x, to + left);
    const auto beside = [&](std::int64_t x) {
      const std::int64_t from = at(w_.border, x - left, e_.x);
      return from < 0 ? w_.outside : to[left + from];
    };
    for (std::int64_t x = 0; x < left; ++x) to[x] = beside(x);
    for (std::int64_t x = left + e_.x; x < end; ++x) to[x] = beside(x);
  }

  const Window& w_;
  const Extent e_;
  StageRunner load_, store_;
  const std::int64_t pitch_, height_;
  std::vector<float> lines_, sums_;
  std::vector<const float*> taken_;
};

class CorrelationStep : public Step {
 public:
  explicit CorrelationStep(Window window) : w_(std::move(window)) {}
  std::string_view skeleton() const override { return "convolution"; }
  bool rereads(int) const override { return true; }
  std::array<std::int64_t, 3> halo() const override {
    if (w_.border == Border::wrap) return {-1, -1, -1};
    std::array<std::int64_t, 3> reach;
    for (int i = 0; i < 3; ++i) reach[i] = std::max(w_.center[i], w_.size[i] - 1 - w_.center[i]);
    return reach;
  }
  std::string parameters() const override {
    return std::to_string(w_.size[2]) + " x " + std::to_string(w_.size[1]) + " x " + std::to_string(w_.size[0]) +
           " weights";
  }

  void run(const Run& run) const override {
    const Extent& e = run.extent;
    const std::int64_t slabs = pieces(e.y, rows_at_once);
    parallel_for(e.n * e.z * slabs, 1, [&](std::int64_t begin, std::int64_t end) {
      Slab slab(run, w_);
      for (std::int64_t i = begin; i < end; ++i)
        slab.process(i / slabs / e.z, i / slabs % e.z, i % slabs * rows_at_once);
    });
  }

  void launch(const Run& run) const override {
    constexpr std::int64_t lanes = 128, span = 128, per_lane = 8, rows = lanes * per_lane / span;
    const Extent& e = run.extent;
    const auto [across, down, deep] = w_.size;
    // What local memory holds; weights are added in order, so that rows in pieces come one by one.
    const std::int64_t columns = std::min(across, 257), local_rows = 6144 / ((span + columns) * 9 / 8);
    const std::int64_t together = columns < across ? 1 : std::min<std::int64_t>(down, local_rows - rows + 1);
    const std::int64_t strips = pieces(e.x, span);
    const MemoryRef weights = run.scratch(w_.weights.size() * sizeof(float));
    run.device.upload(*weights, 0, w_.weights.data(), w_.weights.size() * sizeof(float));
    std::vector<Argument> arguments{Pointer{weights.get()}, w_.outside};
    for (std::int64_t number :
         {e.x, e.y, e.z, strips, static_cast<std::int64_t>(w_.border), std::int64_t{across}, std::int64_t{down},
          std::int64_t{deep}, std::int64_t{w_.center[0]}, std::int64_t{w_.center[1]}, std::int64_t{w_.center[2]}})
      arguments.push_back(static_cast<std::int32_t>(number));
    run.device.launch({"convolution",
                       "weighted_sums",
                       lanes,
                       {{"SPAN", span},
                        {"PER_LANE", per_lane},
                        {"TAPS", across <= 9 ? across : 8},
                        {"COLUMNS", columns},
                        {"DOWN", together}},
                       {&run.loads[0]},
                       &run.store},
                      {strips * e.z * e.n, pieces(e.y, rows), 1}, arguments);
  }

 private:
  const Window w_;
};

}  // namespace

NodeRef correlation(const NodeRef& image, Window window) {
  return make_node(image->type.with(DType::f32), std::make_unique<CorrelationStep>(std::move(window)), {image});
}

}  // namespace fulmo
