#pragma once
// What a backend gives: memory, transfers, kernels. No operation and no skeleton is named below this line.
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/error.hpp"

namespace fulmo {

class Device;
struct Stage;  // graph/program.hpp: a load or store stage, which GPUs get as text and the reference device interprets

/// One allocation on a device; goes back to the device's pool when the last owner drops it.
struct Memory {
  std::shared_ptr<Device> device;
  std::size_t bytes = 0;
  void* host = nullptr;       // set where the CPU can address it (cpu, reference)
  std::uintptr_t handle = 0;  // cl_mem or CUdeviceptr
  bool shared = false;        // with another library, which may read and write it at any time
  bool writable = true;       // false: what another library lets us read only
  virtual ~Memory() = default;
};
using MemoryRef = std::shared_ptr<Memory>;

/// A kernel argument. f64 travels as its bits, since a device may lack doubles.
struct Pointer {
  const Memory* memory = nullptr;
};
/// Few numbers that all lanes read at places known when the kernel is compiled: GPUs keep them in the constant bank.
struct Weights {
  float values[64] = {};
};
using Argument =
    std::variant<Pointer, Weights, std::int32_t, std::uint32_t, std::int64_t, std::uint64_t, float, double>;

/// A kernel: one entry of one skeleton's gpu.cl, its constants, its load and store stages.
/// Text depends on structure only, never on sizes: a new shape compiles nothing.
struct Kernel {
  std::string file;                               // "separable": the embedded text src/skeletons/separable/gpu.cl
  std::string entry;                              // "fir_z"
  int lanes = 256;                                // LANES_COUNT
  std::map<std::string, std::int64_t> constants;  // RADIUS=4
  std::vector<const Stage*> loads;                // LOAD_x(k, ...)
  const Stage* store = nullptr;                   // STORE_x(...)
};

/// A kernel that a user wrote, in the device's own language.
struct OwnKernel {
  std::string text, entry;
  std::array<std::int64_t, 3> size{1, 1, 1};  // lanes along x, y, z
  std::array<std::int64_t, 3> group{};        // of which so many go together; 0, 0, 0: the device's choice
};

using Groups = std::array<std::int64_t, 3>;

struct MemoryState {
  std::size_t total = 0, used = 0, pooled = 0, peak = 0;
};

class Device : public std::enable_shared_from_this<Device> {
 public:
  virtual ~Device() = default;
  std::string backend;    // "cpu", "opencl", "cuda", "reference"
  std::string id;         // "cuda:0"
  std::string name;       // "NVIDIA H200"
  bool discrete = false;  // a GPU with memory of its own
  bool is_gpu = false;

  /// Passed the self-test of contract section 2, rule 11; runs it at the first call.
  virtual bool exact() { return true; }
  /// Host memory and C++ loops (Step::run_cpu) rather than kernels.
  virtual bool native() const { return false; }
  /// Throws OutOfMemoryError with needed, free and limit; the next call works.
  virtual MemoryRef allocate(std::size_t bytes) = 0;
  /// The source may be changed as soon as it returns.
  virtual void upload(Memory& to, std::size_t offset, const void* from, std::size_t bytes) = 0;
  /// Blocks until the bytes are there.
  virtual void download(const Memory& from, std::size_t offset, void* to, std::size_t bytes) = 0;
  virtual void copy(const Memory& from, std::size_t from_offset, Memory& to, std::size_t to_offset,
                    std::size_t bytes) = 0;
  virtual void fill(Memory& to, std::uint8_t byte) = 0;
  /// arguments are those after LOADS and STORES; the launch adds theirs.
  virtual void launch(const Kernel&, Groups groups, const std::vector<Argument>& arguments) = 0;
  /// What it compiles for users: "OpenCL C", "CUDA C" or nothing.
  virtual std::string language() const { return ""; }
  virtual void launch_own(const OwnKernel&, const std::vector<Argument>&) {
    throw UnsupportedError(id + " compiles no kernels");
  }
  virtual void finish() = 0;
  /// What other libraries have given to a stream or queue of theirs so far comes before our work from now on; 0: the
  /// one they use when nothing else is said.
  virtual void follow(std::uintptr_t stream) {}
  /// Our work so far comes before what they give to their stream from now on.
  virtual void lead(std::uintptr_t stream) {}
  /// Our own CUstream or cl_command_queue.
  virtual std::uintptr_t stream() { return 0; }
  virtual MemoryState memory() const = 0;
  virtual void trim() = 0;
  /// Kernels launched since start: the conformance table shows it.
  virtual std::uint64_t launches() const = 0;
  /// Limits that plans choose by.
  std::size_t local_bytes = 32 * 1024;
  int max_lanes = 256;
};
using DeviceRef = std::shared_ptr<Device>;

/// Every device found, best first; the first call opens the drivers, importing the library does not.
const std::vector<DeviceRef>& devices();
/// By id ("cuda:0"), backend ("cuda"), part of a name ("H200"), or "" for the default; throws DeviceError with the
/// list.
DeviceRef device_named(const std::string&);
DeviceRef current_device();
/// Process-wide; `with fulmo.device()` uses push and pop, which are per thread.
void select_device(DeviceRef);
void push_device(DeviceRef);
void pop_device();
/// The device on which a thing of another library can be used: an address of CUDA, or a buffer, queue or context of
/// OpenCL, which one may adopt as a device of its own. Null if there is none.
enum class Foreign { cuda_address, opencl_buffer, opencl_queue, opencl_context };
DeviceRef device_of(Foreign, std::uintptr_t handle, bool adopts);
/// What was tried to open each driver and how it ended: `fulmo doctor`.
struct Finding {
  std::string subject, outcome, remedy;
  bool good = false;
};
std::vector<Finding> diagnose();

}  // namespace fulmo
