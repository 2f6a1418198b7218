// Label statistics: which passes are needed, their scales, and the columns that follow, in double on the host.
#include "skeletons/labels/regions.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "backends/cpu/pool.hpp"
#include "graph/tile.hpp"
#include "skeletons/labels/device.hpp"
#include "skeletons/labels/labels.hpp"
#include "skeletons/labels/rows.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/numbers/sparse.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;
using Point = std::array<double, 3>;  // x, y, z

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Least e with |v| < 2^e.
int exponent_above(double v) {
  int e = 0;
  std::frexp(v, &e);
  return e;
}

/// v * 2^e, exactly: e is far from the ends of double, and std::ldexp is slow.
double scaled(double v, int e) { return v * std::bit_cast<double>(static_cast<std::uint64_t>(1023 + e) << 52); }

float float_of(u32 key) { return std::bit_cast<float>(key & 0x80000000u ? key ^ 0x80000000u : ~key); }

bool has_finite(const Region& r) { return ~r.least_complement <= r.most; }

/// Turns raw sums of one frame into numbers; what scales and origins the next pass needs follows from those before.
class Frame {
 public:
  Frame(RegionPasses& passes, const Extent& e, bool floats, i64 bias, const Point& spacing)
      : passes_(passes),
        e_(e),
        floats_(floats),
        bias_(bias),
        spacing_(spacing),
        axis_bits_(std::bit_width(static_cast<std::uint64_t>(std::max({e.x, e.y, e.z}) - 1))) {}

  void measure(u32 first, Needs needs) {
    RegionTables tables = passes_.tables(first, needs, axis_bits_);
    regions_ = std::move(tables.regions);
    moments_ = std::move(tables.moments);
    if (needs < Needs::spreads) return;
    origins_.resize(regions_.size());
    each_label([&](std::size_t label) { origins_[label] = origin(label); });
    spreads_ = passes_.spreads(
        origins_, {static_cast<float>(spacing_[0]), static_cast<float>(spacing_[1]), static_cast<float>(spacing_[2])});
  }

  std::size_t labels() const { return regions_.size(); }
  bool missing(std::size_t label) const { return regions_[label].count == 0; }
  double count(std::size_t label) const { return static_cast<double>(regions_[label].count); }
  double least(std::size_t label) const {
    return extreme(label, saw_minus_infinity, saw_infinity, ~regions_[label].least_complement);
  }
  double most(std::size_t label) const {
    return extreme(label, saw_infinity, saw_minus_infinity, regions_[label].most);
  }

  double sum(std::size_t label) const {
    const u32 flags = regions_[label].flags;
    if (flags & saw_nan || flags == (saw_infinity | saw_minus_infinity)) return nan;
    if (flags) return flags & saw_infinity ? infinity : -infinity;
    return scaled(static_cast<double>(regions_[label].intensity), -regions_[label].shift);
  }
  double mean(std::size_t label) const { return sum(label) / count(label); }

  double weighted(std::size_t label, int axis) const {
    if (regions_[label].flags) return nan;
    return scaled(static_cast<double>(moments_[label].weighted[axis]),
                  (floats_ ? axis_bits_ : 0) - regions_[label].shift);
  }
  double centroid(std::size_t label, int axis) const {
    return static_cast<double>(regions_[label].sum[axis]) / count(label);
  }
  Point mass(std::size_t label) const {
    const double all = sum(label);
    return {weighted(label, 0) / all, weighted(label, 1) / all, weighted(label, 2) / all};
  }

  double standard_deviation(std::size_t label) const {
    const RegionOrigin& o = origins_[label];
    if (regions_[label].flags) return nan;
    const double squares = scaled(static_cast<double>(spreads_[label].squares), -o.square_shift) / count(label);
    const double used = floats_ ? o.mean : static_cast<double>(o.mean_whole) * o.deviation_factor;
    const double off = mean(label) * o.deviation_factor - used;
    return std::sqrt(std::max(0.0, squares - off * off)) / o.deviation_factor;
  }

  /// Sum and maximum of distances; NaN where the mass has no center.
  std::array<double, 2> distances(std::size_t label, bool to_mass) const {
    const RegionSpread& s = spreads_[label];
    if (to_mass && !reachable(label, mass(label))) return {nan, nan};
    const i64 sum = to_mass ? s.to_mass : s.to_centroid;
    const u32 furthest = to_mass ? s.furthest_from_mass : s.furthest_from_centroid;
    return {scaled(static_cast<double>(sum), -origins_[label].distance_shift), std::bit_cast<float>(furthest)};
  }

  const Region& region(std::size_t label) const { return regions_[label]; }

 private:
  template <class F>
  void each_label(F f) const {
    parallel_for(static_cast<i64>(regions_.size()), 1024, [&](i64 begin, i64 end) {
      for (i64 label = begin; label < end; ++label) f(static_cast<std::size_t>(label));
    });
  }

  double value_of(u32 key) const {
    return floats_ ? float_of(key) : static_cast<double>(key) - static_cast<double>(bias_);
  }

  /// An end of the range: `at` infinity wins, finite values come next, then the other infinity.
  double extreme(std::size_t label, u32 at, u32 opposite, u32 key) const {
    const Region& r = regions_[label];
    if (r.flags & saw_nan) return nan;
    if (r.flags & at) return at == saw_infinity ? infinity : -infinity;
    if (!has_finite(r)) return opposite == saw_infinity ? infinity : -infinity;
    return value_of(key);
  }

  double furthest_corner(std::size_t label, const Point& from) const {
    const Region& r = regions_[label];
    double squares = 0;
    for (int axis = 0; axis < 3; ++axis) {
      const double reach = std::max(std::fabs(from[axis] - r.low(axis)), std::fabs(r.high[axis] - from[axis]));
      squares += reach * reach * spacing_[axis] * spacing_[axis];
    }
    return std::sqrt(squares);
  }

  /// Whether distances to it can be measured: negative intensities may put a center of mass anywhere.
  bool reachable(std::size_t label, const Point& p) const {
    return std::all_of(p.begin(), p.end(), [](double v) { return std::fabs(v) < 1e9; }) && !missing(label);
  }

  RegionOrigin origin(std::size_t label) const {
    RegionOrigin o{};
    if (missing(label)) return o;
    const Point centre{centroid(label, 0), centroid(label, 1), centroid(label, 2)}, heavy = mass(label);
    double furthest = furthest_corner(label, centre);
    split(centre, o.centroid, o.centroid_fraction);
    if (reachable(label, heavy)) {
      split(heavy, o.mass, o.mass_fraction);
      furthest = std::max(furthest, furthest_corner(label, heavy));
    }
    const int count_bits = std::bit_width(regions_[label].count);
    o.distance_shift = 61 - count_bits - exponent_above(furthest);
    o.square_shift = 58 - count_bits;
    if (regions_[label].flags == 0) scale_deviations(label, o);
    return o;
  }

  static void split(const Point& p, std::int32_t* whole, float* fraction) {
    for (int axis = 0; axis < 3; ++axis) {
      whole[axis] = static_cast<std::int32_t>(std::nearbyint(p[axis]));
      fraction[axis] = static_cast<float>(p[axis] - whole[axis]);
    }
  }

  void scale_deviations(std::size_t label, RegionOrigin& o) const {
    const double average = mean(label);
    o.mean_whole = floats_ ? 0 : static_cast<i64>(std::nearbyint(average));
    const double from = floats_ ? static_cast<float>(average) : static_cast<double>(o.mean_whole);
    const double reach = std::max(most(label) - from, from - least(label));
    o.deviation_factor = static_cast<float>(std::ldexp(1.0, -std::clamp(exponent_above(reach), -120, 126)));
    o.mean = floats_ ? static_cast<float>(from * o.deviation_factor) : 0;
  }

  RegionPasses& passes_;
  const Extent e_;
  const bool floats_;
  const i64 bias_;
  const Point spacing_;
  const int axis_bits_;
  std::vector<Region> regions_;
  std::vector<RegionMoments> moments_;
  std::vector<RegionOrigin> origins_;
  std::vector<RegionSpread> spreads_;
};

/// Values of consecutive labels.
struct LabelRows {
  std::size_t first, count;
  double* values;
};

/// A column: its name, the pass it waits for, and how it is filled; NaN for labels without voxels.
struct Measure {
  const char* name;
  Needs needs;
  void (*fill)(const Frame&, const LabelRows&, const Point& spacing);
};

template <class F>
void fill_each(const Frame& frame, const LabelRows& rows, F value_of) {
  for (std::size_t i = 0; i < rows.count; ++i)
    rows.values[i] = frame.missing(rows.first + i) ? nan : value_of(rows.first + i);
}

double ratio(const std::array<double, 2>& distances, double count) { return distances[1] / (distances[0] / count); }

#define OF(expression)                                                         \
  [](const Frame& f, const LabelRows& rows, [[maybe_unused]] const Point& s) { \
    fill_each(f, rows, [&](std::size_t l) -> double { return expression; });   \
  }

/// The one column that has a number, 0, where no voxel is.
void fill_areas(const Frame& frame, const LabelRows& rows, const Point& s) {
  for (std::size_t i = 0; i < rows.count; ++i) rows.values[i] = frame.count(rows.first + i) * s[0] * s[1] * s[2];
}

const std::vector<Measure>& measures() {
  constexpr Needs places = Needs::places, sums = Needs::sums, moments = Needs::moments, all = Needs::spreads;
  static const std::vector<Measure> table = {
      {"bbox_min_x", places, OF(f.region(l).low(0))},
      {"bbox_min_y", places, OF(f.region(l).low(1))},
      {"bbox_min_z", places, OF(f.region(l).low(2))},
      {"bbox_max_x", places, OF(f.region(l).high[0])},
      {"bbox_max_y", places, OF(f.region(l).high[1])},
      {"bbox_max_z", places, OF(f.region(l).high[2])},
      {"bbox_width", places, OF(f.region(l).high[0] - f.region(l).low(0) + 1)},
      {"bbox_height", places, OF(f.region(l).high[1] - f.region(l).low(1) + 1)},
      {"bbox_depth", places, OF(f.region(l).high[2] - f.region(l).low(2) + 1)},
      {"min_intensity", places, OF(f.least(l))},
      {"max_intensity", places, OF(f.most(l))},
      {"mean_intensity", sums, OF(f.mean(l))},
      {"sum_intensity", sums, OF(f.sum(l))},
      {"standard_deviation_intensity", all, OF(f.standard_deviation(l))},
      {"area", places, fill_areas},
      {"sum_intensity_times_x", moments, OF(f.weighted(l, 0))},
      {"sum_intensity_times_y", moments, OF(f.weighted(l, 1))},
      {"sum_intensity_times_z", moments, OF(f.weighted(l, 2))},
      {"mass_center_x", moments, OF(f.mass(l)[0] * s[0])},
      {"mass_center_y", moments, OF(f.mass(l)[1] * s[1])},
      {"mass_center_z", moments, OF(f.mass(l)[2] * s[2])},
      {"sum_x", places, OF(static_cast<double>(f.region(l).sum[0]))},
      {"sum_y", places, OF(static_cast<double>(f.region(l).sum[1]))},
      {"sum_z", places, OF(static_cast<double>(f.region(l).sum[2]))},
      {"centroid_x", places, OF(f.centroid(l, 0) * s[0])},
      {"centroid_y", places, OF(f.centroid(l, 1) * s[1])},
      {"centroid_z", places, OF(f.centroid(l, 2) * s[2])},
      {"sum_distance_to_centroid", all, OF(f.distances(l, false)[0])},
      {"mean_distance_to_centroid", all, OF(f.distances(l, false)[0] / f.count(l))},
      {"max_distance_to_centroid", all, OF(f.distances(l, false)[1])},
      {"mean_max_distance_to_centroid_ratio", all, OF(ratio(f.distances(l, false), f.count(l)))},
      {"sum_distance_to_mass_center", all, OF(f.distances(l, true)[0])},
      {"mean_distance_to_mass_center", all, OF(f.distances(l, true)[0] / f.count(l))},
      {"max_distance_to_mass_center", all, OF(f.distances(l, true)[1])},
      {"mean_max_distance_to_mass_center_ratio", all, OF(ratio(f.distances(l, true), f.count(l)))},
  };
  return table;
}
#undef OF

const Measure& measure_named(const std::string& name) {
  for (auto& measure : measures())
    if (name == measure.name) return measure;
  std::string known = "label";
  for (auto& measure : measures()) known += std::string(", ") + measure.name;
  throw ParameterError("columns must be among " + known + ", got " + name);
}

/// What intensities of this dtype are read as, and what makes keys of them.
Work intensity_work(DType dtype) { return is_integer(dtype) && size_of(dtype) <= 4 ? Work::i64 : Work::f32; }
i64 key_bias(DType dtype) { return is_signed(dtype) ? i64{1} << 31 : 0; }

/// Calls f(frame number, frame) for each frame, measured on the run's device.
template <class F>
void each_measured_frame(const Run& run, u32 first, Needs needs, const Point& spacing, F f) {
  const DType dtype = run.types[1].dtype;
  const bool floats = intensity_work(dtype) == Work::f32;
  const Extent e = run.input(0);
  auto measure_with = [&](i64 number, RegionPasses& passes) {
    Frame frame(passes, e, floats, key_bias(dtype), spacing);
    frame.measure(first, needs);
    f(number, frame);
  };
  if (run.device.native())
    return each_frame(e.n, [&](i64 number) { measure_with(number, *cpu_region_passes(run, number, key_bias(dtype))); });
  for (i64 number = 0; number < e.n; ++number)
    measure_with(number, *device_region_passes(run, number, key_bias(dtype)));
}

/// Fills columns that the caller holds; its own image is empty.
class StatisticsStep : public Step {
 public:
  StatisticsStep(RegionQuery query, std::vector<const Measure*> wanted, DType dtype,
                 std::shared_ptr<RegionColumns> into)
      : query_(std::move(query)), wanted_(std::move(wanted)), work_(intensity_work(dtype)), into_(std::move(into)) {}
  std::string_view skeleton() const override { return "labels"; }
  Work reads(int input) const override { return input == 0 ? Work::i32 : work_; }
  bool rereads(int) const override { return true; }
  bool fuses_store() const override { return false; }
  void run(const Run& run) const override { fill(run); }
  void launch(const Run& run) const override { fill(run); }

 private:
  void fill(const Run& run) const {
    Needs needs = Needs::places;
    for (auto* measure : wanted_) needs = std::max(needs, measure->needs);
    std::vector<RegionColumns> frames(run.input(0).n);
    each_measured_frame(run, query_.background ? 0 : 1, needs, query_.spacing,
                        [&](i64 number, const Frame& frame) { frames[number] = columns_of(number, frame); });
    if (frames.size() == 1) {
      *into_ = std::move(frames[0]);
      return;
    }
    into_->names = names();
    into_->values.resize(into_->names.size());
    for (auto& frame : frames) append(frame);
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all = {"frame", "label"};
    for (auto* measure : wanted_) all.push_back(measure->name);
    return all;
  }

  RegionColumns columns_of(i64 number, const Frame& frame) const {
    RegionColumns columns;
    const std::size_t first = query_.background ? 0 : 1, rows = frame.labels() > first ? frame.labels() - first : 0;
    columns.names = names();
    columns.values.resize(columns.names.size(), std::vector<double>(rows));
    // All columns of some labels at a time: their part of the tables stays in cache.
    parallel_for(static_cast<i64>(rows), 512, [&](i64 begin, i64 end) {
      for (i64 row = begin; row < end; ++row) {
        columns.values[0][row] = static_cast<double>(number);
        columns.values[1][row] = static_cast<double>(first + row);
      }
      for (std::size_t i = 0; i < wanted_.size(); ++i)
        wanted_[i]->fill(frame, {first + begin, static_cast<std::size_t>(end - begin), &columns.values[2 + i][begin]},
                         query_.spacing);
    });
    return columns;
  }

  void append(const RegionColumns& frame) const {
    for (std::size_t i = 0; i < frame.values.size(); ++i)
      into_->values[i].insert(into_->values[i].end(), frame.values[i].begin(), frame.values[i].end());
  }

  const RegionQuery query_;
  const std::vector<const Measure*> wanted_;
  const Work work_;
  const std::shared_ptr<RegionColumns> into_;
};

/// Each voxel gets its label's number; 0 in the background.
class RegionMapStep : public Step {
 public:
  RegionMapStep(const Measure& measure, DType dtype) : measure_(measure), work_(intensity_work(dtype)) {}
  std::string_view skeleton() const override { return "labels"; }
  Work reads(int input) const override { return input == 0 ? Work::i32 : work_; }
  bool rereads(int) const override { return true; }
  std::string parameters() const override { return measure_.name; }

  void run(const Run& run) const override {
    with_close_numbers(run, [&](const Run& run) { paint(run); });
  }

  void launch(const Run& run) const override {
    with_close_numbers(run, [&](const Run& run) { launch_paint(run); });
  }

 private:
  void paint(const Run& run) const {
    each_measured_frame(run, 1, measure_.needs, {1, 1, 1}, [&](i64 number, const Frame& frame) {
      const std::vector<float> values = values_of(frame);
      const Extent e = run.extent;
      each_part(e, [&](i64 begin, i64 end) {
        Rows<u32> rows(run.loads[0], number);
        StageRunner out(run.store);
        std::vector<float> line(e.x);
        for (i64 row = begin; row < end; ++row) {
          const u32* labels = rows.load(row);
          for (i64 x = 0; x < e.x; ++x) line[x] = values[labels[x]];
          out.store(number, row / e.y, row % e.y, 0, e.x, line.data());
        }
      });
    });
  }

  void launch_paint(const Run& run) const {
    std::vector<std::vector<float>> tables(run.extent.n);
    each_measured_frame(run, 1, measure_.needs, {1, 1, 1},
                        [&](i64 number, const Frame& frame) { tables[number] = values_of(frame); });
    std::vector<float> all;
    std::vector<i64> starts;
    for (auto& table : tables)
      starts.push_back(static_cast<i64>(all.size())), all.insert(all.end(), table.begin(), table.end());
    const MemoryRef values = run.scratch(all.size() * sizeof(float)),
                    offsets = run.scratch(starts.size() * sizeof(i64));
    run.device.upload(*values, 0, all.data(), all.size() * sizeof(float));
    run.device.upload(*offsets, 0, starts.data(), starts.size() * sizeof(i64));
    Kernel kernel = label_kernel("paint");
    kernel.loads = {&run.loads[0]};
    kernel.store = &run.store;
    run.device.launch(kernel, voxel_groups(run.extent),
                      {Pointer{values.get()}, Pointer{offsets.get()}, narrow(run.extent.x), narrow(run.extent.z)});
  }

  std::vector<float> values_of(const Frame& frame) const {
    std::vector<double> wide(frame.labels());
    measure_.fill(frame, {0, wide.size(), wide.data()}, {1, 1, 1});
    std::vector<float> values(wide.begin(), wide.end());
    if (!values.empty()) values[0] = 0;
    return values;
  }

  const Measure& measure_;
  const Work work_;
};

/// The labels, as numbers, and the intensities on them.
std::vector<NodeRef> paired(const NodeRef& labels, const NodeRef& intensity) {
  if (!(labels->type.extent() == intensity->type.extent()))
    throw ShapeError("intensities must have the shape of the labels, " + to_string(labels->type.shape) + ", got " +
                     to_string(intensity->type.shape));
  return {as_labels(labels), intensity};
}

}  // namespace

std::int32_t shift_of(const Region& r) {
  if (!has_finite(r)) return 0;
  const float magnitude = std::max(std::fabs(float_of(~r.least_complement)), std::fabs(float_of(r.most)));
  return magnitude == 0 ? 0 : 62 - std::bit_width(r.count) - exponent_above(magnitude);
}

RegionColumns region_statistics(const NodeRef& labels, const NodeRef& intensity, const RegionQuery& query) {
  std::vector<const Measure*> wanted;
  for (auto& name : query.columns)
    if (name != "label") wanted.push_back(&measure_named(name));
  if (query.columns.empty())
    for (auto& measure : measures()) wanted.push_back(&measure);
  auto columns = std::make_shared<RegionColumns>();
  const Type nothing{DType::u8, {1}, 0};
  evaluate(as_asked(make_node(nothing, std::make_unique<StatisticsStep>(query, wanted, intensity->type.dtype, columns),
                              paired(labels, intensity))));
  return std::move(*columns);
}

NodeRef region_map(const NodeRef& labels, const NodeRef& intensity, const std::string& column) {
  const DType dtype = intensity->type.dtype;
  return make_node(labels->type.with(DType::f32), std::make_unique<RegionMapStep>(measure_named(column), dtype),
                   paired(labels, intensity));
}

}  // namespace fulmo
