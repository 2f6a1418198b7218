// Tables that an image numbers.
#include "skeletons/labels/rows.hpp"
#include "skeletons/numbers/device.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

class LookupStep : public Step {
 public:
  explicit LookupStep(DType dtype) : work_(work_of(dtype)) {}
  std::string_view skeleton() const override { return "numbers"; }
  Work reads(int input) const override { return input == 0 ? Work::i64 : work_; }
  Work writes() const override { return work_; }
  bool rereads(int input) const override { return input == 1; }

  void run(const Run& run) const override {
    if (work_ == Work::f32)
      look_up<float>(run);
    else if (work_ == Work::f64)
      look_up<double>(run);
    else
      look_up<i64>(run);
  }

  void launch(const Run& run) const override {
    const Extent e = run.extent, table = run.input(1);
    const char* entry = work_ == Work::f32 ? "look_up_f32" : work_ == Work::f64 ? "look_up_f64" : "look_up_i64";
    launch_numbers(run, entry,
                   {narrow(e.x), narrow(e.z), table.x, table.z * table.y * table.x - 1, narrow(table.n > 1)});
  }

 private:
  /// Few places in a large table: each by itself.
  template <class T>
  static void look_up_few(const Run& run) {
    const Extent e = run.extent, table = run.input(1);
    const i64 last = table.z * table.y * table.x - 1;
    StageRunner indices(run.loads[0]), values(run.loads[1]), out(run.store);
    std::vector<i64> index(e.x);
    std::vector<T> line(e.x);
    for (i64 row = 0; row < e.n * e.z * e.y; ++row) {
      const i64 frame = row / (e.z * e.y), z = row / e.y % e.z, y = row % e.y;
      indices.load(frame, z, y, 0, e.x, index.data());
      for (i64 x = 0; x < e.x; ++x) {
        const i64 at = std::clamp<i64>(index[x], 0, last), line_of = at / table.x;
        values.load(table.n > 1 ? frame : 0, line_of / table.y, line_of % table.y, at % table.x, 1, &line[x]);
      }
      out.store(frame, z, y, 0, e.x, line.data());
    }
  }

  template <class T>
  static void look_up(const Run& run) {
    const Extent e = run.extent;
    if (e.count() < run.input(1).count() / 16) return look_up_few<T>(run);
    const bool own = run.input(1).n > 1;
    const std::vector<T> shared = own ? std::vector<T>() : loaded<T>(run.loads[1], 0);
    each_frame(e.n, [&](i64 frame) {
      const std::vector<T> of_frame = own ? loaded<T>(run.loads[1], frame) : std::vector<T>();
      const std::vector<T>& values = own ? of_frame : shared;
      const i64 last = static_cast<i64>(values.size()) - 1;
      each_part(e, [&](i64 begin, i64 end) {
        Rows<i64> rows(run.loads[0], frame);
        StageRunner out(run.store);
        std::vector<T> line(e.x);
        for (i64 row = begin; row < end; ++row) {
          const i64* index = rows.load(row);
          for (i64 x = 0; x < e.x; ++x) line[x] = values[std::clamp<i64>(index[x], 0, last)];
          out.store(frame, row / e.y, row % e.y, 0, e.x, line.data());
        }
      });
    });
  }

  const Work work_;
};

}  // namespace

NodeRef looked_up(const NodeRef& index, const NodeRef& table) {
  if (table->type.count() == 0) throw ShapeError("a table must have at least one value");
  const std::int64_t tables = table->type.extent().n, frames = index->type.extent().n;
  if (tables > 1 && tables != frames)
    throw ShapeError("there must be one table, or one for each of " + std::to_string(frames) + " frames, got " +
                     std::to_string(tables));
  const Type type = index->type.with(table->type.dtype);
  return make_node(type, std::make_unique<LookupStep>(table->type.dtype), {index, table});
}

}  // namespace fulmo
