#include <algorithm>
#include <memory>

#include "backends/cpu/pool.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/moments/cpu.hpp"
#include "skeletons/moments/moments.hpp"
#include "skeletons/separable/separable.hpp"

namespace fulmo {

namespace {

constexpr std::int64_t lanes = 128;

std::int32_t narrow(std::int64_t v) { return static_cast<std::int32_t>(v); }

/// Weights along an axis, the first for the voxel that stands at `first`, counted from the one in question.
struct Line {
  int first = 0;
  std::vector<float> weights;
  float total() const {
    double sum = 0;
    for (double weight : weights) sum += weight;
    return static_cast<float>(sum);
  }
  int taps() const { return static_cast<int>(weights.size()); }
};

/// A mean, what its float leaves out, and a variance for each voxel.
struct Field {
  MemoryRef means, rests, variances;
};

MemoryRef floats(const Run& run) { return run.scratch(static_cast<std::size_t>(run.extent.count()) * sizeof(float)); }
Field field(const Run& run) { return {floats(run), floats(run), floats(run)}; }

/// Row (n, z, y) of a field on the CPU.
float* row_of(const MemoryRef& memory, const Extent& e, std::int64_t n, std::int64_t z, std::int64_t y) {
  return static_cast<float*>(memory->host) + ((n * e.z + z) * e.y + y) * e.x;
}

template <class F>
void for_rows(const Extent& e, F f) {
  parallel_for(e.n * e.z * e.y, 4, [&](std::int64_t begin, std::int64_t end) {
    f([&](auto body) {
      for (std::int64_t i = begin; i < end; ++i) body(i / e.y / e.z, i / e.y % e.z, i % e.y);
    });
  });
}

/// The rows along y or z that a row's line of boxes consists of.
class Neighbours {
 public:
  Neighbours(const Extent& e, const Line& line, int axis)
      : e_(e), line_(line), axis_(axis), means_(line.taps()), rests_(line.taps()), variances_(line.taps()) {}
  MomentRows of(const Field& field, std::int64_t n, std::int64_t z, std::int64_t y) {
    for (int k = 0; k < line_.taps(); ++k) {
      const auto at = [&](std::int64_t own, std::int64_t length) {
        return std::clamp<std::int64_t>(own + line_.first + k, 0, length - 1);
      };
      const std::int64_t from_z = axis_ == 2 ? at(z, e_.z) : z, from_y = axis_ == 1 ? at(y, e_.y) : y;
      means_[k] = row_of(field.means, e_, n, from_z, from_y);
      rests_[k] = row_of(field.rests, e_, n, from_z, from_y);
      variances_[k] = row_of(field.variances, e_, n, from_z, from_y);
    }
    const float *center = row_of(field.means, e_, n, z, y), *center_rest = row_of(field.rests, e_, n, z, y);
    return {means_.data(), rests_.data(),        variances_.data(), center,
            center_rest,   line_.weights.data(), line_.taps(),      line_.total()};
  }

 private:
  const Extent& e_;
  const Line& line_;
  const int axis_;
  std::vector<const float*> means_, rests_, variances_;
};

/// What all rows together have, as row (n, z, y) of a field.
void merge_into(const Field& into, const Extent& e, const MomentRows& rows, std::int64_t n, std::int64_t z,
                std::int64_t y) {
  CPU_CALL(merge_rows, rows, row_of(into.means, e, n, z, y), row_of(into.rests, e, n, z, y),
           row_of(into.variances, e, n, z, y), e.x);
}

/// The variances of all rows together, to the step's store stage.
class LastRow {
 public:
  explicit LastRow(const Run& run) : store_(run.store), row_(run.extent.x) {}
  void merge(const MomentRows& rows, std::int64_t n, std::int64_t z, std::int64_t y) {
    const auto count = static_cast<std::int64_t>(row_.size());
    CPU_CALL(merge_rows, rows, nullptr, nullptr, row_.data(), count);
    store_.store(n, z, y, 0, count, row_.data());
  }

 private:
  StageRunner store_;
  std::vector<float> row_;
};

/// Moments of lines along x of the image itself. `take` gets what to merge, row by row.
template <class F>
void across_rows(const Run& run, const Line& line, F take) {
  const Extent& e = run.extent;
  for_rows(e, [&](auto each_row) {
    StageRunner load(run.loads[0]);
    const std::int64_t left = std::max(0, -line.first), right = std::max(0, line.first + line.taps() - 1);
    std::vector<float> values(left + e.x + right);
    std::vector<const float*> rows(line.taps());
    float* inner = values.data() + left;
    for (int k = 0; k < line.taps(); ++k) rows[k] = inner + line.first + k;
    auto taken = take();
    each_row([&](auto n, auto z, auto y) {
      load.load(n, z, y, 0, e.x, inner);
      std::fill(values.data(), inner, inner[0]);
      std::fill(inner + e.x, inner + e.x + right, inner[e.x - 1]);
      taken(MomentRows{rows.data(), nullptr, nullptr, inner, nullptr, line.weights.data(), line.taps(), line.total()},
            n, z, y);
    });
  });
}

/// One pass over an axis on a GPU: from the image or a field to a field or, behind the last axis, the result.
void launch_merge(const Run& run, int axis, const Line& line, const Field* from, const Field* into) {
  const Extent& e = run.extent;
  const MemoryRef weights = run.scratch(line.weights.size() * sizeof(float));
  run.device.upload(*weights, 0, line.weights.data(), line.weights.size() * sizeof(float));
  const Stage store = into ? plain_store(into->variances, DType::f32, e, Work::f32) : run.store;
  const std::int64_t strips = (e.x + lanes - 1) / lanes;
  run.device.launch(
      {"moments", "merge", lanes, {{"AXIS", axis}, {"FIRST", !from}, {"LAST", !into}}, {&run.loads[0]}, &store},
      {strips * e.y * e.n, e.z, 1},
      {Pointer{from ? from->means.get() : nullptr}, Pointer{from ? from->rests.get() : nullptr},
       Pointer{from ? from->variances.get() : nullptr}, Pointer{into ? into->means.get() : nullptr},
       Pointer{into ? into->rests.get() : nullptr}, Pointer{weights.get()}, line.first, line.taps(), line.total(),
       narrow(e.x), narrow(e.y), narrow(e.z), narrow(strips)});
}

class VarianceStep : public Step {
 public:
  explicit VarianceStep(const std::array<int, 3>& radius) : radius_(radius) {
    for (int i = 0; i < 3; ++i) lines_[i] = {-radius[i], std::vector<float>(2 * radius[i] + 1, 1.0f)};
  }
  std::string_view skeleton() const override { return "moments"; }
  bool rereads(int) const override { return true; }
  std::array<std::int64_t, 3> halo() const override { return {radius_[0], radius_[1], radius_[2]}; }
  std::string parameters() const override {
    return "radius (" + std::to_string(radius_[2]) + ", " + std::to_string(radius_[1]) + ", " +
           std::to_string(radius_[0]) + ")";
  }

  void run(const Run& run) const override {
    const Extent& e = run.extent;
    const std::vector<int> axes = behind_x();
    Field now = axes.empty() ? Field{} : field(run);
    across_rows(run, lines_[0], [&] {
      return [&, last = LastRow(run)](const MomentRows& rows, auto n, auto z, auto y) mutable {
        axes.empty() ? last.merge(rows, n, z, y) : merge_into(now, e, rows, n, z, y);
      };
    });
    for (int axis : axes) {
      const bool is_last = axis == axes.back();
      const Field next = is_last ? Field{} : field(run);
      for_rows(e, [&](auto each_row) {
        LastRow last(run);
        Neighbours neighbours(e, lines_[axis], axis);
        each_row([&](auto n, auto z, auto y) {
          const MomentRows rows = neighbours.of(now, n, z, y);
          is_last ? last.merge(rows, n, z, y) : merge_into(next, e, rows, n, z, y);
        });
      });
      now = next;
    }
  }

  void launch(const Run& run) const override {
    const std::vector<int> axes = behind_x();
    Field now = axes.empty() ? Field{} : field(run);
    launch_merge(run, 0, lines_[0], nullptr, axes.empty() ? nullptr : &now);
    for (int axis : axes) {
      const bool last = axis == axes.back();
      const Field next = last ? Field{} : field(run);
      launch_merge(run, axis, lines_[axis], &now, last ? nullptr : &next);
      now = next;
    }
  }

 private:
  std::vector<int> behind_x() const {
    std::vector<int> axes;
    for (int axis : {1, 2})
      if (radius_[axis] > 0) axes.push_back(axis);
    return axes;
  }

  const std::array<int, 3> radius_;
  std::array<Line, 3> lines_;
};

class QuadrantStep : public Step {
 public:
  QuadrantStep(std::vector<float> weights, bool deep)
      : reach_(static_cast<int>(weights.size()) - 1),
        deep_(deep),
        sides_{Line{-reach_, {weights.rbegin(), weights.rend()}}, Line{0, weights}} {}
  std::string_view skeleton() const override { return "moments"; }
  bool rereads(int) const override { return true; }
  std::array<std::int64_t, 3> halo() const override { return {reach_, reach_, deep_ ? reach_ : 0}; }
  std::string parameters() const override { return "quadrants of radius " + std::to_string(reach_); }

  void run(const Run& run) const override {
    const Extent& e = run.extent;
    const MemoryRef sums = floats(run), totals = floats(run);
    each_field(
        run,
        [&](const Line& side, const Field& into) {
          across_rows(run, side, [&] {
            return [&](const MomentRows& rows, auto n, auto z, auto y) { merge_into(into, e, rows, n, z, y); };
          });
        },
        [&](const Line& side, const Field& from, const Field& into) {
          for_rows(e, [&](auto each_row) {
            Neighbours neighbours(e, side, 1);
            each_row([&](auto n, auto z, auto y) { merge_into(into, e, neighbours.of(from, n, z, y), n, z, y); });
          });
        },
        [&](const Field& from, bool first, bool last) { add(run, from, sums, totals, first, last); });
  }

  void launch(const Run& run) const override {
    const MemoryRef sums = floats(run), totals = floats(run);
    each_field(
        run, [&](const Line& side, const Field& into) { launch_merge(run, 0, side, nullptr, &into); },
        [&](const Line& side, const Field& from, const Field& into) { launch_merge(run, 1, side, &from, &into); },
        [&](const Field& from, bool first, bool last) { launch_add(run, from, sums, totals, first, last); });
  }

 private:
  /// Both sides along x and, in 3D, of each along y; `add` takes both sides along the last axis.
  template <class Across, class Down, class Add>
  void each_field(const Run& run, Across across, Down down, Add add) const {
    for (int i = 0; i < 2; ++i) {
      const Field rows = field(run);
      across(sides_[i], rows);
      if (!deep_) add(rows, i == 0, i == 1);
      for (int j = 0; deep_ && j < 2; ++j) {
        const Field planes = field(run);
        down(sides_[j], rows, planes);
        add(planes, i + j == 0, i + j == 2);
      }
    }
  }

  void add(const Run& run, const Field& from, const MemoryRef& sums, const MemoryRef& totals, bool first,
           bool last) const {
    const Extent& e = run.extent;
    for_rows(e, [&](auto each_row) {
      StageRunner store(run.store);
      std::vector<float> mean(e.x), rest(e.x), variance(e.x);
      Neighbours left(e, sides_[0], last_axis()), right(e, sides_[1], last_axis());
      each_row([&](auto n, auto z, auto y) {
        float *sum = row_of(sums, e, n, z, y), *total = row_of(totals, e, n, z, y);
        if (first) std::fill(sum, sum + e.x, 0.0f), std::fill(total, total + e.x, 0.0f);
        for (Neighbours* side : {&left, &right}) {
          CPU_CALL(merge_rows, side->of(from, n, z, y), mean.data(), rest.data(), variance.data(), e.x);
          CPU_CALL(add_steady, mean.data(), variance.data(), sum, total, e.x);
        }
        if (!last) return;
        CPU_CALL(divide_row, sum, total, e.x);
        store.store(n, z, y, 0, e.x, sum);
      });
    });
  }

  void launch_add(const Run& run, const Field& from, const MemoryRef& sums, const MemoryRef& totals, bool first,
                  bool last) const {
    const Extent& e = run.extent;
    const std::vector<float>& weights = sides_[1].weights;
    const MemoryRef memory = run.scratch(weights.size() * sizeof(float));
    run.device.upload(*memory, 0, weights.data(), weights.size() * sizeof(float));
    const std::int64_t strips = (e.x + lanes - 1) / lanes;
    run.device.launch(
        {"moments", "quadrants", lanes, {{"AXIS", last_axis()}, {"FIRST", first}, {"LAST", last}}, {}, &run.store},
        {strips * e.y * e.n, e.z, 1},
        {Pointer{from.means.get()}, Pointer{from.rests.get()}, Pointer{from.variances.get()}, Pointer{sums.get()},
         Pointer{totals.get()}, Pointer{memory.get()}, sides_[1].taps(), sides_[1].total(), narrow(e.x), narrow(e.y),
         narrow(e.z), narrow(strips)});
  }

  int last_axis() const { return deep_ ? 2 : 1; }

  const int reach_;
  const bool deep_;  // an image of rank 3
  const std::array<Line, 2> sides_;
};

}  // namespace

bool squares_fit(DType dtype, double voxels) {
  const double most = std::max(-lowest(dtype), highest(dtype)) * voxels;
  return is_integer(dtype) && size_of(dtype) <= 2 && most * most < 9e18;
}

NodeRef variance_of_sums(const NodeRef& sums, const NodeRef& squares, double voxels) {
  const NodeRef spread =
      map("subtract", {map("multiply", {squares, voxels}, DType::i64), map("square", {sums}, DType::i64)}, DType::i64);
  return map("divide", {spread, voxels * voxels}, DType::f32);
}

NodeRef box_variance(const NodeRef& image, const std::array<int, 3>& radius) {
  double voxels = 1;
  for (int r : radius) voxels *= 2 * r + 1;
  if (squares_fit(image->type.dtype, voxels))
    return variance_of_sums(box_sums(image, radius), box_sums(map("square", {image}, DType::i64), radius), voxels);
  return make_node(image->type.with(DType::f32), std::make_unique<VarianceStep>(radius), {image});
}

NodeRef quadrant_mean(const NodeRef& image, std::vector<float> weights) {
  return make_node(image->type.with(DType::f32),
                   std::make_unique<QuadrantStep>(std::move(weights), image->type.rank() == 3), {image});
}

}  // namespace fulmo
