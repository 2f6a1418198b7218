// Finding devices, loading and launching kernels.
#include "backends/cuda/device.hpp"

#include <algorithm>

#include "backends/cuda/compile.hpp"

namespace fulmo::cuda {
namespace {

constexpr std::int64_t most_groups = 65535;  // of a grid along y and z

int attribute(int device, Constant what) {
  int value = 0;
  driver().cuDeviceGetAttribute(&value, what, device);
  return value;
}

int driver_version() {
  int version = 0;
  driver().cuDriverGetVersion(&version);
  return version;
}

/// Errors after which every call of the context fails.
bool is_loss(int status) {
  return status == k_ECC_UNCORRECTABLE || status == k_ILLEGAL_ADDRESS || status == k_LAUNCH_TIMEOUT ||
         (status >= k_CONTEXT_IS_DESTROYED && status <= k_ASSERT) ||
         (status >= k_HARDWARE_STACK_ERROR && status <= k_LAUNCH_FAILED);
}

std::string reason_of(int status) {
  const char* reason = nullptr;
  driver().cuGetErrorString(status, &reason);
  return std::string(reason ? reason : "unknown") + " (CUDA error " + std::to_string(status) + ")";
}

// Addresses of the values that a launch reads; a Pointer's is its handle.
std::vector<void*> parameters(const std::vector<Argument>& arguments) {
  static Address null = 0;
  std::vector<void*> all;
  for (const Argument& argument : arguments)
    all.push_back(std::visit(
        [](const auto& value) -> void* {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Pointer>)
            return value.memory ? const_cast<std::uintptr_t*>(&value.memory->handle) : static_cast<void*>(&null);
          else
            return const_cast<void*>(static_cast<const void*>(&value));
        },
        argument));
  return all;
}

// Groups of up to 256 lanes that divide the whole: no lane stands outside it.
std::array<std::int64_t, 3> even_groups(const std::array<std::int64_t, 3>& size) {
  std::array<std::int64_t, 3> group{1, 1, 1};
  std::int64_t left = 256;
  for (int axis = 0; axis < 3; ++axis) {
    const std::int64_t most = axis == 2 ? std::min<std::int64_t>(left, 64) : left;
    for (std::int64_t lanes = 1; lanes <= most; ++lanes)
      if (size[axis] % lanes == 0) group[axis] = lanes;
    left /= group[axis];
  }
  return group;
}

}  // namespace

CudaDevice::CudaDevice(int ordinal, std::shared_ptr<const Nvrtc> nvrtc) : nvrtc_(std::move(nvrtc)) {
  check_driver(driver().cuDeviceGet(&device_, ordinal), "cuDeviceGet");
  char text[256] = {};
  driver().cuDeviceGetName(text, sizeof text, device_);
  backend = "cuda";
  id = "cuda:" + std::to_string(ordinal);
  name = text;
  is_gpu = true;
  discrete = attribute(device_, k_DEVICE_ATTRIBUTE_INTEGRATED) == 0;
  local_bytes = static_cast<std::size_t>(attribute(device_, k_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK));
  max_lanes = attribute(device_, k_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK);
  architecture_ = architecture(*nvrtc_, 10 * attribute(device_, k_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR) +
                                            attribute(device_, k_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR));
  identity_ = "cuda\n" + name + "\n" + architecture_ + "\ndriver " + std::to_string(driver_version()) + "\nNVRTC " +
              std::to_string(nvrtc_->major) + "." + std::to_string(nvrtc_->minor);
  std::size_t total = 0;
  driver().cuDeviceTotalMem(&total, device_);
  make_pool(total, total);
}

// Not in the constructor: a context takes time and some hundred megabytes of each card.
void CudaDevice::open() {
  check(driver().cuDevicePrimaryCtxRetain(&context_, device_), "cuDevicePrimaryCtxRetain");
  const Current current(context_);
  check(driver().cuStreamCreate(&stream_, k_STREAM_NON_BLOCKING), "cuStreamCreate");
  check(driver().cuEventCreate(&reached_, k_EVENT_DISABLE_TIMING), "cuEventCreate");
}

// The primary context stays broken for everybody in the process until somebody resets it.
void CudaDevice::close() {
  driver().cuDevicePrimaryCtxReset(device_);
  context_ = stream_ = reached_ = nullptr;
  staging_.forget();
}

std::string CudaDevice::build(const std::string& text) { return compile(*nvrtc_, architecture_, text); }

std::string CudaDevice::assembly(const std::string& text) {
  return compile(*nvrtc_, "compute_" + architecture_.substr(architecture_.find('_') + 1), text).c_str();
}

// Functions of OpenCL C have no mark that says where they run.
std::string CudaDevice::build_own(const std::string& text) {
  return compile(*nvrtc_, architecture_, text, {"-default-device"});
}

KernelDevice::Function CudaDevice::load(const std::string& binary, const std::string& entry) {
  const Current current(context_);
  Handle module = nullptr, function = nullptr;
  if (driver().cuModuleLoadData(&module, binary.c_str()) != k_SUCCESS) return 0;
  if (driver().cuModuleGetFunction(&function, module, entry.c_str()) != k_SUCCESS) return 0;
  return reinterpret_cast<Function>(function);
}

// A grid is at most 65535 groups high and deep; more are several launches, each told where it begins (cuda.cl).
void CudaDevice::start(Function function, const Kernel& kernel, Groups groups, const std::vector<Argument>& arguments) {
  const Current current(context_);
  const Handle handle = reinterpret_cast<Handle>(function);
  std::vector<void*> values = parameters(arguments);
  const auto launch = [&](std::int64_t y, std::int64_t z) {
    const auto height = static_cast<unsigned>(std::min(most_groups, groups[1] - y));
    const auto depth = static_cast<unsigned>(std::min(most_groups, groups[2] - z));
    check(driver().cuLaunchKernel(handle, static_cast<unsigned>(groups[0]), height, depth,
                                  static_cast<unsigned>(kernel.lanes), 1, 1, 0, stream_, values.data(), nullptr),
          kernel.entry.c_str());
  };
  if (groups[1] <= most_groups && groups[2] <= most_groups) return launch(0, 0);
  Handle module = nullptr;
  Address origin = 0;
  check(driver().cuFuncGetModule(&module, handle), "cuFuncGetModule");
  check(driver().cuModuleGetGlobal(&origin, nullptr, module, "group_origin"), "cuModuleGetGlobal");
  const auto begin_at = [&](std::int64_t y, std::int64_t z) {
    check(driver().cuMemsetD32Async(origin, static_cast<unsigned>(y), 1, stream_), "cuMemsetD32Async");
    check(driver().cuMemsetD32Async(origin + 4, static_cast<unsigned>(z), 1, stream_), "cuMemsetD32Async");
  };
  for (std::int64_t z = 0; z < groups[2]; z += most_groups)
    for (std::int64_t y = 0; y < groups[1]; y += most_groups) {
      begin_at(y, z);
      launch(y, z);
    }
  begin_at(0, 0);
}

void CudaDevice::start_own(Function function, const OwnKernel& kernel, const std::vector<Argument>& arguments) {
  const Current current(context_);
  std::vector<void*> values = parameters(arguments);
  const std::array<std::int64_t, 3> group = kernel.group[0] ? kernel.group : even_groups(kernel.size);
  unsigned grid[3], block[3];
  for (int axis = 0; axis < 3; ++axis) {
    grid[axis] = static_cast<unsigned>(kernel.size[axis] / group[axis]);
    block[axis] = static_cast<unsigned>(group[axis]);
  }
  check(driver().cuLaunchKernel(reinterpret_cast<Handle>(function), grid[0], grid[1], grid[2], block[0], block[1],
                                block[2], 0, stream_, values.data(), nullptr),
        kernel.entry.c_str());
}

void CudaDevice::finish() {
  const Use use = enter();
  const Current current(context_);
  check(driver().cuStreamSynchronize(stream_), "finish");
}

// Work given to the first stream so far comes before work given to the other from now on; the host does not wait.
void CudaDevice::order(Handle first, Handle then) {
  const Current current(context_);
  std::lock_guard lock(ordering_);
  check(driver().cuEventRecord(reached_, first), "cuEventRecord");
  check(driver().cuStreamWaitEvent(then, reached_, 0), "cuStreamWaitEvent");
}

void CudaDevice::follow(std::uintptr_t stream) {
  const Use use = enter();
  order(reinterpret_cast<Handle>(stream), stream_);
}

void CudaDevice::lead(std::uintptr_t stream) {
  const Use use = enter();
  order(stream_, reinterpret_cast<Handle>(stream));
}

std::uintptr_t CudaDevice::stream() {
  const Use use = enter();
  return reinterpret_cast<std::uintptr_t>(stream_);
}

bool CudaDevice::reaches(Address address) {
  const Use use = enter();
  const Current current(context_);
  Handle owner = nullptr;
  const int status = driver().cuPointerGetAttribute(&owner, k_POINTER_ATTRIBUTE_CONTEXT, address);
  return status != k_SUCCESS || !owner || owner == context_;
}

void CudaDevice::check(int status, const char* doing) {
  const std::string what = id + " (" + name + "): " + doing;
  if (is_loss(status)) lost(what + " failed: " + reason_of(status));
  check_driver(status, what);
}

void check_driver(int status, const std::string& doing) {
  if (status == k_SUCCESS) return;
  const std::string text = doing + " failed: " + reason_of(status);
  if (status == k_OUT_OF_MEMORY) throw OutOfMemoryError(text);
  throw DeviceError(text);
}

}  // namespace fulmo::cuda

namespace fulmo {
namespace {

Finding nvrtc_missing() {
  return {"NVRTC (CUDA's compiler)", "not found, so NVIDIA cards are used through OpenCL",
          "pip install nvidia-cuda-nvrtc-cu" + std::to_string(cuda::driver_version() / 1000) +
              ", or install the CUDA toolkit and set CUDA_HOME"};
}

void add_device(int ordinal, const std::shared_ptr<const cuda::Nvrtc>& nvrtc, Found& found) {
  const std::string subject = "CUDA device " + std::to_string(ordinal);
  try {
    found.devices.push_back(std::make_shared<cuda::CudaDevice>(ordinal, nvrtc));
    found.findings.push_back({subject, "found " + found.devices.back()->name, "", true});
  } catch (const DeviceError& error) {
    found.findings.push_back({subject, error.what(), "update the NVIDIA driver"});
  }
}

}  // namespace

// Memory of another context than the device's primary one, which libraries share, cannot be used.
DeviceRef cuda_device_of(std::uintptr_t address) {
  const std::vector<DeviceRef>& all = devices();
  const bool present = std::any_of(all.begin(), all.end(), [](auto& device) { return device->backend == "cuda"; });
  int ordinal = -1;
  if (!present || cuda::driver().cuPointerGetAttribute(&ordinal, cuda::k_POINTER_ATTRIBUTE_DEVICE_ORDINAL, address))
    return nullptr;
  for (const DeviceRef& device : all)
    if (device->id == "cuda:" + std::to_string(ordinal) && static_cast<cuda::CudaDevice&>(*device).reaches(address))
      return device;
  return nullptr;
}

Found find_cuda_devices() {
  const cuda::Driver& driver = cuda::driver();
  const std::string remedy = "for an NVIDIA card, install or update its driver; other cards need none";
  if (!driver.library) return {{}, {{"CUDA driver", "does not open:\n" + driver.library.failures(), remedy}}};
  if (driver.missing) return {{}, {{"CUDA driver", driver.library.path() + " lacks " + driver.missing, remedy}}};
  if (const int status = driver.cuInit(0); status != cuda::k_SUCCESS)
    return {{}, {{"CUDA driver", "does not start (CUDA error " + std::to_string(status) + ")", remedy}}};
  Found found{{}, {{"CUDA driver", "opens as " + driver.library.path(), "", true}}};
  const std::shared_ptr<const cuda::Nvrtc> nvrtc = cuda::open_nvrtc(cuda::driver_version() / 1000);
  found.findings.push_back(nvrtc ? Finding{"NVRTC (CUDA's compiler)", "opens as " + nvrtc->library.path(), "", true}
                                 : nvrtc_missing());
  int count = 0;
  driver.cuDeviceGetCount(&count);
  for (int ordinal = 0; nvrtc && ordinal < count; ++ordinal) add_device(ordinal, nvrtc, found);
  return found;
}

}  // namespace fulmo
