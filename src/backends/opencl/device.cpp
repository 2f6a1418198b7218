// Finding devices, what they can, and launching.
#include "backends/opencl/device.hpp"

#include <algorithm>

namespace fulmo::opencl {
namespace {

std::string without_padding(std::string text) {
  text.resize(std::min(text.size(), text.find('\0')));
  const auto last = text.find_last_not_of(' ');
  return text.substr(0, last + 1);
}

bool has_extension(Handle device, const std::string& name) {
  return (" " + text_of(device, k_DEVICE_EXTENSIONS) + " ").find(" " + name + " ") != std::string::npos;
}

// FULMO_OPENCL_WITHOUT=fp64,int64_atomics,divide forces the substitutes, so that they are tested anywhere.
Lacks lacks_of(Handle device) {
  const std::string forced = "," + environment("FULMO_OPENCL_WITHOUT") + ",";
  const auto without = [&](const char* what) {
    return forced.find("," + std::string(what) + ",") != std::string::npos;
  };
  const Bits config = number_of<Bits>(device, k_DEVICE_SINGLE_FP_CONFIG);
  return {.fp64 = without("fp64") || !has_extension(device, "cl_khr_fp64"),
          .int64_atomics = without("int64_atomics") || !has_extension(device, "cl_khr_int64_base_atomics"),
          .divide = without("divide") || (config & k_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT) == 0};
}

std::string options_for(const Lacks& lacks) {
  std::string options = "-cl-std=CL1.2 -w";  // some drivers print warnings to the terminal
  if (lacks.fp64) options += " -DFULMO_WITHOUT_FP64";
  if (lacks.int64_atomics) options += " -DFULMO_WITHOUT_INT64_ATOMICS";
  return options + (lacks.divide ? " -DFULMO_WITHOUT_DIVIDE" : " -cl-fp32-correctly-rounded-divide-sqrt");
}

// "OpenCL 1.2 ..." and later; 1.1 lacks fills and migration.
bool is_supported(Handle device) {
  const std::string version = text_of(device, k_DEVICE_VERSION);
  return version.rfind("OpenCL 1.0", 0) != 0 && version.rfind("OpenCL 1.1", 0) != 0 &&
         number_of<UInt>(device, k_DEVICE_AVAILABLE) && number_of<UInt>(device, k_DEVICE_COMPILER_AVAILABLE);
}

std::vector<Handle> handles(Int (*list)(Handle, UInt, Handle*, UInt*), Handle parent) {
  UInt count = 0;
  if (list(parent, 0, nullptr, &count) != k_SUCCESS) return {};
  std::vector<Handle> all(count);
  if (count > 0 && list(parent, count, all.data(), nullptr) != k_SUCCESS) return {};
  return all;
}

std::vector<Handle> platforms() {
  return handles([](Handle, UInt n, Handle* all, UInt* count) { return api().clGetPlatformIDs(n, all, count); },
                 nullptr);
}

std::vector<Handle> devices_of(Handle platform) {
  return handles([](Handle parent, UInt n, Handle* all,
                    UInt* count) { return api().clGetDeviceIDs(parent, k_DEVICE_TYPE_ALL, n, all, count); },
                 platform);
}

void add_device(Handle handle, Found& found) {
  const std::string name = text_of(handle, k_DEVICE_NAME);
  if (!is_supported(handle)) {
    found.findings.push_back({"OpenCL device " + name, "is not usable (" + text_of(handle, k_DEVICE_VERSION) + ")",
                              "install a driver with OpenCL 1.2 or later"});
    return;
  }
  found.devices.push_back(std::make_shared<OpenclDevice>(handle, static_cast<int>(found.devices.size())));
  found.findings.push_back({"OpenCL device " + name, "found", "", true});
}

}  // namespace

std::string text_of(Handle device, Constant what) {
  std::size_t size = 0;
  api().clGetDeviceInfo(device, static_cast<UInt>(what), 0, nullptr, &size);
  std::string text(size, '\0');
  api().clGetDeviceInfo(device, static_cast<UInt>(what), size, text.data(), nullptr);
  return without_padding(text);
}

OpenclDevice::OpenclDevice(Handle device, int index) : device_(device) {
  backend = "opencl";
  id = "opencl:" + std::to_string(index);
  name = text_of(device, k_DEVICE_NAME);
  is_gpu = (number_of<Bits>(device, k_DEVICE_TYPE) & k_DEVICE_TYPE_GPU) != 0;
  discrete = is_gpu && !number_of<UInt>(device, k_DEVICE_HOST_UNIFIED_MEMORY);
  local_bytes = number_of<Bits>(device, k_DEVICE_LOCAL_MEM_SIZE);
  max_lanes = static_cast<int>(number_of<std::size_t>(device, k_DEVICE_MAX_WORK_GROUP_SIZE));
  options_ = options_for(lacks_of(device));
  identity_ = "opencl\n" + name + "\n" + text_of(device, k_DEVICE_VENDOR) + "\n" + text_of(device, k_DEVICE_VERSION) +
              "\n" + text_of(device, k_DRIVER_VERSION) + "\n" + options_;
  make_pool(number_of<Bits>(device, k_DEVICE_GLOBAL_MEM_SIZE), number_of<Bits>(device, k_DEVICE_MAX_MEM_ALLOC_SIZE));
}

OpenclDevice::OpenclDevice(Handle device, int index, Handle context, Handle queue) : OpenclDevice(device, index) {
  context_ = context;
  queue_ = queue;
  queue_is_theirs_ = queue != nullptr;
  api().clRetainContext(context);
  if (queue) api().clRetainCommandQueue(queue);
}

// Not in the constructor: listing devices should take no time and memory of each.
void OpenclDevice::open() {
  Int status = k_SUCCESS;
  if (!context_) context_ = api().clCreateContext(nullptr, 1, &device_, nullptr, nullptr, &status);
  check(status, "clCreateContext");
  if (!queue_) queue_ = api().clCreateCommandQueue(context_, device_, 0, &status);
  check(status, "clCreateCommandQueue");
}

// Releasing what is lost may crash drivers.
void OpenclDevice::close() {
  context_ = queue_ = nullptr;
  queue_is_theirs_ = false;
}

void OpenclDevice::set_arguments(Handle handle, const std::string& entry, const std::vector<Argument>& all) {
  UInt index = 0;
  for (const Argument& argument : all) {
    const Int status = std::visit(
        [&](const auto& value) {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Pointer>) {
            const auto memory = value.memory ? reinterpret_cast<Handle>(value.memory->handle) : nullptr;
            return api().clSetKernelArg(handle, index, sizeof memory, &memory);
          } else {
            return api().clSetKernelArg(handle, index, sizeof value, &value);
          }
        },
        argument);
    check(status, ("argument " + std::to_string(index++) + " of " + entry).c_str());
  }
}

void OpenclDevice::start(Function function, const Kernel& kernel, Groups groups, const std::vector<Argument>& all) {
  const Handle handle = reinterpret_cast<Handle>(function);
  set_arguments(handle, kernel.entry, all);
  const std::size_t lanes = static_cast<std::size_t>(kernel.lanes);
  const std::size_t local[] = {lanes, 1, 1};
  const std::size_t global[] = {lanes * static_cast<std::size_t>(groups[0]), static_cast<std::size_t>(groups[1]),
                                static_cast<std::size_t>(groups[2])};
  check(api().clEnqueueNDRangeKernel(queue_, handle, 3, nullptr, global, local, 0, nullptr, nullptr),
        kernel.entry.c_str());
  check(api().clFlush(queue_), "clFlush");
}

void OpenclDevice::start_own(Function function, const OwnKernel& kernel, const std::vector<Argument>& all) {
  const Handle handle = reinterpret_cast<Handle>(function);
  set_arguments(handle, kernel.entry, all);
  std::size_t global[3], local[3];
  std::copy_n(kernel.size.begin(), 3, global);
  std::copy_n(kernel.group.begin(), 3, local);
  check(
      api().clEnqueueNDRangeKernel(queue_, handle, 3, nullptr, global, local[0] ? local : nullptr, 0, nullptr, nullptr),
      kernel.entry.c_str());
  check(api().clFlush(queue_), "clFlush");
}

void OpenclDevice::finish() {
  const Use use = enter();
  check(api().clFinish(queue_), "clFinish");
}

// Queues other than ours are waited for; in one that is ours, too, work is in order anyhow.
void OpenclDevice::follow(std::uintptr_t queue) {
  const Use use = enter();
  const Handle theirs = reinterpret_cast<Handle>(queue);
  if (theirs && !gives_to(theirs)) check(api().clFinish(theirs), "clFinish");
}

void OpenclDevice::lead(std::uintptr_t queue) {
  const bool in_order = queue ? gives_to(reinterpret_cast<Handle>(queue)) : queue_is_theirs_.load();
  if (!in_order) finish();
}

std::uintptr_t OpenclDevice::stream() {
  const Use use = enter();
  return reinterpret_cast<std::uintptr_t>(queue_.load());
}

void OpenclDevice::check(Int status, const char* doing) {
  if (status == k_SUCCESS) return;
  const std::string text = id + " (" + name + "): " + doing + " failed with OpenCL error " + std::to_string(status);
  if (status == k_MEM_OBJECT_ALLOCATION_FAILURE || status == k_OUT_OF_HOST_MEMORY) throw OutOfMemoryError(text);
  if (status == k_DEVICE_NOT_AVAILABLE || status == k_INVALID_CONTEXT || status == k_INVALID_COMMAND_QUEUE) lost(text);
  throw DeviceError(text);
}

}  // namespace fulmo::opencl

namespace fulmo {

Found find_opencl_devices() {
  const opencl::Api& api = opencl::api();
  const std::string remedy = "install your GPU's driver; for NVIDIA, AMD and Intel it contains OpenCL";
  if (!api.library) return {{}, {{"OpenCL library", "does not open:\n" + api.library.failures(), remedy}}};
  if (api.missing)
    return {{}, {{"OpenCL library", api.library.path() + " lacks " + api.missing, "install a loader of OpenCL 1.2"}}};
  Found found{{}, {{"OpenCL library", "opens as " + api.library.path(), "", true}}};
  for (opencl::Handle platform : opencl::platforms())
    for (opencl::Handle device : opencl::devices_of(platform)) opencl::add_device(device, found);
  if (found.findings.size() == 1) found.findings.push_back({"OpenCL devices", "none found", remedy});
  return found;
}

}  // namespace fulmo
