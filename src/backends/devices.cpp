// The list of devices: found at first use, ranked, named, chosen.
#include <algorithm>
#include <cctype>
#include <mutex>

#include "backends/cpu/cpu.hpp"
#include "backends/find.hpp"
#include "backends/library.hpp"

namespace fulmo {
namespace {

// Best first: a discrete GPU (through CUDA, then OpenCL), an integrated GPU, the native CPU; then what is never chosen
// by itself, OpenCL on a CPU and the test device.
int rank(const Device& device) {
  if (device.is_gpu && device.discrete) return device.backend == "cuda" ? 0 : 1;
  if (device.is_gpu) return 2;
  if (device.native()) return 3;
  return device.backend == "opencl" ? 4 : 5;
}

// Never destroyed: at exit drivers may be gone before us.
const Found& found() {
  static const Found& all = *[] {
    auto* all = new Found;
    for (Found part : {find_cuda_devices(), find_opencl_devices()}) {
      all->devices.insert(all->devices.end(), part.devices.begin(), part.devices.end());
      all->findings.insert(all->findings.end(), part.findings.begin(), part.findings.end());
    }
    all->devices.push_back(make_cpu_device());
    all->findings.push_back({"CPU", all->devices.back()->name + " works", "", true});
#ifdef FULMO_REFERENCE
    all->devices.push_back(make_reference_device());
#endif
    std::stable_sort(all->devices.begin(), all->devices.end(),
                     [](const DeviceRef& a, const DeviceRef& b) { return rank(*a) < rank(*b); });
    return all;
  }();
  return all;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

DeviceRef default_device() {
  static const DeviceRef chosen = device_named(environment("FULMO_DEVICE"));
  return chosen;
}

struct Selected {
  std::mutex mutex;
  DeviceRef device;
};

Selected& selected() {
  static Selected& one = *new Selected;
  return one;
}

std::vector<DeviceRef>& pushed() {
  thread_local std::vector<DeviceRef> stack;
  return stack;
}

}  // namespace

const std::vector<DeviceRef>& devices() { return found().devices; }

std::vector<Finding> diagnose() { return found().findings; }

DeviceRef device_named(const std::string& name) {
  if (name.empty()) return devices().front();
  const std::string wanted = lower(name);
  for (const DeviceRef& device : devices())
    if (device->id == wanted) return device;
  for (const DeviceRef& device : adopted_devices())
    if (device->id == wanted) return device;
  for (const DeviceRef& device : devices())
    if (device->backend == wanted || lower(device->name).find(wanted) != std::string::npos) return device;
  std::string list;
  for (const DeviceRef& device : devices()) list += "\n  " + device->id + "  " + device->name;
  throw DeviceError("device: must be one of the following by id, backend or part of the name, got \"" + name +
                    "\":" + list);
}

DeviceRef device_of(Foreign kind, std::uintptr_t handle, bool adopts) {
  return kind == Foreign::cuda_address ? cuda_device_of(handle) : opencl_device_of(kind, handle, adopts);
}

DeviceRef current_device() {
  if (!pushed().empty()) return pushed().back();
  {
    std::lock_guard lock(selected().mutex);
    if (selected().device) return selected().device;
  }
  return default_device();
}

void select_device(DeviceRef device) {
  std::lock_guard lock(selected().mutex);
  selected().device = std::move(device);
}

void push_device(DeviceRef device) { pushed().push_back(std::move(device)); }

void pop_device() { pushed().pop_back(); }

}  // namespace fulmo
