#include "backends/opencl/loader.hpp"

namespace fulmo::opencl {

const Api& api() {
  static const Api& loaded = *[] {
    auto* api = new Api;
    if (!api->library) return api;
#define FULMO_FIND(result, name, ...)                                            \
  api->name = reinterpret_cast<decltype(api->name)>(api->library.symbol(#name)); \
  if (!api->name) api->missing = #name;
    FULMO_OPENCL_FUNCTIONS(FULMO_FIND)
#undef FULMO_FIND
    return api;
  }();
  return loaded;
}

}  // namespace fulmo::opencl
