// What lasts: running out of memory anywhere and going on, and many calls without growth.
#include <cstdio>
#include <fstream>

#include "backends/faults.hpp"
#include "conformance.hpp"

namespace fulmo::conformance {

namespace {

constexpr int calls = 10000;
constexpr std::int64_t most_requests = 1000;  // of one call

/// A call that fails at request `which`, without Feed or comparison: false if it made fewer requests.
bool fails(const Trial& trial, const DeviceRef& device, Fault fault, std::int64_t which) {
  const Given given = arguments(trial, device, Feed::plain);
  fail_at(fault, which);
  try {
    flatten(call(*trial.operation, given, device->id));
  } catch (const OutOfMemoryError& error) {
    fail_at(fault, -1);
    if (std::string(error.what()).find(trial.operation->name) == std::string::npos)
      throw Bug(trial.text + ": an error that does not name the operation: " + error.what());
    return true;
  }
  fail_at(fault, -1);
  return false;
}

/// How often the call failed; throws where it went on otherwise than before.
std::int64_t count_faults(const Trial& trial, const DeviceRef& device, Fault fault) {
  const std::vector<char> wanted = outcome(trial, device, Feed::plain);
  const std::size_t used = device->memory().used;
  std::int64_t which = 0;
  for (; which < most_requests && fails(trial, device, fault, which); ++which) {
    if (device->memory().used != used) throw Bug(trial.text + ": memory is held after it ran out");
    if (outcome(trial, device, Feed::plain) != wanted) throw Bug(trial.text + ": another result after memory ran out");
  }
  return which;
}

/// A trial that gives a result.
const Trial* sound(const std::vector<Trial>& all) {
  for (auto& trial : all)
    if (Type{trial.dtype, trial.shape, 0}.count() > 0 && !is_error(outcome(trial, device_named("cpu"), Feed::plain)))
      return &trial;
  return nullptr;
}

std::vector<DeviceRef> chosen(const Options& options) {
  std::vector<DeviceRef> all;
  for (auto& device : devices())
    if (options.device.empty() || device->id == options.device || device->backend == options.device)
      all.push_back(device);
  return all;
}

/// Calls f(trial, device) for each operation on each device; counts what throws.
template <class F>
int each_sound_trial(const Options& options, F f) {
  int failed = 0;
  each_operation(options, [&](const Operation& operation) {
    const std::vector<Trial> all = trials(operation, false);
    const Trial* trial = sound(all);
    if (!trial) return;
    for (auto& device : chosen(options)) try {
        f(*trial, device);
      } catch (const Error& error) {
        std::printf("%s on %s: FAILED: %s\n", operation.name.c_str(), device->id.c_str(), error.what());
        ++failed;
      }
    std::fflush(stdout);
  });
  return failed;
}

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t pages = 0, resident = 0;
  file >> pages >> resident;
  return resident * 4096;
}

}  // namespace

int run_faults(const Options& options) {
  std::int64_t allocations = 0, launches = 0;
  const int failed = each_sound_trial(options, [&](const Trial& trial, const DeviceRef& device) {
    allocations += count_faults(trial, device, Fault::allocation);
    if (!device->native()) launches += count_faults(trial, device, Fault::launch);
  });
  std::printf("%lld allocations and %lld launches failed, and the next calls worked; %d did not\n",
              static_cast<long long>(allocations), static_cast<long long>(launches), failed);
  return failed;
}

int run_endurance(const Options& options) {
  const int failed = each_sound_trial(options, [&](const Trial& trial, const DeviceRef& device) {
    const Given given = arguments(trial, device, Feed::plain);
    const auto repeat = [&](int times) {
      for (int i = 0; i < times; ++i) flatten(call(*trial.operation, given, device->id));
    };
    repeat(calls / 20);
    const std::size_t resident = resident_bytes(), used = device->memory().used;
    repeat(calls);
    const double growth = static_cast<double>(resident_bytes()) / static_cast<double>(resident) - 1;
    std::printf("%-45s %-12s %+.2f %% of %zu MB\n", trial.operation->name.c_str(), device->id.c_str(), 100 * growth,
                resident >> 20);
    if (growth > 0.01 || device->memory().used != used) throw Bug(trial.text + ": memory grows");
  });
  return failed;
}

}  // namespace fulmo::conformance
