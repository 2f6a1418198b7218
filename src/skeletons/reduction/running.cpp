// Running sums, extrema and products: columns along y and z side by side, rows along x one by one.
#include <algorithm>

#include "backends/cpu/pool.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/reduction/cpu.hpp"
#include "skeletons/reduction/plan.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

constexpr std::int64_t segment = 256;
constexpr int lanes = 256;
constexpr int rows_of_group = 32;      // of accumulate_rows
constexpr std::int64_t widest = 2048;  // columns that the CPU takes at once

std::int32_t narrow(std::int64_t v) { return static_cast<std::int32_t>(v); }

/// Neighbouring columns, or one row, on the CPU. Each thread makes its own and uses it again.
class Line {
 public:
  Line(const Run& run, int axis, Measure measure, Work work)
      : e_(run.input(0)),
        axis_(axis),
        measure_(measure),
        work_(work),
        load_(run.loads[0]),
        store_(run.store),
        line_(widest),
        part_(widest),
        total_(widest),
        results_(widest) {}

  void along_row(std::int64_t n, std::int64_t row) {
    clear(total_, 1);
    for (std::int64_t x = 0; x < e_.x; x += segment) {
      const std::int64_t count = std::min(segment, e_.x - x);
      const void* const values = load_.values(n, row / e_.y, row % e_.y, x, count, line_.data());
      CPU_CALL(run_along, work_, measure_, values, count, total_.data(), results_.data());
      store_.store(n, row / e_.y, row % e_.y, x, count, results_.data());
    }
  }

  void along_columns(std::int64_t n, std::int64_t row, std::int64_t x, std::int64_t count) {
    clear(total_, count);
    for (std::int64_t i = 0, length = length_along(e_, axis_); i < length; ++i) {
      const std::int64_t z = axis_ == 2 ? i : row, y = axis_ == 2 ? row : i;
      if (i % segment == 0) before_ = total_, clear(part_, count);
      const void* const values = load_.values(n, z, y, x, count, line_.data());
      CPU_CALL(gather, work_, measure_, values, count, part_.data());
      total_ = before_;
      CPU_CALL(gather, wide(work_), measure_, part_.data(), count, total_.data());
      store_.store(n, z, y, x, count, total_.data());
    }
  }

 private:
  using Values = std::vector<std::int64_t>;  // the bits of int64 or double, or narrower voxels

  void clear(Values& values, std::int64_t count) const {
    CPU_CALL(fold_segments, work_, measure_, nullptr, 0, values.data());
    std::fill_n(values.begin(), count, values[0]);
  }

  const Extent e_;
  const int axis_;
  const Measure measure_;
  const Work work_;
  StageRunner load_, store_;
  Values line_, part_, total_, before_, results_;
};

class RunningStep : public Step {
 public:
  RunningStep(int axis, Measure measure, Work work) : axis_(axis), measure_(measure), work_(work) {}
  std::string_view skeleton() const override { return "reduction"; }
  Work reads(int) const override { return work_; }
  Work writes() const override { return wide(work_); }

  std::string parameters() const override {
    static const char* const names[] = {"sum", "", "minimum", "maximum", "", "", "product"};
    return std::string("running ") + names[static_cast<int>(measure_)] + " along " + "xyz"[axis_];
  }

  /// Whole lines.
  std::array<std::int64_t, 3> halo() const override {
    std::array<std::int64_t, 3> reach{0, 0, 0};
    reach[axis_] = std::int64_t{1} << 40;
    return reach;
  }

  void run(const Run& run) const override {
    const Extent e = run.input(0);
    const std::int64_t rows = axis_ == 0 ? e.z * e.y : axis_ == 1 ? e.z : e.y;
    const std::int64_t spans = axis_ == 0 ? 1 : (e.x + widest - 1) / widest;
    const std::int64_t grain = std::max<std::int64_t>(1, (rows * spans << 16) / std::max<std::int64_t>(1, e.count()));
    parallel_for(e.n * rows * spans, grain, [&](std::int64_t begin, std::int64_t end) {
      Line line(run, axis_, measure_, work_);
      for (std::int64_t i = begin; i < end; ++i) {
        const std::int64_t n = i / spans / rows, row = i / spans % rows, x = i % spans * widest;
        axis_ == 0 ? line.along_row(n, row) : line.along_columns(n, row, x, std::min(widest, e.x - x));
      }
    });
  }

  void launch(const Run& run) const override {
    const Extent e = run.input(0);
    Kernel kernel{"reduction",     axis_ > 0 ? "accumulate_columns" : "accumulate_rows",
                  lanes,           kernel_constants(work_, {measure_}),
                  {&run.loads[0]}, &run.store};
    kernel.constants["ALONG_Z"] = axis_ == 2;
    if (axis_ > 0) {
      const std::int64_t rows = axis_ == 1 ? e.z : e.y;
      return run.device.launch(kernel, {(e.x + lanes - 1) / lanes, rows, e.n},
                               {narrow(e.x), narrow(length_along(e, axis_))});
    }
    const std::int64_t rows = e.z * e.y;
    run.device.launch(kernel, {(rows + rows_of_group - 1) / rows_of_group, e.n, 1},
                      {narrow(rows), narrow(e.y), narrow(e.x)});
  }

 private:
  int axis_;
  Measure measure_;
  Work work_;
};

}  // namespace

NodeRef accumulate(const NodeRef& image, int axis, Measure measure, DType dtype) {
  return make_node(image->type.with(dtype), std::make_unique<RunningStep>(axis, measure, read_as(image->type.dtype)),
                   {image});
}

}  // namespace fulmo
