#pragma once
// A device of an OpenCL 1.2 platform, whatever its vendor: one context and one in-order queue.
#include "backends/find.hpp"
#include "backends/kernel_device.hpp"
#include "backends/opencl/loader.hpp"

namespace fulmo::opencl {

/// What a device lacks; the dialect then computes the same bits otherwise.
struct Lacks {
  bool fp64 = false, int64_atomics = false, divide = false;
};

class OpenclDevice final : public KernelDevice {
 public:
  OpenclDevice(Handle device, int index);
  /// Works in another library's context and, unless null, queue; they are kept for good.
  OpenclDevice(Handle device, int index, Handle context, Handle queue);
  bool works_in(Handle context) const { return context_ == context; }
  bool gives_to(Handle queue) const { return queue_ == queue; }

  void upload(Memory& to, std::size_t offset, const void* from, std::size_t bytes) override;
  void download(const Memory& from, std::size_t offset, void* to, std::size_t bytes) override;
  void copy(const Memory& from, std::size_t from_offset, Memory& to, std::size_t to_offset, std::size_t bytes) override;
  void fill(Memory& to, std::uint8_t byte) override;
  void finish() override;
  std::string assembly(const std::string& text) override;
  std::string language() const override { return "OpenCL C"; }
  void follow(std::uintptr_t queue) override;
  void lead(std::uintptr_t queue) override;
  std::uintptr_t stream() override;

  std::uintptr_t acquire(std::size_t bytes) override;
  void release(std::uintptr_t block, std::size_t bytes) override;

 protected:
  void open() override;
  bool counts_owners() const override { return true; }
  void close() override;
  std::string prelude() const override { return "dialect/opencl.cl"; }
  std::string identity() const override { return identity_; }
  std::string build(const std::string& text) override;
  Function load(const std::string& binary, const std::string& entry) override;
  void start(Function, const Kernel&, Groups, const std::vector<Argument>&) override;
  void start_own(Function, const OwnKernel&, const std::vector<Argument>&) override;

 private:
  void check(Int status, const char* doing);
  void set_arguments(Handle kernel, const std::string& entry, const std::vector<Argument>&);
  std::string log_of(Handle program);
  std::string binary_of(Handle program);

  Handle device_ = nullptr;
  std::atomic<Handle> context_ = nullptr, queue_ = nullptr;
  std::atomic<bool> queue_is_theirs_ = false;
  std::string options_, identity_;
};

/// Strings and numbers that a device or platform reports.
std::string text_of(Handle device, Constant what);
template <class T>
T number_of(Handle device, Constant what) {
  T value{};
  api().clGetDeviceInfo(device, static_cast<UInt>(what), sizeof value, &value, nullptr);
  return value;
}

}  // namespace fulmo::opencl
