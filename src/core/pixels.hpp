#pragma once
#include "core/type.hpp"

namespace fulmo {

/// Integers are computed in int64: of uint64, throws TypeMismatch naming a pixel of 2^63 or above.
void check_pixels(const Type&, const void* pixels);

}  // namespace fulmo
