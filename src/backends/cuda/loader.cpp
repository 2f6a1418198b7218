#include "backends/cuda/loader.hpp"

namespace fulmo::cuda {

const Driver& driver() {
  static const Driver& loaded = *[] {
    auto* driver = new Driver;
    if (!driver->library) return driver;
#define FULMO_FIND(name, symbol_name, ...)                                                       \
  driver->name = reinterpret_cast<decltype(driver->name)>(driver->library.symbol(#symbol_name)); \
  if (!driver->name) driver->missing = #symbol_name;
    FULMO_CUDA_FUNCTIONS(FULMO_FIND)
#undef FULMO_FIND
    return driver;
  }();
  return loaded;
}

Nvrtc::Nvrtc(Library opened) : library(std::move(opened)) {
#define FULMO_FIND(name, ...)                                                 \
  this->name = reinterpret_cast<decltype(this->name)>(library.symbol(#name)); \
  if (!this->name) missing = #name;
  FULMO_NVRTC_FUNCTIONS(FULMO_FIND)
#undef FULMO_FIND
  if (!missing) nvrtcVersion(&major, &minor);
}

std::unique_ptr<const Nvrtc> open_nvrtc(int major) {
  std::unique_ptr<const Nvrtc> too_new;
  for (const std::string& candidate : nvrtc_libraries()) {
    Library library({candidate});
    if (!library) continue;
    auto nvrtc = std::make_unique<const Nvrtc>(std::move(library));
    if (nvrtc->missing) continue;
    if (nvrtc->major <= major) return nvrtc;
    if (!too_new) too_new = std::move(nvrtc);
  }
  return too_new;
}

}  // namespace fulmo::cuda
