// The fold of one segment as 32 lanes that a compiler keeps in vector registers.
#include "skeletons/reduction/cpu.hpp"

#include "dialect/native.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

constexpr int lanes = 32, segment = 256;

template <class T> struct Range;
template <> struct Range<double> { static constexpr double low = -__builtin_inf(), high = __builtin_inf(); };
template <> struct Range<std::int64_t> { static constexpr std::int64_t high = 0x7fffffffffffffff, low = -high - 1; };

static inline std::int64_t add(std::int64_t a, std::int64_t b) { return (std::int64_t)((std::uint64_t)a + (std::uint64_t)b); }
static inline double add(double a, double b) { return a + b; }

static inline std::int64_t smaller(std::int64_t a, std::int64_t b) { return a < b ? a : b; }
static inline std::int64_t larger(std::int64_t a, std::int64_t b) { return a > b ? a : b; }
/// NaN wins; of two zeros the one with (without) the sign bit.
static inline double smaller(double a, double b) {
  return a < b || a != a ? a : b < a || b != b ? b : __builtin_signbit(a) ? a : b;
}
static inline double larger(double a, double b) {
  return a > b || a != a ? a : b > a || b != b ? b : __builtin_signbit(a) ? b : a;
}

template <class T> struct Add { static constexpr T none = 0; static T of(T a, T b) { return add(a, b); } };
template <class T> struct Smaller { static constexpr T none = Range<T>::high; static T of(T a, T b) { return smaller(a, b); } };
template <class T> struct Larger { static constexpr T none = Range<T>::low; static T of(T a, T b) { return larger(a, b); } };

static inline bool finite(double v) { return v - v == 0; }
static inline bool finite(std::int64_t) { return true; }

struct Itself { template <class T> static T of(T v, T) { return v; } };
struct Upper { template <class T> static T of(T v, T) { return (T)((std::int64_t)v >> 32); } };
struct Finite { template <class T> static T of(T v, T none) { return finite(v) ? v : none; } };

template <class T, class Combine, class Seen> static T one(const T* values, int count) {
  T lane[lanes];
  for (int l = 0; l < lanes; ++l) lane[l] = Combine::none;
  int i = 0;
  for (; i + lanes <= count; i += lanes)
    for (int l = 0; l < lanes; ++l) lane[l] = Combine::of(lane[l], Seen::of(values[i + l], Combine::none));
  for (int l = 0; i + l < count; ++l) lane[l] = Combine::of(lane[l], Seen::of(values[i + l], Combine::none));
  for (int half = lanes / 2; half > 0; half /= 2)
    for (int l = 0; l < half; ++l) lane[l] = Combine::of(lane[l], lane[l + half]);
  return lane[0];
}

template <class T, class Combine, class Seen> static void all(const T* values, std::int64_t count, T* results) {
  std::int64_t at = 0;
  do {
    *results++ = one<T, Combine, Seen>(values + at, (int)(count - at < segment ? count - at : segment));
    at += segment;
  } while (at < count);
}

template <class T> static void fold(Measure measure, const T* values, std::int64_t count, T* results) {
  switch (measure) {
    case Measure::sum: return all<T, Add<T>, Itself>(values, count, results);
    case Measure::upper_sum: return all<T, Add<T>, Upper>(values, count, results);
    case Measure::minimum: return all<T, Smaller<T>, Itself>(values, count, results);
    case Measure::maximum: return all<T, Larger<T>, Itself>(values, count, results);
    case Measure::finite_minimum: return all<T, Smaller<T>, Finite>(values, count, results);
    case Measure::finite_maximum: return all<T, Larger<T>, Finite>(values, count, results);
  }
}

}  // namespace

void fold_segments(bool real, Measure measure, const void* values, std::int64_t count, void* results) {
  if (real) fold(measure, (const double*)values, count, (double*)results);
  else fold(measure, (const std::int64_t*)values, count, (std::int64_t*)results);
}

}  // namespace fulmo::FULMO_TARGET
