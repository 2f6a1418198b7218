// Plans: segments of rows first, which tiles can give too, then folds of their results; the same levels on the CPU and
// in launches.
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

constexpr int lanes = 256, teams = lanes / 32;

std::int32_t narrow(std::int64_t v) { return static_cast<std::int32_t>(v); }

Kernel made(const char* entry, Work work, const std::vector<Measure>& measures, std::vector<const Stage*> loads) {
  return {"reduction", entry, lanes, kernel_constants(work, measures), std::move(loads), nullptr};
}

std::string names_of(const std::vector<Measure>& measures) {
  static const char* const names[] = {"sum",    "upper_sum", "minimum", "maximum", "finite_minimum", "finite_maximum",
                                      "product"};
  std::string text;
  for (Measure m : measures) text += (text.empty() ? "" : ", ") + std::string(names[static_cast<int>(m)]);
  return text;
}

/// The segments of all rows, side by side along x, as int64 or float64; each measure has frames of its own.
class SegmentsStep : public Step {
 public:
  SegmentsStep(Work work, std::vector<Measure> measures) : work_(work), measures_(std::move(measures)) {}
  std::string_view skeleton() const override { return "reduction"; }
  Work reads(int) const override { return work_; }
  bool fuses_store() const override { return false; }
  std::string parameters() const override { return "segments: " + names_of(measures_); }
  std::array<std::int64_t, 3> halo() const override { return {0, 0, 0}; }
  Summary summary() const override { return Summary::pasted; }

  Box source(const Box& part, const Extent&, const Extent& input) const override {
    Box box = part;
    box.begin[2] = part.begin[2] * segment, box.end[2] = std::min(part.end[2] * segment, input.x);
    return box;
  }

  void run(const Run& run) const override {
    const Extent e = run.input(0);
    const std::int64_t in_row = segments_of(e.x), count = e.n * e.z * e.y * in_row;
    const auto results = static_cast<char*>(run.output->host);
    parallel_for(count, 64, [&](std::int64_t begin, std::int64_t end) {
      StageRunner runner(run.loads[0]);
      alignas(64) char room[segment * 8];
      for (std::int64_t i = begin; i < end; ++i) {
        const std::int64_t row = i / in_row, x = i % in_row * segment, width = std::min(segment, e.x - x);
        const void* const values = runner.values(row / e.y / e.z, row / e.y % e.z, row % e.y, x, width, room);
        for (std::size_t m = 0; m < measures_.size(); ++m)
          CPU_CALL(fold_segments, work_, measures_[m], values, width, results + (m * count + i) * 8);
      }
    });
  }

  void launch(const Run& run) const override {
    const Extent e = run.input(0);
    const std::int64_t in_row = segments_of(e.x), count = e.n * e.z * e.y * in_row;
    run.device.launch(made("segments", work_, measures_, {&run.loads[0]}), {(count + teams - 1) / teams, 1, 1},
                      {Pointer{run.output.get()}, count, narrow(in_row), narrow(e.x), narrow(e.y), narrow(e.z)});
  }

 private:
  Work work_;
  std::vector<Measure> measures_;
};

/// Folds the segments along x, then y, then z, until each frame has one value of each measure.
class FoldStep : public Step {
 public:
  FoldStep(Work work, std::vector<Measure> measures) : work_(work), measures_(std::move(measures)) {}
  std::string_view skeleton() const override { return "reduction"; }
  bool fuses_load(int) const override { return false; }
  bool fuses_store() const override { return false; }
  std::string parameters() const override { return names_of(measures_); }

  void run(const Run& run) const override {
    const auto frames = static_cast<std::size_t>(run.extent.n), count = measures_.size();
    const auto results = static_cast<char*>(run.output->host);
    const auto from = static_cast<const char*>(run.inputs[0]->host);
    const auto folded = levels(run, Results(from, from + run.types[0].bytes()),
                               [&](const Results& lines, std::int64_t number, std::int64_t length) {
                                 return fold_lines(lines, number, length);
                               });
    for (std::size_t n = 0; n < frames; ++n)
      for (std::size_t m = 0; m < count; ++m)
        std::memcpy(results + (n * count + m) * 8, folded.data() + (m * frames + n) * 8, 8);
  }

  void launch(const Run& run) const override {
    const MemoryRef folded =
        levels(run, run.inputs[0], [&](const MemoryRef& lines, std::int64_t number, std::int64_t length) {
          return launch_fold(run, lines, number, length);
        });
    run.device.launch(made("interleave", work_, measures_, {}), {(run.extent.n + lanes - 1) / lanes, 1, 1},
                      {Pointer{folded.get()}, Pointer{run.output.get()}, narrow(run.extent.n)});
  }

 private:
  using Results = std::vector<char>;  // values of 8 bytes, int64 or double: [measure][line][position]

  template <class From, class Fold>
  static From levels(const Run& run, From from, Fold fold) {
    struct Axis {
      std::int64_t lines, length;
    };
    const Extent e = run.input(0);
    const std::int64_t frames = run.extent.n;
    for (auto [lines, length] : {Axis{frames * e.z * e.y, e.x}, Axis{frames * e.z, e.y}, Axis{frames, e.z}})
      for (; length != 1; length = segments_of(length)) from = fold(from, lines, length);
    return from;
  }

  Results fold_lines(const Results& from, std::int64_t lines, std::int64_t length) const {
    const std::int64_t in_line = segments_of(length), count = static_cast<std::int64_t>(measures_.size());
    Results results(count * lines * in_line * 8);
    for (std::int64_t line = 0; line < count * lines; ++line)
      CPU_CALL(fold_segments, wide(work_), onward(measures_[line / lines]), from.data() + line * length * 8, length,
               results.data() + line * in_line * 8);
    return results;
  }

  MemoryRef launch_fold(const Run& run, const MemoryRef& from, std::int64_t lines, std::int64_t length) const {
    const std::int64_t in_line = segments_of(length), count = lines * in_line;
    const MemoryRef results = run.scratch(std::max<std::int64_t>(1, count) * measures_.size() * 8);
    if (count)
      run.device.launch(made("fold", work_, measures_, {}), {(count + teams - 1) / teams, 1, 1},
                        {Pointer{from.get()}, Pointer{results.get()}, count, narrow(in_line), narrow(length)});
    return results;
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
  const Work work = read_as(image->type.dtype);
  const DType dtype = wide(work) == Work::f64 ? DType::f64 : DType::i64;
  const auto count = static_cast<std::int64_t>(measures.size());
  Type segments = image->type.with(dtype);
  if (segments.spatial() == 0) segments.shape.push_back(1);
  segments.shape.back() = segments_of(segments.shape.back());
  segments.shape.insert(segments.shape.begin(), count), ++segments.batch;
  const NodeRef parts = make_node(segments, std::make_unique<SegmentsStep>(work, measures), {image});
  return make_node(image->type.row(dtype, count), std::make_unique<FoldStep>(work, std::move(measures)), {parts});
}

}  // namespace fulmo
