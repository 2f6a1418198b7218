// Projections: columns along y and z side by side, rows along x in bundles.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "backends/cpu/pool.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/reduction/cpu.hpp"
#include "skeletons/reduction/plan.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

constexpr std::int64_t segment = 256;
constexpr int lanes = 256, teams = lanes / 32;
constexpr int rows_at_once = 8;         // that the CPU adds to its columns
constexpr std::int64_t stretch = 4096;  // of a row along x, on the CPU

bool needs_mean(Projection p) { return p == Projection::variance || p == Projection::standard_deviation; }

class Bundle;

class ProjectStep : public Step {
 public:
  ProjectStep(int axis, Projection projection, DType dtype, int ddof)
      : axis_(axis), projection_(projection), work_(read_as(dtype)), small_(size_of(dtype) <= 2), ddof_(ddof) {}
  std::string_view skeleton() const override { return "reduction"; }
  Work reads(int) const override { return work_; }
  Work writes() const override { return whole() ? Work::i64 : Work::f64; }
  bool rereads(int) const override { return needs_mean(projection_); }

  std::string parameters() const override {
    static const char* const names[] = {"sum",  "minimum",  "maximum",           "product",
                                        "mean", "variance", "standard_deviation"};
    return std::string(names[static_cast<int>(projection_)]) + " along " + "xyz"[axis_];
  }

  std::array<std::int64_t, 3> halo() const override { return {0, 0, 0}; }
  Box source(const Box& part, const Extent& result, const Extent& input) const override {
    return whole_lines(part, result, input, axis_);
  }

  void run(const Run& run) const override;

  void launch(const Run& run) const override {
    const Extent e = run.input(0), out = run.store.domain;
    if (axis_ > 0) {
      const std::int64_t rows = axis_ == 1 ? e.z : e.y;
      return run.device.launch(made(run, "project_columns"), {(e.x + lanes - 1) / lanes, rows, e.n},
                               {narrow(e.x), narrow(length(e)), narrow(out.y), ddof_});
    }
    const std::int64_t rows = e.z * e.y;
    run.device.launch(made(run, "project_rows"), {(rows + teams - 1) / teams, e.n, 1},
                      {narrow(rows), narrow(e.y), narrow(e.x), narrow(out.y), narrow(out.x), ddof_});
  }

 private:
  friend class Bundle;
  static std::int32_t narrow(std::int64_t v) { return static_cast<std::int32_t>(v); }
  std::int64_t length(const Extent& e) const { return length_along(e, axis_); }
  /// Sums, products and extrema of integers are integers.
  bool whole() const { return projection_ < Projection::mean && wide(work_) == Work::i64; }
  Measure measure() const { return measure_of(projection_); }
  /// Whether a segment of values adds up, or keeps its extremum, in their own type.
  bool fits_values() const {
    return measure() == Measure::sum ? small_ : measure() == Measure::minimum || measure() == Measure::maximum;
  }

  Kernel made(const Run& run, const char* entry) const {
    Kernel kernel{"reduction", entry, lanes, kernel_constants(work_, {measure()}), {&run.loads[0]}, &run.store};
    kernel.constants["FINISH"] = static_cast<int>(projection_);
    kernel.constants["ALONG_Z"] = axis_ == 2;
    return kernel;
  }

  int axis_;
  Projection projection_;
  Work work_;
  bool small_;  // integers of at most 16 bits
  int ddof_;
};

/// Some neighbouring columns, or rows along x, on the CPU. Each thread makes its own and uses it again. Columns along z
/// stand in several rows beside each other, so that each plane is read in long stretches.
class Bundle {
 public:
  Bundle(const ProjectStep& step, const Run& run)
      : step_(step),
        e_(run.input(0)),
        out_(run.store.domain),
        length_(step.length(e_)),
        load_(run.loads[0]),
        store_(run.store) {}

  void project(std::int64_t n, std::int64_t row, std::int64_t rows, std::int64_t x, std::int64_t width) {
    n_ = n, row_ = row, x_ = x, width_ = width, columns_ = rows * width;
    const std::int64_t values = step_.axis_ == 0 ? stretch : width;
    for (auto* bytes : {&line_, &squares_}) bytes->resize(values * rows_at_once * 8);
    for (auto* bytes : {&part_, &total_}) bytes->resize(std::max(columns_, stretch / segment) * 8);
    means_.clear();
    add_up(step_.work_, step_.measure());
    if (step_.projection_ >= Projection::mean) divide(length_);
    if (needs_mean(step_.projection_)) {
      means_ = results_;
      add_up(Work::f64, Measure::sum);
      divide(length_ - step_.ddof_);
    }
    if (step_.projection_ == Projection::standard_deviation)
      for (double& result : results_) result = std::sqrt(result);
    step_.axis_ == 0 ? store_rows() : store_columns(rows);
  }

 private:
  using Bytes = std::vector<char>;  // values of 8 bytes, int64 or double, or narrower voxels

  void add_up(Work work, Measure measure) {
    char none[8];
    CPU_CALL(fold_segments, work, measure, nullptr, 0, none);
    fill(total_, none);
    if (step_.axis_ == 0)
      for (std::int64_t row = 0; row < columns_; ++row) fold_row(work, measure, row);
    else
      for (std::int64_t first = 0; first < length_; first += segment)
        gather_segment(work, measure, first, std::min(length_, first + segment), none);
    settle(wide(work));
  }

  void fold_row(Work work, Measure measure, std::int64_t row) {
    const std::int64_t place = row_ + row;
    for (std::int64_t first = 0; first < length_; first += stretch) {
      const std::int64_t count = std::min(length_ - first, stretch);
      const void* values = load_.values(n_, place / e_.y, place % e_.y, first, count, line_.data());
      if (!means_.empty()) values = squares(values, &means_[row], 0, count, 0);
      CPU_CALL(fold_segments, work, measure, values, count, part_.data());
      for (std::int64_t part = 0; part * segment < count; ++part)
        CPU_CALL(gather, wide(work), measure, part_.data() + part * 8, 1, total_.data() + row * 8);
    }
  }

  /// Voxels number `first` to `end` of each column, `rows_at_once` at a time.
  void gather_segment(Work work, Measure measure, std::int64_t first, std::int64_t end, const char* none) {
    const bool own = means_.empty() && step_.fits_values();
    if (!own) fill(part_, none);
    for (std::int64_t at = first; at < end; at += rows_at_once)
      for (std::int64_t column = 0; column < columns_; column += width_) {
        const int number = static_cast<int>(std::min<std::int64_t>(rows_at_once, end - at));
        const void* rows[rows_at_once];
        for (int k = 0; k < number; ++k) rows[k] = voxels(at + k, column, k);
        char* const part = part_.data() + column * (own ? size_of_voxel() : 8);
        const int begun = own && at == first;
        if (begun) std::memcpy(part, rows[0], width_ * size_of_voxel());
        if (begun < number) CPU_CALL(gather_rows, work, measure, own, rows + begun, number - begun, width_, part);
      }
    CPU_CALL(gather, own ? work : wide(work), measure, part_.data(), columns_, total_.data());
  }

  /// Voxel number `at` of the columns from `column` on: themselves, or their squared distances to the means. `slot`:
  /// where they may stand.
  const void* voxels(std::int64_t at, std::int64_t column, int slot) {
    const std::int64_t row = row_ + column / width_, z = step_.axis_ == 1 ? row : at, y = step_.axis_ == 1 ? at : row;
    const void* const values = load_.values(n_, z, y, x_, width_, line_.data() + slot * width_ * 8);
    return means_.empty() ? values : squares(values, &means_[column], 1, width_, slot);
  }

  const void* squares(const void* values, const double* means, int step, std::int64_t count, int slot) {
    auto squares = reinterpret_cast<double*>(squares_.data()) + slot * count;
    CPU_CALL(squared_distances, step_.work_, values, means, step, count, squares);
    return squares;
  }

  std::int64_t size_of_voxel() const { return step_.work_ == Work::f32 || step_.work_ == Work::i32 ? 4 : 8; }

  const void* result(std::int64_t column) const {
    return step_.whole() ? static_cast<const void*>(total_.data() + column * 8) : &results_[column];
  }

  void store_columns(std::int64_t rows) {
    for (std::int64_t k = 0; k < rows; ++k)
      store_.store(n_, (row_ + k) / out_.y, (row_ + k) % out_.y, x_, width_, result(k * width_));
  }

  /// Results of rows stand side by side, as far as the image of results is wide.
  void store_rows() {
    for (std::int64_t k = 0; k < columns_;) {
      const std::int64_t place = row_ + k, x = place % out_.x, line = place / out_.x,
                         count = std::min(columns_ - k, out_.x - x);
      store_.store(n_, line / out_.y, line % out_.y, x, count, result(k));
      k += count;
    }
  }

  void fill(Bytes& values, const char* value) {
    for (std::int64_t i = 0; i < columns_; ++i) std::memcpy(values.data() + i * 8, value, 8);
  }

  void settle(Work work) {
    results_.resize(columns_);
    for (std::int64_t i = 0; i < columns_; ++i) {
      std::int64_t whole;
      std::memcpy(&whole, total_.data() + i * 8, 8);
      std::memcpy(&results_[i], total_.data() + i * 8, 8);
      if (work == Work::i64) results_[i] = static_cast<double>(whole);
    }
  }

  void divide(std::int64_t by) {
    for (double& result : results_) result = by > 0 || means_.empty() ? result / static_cast<double>(by) : 0;
  }

  const ProjectStep& step_;
  const Extent e_, out_;
  const std::int64_t length_;
  StageRunner load_, store_;
  std::int64_t n_ = 0, row_ = 0, x_ = 0, width_ = 0, columns_ = 0;
  Bytes line_, squares_, part_, total_;
  std::vector<double> means_, results_;
};

void ProjectStep::run(const Run& run) const {
  const Extent e = run.input(0);
  const std::int64_t rows = axis_ == 0 ? e.z * e.y : axis_ == 1 ? e.z : e.y, width = axis_ == 0 ? 1 : e.x;
  const std::int64_t span = std::min<std::int64_t>(width, 4096), spans = (width + span - 1) / span;
  // Rows of a bundle: along x some that one call is worth, along z so many that planes are read in long stretches.
  const std::int64_t wanted = axis_ == 0   ? stretch * 4 / std::max<std::int64_t>(1, e.x)
                              : axis_ == 2 ? 2048 / span
                                           : 1,
                     high = std::clamp<std::int64_t>(wanted, 1, std::max<std::int64_t>(1, rows)),
                     bundles = (rows + high - 1) / high;
  const std::int64_t grain =
      std::max<std::int64_t>(1, (1 << 16) / (high * span * std::max<std::int64_t>(1, length(e))));
  parallel_for(e.n * bundles * spans, grain, [&](std::int64_t begin, std::int64_t end) {
    Bundle bundle(*this, run);
    for (std::int64_t i = begin; i < end; ++i) {
      const std::int64_t x = i % spans * span, row = i / spans % bundles * high;
      bundle.project(i / spans / bundles, row, std::min(high, rows - row), x, std::min(span, width - x));
    }
  });
}

}  // namespace

Type without_axis(const Type& type, int axis, bool keep_axis) {
  Type result = type;
  if (axis >= type.spatial()) return result;
  const auto place = result.shape.end() - 1 - axis;
  if (keep_axis || type.spatial() == 1)
    *place = 1;
  else
    result.shape.erase(place);
  return result;
}

Box whole_lines(const Box& part, const Extent& result, const Extent& input, int axis) {
  const std::array<std::int64_t, 3> from{input.z, input.y, input.x}, to{result.z, result.y, result.x};
  const int along = 2 - axis;
  std::array<std::int64_t, 3> kept = from;
  kept[along] = 1;
  Box box = part;
  for (int i = 0; i < along && to != kept; ++i) box.begin[i] = part.begin[i + 1], box.end[i] = part.end[i + 1];
  box.begin[along] = 0, box.end[along] = from[along];
  return box;
}

NodeRef project(const NodeRef& image, int axis, Projection projection, DType dtype, int ddof, bool keep_axis) {
  return make_node(without_axis(image->type.with(dtype), axis, keep_axis),
                   std::make_unique<ProjectStep>(axis, projection, image->type.dtype, ddof), {image});
}

}  // namespace fulmo
