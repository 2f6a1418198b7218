#include "backends/reference/compile.hpp"

#include <mutex>
#include <set>

#include "backends/cache.hpp"
#include "backends/cuda/compile.hpp"
#include "backends/sha256.hpp"
#include "backends/source.hpp"

namespace fulmo::reference {

void compile_for_cuda(const Kernel& kernel, bool separate) {
  static const cuda::Nvrtc* const nvrtc = cuda::open_nvrtc(1000).release();
  static std::mutex mutex;
  static std::set<std::string> compiled;
  if (!nvrtc) return;
  std::lock_guard lock(mutex);
  const std::string kernel_name = kernel_key(kernel, separate);
  if (compiled.count(kernel_name)) return;
  const std::string text = kernel_text("dialect/cuda.cl", kernel, separate);
  const std::string key = sha256(text + "compiles" + std::to_string(nvrtc->major) + "." + std::to_string(nvrtc->minor));
  if (!kernel_cache().get(key)) {
    cuda::compile(*nvrtc, "sm_90", text);
    kernel_cache().put(key, "");
  }
  compiled.insert(kernel_name);
}

}  // namespace fulmo::reference
