#pragma once
#include "backends/device.hpp"

namespace fulmo::reference {
void run_groups(const Kernel&, Groups, const std::vector<Argument>&);
}  // namespace fulmo::reference
