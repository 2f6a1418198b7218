#include <algorithm>
#include <limits>
#include <map>
#include <mutex>

#include "skeletons/map/map.hpp"
#include "skeletons/rank/walks.hpp"

namespace fulmo {

namespace {

using std::int32_t;
using std::int64_t;

int32_t narrow(int64_t v) { return static_cast<int32_t>(v); }

/// Boxes and other windows up to so many voxels, close together, are sorted rather than counted on the CPU.
constexpr int64_t most_exchanged_in_box = 170, most_exchanged = 125, widest_exchanged = 64;
/// The same on GPUs; MASK0 to MASK4 of gpu.cl have room for so many voxels of the box around a window.
constexpr int64_t most_selected = 64, most_masked = 155;

/// What both kinds of step share.
class WindowStep : public Step {
 public:
  WindowStep(Window window, DType dtype) : window_(std::move(window)), dtype_(dtype) {}
  std::string_view skeleton() const override { return "rank"; }
  Work reads(int) const override { return Work::i32; }
  Work writes() const override { return Work::i32; }
  Keys keys() const override { return Keys::nan_largest; }
  bool rereads(int) const override { return true; }
  std::array<int64_t, 3> halo() const override { return {reach(0), reach(1), reach(2)}; }
  std::string parameters() const override { return std::to_string(window_.voxels) + " voxels"; }

 protected:
  int64_t size(int axis) const { return window_.last[axis] - window_.first[axis] + 1; }
  int64_t bytes() const { return static_cast<int64_t>(size_of(dtype_)); }
  Keyed keyed(const Run& run, int64_t rank) const {
    const Cell cell = bytes() == 1 ? Cell::u8 : bytes() == 2 ? Cell::u16 : Cell::i32;
    return {run, window_, rank, cell, bytes() < 4 ? narrow(static_cast<int64_t>(lowest(dtype_))) : 0};
  }

  /// Lanes beside each other along x, each with a stretch of a line along y or z.
  struct Lines {
    bool along_z;
    int lanes;
    int64_t length, across, strips, stretch;
    MemoryRef boxes;
    int count;
  };

  /// The window as gpu.cl wants it: itself if it is a box, else its courses.
  std::vector<int32_t> boxes_along(int axis, int across) const {
    const auto& [first, last, chords, voxels] = window_;
    if (window_.box()) return {first[across], last[across], first[0], last[0], first[axis], last[axis]};
    std::vector<int32_t> numbers;
    for (const auto& [offset, from, to] : courses_along(window_, axis))
      numbers.insert(numbers.end(), {offset[across], offset[across], offset[0], offset[0], from, to});
    return numbers;
  }

  /// `room`: bytes of local memory that a lane wants.
  Lines lines(const Run& run, int64_t room) const {
    const Extent& e = run.extent;
    Lines l{};
    const std::vector<int32_t> along_y = boxes_along(1, 2), along_z = boxes_along(2, 1);
    l.along_z = e.z > 1 && (window_.box() ? size(1) < size(2) : along_z.size() < along_y.size());
    const std::vector<int32_t>& numbers = l.along_z ? along_z : along_y;
    l.count = narrow(static_cast<int64_t>(numbers.size()) / 6);
    l.boxes = run.scratch(numbers.size() * sizeof(int32_t));
    run.device.upload(*l.boxes, 0, numbers.data(), numbers.size() * sizeof(int32_t));
    l.lanes = room <= 512 ? 64 : room <= 1024 ? 32 : 16;
    l.length = l.along_z ? e.z : e.y, l.across = l.along_z ? e.y : e.z, l.strips = parts(e.x, l.lanes);
    // The first window of a stretch is counted whole, so stretches are long, as far as they leave a GPU enough lanes.
    constexpr int64_t enough_lanes = 1 << 18;
    const int64_t columns = std::max<int64_t>(1, l.strips * l.lanes * l.across * e.n);
    l.stretch =
        std::clamp(parts(l.length * columns, enough_lanes), std::min(l.length, 4 * size(l.along_z ? 2 : 1)), l.length);
    return l;
  }

  void launch_lines(const Run& run, const char* entry, const Lines& l, std::map<std::string, int64_t> constants,
                    const std::vector<int64_t>& numbers) const {
    constants["ALONG_Z"] = l.along_z;
    std::vector<Argument> arguments{Pointer{l.boxes.get()}, l.count};
    for (int64_t number : numbers) arguments.push_back(narrow(number));
    for (int64_t number : {run.extent.x, l.length, l.across, l.strips, l.stretch}) arguments.push_back(narrow(number));
    const Stage load = keys_of(run);
    run.device.launch({"rank", entry, l.lanes, std::move(constants), {&load}, &run.store},
                      {l.strips * l.across * run.extent.n, parts(l.length, l.stretch), 1}, arguments);
  }

  const Window window_;
  const DType dtype_;

 private:
  int64_t reach(int axis) const { return std::max(-window_.first[axis], window_.last[axis]); }

  /// Keys of floats take some steps, so they are made once and kept.
  Stage keys_of(const Run& run) const {
    if (dtype_ != DType::f32) return run.loads[0];
    constexpr int lanes = 256;
    const Extent& e = run.extent;
    const MemoryRef keys = run.scratch(e.count() * sizeof(int32_t));
    const Stage store = plain_store(keys, DType::i32, e, Work::i32);
    run.device.launch({"rank", "make_keys", lanes, {}, {&run.loads[0]}, &store}, {parts(e.x, lanes), e.y, e.n * e.z},
                      {narrow(e.x), narrow(e.z)});
    return plain_load(keys, DType::i32, e, Work::i32);
  }
};

class RankStep : public WindowStep {
 public:
  RankStep(Window window, int64_t rank, DType dtype) : WindowStep(std::move(window), dtype), rank_(rank) {}
  std::string parameters() const override {
    return "rank " + std::to_string(rank_) + " of " + WindowStep::parameters();
  }

  void run(const Run& run) const override {
    const Keyed k = keyed(run, rank_);
    if (window_.voxels <= (window_.box() ? most_exchanged_in_box : most_exchanged) &&
        std::max({size(0), size(1), size(2)}) <= widest_exchanged)
      walk_with_network(k, network());
    else if (window_.box() && k.cell == Cell::u8 && window_.voxels <= 65535)
      walk_with_columns(k);
    else
      walk_with_ordinals(k);
  }

  void launch(const Run& run) const override {
    if (is_cube(1))
      launch_cube(run, "rank_of_27", 128, 2);
    else if (is_cube(2))
      launch_cube(run, "rank_of_125", run.device.local_bytes < 48 * 1024 ? 64 : 128, 1);
    else if (window_.voxels <= most_selected && size(0) * size(1) * size(2) <= most_masked)
      launch_selection(run);
    else
      launch_digits(run);
  }

 private:
  bool is_cube(int radius) const {
    return window_.box() && window_.first == std::array{-radius, -radius, -radius} &&
           window_.last == std::array{radius, radius, radius};
  }

  /// Lanes in rows of 32, each with `rows` rows of results, down a slab.
  void launch_cube(const Run& run, const char* entry, int lanes, int rows) const {
    constexpr int across = 32;  // ACROSS of gpu.cl
    const Extent& e = run.extent;
    const int64_t strips = parts(e.x, across), slab = std::min<int64_t>(e.z, 64);
    run.device.launch({"rank", entry, lanes, {{"RANK", rank_}}, {&run.loads[0]}, &run.store},
                      {strips * parts(e.y, rows * lanes / across), e.n * parts(e.z, slab), 1},
                      {narrow(e.x), narrow(e.y), narrow(e.z), narrow(strips), narrow(slab)});
  }

  void launch_selection(const Run& run) const {
    constexpr int lanes = 128;
    const Extent& e = run.extent;
    std::map<std::string, int64_t> constants{
        {"COUNT", window_.voxels}, {"RANK", rank_}, {"WIDE", size(0)}, {"TALL", size(1)}, {"DEEP", size(2)}};
    for (int i = 0; i < 5; ++i) constants["MASK" + std::to_string(i)] = 0;
    for (const auto& [x, y, z] : voxels_of(window_)) {
      const int64_t at = ((z - window_.first[2]) * size(1) + y - window_.first[1]) * size(0) + x - window_.first[0];
      constants["MASK" + std::to_string(at / 31)] |= int64_t{1} << at % 31;
    }
    run.device.launch({"rank", "select_voxels", lanes, std::move(constants), {&run.loads[0]}, &run.store},
                      {parts(e.x, lanes), e.y, e.n * e.z},
                      {window_.first[0], window_.first[1], window_.first[2], narrow(e.x), narrow(e.y), narrow(e.z)});
  }

  void launch_digits(const Run& run) const {
    const bool packed = window_.voxels <= 65535;
    const Lines l = lines(run, (packed ? 512 : 1024) * (bytes() > 1 ? 2 : 1));
    const int64_t lowest_key = bytes() < 4 ? static_cast<int64_t>(lowest(dtype_)) : std::numeric_limits<int32_t>::min();
    launch_lines(run, "rank_by_digits", l, {{"DIGITS", bytes()}, {"PACKED", packed}}, {rank_, lowest_key});
  }

  /// Made when a CPU first wants it.
  const Network& network() const {
    std::call_once(made_, [this] { network_ = network_of(window_, rank_); });
    return network_;
  }

  const int64_t rank_;
  mutable std::once_flag made_;
  mutable Network network_;
};

class ModeStep : public WindowStep {
 public:
  using WindowStep::WindowStep;

  void run(const Run& run) const override { walk_with_ordinals(keyed(run, Keyed::none)); }

  void launch(const Run& run) const override {
    if (bytes() > 1) {
      Lines l = lines(run, 0);
      l.stretch = 1;
      return launch_lines(run, "mode_by_values", l, {}, {});
    }
    const bool packed = window_.voxels <= 65535;
    launch_lines(run, "mode_by_histogram", lines(run, packed ? 512 : 1024), {{"PACKED", packed}},
                 {static_cast<int64_t>(lowest(dtype_))});
  }
};

NodeRef filtered(const NodeRef& image, std::shared_ptr<const Step> step) {
  return make_node(image->type, std::move(step), {image});
}

void check(const NodeRef& image, const Window& window) {
  if (size_of(image->type.dtype) == 8)
    throw TypeMismatch(std::string("input_image must have at most 32 bits a pixel, got ") + name_of(image->type.dtype));
  constexpr int64_t most = std::numeric_limits<int32_t>::max();
  if (window.voxels > most)
    throw ParameterError("the neighbourhood must have at most " + std::to_string(most) + " pixels, got " +
                         std::to_string(window.voxels));
}

}  // namespace

NodeRef rank_in_window(const NodeRef& image, Window window, int64_t rank) {
  check(image, window);
  const DType dtype = image->type.dtype;
  return filtered(image, std::make_unique<RankStep>(std::move(window), rank, dtype));
}

NodeRef mode_in_window(const NodeRef& image, Window window) {
  check(image, window);
  const DType dtype = image->type.dtype;
  // -0 becomes 0.
  const NodeRef canonical = dtype == DType::f32 ? map("add", {image, 0.0}, dtype) : image;
  return filtered(canonical, std::make_unique<ModeStep>(std::move(window), dtype));
}

}  // namespace fulmo
