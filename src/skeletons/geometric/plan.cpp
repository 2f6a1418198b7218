#include <algorithm>
#include <cmath>

#include "backends/cpu/pool.hpp"
#include "skeletons/geometric/cpu.hpp"
#include "skeletons/geometric/geometric.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo {

namespace {

constexpr int place_bits = 23;  // of a place behind the point: PLACE_BITS of border.cl

/// The map in fixed point with place_bits + extra bits behind the point; rows x, y, z, of x, y, z and where they start.
struct Places {
  std::array<std::array<std::int64_t, 4>, 3> rows{};
  std::array<std::int64_t, 2> slant{};
  int extra = 0;
  int interpolated = 0;  // axes along which values lie between voxels: 1 x, 2 y, 4 z

  std::int64_t at(int axis, std::int64_t x, std::int64_t y, std::int64_t z) const {
    const auto& r = rows[axis];
    return r[3] + x * r[0] + y * r[1] + z * r[2];
  }
  bool slanted() const { return slant[0] != 0 || slant[1] != 0; }
};

std::array<double, 3> reach(const Extent& e) {
  return {static_cast<double>(e.x), static_cast<double>(e.y), static_cast<double>(e.z)};
}

/// The farthest that any number on the way gets, some rows past the result's end included.
double farthest(const Sampling& s, const Extent& from, const Extent& to) {
  constexpr double past = 128;  // a group is so high
  const auto size = reach(to), length = reach(from);
  double most = 0;
  for (int i = 0; i < 3; ++i) {
    double place = std::fabs(s.matrix[i][3]);
    for (int j = 0; j < 3; ++j) place += std::fabs(s.matrix[i][j]) * (size[j] + past);
    if (i < 2) place += std::fabs(s.slant[i]) * (length[2] + 1);
    most = std::max({most, place, length[i]});
    if (!(place < 1e300)) return place;  // NaN too
  }
  return most;
}

/// Whether an axis is read at whole places only.
bool reads_whole(const std::array<double, 4>& row, const Extent& to) {
  const auto size = reach(to);
  double off = std::fabs(row[3] - std::nearbyint(row[3]));
  for (int j = 0; j < 3; ++j) off += std::fabs(row[j] - std::nearbyint(row[j])) * size[j];
  return off < std::ldexp(1, -place_bits - 2);
}

Places fixed(const Sampling& s, const Extent& from, const Extent& to) {
  const double most = farthest(s, from, to);
  Places p;
  for (int extra : {8, 16, 24})  // constants of the kernel, so only few
    if (most < std::ldexp(1, 61 - place_bits - extra)) p.extra = extra;
  if (p.extra == 0)
    throw ParameterError("the transform must stay within 1e9 pixels of the image, got " + std::to_string(most));
  const auto number = [&](double v) { return std::llrint(std::ldexp(v, place_bits + p.extra)); };
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 4; ++j) p.rows[i][j] = number(s.matrix[i][j]);
    p.rows[i][3] += std::int64_t{1} << (p.extra - 1);  // places are cut from here on, so this rounds them
    const bool slides = i < 2 && s.slant[i] != 0;
    if (s.linear && (slides || !reads_whole(s.matrix[i], to))) p.interpolated |= 1 << i;
  }
  for (int i = 0; i < 2; ++i) p.slant[i] = number(s.slant[i]);
  return p;
}

/// The input as the CPU's loops read it.
struct Source {
  MemoryRef memory;
  DType dtype;
  std::int64_t offset;
  std::array<std::int64_t, 4> stride;

  const char* frame(std::int64_t n) const {
    return static_cast<const char*>(memory->host) +
           (offset + n * stride[0]) * static_cast<std::int64_t>(size_of(dtype));
  }
};

DType dtype_of(Work work) {
  return work == Work::f32 ? DType::f32 : work == Work::f64 ? DType::f64 : work == Work::i64 ? DType::i64 : DType::i32;
}

class SampleStep : public Step {
 public:
  SampleStep(const Sampling& sampling, const Places& places, DType dtype)
      : sampling_(sampling), places_(places), dtype_(dtype) {}
  std::string_view skeleton() const override { return "geometric"; }
  Work reads(int) const override {
    const bool wide = size_of(dtype_) == 8;
    if (is_float(dtype_)) return wide ? Work::f64 : Work::f32;
    if (sampling_.linear) return size_of(dtype_) < 4 ? Work::f32 : Work::f64;
    return wide ? Work::i64 : Work::i32;
  }
  Work writes() const override { return reads(0); }
  bool rereads(int) const override { return places_.interpolated != 0; }
  std::string parameters() const override { return sampling_.linear ? "linear" : "nearest"; }

  void run(const Run& run) const override {
    const Source source = readable(run);
    const Extent& e = run.extent;
    const std::int64_t span = std::min<std::int64_t>(e.x, 1 << 14), spans = (e.x + span - 1) / span;
    parallel_for(e.n * e.z * e.y * spans, std::max<std::int64_t>(1, (1 << 14) / span),
                 [&](std::int64_t begin, std::int64_t end) {
                   StageRunner store(run.store);
                   std::vector<double> results(span);
                   for (std::int64_t i = begin; i < end; ++i) {
                     const std::int64_t row = i / spans, x = i % spans * span;
                     const std::int64_t n = row / (e.y * e.z), z = row / e.y % e.z, y = row % e.y;
                     SampledRow sampled = row_at(source, run.input(0), n, z, y, x);
                     sampled.count = std::min(span, e.x - x);
                     sampled.results = results.data();
                     CPU_CALL(sample_row, sampled);
                     store.store(n, z, y, x, sampled.count, results.data());
                   }
                 });
  }

  void launch(const Run& run) const override {
    constexpr std::int64_t lanes = 256, across = 32,
                           down = lanes / across * 16;  // SAMPLE_TURNS * SAMPLE_ROWS of gpu.cl
    const Extent &e = run.extent, from = run.input(0);
    std::vector<Argument> arguments;
    for (auto& row : places_.rows)
      for (int j : {3, 0, 1, 2}) arguments.push_back(row[j]);
    for (std::int64_t slant : places_.slant) arguments.push_back(slant);
    for (std::int64_t size : {from.x, from.y, from.z, e.x, e.y, e.z})
      arguments.push_back(static_cast<std::int32_t>(size));
    arguments.push_back(value());
    const Kernel kernel{"geometric",
                        std::string(parameters()) + "_" + dialect_name(reads(0)),
                        lanes,
                        {{"OUTSIDE", static_cast<int>(sampling_.outside)},
                         {"INTERPOLATED", places_.interpolated},
                         {"SLANTED", places_.slanted()},
                         {"EXTRA", places_.extra}},
                        {&run.loads[0]},
                        &run.store};
    run.device.launch(kernel, {(e.x + across - 1) / across, (e.y + down - 1) / down, e.z * e.n}, arguments);
  }

 private:
  /// Memory is read as it is; what maps make of it is computed into memory first.
  Source readable(const Run& run) const {
    const Stage& load = run.loads[0];
    if (load.code.size() == 1 && load.code[0].op == Opcode::load) {
      const Leaf& leaf = load.leaves[0];
      return {leaf.memory, leaf.dtype, leaf.offset, leaf.stride};
    }
    const Extent e = run.input(0);
    const DType dtype = dtype_of(reads(0));
    const std::size_t bytes = size_of(dtype) * static_cast<std::size_t>(e.x);
    const MemoryRef memory = run.scratch(bytes * static_cast<std::size_t>(e.n * e.z * e.y));
    parallel_for(e.n * e.z * e.y, 16, [&](std::int64_t begin, std::int64_t end) {
      StageRunner runner(load);
      for (std::int64_t row = begin; row < end; ++row)
        runner.load(row / (e.y * e.z), row / e.y % e.z, row % e.y, 0, e.x,
                    static_cast<char*>(memory->host) + static_cast<std::size_t>(row) * bytes);
    });
    return {memory, dtype, 0, dense_strides(e)};
  }

  SampledRow row_at(const Source& source, const Extent& from, std::int64_t n, std::int64_t z, std::int64_t y,
                    std::int64_t x) const {
    SampledRow row{};
    row.source = source.frame(n), row.dtype = source.dtype;
    row.linear = sampling_.linear, row.slanted = places_.slanted();
    row.outside = static_cast<std::int32_t>(sampling_.outside), row.extra = places_.extra;
    row.value = sampling_.value;
    const std::int64_t lengths[3] = {from.x, from.y, from.z};
    for (int i = 0; i < 3; ++i)
      row.axes[i] = {places_.at(i, x, y, z),
                     places_.rows[i][0],
                     i < 2 ? places_.slant[i] : 0,
                     source.stride[3 - i],
                     static_cast<std::int32_t>(lengths[i]),
                     (places_.interpolated >> i & 1) != 0};
    return row;
  }

  Argument value() const {
    const Work work = reads(0);
    if (work == Work::f32) return static_cast<float>(sampling_.value);
    if (work == Work::f64) return sampling_.value;
    const auto whole = static_cast<std::int64_t>(sampling_.value);
    return work == Work::i64 ? Argument(whole) : Argument(static_cast<std::int32_t>(whole));
  }

  const Sampling sampling_;
  const Places places_;
  const DType dtype_;  // of the input
};

}  // namespace

NodeRef sampled(const NodeRef& image, const Sampling& asked, std::vector<std::int64_t> shape, DType dtype) {
  const Type type{dtype, std::move(shape), image->type.batch};
  if (image->type.count() == 0 || type.count() == 0) return filled(type, asked.value, image->device);
  Sampling sampling = asked;
  if (sampling.linear) sampling.value += 0.0;  // as every value between voxels: no -0
  if (is_integer(dtype)) {                     // bounds that doubles and 64-bit integers share
    const double most = std::min(highest(dtype), 9223372036854774784.0);
    sampling.value = std::isnan(asked.value) ? 0 : std::clamp(std::nearbyint(asked.value), lowest(dtype), most);
  }
  const Places places = fixed(sampling, image->type.extent(), type.extent());
  const DType own = sampling.linear ? dtype : image->type.dtype;
  return cast_rounding(
      make_node(type.with(own), std::make_shared<SampleStep>(sampling, places, image->type.dtype), {image}), dtype);
}

}  // namespace fulmo
