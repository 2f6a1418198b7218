// Labels grow into a mask, one voxel a step, in turns to all neighbours and to those at faces: an octagon around a
// point. Only voxels that may still pass their label on are looked at, so the work follows the mask, not the number of
// steps.
#include "skeletons/growth/growth.hpp"
#include "skeletons/labels/device.hpp"
#include "skeletons/labels/rows.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

Kernel kernel_of(const char* entry, std::map<std::string, i64> constants = {}) {
  return label_kernel(entry, std::move(constants), "growth");
}

constexpr int rounds_between_looks = 4;

/// One frame on the CPU, with a border of one voxel that is never free.
class Growth {
 public:
  Growth(const Run& run, i64 frame)
      : run_(run),
        e_(run.extent),
        frame_(frame),
        deep_(e_.z > 1),
        plane_((e_.y + 2) * (e_.x + 2)),
        label_((e_.z + 2) * plane_),
        state_(label_.size()) {
    find_neighbours();
  }

  void grow() {
    load();
    for (bool box = true; step(box) || !box; box = !box) {
    }
    write();
  }

 private:
  enum State : std::uint8_t { closed, open, reached };  // reached: in this step

  void find_neighbours() {
    for (i64 z = -deep_; z <= deep_; ++z)
      for (i64 y = -1; y <= 1; ++y)
        for (i64 x = -1; x <= 1; ++x) {
          if (x == 0 && y == 0 && z == 0) continue;
          all_.push_back(z * plane_ + y * (e_.x + 2) + x);
          if (std::abs(x) + std::abs(y) + std::abs(z) == 1) faces_.push_back(all_.back());
        }
  }

  i64 place(i64 row) const { return (row / e_.y + 1) * plane_ + (row % e_.y + 1) * (e_.x + 2) + 1; }

  void load() {
    Rows<u32> seeds(run_.loads[0], frame_);
    Rows<std::int32_t> mask(run_.loads[1], frame_);
    for (i64 row = 0; row < rows_of(e_); ++row) {
      const u32* seed = seeds.load(row);
      const std::int32_t* inside = mask.load(row);
      for (i64 x = 0, at = place(row); x < e_.x; ++x, ++at) {
        if (inside[x] == 0) continue;
        label_[at] = seed[x];
        state_[at] = seed[x] == 0 ? open : closed;
        if (seed[x] != 0) newest_.push_back(at);
      }
    }
  }

  /// Voxels that came in the last step reach out; in a box step also those of the step before, which so far have only
  /// reached their faces. After a box step nobody has an open neighbour left. Says whether anything grew.
  bool step(bool box) {
    std::vector<i64> next;
    reach_from(newest_, box ? all_ : faces_, next);
    if (box) reach_from(older_, all_, next);
    for (i64 at : next) state_[at] = closed;
    older_ = std::move(newest_);
    newest_ = std::move(next);
    return !newest_.empty();
  }

  void reach_from(const std::vector<i64>& from, const std::vector<i64>& neighbours, std::vector<i64>& next) {
    for (i64 at : from)
      for (i64 offset : neighbours) {
        const i64 to = at + offset;
        if (state_[to] == closed) continue;
        if (state_[to] == open)
          next.push_back(to), label_[to] = label_[at];
        else
          label_[to] = std::min(label_[to], label_[at]);
        state_[to] = reached;
      }
  }

  void write() const {
    StageRunner out(run_.store);
    std::vector<i64> line(e_.x);
    for (i64 row = 0; row < rows_of(e_); ++row) {
      std::copy_n(label_.begin() + place(row), e_.x, line.begin());
      out.store(frame_, row / e_.y, row % e_.y, 0, e_.x, line.data());
    }
  }

  const Run& run_;
  const Extent e_;
  const i64 frame_, deep_, plane_;
  std::vector<u32> label_;
  std::vector<std::uint8_t> state_;
  std::vector<i64> all_, faces_, newest_, older_;
};

class GrowthStep : public Step {
 public:
  std::string_view skeleton() const override { return "growth"; }
  Work reads(int) const override { return Work::i32; }
  Work writes() const override { return Work::i64; }
  void run(const Run& run) const override {
    parallel_for(run.extent.n, 1, [&](i64 begin, i64 end) {
      for (i64 frame = begin; frame < end; ++frame) Growth(run, frame).grow();
    });
  }
  bool rereads(int input) const override { return input == 1; }

  /// Blocks settle in fast memory, those beside a change again, until none changes: rounds follow the blocks that the
  /// longest way crosses, not its steps.
  void launch(const Run& run) const override {
    const Extent e = run.extent;
    const bool deep = e.z > 1;
    const i64 edge = deep ? 8 : 32, edge_z = deep ? 8 : 1;
    const Groups blocks{groups_for(e.x, edge), groups_for(e.y, edge), groups_for(e.z, edge_z) * e.n};
    const std::size_t flags = blocks[0] * blocks[1] * blocks[2] * sizeof(u32), voxels = e.count() * sizeof(i64);
    const MemoryRef arrivals = run.scratch(voxels), next = run.scratch(voxels);
    const MemoryRef active = run.scratch(flags), changed = run.scratch(flags), any = run.scratch(sizeof(u32));
    const std::vector<Argument> sizes{narrow(e.x),       narrow(e.y),       narrow(e.z),
                                      narrow(blocks[0]), narrow(blocks[1]), narrow(blocks[2] / e.n)};
    const auto with_sizes = [&](std::vector<Argument> arguments) {
      arguments.insert(arguments.end(), sizes.begin(), sizes.end());
      return arguments;
    };

    Kernel plant = kernel_of("plant");
    plant.loads = {&run.loads[0], &run.loads[1]};
    run.device.launch(plant, voxel_groups(e), {Pointer{arrivals.get()}, narrow(e.x), narrow(e.y), narrow(e.z)});
    run.device.fill(*next, 255);
    run.device.fill(*active, 1);

    Kernel settle = kernel_of("settle", {{"BLOCK_XY", edge}, {"BLOCK_Z", edge_z}, {"RIM_Z", deep}});
    const Kernel wake = kernel_of("wake", {{"BLOCK_XY", edge}, {"BLOCK_Z", edge_z}});
    settle.loads = {&run.loads[0], &run.loads[1]};
    do {
      run.device.fill(*any, 0);
      for (int round = 0; round < rounds_between_looks; ++round) {
        run.device.fill(*changed, 0);
        run.device.launch(
            settle, blocks,
            with_sizes({Pointer{arrivals.get()}, Pointer{next.get()}, Pointer{active.get()}, Pointer{changed.get()}}));
        run.device.fill(*active, 0);
        run.device.launch(wake, blocks,
                          with_sizes({Pointer{arrivals.get()}, Pointer{next.get()}, Pointer{active.get()},
                                      Pointer{changed.get()}, Pointer{any.get()}}));
      }
    } while (downloaded<u32>(*any, 1)[0] != 0);

    Kernel harvest = kernel_of("harvest");
    harvest.store = &run.store;
    run.device.launch(harvest, voxel_groups(e), {Pointer{arrivals.get()}, narrow(e.x), narrow(e.y), narrow(e.z)});
  }
};

}  // namespace

NodeRef grown(const NodeRef& labels, const NodeRef& mask) {
  if (!(labels->type.extent() == mask->type.extent()))
    throw ShapeError("the mask must have the shape of what grows, " + to_string(labels->type.shape) + ", got " +
                     to_string(mask->type.shape));
  const NodeRef inside = predicate("not_equal", {mask, 0.0});
  return make_node(labels->type.with(DType::u32), std::make_unique<GrowthStep>(), {as_labels(labels), inside});
}

}  // namespace fulmo
