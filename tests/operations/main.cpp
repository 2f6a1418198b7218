// The conformance program: every operation on every device, byte for byte.
//
//   fulmo_conformance check        equal bytes, or the first that differ
//   fulmo_conformance support      the same as a table in Markdown: operations, devices, launches
//   fulmo_conformance time         milliseconds per operation and device
//   fulmo_conformance coverage     cases per operation; fails if one has none
//   fulmo_conformance golden FILE  results of this numerics version as hashes; --write writes them
//   fulmo_conformance controls     each broken rule must turn its operations red
//   fulmo_conformance faults       memory runs out at each allocation and launch in turn, and devices are lost at each
//                                  launch; the next call must work (--thorough: in all cases, not the first of each)
//   fulmo_conformance endurance    10,000 calls of each operation with random shapes; memory must not grow
//   fulmo_conformance threads      16 threads with 500 random calls each; results must be those of one thread
//
// Options: --operation NAME, --device ID, --thorough (more types and shapes), --part 1/4 (operations 1, 5, 9, ...),
// --calls N (of endurance and threads).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "conformance.hpp"

namespace fulmo::conformance {

namespace {

int run_time(const Options& options) {
  std::vector<DeviceRef> all = others(options);
  all.push_back(device_named("cpu"));
  each_operation(options, [&](const Operation& operation) {
    Trial trial{&operation, parse(operation.cases.back().arguments), operation.name, DType::f32, {64, 256, 256}, 0};
    std::printf("%-45s", operation.name.c_str());
    for (auto& device : all) {
      double best = 1e300;
      try {
        const Given given = arguments(trial, device, Feed::plain);
        for (int repeat = 0; repeat < 4; ++repeat) {
          device->finish();
          const auto start = std::chrono::steady_clock::now();
          const Value value = call(operation, given, device->id);
          if (auto image = std::get_if<Image>(&value)) evaluate(image->node());
          device->finish();
          best = std::min(best,
                          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        }
        std::printf("  %s %9.3f ms", device->id.c_str(), best);
      } catch (const Error& error) {
        std::printf("  %s %s", device->id.c_str(), error.what());
      }
    }
    std::printf("\n");
  });
  return 0;
}

int run_coverage(const Options& options) {
  int without = 0;
  each_operation(options, [&](const Operation& operation) {
    std::printf("%-45s %zu cases, %zu trials%s\n", operation.name.c_str(), operation.cases.size(),
                trials(operation, true).size(), operation.referee.empty() ? ", no referee" : "");
    without += operation.cases.empty();
  });
  return without;
}

Options read(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--thorough")
      options.thorough = true;
    else if (word == "--write")
      options.write = true;
    else if (word == "--operation" && i + 1 < count)
      options.operation = words[++i];
    else if (word == "--device" && i + 1 < count)
      options.device = words[++i];
    else if (word == "--part" && i + 1 < count)
      std::sscanf(words[++i], "%d/%d", &options.part, &options.parts);
    else if (word == "--calls" && i + 1 < count)
      options.calls = std::atoi(words[++i]);
    else if (options.mode == "golden")
      options.file = word;
    else
      options.mode = word;
  }
  return options;
}

}  // namespace

int run(int count, char** words) {
  const Options options = read(count, words);
  if (options.mode == "check") return run_check(options);
  if (options.mode == "support") return run_support(options);
  if (options.mode == "time") return run_time(options);
  if (options.mode == "coverage") return run_coverage(options);
  if (options.mode == "golden") return run_golden(options);
  if (options.mode == "controls") return run_controls(options);
  if (options.mode == "faults") return run_faults(options);
  if (options.mode == "endurance") return run_endurance(options);
  if (options.mode == "threads") return run_threads(options);
  std::fprintf(stderr, "check, time, support, coverage, golden, controls, faults, endurance or threads, got %s\n",
               options.mode.c_str());
  return 2;
}

}  // namespace fulmo::conformance

int main(int count, char** words) { return fulmo::conformance::run(count, words); }
