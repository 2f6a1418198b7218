#include <algorithm>
#include <cmath>
#include <cstring>

#include "backends/cpu/pool.hpp"
#include "skeletons/line/cpu.hpp"
#include "skeletons/line/line.hpp"
#include "skeletons/map/block.hpp"

namespace fulmo {

namespace {

using std::int32_t;
using std::int64_t;

constexpr int64_t block_width = 64;                 // columns a CPU thread works on at once
constexpr int64_t most_entries = int64_t{1} << 26;  // of envelopes in a GPU's memory at once
constexpr int64_t longest_search = 4096;            // longer columns have envelopes on a GPU

/// Squared spacings as whole numbers, so that distances compare exactly whatever the order: spacing[i]^2 is
/// weight[i] * unit^2, to about nine digits or more.
struct Scale {
  int64_t weight[3];
  double unit;
  bool wide;  // whether a GPU needs 64 bits for costs

  Scale(const Extent& e, const std::array<double, 3>& spacing) {
    const int64_t length[3] = {e.x, e.y, e.z};
    unit = 0;
    for (int i = 0; i < 3; ++i)
      if (length[i] > 1 && (unit == 0 || spacing[i] < unit)) unit = spacing[i];
    double ratio[3], longest = 1;
    bool whole = true;
    for (int i = 0; i < 3; ++i) {
      ratio[i] = length[i] > 1 ? spacing[i] / unit * (spacing[i] / unit) : 1;
      whole = whole && ratio[i] == std::floor(ratio[i]);
      longest += ratio[i] * static_cast<double>(length[i] * length[i]);
    }
    if (longest > 0x1p60) throw ParameterError("spacing must not differ so much between the axes of so large an image");
    // Sums and products of the envelope stay below 2^62.
    const int bits = whole ? 0 : std::min(40, static_cast<int>(60 - std::ilogb(longest)) / 2 * 2);
    for (int i = 0; i < 3; ++i) weight[i] = std::max<int64_t>(1, std::llrint(std::ldexp(ratio[i], bits)));
    unit = std::ldexp(unit, -bits / 2);
    wide = std::ldexp(longest, bits) >= 0x1p28 || std::max(e.y, e.z) > longest_search;
  }
};

int32_t narrow(int64_t size) { return static_cast<int32_t>(size); }

enum class Axis { y, z };

class LineStep : public Step {
 public:
  LineStep(bool labels, const std::array<double, 3>& spacing) : labels_(labels), spacing_(spacing) {}
  std::string_view skeleton() const override { return "line"; }
  Work reads(int) const override { return Work::i32; }
  Work writes() const override { return labels_ ? Work::i32 : Work::f32; }
  bool rereads(int) const override { return labels_; }
  std::string parameters() const override {
    return "spacing " + std::to_string(spacing_[0]) + "," + std::to_string(spacing_[1]) + "," +
           std::to_string(spacing_[2]);
  }

  void run(const Run& run) const override {
    const Scale scale(run.extent, spacing_);
    const Lines lines(run, labels_, true);
    rows(run, lines, scale);
    columns(run, lines, scale, Axis::y);
    if (run.extent.z > 1) columns(run, lines, scale, Axis::z);
  }

  void launch(const Run& run) const override {
    const Scale scale(run.extent, spacing_);
    const Lines across(run, labels_, scale.wide);
    launch_rows(run, across, scale);
    if (run.extent.z == 1) return launch_columns(run, across, nullptr, scale, Axis::y);
    const Lines down(run, labels_, scale.wide);
    launch_columns(run, across, &down, scale, Axis::y);
    launch_columns(run, down, nullptr, scale, Axis::z);
  }

 private:
  /// Cost and label of each voxel between two passes.
  struct Lines {
    MemoryRef cost, label;
    Lines(const Run& run, bool labels, bool wide)
        : cost(run.scratch(run.extent.count() * (wide ? sizeof(int64_t) : sizeof(int32_t)))),
          label(labels ? run.scratch(run.extent.count() * sizeof(int32_t)) : nullptr) {}
    int64_t* costs() const { return static_cast<int64_t*>(cost->host); }
    int32_t* labels() const { return label ? static_cast<int32_t*>(label->host) : nullptr; }
    /// A kernel that wants no labels gets some pointer.
    Pointer label_pointer() const { return {label ? label.get() : cost.get()}; }
  };

  static void rows(const Run& run, const Lines& lines, const Scale& scale) {
    const Extent& e = run.extent;
    parallel_for(e.n * e.z * e.y, std::max<int64_t>(1, (1 << 14) / e.x), [&](int64_t begin, int64_t end) {
      StageRunner load(run.loads[0]);
      std::vector<int32_t> sites(e.x);
      for (int64_t i = begin; i < end; ++i) {
        load.load(i / e.y / e.z, i / e.y % e.z, i % e.y, 0, e.x, sites.data());
        CPU_CALL(row_costs, sites.data(), e.x, scale.weight[0], lines.costs() + i * e.x,
                 lines.labels() ? lines.labels() + i * e.x : nullptr);
      }
    });
  }

  /// One thread's block of columns.
  struct Block {
    std::vector<int64_t> cost, least;
    std::vector<int32_t> label, nearest, sites, starts;
    std::vector<float> distance;
    Block(int64_t length, bool labels)
        : cost(length * block_width),
          least(cost.size()),
          label(labels ? cost.size() : 0),
          nearest(label.size()),
          sites(length),
          starts(length),
          distance(block_width) {}

    Columns columns(int64_t length, int64_t width, int64_t weight) {
      return {length,       width,          weight,       cost.data(),  label.empty() ? nullptr : label.data(),
              least.data(), nearest.data(), sites.data(), starts.data()};
    }
  };

  void columns(const Run& run, const Lines& lines, const Scale& scale, Axis axis) const {
    const Extent& e = run.extent;
    const bool along_z = axis == Axis::z, final = along_z || e.z == 1;
    const int64_t length = along_z ? e.z : e.y, across = along_z ? e.y : e.z, step = along_z ? e.y * e.x : e.x;
    const int64_t blocks = (e.x + block_width - 1) / block_width;
    parallel_for(e.n * across * blocks, 1, [&](int64_t begin, int64_t end) {
      StageRunner store(run.store);
      Block block(length, labels_);
      for (int64_t task = begin; task < end; ++task) {
        const int64_t x = task % blocks * block_width, outer = task / blocks, n = outer / across,
                      other = outer % across;
        const int64_t base = n * e.z * e.y * e.x + other * (along_z ? e.x : e.y * e.x) + x,
                      width = std::min(block_width, e.x - x);
        for (int64_t i = 0; i < length; ++i) copy(lines, base + i * step, block, i * width, width);
        CPU_CALL(envelopes, block.columns(length, width, scale.weight[along_z ? 2 : 1]));
        for (int64_t i = 0; i < length; ++i) {
          if (!final)
            copy_back(block, i * width, lines, base + i * step, width);
          else
            store.store(n, along_z ? i : other, along_z ? other : i, x, width,
                        values(block, i * width, width, scale.unit));
        }
      }
    });
  }

  static void copy(const Lines& lines, int64_t from, Block& block, int64_t to, int64_t count) {
    std::copy_n(lines.costs() + from, count, &block.cost[to]);
    if (lines.labels()) std::copy_n(lines.labels() + from, count, &block.label[to]);
  }

  static void copy_back(const Block& block, int64_t from, const Lines& lines, int64_t to, int64_t count) {
    std::copy_n(&block.least[from], count, lines.costs() + to);
    if (lines.labels()) std::copy_n(&block.nearest[from], count, lines.labels() + to);
  }

  const void* values(Block& block, int64_t at, int64_t count, double unit) const {
    if (labels_) return &block.nearest[at];
    CPU_CALL(distances, &block.least[at], count, unit, block.distance.data());
    return block.distance.data();
  }

  void launch_rows(const Run& run, const Lines& to, const Scale& scale) const {
    const Extent& e = run.extent;
    const int64_t words = e.x <= 32 * 32 ? 32 : e.x <= 32 * 128 ? 128 : 1024;
    const int64_t pieces = (e.x - 1) / (32 * words) + 1;
    const Groups groups{pieces, e.y, e.n * e.z};
    Kernel kernel{"line",          "row_ends", 128, {{"WORDS", words}, {"LABELS", labels_}, {"WIDE", scale.wide}},
                  {&run.loads[0]}, nullptr};
    const MemoryRef ends = run.scratch(e.n * e.z * e.y * pieces * 2 * sizeof(int32_t));
    if (pieces > 1) run.device.launch(kernel, groups, {Pointer{ends.get()}, narrow(e.x), narrow(e.y), narrow(e.z)});
    kernel.entry = "row_costs";
    run.device.launch(kernel, groups,
                      {Pointer{ends.get()}, Pointer{to.cost.get()}, to.label_pointer(), narrow(e.x), narrow(e.y),
                       narrow(e.z), scale.weight[0]});
  }

  /// Without `to` the pass is the last and stores results.
  void launch_columns(const Run& run, const Lines& from, const Lines* to, const Scale& scale, Axis axis) const {
    const Extent& e = run.extent;
    const bool along_z = axis == Axis::z;
    const Stage store = to ? plain_store(to->cost, scale.wide ? DType::i64 : DType::i32, e, Work::i64) : run.store;
    const Kernel kernel{
        "line", "", 64, {{"LABELS", labels_}, {"ALONG_Z", along_z}, {"WIDE", scale.wide}, {"LAST", !to}}, {}, &store};
    const std::vector<Argument> arguments{Pointer{from.cost.get()},
                                          from.label_pointer(),
                                          to ? to->label_pointer() : from.label_pointer(),
                                          scale.weight[along_z ? 2 : 1],
                                          scale.unit,
                                          narrow(e.x),
                                          narrow(e.y),
                                          narrow(e.z)};
    const int64_t length = along_z ? e.z : e.y, outers = e.n * (along_z ? e.y : e.z);
    length <= longest_search ? launch_searches(run, kernel, arguments, length, outers)
                             : launch_envelopes(run, kernel, arguments, length, outers);
  }

  static void launch_searches(const Run& run, Kernel kernel, const std::vector<Argument>& arguments, int64_t length,
                              int64_t outers) {
    constexpr int64_t steps = 16;
    kernel.entry = "search";
    kernel.constants["STEPS"] = steps;
    run.device.launch(kernel, {(run.extent.x + 63) / 64, outers, (length + steps - 1) / steps}, arguments);
  }

  /// Envelopes of some lines at a time, which bounds memory.
  static void launch_envelopes(const Run& run, Kernel kernel, const std::vector<Argument>& arguments, int64_t length,
                               int64_t outers) {
    const int64_t size = run.extent.x * length, at_once = std::clamp<int64_t>(most_entries / size, 1, outers);
    const MemoryRef sites = run.scratch(at_once * size * sizeof(int32_t)),
                    starts = run.scratch(at_once * size * sizeof(int32_t));
    kernel.entry = "envelope";
    for (int64_t first = 0; first < outers; first += at_once) {
      const int64_t count = std::min(at_once, outers - first);
      std::vector<Argument> all = arguments;
      all.insert(all.end(), {narrow(first), narrow(count), Pointer{sites.get()}, Pointer{starts.get()}});
      run.device.launch(kernel, {(run.extent.x + 63) / 64, count, 1}, all);
    }
  }

  bool labels_;
  std::array<double, 3> spacing_;
};

}  // namespace

NodeRef distance_to_sites(const NodeRef& sites, const std::array<double, 3>& spacing) {
  return make_node(sites->type.with(DType::f32), std::make_unique<LineStep>(false, spacing), {sites});
}

NodeRef nearest_site(const NodeRef& sites, const std::array<double, 3>& spacing) {
  return make_node(sites->type, std::make_unique<LineStep>(true, spacing), {sites});
}

}  // namespace fulmo
