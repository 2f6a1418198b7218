#pragma once
// What tests of devices share.
#include <vector>

#include "backends/device.hpp"

namespace fulmo {

inline std::vector<DeviceRef> kernel_devices() {
  std::vector<DeviceRef> all;
  for (const DeviceRef& device : devices())
    if (!device->native()) all.push_back(device);
  return all;
}

}  // namespace fulmo
