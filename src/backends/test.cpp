// Backends: kernel text, cache, memory, and stages that give equal bits on every device.
#include <gtest/gtest.h>

#include "backends/device.hpp"

namespace fulmo {
namespace {

std::vector<DeviceRef> kernel_devices() {
  std::vector<DeviceRef> all;
  for (const DeviceRef& device : devices())
    if (!device->native()) all.push_back(device);
  return all;
}

TEST(Devices, KernelDevicesComputeExactly) {
  for (const DeviceRef& device : kernel_devices()) {
    const auto before = device->launches();
    EXPECT_TRUE(device->exact()) << device->id;
    EXPECT_GE(device->launches(), before);
  }
}

}  // namespace
}  // namespace fulmo
