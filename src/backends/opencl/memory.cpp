// Buffers and transfers.
#include "backends/opencl/device.hpp"

namespace fulmo::opencl {
namespace {

Handle handle_of(const Memory& memory) { return reinterpret_cast<Handle>(memory.handle); }

}  // namespace

// Drivers allocate lazily; migrating makes them say now that there is no memory.
std::uintptr_t OpenclDevice::acquire(std::size_t bytes) {
  Int status = k_SUCCESS;
  const Handle buffer = api().clCreateBuffer(context_, k_MEM_READ_WRITE, bytes, nullptr, &status);
  if (status != k_SUCCESS) return 0;
  status =
      api().clEnqueueMigrateMemObjects(queue_, 1, &buffer, k_MIGRATE_MEM_OBJECT_CONTENT_UNDEFINED, 0, nullptr, nullptr);
  if (status == k_SUCCESS) return reinterpret_cast<std::uintptr_t>(buffer);
  api().clReleaseMemObject(buffer);
  return 0;
}

void OpenclDevice::release(std::uintptr_t block, std::size_t) {
  api().clReleaseMemObject(reinterpret_cast<Handle>(block));
}

void OpenclDevice::upload(Memory& to, std::size_t offset, const void* from, std::size_t bytes) {
  const Use use = enter(to);
  if (bytes == 0) return;
  check(api().clEnqueueWriteBuffer(queue_, handle_of(to), k_TRUE, offset, bytes, from, 0, nullptr, nullptr), "upload");
}

void OpenclDevice::download(const Memory& from, std::size_t offset, void* to, std::size_t bytes) {
  const Use use = enter(from);
  if (bytes == 0) return;
  check(api().clEnqueueReadBuffer(queue_, handle_of(from), k_TRUE, offset, bytes, to, 0, nullptr, nullptr), "download");
}

void OpenclDevice::copy(const Memory& from, std::size_t from_offset, Memory& to, std::size_t to_offset,
                        std::size_t bytes) {
  const Use use = enter(from);
  expect_held(to);
  if (bytes == 0) return;
  check(api().clEnqueueCopyBuffer(queue_, handle_of(from), handle_of(to), from_offset, to_offset, bytes, 0, nullptr,
                                  nullptr),
        "copy");
}

void OpenclDevice::fill(Memory& to, std::uint8_t byte) {
  const Use use = enter(to);
  if (to.bytes == 0) return;
  check(api().clEnqueueFillBuffer(queue_, handle_of(to), &byte, 1, 0, to.bytes, 0, nullptr, nullptr), "fill");
}

}  // namespace fulmo::opencl
