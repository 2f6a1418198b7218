// Numbers for labels: which of them stay, and the rank of each among those. Passes over the image: the largest label,
// the set of labels that stay, the new numbers.
#include <cmath>

#include "skeletons/labels/rows.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/numbers/device.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/numbers/sets.hpp"
#include "skeletons/numbers/sparse.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

/// Sets have a word for 32 numbers, a table of sizes has an entry for each.
i64 expected_close(i64 largest, const Keep& keep, const Extent& e) {
  expect_close(largest, e, keep.rule == Keep::sized ? 1 : 32);
  return largest;
}

/// One frame on the CPU.
class Renumbering {
 public:
  Renumbering(const Run& run, const Keep& keep, i64 frame)
      : run_(run),
        keep_(keep),
        e_(run.extent),
        frame_(frame),
        limit_(expected_close(largest(), keep, e_) + 1),
        kept_(limit_) {}

  void renumber() {
    switch (keep_.rule) {
      case Keep::present:
        insert_present();
        break;
      case Keep::off_edges:
        insert_present(), remove_on_edges();
        break;
      case Keep::sized:
        insert_sized();
        break;
    }
    kept_.remove(0);
    kept_.count();
    write();
  }

 private:
  /// f(row number, row) in parallel; each thread has a Rows of its own.
  template <class F>
  void each_row(F f) const {
    each_part(e_, [&](i64 begin, i64 end) {
      Rows<u32> rows(run_.loads[0], frame_);
      for (i64 row = begin; row < end; ++row) f(row, rows.load(row));
    });
  }

  i64 largest() const {
    std::atomic<u32> all{0};
    each_row([&](i64, const u32* row) {
      u32 most = 0;
      for (i64 x = 0; x < e_.x; ++x) most = std::max(most, row[x]);
      for (u32 known = all; known < most && !all.compare_exchange_weak(known, most);) {
      }
    });
    return all;
  }

  void insert_present() {
    each_row([&](i64, const u32* row) { each_stretch(row, e_.x, [&](u32 label, i64, i64) { kept_.insert(label); }); });
  }

  void remove_on_edges() {
    NumberSet touching(limit_);
    const bool in_z = keep_.edges[2] && e_.z > 1;
    each_row([&](i64 number, const u32* row) {
      const i64 z = number / e_.y, y = number % e_.y;
      const bool whole = (in_z && (z == 0 || z == e_.z - 1)) || (keep_.edges[1] && (y == 0 || y == e_.y - 1));
      if (whole)
        each_stretch(row, e_.x, [&](u32 label, i64, i64) { touching.insert(label); });
      else if (keep_.edges[0])
        touching.insert(row[0]), touching.insert(row[e_.x - 1]);
    });
    kept_.remove(touching);
  }

  void insert_sized() {
    const std::unique_ptr<std::atomic<i64>[]> size(new std::atomic<i64>[limit_]());
    each_row([&](i64, const u32* row) {
      each_stretch(row, e_.x, [&](u32 label, i64 begin, i64 end) {
        size[label].fetch_add(end - begin, std::memory_order_relaxed);
      });
    });
    for (i64 label = 1; label < limit_; ++label) {
      const double count = static_cast<double>(size[label]);
      if (count > 0 && count >= keep_.smallest && count <= keep_.largest) kept_.insert(static_cast<u32>(label));
    }
  }

  void write() const {
    each_part(e_, [&](i64 begin, i64 end) {
      Rows<u32> rows(run_.loads[0], frame_);
      StageRunner out(run_.store);
      std::vector<i64> line(e_.x);
      for (i64 row = begin; row < end; ++row) {
        each_stretch(rows.load(row), e_.x, [&](u32 label, i64 first, i64 last) {
          std::fill(line.begin() + first, line.begin() + last, kept_.rank(label));
        });
        out.store(frame_, row / e_.y, row % e_.y, 0, e_.x, line.data());
      }
    });
  }

  const Run& run_;
  const Keep& keep_;
  const Extent e_;
  const i64 frame_, limit_;
  NumberSet kept_;
};

class RenumberStep : public Step {
 public:
  explicit RenumberStep(const Keep& keep) : keep_(keep) {}
  std::string_view skeleton() const override { return "numbers"; }
  Work reads(int) const override { return Work::i32; }
  Work writes() const override { return Work::i64; }
  bool rereads(int) const override { return true; }

  void run(const Run& run) const override {
    with_close_numbers(run, [&](const Run& run) {
      each_frame(run.extent.n, [&](i64 frame) { Renumbering(run, keep_, frame).renumber(); });
    });
  }

  void launch(const Run& run) const override {
    with_close_numbers(run, [&](const Run& run) { renumber(run); });
  }

 private:
  void renumber(const Run& run) const {
    const Extent e = run.extent;
    const auto each = downloaded<u32>(*device_largest_labels(run), e.n);
    DeviceSets kept(run.device, e.n, expected_close(*std::max_element(each.begin(), each.end()), keep_, e) + 1);
    switch (keep_.rule) {
      case Keep::present:
      case Keep::off_edges:
        mark(run, kept);
        break;
      case Keep::sized:
        keep_sized(run, kept);
        break;
    }
    Kernel kernel = number_kernel("renumber");
    kernel.loads = {&run.loads[0]};
    kernel.store = &run.store;
    run.device.launch(kernel, voxel_groups(e),
                      {Pointer{kept.bits.get()}, Pointer{kept.before.get()}, narrow(e.x), narrow(e.z), kept.words});
  }

  void mark(const Run& run, DeviceSets& kept) const {
    const Extent e = run.extent;
    const bool off_edges = keep_.rule == Keep::off_edges;
    const int edges = keep_.edges[0] + 2 * keep_.edges[1] + 4 * (keep_.edges[2] && e.z > 1);
    DeviceSets touching(run.device, e.n, off_edges ? kept.words * 32 : 1);
    Kernel kernel = number_kernel("mark_labels", {{"EDGES", off_edges ? edges : 0}});
    kernel.loads = {&run.loads[0]};
    run.device.launch(
        kernel, voxel_groups(e),
        {Pointer{kept.bits.get()}, Pointer{touching.bits.get()}, narrow(e.x), narrow(e.y), narrow(e.z), kept.words});
    kept.count(off_edges ? &touching : nullptr);
  }

  void keep_sized(const Run& run, DeviceSets& kept) const {
    const Extent e = run.extent;
    const i64 labels = kept.words * 32;
    const MemoryRef sizes = run.scratch(e.n * labels * sizeof(u32));
    run.device.fill(*sizes, 0);
    Kernel count = number_kernel("count_labels");
    count.loads = {&run.loads[0]};
    run.device.launch(count, {groups_for(e.x, 8 * label_lanes), e.y, e.z * e.n},
                      {Pointer{sizes.get()}, narrow(e.x), narrow(e.z), labels});
    const auto bounded = [](double size) { return static_cast<u32>(std::clamp(size, 1.0, highest(DType::u32))); };
    run.device.launch(
        number_kernel("keep_sized"), {groups_for(kept.words, label_lanes), e.n, 1},
        {Pointer{sizes.get()}, Pointer{kept.bits.get()}, labels, kept.words, bounded(std::ceil(keep_.smallest)),
         keep_.largest < 1 ? u32{0} : bounded(std::floor(keep_.largest))});
    kept.count();
  }

  const Keep keep_;
};

}  // namespace

NodeRef renumbered(const NodeRef& image, const Keep& keep) {
  return make_node(image->type.with(DType::u32), std::make_unique<RenumberStep>(keep), {as_labels(image)});
}

}  // namespace fulmo
