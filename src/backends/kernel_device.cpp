#include "backends/kernel_device.hpp"

#include <algorithm>

#include "backends/cache.hpp"
#include "backends/exactness.hpp"
#include "backends/faults.hpp"
#include "backends/interruption.hpp"
#include "backends/platform.hpp"
#include "backends/sha256.hpp"
#include "backends/source.hpp"
#include "core/version.hpp"
#include "graph/program.hpp"

namespace fulmo {

ForkGuard::ForkGuard() : process_(process_id()) {}

bool ForkGuard::forked() const { return process_id() != process_; }

void ForkGuard::check(const Device& device) const {
  if (forked())
    throw DeviceError(device.id + ": this process was forked from one that had already opened " + device.name +
                      "; start it with multiprocessing's \"spawn\", or fork before the first use");
}

struct KernelDevice::Block : Memory {
  ~Block() override {
    if (handle) static_cast<KernelDevice&>(*device).take_back(*this);
  }
  int losses = 0;
};

KernelDevice::Use KernelDevice::enter() {
  guard_.check(*this);
  Use use(using_);
  while (!open_) {
    use.unlock();
    reopen();
    use.lock();
  }
  return use;
}

KernelDevice::Use KernelDevice::enter(const Memory& memory) {
  Use use = enter();
  expect_held(memory);
  return use;
}

void KernelDevice::expect_held(const Memory& memory) const {
  const auto* block = dynamic_cast<const Block*>(&memory);
  if (block && block->losses != losses_)
    throw DeviceError(id + ": what it held went when " + name + " was lost; compute or push it again");
}

/// Alone: who still used what was lost has met an error by now.
void KernelDevice::reopen() {
  std::lock_guard alone(using_);
  if (open_) return;
  if (lost_.exchange(false)) {
    ++losses_;
    pool_->forget();
    functions_.clear();
    close();
  }
  open();
  open_ = true;
}

void KernelDevice::lost(const std::string& why) {
  lost_ = true;
  open_ = false;
  throw DeviceError(why + "; the device was lost with all it held, and the next call opens it again");
}

/// What others have used comes back when they are done with it, or not at all where they hold it by a count of its own.
void KernelDevice::take_back(const Block& block) {
  if (guard_.forked() || block.losses != losses_) return;
  try {
    if (block.shared) follow(0);
  } catch (const Error&) {
    return;  // the device is gone
  }
  const Use use(using_);
  if (block.losses != losses_) return;
  block.shared&& counts_owners() && open_ ? pool_->drop(block.handle, block.bytes)
                                          : pool_->give(block.handle, block.bytes);
}

MemoryState KernelDevice::memory() const {
  guard_.check(*this);
  return pool_->state();
}

void KernelDevice::trim() {
  guard_.check(*this);
  const Use use(using_);
  if (open_) pool_->trim();
}

MemoryRef KernelDevice::allocate(std::size_t bytes) {
  const Use use = enter();
  auto block = std::make_shared<Block>();
  block->losses = losses_;
  block->device = shared_from_this();
  block->bytes = bytes;
  block->handle = pool_->take(bytes);
  if (block->handle == 0) throw OutOfMemoryError(id + ": out of memory: " + pool_->shortage(bytes));
  return block;
}

void KernelDevice::launch(const Kernel& kernel, Groups groups, const std::vector<Argument>& arguments) {
  stop_if_asked();
  const Use use = enter();
  if (std::any_of(groups.begin(), groups.end(), [](std::int64_t count) { return count == 0; })) return;
  std::vector<Argument> all = stage_arguments(kernel.loads, kernel.store);
  all.insert(all.end(), arguments.begin(), arguments.end());
  for (auto& argument : all)
    if (auto* pointer = std::get_if<Pointer>(&argument); pointer && pointer->memory) expect_held(*pointer->memory);
  const bool separate = images_are_separate(kernel, arguments);
  if (fails_now(Fault::loss)) lost(id + ": the launch of " + kernel.entry + " failed");
  if (fails_now(Fault::launch)) throw OutOfMemoryError(id + ": out of memory: the launch of " + kernel.entry);
  std::lock_guard lock(mutex_);
  start(compiled(kernel, separate), kernel, groups, all);
  ++launches_;
}

void KernelDevice::launch_own(const OwnKernel& kernel, const std::vector<Argument>& arguments) {
  const Use use = enter();
  for (auto& argument : arguments)
    if (auto* pointer = std::get_if<Pointer>(&argument); pointer && pointer->memory) expect_held(*pointer->memory);
  std::lock_guard lock(mutex_);
  start_own(compiled(kernel), kernel, arguments);
  ++launches_;
}

KernelDevice::Function KernelDevice::compiled(const Kernel& kernel, bool separate) {
  Function& function = functions_[kernel_key(kernel, separate)];
  if (function == 0) function = loaded(kernel_text(prelude(), kernel, separate), kernel.entry, false);
  return function;
}

KernelDevice::Function KernelDevice::compiled(const OwnKernel& kernel) {
  Function& function = functions_["own " + kernel.entry + " " + sha256(kernel.text)];
  if (function == 0) function = loaded(kernel.text, kernel.entry, true);
  return function;
}

KernelDevice::Function KernelDevice::loaded(const std::string& text, const std::string& entry, bool own) {
  const std::string key = sha256((own ? "own " : "") + text + identity() + std::to_string(numerics_version));
  if (const auto binary = kernel_cache().get(key))
    if (const Function function = load(*binary, entry)) return function;
  const std::string binary = own ? build_own(text) : build(text);
  const Function function = load(binary, entry);
  if (function == 0) throw KernelError(id + ": cannot load the kernel " + entry + " that was just compiled");
  kernel_cache().put(key, binary);
  return function;
}

bool KernelDevice::exact() {
  std::call_once(tested_, [this] {
    const std::string key = sha256("exactness" + identity() + std::to_string(numerics_version));
    const auto known = kernel_cache().get(key);
    exact_ = known ? *known == "exact" : computes_exactly(*this);
    if (!known) kernel_cache().put(key, exact_ ? "exact" : "approximate");
  });
  return exact_;
}

}  // namespace fulmo
