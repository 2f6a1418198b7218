// Memory that runs out anywhere, and devices that are lost anywhere: the next call must work.
#include "backends/faults.hpp"

#include <cstdio>
#include <cstdlib>
#include <new>

#include "conformance.hpp"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // sanitizers have their own
/// Less is asked for everywhere, much of it by the standard library where nothing may fail.
constexpr std::size_t least_that_fails = 256;

void* operator new(std::size_t bytes) {
  if (bytes >= least_that_fails && fulmo::fails_now(fulmo::Fault::host)) throw std::bad_alloc();
  if (void* memory = std::malloc(bytes ? bytes : 1)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif

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
  } catch (const std::bad_alloc&) {
    return End::out_of_memory;
  } catch (const DeviceError& error) {
    expect(trial, error, "opens it again");
    return End::lost;
  }
  return End::worked;
}

bool has_driver(const Device& device) { return !device.native() && device.backend != "reference"; }

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
  std::int64_t allocations = 0, launches = 0, losses = 0, host = 0;
  int failed = 0, operations = 0;
  each_operation(options, [&](const Operation& operation) {
    std::vector<Trial> all = sound_trials(operation);
    if (!options.thorough && !all.empty()) all.resize(1);
    operations += !all.empty();
    for (auto& trial : all)
      for (auto& device : chosen_devices(options)) try {
          allocations += count_faults(trial, device, Fault::allocation);
          if (device->native() || (options.thorough && !has_driver(*device)))
            host += count_faults(trial, device, Fault::host);
          if (!device->native()) launches += count_faults(trial, device, Fault::launch);
          if (has_driver(*device)) losses += count_faults(trial, device, Fault::loss);
        } catch (const Error& error) {
          for (Fault fault : {Fault::allocation, Fault::launch, Fault::loss, Fault::host}) fail_at(fault, -1);
          std::printf("%s on %s: FAILED: %s\n", operation.name.c_str(), device->id.c_str(), error.what());
          ++failed;
        }
    std::fflush(stdout);
  });
  std::printf(
      "%d operations: %lld allocations on devices, %lld on the host and %lld launches failed, %lld times a device was "
      "lost, and the next calls worked; %d did not\n",
      operations, static_cast<long long>(allocations), static_cast<long long>(host), static_cast<long long>(launches),
      static_cast<long long>(losses), failed);
  return failed;
}

}  // namespace fulmo::conformance
