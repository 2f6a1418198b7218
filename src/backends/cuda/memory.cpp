// Allocation and transfers.
#include "backends/cuda/device.hpp"

namespace fulmo::cuda {

std::uintptr_t CudaDevice::acquire(std::size_t bytes) {
  const Current current(context_);
  Address address = 0;
  const int status = driver().cuMemAlloc(&address, bytes);
  if (status != k_OUT_OF_MEMORY) check(status, "cuMemAlloc");
  return status == k_SUCCESS ? static_cast<std::uintptr_t>(address) : 0;
}

void CudaDevice::release(std::uintptr_t block, std::size_t) {
  const Current current(context_);
  driver().cuMemFree(block);
}

std::size_t CudaDevice::available() const {
  const Current current(context_);
  std::size_t free = 0, total = 0;
  driver().cuMemGetInfo(&free, &total);
  return free;
}

template <class F>
void CudaDevice::transfer(F f) {
  try {
    f();
  } catch (const DeviceError&) {
    const Current current(context_);
    check(driver().cuStreamSynchronize(stream_), "transfer");
    throw;
  }
}

void CudaDevice::upload(Memory& to, std::size_t offset, const void* from, std::size_t bytes) {
  const Use use = enter(to);
  if (bytes == 0) return;
  transfer([&] { staging_.upload(context_, stream_, to.handle + offset, static_cast<const char*>(from), bytes); });
}

void CudaDevice::download(const Memory& from, std::size_t offset, void* to, std::size_t bytes) {
  const Use use = enter(from);
  if (bytes == 0) return;
  transfer([&] { staging_.download(context_, stream_, static_cast<char*>(to), from.handle + offset, bytes); });
}

void CudaDevice::copy(const Memory& from, std::size_t from_offset, Memory& to, std::size_t to_offset,
                      std::size_t bytes) {
  const Use use = enter(from);
  expect_held(to);
  if (bytes == 0) return;
  const Current current(context_);
  check(driver().cuMemcpyDtoDAsync(to.handle + to_offset, from.handle + from_offset, bytes, stream_), "copy");
}

void CudaDevice::fill(Memory& to, std::uint8_t byte) {
  const Use use = enter(to);
  if (to.bytes == 0) return;
  const Current current(context_);
  check(driver().cuMemsetD8Async(to.handle, byte, to.bytes, stream_), "fill");
}

}  // namespace fulmo::cuda
