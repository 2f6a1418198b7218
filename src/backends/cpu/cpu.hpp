#pragma once
#include "backends/device.hpp"

namespace fulmo {
DeviceRef make_cpu_device();
}  // namespace fulmo
