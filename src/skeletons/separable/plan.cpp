#include <algorithm>
#include <cmath>
#include <functional>
#include <type_traits>

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
  std::int64_t width() const {
    return std::clamp<std::int64_t>(4 * radius_of(across), 512, std::max<std::int64_t>(extent.x, 512));
  }
  std::int64_t pitch() const { return padded(width() + 2 * radius_of(across)) + sum_block; }
  /// Results along a column: what fits a megabyte with its halo, but enough to make the halo pay.
  std::int64_t height() const {
    const std::int64_t halo = 2 * radius_of(down);
    return std::min(length(), std::max<std::int64_t>({1, halo, (std::int64_t{1} << 18) / pitch() - halo}));
  }
};

/// A thread's buffers for one tile after another; sums of T.
template <class T>
class Tile {
 public:
  explicit Tile(const Sweep& sweep)
      : s_(sweep),
        load_(sweep.load),
        store_(sweep.store),
        rows_((sweep.height() + 2 * radius_of(sweep.down)) * sweep.pitch()),
        column_sums_(sweep.pitch()),
        line_(sweep.pitch() + sum_block),
        sums_(sweep.pitch()),
        taken_(std::max(sweep.down.size(), sweep.across.size())) {}

  void process(std::int64_t column, std::int64_t p0, std::int64_t x0) {
    const std::int64_t reach = radius_of(s_.down), side = radius_of(s_.across);
    const std::int64_t p1 = std::min(p0 + s_.height(), s_.length());
    column_ = column;
    first_ = std::max<std::int64_t>(0, p0 - reach);
    x0_ = x0, x1_ = std::min(x0 + s_.width(), s_.extent.x);
    left_ = std::max<std::int64_t>(0, x0_ - side), right_ = std::min(s_.extent.x, x1_ + side);
    for (std::int64_t p = first_; p < std::min(p1 + reach, s_.length()); ++p)
      at(p, [&](auto n, auto z, auto y) { load_.load(n, z, y, left_, right_ - left_, row(p)); });
    for (std::int64_t p = p0; p < p1; ++p) {
      const T* down = s_.down.empty() ? row(p) : sum_down(p, p == p0);
      const T* sums = s_.across.empty() ? down : sum_across(down);
      at(p, [&](auto n, auto z, auto y) { store_.store(n, z, y, x0_, x1_ - x0_, sums); });
    }
  }

 private:
  template <class F>
  void at(std::int64_t p, F f) const {
    const std::int64_t across = s_.along_z ? s_.extent.y : s_.extent.z, n = column_ / across, other = column_ % across;
    s_.along_z ? f(n, p, other) : f(n, other, p);
  }

  T* row(std::int64_t p) {
    return rows_.data() + (std::clamp<std::int64_t>(p, 0, s_.length() - 1) - first_) * s_.pitch();
  }

  const T* sum_down(std::int64_t p, bool afresh) {
    const int taps = static_cast<int>(s_.down.size());
    if constexpr (std::is_same_v<T, float>) {
      for (int k = 0; k < taps; ++k) taken_[k] = row(p + k - taps / 2);
      CPU_CALL(sum_rows, taken_.data(), s_.down.data(), taps, column_sums_.data(), right_ - left_);
    } else if (afresh) {
      std::fill(column_sums_.begin(), column_sums_.end(), 0);
      for (int k = 0; k < taps; ++k)
        std::transform(column_sums_.begin(), column_sums_.begin() + (right_ - left_), row(p + k - taps / 2),
                       column_sums_.begin(), std::plus<>());
    } else {
      CPU_CALL(slide_rows, row(p + taps / 2), row(p - taps / 2 - 1), column_sums_.data(), right_ - left_);
    }
    return column_sums_.data();
  }

  const T* sum_across(const T* down) {
    const int taps = static_cast<int>(s_.across.size());
    T *begin = line_.data(), *inner = begin + (left_ - x0_ + taps / 2), *end = inner + (right_ - left_);
    std::fill(begin, inner, *down);
    std::copy_n(down, right_ - left_, inner);
    std::fill(end, begin + (x1_ - x0_ + taps - 1), end[-1]);
    if constexpr (std::is_same_v<T, float>) {
      for (int k = 0; k < taps; ++k) taken_[k] = begin + k;
      CPU_CALL(sum_rows, taken_.data(), s_.across.data(), taps, sums_.data(), x1_ - x0_);
    } else {
      CPU_CALL(slide_along, begin, taps, sums_.data(), x1_ - x0_);
    }
    return sums_.data();
  }

  const Sweep& s_;
  StageRunner load_, store_;
  std::vector<T> rows_, column_sums_, line_, sums_;
  std::vector<const T*> taken_;
  std::int64_t column_ = 0, first_ = 0, x0_ = 0, x1_ = 0, left_ = 0, right_ = 0;
};

template <class T>
void walk(const Sweep& sweep) {
  const std::int64_t tiles = parts(sweep.extent.x, sweep.width()), stacked = parts(sweep.length(), sweep.height());
  parallel_for(sweep.columns() * stacked * tiles, 1, [&](std::int64_t begin, std::int64_t end) {
    Tile<T> tile(sweep);
    for (std::int64_t i = begin; i < end; ++i)
      tile.process(i / (tiles * stacked), i / tiles % stacked * sweep.height(), i % tiles * sweep.width());
  });
}

constexpr int lanes = 128;
constexpr int per_lane = 8;    // weighted sums that a lane makes in a row
constexpr int per_slide = 32;  // steps of a sliding box

/// A tile of sum_planes: so many rows and, lanes beside each other, so many columns with their halo.
struct PlaneTile {
  int lanes, tall;
  std::int64_t inner(int radius) const { return (lanes - 2 * radius) / per_lane * per_lane; }
  /// Its rows and the band of results, every eighth float left out against bank conflicts.
  std::size_t bytes() const { return static_cast<std::size_t>(tall + 8) * (lanes + lanes / per_lane) * sizeof(float); }
};

/// The tile that covers the width with the fewest lanes.
PlaneTile plane_tile(std::int64_t width, int radius) {
  PlaneTile best{256, 32};
  for (const PlaneTile tile : {PlaneTile{320, 24}, PlaneTile{384, 16}})
    if (parts(width, tile.inner(radius)) * tile.lanes < parts(width, best.inner(radius)) * best.lanes) best = tile;
  return best;
}

/// The radius up to which kernels are built for it. OpenCL on a CPU compiles long straight code in minutes.
int most_unrolled(const Device& device) { return device.is_gpu ? 31 : 4; }
constexpr std::int64_t enough_lanes = 1 << 18;

std::int32_t narrow(std::int64_t v) { return static_cast<std::int32_t>(v); }

Weights weights_of(const Taps& taps) {
  Weights weights;
  std::copy(taps.begin(), taps.end(), weights.values);
  return weights;
}

/// A pass over one axis (or, planes, over x and y) on a GPU.
struct Pass {
  const Run& run;
  const Stage &load, &store;
  int axis;  // 0 x, 1 y, 2 z

  std::int64_t length() const { return axis == 2 ? run.extent.z : axis == 1 ? run.extent.y : run.extent.x; }
  std::int64_t beside() const { return axis == 0 ? run.extent.y : run.extent.x; }
  std::int64_t across() const { return axis == 2 ? run.extent.y : run.extent.z; }

  /// Lanes beside each other, each going `stretch` steps down its column.
  void columns(const char* entry, int stretch, std::vector<Argument> arguments) const {
    const std::int64_t stretches = parts(length(), stretch), strips = parts(beside(), lanes);
    for (std::int64_t size : {stretches, strips, beside(), across(), length()})
      arguments.push_back(static_cast<std::int32_t>(size));
    run.device.launch({"separable", entry, lanes, {{"AXIS", axis}, {"PER_LANE", stretch}}, {&load}, &store},
                      {stretches * strips * across() * run.extent.n, 1, 1}, arguments);
  }

  /// Rows in local memory: eight short pieces or one long one, each with a halo no longer than itself.
  void rows(int span, std::vector<Argument> arguments) const {
    const std::int64_t pieces = parts(length(), span), height = lanes * per_lane / span,
                       stacked = parts(run.extent.y, height);
    for (std::int64_t size : {pieces, length(), run.extent.y, run.extent.z})
      arguments.push_back(static_cast<std::int32_t>(size));
    run.device.launch({"separable", "sum_rows", lanes, {{"PER_LANE", per_lane}, {"SPAN", span}}, {&load}, &store},
                      {pieces * run.extent.z * run.extent.n, stacked, 1}, arguments);
  }

  void weighted(const Taps& taps) const {
    Taps padded(taps.size() + 3 * per_lane - 1);  // kernels read beyond both ends
    std::copy(taps.begin(), taps.end(), padded.begin() + per_lane - 1);
    const MemoryRef weights = run.scratch(padded.size() * sizeof(float));
    run.device.upload(*weights, 0, padded.data(), padded.size() * sizeof(float));
    const int radius = radius_of(taps), halo = 2 * radius + per_lane, span = halo <= 128 ? 128 : 1024;
    if (axis == 0 && halo <= span) return rows(span, {Pointer{weights.get()}, radius});
    columns("sum_columns", per_lane, {Pointer{weights.get()}, radius});
  }

  /// Every voxel is read once; stretches are as long as leaves a GPU enough lanes.
  void stream(const Taps& taps) const {
    const std::int64_t columns = beside() * across() * run.extent.n, strips = parts(beside(), lanes),
                       radius = radius_of(taps);
    const std::int64_t stretch =
        std::clamp(parts(length() * columns, enough_lanes), std::min(length(), 4 * radius), length());
    run.device.launch(
        {"separable",
         "stream_columns",
         lanes,
         {{"AXIS", axis}, {"PER_LANE", per_lane}, {"DOWN", radius}},
         {&load},
         &store},
        {strips * across() * run.extent.n, parts(length(), stretch), 1},
        {weights_of(taps), narrow(strips), narrow(beside()), narrow(across()), narrow(length()), narrow(stretch)});
  }

  /// y and x in one pass over a tile.
  void planes(const Taps& down, const Taps& across) const {
    const PlaneTile tile = plane_tile(run.extent.x, radius_of(across));
    const std::int64_t pieces = parts(run.extent.x, tile.inner(radius_of(across)));
    const std::map<std::string, std::int64_t> constants{
        {"PER_LANE", per_lane}, {"TALL", tile.tall}, {"DOWN", radius_of(down)}, {"ACROSS", radius_of(across)}};
    run.device.launch({"separable", "sum_planes", tile.lanes, constants, {&load}, &store},
                      {pieces * run.extent.z * run.extent.n, parts(run.extent.y, tile.tall), 1},
                      {weights_of(down), weights_of(across), narrow(pieces), narrow(run.extent.x), narrow(run.extent.y),
                       narrow(run.extent.z)});
  }

  void boxes(const Taps& taps) const { columns("slide_columns", per_slide, {radius_of(taps)}); }
};

class SeparableStep : public Step {
 public:
  /// Sums in float32, or in 64-bit integers, of which the weights are all 1.
  SeparableStep(std::array<Taps, 3> taps, Work work) : taps_(std::move(taps)), work_(work) {}
  std::string_view skeleton() const override { return "separable"; }
  Work reads(int) const override { return work_; }
  Work writes() const override { return work_; }
  bool rereads(int) const override { return true; }
  std::array<std::int64_t, 3> halo() const override {
    return {radius_of(taps_[0]), radius_of(taps_[1]), radius_of(taps_[2])};
  }
  std::string parameters() const override {
    const auto reach = halo();
    return "radius (" + std::to_string(reach[2]) + ", " + std::to_string(reach[1]) + ", " + std::to_string(reach[0]) +
           ")";
  }

  void run(const Run& run) const override {
    const auto& [x, y, z] = taps_;
    if (z.empty()) return sweep({run.extent, run.loads[0], run.store, false, y, x});
    if (x.empty() && y.empty()) return sweep({run.extent, run.loads[0], run.store, true, z, x});
    const MemoryRef between = scratch(run);
    sweep({run.extent, run.loads[0], stored(run, between), true, z, {}});
    sweep({run.extent, loaded(run, between), run.store, false, y, x});
  }

  void launch(const Run& run) const override {
    const auto& [x, y, z] = taps_;
    std::vector<std::function<void(const Pass&)>> passes;
    std::vector<int> axes;
    const auto pass = [&](int axis, std::function<void(const Pass&)> go) {
      axes.push_back(axis), passes.push_back(std::move(go));
    };
    if (!z.empty()) pass(2, [&](const Pass& p) { along(p, z); });
    if (unrolls(run, x) && unrolls(run, y) && fits(run, x)) {
      pass(0, [&](const Pass& p) { p.planes(y, x); });
    } else {
      if (!y.empty()) pass(1, [&](const Pass& p) { along(p, y); });
      if (!x.empty()) pass(0, [&](const Pass& p) { along(p, x); });
    }
    Stage load = run.loads[0];
    for (std::size_t i = 0; i < passes.size(); ++i) {
      const bool last = i + 1 == passes.size();
      const MemoryRef between = last ? nullptr : scratch(run);
      const Stage store = last ? run.store : stored(run, between);
      passes[i]({run, load, store, axes[i]});
      if (!last) load = loaded(run, between);
    }
  }

 private:
  bool unrolls(const Run& run, const Taps& taps) const {
    return work_ == Work::f32 && !taps.empty() && radius_of(taps) <= most_unrolled(run.device);
  }
  bool fits(const Run& run, const Taps& across) const {
    const PlaneTile tile = plane_tile(run.extent.x, radius_of(across));
    return tile.bytes() <= run.device.local_bytes && tile.lanes <= run.device.max_lanes;
  }
  void along(const Pass& pass, const Taps& taps) const {
    if (work_ != Work::f32)
      pass.boxes(taps);
    else if (pass.axis != 0 && unrolls(pass.run, taps))
      pass.stream(taps);
    else
      pass.weighted(taps);
  }
  DType dtype() const { return work_ == Work::f32 ? DType::f32 : DType::i64; }
  MemoryRef scratch(const Run& run) const { return run.scratch(run.extent.count() * size_of(dtype())); }
  Stage stored(const Run& run, const MemoryRef& between) const {
    return plain_store(between, dtype(), run.extent, work_);
  }
  Stage loaded(const Run& run, const MemoryRef& between) const {
    return plain_load(between, dtype(), run.extent, work_);
  }
  void sweep(const Sweep& sweep) const { work_ == Work::f32 ? walk<float>(sweep) : walk<std::int64_t>(sweep); }

  std::array<Taps, 3> taps_;
  Work work_;
};

NodeRef make_separable(const NodeRef& image, std::array<Taps, 3> taps, DType dtype) {
  const Extent e = image->type.extent();
  const std::int64_t lengths[3] = {e.x, e.y, e.z};
  for (int axis = 0; axis < 3; ++axis)
    if (lengths[axis] == 1) taps[axis].clear();
  if (taps[0].empty() && taps[1].empty() && taps[2].empty()) return cast_rounding(image, dtype);
  return make_node(image->type.with(dtype), std::make_unique<SeparableStep>(std::move(taps), work_of(dtype)), {image});
}

template <class Real>
Taps gaussian_taps_in(double sigma) {
  const int radius = static_cast<int>(8 * sigma) / 2;
  if (radius == 0) return {};
  std::vector<Real> exact(2 * radius + 1);
  Real sum = 0;
  for (int i = -radius; i <= radius; ++i)
    sum += exact[i + radius] = std::exp(static_cast<Real>(-0.5 * i * i / (sigma * sigma)));
  Taps taps;
  for (Real weight : exact) taps.push_back(static_cast<float>(weight / sum));
  return taps;
}

}  // namespace

NodeRef separable(const NodeRef& image, std::array<Taps, 3> taps) {
  return make_separable(image, std::move(taps), DType::f32);
}

#ifdef FULMO_REFERENCE
bool& weights_in_f32() {
  static bool broken = false;
  return broken;
}
#endif

Taps gaussian_taps(double sigma) {
#ifdef FULMO_REFERENCE
  if (weights_in_f32()) return gaussian_taps_in<float>(sigma);
#endif
  return gaussian_taps_in<double>(sigma);
}

NodeRef gaussian(const NodeRef& image, const std::array<double, 3>& sigma) {
  return separable(image, {gaussian_taps(sigma[0]), gaussian_taps(sigma[1]), gaussian_taps(sigma[2])});
}

namespace {

/// Ones along every axis that is longer than 1 and has a radius.
std::array<Taps, 3> box(const Type& type, const std::array<int, 3>& radius) {
  const Extent e = type.extent();
  const std::int64_t lengths[3] = {e.x, e.y, e.z};
  std::array<Taps, 3> ones;
  for (int axis = 0; axis < 3; ++axis)
    if (lengths[axis] > 1 && radius[axis] > 0) ones[axis].assign(2 * radius[axis] + 1, 1.0f);
  return ones;
}

}  // namespace

NodeRef box_sums(const NodeRef& image, const std::array<int, 3>& radius) {
  return make_separable(image, box(image->type, radius), DType::i64);
}

NodeRef box_mean(const NodeRef& image, const std::array<int, 3>& radius) {
  std::array<Taps, 3> ones = box(image->type, radius);
  double voxels = 1;
  for (const Taps& taps : ones) voxels *= static_cast<double>(std::max<std::size_t>(taps.size(), 1));
  const DType dtype = image->type.dtype;
  return mean_of_sums(make_separable(image, std::move(ones), dtype_of_sums(dtype, voxels)), voxels, dtype);
}

DType dtype_of_sums(DType dtype, double voxels) {
  const bool small = is_float(dtype) || std::max(-lowest(dtype), highest(dtype)) * voxels < 8388608.0;
  return small ? DType::f32 : DType::i64;
}

NodeRef mean_of_sums(const NodeRef& sums, double voxels, DType dtype) { return map("quotient", {sums, voxels}, dtype); }

}  // namespace fulmo
