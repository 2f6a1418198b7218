#include <algorithm>
#include <array>
#include <atomic>

#include "backends/cpu/pool.hpp"
#include "dialect/native.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/thinning/thinning.hpp"

namespace fulmo {

namespace {

using namespace dialect;
#include "skeletons/thinning/voxel.cl"

constexpr int marks = 250;  // passes until their numbers repeat; states are bytes

/// Where states stand: frames with a rim of one voxel.
struct Frame {
  explicit Frame(const Extent& e) : row(e.x + 2), plane(row * (e.y + 2)), volume(plane * (e.z + 2)) {}
  std::int64_t row, plane, volume;
  std::int64_t at(std::int64_t n, std::int64_t z, std::int64_t y, std::int64_t x) const {
    return n * volume + (z + 1) * plane + (y + 1) * row + x + 1;
  }
  /// From a voxel to its neighbour at -x, +x, -y, +y, -z, +z.
  std::int64_t side(int number) const {
    const std::int64_t steps[] = {1, row, plane};
    return number % 2 ? steps[number / 2] : -steps[number / 2];
  }
};

class ThinningStep : public Step {
 public:
  explicit ThinningStep(int rank) : rank_(rank) {}
  std::string_view skeleton() const override { return "thinning"; }

  void run(const Run& run) const override {
    const Extent& e = run.extent;
    const Frame frame(e);
    std::vector<u8> states(e.n * frame.volume);
    Lattices left = begin(run, frame, states);
    std::atomic<bool> changed = false;
    const auto thin = [&](int side, int pass) {
      for (auto& lattice : left) {
        parallel_for(static_cast<std::int64_t>(lattice.size()), 1024, [&](std::int64_t first, std::int64_t last) {
          bool here = false;
          for (std::int64_t i = first; i < last; ++i)
            if (may_go(states.data(), lattice[i], frame.side(side), frame.row, frame.plane, pass))
              states[lattice[i]] = static_cast<u8>(pass), here = true;
          if (here) changed = true;
        });
      }
      for (auto& lattice : left) std::erase_if(lattice, [&](std::int64_t at) { return states[at] != 1; });
    };
    const auto forget = [&] {
      std::replace_if(
          states.begin(), states.end(), [](u8 state) { return state > 1; }, u8{0});
    };
    each_pass(thin, forget, [&] { return changed.exchange(false); });
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
  using Lattices = std::array<std::vector<std::int64_t>, 8>;

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

  Lattices begin(const Run& run, const Frame& frame, std::vector<u8>& states) const {
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
    Lattices found;
    for (std::int64_t i = 0; i < e.count(); ++i) {
      const std::int64_t x = i % e.x, y = i / e.x % e.y, z = i / e.x / e.y % e.z, n = i / e.x / e.y / e.z;
      if (states[frame.at(n, z, y, x)]) found[x % 2 + 2 * (y % 2) + 4 * (z % 2)].push_back(frame.at(n, z, y, x));
    }
    return found;
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
