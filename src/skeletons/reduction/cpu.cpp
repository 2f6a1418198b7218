// The fold of a segment, for each type of work and measure.
#include "skeletons/reduction/cpu.hpp"

#include <type_traits>

namespace fulmo::FULMO_TARGET {
namespace {

constexpr int lanes = 32, segment = 256;

using i32 = std::int32_t;
using i64 = std::int64_t;
using u64 = std::uint64_t;

template <class T>
struct Of;  // what goes with values of type T: their range, the type of their sums, their bits
template <>
struct Of<float> {
  using Sum = double;
  using Bits = i32;
  static constexpr float high = __builtin_inff(), low = -high;
};
template <>
struct Of<double> {
  using Sum = double;
  using Bits = i64;
  static constexpr double high = __builtin_inf(), low = -high;
};
template <>
struct Of<i32> {
  using Sum = i64;
  static constexpr i32 high = 0x7fffffff, low = -high - 1;
};
template <>
struct Of<i64> {
  using Sum = i64;
  static constexpr i64 high = 0x7fffffffffffffff, low = -high - 1;
};

template <class T>
inline constexpr bool floats = (T)0.5 != 0;

/// NaN wins; of two zeros the one with (without) the sign bit. Selections only, so that it runs in vectors.
template <class T>
static inline T smaller(T a, T b) {
  if constexpr (floats<T>) {
    using Bits = typename Of<T>::Bits;
    const T both = __builtin_bit_cast(T, (Bits)(__builtin_bit_cast(Bits, a) | __builtin_bit_cast(Bits, b)));
    const T less = a < b ? a : b;
    return a != a ? a : a == b ? both : less;
  } else {
    return a < b ? a : b;
  }
}
template <class T>
static inline T larger(T a, T b) {
  if constexpr (floats<T>) {
    using Bits = typename Of<T>::Bits;
    const T both = __builtin_bit_cast(T, (Bits)(__builtin_bit_cast(Bits, a) & __builtin_bit_cast(Bits, b)));
    const T more = a > b ? a : b;
    return a != a ? a : a == b ? both : more;
  } else {
    return a > b ? a : b;
  }
}

struct Add {
  template <class T>
  using Type = typename Of<T>::Sum;
  template <class T>
  static constexpr T none = 0;
  static double of(double a, double b) { return a + b; }
  static i64 of(i64 a, i64 b) { return (i64)((u64)a + (u64)b); }
  static i32 of(i32 a, i32 b) { return a + b; }
};
/// Associative, so that integers may be multiplied in any order.
static inline i64 saturated_product(i64 a, i64 b) {
  constexpr i64 most = Of<i64>::high;
  const u64 p = a < 0 ? -(u64)a : (u64)a, q = b < 0 ? -(u64)b : (u64)b;
  const bool negative = (a < 0) != (b < 0);
  if ((p | q) >> 31 == 0) return a * b;
  if (p != 0 && q > (u64)most / p) return negative ? -most : most;
  return negative ? -(i64)(p * q) : (i64)(p * q);
}

struct Multiply {
  template <class T>
  using Type = typename Of<T>::Sum;
  template <class T>
  static constexpr T none = 1;
  static double of(double a, double b) { return a * b; }
  static i64 of(i64 a, i64 b) { return saturated_product(a, b); }
};
struct Smaller {
  template <class T>
  using Type = T;
  template <class T>
  static constexpr T none = Of<T>::high;
  template <class T>
  static T of(T a, T b) {
    return smaller(a, b);
  }
};
struct Larger {
  template <class T>
  using Type = T;
  template <class T>
  static constexpr T none = Of<T>::low;
  template <class T>
  static T of(T a, T b) {
    return larger(a, b);
  }
};

struct Itself {
  template <class T>
  static T of(T v, T) {
    return v;
  }
};
struct Upper {
  template <class T>
  static T of(T v, T) {
    return (T)((i64)v >> 32);
  }
};
struct Finite {
  template <class T>
  static T of(T v, T none) {
    return v - v == 0 ? v : none;
  }
};

/// 32 lanes that a compiler keeps in vector registers.
template <class T, class Combine, class Seen>
static auto fold_segment(const T* values, int count) {
  using A = typename Combine::template Type<T>;
  constexpr A none = Combine::template none<A>;
  A lane[lanes];
  for (int l = 0; l < lanes; ++l) lane[l] = none;
  int i = 0;
  for (; i + lanes <= count; i += lanes)
    for (int l = 0; l < lanes; ++l) lane[l] = Combine::of(lane[l], Seen::of((A)values[i + l], none));
  for (int l = 0; i + l < count; ++l) lane[l] = Combine::of(lane[l], Seen::of((A)values[i + l], none));
  for (int half = lanes / 2; half > 0; half /= 2)
    for (int l = 0; l < half; ++l) lane[l] = Combine::of(lane[l], lane[l + half]);
  return lane[0];
}

/// An extremum of nothing is infinite in float64, or the end of int64, whatever the values' own type.
template <class T, class Combine, class Seen>
static void fold_all(const T* values, i64 count, void* results) {
  using R = typename Of<T>::Sum;
  R* result = (R*)results;
  if (count == 0) *result = Combine::template none<R>;
  for (i64 at = 0; at < count; at += segment)
    *result++ = (R)fold_segment<T, Combine, Seen>(values + at, (int)(count - at < segment ? count - at : segment));
}

template <class T, class Combine, class Seen>
static void gather_all(const T* values, i64 count, void* results) {
  using R = typename Of<T>::Sum;
  R* result = (R*)results;
  for (i64 i = 0; i < count; ++i) result[i] = Combine::of(result[i], Seen::of((R)values[i], Combine::template none<R>));
}

/// Several rows at once, so that results are fetched less often.
template <class T, class R, class Combine>
static void gather_several(const T* const* rows, int number, i64 count, R* __restrict results) {
  int k = 0;
  for (; k + 4 <= number; k += 4) {
    const T *a = rows[k], *b = rows[k + 1], *c = rows[k + 2], *d = rows[k + 3];
    for (i64 i = 0; i < count; ++i)
      results[i] = Combine::of(Combine::of(Combine::of(Combine::of(results[i], (R)a[i]), (R)b[i]), (R)c[i]), (R)d[i]);
  }
  for (; k < number; ++k) {
    const T* a = rows[k];
    for (i64 i = 0; i < count; ++i) results[i] = Combine::of(results[i], (R)a[i]);
  }
}

template <class T>
static void distances(const T* values, const double* means, int step, i64 count, double* results) {
  for (i64 i = 0; i < count; ++i) {
    const double distance = (double)values[i] - means[i * step];
    results[i] = distance * distance;
  }
}

template <bool largest, class T>
static inline bool beats(T value, T best) {
  return (largest ? value > best : value < best) || (value != value && best == best);
}

template <bool largest, class T>
static void extrema(const T* values, i64 at, i64 count, T* best, i32* where) {
  for (i64 i = 0; i < count; ++i) {
    const bool better = at == 0 || beats<largest>(values[i], best[i]);
    best[i] = better ? values[i] : best[i];
    where[i] = better ? (i32)at : where[i];
  }
}

template <bool largest, class T>
static void extremum(const T* values, i64 at, i64 count, T* best, i32* where) {
  if (at == 0) *best = *values, *where = 0;
  for (i64 first = 0; first < count; first += lanes) {
    const i64 end = count - first < lanes ? count : first + lanes;
    int any = 0;  // in vectors; few parts have something better
    for (i64 i = first; i < end; ++i) any |= beats<largest>(values[i], *best);
    for (i64 i = first; any && i < end; ++i)
      if (beats<largest>(values[i], *best)) *best = values[i], *where = (i32)(at + i);
  }
}

template <class T, class Combine, class Seen>
static void run_on(const T* values, i64 count, void* total, void* results) {
  using R = typename Of<T>::Sum;
  R part = Combine::template none<R>;
  R* const before = (R*)total;
  for (i64 i = 0; i < count; ++i) {
    part = Combine::of(part, Seen::of((R)values[i], Combine::template none<R>));
    ((R*)results)[i] = Combine::of(*before, part);
  }
  *before = Combine::of(*before, part);
}

template <class F>
static void with_work(Work work, const void* values, F f) {
  switch (work) {
    case Work::f32:
      return f((const float*)values);
    case Work::i32:
      return f((const i32*)values);
    case Work::i64:
      return f((const i64*)values);
    case Work::f64:
      return f((const double*)values);
  }
}

/// Calls f with what the measure combines by and sees of a value.
template <class F>
static void with_measure(Measure measure, F f) {
  switch (measure) {
    case Measure::sum:
      return f(Add{}, Itself{});
    case Measure::upper_sum:
      return f(Add{}, Upper{});
    case Measure::minimum:
      return f(Smaller{}, Itself{});
    case Measure::maximum:
      return f(Larger{}, Itself{});
    case Measure::finite_minimum:
      return f(Smaller{}, Finite{});
    case Measure::finite_maximum:
      return f(Larger{}, Finite{});
    case Measure::product:
      return f(Multiply{}, Itself{});
  }
}

template <class T>
static void fold(Measure measure, const T* values, i64 count, void* results) {
  with_measure(measure, [&](auto combine, auto seen) {
    fold_all<T, decltype(combine), decltype(seen)>(values, count, results);
  });
}

template <class T>
static void gather_as(Measure measure, const T* values, i64 count, void* results) {
  with_measure(measure, [&](auto combine, auto seen) {
    gather_all<T, decltype(combine), decltype(seen)>(values, count, results);
  });
}

template <class T>
static void run_as(Measure measure, const T* values, i64 count, void* total, void* results) {
  with_measure(measure, [&](auto combine, auto seen) {
    run_on<T, decltype(combine), decltype(seen)>(values, count, total, results);
  });
}

}  // namespace

void fold_segments(Work work, Measure measure, const void* values, i64 count, void* results) {
  with_work(work, values, [&](auto typed) { fold(measure, typed, count, results); });
}

void gather(Work work, Measure measure, const void* values, i64 count, void* results) {
  with_work(work, values, [&](auto typed) { gather_as(measure, typed, count, results); });
}

void gather_rows(Work work, Measure measure, bool own, const void* const* rows, int number, i64 count, void* results) {
  with_work(work, *rows, [&](auto typed) {
    using T = std::remove_cv_t<std::remove_pointer_t<decltype(typed)>>;
    using R = typename Of<T>::Sum;
    const auto given = (const T* const*)rows;
    const auto as = [&](auto combine) { gather_several<T, R, decltype(combine)>(given, number, count, (R*)results); };
    const auto own_as = [&](auto combine) {
      gather_several<T, T, decltype(combine)>(given, number, count, (T*)results);
    };
    if (measure == Measure::minimum) return own ? own_as(Smaller{}) : as(Smaller{});
    if (measure == Measure::maximum) return own ? own_as(Larger{}) : as(Larger{});
    if (measure == Measure::product) return as(Multiply{});
    own ? own_as(Add{}) : as(Add{});
  });
}

void squared_distances(Work work, const void* values, const double* means, int step, i64 count, double* results) {
  with_work(work, values, [&](auto typed) { distances(typed, means, step, count, results); });
}

void note_extrema(Work work, bool largest, const void* values, i64 at, i64 count, void* best, i32* where) {
  with_work(work, values, [&](auto typed) {
    auto own = (decltype(+*typed)*)best;
    largest ? extrema<true>(typed, at, count, own, where) : extrema<false>(typed, at, count, own, where);
  });
}

void note_extremum(Work work, bool largest, const void* values, i64 at, i64 count, void* best, i32* where) {
  with_work(work, values, [&](auto typed) {
    auto own = (decltype(+*typed)*)best;
    largest ? extremum<true>(typed, at, count, own, where) : extremum<false>(typed, at, count, own, where);
  });
}

void run_along(Work work, Measure measure, const void* values, i64 count, void* total, void* results) {
  with_work(work, values, [&](auto typed) { run_as(measure, typed, count, total, results); });
}

}  // namespace fulmo::FULMO_TARGET
