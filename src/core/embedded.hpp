#pragma once
#include <map>
#include <string>

namespace fulmo {
/// Kernel texts by path under src/: "skeletons/separable/gpu.cl". Written by the build.
const std::map<std::string, std::string>& embedded();
}  // namespace fulmo
