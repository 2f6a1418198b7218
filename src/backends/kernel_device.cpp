#include "backends/kernel_device.hpp"

#include <algorithm>

#include "backends/cache.hpp"
#include "backends/exactness.hpp"
#include "backends/faults.hpp"
#include "backends/platform.hpp"
#include "backends/sha256.hpp"
#include "backends/source.hpp"
#include "core/version.hpp"
#include "graph/program.hpp"

namespace fulmo {

ForkGuard::ForkGuard() : process_(process_id()) {}

void ForkGuard::check(const Device& device) const {
  if (process_id() != process_)
    throw DeviceError(device.id + ": this process was forked from one that had already opened " + device.name +
                      "; start it with multiprocessing's \"spawn\", or fork before the first use");
}

struct KernelDevice::Block : Memory {
  ~Block() override { static_cast<KernelDevice&>(*device).take_back(*this); }
  int losses = 0;
};

void KernelDevice::enter() {
  guard_.check(*this);
  if (open_) return;
  std::lock_guard lock(opening_);
  if (open_) return;
  open();
  open_ = true;
}

void KernelDevice::enter(const Memory& memory) {
  enter();
  const auto* block = dynamic_cast<const Block*>(&memory);
  if (block && block->losses != losses_)
    throw DeviceError(id + ": what it held went when " + name + " was lost; compute or push it again");
}

void KernelDevice::lost(const std::string& why) {
  if (open_) {  // not while it is being opened
    std::lock_guard lock(opening_);
    if (open_.exchange(false)) {
      ++losses_;
      pool_->forget();
      close();
    }
  }
  throw DeviceError(why + "; the device was lost with all it held, and the next call opens it again");
}

/// What others have used comes back when they are done with it, or not at all where they hold it by a count of its own.
void KernelDevice::take_back(const Block& block) {
  if (block.losses != losses_) return;
  if (!block.shared) return pool_->give(block.handle, block.bytes);
  try {
    follow(0);
  } catch (const Error&) {
    return;  // the device is gone
  }
  counts_owners() ? pool_->drop(block.handle, block.bytes) : pool_->give(block.handle, block.bytes);
}

MemoryRef KernelDevice::allocate(std::size_t bytes) {
  enter();
  const std::uintptr_t handle = pool_->take(bytes);
  if (handle == 0) throw OutOfMemoryError(id + ": out of memory: " + pool_->shortage(bytes));
  auto block = std::make_shared<Block>();
  block->losses = losses_;
  block->device = shared_from_this();
  block->bytes = bytes;
  block->handle = handle;
  return block;
}

void KernelDevice::launch(const Kernel& kernel, Groups groups, const std::vector<Argument>& arguments) {
  enter();
  if (std::any_of(groups.begin(), groups.end(), [](std::int64_t count) { return count == 0; })) return;
  std::vector<Argument> all = stage_arguments(kernel.loads, kernel.store);
  all.insert(all.end(), arguments.begin(), arguments.end());
  for (auto& argument : all)
    if (auto* pointer = std::get_if<Pointer>(&argument); pointer && pointer->memory) enter(*pointer->memory);
  const bool separate = images_are_separate(kernel, arguments);
  if (fails_now(Fault::loss)) lost(id + ": the launch of " + kernel.entry + " failed");
  if (fails_now(Fault::launch)) throw OutOfMemoryError(id + ": out of memory: the launch of " + kernel.entry);
  std::lock_guard lock(mutex_);
  start(compiled(kernel, separate), kernel, groups, all);
  ++launches_;
}

void KernelDevice::launch_own(const OwnKernel& kernel, const std::vector<Argument>& arguments) {
  enter();
  for (auto& argument : arguments)
    if (auto* pointer = std::get_if<Pointer>(&argument); pointer && pointer->memory) enter(*pointer->memory);
  std::lock_guard lock(mutex_);
  start_own(compiled(kernel), kernel, arguments);
  ++launches_;
}

/// The function kept under a key since the device was opened last; 0: none yet.
KernelDevice::Function& KernelDevice::known(const std::string& key) {
  if (functions_losses_ != losses_) functions_.clear();
  functions_losses_ = losses_;
  return functions_[key];
}

KernelDevice::Function KernelDevice::compiled(const Kernel& kernel, bool separate) {
  Function& function = known(kernel_key(kernel, separate));
  if (function == 0) function = loaded(kernel_text(prelude(), kernel, separate), kernel.entry, false);
  return function;
}

KernelDevice::Function KernelDevice::compiled(const OwnKernel& kernel) {
  Function& function = known("own " + kernel.entry + " " + sha256(kernel.text));
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
