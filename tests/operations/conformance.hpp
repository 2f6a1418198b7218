#pragma once
// What the modes of the conformance program share.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cases.hpp"

namespace fulmo::conformance {

struct Options {
  std::string mode = "check", operation, device, file;
  bool thorough = false, write = false;
  int calls = 0;            // 0: as many as the mode thinks right
  int part = 0, parts = 1;  // only operations number part, part + parts, ...
};

/// How images reach the operation: as they are, or pending behind a flip of a flipped copy (fused where it can be).
enum class Feed { plain, behind_flip };

bool is_written(const Trial&, const Parameter&);
Given arguments(const Trial&, const DeviceRef&, Feed);
/// Any result as bytes, type first.
std::vector<char> flatten(const Value&);
/// The result, or the error's text: both must be the same everywhere. With a dtype it goes into an image of that.
std::vector<char> outcome(const Trial&, const DeviceRef&, Feed, std::optional<DType> output = {});
bool is_error(const std::vector<char>& outcome);
/// Those of the common shapes and types that give a result.
std::vector<Trial> sound_trials(const Operation&);
/// All, or what --device names by id or backend.
std::vector<DeviceRef> chosen_devices(const Options&);
/// The same without the native CPU.
std::vector<DeviceRef> others(const Options&);

template <class F>
void each_operation(const Options& options, F f) {
  int number = 0;
  for (auto& [name, operation] : operations())
    if ((options.operation.empty() || options.operation == name) && number++ % options.parts == options.part)
      f(operation);
}

/// What `check` has found of an operation.
struct Row {
  int trials = 0;
  std::int64_t bytes = 0;
  std::map<std::string, std::uint64_t> launches;
  std::vector<std::string> failures;
  bool fuses = false;  // in some trial what was pending in front cost no launch of its own
  bool fed = false;    // in some trial it took an image that was not written out
  bool tiles = false;  // in some trial it ran in tiles
};

Row check(const Operation&, const Options&);
const std::set<std::string>& whole_image_skeletons();
const std::set<std::string>& read_by_several_steps();
/// A line for each trial on the native CPU. Errors are left out: their words may change.
std::string golden_text(const Options&);

int run_check(const Options&);
/// The same as a table.
int run_support(const Options&);
int run_golden(const Options&);
int run_controls(Options);
/// Memory runs out, and devices are lost, at each request in turn.
int run_faults(const Options&);
/// Many calls of each operation; memory must not grow.
int run_endurance(const Options&);
/// Many threads on one device.
int run_threads(const Options&);

}  // namespace fulmo::conformance
