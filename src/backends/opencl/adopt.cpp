// Contexts and queues of other libraries as devices, so that buffers are shared with them.
#include <mutex>

#include "backends/opencl/device.hpp"

namespace fulmo::opencl {
namespace {

template <class T>
T asked(Int (*ask)(Handle, UInt, std::size_t, void*, std::size_t*), Handle of, Constant what) {
  T value{};
  ask(of, static_cast<UInt>(what), sizeof value, &value, nullptr);
  return value;
}

template <class T>
T of_queue(Handle queue, Constant what) {
  return asked<T>([](auto... all) { return api().clGetCommandQueueInfo(all...); }, queue, what);
}

Handle context_of(Handle buffer) {
  return asked<Handle>([](auto... all) { return api().clGetMemObjectInfo(all...); }, buffer, k_MEM_CONTEXT);
}

Handle first_device_of(Handle context) {
  std::size_t bytes = 0;
  api().clGetContextInfo(context, k_CONTEXT_DEVICES, 0, nullptr, &bytes);
  std::vector<Handle> all(bytes / sizeof(Handle));
  if (all.empty()) return nullptr;
  api().clGetContextInfo(context, k_CONTEXT_DEVICES, bytes, all.data(), nullptr);
  return all.front();
}

struct Adopted {
  std::mutex mutex;
  std::vector<DeviceRef> devices;  // for good: images may come back to them
};

Adopted& adopted() {
  static Adopted& all = *new Adopted;
  return all;
}

template <class Matches>
DeviceRef known(Matches matches) {
  for (const DeviceRef& device : devices())
    if (auto* own = dynamic_cast<OpenclDevice*>(device.get()); own && matches(*own)) return device;
  for (const DeviceRef& device : adopted().devices)
    if (matches(static_cast<OpenclDevice&>(*device))) return device;
  return nullptr;
}

DeviceRef adopt(Handle device, Handle context, Handle queue) {
  if (!device) return nullptr;
  std::size_t number = adopted().devices.size();
  for (const DeviceRef& found : devices()) number += found->backend == "opencl";
  adopted().devices.push_back(std::make_shared<OpenclDevice>(device, static_cast<int>(number), context, queue));
  return adopted().devices.back();
}

DeviceRef of_context(Handle context, bool adopts) {
  const DeviceRef device = known([&](const OpenclDevice& one) { return one.works_in(context); });
  return device || !context || !adopts ? device : adopt(first_device_of(context), context, nullptr);
}

// Memory is reused in order, so work goes to a queue of our own where theirs has none.
DeviceRef of_queue(Handle queue, bool adopts) {
  const Handle context = of_queue<Handle>(queue, k_QUEUE_CONTEXT), device = of_queue<Handle>(queue, k_QUEUE_DEVICE);
  if (of_queue<Bits>(queue, k_QUEUE_PROPERTIES) & k_QUEUE_OUT_OF_ORDER_EXEC_MODE_ENABLE)
    return of_context(context, adopts);
  const DeviceRef found = known([&](const OpenclDevice& one) { return one.gives_to(queue); });
  return found || !adopts ? found : adopt(device, context, queue);
}

}  // namespace
}  // namespace fulmo::opencl

namespace fulmo {

DeviceRef opencl_device_of(Foreign kind, std::uintptr_t handle, bool adopts) {
  using namespace opencl;
  if (!api().usable()) return nullptr;
  const Handle thing = reinterpret_cast<Handle>(handle);
  std::lock_guard lock(adopted().mutex);
  if (kind == Foreign::opencl_queue) return of_queue(thing, adopts);
  return of_context(kind == Foreign::opencl_context ? thing : context_of(thing), adopts);
}

std::vector<DeviceRef> adopted_devices() {
  std::lock_guard lock(opencl::adopted().mutex);
  return opencl::adopted().devices;
}

}  // namespace fulmo
