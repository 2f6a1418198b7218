// Where extrema stand: columns along y and z side by side, rows along x one by one.
#include <algorithm>

#include "backends/cpu/pool.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/reduction/cpu.hpp"
#include "skeletons/reduction/plan.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

constexpr int lanes = 256, teams = lanes / 32;
constexpr std::int64_t most = 4096;  // voxels that the CPU loads at once

std::int32_t narrow(std::int64_t v) { return static_cast<std::int32_t>(v); }

class PositionStep : public Step {
 public:
  PositionStep(int axis, bool largest, Work work) : axis_(axis), largest_(largest), work_(work) {}
  std::string_view skeleton() const override { return "reduction"; }
  Work reads(int) const override { return work_; }
  Work writes() const override { return Work::i32; }

  std::string parameters() const override {
    return std::string("position of the ") + (largest_ ? "maximum" : "minimum") + " along " + "xyz"[axis_];
  }

  std::array<std::int64_t, 3> halo() const override { return {0, 0, 0}; }
  Box source(const Box& part, const Extent& result, const Extent& input) const override {
    return whole_lines(part, result, input, axis_);
  }

  void run(const Run& run) const override {
    const Extent e = run.input(0);
    const std::int64_t rows = axis_ == 0 ? e.z * e.y : axis_ == 1 ? e.z : e.y, length = length_along(e, axis_);
    const std::int64_t width = axis_ == 0 ? 1 : e.x, spans = (width + most - 1) / most;
    const std::int64_t grain = std::max<std::int64_t>(1, (1 << 16) / std::max<std::int64_t>(1, width * length));
    parallel_for(e.n * rows * spans, grain, [&](std::int64_t begin, std::int64_t end) {
      StageRunner load(run.loads[0]), store(run.store);
      std::vector<std::int64_t> line(most), best(most);  // of the widest type
      std::vector<std::int32_t> where(most);
      for (std::int64_t i = begin; i < end; ++i) {
        const std::int64_t n = i / spans / rows, row = i / spans % rows, x = i % spans * most;
        const std::int64_t columns = std::min(most, width - x);
        std::fill(where.begin(), where.end(), 0);
        if (axis_ == 0)
          along_row(load, e, n, row, line.data(), best.data(), where.data());
        else
          along_columns(load, {n, row, x, columns, length}, line.data(), best.data(), where.data());
        const Extent out = run.store.domain;
        const std::int64_t at = axis_ == 0 ? row / out.x : row;
        store.store(n, at / out.y, at % out.y, axis_ == 0 ? row % out.x : x, columns, where.data());
      }
    });
  }

  void launch(const Run& run) const override {
    const Extent e = run.input(0), out = run.store.domain;
    Kernel kernel{"reduction",     axis_ > 0 ? "position_columns" : "position_rows",
                  lanes,           kernel_constants(work_, {largest_ ? Measure::maximum : Measure::minimum}),
                  {&run.loads[0]}, &run.store};
    kernel.constants["ALONG_Z"] = axis_ == 2;
    if (axis_ > 0) {
      const std::int64_t rows = axis_ == 1 ? e.z : e.y;
      return run.device.launch(kernel, {(e.x + lanes - 1) / lanes, rows, e.n},
                               {narrow(e.x), narrow(length_along(e, axis_)), narrow(out.y)});
    }
    const std::int64_t rows = e.z * e.y;
    run.device.launch(kernel, {(rows + teams - 1) / teams, e.n, 1},
                      {narrow(rows), narrow(e.y), narrow(e.x), narrow(out.y), narrow(out.x)});
  }

 private:
  struct Columns {
    std::int64_t n, row, x, count, length;
  };

  void along_columns(StageRunner& load, const Columns& c, void* line, void* best, std::int32_t* where) const {
    for (std::int64_t i = 0; i < c.length; ++i) {
      const void* const values = load.values(c.n, axis_ == 2 ? i : c.row, axis_ == 2 ? c.row : i, c.x, c.count, line);
      CPU_CALL(note_extrema, work_, largest_, values, i, c.count, best, where);
    }
  }

  void along_row(StageRunner& load, const Extent& e, std::int64_t n, std::int64_t row, void* line, void* best,
                 std::int32_t* where) const {
    for (std::int64_t x = 0; x < e.x; x += most) {
      const std::int64_t count = std::min(most, e.x - x);
      const void* const values = load.values(n, row / e.y, row % e.y, x, count, line);
      CPU_CALL(note_extremum, work_, largest_, values, x, count, best, where);
    }
  }

  int axis_;
  bool largest_;
  Work work_;
};

}  // namespace

NodeRef position_of_extremum(const NodeRef& image, int axis, bool largest, bool keep_axis) {
  return make_node(without_axis(image->type.with(DType::u32), axis, keep_axis),
                   std::make_unique<PositionStep>(axis, largest, read_as(image->type.dtype)), {image});
}

}  // namespace fulmo
