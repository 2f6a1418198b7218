// Running extremes by doubling: a window of 2 s is the extreme of two windows of s, so that even wide windows cost a
// few vector operations a value.
#include "skeletons/morphology/cpu.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

constexpr int block = 128;

template <bool largest>
static inline std::int32_t extreme(std::int32_t a, std::int32_t b) {
  return largest ? (a > b ? a : b) : (a < b ? a : b);
}

template <bool largest>
static void join(std::int32_t* values, std::int64_t count, std::int64_t shift) {
  std::int64_t i = 0;
  for (; i + block <= count; i += block) {
    std::int32_t next[block];  // values may overlap their shifted selves
    for (int k = 0; k < block; ++k) next[k] = extreme<largest>(values[i + k], values[i + k + shift]);
    for (int k = 0; k < block; ++k) values[i + k] = next[k];
  }
  for (; i < count; ++i) values[i] = extreme<largest>(values[i], values[i + shift]);
}

template <bool largest>
static void slide_by(std::int32_t* values, std::int64_t count, std::int64_t step, int window) {
  for (int width = 1; width < window;) {
    const int more = width < window - width ? width : window - width;
    join<largest>(values, count - more * step, more * step);
    width += more;
  }
}

template <bool largest>
static void widen(std::int32_t* __restrict best, const std::int32_t* __restrict a, const std::int32_t* __restrict b,
                  int count) {
  for (int k = 0; k < count; ++k) best[k] = extreme<largest>(best[k], extreme<largest>(a[k], b[k]));
}

template <bool largest>
static void extreme_by(std::int32_t* into, const std::int32_t* const* rows, int number, std::int64_t count) {
  for (std::int64_t i = 0; i < count; i += block) {
    const int size = count - i < block ? (int)(count - i) : block;
    std::int32_t best[block];
    for (int k = 0; k < size; ++k) best[k] = rows[0][i + k];
    for (int r = 1; r < number; r += 2) widen<largest>(best, rows[r] + i, rows[r + 1 < number ? r + 1 : r] + i, size);
    for (int k = 0; k < size; ++k) into[i + k] = best[k];
  }
}

}  // namespace

void slide(std::int32_t* values, std::int64_t count, std::int64_t step, int window, bool largest) {
  largest ? slide_by<true>(values, count, step, window) : slide_by<false>(values, count, step, window);
}

void extreme_of_rows(std::int32_t* into, const std::int32_t* const* rows, int number, std::int64_t count,
                     bool largest) {
  largest ? extreme_by<true>(into, rows, number, count) : extreme_by<false>(into, rows, number, count);
}

}  // namespace fulmo::FULMO_TARGET
