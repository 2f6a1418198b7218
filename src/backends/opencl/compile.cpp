// Text to binary, binary to kernel.
#include "backends/opencl/device.hpp"
#include "backends/source.hpp"

namespace fulmo::opencl {

std::string OpenclDevice::build(const std::string& text) {
  const char* source = text.c_str();
  const std::size_t length = text.size();
  Int status = k_SUCCESS;
  const Handle program = api().clCreateProgramWithSource(context_, 1, &source, &length, &status);
  check(status, "clCreateProgramWithSource");
  status = api().clBuildProgram(program, 1, &device_, options_.c_str(), nullptr, nullptr);
  const std::string log = status == k_SUCCESS ? "" : log_of(program);
  const std::string binary = status == k_SUCCESS ? binary_of(program) : "";
  api().clReleaseProgram(program);
  if (status != k_SUCCESS)
    throw KernelError(id + " (" + name + "): a kernel does not compile (OpenCL error " + std::to_string(status) +
                      "):\n" + explained(log, text));
  return binary;
}

std::string OpenclDevice::log_of(Handle program) {
  std::size_t size = 0;
  api().clGetProgramBuildInfo(program, device_, k_PROGRAM_BUILD_LOG, 0, nullptr, &size);
  std::string log(size, '\0');
  api().clGetProgramBuildInfo(program, device_, k_PROGRAM_BUILD_LOG, size, log.data(), nullptr);
  return log.c_str();
}

std::string OpenclDevice::binary_of(Handle program) {
  std::size_t size = 0;
  check(api().clGetProgramInfo(program, k_PROGRAM_BINARY_SIZES, sizeof size, &size, nullptr), "clGetProgramInfo");
  std::string binary(size, '\0');
  char* bytes = binary.data();
  check(api().clGetProgramInfo(program, k_PROGRAM_BINARIES, sizeof bytes, &bytes, nullptr), "clGetProgramInfo");
  return binary;
}

// Some drivers' binaries are assembly: NVIDIA's are PTX.
std::string OpenclDevice::assembly(const std::string& text) {
  const Use use = enter();
  const std::string binary = build(text);
  if (binary.find('\0') < binary.size() - 1) throw UnsupportedError(id + ": the binaries of this driver are not text");
  return binary.c_str();
}

KernelDevice::Function OpenclDevice::load(const std::string& binary, const std::string& entry) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(binary.data());
  const std::size_t size = binary.size();
  Int status = k_SUCCESS;
  const Handle program = api().clCreateProgramWithBinary(context_, 1, &device_, &size, &bytes, nullptr, &status);
  if (status != k_SUCCESS) return 0;
  Handle kernel = nullptr;
  if (api().clBuildProgram(program, 1, &device_, options_.c_str(), nullptr, nullptr) == k_SUCCESS)
    kernel = api().clCreateKernel(program, entry.c_str(), &status);
  api().clReleaseProgram(program);  // lives on in the kernel
  return status == k_SUCCESS ? reinterpret_cast<Function>(kernel) : 0;
}

}  // namespace fulmo::opencl
