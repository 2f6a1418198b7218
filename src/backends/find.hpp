#pragma once
// What each backend reports when it looks for its devices.
#include <vector>

#include "backends/device.hpp"

namespace fulmo {

struct Found {
  std::vector<DeviceRef> devices;
  std::vector<Finding> findings;
};

Found find_opencl_devices();
Found find_cuda_devices();
DeviceRef opencl_device_of(Foreign, std::uintptr_t handle, bool adopts);
DeviceRef cuda_device_of(std::uintptr_t address);
/// Contexts of other libraries that are in use as devices.
std::vector<DeviceRef> adopted_devices();
#ifdef FULMO_REFERENCE
DeviceRef make_reference_device();
#endif

}  // namespace fulmo
