// Row loops of the neighbours skeleton.
#include "skeletons/neighbours/cpu.hpp"

#include "dialect/native.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

using namespace dialect;
constexpr i64 block = 64;

static inline bool differ(const u32* a, const u32* b, i64 count) {
  u32 bits = 0;
  for (i64 i = 0; i < count; ++i) bits |= a[i] ^ b[i];
  return bits != 0;
}

/// Adds to the last pair found if it is the same.
static inline i64 put(u32 first, u32 second, Contact* found, i64 size) {
  if (size > 0 && found[size - 1].first == first && found[size - 1].second == second)
    ++found[size - 1].count;
  else
    found[size++] = {first, second, 1};
  return size;
}

}  // namespace

std::int64_t find_contacts(const u32* row, const u32* other, i64 count, Contact* found) {
  i64 size = 0;
  for (i64 begin = 0; begin < count; begin += block) {
    const i64 end = begin + block < count ? begin + block : count;
    if (!differ(row + begin, other + begin, end - begin)) continue;
    for (i64 i = begin; i < end; ++i)
      if (row[i] < other[i])
        size = put(row[i], other[i], found, size);
      else if (row[i] > other[i])
        size = put(other[i], row[i], found, size);
  }
  return size;
}

std::int64_t find_overlaps(const u32* row, const u32* other, i64 count, Contact* found) {
  i64 size = 0;
  for (i64 i = 0; i < count; ++i) size = put(row[i], other[i], found, size);
  return size;
}

std::uint32_t largest_label(const u32* row, i64 count) {
  u32 most = 0;
  for (i64 i = 0; i < count; ++i) most = row[i] > most ? row[i] : most;
  return most;
}

}  // namespace fulmo::FULMO_TARGET
