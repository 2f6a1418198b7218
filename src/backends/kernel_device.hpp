#pragma once
// What devices that compile kernels share: memory from a pool, kernels compiled once and kept on disk, counters.
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

#include "backends/device.hpp"
#include "backends/pool.hpp"

namespace fulmo {

/// Throws DeviceError in a child forked from the process that made it: drivers do not survive fork.
class ForkGuard {
 public:
  ForkGuard();
  bool forked() const;
  void check(const Device&) const;

 private:
  int process_;
};

class KernelDevice : public Device, public Pool::Source {
 public:
  MemoryRef allocate(std::size_t bytes) final;
  void launch(const Kernel&, Groups groups, const std::vector<Argument>& arguments) final;
  void launch_own(const OwnKernel&, const std::vector<Argument>& arguments) final;
  MemoryState memory() const final;
  void trim() final;
  std::uint64_t launches() const final { return launches_; }
  bool exact() final;

 protected:
  using Function = std::uintptr_t;  // cl_kernel or CUfunction

  /// Makes contexts and queues.
  virtual void open() = 0;
  /// Lets go of them after the device was lost; whatever the driver says of that.
  virtual void close() = 0;
  /// Held while something is asked of the driver: as long as anybody holds one, the device is not closed.
  using Use = std::shared_lock<std::shared_mutex>;
  /// Opens the device at its first use and after it was lost; throws in a forked child.
  [[nodiscard]] Use enter();
  /// The same, to use this memory; throws if it went with the device.
  [[nodiscard]] Use enter(const Memory&);
  void expect_held(const Memory&) const;
  /// For errors after which nothing works on the device: throws, and the next call opens it again.
  [[noreturn]] void lost(const std::string& why);
  /// Prelude that the text begins with.
  virtual std::string prelude() const = 0;
  /// Everything besides the text that a compiled kernel depends on: device, driver, compiler, options.
  virtual std::string identity() const = 0;
  /// Text to binary; throws KernelError.
  virtual std::string build(const std::string& text) = 0;
  /// The same for a user's text, which may lack what ours all has.
  virtual std::string build_own(const std::string& text) { return build(text); }
  /// 0 when the binary is not (or no longer) one for this device.
  virtual Function load(const std::string& binary, const std::string& entry) = 0;
  virtual void start(Function, const Kernel&, Groups groups, const std::vector<Argument>& arguments) = 0;
  virtual void start_own(Function, const OwnKernel&, const std::vector<Argument>& arguments) = 0;

  /// Whether releasing a block only counts down its owners.
  virtual bool counts_owners() const { return false; }

  void make_pool(std::size_t limit, std::size_t largest) { pool_ = std::make_unique<Pool>(*this, limit, largest); }

 private:
  struct Block;
  void take_back(const Block&);
  void reopen();
  Function compiled(const Kernel&, bool separate);
  Function compiled(const OwnKernel&);
  Function loaded(const std::string& text, const std::string& entry, bool own);

  ForkGuard guard_;
  std::unique_ptr<Pool> pool_;
  std::map<std::string, Function> functions_;  // by kernel_key()
  std::mutex mutex_;                           // functions_, and a launch's arguments
  std::shared_mutex using_;
  std::atomic<bool> open_{false}, lost_{false};
  std::atomic<int> losses_{0};  // memory remembers how many there were when it was made
  std::once_flag tested_;
  bool exact_ = false;
  std::atomic<std::uint64_t> launches_{0};
};

}  // namespace fulmo
