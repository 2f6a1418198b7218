// Counters: a private set for each part of the work, added up at its end.
#include <algorithm>
#include <cstring>
#include <mutex>

#include "backends/cpu/pool.hpp"
#include "skeletons/histogram/cpu.hpp"
#include "skeletons/map/block.hpp"

namespace fulmo {

namespace {

constexpr std::int64_t segment = 256;
constexpr int lanes = 256, most_groups = 1056, most_copies = 8;

/// What is counted: `rows` sets of bins, by value (shift -1) or by digit.
struct Bins {
  int bins, rows;
  Digit digit;
};

class CountStep : public Step {
 public:
  explicit CountStep(Bins what) : what_(what) {}
  std::string_view skeleton() const override { return "histogram"; }
  Work reads(int input) const override { return input == 0 ? Work::f32 : Work::f64; }
  bool fuses_store() const override { return false; }
  Summary summary() const override { return Summary::added; }

  std::string parameters() const override {
    return std::to_string(what_.bins) +
           (by_value() ? " bins" : " digits from bit " + std::to_string(what_.digit.shift));
  }

  void run(const Run& run) const override {
    const Extent e = run.input(0);
    const std::int64_t in_row = (e.x + segment - 1) / segment, counters = what_.rows * what_.bins;
    auto counts = static_cast<std::uint32_t*>(run.output->host);
    std::fill(counts, counts + e.n * counters, 0u);
    std::mutex mutex;
    for (std::int64_t n = 0; n < e.n; ++n)
      parallel_for(e.z * e.y * in_row, std::max<std::int64_t>(256, counters),
                   [&](std::int64_t begin, std::int64_t end) {
                     const auto part = counted(run, n, begin, end);
                     std::lock_guard lock(mutex);
                     for (int row = 0; row < what_.rows; ++row)
                       for (int i = 0; i < what_.bins; ++i)
                         counts[n * counters + row * what_.bins + i] += part[row * (what_.bins + 1) + i];
                   });
  }

  void launch(const Run& run) const override {
    const Extent e = run.input(0);
    const std::int64_t in_row = (e.x + segment - 1) / segment, segments = e.z * e.y * in_row;
    run.device.fill(*run.output, 0);
    if (segments == 0) return;
    const auto room = run.device.local_bytes / (what_.rows * what_.bins * sizeof(std::uint32_t));
    const Kernel kernel{"histogram",
                        "count",
                        lanes,
                        {{"BINS", what_.bins},
                         {"ROWS", what_.rows},
                         {"SHIFT", what_.digit.shift},
                         {"WIDTH", what_.digit.bits},
                         {"COPIES", std::min<int>(static_cast<int>(room), most_copies)}},
                        {&run.loads[0], &run.loads[1]},
                        nullptr};
    const auto groups = static_cast<std::int32_t>(std::clamp<std::int64_t>(segments / 64, 1, most_groups));
    const auto narrow = [](std::int64_t v) { return static_cast<std::int32_t>(v); };
    run.device.launch(kernel, {groups, e.n, 1},
                      {Pointer{run.output.get()}, segments, narrow(in_row), narrow(e.x), narrow(e.y), groups});
  }

 private:
  bool by_value() const { return what_.digit.shift < 0; }

  /// The counters of some segments of a frame; after the bins of each row stands what did not count.
  std::vector<std::uint32_t> counted(const Run& run, std::int64_t n, std::int64_t begin, std::int64_t end) const {
    const Extent e = run.input(0);
    const std::int64_t in_row = (e.x + segment - 1) / segment;
    std::vector<double> given(std::max(what_.rows, 2));
    StageRunner(run.loads[1]).load(n, 0, 0, 0, by_value() ? 2 : what_.rows, given.data());
    std::vector<std::uint32_t> part(what_.rows * (what_.bins + 1));
    StageRunner runner(run.loads[0]);
    float room[segment];
    for (std::int64_t i = begin; i < end; ++i) {
      const std::int64_t row = i / in_row, x = i % in_row * segment;
      const int width = static_cast<int>(std::min(segment, e.x - x));
      const auto values = static_cast<const float*>(runner.values(n, row / e.y, row % e.y, x, width, room));
      if (by_value())
        CPU_CALL(count_values, values, width, given.data(), what_.bins, part.data());
      else
        for (int r = 0; r < what_.rows; ++r)
          if (first_like(given, r) == r)
            CPU_CALL(count_digits, values, width, given[r], what_.digit, part.data() + r * (what_.bins + 1));
    }
    for (int r = 0; !by_value() && r < what_.rows; ++r)
      if (const int same = first_like(given, r); same < r)
        std::copy_n(part.data() + same * (what_.bins + 1), what_.bins, part.data() + r * (what_.bins + 1));
    return part;
  }

  /// The first row of bins with the prefix of row r: such rows have the same counts.
  static int first_like(const std::vector<double>& prefixes, int r) {
    return static_cast<int>(std::find(prefixes.begin(), prefixes.begin() + r, prefixes[r]) - prefixes.begin());
  }

  Bins what_;
};

NodeRef counts_of(const NodeRef& image, const NodeRef& given, Bins what) {
  Type type{DType::u32, image->type.shape, image->type.batch};
  type.shape.resize(type.batch);
  type.shape.push_back(what.rows * what.bins);
  return make_node(type, std::make_unique<CountStep>(what), {image, given});
}

}  // namespace

NodeRef histogram(const NodeRef& image, const NodeRef& range, int bins) {
  return counts_of(image, range, {bins, 1, {-1, 0}});
}

NodeRef digit_counts(const NodeRef& image, const NodeRef& prefixes, Digit digit) {
  return counts_of(image, prefixes, {1 << digit.bits, static_cast<int>(prefixes->type.shape.back()), digit});
}

float value_of_key(std::uint32_t key) {
  const std::uint32_t bits = key >> 31 ? key & 0x7fffffffu : ~key;
  float value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

}  // namespace fulmo
