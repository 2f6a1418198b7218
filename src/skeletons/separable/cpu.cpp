// Sums along one axis. In the weighted ones four vectors of sums stay in registers while the taps go by.
#include "skeletons/separable/cpu.hpp"

#include <math.h>

namespace fulmo::FULMO_TARGET {
namespace {

#if defined(__AVX512F__)
constexpr int width = 16;
#elif defined(__AVX2__)
constexpr int width = 8;
#else
constexpr int width = 4;
#endif
typedef float Vector __attribute__((vector_size(width * 4), aligned(4), may_alias));

static inline Vector multiply_add(float weight, const float* values, Vector sum) {
  const Vector v = *(const Vector*)values;
  Vector result;
  for (int i = 0; i < width; ++i) result[i] = fmaf(weight, v[i], sum[i]);
  return result;
}

}  // namespace

void sum_rows(const float* const* rows, const float* weights, int taps, float* sums, std::int64_t count) {
  static_assert(sum_block % (4 * width) == 0);
  for (std::int64_t x = 0; x < count; x += 4 * width) {
    Vector a = {}, b = {}, c = {}, d = {};
    for (int k = 0; k < taps; ++k) {
      const float* values = rows[k] + x;
      a = multiply_add(weights[k], values, a);
      b = multiply_add(weights[k], values + width, b);
      c = multiply_add(weights[k], values + 2 * width, c);
      d = multiply_add(weights[k], values + 3 * width, d);
    }
    Vector* to = (Vector*)(sums + x);
    to[0] = a, to[1] = b, to[2] = c, to[3] = d;
  }
}

void slide_rows(const std::int64_t* entering, const std::int64_t* leaving, std::int64_t* sums, std::int64_t count) {
  for (std::int64_t x = 0; x < count; ++x) sums[x] += entering[x] - leaving[x];
}

void slide_along(const std::int64_t* line, int taps, std::int64_t* sums, std::int64_t count) {
  std::int64_t sum = 0;
  for (int k = 0; k < taps - 1; ++k) sum += line[k];
  for (std::int64_t x = 0; x < count; ++x) {
    sum += line[x + taps - 1];
    sums[x] = sum;
    sum -= line[x];
  }
}

}  // namespace fulmo::FULMO_TARGET
