// The native CPU as a device: host memory, and steps that run as C++ loops.
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <new>

#include "backends/cpu/cpu.hpp"
#include "backends/faults.hpp"
#include "backends/host_device.hpp"
#include "backends/platform.hpp"
#include "backends/pool.hpp"

namespace fulmo {

namespace {

constexpr std::size_t huge_page = std::size_t{2} << 20;
constexpr std::size_t most_pooled = std::size_t{1} << 30;

struct HostPool {
  std::mutex mutex;
  std::multimap<std::size_t, void*> unused;
  std::size_t used = 0, pooled = 0, peak = 0;
};

/// Large images stand in huge pages: fewer page faults, and strides across planes find their pages.
std::align_val_t alignment(std::size_t capacity) { return std::align_val_t{capacity < 2 * huge_page ? 64 : huge_page}; }

void* obtain(std::size_t capacity) {
  void* const host = ::operator new(capacity, alignment(capacity), std::nothrow);
  if (host && capacity >= 2 * huge_page) prefer_huge_pages(host, capacity);
  return host;
}

void release(void* host, std::size_t capacity) { ::operator delete(host, alignment(capacity)); }

struct HostMemory : Memory {
  std::shared_ptr<HostPool> pool;
  std::size_t capacity = 0;
  ~HostMemory() override;
};

HostMemory::~HostMemory() {
  if (!host) return;  // there was no memory for it
  std::lock_guard lock(pool->mutex);
  pool->used -= capacity;
  if (pool->pooled + capacity > most_pooled) {
    release(host, capacity);
  } else {
    pool->pooled += capacity;
    pool->unused.emplace(capacity, host);
  }
}

std::size_t memory_limit() {
  const char* text = std::getenv("FULMO_MEMORY_LIMIT");
  return text ? static_cast<std::size_t>(std::strtoull(text, nullptr, 10)) : physical_memory();
}

class CpuDevice : public HostDevice {
 public:
  CpuDevice() {
    backend = id = "cpu";
    name = processor_name();
    max_lanes = 1;
    keep_through_fork(pool_->mutex);
  }

  bool native() const override { return true; }

  MemoryRef allocate(std::size_t bytes) override {
    const std::size_t capacity = (std::max<std::size_t>(bytes, 1) + 4095) / 4096 * 4096;
    std::lock_guard lock(pool_->mutex);
    void* host = take(capacity);
    auto memory = std::make_shared<HostMemory>();
    memory->pool = pool_;
    memory->bytes = bytes;
    memory->capacity = capacity;
    memory->host = host;
    pool_->used += memory->capacity;
    pool_->peak = std::max(pool_->peak, pool_->used);
    return memory;
  }

  void launch(const Kernel& kernel, Groups, const std::vector<Argument>&) override {
    throw Bug("kernel " + kernel.entry + " was launched on the native CPU, whose steps run as C++");
  }
  void finish() override {}
  MemoryState memory() const override {
    std::lock_guard lock(pool_->mutex);
    return {memory_limit(), pool_->used, pool_->pooled, pool_->peak};
  }
  void trim() override {
    std::lock_guard lock(pool_->mutex);
    drop_unused();
  }
  std::uint64_t launches() const override { return 0; }

 private:
  void* take(std::size_t capacity) {
    if (fails_now(Fault::allocation)) throw shortage(capacity);
    const auto found = pool_->unused.lower_bound(capacity);
    if (found != pool_->unused.end() && found->first == capacity) {
      void* host = found->second;
      pool_->pooled -= capacity;
      pool_->unused.erase(found);
      return host;
    }
    if (pool_->used + pool_->pooled + capacity > memory_limit()) drop_unused();
    void* host = pool_->used + capacity > memory_limit() ? nullptr : obtain(capacity);
    if (!host) throw shortage(capacity);
    return host;
  }

  OutOfMemoryError shortage(std::size_t capacity) const {
    const std::size_t limit = memory_limit(), free = limit > pool_->used ? limit - pool_->used : 0;
    return OutOfMemoryError(id + ": out of memory: needed " + readable_bytes(capacity) + ", free " +
                            readable_bytes(free) + ", limit " + readable_bytes(limit));
  }

  void drop_unused() {
    for (auto& [capacity, host] : pool_->unused) release(host, capacity);
    pool_->unused.clear();
    pool_->pooled = 0;
  }

  std::shared_ptr<HostPool> pool_ = std::make_shared<HostPool>();
};

}  // namespace

DeviceRef make_cpu_device() { return std::make_shared<CpuDevice>(); }

}  // namespace fulmo
