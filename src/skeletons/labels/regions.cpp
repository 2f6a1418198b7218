// Label statistics: the steps that measure each label, as tables and as maps.
#include "skeletons/labels/regions.hpp"

#include <algorithm>

#include "backends/cpu/pool.hpp"
#include "graph/tile.hpp"
#include "skeletons/labels/device.hpp"
#include "skeletons/labels/labels.hpp"
#include "skeletons/labels/region_frame.hpp"
#include "skeletons/labels/rows.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/numbers/sparse.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

/// What intensities of this dtype are read as, and what makes keys of them.
Work intensity_work(DType dtype) { return is_integer(dtype) && size_of(dtype) <= 4 ? Work::i64 : Work::f32; }
i64 key_bias(DType dtype) { return is_signed(dtype) ? i64{1} << 31 : 0; }

/// Calls f(frame number, frame) for each frame, measured on the run's device.
template <class F>
void each_measured_frame(const Run& run, u32 first, Needs needs, const RegionFrame::Point& spacing, F f) {
  const DType dtype = run.types[1].dtype;
  const bool floats = intensity_work(dtype) == Work::f32;
  const Extent e = run.input(0);
  auto measure_with = [&](i64 number, RegionPasses& passes) {
    RegionFrame frame(passes, e, floats, key_bias(dtype), spacing);
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
  StatisticsStep(RegionQuery query, std::vector<const RegionMeasure*> wanted, DType dtype,
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
                        [&](i64 number, const RegionFrame& frame) { frames[number] = columns_of(number, frame); });
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

  RegionColumns columns_of(i64 number, const RegionFrame& frame) const {
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
  const std::vector<const RegionMeasure*> wanted_;
  const Work work_;
  const std::shared_ptr<RegionColumns> into_;
};

/// Each voxel gets its label's number; 0 in the background.
class RegionMapStep : public Step {
 public:
  RegionMapStep(const RegionMeasure& measure, DType dtype) : measure_(measure), work_(intensity_work(dtype)) {}
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
    each_measured_frame(run, 1, measure_.needs, {1, 1, 1}, [&](i64 number, const RegionFrame& frame) {
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
                        [&](i64 number, const RegionFrame& frame) { tables[number] = values_of(frame); });
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

  std::vector<float> values_of(const RegionFrame& frame) const {
    std::vector<double> wide(frame.labels());
    measure_.fill(frame, {0, wide.size(), wide.data()}, {1, 1, 1});
    std::vector<float> values(wide.begin(), wide.end());
    if (!values.empty()) values[0] = 0;
    return values;
  }

  const RegionMeasure& measure_;
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

RegionColumns region_statistics(const NodeRef& labels, const NodeRef& intensity, const RegionQuery& query) {
  std::vector<const RegionMeasure*> wanted;
  for (auto& name : query.columns)
    if (name != "label") wanted.push_back(&region_measure_named(name));
  if (query.columns.empty())
    for (auto& measure : region_measures()) wanted.push_back(&measure);
  auto columns = std::make_shared<RegionColumns>();
  const Type nothing{DType::u8, {1}, 0};
  evaluate(as_asked(make_node(nothing, std::make_unique<StatisticsStep>(query, wanted, intensity->type.dtype, columns),
                              paired(labels, intensity))));
  return std::move(*columns);
}

NodeRef region_map(const NodeRef& labels, const NodeRef& intensity, const std::string& column) {
  const DType dtype = intensity->type.dtype;
  return make_node(labels->type.with(DType::f32), std::make_unique<RegionMapStep>(region_measure_named(column), dtype),
                   paired(labels, intensity));
}

}  // namespace fulmo
