// Many calls of each operation, every one with another shape: what grows is kept by shape, or forgotten. Shapes with
// axes of one voxel are rare, and so are kernels for them: what a driver keeps of a kernel is told apart, but there
// must be few that come late.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "backends/trace.hpp"
#include "conformance.hpp"

namespace fulmo::conformance {

namespace {

struct Use {
  std::int64_t heap = 0, resident = 0, device = 0;
};
Use operator+(const Use& a, const Use& b) { return {a.heap + b.heap, a.resident + b.resident, a.device + b.device}; }
Use operator-(const Use& a, const Use& b) { return {a.heap - b.heap, a.resident - b.resident, a.device - b.device}; }

/// What is less than this much counts as this much when growth is told in percent.
constexpr Use floor_of_use{8 << 20, 128 << 20, 32 << 20};

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t pages = 0, resident = 0;
  file >> pages >> resident;
  return resident * 4096;
}

/// Blocks in use, where the C library counts them.
std::int64_t heap_bytes() {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
  const struct mallinfo2 all = mallinfo2();
  return static_cast<std::int64_t>(all.uordblks + all.hblkhd);
#else
  return 0;
#endif
}

std::int64_t held_by(Device& device) {
  const MemoryState state = device.memory();
  return static_cast<std::int64_t>(state.used + state.pooled);
}

/// What devices hold in the host's memory is theirs, and not counted twice.
Use use_of(Device& device) {
  device.finish();
  Device& native = *device_named("cpu");
  const std::int64_t on_host = held_by(native) + (device.is_gpu || &device == &native ? 0 : held_by(device));
  return {heap_bytes() - on_host, static_cast<std::int64_t>(resident_bytes()), held_by(device)};
}

double percent(std::int64_t growth, std::int64_t before, std::int64_t least) {
  return 100 * static_cast<double>(growth) / static_cast<double>(std::max(before, least));
}

/// One of the trials; where its shape is free, with another one.
Trial varied(const std::vector<Trial>& all, std::mt19937& random) {
  const auto upto = [&](int most) { return static_cast<std::int64_t>(1 + random() % static_cast<unsigned>(most)); };
  Trial trial = all[random() % all.size()];
  if (!trial.free_shape) return trial;
  trial.shape = trial.shape.size() == 3 ? std::vector{upto(5), upto(12), upto(20)} : std::vector{upto(30), upto(40)};
  trial.text = trial.operation->name + to_string(trial.shape);
  return trial;
}

struct Calls {
  std::size_t refused = 0;  // with an error
  std::size_t kernels = 0;  // that had not been met before
  Use first;                // what calls with such kernels have left
};

/// Calls that give an error are calls, too.
Calls made(const std::vector<Trial>& all, const DeviceRef& device, int calls, std::mt19937& random) {
  Calls made;
  for (int i = 0; i < calls; ++i) {
    Trace trace;
    current_trace() = &trace;
    const Use before = use_of(*device);
    made.refused += is_error(outcome(varied(all, random), device, Feed::plain));
    if (!trace.kernels.empty()) made.first = made.first + (use_of(*device) - before);
    made.kernels += trace.kernels.size();
  }
  current_trace() = nullptr;
  return made;
}

/// Growth over some calls in percent.
struct Growth {
  double heap, resident, device;
  bool held;  // images that nobody has any more are still there
  std::int64_t bytes;
  bool flat(int calls) const {
    return heap <= 1 && resident <= 1 && device <= 1 && !held && bytes <= std::max(64 << 10, 8 * calls);
  }
};

Growth grown(const Use& before, const Use& by, bool held) {
  return {percent(by.heap, before.heap, floor_of_use.heap),
          percent(by.resident, before.resident, floor_of_use.resident),
          percent(by.device, before.device, floor_of_use.device), held, by.heap};
}

/// Whether memory stayed as it was; a line of the table.
bool lasts(const std::vector<Trial>& all, const DeviceRef& device, int calls) {
  std::mt19937 random(1);
  made(all, device, std::max(calls / 10, 1000), random);  // warm
  const std::size_t used = device->memory().used;
  const Use before = use_of(*device);
  const auto start = std::chrono::steady_clock::now();
  const Calls last = made(all, device, calls, random);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  const Growth growth = grown(before, use_of(*device) - before - last.first, device->memory().used != used);
  const bool flat = growth.flat(calls) && last.kernels <= std::max<std::size_t>(8, calls / 500);
  std::printf("| %s | %s | %d | %zu | %zu | %.3f | %+.2f | %+.1f | %+.2f | %+.2f | %s |\n",
              all[0].operation->name.c_str(), device->id.c_str(), calls, last.refused, last.kernels,
              took.count() / calls, growth.heap, static_cast<double>(growth.bytes) / calls, growth.resident,
              growth.device, flat ? "yes" : "**no**");
  std::fflush(stdout);
  return flat;
}

}  // namespace

int run_endurance(const Options& options) {
  std::printf(
      "Growth in percent, of at least %d MB of heap, %d MB resident, %d MB of device memory; flat: up to 1 %% and "
      "8 bytes a call, what kernels leave at their first call aside, and few of these.\n\n",
      static_cast<int>(floor_of_use.heap >> 20), static_cast<int>(floor_of_use.resident >> 20),
      static_cast<int>(floor_of_use.device >> 20));
  std::printf(
      "| operation | device | calls | errors among them | new kernels | ms a call | heap | bytes a call | resident | "
      "device | flat |\n");
  std::printf("|---|---|---|---|---|---|---|---|---|---|---|\n");
  int failed = 0, count = 0;
  each_operation(options, [&](const Operation& operation) {
    const std::vector<Trial> all = sound_trials(operation);
    if (all.empty()) return;
    for (auto& device : chosen_devices(options)) {
      failed += !lasts(all, device, options.calls ? options.calls : 10000);
      ++count;
    }
  });
  std::printf("\n%d rows, %d grow\n", count, failed);
  return failed != 0 || count == 0;
}

}  // namespace fulmo::conformance
