// Line loop of the components skeleton.
#include "skeletons/components/cpu.hpp"

#include <cstring>

#include "dialect/native.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

using namespace dialect;
constexpr int block = 1024;

/// Bit k of the result is byte k of eight bytes that are 0 or 1.
static inline unsigned gathered_bits(u64 bytes) { return (unsigned)((bytes * 0x0102040810204080ull) >> 56); }

struct Writer {
  Span* spans;
  std::int64_t size;
  unsigned inside;  // 1 while a span is open

  /// Opens and closes spans where the eight flags from x on change.
  void take(u64 flags, std::int64_t x) {
    if (flags == (inside ? 0x0101010101010101ull : 0)) return;
    const unsigned bits = gathered_bits(flags);
    unsigned changes = (bits ^ (bits << 1 | inside)) & 255;
    for (; changes; changes &= changes - 1) {
      const u32 at = (u32)(x + __builtin_ctz(changes));
      if (inside)
        spans[size++].end = at;
      else
        spans[size].begin = at;
      inside ^= 1;
    }
  }
};

}  // namespace

std::int64_t find_spans(const std::int32_t* row, std::int64_t count, Span* spans) {
  Writer writer{spans, 0, 0};
  u8 flags[block];
  for (std::int64_t x = 0; x < count; x += block) {
    const int width = (int)(count - x < block ? count - x : block);
    for (int i = 0; i < width; ++i) flags[i] = row[x + i] != 0;
    for (int i = width; i < (width + 7) / 8 * 8; ++i) flags[i] = 0;
    for (int i = 0; i < width; i += 8) {
      u64 eight;
      memcpy(&eight, flags + i, 8);
      writer.take(eight, x + i);
    }
  }
  if (writer.inside) spans[writer.size++].end = (u32)count;
  return writer.size;
}

}  // namespace fulmo::FULMO_TARGET
