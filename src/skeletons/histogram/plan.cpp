// Counters: a private set for each part of the work, added up at its end.
#include <algorithm>
#include <mutex>

#include "backends/cpu/pool.hpp"
#include "skeletons/histogram/cpu.hpp"
#include "skeletons/histogram/histogram.hpp"
#include "skeletons/map/block.hpp"

namespace fulmo {

namespace {

constexpr std::int64_t segment = 256;

class HistogramStep : public Step {
 public:
  explicit HistogramStep(int bins) : bins_(bins) {}
  std::string_view skeleton() const override { return "histogram"; }
  std::string parameters() const override { return std::to_string(bins_) + " bins"; }
  bool fuses_store() const override { return false; }

  void run(const Run& run) const override {
    const Extent e = run.input(0);
    const std::int64_t in_row = (e.x + segment - 1) / segment;
    auto counts = static_cast<std::uint32_t*>(run.output->host);
    std::fill(counts, counts + e.n * bins_, 0u);
    std::mutex mutex;
    for (std::int64_t n = 0; n < e.n; ++n) {
      float range[2];
      StageRunner(run.loads[1]).load(n, 0, 0, 0, 2, range);
      parallel_for(e.z * e.y * in_row, 256, [&](std::int64_t begin, std::int64_t end) {
        const auto part = counted(run, n, range, begin, end);
        std::lock_guard lock(mutex);
        for (int i = 0; i < bins_; ++i) counts[n * bins_ + i] += part[i];
      });
    }
  }

  void launch(const Run& run) const override {
    const Extent e = run.input(0);
    const std::int64_t in_row = (e.x + segment - 1) / segment, segments = e.z * e.y * in_row;
    const int room = static_cast<int>(run.device.local_bytes / 2 / (bins_ * sizeof(std::uint32_t)));
    const Kernel kernel{"histogram", "count", lanes, {{"BINS", bins_}, {"COPIES", std::min(room, 8)}}, {&run.loads[0], &run.loads[1]}};
    run.device.fill(*run.output, 0);
    const auto groups = static_cast<std::int32_t>(std::clamp<std::int64_t>(segments / 64, 1, most_groups));
    if (segments)
      run.device.launch(kernel, {groups, e.n, 1},
                        {Pointer{run.output.get()}, segments, static_cast<std::int32_t>(in_row), static_cast<std::int32_t>(e.x),
                         static_cast<std::int32_t>(e.y), groups});
  }

 private:
  static constexpr int lanes = 256, most_groups = 1056;

  /// The counters of some segments of a frame; the last one is for NaN.
  std::vector<std::uint32_t> counted(const Run& run, std::int64_t n, const float* range, std::int64_t begin, std::int64_t end) const {
    const Extent e = run.input(0);
    const std::int64_t in_row = (e.x + segment - 1) / segment;
    std::vector<std::uint32_t> part(bins_ + 1);
    StageRunner runner(run.loads[0]);
    float values[segment];
    for (std::int64_t i = begin; i < end; ++i) {
      const std::int64_t row = i / in_row, x = i % in_row * segment, width = std::min(segment, e.x - x);
      runner.load(n, row / e.y, row % e.y, x, width, values);
      CPU_CALL(count_values, values, static_cast<int>(width), range, bins_, part.data());
    }
    return part;
  }

  int bins_;
};

}  // namespace

NodeRef histogram(const NodeRef& image, const NodeRef& range, int bins) {
  Type type{DType::u32, image->type.shape, image->type.batch};
  type.shape.resize(type.batch);
  type.shape.push_back(bins);
  return make_node(type, std::make_unique<HistogramStep>(bins), {image, range});
}

}  // namespace fulmo
