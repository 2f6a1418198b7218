// Labels that a list of flags removes: those above move down by what is flagged below them.
#include <numeric>

#include "skeletons/labels/rows.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/numbers/device.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/scan/scan.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

/// Input 1 has the flags, in raster order; that of 0, the background, says nothing.
class RemoveStep : public Step {
 public:
  std::string_view skeleton() const override { return "numbers"; }
  Work reads(int) const override { return Work::i32; }
  Work writes() const override { return Work::i64; }
  bool rereads(int input) const override { return input == 1; }

  void run(const Run& run) const override {
    const std::vector<std::int32_t> flags = loaded<std::int32_t>(run.loads[1], 0);
    const i64 entries = static_cast<i64>(flags.size());
    std::vector<u32> before(entries + 1);
    for (i64 i = 0; i < entries; ++i) before[i + 1] = before[i] + (i > 0 && flags[i] != 0);
    const auto left = [&](u32 label) -> i64 {
      const i64 at = std::min<i64>(label, entries);
      return at < entries && before[at] != before[at + 1] ? 0 : label - i64{before[at]};
    };
    const Extent e = run.extent;
    each_frame(e.n, [&](i64 frame) {
      each_part(e, [&](i64 begin, i64 end) {
        Rows<u32> rows(run.loads[0], frame);
        StageRunner out(run.store);
        std::vector<i64> line(e.x);
        for (i64 row = begin; row < end; ++row) {
          const u32* labels = rows.load(row);
          for (i64 x = 0; x < e.x; ++x) line[x] = left(labels[x]);
          out.store(frame, row / e.y, row % e.y, 0, e.x, line.data());
        }
      });
    });
  }

  void launch(const Run& run) const override {
    const Extent e = run.extent, list = run.input(1);
    const i64 entries = list.z * list.y * list.x;
    const MemoryRef before = run.scratch((entries + 1) * sizeof(u32));
    Kernel flag = number_kernel("flag_entries"), move = number_kernel("move_down");
    flag.loads = {&run.loads[1]};
    move.loads = {&run.loads[0]};
    move.store = &run.store;
    run.device.launch(flag, {groups_for(entries + 1, label_lanes), 1, 1},
                      {Pointer{before.get()}, narrow(list.x), narrow(list.y), entries});
    exclusive_scan(run.device, before, 1, entries + 1);
    run.device.launch(move, voxel_groups(e), {Pointer{before.get()}, narrow(e.x), narrow(e.z), entries});
  }
};

}  // namespace

NodeRef without_flagged(const NodeRef& image, const NodeRef& flags) {
  return make_node(image->type.with(DType::u32), std::make_unique<RemoveStep>(),
                   {as_labels(image), predicate("not_equal", {flags, 0.0})});
}

}  // namespace fulmo
