// The test-only device: kernels as C++ loops over groups, host memory that is poisoned and has guards around it.
#include <atomic>
#include <cstdlib>
#include <cstring>

#include "backends/faults.hpp"
#include "backends/find.hpp"
#include "backends/host_device.hpp"
#include "backends/platform.hpp"
#include "backends/pool.hpp"
#include "backends/reference/compile.hpp"
#include "backends/reference/kernels.hpp"
#include "backends/source.hpp"

namespace fulmo::reference {
namespace {

constexpr std::size_t guard_bytes = 64;
constexpr unsigned char guard = 0xFD, poison = 0xAB;

class ReferenceDevice final : public HostDevice, private Pool::Source {
 public:
  ReferenceDevice() {
    backend = id = "reference";
    name = "kernels as C++ (tests only)";
    local_bytes = 48 * 1024;  // what GPUs have, so that their kernels are the ones that run here
    max_lanes = 1024;
  }

  MemoryRef allocate(std::size_t bytes) override {
    const std::uintptr_t block = pool_.take(bytes + 2 * guard_bytes);
    if (block == 0) throw OutOfMemoryError(id + ": out of memory: " + pool_.shortage(bytes));
    auto memory = std::make_shared<Guarded>();
    memory->device = shared_from_this();
    memory->bytes = bytes;
    memory->handle = block;
    memory->host = reinterpret_cast<char*>(block) + guard_bytes;
    std::memset(reinterpret_cast<char*>(block), guard, bytes + 2 * guard_bytes);
    std::memset(memory->host, poison, bytes);
    return memory;
  }
  void launch(const Kernel& kernel, Groups groups, const std::vector<Argument>& arguments) override {
    if (fails_now(Fault::launch)) throw OutOfMemoryError(id + ": out of memory: the launch of " + kernel.entry);
    compile_for_cuda(kernel, images_are_separate(kernel, arguments));
    run_groups(kernel, groups, arguments);
    ++launches_;
  }
  /// Throws Bug if anybody wrote beside a block that was freed since.
  void finish() override {
    if (broken_.exchange(false)) throw Bug("reference: something was written outside of its memory");
  }
  MemoryState memory() const override { return pool_.state(); }
  void trim() override { pool_.trim(); }
  std::uint64_t launches() const override { return launches_; }

 private:
  struct Guarded : Memory {
    ~Guarded() override { static_cast<ReferenceDevice&>(*device).release_guarded(*this); }
  };

  void release_guarded(const Memory& memory) {
    const auto* before = reinterpret_cast<const unsigned char*>(memory.handle);
    const auto* after = before + guard_bytes + memory.bytes;
    for (std::size_t i = 0; i < guard_bytes; ++i)
      if (before[i] != guard || after[i] != guard) broken_ = true;
    pool_.give(memory.handle, memory.bytes + 2 * guard_bytes);
  }

  std::uintptr_t acquire(std::size_t bytes) override { return reinterpret_cast<std::uintptr_t>(std::malloc(bytes)); }
  void release(std::uintptr_t block, std::size_t) override { std::free(reinterpret_cast<void*>(block)); }

  Pool pool_{*this, physical_memory(), physical_memory()};
  std::atomic<bool> broken_{false};
  std::atomic<std::uint64_t> launches_{0};
};

}  // namespace
}  // namespace fulmo::reference

namespace fulmo {
DeviceRef make_reference_device() { return std::make_shared<reference::ReferenceDevice>(); }
}  // namespace fulmo
