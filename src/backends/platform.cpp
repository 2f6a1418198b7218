#include "backends/platform.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#ifdef _WIN32
#include <process.h>
#include <windows.h>
#else
#include <unistd.h>
#endif
#ifdef __linux__
#include <sched.h>
#include <sys/mman.h>
#endif

namespace fulmo {

#ifdef _WIN32
int process_id() { return _getpid(); }
#else
int process_id() { return static_cast<int>(getpid()); }
#endif

int usable_cores() {
  int cores = std::max(1u, std::thread::hardware_concurrency());
#ifdef __linux__
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) cores = std::min(cores, std::max(1, CPU_COUNT(&set)));
  std::ifstream limit("/sys/fs/cgroup/cpu.max");
  double quota = 0, period = 0;
  if (limit >> quota >> period && period > 0)
    cores = std::min(cores, std::max(1, static_cast<int>(std::ceil(quota / period))));
#endif
  return cores;
}

#ifdef _WIN32
std::size_t physical_memory() {
  MEMORYSTATUSEX state{sizeof state};
  return GlobalMemoryStatusEx(&state) ? static_cast<std::size_t>(state.ullTotalPhys) : std::size_t{1} << 33;
}
#else
std::size_t physical_memory() {
  return static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<std::size_t>(sysconf(_SC_PAGE_SIZE));
}
#endif

#ifdef _WIN32
void* allocate_pages(std::size_t bytes) {
  return VirtualAlloc(nullptr, bytes, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
}
#else
void* allocate_pages(std::size_t bytes) {
  void* pages = std::aligned_alloc(std::size_t{2} << 20, bytes);
#ifdef __linux__
  madvise(pages, bytes, MADV_HUGEPAGE);
#endif
  return pages;
}
#endif

std::string processor_name() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.rfind("model name", 0) == 0) return line.substr(line.find(':') + 2);
  return "CPU";
}

}  // namespace fulmo
