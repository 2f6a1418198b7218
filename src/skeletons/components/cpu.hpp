#pragma once
// Declared once per instruction set; chosen by CPU_CALL.
#include <cstdint>

#include "backends/cpu/target.hpp"

namespace fulmo {

/// Voxels begin <= x < end of one row.
struct Span {
  std::uint32_t begin, end;
};

/// Writes the spans of what is not zero in a row, ascending; returns how many (at most (count + 1) / 2).
CPU_FUNCTION(std::int64_t, find_spans, (const std::int32_t* row, std::int64_t count, Span* spans))

}  // namespace fulmo
