#pragma once
#include "backends/cpu/target.hpp"
#include "skeletons/fourier/lines.hpp"

namespace fulmo {

/// Lines that the CPU transforms side by side.
inline constexpr int lines_at_once = 16;

enum class Other : int { none, product, conjugate_product };
/// Complex numbers as pairs.
struct LinesBuffers {
  const float* source;
  float* target;
  const float* other;  // what stored values are multiplied by, place for place
  Other how;
  const std::uint32_t* tables;
  float* work;  // room for re and im of lines_at_once lines
};

/// Transforms up to lines_at_once lines from number `first` on.
CPU_FUNCTION(void, transform_lines, (const LinesCall& call, const LinesBuffers& buffers, std::int64_t first))
/// Two real rows as one complex line, and the half spectra of two rows from that of the line; either row may be absent.
CPU_FUNCTION(void, pair_rows, (const float* re, const float* im, std::int64_t length, float* line))
CPU_FUNCTION(void, split_rows, (const float* line, std::int64_t length, float* first, float* second))
/// And back: the line whose spectrum two half spectra are, and its rows times a scale.
CPU_FUNCTION(void, join_rows, (const float* first, const float* second, std::int64_t length, float* line))
CPU_FUNCTION(void, unpair_rows, (const float* line, std::int64_t count, float scale, float* re, float* im))

}  // namespace fulmo
