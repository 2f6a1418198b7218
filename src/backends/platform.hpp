#pragma once
// All that differs between operating systems.
#include <cstddef>
#include <mutex>
#include <string>

namespace fulmo {
int process_id();
/// This mutex is free in a forked child, whoever held it in the parent.
void keep_through_fork(std::mutex&);
/// Called in a forked child before anything else.
void call_in_forked_child(void (*)());
/// Cores this process may use: affinity and container limits counted.
int usable_cores();
std::size_t physical_memory();
/// Asks for huge pages where there are any.
void prefer_huge_pages(void* memory, std::size_t bytes);
/// Page-aligned memory in huge pages where there are any, for good; a multiple of 2 MB.
void* allocate_pages(std::size_t bytes);
std::string processor_name();
}  // namespace fulmo
