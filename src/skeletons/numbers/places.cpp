// Where labels are: the first voxel of each, and what another image has there. Voxels without a label get numbers.
#include <atomic>
#include <memory>

#include "skeletons/labels/rows.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/numbers/device.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/numbers/sparse.hpp"
#include "skeletons/reduction/reduction.hpp"
#include "skeletons/scan/scan.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

void check_frame(i64 voxels) {
  if (voxels > highest(DType::u32) - 1) throw UnsupportedError("a frame must have fewer than 4294967295 voxels");
}
i64 voxels_of(const Extent& e) { return e.z * e.y * e.x; }

void keep_smaller(std::atomic<u32>& least, u32 place) {
  for (u32 known = least.load(std::memory_order_relaxed);
       place < known && !least.compare_exchange_weak(known, place, std::memory_order_relaxed);) {
  }
}

/// A row for each frame: raster index of the first voxel of each number below the row's length.
class FirstVoxelsStep : public Step {
 public:
  std::string_view skeleton() const override { return "numbers"; }
  Work reads(int) const override { return Work::i32; }
  bool fuses_store() const override { return false; }

  void run(const Run& run) const override {
    const Extent e = run.input(0);
    check_frame(voxels_of(e));
    const i64 count = run.extent.x;
    each_frame(e.n, [&](i64 frame) {
      const std::unique_ptr<std::atomic<u32>[]> first(new std::atomic<u32>[count]);
      std::fill_n(first.get(), count, no_voxel);
      each_part(e, [&](i64 begin, i64 end) {
        Rows<u32> rows(run.loads[0], frame);
        for (i64 row = begin; row < end; ++row)
          each_stretch(rows.load(row), e.x, [&](u32 label, i64 x, i64) {
            if (label < count) keep_smaller(first[label], static_cast<u32>(row * e.x + x));
          });
      });
      std::copy_n(first.get(), count, static_cast<u32*>(run.output->host) + frame * count);
    });
  }

  void launch(const Run& run) const override {
    const Extent e = run.input(0);
    check_frame(voxels_of(e));
    run.device.fill(*run.output, 255);
    Kernel kernel = number_kernel("find_first");
    kernel.loads = {&run.loads[0]};
    run.device.launch(kernel, voxel_groups(e),
                      {Pointer{run.output.get()}, narrow(e.x), narrow(e.y), narrow(e.z), run.extent.x});
  }
};

/// Input 1 at the voxels that input 0 has the raster indices of.
class ValuesAtStep : public Step {
 public:
  std::string_view skeleton() const override { return "numbers"; }
  Work reads(int input) const override { return input == 0 ? Work::i32 : Work::f32; }
  bool rereads(int input) const override { return input == 1; }

  void run(const Run& run) const override {
    const Extent e = run.input(1);
    each_frame(run.extent.n, [&](i64 frame) {
      StageRunner at(run.loads[0]), image(run.loads[1]), out(run.store);
      std::vector<u32> places(run.extent.x);
      std::vector<float> values(run.extent.x);
      at.load(frame, 0, 0, 0, run.extent.x, places.data());
      for (std::size_t i = 0; i < places.size(); ++i) {
        const i64 row = places[i] / e.x;
        if (places[i] != no_voxel) image.load(frame, row / e.y, row % e.y, places[i] % e.x, 1, &values[i]);
      }
      out.store(frame, 0, 0, 0, run.extent.x, values.data());
    });
  }

  void launch(const Run& run) const override {
    const Extent e = run.input(1);
    launch_numbers(run, "values_at", {narrow(run.extent.x), narrow(e.x), narrow(e.y)});
  }
};

/// 1, 2, ... for what is not 0, in raster order.
class NumberVoxelsStep : public Step {
 public:
  std::string_view skeleton() const override { return "numbers"; }
  Work reads(int) const override { return Work::i32; }
  Work writes() const override { return Work::i64; }
  bool rereads(int) const override { return true; }

  void run(const Run& run) const override {
    const Extent e = run.extent;
    each_frame(e.n, [&](i64 frame) {
      std::vector<i64> before(rows_of(e) + 1);
      each_row(run, frame, [&](i64 row, const std::int32_t* values) {
        before[row + 1] = std::count_if(values, values + e.x, [](std::int32_t v) { return v != 0; });
      });
      for (i64 row = 0; row < rows_of(e); ++row) before[row + 1] += before[row];
      each_part(e, [&](i64 begin, i64 end) {
        Rows<std::int32_t> rows(run.loads[0], frame);
        StageRunner out(run.store);
        std::vector<i64> line(e.x);
        for (i64 row = begin; row < end; ++row) {
          const std::int32_t* values = rows.load(row);
          i64 next = before[row];
          for (i64 x = 0; x < e.x; ++x) line[x] = values[x] != 0 ? ++next : 0;
          out.store(frame, row / e.y, row % e.y, 0, e.x, line.data());
        }
      });
    });
  }

  void launch(const Run& run) const override {
    const Extent e = run.extent;
    check_frame(voxels_of(e));
    const MemoryRef before = run.scratch(e.count() * sizeof(u32));
    Kernel flag = number_kernel("flag_voxels"), number = number_kernel("number_voxels");
    flag.loads = number.loads = {&run.loads[0]};
    number.store = &run.store;
    const std::vector<Argument> arguments{Pointer{before.get()}, narrow(e.x), narrow(e.y), narrow(e.z)};
    run.device.launch(flag, voxel_groups(e), arguments);
    exclusive_scan(run.device, before, e.n, voxels_of(e));
    run.device.launch(number, voxel_groups(e), arguments);
  }

 private:
  template <class F>
  static void each_row(const Run& run, i64 frame, F f) {
    each_part(run.extent, [&](i64 begin, i64 end) {
      Rows<std::int32_t> rows(run.loads[0], frame);
      for (i64 row = begin; row < end; ++row) f(row, rows.load(row));
    });
  }
};

}  // namespace

Type of_each_frame(const Type& image, DType dtype, const std::vector<i64>& shape) {
  Type type{dtype, {image.shape.begin(), image.shape.begin() + image.batch}, image.batch};
  type.shape.insert(type.shape.end(), shape.begin(), shape.end());
  return type;
}

i64 largest_number(const NodeRef& labels) {
  const NodeRef most = reduce(labels, {Measure::maximum});
  std::vector<i64> each(most->type.count());
  download(most, each.data());
  const i64 largest = each.empty() ? 0 : *std::max_element(each.begin(), each.end());
  expect_close(largest, labels->type.extent());
  return std::max<i64>(0, largest);
}

NodeRef first_voxels(const NodeRef& labels, i64 count) {
  return make_node(of_each_frame(labels->type, DType::u32, {count}), std::make_unique<FirstVoxelsStep>(),
                   {as_labels(labels)});
}

NodeRef values_at(const NodeRef& places, const NodeRef& image) {
  return make_node(places->type.with(DType::f32), std::make_unique<ValuesAtStep>(), {places, image});
}

NodeRef numbered_voxels(const NodeRef& image) {
  const NodeRef mask = predicate("not_equal", {image, 0.0});
  return make_node(image->type.with(DType::u32), std::make_unique<NumberVoxelsStep>(), {mask});
}

}  // namespace fulmo
