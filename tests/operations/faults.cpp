// Memory that runs out anywhere, and devices that are lost anywhere: the next call must work.
#include "backends/faults.hpp"

#include <cstdio>

#include "conformance.hpp"

namespace fulmo::conformance {

namespace {

constexpr std::int64_t most_requests = 1000;  // of one call

void expect(const Trial& trial, const Error& error, const char* what) {
  const std::string text = error.what();
  if (text.find(trial.operation->name) == std::string::npos || text.find(what) == std::string::npos)
    throw Bug(trial.text + ": an error that says too little: " + text);
}

/// Of an operation that somebody waits for until it fails.
enum class End { worked, out_of_memory, lost };

/// A call whose request `which` fails.
End end_of(const Trial& trial, const DeviceRef& device, Fault fault, std::int64_t which) {
  const Given given = arguments(trial, device, Feed::plain);
  fail_at(fault, which);
  try {
    flatten(call(*trial.operation, given, device->id));
  } catch (const OutOfMemoryError& error) {
    expect(trial, error, "memory");
    return End::out_of_memory;
  } catch (const DeviceError& error) {
    expect(trial, error, "opens it again");
    return End::lost;
  }
  return End::worked;
}

/// How often the call failed; throws where it went on otherwise than before.
std::int64_t count_faults(const Trial& trial, const DeviceRef& device, Fault fault) {
  const std::vector<char> wanted = outcome(trial, device, Feed::plain);
  const std::size_t used = device->memory().used;
  const End expected = fault == Fault::loss ? End::lost : End::out_of_memory;
  for (std::int64_t which = 0; which < most_requests; ++which) {
    const End end = end_of(trial, device, fault, which);
    fail_at(fault, -1);
    if (end == End::worked) return which;
    if (end != expected) throw Bug(trial.text + ": an error of another class");
    if (device->memory().used != used) throw Bug(trial.text + ": memory is held after it failed");
    if (outcome(trial, device, Feed::plain) != wanted) throw Bug(trial.text + ": another result after it failed");
  }
  return most_requests;
}

}  // namespace

int run_faults(const Options& options) {
  std::int64_t allocations = 0, launches = 0, losses = 0;
  int failed = 0, operations = 0;
  each_operation(options, [&](const Operation& operation) {
    std::vector<Trial> all = sound_trials(operation);
    if (!options.thorough && !all.empty()) all.resize(1);
    operations += !all.empty();
    for (auto& trial : all)
      for (auto& device : chosen_devices(options)) try {
          allocations += count_faults(trial, device, Fault::allocation);
          if (!device->native()) launches += count_faults(trial, device, Fault::launch);
          if (!device->native() && device->backend != "reference") losses += count_faults(trial, device, Fault::loss);
        } catch (const Error& error) {
          fail_at(Fault::allocation, -1), fail_at(Fault::launch, -1), fail_at(Fault::loss, -1);
          std::printf("%s on %s: FAILED: %s\n", operation.name.c_str(), device->id.c_str(), error.what());
          ++failed;
        }
    std::fflush(stdout);
  });
  std::printf(
      "%d operations: %lld allocations and %lld launches failed, %lld times a device was lost, and the next calls "
      "worked; %d did not\n",
      operations, static_cast<long long>(allocations), static_cast<long long>(launches), static_cast<long long>(losses),
      failed);
  return failed;
}

}  // namespace fulmo::conformance
