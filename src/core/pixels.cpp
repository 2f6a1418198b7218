#include "core/pixels.hpp"

#include <cstring>

#include "core/error.hpp"

namespace fulmo {

void check_pixels(const Type& type, const void* pixels) {
  if (type.dtype != DType::u64) return;
  const auto bytes = static_cast<const char*>(pixels);
  for (std::int64_t i = 0; i < type.count(); ++i) {
    std::uint64_t pixel;
    std::memcpy(&pixel, bytes + i * 8, 8);
    if (pixel >> 63) throw TypeMismatch("uint64 pixels must be below 2**63, got " + std::to_string(pixel));
  }
}

}  // namespace fulmo
