#pragma once
// Prefix sums of counts, for steps that compact, number or sort.
#include <cstdint>

#include "backends/device.hpp"

namespace fulmo {

/// Replaces each of `lines` lines of `length` u32 values (dense, one after the other) by its exclusive prefix sums,
/// modulo 2^32. A last value of 0 thus becomes the line's total. For use in both run() and launch().
void exclusive_scan(Device&, const MemoryRef& values, std::int64_t lines, std::int64_t length);

}  // namespace fulmo
