#pragma once
// A CUDA device: its primary context (shared with other libraries of the process) and one stream.
#include <mutex>

#include "backends/cuda/loader.hpp"
#include "backends/cuda/staging.hpp"
#include "backends/find.hpp"
#include "backends/kernel_device.hpp"

namespace fulmo::cuda {

class CudaDevice final : public KernelDevice {
 public:
  CudaDevice(int ordinal, std::shared_ptr<const Nvrtc>);
  /// Whether an address of CUDA can be used in its context.
  bool reaches(Address);

  void upload(Memory& to, std::size_t offset, const void* from, std::size_t bytes) override;
  void download(const Memory& from, std::size_t offset, void* to, std::size_t bytes) override;
  void copy(const Memory& from, std::size_t from_offset, Memory& to, std::size_t to_offset, std::size_t bytes) override;
  void fill(Memory& to, std::uint8_t byte) override;
  void finish() override;
  std::string language() const override { return "CUDA C"; }
  void follow(std::uintptr_t stream) override;
  void lead(std::uintptr_t stream) override;
  std::uintptr_t stream() override;

  std::uintptr_t acquire(std::size_t bytes) override;
  void release(std::uintptr_t block, std::size_t bytes) override;
  std::size_t available() const override;

 protected:
  void open() override;
  void close() override;
  std::string prelude() const override { return "dialect/cuda.cl"; }
  std::string identity() const override { return identity_; }
  std::string build(const std::string& text) override;
  std::string build_own(const std::string& text) override;
  Function load(const std::string& binary, const std::string& entry) override;
  void start(Function, const Kernel&, Groups, const std::vector<Argument>&) override;
  void start_own(Function, const OwnKernel&, const std::vector<Argument>&) override;

 private:
  void order(Handle first, Handle then);
  void check(int status, const char* doing);
  /// A transfer that failed may be the first to tell that the device is lost.
  template <class F>
  void transfer(F f);

  int device_ = 0;
  Handle context_ = nullptr, stream_ = nullptr, reached_ = nullptr;  // reached_: an event, see order()
  std::mutex ordering_;
  std::shared_ptr<const Nvrtc> nvrtc_;
  std::string architecture_, identity_;
  Staging staging_;
};

/// Makes a context current in this thread for a while; what other libraries had set comes back.
class Current {
 public:
  explicit Current(Handle context) { driver().cuCtxPushCurrent(context); }
  ~Current() {
    Handle popped = nullptr;
    driver().cuCtxPopCurrent(&popped);
  }
  Current(const Current&) = delete;
  Current& operator=(const Current&) = delete;
};

/// Throws DeviceError, or OutOfMemoryError.
void check_driver(int status, const std::string& doing);

}  // namespace fulmo::cuda
