// Sixteen threads call whatever there is on one device: each call must give what it gives alone.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <random>
#include <thread>

#include "conformance.hpp"

namespace fulmo::conformance {

namespace {

constexpr int thread_count = 16;

struct Known {
  Trial trial;
  std::vector<char> alone;
};

/// The first trial of each operation (thorough: all), with what it gives on this device when nobody else works there.
std::vector<Known> known_on(const DeviceRef& device, const Options& options) {
  std::vector<Known> known;
  each_operation(options, [&](const Operation& operation) {
    const std::vector<Trial> all = trials(operation, false);
    for (std::size_t i = 0; i < (options.thorough ? all.size() : 1); ++i)
      known.push_back({all[i], outcome(all[i], device, Feed::plain)});
  });
  return known;
}

/// How many calls differed.
int differing(const std::vector<Known>& all, const DeviceRef& device, int calls) {
  std::atomic<int> count{0};
  std::mutex printing;
  const auto work = [&](unsigned seed) {
    std::mt19937 random(seed);
    for (int i = 0; i < calls; ++i) {
      const Known& one = all[random() % all.size()];
      std::string what = "gives another result";
      try {
        if (outcome(one.trial, device, random() % 2 ? Feed::plain : Feed::behind_flip) == one.alone) continue;
      } catch (const std::exception& error) {
        what = error.what();
      }
      const std::lock_guard lock(printing);
      if (count++ < 10) std::printf("%s on %s: %s\n", one.trial.text.c_str(), device->id.c_str(), what.c_str());
    }
  };
  std::vector<std::thread> threads;
  for (int seed = 0; seed < thread_count; ++seed) threads.emplace_back(work, seed);
  for (auto& thread : threads) thread.join();
  return count;
}

}  // namespace

int run_threads(const Options& options) {
  const int calls = options.calls ? options.calls : 500;
  int failed = 0;
  for (auto& device : chosen_devices(options)) {
    const std::vector<Known> all = known_on(device, options);
    const int count = all.empty() ? 1 : differing(all, device, calls);
    std::printf("%s: %d threads with %d calls each, of %zu kinds: %d differ from those of one thread\n",
                device->id.c_str(), thread_count, calls, all.size(), count);
    std::fflush(stdout);
    failed += count;
  }
  return failed != 0;
}

}  // namespace fulmo::conformance
