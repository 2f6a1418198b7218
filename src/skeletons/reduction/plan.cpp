// Plans: segments of rows first, then folds of their results; the same levels on the CPU and in launches.
#include "skeletons/reduction/plan.hpp"

#include <algorithm>
#include <cstring>

#include "backends/cpu/pool.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/reduction/cpu.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

constexpr std::int64_t segment = 256;

std::int64_t segments_of(std::int64_t length) { return std::max<std::int64_t>(1, (length + segment - 1) / segment); }

/// What folds the results of a measure's first pass.
Measure onward(Measure measure) {
  switch (measure) {
    case Measure::upper_sum:
      return Measure::sum;
    case Measure::finite_minimum:
      return Measure::minimum;
    case Measure::finite_maximum:
      return Measure::maximum;
    default:
      return measure;
  }
}

/// Values of 8 bytes, int64 or double: [measure][line][position].
struct Results {
  explicit Results(std::int64_t count) : bytes(count * 8) {}
  char* at(std::int64_t i) { return bytes.data() + i * 8; }
  const char* at(std::int64_t i) const { return bytes.data() + i * 8; }
  std::vector<char> bytes;
};

class ReduceStep : public Step {
 public:
  ReduceStep(Work work, std::vector<Measure> measures) : work_(work), measures_(std::move(measures)) {}
  std::string_view skeleton() const override { return "reduction"; }
  Work reads(int) const override { return work_; }
  bool fuses_store() const override { return false; }

  std::string parameters() const override {
    static const char* const names[] = {"sum", "upper_sum", "minimum", "maximum", "finite_minimum", "finite_maximum", "product"};
    std::string text;
    for (Measure m : measures_) text += (text.empty() ? "" : ", ") + std::string(names[static_cast<int>(m)]);
    return text;
  }

  void run(const Run& run) const override {
    const Extent e = run.input(0);
    const std::int64_t frames = e.n, count = measures_.size();
    const auto folded = levels(e, first_pass(run), [&](const Results& from, std::int64_t lines, std::int64_t length) {
      return fold_lines(from, lines, length);
    });
    for (std::int64_t n = 0; n < frames; ++n)
      for (std::int64_t m = 0; m < count; ++m)
        std::memcpy(static_cast<char*>(run.output->host) + (n * count + m) * 8, folded.at(m * frames + n), 8);
  }

  void launch(const Run& run) const override {
    const Extent e = run.input(0);
    const Kernel kernel = made("segments", {&run.loads[0]});
    const std::int64_t in_row = segments_of(e.x), count = e.n * e.z * e.y * in_row;
    const MemoryRef first = run.scratch(std::max<std::int64_t>(1, count) * measures_.size() * 8);
    if (count)
      run.device.launch(kernel, {(count + teams - 1) / teams, 1, 1},
                        {Pointer{first.get()}, count, narrow(in_row), narrow(e.x), narrow(e.y), narrow(e.z)});
    const MemoryRef folded = levels(e, first, [&](const MemoryRef& from, std::int64_t lines, std::int64_t length) {
      return launch_fold(run, from, lines, length);
    });
    run.device.launch(made("interleave", {}), {(e.n + lanes - 1) / lanes, 1, 1},
                      {Pointer{folded.get()}, Pointer{run.output.get()}, narrow(e.n)});
  }

 private:
  static constexpr int lanes = 256, teams = lanes / 32;
  static std::int32_t narrow(std::int64_t v) { return static_cast<std::int32_t>(v); }

  /// Folds along x, then y, then z, until each frame has one value.
  template <class From, class Fold>
  static From levels(const Extent& e, From from, Fold fold) {
    struct Axis {
      std::int64_t lines, length;
    };
    for (auto [lines, length] : {Axis{e.n * e.z * e.y, segments_of(e.x)}, Axis{e.n * e.z, e.y}, Axis{e.n, e.z}})
      for (; length != 1; length = segments_of(length)) from = fold(from, lines, length);
    return from;
  }

  /// The segments of all rows.
  Results first_pass(const Run& run) const {
    const Extent e = run.input(0);
    const std::int64_t in_row = segments_of(e.x), count = e.n * e.z * e.y * in_row;
    Results results(measures_.size() * count);
    parallel_for(count, 64, [&](std::int64_t begin, std::int64_t end) {
      StageRunner runner(run.loads[0]);
      alignas(64) char values[segment * 8];
      for (std::int64_t i = begin; i < end; ++i) {
        const std::int64_t row = i / in_row, x = i % in_row * segment, width = std::min(segment, e.x - x);
        runner.load(row / e.y / e.z, row / e.y % e.z, row % e.y, x, width, values);
        for (std::size_t m = 0; m < measures_.size(); ++m)
          CPU_CALL(fold_segments, work_, measures_[m], values, width, results.at(m * count + i));
      }
    });
    return results;
  }

  Results fold_lines(const Results& from, std::int64_t lines, std::int64_t length) const {
    const std::int64_t in_line = segments_of(length);
    Results results(measures_.size() * lines * in_line);
    for (std::size_t m = 0; m < measures_.size(); ++m)
      for (std::int64_t i = 0; i < lines; ++i) {
        const std::int64_t line = static_cast<std::int64_t>(m) * lines + i;
        CPU_CALL(fold_segments, wide(work_), onward(measures_[m]), from.at(line * length), length,
                 results.at(line * in_line));
      }
    return results;
  }

  MemoryRef launch_fold(const Run& run, const MemoryRef& from, std::int64_t lines, std::int64_t length) const {
    const std::int64_t in_line = segments_of(length), count = lines * in_line;
    const MemoryRef results = run.scratch(std::max<std::int64_t>(1, count) * measures_.size() * 8);
    if (count)
      run.device.launch(made("fold", {}), {(count + teams - 1) / teams, 1, 1},
                        {Pointer{from.get()}, Pointer{results.get()}, count, narrow(in_line), narrow(length)});
    return results;
  }

  Kernel made(const char* entry, std::vector<const Stage*> loads) const {
    return {"reduction", entry, lanes, kernel_constants(work_, measures_), std::move(loads), nullptr};
  }

  Work work_;
  std::vector<Measure> measures_;
};

}  // namespace

std::map<std::string, std::int64_t> kernel_constants(Work work, const std::vector<Measure>& measures) {
  std::map<std::string, std::int64_t> constants{
      {"WORK", static_cast<int>(work)}, {"MEASURES", static_cast<int>(measures.size())}, {"FINISH", 0}, {"ALONG_Z", 0}};
  for (std::size_t m = 0; m < 4; ++m)
    constants["MEASURE_" + std::to_string(m)] = m < measures.size() ? static_cast<int>(measures[m]) : 0;
  return constants;
}

NodeRef reduce(const NodeRef& image, std::vector<Measure> measures) {
  if (measures.size() > 4) throw Bug("at most four measures in one pass");
  const DType dtype = is_float(image->type.dtype) ? DType::f64 : DType::i64;
  const Type type = image->type.row(dtype, static_cast<std::int64_t>(measures.size()));
  return make_node(type, std::make_unique<ReduceStep>(read_as(image->type.dtype), std::move(measures)), {image});
}

}  // namespace fulmo
