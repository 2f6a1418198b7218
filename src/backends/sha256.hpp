#pragma once
// SHA-256 (FIPS 180-4), for keys and checksums of the kernel cache.
#include <string>

namespace fulmo {
std::string sha256(const std::string& bytes);  // 64 hexadecimal digits
}  // namespace fulmo
