// Text to machine code.
#include "backends/cuda/compile.hpp"

#include <algorithm>

#include "backends/source.hpp"
#include "core/error.hpp"

namespace fulmo::cuda {
namespace {

using Size = int (*)(Handle, std::size_t*);
using Get = int (*)(Handle, char*);

std::string text_of(Handle program, Size size_of, Get get) {
  std::size_t size = 0;
  size_of(program, &size);
  std::string text(size, '\0');
  get(program, text.data());
  return text;
}

}  // namespace

std::string architecture(const Nvrtc& nvrtc, int capability) {
  int count = 0;
  nvrtc.nvrtcGetNumSupportedArchs(&count);
  std::vector<int> known(count);
  nvrtc.nvrtcGetSupportedArchs(known.data());
  int nearest = 0;
  for (int one : known)
    if (one <= capability) nearest = std::max(nearest, one);
  if (nearest == 0)
    throw DeviceError("NVRTC " + std::to_string(nvrtc.major) + " no longer compiles for compute capability " +
                      std::to_string(capability) + "; install an older nvidia-cuda-nvrtc");
  return (nearest == capability ? "sm_" : "compute_") + std::to_string(nearest);
}

std::string compile(const Nvrtc& nvrtc, const std::string& architecture, const std::string& text,
                    const std::vector<const char*>& more_options) {
  const std::string target = "--gpu-architecture=" + architecture;
  std::vector<const char*> options = {target.c_str(), "--fmad=false", "--prec-div=true", "--prec-sqrt=true",
                                      "--ftz=false"};
  options.insert(options.end(), more_options.begin(), more_options.end());
  Handle program = nullptr;
  if (nvrtc.nvrtcCreateProgram(&program, text.c_str(), "kernel", 0, nullptr, nullptr) != k_SUCCESS)
    throw KernelError("cuda: NVRTC takes no text");
  const int status = nvrtc.nvrtcCompileProgram(program, static_cast<int>(options.size()), options.data());
  std::string result;
  if (status != k_SUCCESS)
    result = text_of(program, nvrtc.nvrtcGetProgramLogSize, nvrtc.nvrtcGetProgramLog);
  else if (architecture[0] == 's')
    result = text_of(program, nvrtc.nvrtcGetCUBINSize, nvrtc.nvrtcGetCUBIN);
  else
    result = text_of(program, nvrtc.nvrtcGetPTXSize, nvrtc.nvrtcGetPTX);
  nvrtc.nvrtcDestroyProgram(&program);
  if (status != k_SUCCESS)
    throw KernelError("cuda: a kernel does not compile for " + architecture + ":\n" + explained(result.c_str(), text));
  return result;
}

}  // namespace fulmo::cuda
