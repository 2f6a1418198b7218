#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>

#include "backends/cpu/pool.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/morphology/cpu.hpp"
#include "skeletons/morphology/morphology.hpp"

namespace fulmo {

namespace {

using std::int32_t;
using std::int64_t;

/// Threads of one launch on the CPU work on tiles of this many results, less at edges.
constexpr int64_t tile_width = 512, tile_height = 64;

int32_t narrow(int64_t size) { return static_cast<int32_t>(size); }

int64_t pieces(int64_t count, int64_t size) { return (count + size - 1) / size; }

/// What both kinds of step share: they order voxels by sort keys.
class ExtremeStep : public Step {
 public:
  explicit ExtremeStep(Extreme extreme) : extreme_(extreme) {}
  std::string_view skeleton() const override { return "morphology"; }
  Work reads(int) const override { return Work::i32; }
  Work writes() const override { return Work::i32; }
  Keys keys() const override { return largest() ? Keys::nan_largest : Keys::nan_smallest; }

 protected:
  bool largest() const { return extreme_ == Extreme::maximum; }
  /// Never the extreme of anything else.
  int32_t none() const {
    return largest() ? std::numeric_limits<int32_t>::lowest() : std::numeric_limits<int32_t>::max();
  }

  /// Keys (n, z, y, x0...x0 + count) into `to`; outside the image none(), or what the nearest voxel has.
  void load_row(StageRunner& load, const Extent& e, int64_t n, int64_t z, int64_t y, int64_t x0, int64_t count,
                int32_t* to, Outside outside = Outside::left_out) const {
    const bool nearest = outside == Outside::nearest;
    if (nearest) z = std::clamp<int64_t>(z, 0, e.z - 1), y = std::clamp<int64_t>(y, 0, e.y - 1);
    const bool inside = z >= 0 && z < e.z && y >= 0 && y < e.y;
    const int64_t first = std::max<int64_t>(x0, 0), last = inside ? std::min(x0 + count, e.x) : first;
    if (last > first) load.load(n, z, y, first, last - first, to + (first - x0));
    std::fill(to, to + (first - x0), nearest ? to[first - x0] : none());
    std::fill(to + (last - x0), to + count, nearest ? to[last - 1 - x0] : none());
  }

  Kernel kernel(const char* entry, int lanes, std::map<std::string, int64_t> constants) const {
    constants["LARGEST"] = largest();
    return {"morphology", entry, lanes, std::move(constants), {}, nullptr};
  }

  /// `element`: a bit for each voxel of 3 x 3 x 3.
  void launch_near(const Run& run, int64_t element, bool nearest) const {
    constexpr int64_t steps = 32;
    const Extent& e = run.extent;
    const int64_t walks = pieces(e.z, steps);
    Kernel k = kernel("near", 256, {{"ELEMENT", element}, {"STEPS", steps}, {"NEAREST", nearest}});
    k.loads = {&run.loads[0]}, k.store = &run.store;
    run.device.launch(k, {pieces(e.x, 64), pieces(e.y, 8), e.n * walks},
                      {narrow(e.x), narrow(e.y), narrow(e.z), narrow(walks)});
  }

 private:
  Extreme extreme_;
};

/// The bits of ELEMENT in gpu.cl for a run of one row; all reach one voxel at most.
int64_t element_of(const Chord& c) {
  int64_t bits = 0;
  for (int x = c.first; x <= c.last; ++x) bits |= int64_t{1} << (9 * (c.z + 1) + 3 * (c.y + 1) + (x + 1));
  return bits;
}

class BoxStep : public ExtremeStep {
 public:
  BoxStep(Extreme extreme, const std::array<int, 3>& radius) : ExtremeStep(extreme), radius_(radius) {}
  bool rereads(int) const override { return true; }
  std::array<int64_t, 3> halo() const override { return {radius_[0], radius_[1], radius_[2]}; }
  std::string parameters() const override {
    return "box " + std::to_string(radius_[0]) + "," + std::to_string(radius_[1]) + "," + std::to_string(radius_[2]);
  }

  void run(const Run& run) const override {
    const auto [rx, ry, rz] = radius(run.extent);
    if (rz == 0) return planes(run.extent, run.loads[0], run.store);
    if (rx == 0 && ry == 0) return columns(run.extent, run.loads[0], run.store);
    const MemoryRef between = run.scratch(run.extent.count() * sizeof(int32_t));
    planes(run.extent, run.loads[0], plain_store(between, DType::i32, run.extent, Work::i32));
    columns(run.extent, plain_load(between, DType::i32, run.extent, Work::i32), run.store);
  }

  void launch(const Run& run) const override {
    const auto [rx, ry, rz] = radius(run.extent);
    if (std::max({rx, ry, rz}) <= 1) return launch_near(run, element(rx, ry, rz), true);
    const auto todo = passes(run.extent);
    Stage load = run.loads[0];
    for (std::size_t i = 0; i < todo.size(); ++i) {
      if (i + 1 == todo.size()) return launch(run, todo[i], load, run.store);
      const MemoryRef between = run.scratch(run.extent.count() * sizeof(int32_t));
      launch(run, todo[i], load, plain_store(between, DType::i32, run.extent, Work::i32));
      load = plain_load(between, DType::i32, run.extent, Work::i32);
    }
  }

 private:
  /// Beyond the image a window sees nothing.
  std::array<int64_t, 3> radius(const Extent& e) const {
    return {std::min<int64_t>(radius_[0], e.x - 1), std::min<int64_t>(radius_[1], e.y - 1),
            std::min<int64_t>(radius_[2], e.z - 1)};
  }

  static int64_t element(int64_t rx, int64_t ry, int64_t rz) {
    int64_t bits = 0;
    for (int z = narrow(-rz); z <= rz; ++z)
      for (int y = narrow(-ry); y <= ry; ++y) bits |= element_of({z, y, narrow(-rx), narrow(rx)});
    return bits;
  }

  /// Along x and y, tile by tile: windows along x slide over each row, those along y over the whole tile.
  void planes(const Extent& e, const Stage& load, const Stage& store) const {
    const auto [rx, ry, rz] = radius(e);
    const int64_t width = std::min(e.x, std::max(tile_width, 4 * rx)),
                  height = std::min(e.y, std::max(tile_height, 4 * ry));
    const int64_t across = pieces(e.x, width), down = pieces(e.y, height), pitch = width + 2 * rx,
                  rows = height + 2 * ry;
    parallel_for(e.n * e.z * down * across, 1, [&, rx = rx, ry = ry](int64_t begin, int64_t end) {
      StageRunner from(load), to(store);
      std::vector<int32_t> tile(pitch * rows);
      for (int64_t i = begin; i < end; ++i) {
        const int64_t x0 = i % across * width, y0 = i / across % down * height, z = i / across / down % e.z,
                      n = i / across / down / e.z;
        for (int64_t y = 0; y < rows; ++y) {
          load_row(from, e, n, z, y0 + y - ry, x0 - rx, pitch, &tile[y * pitch]);
          CPU_CALL(slide, &tile[y * pitch], pitch, 1, static_cast<int>(2 * rx + 1), largest());
        }
        CPU_CALL(slide, tile.data(), pitch * rows, pitch, static_cast<int>(2 * ry + 1), largest());
        for (int64_t y = y0; y < std::min(y0 + height, e.y); ++y)
          to.store(n, z, y, x0, std::min(width, e.x - x0), &tile[(y - y0) * pitch]);
      }
    });
  }

  /// Along z, a strip of a row at a time.
  void columns(const Extent& e, const Stage& load, const Stage& store) const {
    const int64_t rz = radius(e)[2], width = std::min(e.x, tile_width), across = pieces(e.x, width),
                  rows = e.z + 2 * rz;
    parallel_for(e.n * e.y * across, 1, [&](int64_t begin, int64_t end) {
      StageRunner from(load), to(store);
      std::vector<int32_t> strip(width * rows);
      for (int64_t i = begin; i < end; ++i) {
        const int64_t x0 = i % across * width, y = i / across % e.y, n = i / across / e.y;
        for (int64_t z = 0; z < rows; ++z) load_row(from, e, n, z - rz, y, x0, width, &strip[z * width]);
        CPU_CALL(slide, strip.data(), width * rows, width, static_cast<int>(2 * rz + 1), largest());
        for (int64_t z = 0; z < e.z; ++z) to.store(n, z, y, x0, std::min(width, e.x - x0), &strip[z * width]);
      }
    });
  }

  struct Pass {
    int axis;
    int64_t radius;
  };

  /// A wide window is several narrower ones, one after the other, since local memory is small.
  std::vector<Pass> passes(const Extent& e) const {
    const auto wanted = radius(e);
    std::vector<Pass> all;
    for (int axis = 0; axis < 3; ++axis) {
      const int64_t most = axis == 0 ? 128 : 31;
      for (int64_t left = wanted[axis]; left > 0; left -= std::min(left, most))
        all.push_back({axis, std::min(left, most)});
    }
    if (all.empty()) all.push_back({0, 0});
    return all;
  }

  void launch(const Run& run, const Pass& pass, const Stage& load, const Stage& store) const {
    pass.axis == 0 ? along_x(run, pass.radius, load, store) : along_line(run, pass, load, store);
  }

  void along_x(const Run& run, int64_t radius, const Stage& load, const Stage& store) const {
    const int64_t span = 1280, piece = (span - 2 * radius) / 32 * 32;
    const Extent& e = run.extent;
    Kernel k = kernel("slide_x", 256, {{"SPAN", span}});
    k.loads = {&load}, k.store = &store;
    run.device.launch(k, {pieces(e.x, piece), e.y, e.n * e.z},
                      {narrow(e.x), narrow(e.z), narrow(radius), narrow(piece)});
  }

  void along_line(const Run& run, const Pass& pass, const Stage& load, const Stage& store) const {
    const Extent& e = run.extent;
    const bool along_z = pass.axis == 2;
    const int64_t length = along_z ? e.z : e.y, across = along_z ? e.y : e.z, window = 2 * pass.radius + 1;
    const int64_t chunk = std::min(length, std::max<int64_t>(64, 4 * window));
    const int64_t slots = window <= 8 ? 8 : window <= 32 ? 32 : 64;
    Kernel k = kernel("slide_line", 64, {{"WINDOW", slots}, {"ALONG_Z", along_z}});
    k.loads = {&load}, k.store = &store;
    run.device.launch(k, {pieces(e.x, 64), pieces(length, chunk), e.n * across},
                      {narrow(e.x), narrow(length), narrow(across), narrow(pass.radius), narrow(chunk)});
  }

  std::array<int, 3> radius_;
};

/// Level of the longest power-of-two run that fits `length` voxels.
int level_of(int64_t length) {
  int level = 0;
  while (2 << level <= length) ++level;
  return level;
}

class ChordsStep : public ExtremeStep {
 public:
  ChordsStep(Extreme extreme, std::vector<Chord> chords, Outside outside)
      : ExtremeStep(extreme), chords_(std::move(chords)), outside_(outside) {
    for (const Chord& c : chords_) {
      reach_[0] = std::max({reach_[0], -c.first, c.last});
      reach_[1] = std::max(reach_[1], std::abs(c.y));
      reach_[2] = std::max(reach_[2], std::abs(c.z));
      levels_ = std::max(levels_, level_of(c.last - c.first + 1) + 1);
      voxels_ += c.last - c.first + 1;
    }
  }
  bool rereads(int) const override { return true; }
  std::array<int64_t, 3> halo() const override { return {reach_[0], reach_[1], reach_[2]}; }
  std::string parameters() const override { return std::to_string(chords_.size()) + " chords"; }

  void run(const Run& run) const override {
    const Extent& e = run.extent;
    const int64_t width = std::min<int64_t>(e.x, 256), height = std::min<int64_t>(e.y, std::max(32, 4 * reach_[1]));
    const int64_t across = pieces(e.x, width), down = pieces(e.y, height);
    parallel_for(e.n * e.z * down * across, 1, [&](int64_t begin, int64_t end) {
      Tile tile(*this, run, width, height);
      for (int64_t i = begin; i < end; ++i)
        tile.compute(i / across / down / e.z, i / across / down % e.z, i / across % down * height, i % across * width);
    });
  }

  void launch(const Run& run) const override {
    if (*std::max_element(reach_.begin(), reach_.end()) <= 1)
      return launch_near(run, element(), outside_ == Outside::nearest);
    voxels_ <= 33 ? launch_taps(run) : launch_chords(run);
  }

 private:
  /// One thread's tile of results, and the runs of every row of one plane around it.
  class Tile {
   public:
    Tile(const ChordsStep& step, const Run& run, int64_t width, int64_t height)
        : step_(step),
          e_(run.extent),
          load_(run.loads[0]),
          store_(run.store),
          width_(width),
          height_(height),
          pitch_(width + 2 * step.reach_[0]),
          runs_(pitch_ * step.levels_ * (height + 2 * step.reach_[1])),
          results_(width * height) {}

    void compute(int64_t n, int64_t z, int64_t y0, int64_t x0) {
      std::fill(results_.begin(), results_.end(), step_.none());
      for (int dz = -step_.reach_[2]; dz <= step_.reach_[2]; ++dz) {
        if (step_.outside_ == Outside::left_out && (z + dz < 0 || z + dz >= e_.z)) continue;
        for (int64_t y = 0; y < height_ + 2 * step_.reach_[1]; ++y)
          make_runs(n, z + dz, y0 + y - step_.reach_[1], x0, y);
        for (int64_t y = 0; y < height_; ++y) join_chords(dz, y);
      }
      for (int64_t y = 0; y < std::min(height_, e_.y - y0); ++y)
        store_.store(n, z, y0 + y, x0, std::min(width_, e_.x - x0), &results_[y * width_]);
    }

   private:
    int32_t* runs(int64_t row, int level) { return &runs_[(row * step_.levels_ + level) * pitch_]; }

    void make_runs(int64_t n, int64_t z, int64_t y, int64_t x0, int64_t row) {
      step_.load_row(load_, e_, n, z, y, x0 - step_.reach_[0], pitch_, runs(row, 0), step_.outside_);
      for (int level = 1; level < step_.levels_; ++level) {
        const int64_t half = 1 << (level - 1);
        const int32_t* pair[2] = {runs(row, level - 1), runs(row, level - 1) + half};
        CPU_CALL(extreme_of_rows, runs(row, level), pair, 2, std::max<int64_t>(0, pitch_ - 2 * half + 1),
                 step_.largest());
      }
    }

    void join_chords(int dz, int64_t y) {
      joined_.assign(1, &results_[y * width_]);
      for (const Chord& c : step_.chords_) {
        if (c.z != dz) continue;
        const int level = level_of(c.last - c.first + 1);
        const int32_t* row = runs(y + c.y + step_.reach_[1], level) + step_.reach_[0];
        joined_.push_back(row + c.first);
        if (c.last + 1 - (1 << level) != c.first) joined_.push_back(row + c.last + 1 - (1 << level));
      }
      CPU_CALL(extreme_of_rows, &results_[y * width_], joined_.data(), static_cast<int>(joined_.size()), width_,
               step_.largest());
    }

    const ChordsStep& step_;
    const Extent& e_;
    StageRunner load_, store_;
    int64_t width_, height_, pitch_;
    std::vector<int32_t> runs_, results_;
    std::vector<const int32_t*> joined_;
  };

  int64_t element() const {
    int64_t bits = 0;
    for (const Chord& c : chords_) bits |= element_of(c);
    return bits;
  }

  static MemoryRef upload(const Run& run, const std::vector<int32_t>& numbers) {
    MemoryRef memory = run.scratch(numbers.size() * sizeof(int32_t));
    run.device.upload(*memory, 0, numbers.data(), numbers.size() * sizeof(int32_t));
    return memory;
  }

  void launch_taps(const Run& run) const {
    const Extent& e = run.extent;
    std::vector<int32_t> offsets;
    for (const Chord& c : chords_)
      for (int x = c.first; x <= c.last; ++x) offsets.insert(offsets.end(), {c.z, c.y, x});
    const MemoryRef list = upload(run, offsets);
    Kernel k = kernel("taps", 256, nearest());
    k.loads = {&run.loads[0]}, k.store = &run.store;
    run.device.launch(k, {pieces(e.x, 256), e.y, e.n * e.z},
                      {narrow(e.x), narrow(e.y), narrow(e.z), Pointer{list.get()}, narrow(offsets.size() / 3)});
  }

  /// Frame by frame, so that the tables are no larger than they must.
  void launch_chords(const Run& run) const {
    const Extent& e = run.extent;
    const int64_t frame = e.z * e.y * e.x;
    std::vector<int32_t> numbers;
    for (const Chord& c : chords_) numbers.insert(numbers.end(), {c.z, c.y, c.first, c.last});
    const MemoryRef list = upload(run, numbers), tables = run.scratch(frame * levels_ * sizeof(int32_t));
    const Groups groups{pieces(e.x, 256), e.y, e.z};
    Kernel keys = kernel("row_keys", 256, {}), runs = kernel("row_runs", 256, {}),
           join = kernel("chords", 256, nearest());
    keys.loads = {&run.loads[0]}, join.store = &run.store;
    const Pointer table{tables.get()};
    for (int64_t n = 0; n < e.n; ++n) {
      run.device.launch(keys, groups, {table, narrow(n), narrow(e.x), narrow(e.y)});
      for (int level = 1; level < levels_; ++level)
        run.device.launch(runs, groups,
                          {table, (level - 1) * frame, level * frame, 1 << (level - 1), narrow(e.x), narrow(e.y)});
      run.device.launch(join, groups,
                        {table, frame, narrow(n), narrow(e.x), narrow(e.y), narrow(e.z), Pointer{list.get()},
                         narrow(chords_.size())});
    }
  }

  std::map<std::string, int64_t> nearest() const { return {{"NEAREST", outside_ == Outside::nearest}}; }

  std::vector<Chord> chords_;
  Outside outside_;
  std::array<int, 3> reach_{};
  int levels_ = 1, voxels_ = 0;
};

void check_width(DType dtype) {
  if (size_of(dtype) == 8)
    throw TypeMismatch(std::string("input_image must have at most 32 bits a pixel, got ") + name_of(dtype));
}

}  // namespace

NodeRef box_extreme(const NodeRef& image, Extreme extreme, const std::array<int, 3>& radius) {
  check_width(image->type.dtype);
  return make_node(image->type, std::make_unique<BoxStep>(extreme, radius), {image});
}

NodeRef chords_extreme(const NodeRef& image, Extreme extreme, std::vector<Chord> chords, Outside outside) {
  check_width(image->type.dtype);
  return make_node(image->type, std::make_unique<ChordsStep>(extreme, std::move(chords), outside), {image});
}

std::vector<Chord> ellipsoid(const std::array<int, 3>& radius) {
  // Both sides times every squared radius: whole numbers, exact in doubles.
  double square[3];
  for (int i = 0; i < 3; ++i) square[i] = radius[i] > 0 ? static_cast<double>(radius[i]) * radius[i] : 1;
  const auto [rx, ry, rz] = radius;
  const double whole = square[0] * square[1] * square[2];
  std::vector<Chord> chords;
  for (int z = -rz; z <= rz; ++z)
    for (int y = -ry; y <= ry; ++y) {
      const double left = whole - square[0] * (square[2] * y * y + square[1] * z * z);
      if (left < 0) continue;
      int reach = 0;
      while (reach < rx && square[1] * square[2] * (reach + 1.0) * (reach + 1.0) <= left) ++reach;
      chords.push_back({z, y, -reach, reach});
    }
  return chords;
}

}  // namespace fulmo
