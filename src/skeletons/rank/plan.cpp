#include <algorithm>
#include <limits>
#include <map>

#include "skeletons/map/map.hpp"
#include "skeletons/rank/walks.hpp"

namespace fulmo {

namespace {

using std::int32_t;
using std::int64_t;

int32_t narrow(int64_t v) { return static_cast<int32_t>(v); }

/// Windows up to so many voxels, close together, are sorted rather than counted on the CPU.
constexpr int64_t most_exchanged = 170, widest_exchanged = 64;
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
    MemoryRef courses;
    int count;
  };

  /// `room`: bytes of local memory that a lane wants.
  Lines lines(const Run& run, int64_t room) const {
    const Extent& e = run.extent;
    Lines l{};
    const auto along_y = courses_along(window_, 1), along_z = courses_along(window_, 2);
    l.along_z = e.z > 1 && along_z.size() < along_y.size();
    std::vector<int32_t> numbers;
    for (const Course& c : l.along_z ? along_z : along_y)
      numbers.insert(numbers.end(), {c.offset[l.along_z ? 1 : 2], c.offset[0], c.first, c.last});
    l.count = narrow(static_cast<int64_t>(numbers.size()) / 4);
    l.courses = run.scratch(numbers.size() * sizeof(int32_t));
    run.device.upload(*l.courses, 0, numbers.data(), numbers.size() * sizeof(int32_t));
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
    std::vector<Argument> arguments{Pointer{l.courses.get()}, l.count};
    for (int64_t number : numbers) arguments.push_back(narrow(number));
    for (int64_t number : {run.extent.x, l.length, l.across, l.strips, l.stretch}) arguments.push_back(narrow(number));
    run.device.launch({"rank", entry, l.lanes, std::move(constants), {&run.loads[0]}, &run.store},
                      {l.strips * l.across * run.extent.n, parts(l.length, l.stretch), 1}, arguments);
  }

  const Window window_;
  const DType dtype_;

 private:
  int64_t reach(int axis) const { return std::max(-window_.first[axis], window_.last[axis]); }
};

class RankStep : public WindowStep {
 public:
  RankStep(Window window, int64_t rank, DType dtype) : WindowStep(std::move(window), dtype), rank_(rank) {
    if (window_.voxels <= most_exchanged && std::max({size(0), size(1), size(2)}) <= widest_exchanged)
      network_ = network_of(window_, rank);
  }
  std::string parameters() const override {
    return "rank " + std::to_string(rank_) + " of " + WindowStep::parameters();
  }

  void run(const Run& run) const override {
    const Keyed k = keyed(run, rank_);
    if (!network_.lines.empty())
      walk_with_network(k, network_);
    else if (window_.box() && k.cell == Cell::u8 && window_.voxels <= 65535)
      walk_with_columns(k);
    else
      walk_with_ordinals(k);
  }

  void launch(const Run& run) const override {
    const std::array<int, 3> low{-1, -1, -1}, high{1, 1, 1};
    const bool cube = window_.box() && window_.first == low && window_.last == high;
    if (cube)
      launch_cube(run);
    else if (window_.voxels <= most_selected && size(0) * size(1) * size(2) <= most_masked)
      launch_selection(run);
    else
      launch_digits(run);
  }

 private:
  void launch_cube(const Run& run) const {
    constexpr int lanes = 128, across = 32, rows = 2 * lanes / across;  // ACROSS of gpu.cl, two rows a lane
    const Extent& e = run.extent;
    const int64_t strips = parts(e.x, across), stretch = std::min<int64_t>(e.z, 64);
    run.device.launch({"rank", "rank_of_27", lanes, {{"RANK", rank_}}, {&run.loads[0]}, &run.store},
                      {strips * parts(e.y, rows), e.n * parts(e.z, stretch), 1},
                      {narrow(e.x), narrow(e.y), narrow(e.z), narrow(strips), narrow(stretch)});
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

  const int64_t rank_;
  Network network_;
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
