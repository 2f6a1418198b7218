#include "backends/platform.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>
#ifdef _WIN32
#include <process.h>
#include <windows.h>
#else
#include <pthread.h>
#include <unistd.h>
#endif
#ifdef __linux__
#include <sched.h>
#include <sys/mman.h>
#endif

namespace fulmo {

#ifdef _WIN32
int process_id() { return _getpid(); }
void keep_through_fork(std::mutex&) {}
void call_in_forked_child(void (*)()) {}
#else
int process_id() { return static_cast<int>(getpid()); }

namespace {

/// What a fork takes along. Never destroyed, since threads may fork while the process ends.
struct AtFork {
  std::mutex registering;
  std::vector<std::mutex*> mutexes;
  std::vector<void (*)()> in_child;
};

AtFork& at_fork();

/// All or none, so that nobody who holds one and waits for another is waited for.
void lock_all() {
  at_fork().registering.lock();
  const auto& all = at_fork().mutexes;
  for (std::size_t locked = 0; locked < all.size();) {
    if (all[locked]->try_lock()) {
      ++locked;
      continue;
    }
    while (locked > 0) all[--locked]->unlock();
    std::this_thread::yield();
  }
}

void unlock_all() {
  for (std::mutex* mutex : at_fork().mutexes) mutex->unlock();
  at_fork().registering.unlock();
}

AtFork& at_fork() {
  static AtFork& all = *[] {
    pthread_atfork(lock_all, unlock_all, [] {
      unlock_all();
      for (auto call : at_fork().in_child) call();
    });
    return new AtFork;
  }();
  return all;
}

}  // namespace

void keep_through_fork(std::mutex& mutex) {
  std::lock_guard lock(at_fork().registering);
  at_fork().mutexes.push_back(&mutex);
}

void call_in_forked_child(void (*call)()) {
  std::lock_guard lock(at_fork().registering);
  at_fork().in_child.push_back(call);
}
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

void prefer_huge_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#ifdef __linux__
  madvise(memory, bytes, MADV_HUGEPAGE);
#endif
}

#ifdef _WIN32
void* allocate_pages(std::size_t bytes) {
  return VirtualAlloc(nullptr, bytes, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
}
#else
void* allocate_pages(std::size_t bytes) {
  void* pages = std::aligned_alloc(std::size_t{2} << 20, bytes);
  prefer_huge_pages(pages, bytes);
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
