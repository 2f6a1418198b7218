// Two walks over the image: one that counts, by tiles, and one that maps, by rows.
#include <algorithm>
#include <cmath>

#include "backends/cpu/pool.hpp"
#include "skeletons/equalization/cpu.hpp"
#include "skeletons/equalization/equalization.hpp"
#include "skeletons/labels/device.hpp"
#include "skeletons/map/block.hpp"

namespace fulmo {

namespace {

/// An axis in tiles.
struct Axis {
  Axis(std::int64_t length, std::int64_t tile_size) : size(length), tiles((length + tile_size - 1) / tile_size) {}
  std::int64_t start(std::int64_t tile) const { return tile * size / tiles; }

  /// For each voxel the tile whose centre is before it, or the first, and where it stands on the way to the next; 0
  /// where there is none. In whole numbers of 1 / (2 size) tiles.
  void place(std::vector<std::int32_t>& befores, std::vector<float>& weights) const {
    for (std::int64_t i = 0; i < size; ++i) {
      const std::int64_t at = (2 * i + 1) * tiles - size;
      const bool outside = at < 0 || at >= 2 * size * (tiles - 1);
      befores.push_back(static_cast<std::int32_t>(std::clamp<std::int64_t>(at / (2 * size), 0, tiles - 1)));
      const double whole = 2.0 * static_cast<double>(size);
      weights.push_back(outside ? 0.0f : static_cast<float>(static_cast<double>(at % (2 * size)) / whole));
    }
  }

  std::int64_t size, tiles;
};

struct Tiles {
  Tiles(const Extent& e, std::int64_t size) : x(e.x, size), y(e.y, size), z(e.z, size) {
    for (const Axis* axis : {&x, &y, &z}) axis->place(befores, weights);
  }
  std::int64_t count() const { return x.tiles * y.tiles * z.tiles; }
  Axis x, y, z;
  std::vector<std::int32_t> befores;
  std::vector<float> weights;
};

/// The native CPU's way: one frame after the other.
class Equalizer {
 public:
  Equalizer(const Run& run, const Tiles& tiles, float clip, std::int64_t frame)
      : run_(run), e_(run.extent), tiles_(tiles), clip_(clip), frame_(frame), curves_(tiles.count() * curve_bins) {
    double range[2];
    StageRunner(run.loads[1]).load(frame, 0, 0, 0, 2, range);
    range_ = {static_cast<float>(range[0]), static_cast<float>(range[1]) - static_cast<float>(range[0])};
  }

  void run() {
    const bool maps = range_.width > 0 && std::isfinite(range_.width);
    if (maps)
      parallel_for(tiles_.z.tiles * tiles_.y.tiles, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) make_row(row / tiles_.y.tiles, row % tiles_.y.tiles);
      });
    parallel_for(e_.z * e_.y, 16, [&](std::int64_t begin, std::int64_t end) {
      StageRunner load(run_.loads[0]), store(run_.store);
      std::vector<float> line(e_.x);
      for (std::int64_t row = begin; row < end; ++row) {
        const std::int64_t z = row / e_.y, y = row % e_.y;
        load.load(frame_, z, y, 0, e_.x, line.data());
        if (maps) apply(z, y, line.data());
        store.store(frame_, z, y, 0, e_.x, line.data());
      }
    });
  }

 private:
  float* curves_of(std::int64_t z, std::int64_t y) {
    return curves_.data() + (z * tiles_.y.tiles + y) * tiles_.x.tiles * curve_bins;
  }

  /// The curves of a row of tiles.
  void make_row(std::int64_t tile_z, std::int64_t tile_y) {
    StageRunner load(run_.loads[0]);
    std::vector<float> line(e_.x);
    std::vector<std::uint32_t> counts(tiles_.x.tiles * curve_bins);
    for (std::int64_t z = tiles_.z.start(tile_z); z < tiles_.z.start(tile_z + 1); ++z)
      for (std::int64_t y = tiles_.y.start(tile_y); y < tiles_.y.start(tile_y + 1); ++y) {
        load.load(frame_, z, y, 0, e_.x, line.data());
        for (std::int64_t tile = 0; tile < tiles_.x.tiles; ++tile) {
          const std::int64_t first = tiles_.x.start(tile), end = tiles_.x.start(tile + 1);
          CPU_CALL(count_tile, line.data() + first, end - first, range_, counts.data() + tile * curve_bins);
        }
      }
    for (std::int64_t tile = 0; tile < tiles_.x.tiles; ++tile)
      CPU_CALL(make_curve, counts.data() + tile * curve_bins, clip_, range_,
               curves_of(tile_z, tile_y) + tile * curve_bins);
  }

  void apply(std::int64_t z, std::int64_t y, float* line) {
    const std::int64_t at_y = e_.x + y, at_z = e_.x + e_.y + z;
    CurveRow row{{}, tiles_.weights[at_y], tiles_.weights[at_z], tiles_.befores.data(), tiles_.weights.data()};
    for (int k = 0; k < 4; ++k) {
      const bool next_z = k / 2 && row.weight_z > 0, next_y = k % 2 && row.weight_y > 0;
      row.curves[k] = curves_of(tiles_.befores[at_z] + next_z, tiles_.befores[at_y] + next_y);
    }
    CPU_CALL(apply_curves, line, e_.x, range_, &row);
  }

  const Run& run_;
  const Extent e_;
  const Tiles& tiles_;
  const float clip_;
  const std::int64_t frame_;
  CurveRange range_{};
  std::vector<float> curves_;
};

class EqualizationStep : public Step {
 public:
  EqualizationStep(int tile_size, float clip) : tile_size_(tile_size), clip_(clip) {}
  std::string_view skeleton() const override { return "equalization"; }
  Work reads(int input) const override { return input == 0 ? Work::f32 : Work::f64; }
  bool rereads(int input) const override { return input == 0; }
  std::string parameters() const override { return "tiles of " + std::to_string(tile_size_); }

  void run(const Run& run) const override {
    const Tiles tiles(run.extent, tile_size_);
    for (std::int64_t frame = 0; frame < run.extent.n; ++frame) Equalizer(run, tiles, clip_, frame).run();
  }

  void launch(const Run& run) const override {
    const Extent& e = run.extent;
    if (e.count() == 0) return;
    const Tiles tiles(e, tile_size_);
    Device& device = run.device;
    const MemoryRef curves = run.scratch(e.n * tiles.count() * curve_bins * sizeof(std::uint32_t));
    const MemoryRef befores = uploaded(run, tiles.befores), weights = uploaded(run, tiles.weights);
    device.fill(*curves, 0);
    std::vector<Argument> sizes;
    for (std::int64_t size : {e.x, e.y, e.z, tiles.x.tiles, tiles.y.tiles, tiles.z.tiles})
      sizes.push_back(narrow(size));

    const std::int64_t voxels = e.x * e.y * e.z / tiles.count(), parts = groups_for(voxels, most_voxels);
    std::vector<Argument> arguments{Pointer{curves.get()}};
    arguments.insert(arguments.end(), sizes.begin(), sizes.end());
    arguments.push_back(narrow(parts));
    device.launch({"equalization", "count", label_lanes, {}, {&run.loads[0], &run.loads[1]}, nullptr},
                  {tiles.x.tiles * parts, tiles.y.tiles, tiles.z.tiles * e.n}, arguments);
    device.launch({"equalization", "make_curves", label_lanes, {}, {&run.loads[1]}, nullptr}, {tiles.count(), e.n, 1},
                  {Pointer{curves.get()}, tiles.count(), clip_});
    arguments = {Pointer{curves.get()}, Pointer{befores.get()}, Pointer{weights.get()}};
    arguments.insert(arguments.end(), sizes.begin(), sizes.end());
    device.launch({"equalization", "apply", label_lanes, {}, {&run.loads[0], &run.loads[1]}, &run.store},
                  voxel_groups(e), arguments);
  }

 private:
  static_assert(curve_bins == label_lanes);
  static constexpr std::int64_t most_voxels = 1 << 14;  // of a tile that one group counts

  template <class T>
  static MemoryRef uploaded(const Run& run, const std::vector<T>& values) {
    const MemoryRef memory = run.scratch(values.size() * sizeof(T));
    run.device.upload(*memory, 0, values.data(), values.size() * sizeof(T));
    return memory;
  }

  const int tile_size_;
  const float clip_;
};

}  // namespace

NodeRef equalized(const NodeRef& image, const NodeRef& range, int tile_size, double clip) {
  return make_node(image->type.with(DType::f32),
                   std::make_unique<EqualizationStep>(tile_size, static_cast<float>(clip)), {image, range});
}

}  // namespace fulmo
