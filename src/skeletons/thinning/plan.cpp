#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

#include "backends/cpu/pool.hpp"
#include "dialect/native.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/thinning/thinning.hpp"

namespace fulmo {

namespace {

using namespace dialect;
#include "skeletons/thinning/voxel.cl"

constexpr int marks = 250;  // passes until their numbers repeat; states are bytes

/// Where states stand: frames with a rim of one voxel, which planes may do without above and below.
struct Frame {
  explicit Frame(const Extent& e, bool flat = false)
      : row(e.x + 2), plane(row * (e.y + 2)), rim(flat ? 0 : 1), volume(plane * (e.z + 2 * rim)) {}
  std::int64_t row, plane, rim, volume;
  std::int64_t at(std::int64_t n, std::int64_t z, std::int64_t y, std::int64_t x) const {
    return n * volume + (z + rim) * plane + (y + 1) * row + x + 1;
  }
  /// From a voxel to its neighbour at -x, +x, -y, +y, -z, +z.
  std::int64_t side(int number) const {
    const std::int64_t steps[] = {1, row, plane};
    return number % 2 ? steps[number / 2] : -steps[number / 2];
  }
};

using Lattices = std::array<std::vector<std::int64_t>, 8>;  // by even and odd coordinates, x first

/// Voxels of the object that may go: those with background at a face around which something has gone of late. One that
/// every side has refused since then would be refused again.
class Front {
 public:
  Front(const Extent& e, const Frame& frame, int rank, std::vector<u8>& states)
      : frame_(frame), sides_(2 * rank), flat_(frame.rim == 0), states_(states), gone_(states.size()) {
    for (std::int64_t n = 0; n < e.n; ++n)
      for (std::int64_t z = 0; z < e.z; ++z)
        for (std::int64_t y = 0; y < e.y; ++y)
          for (std::int64_t x = 0, at = frame.at(n, z, y, 0); x < e.x; ++x, ++at)
            if (states[at] && open(at)) active_[x % 2 + 2 * (y % 2) + 4 * (z % 2)].push_back(at), gone_[at] = 1;
    for (int z = flat_ ? 0 : -1; z <= !flat_; ++z)
      for (int y = -1; y <= 1; ++y)
        for (int x = -1; x <= 1; ++x)
          if (x || y || z)
            around_.push_back({z * frame.plane + y * frame.row + x, (x != 0) + 2 * (y != 0) + 4 * (z != 0)});
    for (unsigned ring = 0; flat_ && ring < simple_.size(); ++ring) simple_[ring] = is_simple(in_plane(ring));
  }

  /// Whether any went.
  bool thin(int number, int pass) {
    const std::int64_t side = frame_.side(number);
    std::atomic<bool> changed = false;
    for (auto& lattice : active_)
      parallel_for(static_cast<std::int64_t>(lattice.size()), 1024, [&](std::int64_t first, std::int64_t last) {
        bool here = false;
        for (std::int64_t i = first; i < last; ++i)
          if (flat_ ? may_go_in_plane(lattice[i], side, pass)
                    : may_go(states_.data(), lattice[i], side, frame_.row, frame_.plane, pass))
            states_[lattice[i]] = static_cast<u8>(pass), here = true;
        if (here) changed = true;
      });
    settle(pass);
    return changed;
  }

 private:
  struct Neighbour {
    std::int64_t step;
    int parity;  // of its coordinates against the voxel's
  };

  bool open(std::int64_t at) const {
    for (int side = 0; side < sides_; ++side)
      if (states_[at + frame_.side(side)] != 1) return true;
    return false;
  }

  /// The eight neighbours in a plane as may_go sees them.
  static u32 in_plane(unsigned ring) { return (ring & 15) << 9 | (ring >> 4) << 14; }

  /// As may_go, by a table.
  bool may_go_in_plane(std::int64_t at, std::int64_t side, int pass) const {
    if (states_[at] != 1 || states_[at + side] == 1 || states_[at + side] == pass) return false;
    const std::int64_t row = frame_.row;
    unsigned before = 0, now = 0;
    const u8 ring[8] = {states_[at - row - 1], states_[at - row],     states_[at - row + 1], states_[at - 1],
                        states_[at + 1],       states_[at + row - 1], states_[at + row],     states_[at + row + 1]};
    for (int i = 0; i < 8; ++i) now |= unsigned{ring[i] == 1} << i, before |= unsigned{ring[i] == pass} << i;
    before |= now;
    return (before & (before - 1)) != 0 && simple_[before] && simple_[now];
  }

  void settle(int pass) {
    Lattices woken;
    for (int k = 0; k < 8; ++k)
      std::erase_if(active_[k], [&](std::int64_t at) {
        if (states_[at] != 1) return wake_around(at, k, pass, woken), true;
        const int age = (pass - gone_[at] + marks - 1) % (marks - 1);
        if (age < sides_) return false;
        gone_[at] = 0;
        return true;
      });
    for (int k = 0; k < 8; ++k) active_[k].insert(active_[k].end(), woken[k].begin(), woken[k].end());
  }

  void wake_around(std::int64_t at, int lattice, int pass, Lattices& woken) {
    for (const Neighbour& neighbour : around_) {
      const std::int64_t beside = at + neighbour.step;
      if (states_[beside] != 1 || (gone_[beside] == 0 && !open(beside))) continue;
      if (gone_[beside] == 0) woken[lattice ^ neighbour.parity].push_back(beside);
      gone_[beside] = static_cast<u8>(pass);
    }
  }

  const Frame& frame_;
  const int sides_;
  const bool flat_;
  std::vector<u8>& states_;
  std::vector<u8> gone_;  // of active voxels, the last pass in which something around them went; else 0
  Lattices active_;
  std::vector<Neighbour> around_;
  std::array<bool, 256> simple_{};
};

class ThinningStep : public Step {
 public:
  explicit ThinningStep(int rank) : rank_(rank) {}
  std::string_view skeleton() const override { return "thinning"; }

  void run(const Run& run) const override {
    const Extent& e = run.extent;
    const Frame frame(e, rank_ == 2 && e.z == 1);
    std::vector<u8> states(e.n * frame.volume);
    begin(run, frame, states);
    Front front(e, frame, rank_, states);
    bool changed = false;
    const auto thin = [&](int side, int pass) { changed |= front.thin(side, pass); };
    const auto forget = [&] {
      std::replace_if(
          states.begin(), states.end(), [](u8 state) { return state > 1; }, u8{0});
    };
    each_pass(thin, forget, [&] { return std::exchange(changed, false); });
    finish(run, frame, states);
  }

  void launch(const Run& run) const override {
    const Frame frame(run.extent);
    const MemoryRef states = run.scratch(run.extent.n * frame.volume), changed = run.scratch(sizeof(u32));
    run.device.fill(*states, 0);
    run.device.fill(*changed, 0);
    const Walk whole(run.extent, 1), halved(run.extent, 2);
    const std::vector<Argument> all = whole.arguments({Pointer{states.get()}});
    run.device.launch({"thinning", "begin", lanes, {}, {&run.loads[0]}, nullptr}, whole.groups, all);
    const auto thin = [&](int side, int pass) {
      for (int lattice = 0; lattice < 1 << rank_; ++lattice) {
        std::vector<Argument> arguments = halved.arguments({Pointer{states.get()}, Pointer{changed.get()}});
        arguments.insert(arguments.end(), {narrow((run.extent.y + 1) / 2), lattice, frame.side(side), pass});
        run.device.launch({"thinning", "thin", lanes, {}, {}, nullptr}, halved.groups, arguments);
      }
    };
    const auto forget = [&] { run.device.launch({"thinning", "forget", lanes, {}, {}, nullptr}, whole.groups, all); };
    each_pass(thin, forget, [&] {
      u32 any = 0;
      run.device.download(*changed, 0, &any, sizeof any);
      run.device.fill(*changed, 0);
      return any != 0;
    });
    run.device.launch({"thinning", "finish", lanes, {}, {}, &run.store}, whole.groups, all);
  }

 private:
  static constexpr int lanes = 128;

  /// Lanes along x, groups over the rest, every voxel or every second one along each axis.
  struct Walk {
    Walk(const Extent& extent, std::int64_t step) : e(extent) {
      const std::int64_t width = (e.x + step - 1) / step;
      strips = (width + lanes - 1) / lanes;
      groups = {strips * ((e.y + step - 1) / step) * e.n, (e.z + step - 1) / step, 1};
    }
    std::vector<Argument> arguments(std::vector<Argument> first) const {
      for (std::int64_t size : {e.x, e.y, e.z, strips}) first.push_back(narrow(size));
      return first;
    }
    const Extent& e;
    std::int64_t strips;
    Groups groups;
  };

  static std::int32_t narrow(std::int64_t size) { return static_cast<std::int32_t>(size); }

  /// Side after side, until a round of all of them has changed nothing. `forget` takes back the marks of passes.
  template <class Thin, class Forget, class Changed>
  void each_pass(Thin thin, Forget forget, Changed changed) const {
    int pass = 1;
    do
      for (int side = 0; side < 2 * rank_; ++side) {
        if (++pass > marks) forget(), pass = 2;
        thin(side, pass);
      }
    while (changed());
  }

  static void begin(const Run& run, const Frame& frame, std::vector<u8>& states) {
    const Extent& e = run.extent;
    parallel_for(e.n * e.z * e.y, 16, [&](std::int64_t first, std::int64_t last) {
      StageRunner load(run.loads[0]);
      std::vector<float> line(e.x);
      for (std::int64_t i = first; i < last; ++i) {
        const std::int64_t n = i / e.y / e.z, z = i / e.y % e.z, y = i % e.y;
        load.load(n, z, y, 0, e.x, line.data());
        std::transform(line.begin(), line.end(), states.begin() + frame.at(n, z, y, 0), [](float v) { return v != 0; });
      }
    });
  }

  static void finish(const Run& run, const Frame& frame, const std::vector<u8>& states) {
    const Extent& e = run.extent;
    parallel_for(e.n * e.z * e.y, 16, [&](std::int64_t first, std::int64_t last) {
      StageRunner store(run.store);
      std::vector<float> line(e.x);
      for (std::int64_t i = first; i < last; ++i) {
        const std::int64_t n = i / e.y / e.z, z = i / e.y % e.z, y = i % e.y, at = frame.at(n, z, y, 0);
        std::transform(states.begin() + at, states.begin() + at + e.x, line.begin(), [](u8 s) { return s == 1; });
        store.store(n, z, y, 0, e.x, line.data());
      }
    });
  }

  const int rank_;
};

}  // namespace

NodeRef thinned(const NodeRef& mask) {
  return make_node(mask->type.with(DType::u8), std::make_unique<ThinningStep>(mask->type.rank()), {mask});
}

}  // namespace fulmo
