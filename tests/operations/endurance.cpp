// Many calls of each operation, every one with another shape: what grows is kept by shape, or forgotten.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "conformance.hpp"

namespace fulmo::conformance {

namespace {

struct Use {
  std::size_t heap = 0, resident = 0, device = 0;
};

/// What is less than this much counts as this much when growth is told in percent.
constexpr Use floor_of_use{std::size_t{8} << 20, std::size_t{128} << 20, std::size_t{32} << 20};

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t pages = 0, resident = 0;
  file >> pages >> resident;
  return resident * 4096;
}

/// Blocks in use, where the C library counts them; the pool of the native CPU aside, since that is the device's.
std::size_t heap_bytes() {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
  const struct mallinfo2 all = mallinfo2();
  const MemoryState pool = device_named("cpu")->memory();
  return all.uordblks + all.hblkhd - pool.used - pool.pooled;
#else
  return 0;
#endif
}

Use use_of(Device& device) {
  device.finish();
  const MemoryState state = device.memory();
  return {heap_bytes(), resident_bytes(), state.used + state.pooled};
}

double growth(std::size_t before, std::size_t after, std::size_t least) {
  return 100 * (static_cast<double>(after) - static_cast<double>(before)) /
         static_cast<double>(std::max(before, least));
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

/// Calls that give an error are calls, too.
std::size_t count_refused(const std::vector<Trial>& all, const DeviceRef& device, int calls, std::mt19937& random) {
  std::size_t refused = 0;
  for (int i = 0; i < calls; ++i) refused += is_error(outcome(varied(all, random), device, Feed::plain));
  return refused;
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

Growth grown(const Use& before, const Use& after, bool held) {
  return {growth(before.heap, after.heap, floor_of_use.heap),
          growth(before.resident, after.resident, floor_of_use.resident),
          growth(before.device, after.device, floor_of_use.device), held,
          static_cast<std::int64_t>(after.heap) - static_cast<std::int64_t>(before.heap)};
}

/// Whether memory stayed as it was; a line of the table.
bool lasts(const std::vector<Trial>& all, const DeviceRef& device, int calls) {
  std::mt19937 random(1);
  count_refused(all, device, std::max(calls / 10, 1000), random);  // warm
  const std::size_t used = device->memory().used;
  const Use before = use_of(*device);
  const auto start = std::chrono::steady_clock::now();
  const std::size_t refused = count_refused(all, device, calls, random);
  const Growth last = grown(before, use_of(*device), device->memory().used != used);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  std::printf("| %s | %s | %d | %zu | %.3f | %+.2f | %+.1f | %+.2f | %+.2f | %s |\n", all[0].operation->name.c_str(),
              device->id.c_str(), calls, refused, took.count() / calls, last.heap,
              static_cast<double>(last.bytes) / calls, last.resident, last.device, last.flat(calls) ? "yes" : "**no**");
  std::fflush(stdout);
  return last.flat(calls);
}

}  // namespace

int run_endurance(const Options& options) {
  std::printf(
      "Growth in percent, of at least %zu MB of heap, %zu MB resident, %zu MB of device memory; flat: up to 1 %% "
      "and 8 bytes a call.\n\n",
      floor_of_use.heap >> 20, floor_of_use.resident >> 20, floor_of_use.device >> 20);
  std::printf(
      "| operation | device | calls | errors among them | ms a call | heap | bytes a call | resident | device | flat "
      "|\n");
  std::printf("|---|---|---|---|---|---|---|---|---|---|\n");
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
