#include "backends/kernel_device.hpp"

#include <algorithm>

#include "backends/cache.hpp"
#include "backends/exactness.hpp"
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

void KernelDevice::enter() {
  guard_.check(*this);
  std::call_once(opened_, [this] { open(); });
}

struct KernelDevice::Block : Memory {
  ~Block() override { static_cast<KernelDevice&>(*device).pool_->give(handle, bytes); }
};

MemoryRef KernelDevice::allocate(std::size_t bytes) {
  enter();
  const std::uintptr_t handle = pool_->take(bytes);
  if (handle == 0) throw OutOfMemoryError(id + ": out of memory: " + pool_->shortage(bytes));
  auto block = std::make_shared<Block>();
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
  const bool separate = images_are_separate(kernel, arguments);
  std::lock_guard lock(mutex_);
  start(compiled(kernel, separate), kernel, groups, all);
  ++launches_;
}

void KernelDevice::launch_own(const OwnKernel& kernel, const std::vector<Argument>& arguments) {
  enter();
  std::lock_guard lock(mutex_);
  start_own(compiled(kernel), kernel, arguments);
  ++launches_;
}

KernelDevice::Function KernelDevice::compiled(const Kernel& kernel, bool separate) {
  Function& function = functions_[kernel_key(kernel, separate)];
  if (function != 0) return function;
  function = loaded(kernel_text(prelude(), kernel, separate), kernel.entry, false);
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
