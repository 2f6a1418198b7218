#pragma once
// All that differs between operating systems.
#include <cstddef>
#include <string>

namespace fulmo {
int process_id();
/// Cores this process may use: affinity and container limits counted.
int usable_cores();
std::size_t physical_memory();
/// Page-aligned memory in huge pages where there are any, for good; a multiple of 2 MB.
void* allocate_pages(std::size_t bytes);
std::string processor_name();
}  // namespace fulmo
