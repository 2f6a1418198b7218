// Labels grow into a mask, one voxel a step, in turns to all neighbours and to those at faces: an octagon around a point.
// Only voxels that may still pass their label on are looked at, so the work follows the mask, not the number of steps.
#include "skeletons/labels/labels.hpp"
#include "skeletons/labels/rows.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

/// One frame on the CPU, with a border of one voxel that is never free.
class Growth {
 public:
  Growth(const Run& run, i64 frame)
      : run_(run), e_(run.extent), frame_(frame), deep_(e_.z > 1), plane_((e_.y + 2) * (e_.x + 2)),
        label_((e_.z + 2) * plane_), state_(label_.size()) {
    find_neighbours();
  }

  void grow() {
    load();
    for (bool box = true; step(box) || !box; box = !box) {}
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
        if (state_[to] == open) next.push_back(to), label_[to] = label_[at];
        else label_[to] = std::min(label_[to], label_[at]);
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
  std::string_view skeleton() const override { return "labels"; }
  Work reads(int) const override { return Work::i32; }
  Work writes() const override { return Work::i64; }
  void run(const Run& run) const override {
    parallel_for(run.extent.n, 1, [&](i64 begin, i64 end) {
      for (i64 frame = begin; frame < end; ++frame) Growth(run, frame).grow();
    });
  }
  void launch(const Run&) const override { throw UnsupportedError("this is not yet on this device"); }
};

}  // namespace

NodeRef grown(const NodeRef& labels, const NodeRef& mask) {
  const NodeRef inside = predicate("not_equal", {mask, 0.0});
  return make_node(labels->type.with(DType::u32), std::make_unique<GrowthStep>(), {as_labels(labels), inside});
}

}  // namespace fulmo
