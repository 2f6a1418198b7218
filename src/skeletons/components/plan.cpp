// Connected components. CPU: a forest over runs of foreground. Slabs of rows are joined alone, then pairwise in a tree,
// so that no two threads ever touch one forest. Roots are the first runs in raster order, which numbers the components.
// To judge whole components, marks on voxels go to the roots.
// Other devices: the same over voxels, in tiles of fast memory first, then across their borders.
#include <algorithm>
#include <memory>

#include "skeletons/components/components.hpp"
#include "skeletons/components/cpu.hpp"
#include "skeletons/labels/device.hpp"
#include "skeletons/labels/rows.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/numbers/sets.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

Kernel kernel_of(const char* entry, std::map<std::string, i64> constants = {}) {
  return label_kernel(entry, std::move(constants), "components");
}

constexpr i64 least_slab = 1 << 15;  // voxels worth a thread's while
constexpr int mark = 2;              // what spoils a component, where that is asked for

enum class Result { numbers, unspoiled };

class Forest {
 public:
  Forest(const Run& run, Neighbours neighbours, Result result, i64 frame)
      : run_(run),
        result_(result),
        e_(run.extent),
        frame_(frame),
        rows_(e_.z * e_.y),
        box_(neighbours == Neighbours::box),
        slabs_(std::clamp<i64>(rows_ * e_.x / least_slab, 1, std::min<i64>(rows_, 4 * thread_count()))),
        row_first_(rows_ + 1),
        found_(slabs_),
        marked_(slabs_),
        roots_before_(slabs_ + 1) {}

  void label() {
    each_slab([&](i64 slab) { find_runs(slab); });
    gather_runs();
    each_slab([&](i64 slab) { join_rows(first_row(slab), first_row(slab + 1), first_row(slab), first_row(slab + 1)); });
    for (i64 width = 1; width < slabs_; width *= 2) join_slabs(width);
    result_ == Result::numbers ? number() : judge();
    each_slab([&](i64 slab) { write(slab); });
  }

 private:
  template <class F>
  void each_slab(F f) const {
    parallel_for(slabs_, 1, [&](i64 begin, i64 end) {
      for (i64 slab = begin; slab < end; ++slab) f(slab);
    });
  }

  i64 first_row(i64 slab) const { return rows_ * slab / slabs_; }

  void find_runs(i64 slab) {
    StageRunner runner(run_.loads[0]);
    std::vector<std::int32_t> line(e_.x);
    std::vector<Span>& spans = found_[slab];
    std::size_t used = 0;
    for (i64 row = first_row(slab); row < first_row(slab + 1); ++row) {
      const auto values =
          static_cast<const std::int32_t*>(runner.values(frame_, row / e_.y, row % e_.y, 0, e_.x, line.data()));
      if (spans.size() < used + e_.x / 2 + 1) spans.resize(2 * used + e_.x / 2 + 1);
      const i64 count = CPU_CALL(find_spans, values, e_.x, spans.data() + used);
      if (result_ == Result::unspoiled) note_marks(slab, values, used, used + count);
      row_first_[row + 1] = count;
      used += count;
    }
    spans.resize(used);
  }

  void note_marks(i64 slab, const std::int32_t* line, i64 begin, i64 end) {
    for (i64 i = begin; i < end; ++i) {
      const Span& span = found_[slab][i];
      if (std::find(line + span.begin, line + span.end, mark) != line + span.end) marked_[slab].push_back(i);
    }
  }

  void gather_runs() {
    for (i64 row = 0; row < rows_; ++row) row_first_[row + 1] += row_first_[row];
    const i64 count = row_first_[rows_];
    if (count > highest(DType::u32))
      throw UnsupportedError("a frame must have fewer than 4294967295 runs of foreground");
    spans_.reset(new Span[count]);
    parent_.reset(new u32[count]);
    each_slab([&](i64 slab) {
      const i64 first = row_first_[first_row(slab)];
      std::copy(found_[slab].begin(), found_[slab].end(), spans_.get() + first);
      for (std::size_t i = 0; i < found_[slab].size(); ++i) parent_[first + i] = static_cast<u32>(first + i);
      found_[slab] = {};
    });
  }

  /// Joins rows [begin, end) with their neighbours that come before them and lie in [lowest, limit).
  void join_rows(i64 begin, i64 end, i64 lowest, i64 limit) {
    for (i64 row = begin; row < end; ++row) {
      const i64 y = row % e_.y, above = row - e_.y;
      auto join_with = [&](i64 other) {
        if (other >= lowest && other < limit) join_pair(row, other);
      };
      if (y > 0) join_with(row - 1);
      join_with(above);
      if (box_ && y > 0) join_with(above - 1);
      if (box_ && y + 1 < e_.y && above >= 0) join_with(above + 1);
    }
  }

  /// Joins neighbouring groups of `width` slabs across the border between them.
  void join_slabs(i64 width) {
    parallel_for((slabs_ + width - 1) / (2 * width), 1, [&](i64 begin, i64 end) {
      for (i64 i = begin; i < end; ++i) {
        const i64 left = 2 * width * i, right = left + width, stop = std::min(right + width, slabs_);
        const i64 border = first_row(right);
        join_rows(border, std::min(first_row(stop), border + e_.y + 1), first_row(left), border);
      }
    });
  }

  /// Joins the runs of two neighbouring rows that overlap, or, with box neighbours, meet at a corner.
  void join_pair(i64 row, i64 other) {
    const u32 reach = box_;
    i64 i = row_first_[row], j = row_first_[other];
    const i64 i_end = row_first_[row + 1], j_end = row_first_[other + 1];
    while (i < i_end && j < j_end) {
      const Span &a = spans_[i], &b = spans_[j];
      if (a.begin < b.end + reach && b.begin < a.end + reach) join(static_cast<u32>(i), static_cast<u32>(j));
      a.end < b.end ? ++i : ++j;
    }
  }

  void join(u32 a, u32 b) {
    if (parent_[a] == parent_[b]) return;
    a = root(a), b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  u32 root(u32 i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  u32 settled_root(u32 i) const {
    while (parent_[i] != i) i = parent_[i];
    return i;
  }

  void number() {
    each_slab([&](i64 slab) {
      for (i64 i = row_first_[first_row(slab)]; i < row_first_[first_row(slab + 1)]; ++i)
        roots_before_[slab + 1] += parent_[i] == i;
    });
    for (i64 slab = 0; slab < slabs_; ++slab) roots_before_[slab + 1] += roots_before_[slab];
    label_.reset(new u32[row_first_[rows_]]);
    each_slab([&](i64 slab) {
      u32 next = roots_before_[slab];
      for (i64 i = row_first_[first_row(slab)]; i < row_first_[first_row(slab + 1)]; ++i)
        if (parent_[i] == i) label_[i] = ++next;
    });
  }

  void judge() {
    label_.reset(new u32[row_first_[rows_]]);
    std::fill_n(label_.get(), row_first_[rows_], 1);
    for (i64 slab = 0; slab < slabs_; ++slab)
      for (i64 run : marked_[slab]) label_[root(static_cast<u32>(row_first_[first_row(slab)] + run))] = 0;
  }

  void write(i64 slab) const {
    StageRunner runner(run_.store);
    std::vector<i64> line(e_.x);
    for (i64 row = first_row(slab); row < first_row(slab + 1); ++row) {
      std::fill(line.begin(), line.end(), 0);
      for (i64 i = row_first_[row]; i < row_first_[row + 1]; ++i)
        std::fill(line.begin() + spans_[i].begin, line.begin() + spans_[i].end,
                  label_[settled_root(static_cast<u32>(i))]);
      runner.store(frame_, row / e_.y, row % e_.y, 0, e_.x, line.data());
    }
  }

  const Run& run_;
  const Result result_;
  const Extent e_;
  const i64 frame_, rows_;
  const bool box_;
  const i64 slabs_;
  std::vector<i64> row_first_;            // number of the first run of each row
  std::vector<std::vector<Span>> found_;  // by slab, until all are counted
  std::vector<std::vector<i64>> marked_;  // by slab, the runs with a mark, counted from the slab's first
  std::unique_ptr<Span[]> spans_;
  std::unique_ptr<u32[]> parent_, label_;
  std::vector<u32> roots_before_;
};

class ComponentsStep : public Step {
 public:
  ComponentsStep(Neighbours neighbours, Result result) : neighbours_(neighbours), result_(result) {}
  std::string_view skeleton() const override { return "components"; }
  Work reads(int) const override { return Work::i32; }
  Work writes() const override { return Work::i64; }
  std::string parameters() const override { return neighbours_ == Neighbours::box ? "box" : "face"; }

  void run(const Run& run) const override {
    each_frame(run.extent.n, [&](i64 frame) { Forest(run, neighbours_, result_, frame).label(); });
  }

  /// Tiles alone, joints across their borders, roots, and then what is asked of them.
  void launch(const Run& run) const override {
    const Extent e = run.extent;
    Device& device = run.device;
    const i64 frame = e.z * e.y * e.x;
    if (frame > highest(DType::u32) - 1)
      throw UnsupportedError("a frame must have fewer than 4294967295 voxels on this device");
    const MemoryRef parent = run.scratch(frame * e.n * sizeof(u32));
    const std::int32_t width = narrow(e.x), height = narrow(e.y), depth = narrow(e.z);
    const i64 tile_z = e.z > 1 ? 8 : 1, tile_y = e.z > 1 ? 8 : 32, tiles_z = groups_for(e.z, tile_z);
    const std::map<std::string, i64> shape{
        {"TILE_Y", tile_y}, {"TILE_Z", tile_z}, {"CORNERS", neighbours_ == Neighbours::box}};
    const Pointer all{parent.get()};

    Kernel tiles = kernel_of("tile_components", shape);
    tiles.loads = {&run.loads[0]};
    device.launch(tiles, {groups_for(e.x, 32), groups_for(e.y, tile_y), tiles_z * e.n},
                  {all, width, height, depth, narrow(tiles_z)});

    const i64 columns = (e.x - 1) / 32, borders_y = (e.y - 1) / tile_y, borders_z = (e.z - 1) / tile_z;
    device.launch(kernel_of("join_border_columns", shape), {groups_for(e.y * e.z, label_lanes), columns, e.n},
                  {all, width, height, depth});
    auto along = shape;
    along["ALONG_Z"] = 0;
    device.launch(kernel_of("join_border_rows", along), {groups_for(e.x, label_lanes), e.z, borders_y * e.n},
                  {all, width, height, depth, narrow(borders_y)});
    along["ALONG_Z"] = 1;
    device.launch(kernel_of("join_border_rows", along), {groups_for(e.x, label_lanes), e.y, borders_z * e.n},
                  {all, width, height, depth, narrow(borders_z)});

    result_ == Result::numbers ? number(run, all) : judge(run, all);
  }

 private:
  /// The rank of each root among all of its frame.
  void number(const Run& run, const Pointer& all) const {
    const Extent e = run.extent;
    const i64 frame = e.z * e.y * e.x;
    DeviceSets roots(run.device, e.n, frame);
    run.device.launch(kernel_of("find_roots"), {groups_for(frame, label_lanes), e.n, 1},
                      {all, Pointer{roots.bits.get()}, frame, roots.words});
    roots.count();
    Kernel number = kernel_of("number_components");
    number.store = &run.store;
    run.device.launch(number, {groups_for(e.x, label_lanes), e.y, e.z * e.n},
                      {all, Pointer{roots.bits.get()}, Pointer{roots.before.get()}, narrow(e.x), narrow(e.y),
                       narrow(e.z), roots.words});
  }

  /// Roots of components with a mark.
  void judge(const Run& run, const Pointer& all) const {
    const Extent e = run.extent;
    DeviceSets spoiled(run.device, e.n, e.z * e.y * e.x);
    const Groups voxels{groups_for(e.x, label_lanes), e.y, e.z * e.n};
    const std::vector<Argument> arguments{
        all, Pointer{spoiled.bits.get()}, narrow(e.x), narrow(e.y), narrow(e.z), spoiled.words};
    Kernel find = kernel_of("find_spoiled", {{"MARK", mark}}), judge = kernel_of("judge_components");
    find.loads = {&run.loads[0]}, judge.store = &run.store;
    run.device.launch(find, voxels, arguments);
    run.device.launch(judge, voxels, arguments);
  }

  const Neighbours neighbours_;
  const Result result_;
};

/// Foreground as the step reads it: 32-bit integers whose zeros are the image's.
NodeRef foreground(const NodeRef& image) {
  const DType dtype = image->type.dtype;
  return is_integer(dtype) && size_of(dtype) <= 4 ? image : predicate("not_equal", {image, 0.0});
}

}  // namespace

NodeRef connected_components(const NodeRef& image, Neighbours neighbours) {
  return make_node(image->type.with(DType::u32), std::make_unique<ComponentsStep>(neighbours, Result::numbers),
                   {foreground(image)});
}

NodeRef unspoiled_components(const NodeRef& states, Neighbours neighbours) {
  return make_node(states->type.with(DType::u8), std::make_unique<ComponentsStep>(neighbours, Result::unspoiled),
                   {states});
}

}  // namespace fulmo
