// What is a label and what is not.
#include <atomic>

#include "skeletons/labels/rows.hpp"
#include "skeletons/numbers/device.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

/// Converts to uint32 and remembers whether every value was a label.
class LabelCheckStep : public Step {
 public:
  explicit LabelCheckStep(DType dtype) : work_(work_of(dtype)) {}
  std::string_view skeleton() const override { return "numbers"; }
  Work reads(int) const override { return work_; }
  Work writes() const override { return Work::i64; }

  void run(const Run& run) const override {
    std::atomic<bool> good{true};
    each_frame(run.extent.n, [&](i64 frame) {
      each_part(run.extent, [&](i64 begin, i64 end) {
        if (!(work_ == Work::f32 ? convert<float>(run, frame, begin, end) : convert<i64>(run, frame, begin, end)))
          good = false;
      });
    });
    check(good);
  }

  void launch(const Run& run) const override {
    const MemoryRef bad = run.scratch(sizeof(u32));
    run.device.fill(*bad, 0);
    launch_numbers(run, work_ == Work::f32 ? "check_f32" : "check_i64",
                   {Pointer{bad.get()}, narrow(run.extent.x), narrow(run.extent.z)});
    check(downloaded<u32>(*bad, 1)[0] == 0);
  }

 private:
  static void check(bool good) {
    if (!good) throw ParameterError("labels must be whole numbers from 0 to 4294967295 (in float32 to 16777216)");
  }
  static bool is_label(i64 v) { return v >= 0 && v <= 4294967295; }
  static bool is_label(float v) { return v >= 0 && v <= 16777216.0f && v == static_cast<float>(static_cast<u32>(v)); }

  template <class T>
  static bool convert(const Run& run, i64 frame, i64 begin, i64 end) {
    Rows<T> rows(run.loads[0], frame);
    StageRunner out(run.store);
    std::vector<i64> line(run.extent.x);
    bool good = true;
    for (i64 row = begin; row < end; ++row) {
      const T* values = rows.load(row);
      for (i64 x = 0; x < run.extent.x; ++x) {
        const bool fine = is_label(values[x]);
        good &= fine;
        line[x] = fine ? static_cast<i64>(values[x]) : 0;
      }
      out.store(frame, row / run.extent.y, row % run.extent.y, 0, run.extent.x, line.data());
    }
    return good;
  }

  const Work work_;
};

}  // namespace

NodeRef as_labels(const NodeRef& image) {
  const DType dtype = image->type.dtype;
  if (dtype == DType::u8 || dtype == DType::u16 || dtype == DType::u32) return image;
  return make_node(image->type.with(DType::u32), std::make_unique<LabelCheckStep>(dtype), {image});
}

}  // namespace fulmo
