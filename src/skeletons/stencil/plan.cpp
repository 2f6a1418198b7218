#include <algorithm>
#include <cstring>

#include "backends/cpu/pool.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/stencil/cpu.hpp"
#include "skeletons/stencil/stencil.hpp"

namespace fulmo {

namespace {

struct Row {
  const char* name;
  int reach;
};
constexpr Row rows[] = {
#define STENCIL(number, name, reach, ...) {#name, reach},
#include "operations/stencils.cl"
#undef STENCIL
};

constexpr std::int64_t rows_at_once = 32;  // of a plane, on the CPU

/// A thread's lines of up to three planes, each one voxel longer at both ends and one line at top and bottom.
class Slab {
 public:
  Slab(const Run& run, int formula)
      : formula_(formula),
        reach_(rows[formula].reach),
        e_(run.extent),
        load_(run.loads[0]),
        store_(run.store),
        pitch_(e_.x + 2),
        lines_((2 * reach_ + 1) * (rows_at_once + 2) * pitch_),
        results_(e_.x) {}

  void process(std::int64_t n, std::int64_t z, std::int64_t y0) {
    y0_ = y0;
    const std::int64_t y1 = std::min(y0 + rows_at_once, e_.y);
    for (int dz = -reach_; dz <= reach_; ++dz)
      for (std::int64_t y = y0 - 1; y <= y1; ++y) fill(n, z + dz, y, line(y, dz));
    for (std::int64_t y = y0; y < y1; ++y) {
      CPU_CALL(run_stencil, formula_, row(z, y));
      store_.store(n, z, y, 0, e_.x, results_.data());
    }
  }

 private:
  float* line(std::int64_t y, int dz) {
    const int plane = std::clamp(dz, -reach_, reach_) + reach_;
    return lines_.data() + (plane * (rows_at_once + 2) + (y - y0_ + 1)) * pitch_ + 1;
  }

  void fill(std::int64_t n, std::int64_t z, std::int64_t y, float* to) {
    load_.load(n, std::clamp<std::int64_t>(z, 0, e_.z - 1), std::clamp<std::int64_t>(y, 0, e_.y - 1), 0, e_.x, to);
    to[-1] = to[0], to[e_.x] = to[e_.x - 1];
  }

  StencilRow row(std::int64_t z, std::int64_t y) {
    StencilRow row{{},
                   results_.data(),
                   static_cast<std::int32_t>(y),
                   static_cast<std::int32_t>(z),
                   static_cast<std::int32_t>(e_.x),
                   static_cast<std::int32_t>(e_.y),
                   static_cast<std::int32_t>(e_.z)};
    for (int i = 0; i < 9; ++i) row.lines[i] = line(y + i % 3 - 1, i / 3 - 1);
    return row;
  }

  const int formula_, reach_;
  const Extent e_;
  StageRunner load_, store_;
  const std::int64_t pitch_;
  std::vector<float> lines_, results_;
  std::int64_t y0_ = 0;
};

class StencilStep : public Step {
 public:
  explicit StencilStep(int formula) : formula_(formula) {}
  std::string_view skeleton() const override { return "stencil"; }
  bool rereads(int) const override { return true; }
  std::array<std::int64_t, 3> halo() const override { return {1, 1, rows[formula_].reach}; }
  std::string parameters() const override { return rows[formula_].name; }

  void run(const Run& run) const override {
    const Extent& e = run.extent;
    const std::int64_t pieces = (e.y + rows_at_once - 1) / rows_at_once;
    parallel_for(e.n * e.z * pieces, 1, [&](std::int64_t begin, std::int64_t end) {
      Slab slab(run, formula_);
      for (std::int64_t i = begin; i < end; ++i)
        slab.process(i / pieces / e.z, i / pieces % e.z, i % pieces * rows_at_once);
    });
  }

  void launch(const Run& run) const override {
    constexpr std::int64_t tile = 32, steps = 32;  // TILE and STEPS of gpu.cl
    const Extent& e = run.extent;
    const std::int64_t across = (e.x + tile - 1) / tile, down = (e.y + tile - 1) / tile;
    const Kernel kernel{"stencil",       "stencil", 256, {{"FORMULA", formula_}, {"REACH", rows[formula_].reach}},
                        {&run.loads[0]}, &run.store};
    std::vector<Argument> arguments;
    for (std::int64_t size : {e.x, e.y, e.z, across, down}) arguments.push_back(static_cast<std::int32_t>(size));
    run.device.launch(kernel, {across * down * e.n, (e.z + steps - 1) / steps, 1}, arguments);
  }

 private:
  const int formula_;
};

}  // namespace

NodeRef stencil(const char* formula, const NodeRef& image) {
  const auto found = std::find_if(std::begin(rows), std::end(rows),
                                  [&](const Row& row) { return std::strcmp(row.name, formula) == 0; });
  if (found == std::end(rows)) throw Bug(std::string("no stencil is called ") + formula);
  return make_node(image->type.with(DType::f32), std::make_unique<StencilStep>(static_cast<int>(found - rows)),
                   {image});
}

NodeRef ranked_stencil(const std::string& formula, const NodeRef& image) {
  return stencil((formula + (image->type.rank() == 3 ? "_3d" : "_2d")).c_str(), image);
}

}  // namespace fulmo
