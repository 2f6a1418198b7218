#pragma once
// All that differs between operating systems.
#include <cstddef>
#include <string>

namespace fulmo {
int process_id();
/// Cores this process may use: affinity and container limits counted.
int usable_cores();
std::size_t physical_memory();
std::string processor_name();
}  // namespace fulmo
