// The dialect's arithmetic: substitutes in integers against the hardware, functions against the C library in double.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "dialect/native.hpp"
#include "dialect/truth.hpp"
#ifdef FULMO_REFERENCE
#include "dialect/reference.hpp"
#endif

// f64.cl once more, as a device without doubles reads it.
namespace soft {
using namespace fulmo::dialect;
struct f64 {
  u64 bits;
};
#define FULMO_WITHOUT_FP64
#include "dialect/f64.cl"
#undef FULMO_WITHOUT_FP64
}  // namespace soft

namespace {

using namespace fulmo::dialect;

constexpr f32 infinity = std::numeric_limits<f32>::infinity();
const f32 nan32 = std::numeric_limits<f32>::quiet_NaN();

/// Values where arithmetic goes wrong: limits of the exponent, few bits set, near neighbours, and anything at all.
class Values {
 public:
  u64 any() { return random_(); }

  u64 bits64() {
    const u64 r = random_(), sign = (r & 1) << 63;
    const u64 sparse = (u64{1} << (random_() % 52)) | (u64{1} << (random_() % 52));
    const u64 fraction = r & 2 ? random_() >> 12 : r & 4 ? sparse : (u64{0} - sparse) >> 12;
    static const u64 fields[] = {0, 0, 1, 2, 53, 1022, 1023, 1024, 1075, 2045, 2046, 2047};
    const u64 field = r & 8 ? fields[random_() % 12] : r & 16 ? 1023 + random_() % 120 - 60 : random_() % 2048;
    return sign | field << 52 | (r & 0xe0 ? fraction : 0);
  }

  u32 bits32() {
    const u64 r = random_();
    const u32 fraction = r & 2 ? static_cast<u32>(random_()) & 0x7fffff : 1u << (random_() % 23);
    const u32 field = r & 4 ? random_() % 256 : r & 8 ? 127 + random_() % 60 - 30 : (r & 16 ? 255 : r >> 60 & 1);
    return static_cast<u32>(r & 1) << 31 | field << 23 | (r & 0xe0 ? fraction : 0);
  }

 private:
  std::mt19937_64 random_{1};
};

soft::f64 soft_of(f64 a) { return {AS_U64(a)}; }
u64 bits_of(f64 a) { return f64_bits(a); }
u64 bits_of(soft::f64 a) { return a.bits; }

#define EXPECT_SAME(ours, hardware) \
  ASSERT_EQ(bits_of(soft::ours), bits_of(hardware)) << std::hexfloat << a << ' ' << b << ' ' << c

TEST(SoftF64, ArithmeticEqualsHardware) {
  Values values;
  for (int i = 0; i < 3000000; ++i) {
    const f64 a = AS_F64(values.bits64()), b = AS_F64(values.bits64());
    const f64 c = i % 4 ? AS_F64(values.bits64()) : -a * b;  // cancels all but the product's last bits
    const soft::f64 x = soft_of(a), y = soft_of(b), z = soft_of(c);
    EXPECT_SAME(f64_add(x, y), f64_add(a, b));
    EXPECT_SAME(f64_sub(x, y), f64_sub(a, b));
    EXPECT_SAME(f64_mul(x, y), f64_mul(a, b));
    EXPECT_SAME(f64_div(x, y), f64_div(a, b));
    EXPECT_SAME(f64_fma(x, y, z), f64_fma(a, b, c));
    EXPECT_SAME(f64_sqrt(x), f64_sqrt(a));
  }
}

TEST(SoftF64, ComparisonsAndConversionsEqualHardware) {
  Values values;
  for (int i = 0; i < 1000000; ++i) {
    const f64 a = AS_F64(values.bits64()), b = i % 8 ? AS_F64(values.bits64()) : a, c = 0;
    const soft::f64 x = soft_of(a), y = soft_of(b);
    ASSERT_EQ(soft::f64_lt(x, y), a < b) << a << ' ' << b;
    ASSERT_EQ(soft::f64_le(x, y), a <= b) << a << ' ' << b;
    ASSERT_EQ(soft::f64_eq(x, y), a == b) << a << ' ' << b;
    EXPECT_SAME(f64_min(x, y), f64_min(a, b));
    EXPECT_SAME(f64_max(x, y), f64_max(a, b));
    EXPECT_SAME(f64_rint(x), f64_canonical(std::rint(a)));
    ASSERT_EQ(AS_U32(soft::f64_to_f32(x)), AS_U32(f64_to_f32(a))) << a;
    const f32 single = AS_F32(values.bits32());
    EXPECT_SAME(f64_from_f32(single), f64_from_f32(single));
    const u64 integer = values.any() >> (values.any() & 63);
    EXPECT_SAME(f64_from_u64(integer), f64_from_u64(integer));
    EXPECT_SAME(f64_from_i64(-static_cast<i64>(integer)), f64_from_i64(-static_cast<i64>(integer)));
  }
}

TEST(F64, ToIntegersTruncatesAndSaturates) {
  EXPECT_EQ(f64_to_i64(-2.9), -2);
  EXPECT_EQ(f64_to_i64(0.99), 0);
  EXPECT_EQ(f64_to_i64(9007199254740993.0), 9007199254740992);
  EXPECT_EQ(f64_to_i64(1e300), I64_HIGHEST);
  EXPECT_EQ(f64_to_i64(-1e300), I64_LOWEST);
  EXPECT_EQ(f64_to_i64(-9223372036854775808.0), I64_LOWEST);
  EXPECT_EQ(f64_to_i64(std::nan("")), 0);
  EXPECT_EQ(f64_to_u64(-1.0), 0u);
  EXPECT_EQ(f64_to_u64(18446744073709549568.0), 18446744073709549568u);
  EXPECT_EQ(f64_to_u64(INFINITY), ~u64{0});
}

TEST(Substitutes, DivisionAndRootEqualHardware) {
  Values values;
  for (int i = 0; i < 5000000; ++i) {
    const f32 a = AS_F32(values.bits32()), b = AS_F32(values.bits32());
    ASSERT_EQ(AS_U32(divide_in_integers(a, b)), AS_U32(CANONICAL(a / b))) << std::hexfloat << a << " / " << b;
    ASSERT_EQ(AS_U32(sqrt_in_integers(a)), AS_U32(CANONICAL(std::sqrt(a)))) << std::hexfloat << a;
  }
}

TEST(Substitutes, ModuloIsFmod) {
  Values values;
  for (int i = 0; i < 2000000; ++i) {
    const f32 a = AS_F32(values.bits32()), b = AS_F32(values.bits32());
    ASSERT_EQ(AS_U32(MODULO_F32(a, b)), AS_U32(CANONICAL(std::fmod(a, b)))) << std::hexfloat << a << " % " << b;
  }
}

TEST(Integers, AreTotal) {
  EXPECT_EQ(DIVIDE_I32(7, 0), 0);
  EXPECT_EQ(DIVIDE_I32(-7, 2), -3);
  EXPECT_EQ(DIVIDE_I32(I32_LOWEST, -1), I32_HIGHEST);
  EXPECT_EQ(MODULO_I32(-5, 3), -2);
  EXPECT_EQ(MODULO_I32(I32_LOWEST, -1), 0);
  EXPECT_EQ(DIVIDE_I64(I64_LOWEST, -1), I64_HIGHEST);
  EXPECT_EQ(DIVIDE_I64(1, 0), 0);
  EXPECT_EQ(MODULO_I64(1, 0), 0);
  EXPECT_EQ(MODULO_I64(-5, 3), -2);
  EXPECT_EQ(ADD_I64(I64_HIGHEST, 1), I64_LOWEST);
  EXPECT_EQ(ABS_I64(I64_LOWEST), I64_HIGHEST);
  EXPECT_EQ(SHIFT_LEFT_I64(1, 64), 0);
  EXPECT_EQ(SHIFT_LEFT_I64(-1, 63), I64_LOWEST);
  EXPECT_EQ(SHIFT_RIGHT_I64(-8, 2), -2);
  EXPECT_EQ(SHIFT_RIGHT_I64(-8, 99), -1);
  EXPECT_EQ(SHIFT_RIGHT_I64(8, -1), 0);
}

TEST(Conversions, FloatToIntegersSaturates) {
  EXPECT_EQ(F32_TO_I32(-1.9f), -1);
  EXPECT_EQ(F32_TO_I32(RINT(2.5f)), 2);
  EXPECT_EQ(F32_TO_I32(3e9f), I32_HIGHEST);
  EXPECT_EQ(F32_TO_I32(-infinity), I32_LOWEST);
  EXPECT_EQ(F32_TO_I32(nan32), 0);
  EXPECT_EQ(F32_TO_U32(-1.0f), 0u);
  EXPECT_EQ(F32_TO_U32(4294967040.0f), 4294967040u);
  EXPECT_EQ(F32_TO_U32(infinity), 0xffffffffu);
  EXPECT_EQ(F32_TO_I64(1e30f), I64_HIGHEST);
  EXPECT_EQ(F32_TO_I64(-9223372036854775808.0f), I64_LOWEST);
  EXPECT_EQ(F32_TO_U64(1e30f), ~u64{0});
  EXPECT_EQ(F32_TO_U64(nan32), 0u);
  EXPECT_EQ(CLAMP_F32(nan32, -5.0f, 5.0f), 0.0f);
  EXPECT_EQ(CLAMP_F32(-7.0f, -5.0f, 5.0f), -5.0f);
}

/// Ascending, equal only to themselves.
const std::vector<f32> ordered = {-infinity, -1e30f, -1.0f, -1e-45f, -0.0f, 0.0f, 1e-45f, 1.0f, 1e30f, infinity};

TEST(Order, MinimumMaximumAndKeysAgree) {
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    for (std::size_t j = 0; j < ordered.size(); ++j) {
      const f32 a = ordered[i], b = ordered[j];
      EXPECT_EQ(AS_U32(MIN_F32(a, b)), AS_U32(ordered[std::min(i, j)])) << a << ' ' << b;
      EXPECT_EQ(AS_U32(MAX_F32(a, b)), AS_U32(ordered[std::max(i, j)])) << a << ' ' << b;
      EXPECT_EQ(KEY_NAN_LARGEST(a) < KEY_NAN_LARGEST(b), i < j);
      EXPECT_EQ(KEY_NAN_SMALLEST(a) < KEY_NAN_SMALLEST(b), i < j);
    }
    EXPECT_EQ(AS_U32(UNKEY(KEY_NAN_LARGEST(ordered[i]))), AS_U32(ordered[i]));
    EXPECT_GT(KEY_NAN_LARGEST(-nan32), KEY_NAN_LARGEST(ordered[i]));
    EXPECT_LT(KEY_NAN_SMALLEST(nan32), KEY_NAN_SMALLEST(ordered[i]));
    EXPECT_EQ(AS_U32(MIN_F32(ordered[i], -nan32)), 0x7fc00000u);
    EXPECT_EQ(AS_U32(MAX_F32(-nan32, ordered[i])), 0x7fc00000u);
  }
  EXPECT_EQ(AS_U32(UNKEY(KEY_NAN_LARGEST(-nan32))), 0x7fc00000u);
  EXPECT_EQ(AS_U32(UNKEY(KEY_NAN_SMALLEST(nan32))), 0x7fc00000u);
}

TEST(Math, WithinTwoUlpOfTheTruth) {
  for (const Function& f : functions) {
    for (u64 bits = 0; bits < u64{1} << 32; bits += 4099) {
      const f32 x = AS_F32(static_cast<u32>(bits));
      ASSERT_LE(error_in_ulp(f.ours(x), f.exact(x)), 2) << f.name << ' ' << std::hexfloat << x;
    }
  }
}

TEST(Math, SpecialValues) {
  for (const Function& f : functions) {
    for (const f32 x : {0.0f, -0.0f, 1.0f, -1.0f, infinity, -infinity, nan32, -nan32, 1e-45f, -1e-45f, 3.4e38f}) {
      const f32 ours = f.ours(x), exact = static_cast<f32>(f.exact(x));
      EXPECT_LE(error_in_ulp(ours, f.exact(x)), 2) << f.name << ' ' << x;
      EXPECT_TRUE(std::isnan(exact) || std::signbit(ours) == std::signbit(exact)) << f.name << ' ' << x;
    }
  }
  for (int k = -149; k <= 127; ++k) {
    EXPECT_EQ(m_exp2(static_cast<f32>(k)), std::ldexp(1.0f, k));
    EXPECT_EQ(m_log2(std::ldexp(1.0f, k)), static_cast<f32>(k));
  }
  for (int k = 0; k < 256; ++k) EXPECT_EQ(m_cbrt(static_cast<f32>(k * k * k)), static_cast<f32>(k));
}

TEST(Math, AnglesOfPointsWithinTwoUlpOfTheTruth) {
  Values values;
  for (int i = 0; i < 2000000; ++i) {
    const f32 y = AS_F32(values.bits32()), x = AS_F32(i % 2 ? values.bits32() : AS_U32(y) ^ (values.bits32() >> 7));
    ASSERT_LE(error_in_ulp(m_atan2(y, x), std::atan2(static_cast<double>(y), static_cast<double>(x))), 2)
        << std::hexfloat << y << ", " << x;
  }
  const f32 special[] = {0.0f, -0.0f, 1.0f, -1.0f, infinity, -infinity, nan32, 1e-40f, -1e-40f, 3e38f, -3e38f};
  for (const f32 y : special) {
    for (const f32 x : special) {
      const double exact = std::atan2(static_cast<double>(y), static_cast<double>(x));
      const f32 ours = m_atan2(y, x);
      EXPECT_LE(error_in_ulp(ours, exact), 2) << y << ", " << x;
      EXPECT_TRUE(std::isnan(exact) || std::signbit(ours) == std::signbit(exact)) << y << ", " << x;
    }
  }
}

TEST(Math, AnglesFarFromZeroAreReducedExactly) {
  for (int k = -149; k < 128; ++k) {
    for (const f32 significand : {1.0f, 1.5f, 1.9999999f, 1.0000001f, -1.2345678f}) {
      const f32 x = std::ldexp(significand, k);
      EXPECT_LE(error_in_ulp(m_sin(x), std::sin(static_cast<double>(x))), 2) << x;
      EXPECT_LE(error_in_ulp(m_cos(x), std::cos(static_cast<double>(x))), 2) << x;
      EXPECT_LE(error_in_ulp(m_tan(x), std::tan(static_cast<double>(x))), 2) << x;
    }
  }
  // Among the nearest to multiples of pi / 2, on either side.
  for (const f32 x : {16367173.0f * 0x1p72f, 4.3865579e+33f, 6.11307574e+17f, 329766144.0f, 710.0f, 25735.928f}) {
    EXPECT_LE(error_in_ulp(m_sin(x), std::sin(static_cast<double>(x))), 1.2) << x;
    EXPECT_LE(error_in_ulp(m_cos(x), std::cos(static_cast<double>(x))), 1.2) << x;
    EXPECT_LE(error_in_ulp(m_tan(x), std::tan(static_cast<double>(x))), 1.2) << x;
  }
}

TEST(Math, PowerWithinTwoUlpOfTheTruth) {
  Values values;
  for (int i = 0; i < 2000000; ++i) {
    const f32 x = AS_F32(values.bits32() & (i % 2 ? 0x7fffffffu : ~0u));
    const f32 reach = 160.0f / std::max(1e-3f, std::fabs(std::log2(std::fabs(x))));  // results from 0 to infinity
    const f32 part = static_cast<f32>(static_cast<i32>(values.any())) * 4.6566129e-10f;
    const f32 y = i % 3 == 0 ? AS_F32(values.bits32()) : i % 3 == 1 ? reach * part : RINT(8.0f * part);
    ASSERT_LE(error_in_ulp(m_pow(x, y), std::pow(static_cast<double>(x), static_cast<double>(y))), 2)
        << std::hexfloat << x << " ^ " << y;
  }
}

TEST(Math, PowerHasTheSpecialValuesOfC) {
  const f32 special[] = {0.0f,   -0.0f,       1.0f,     -1.0f,     2.0f,       -2.0f,     3.0f,    -3.0f,
                         0.5f,   -0.5f,       infinity, -infinity, nan32,      1e-40f,    -1e-40f, 3e38f,
                         -3e38f, 16777215.0f, -2.5f,    -3.0e10f,  8388608.5f, 0.9999999f};
  for (const f32 x : special) {
    for (const f32 y : special) {
      const double exact = std::pow(static_cast<double>(x), static_cast<double>(y));
      const f32 ours = m_pow(x, y);
      EXPECT_LE(error_in_ulp(ours, exact), 2) << x << " ^ " << y;
      EXPECT_TRUE(std::isnan(exact) || std::signbit(ours) == std::signbit(exact)) << x << " ^ " << y;
    }
  }
  for (int x = -30; x <= 30; ++x) {
    EXPECT_EQ(m_pow(static_cast<f32>(x), 2.0f), static_cast<f32>(x * x));
    EXPECT_EQ(m_pow(static_cast<f32>(x), 3.0f), static_cast<f32>(x * x * x));
  }
}

#ifdef FULMO_REFERENCE
}  // namespace

namespace fulmo::reference::dialect_test {
static const char* const kernel_file = "dialect_test";
// clang-format off
CONSTANT(FACTOR)
KERNEL(sum_of_group, (GLOBAL const i32* input, GLOBAL u64* total, i32 count, f32 unused))
  LOCALMEM i32 part[LANES_COUNT * FACTOR];
  LANES(t) {
    const i32 i = GROUP_X * LANES_COUNT + t;
    part[t * FACTOR] = i < count ? input[i] : 0;
  } ENDLANES
  SYNC;
  for (i32 left = LANES_COUNT / 2; left > 0; left >>= 1) {
    LANES(t) { if (t < left) part[t * FACTOR] += part[(t + left) * FACTOR]; } ENDLANES
    SYNC;
  }
  LANES(t) { if (t == 0) ATOMIC_ADD_U64(total, (u64)part[0]); } ENDLANES
ENDKERNEL
// clang-format on
}  // namespace fulmo::reference::dialect_test

namespace {

TEST(Reference, RunsAKernelGroupByGroup) {
  std::vector<i32> input(100);
  for (int i = 0; i < 100; ++i) input[i] = i;
  u64 total = 0;
  fulmo::Memory in, out;
  in.host = input.data();
  out.host = &total;
  fulmo::Kernel kernel;
  kernel.lanes = 32;
  kernel.constants = {{"FACTOR", 3}};
  fulmo::reference::set_constants(kernel);
  const auto& entry = fulmo::reference::entries().at({"dialect_test", "sum_of_group"});
  for (int group = 0; group < 4; ++group) {
    fulmo::reference::launch.group[0] = group;
    entry({fulmo::Pointer{&in}, fulmo::Pointer{&out}, i32{100}, 0.0f});
  }
  EXPECT_EQ(total, 4950u);
  EXPECT_THROW(entry({fulmo::Pointer{&in}, fulmo::Pointer{&out}, i32{100}, i32{0}}), std::bad_variant_access);
}

/// What a kernel of skeletons/probe/gpu.cl makes of `numbers`.
template <class T>
std::vector<T> probed(fulmo::Device& device, const char* entry, const std::vector<T>& numbers, int in, int out) {
  const std::int64_t count = static_cast<std::int64_t>(numbers.size()) / in;
  const fulmo::MemoryRef from = device.allocate(numbers.size() * sizeof(T));
  const fulmo::MemoryRef to = device.allocate(count * out * sizeof(T));
  device.fill(*to, 0);
  device.upload(*from, 0, numbers.data(), from->bytes);
  fulmo::Kernel kernel;
  kernel.file = "probe";
  kernel.entry = entry;
  kernel.lanes = 64;
  device.launch(kernel, {count / kernel.lanes, 1, 1}, {fulmo::Pointer{from.get()}, fulmo::Pointer{to.get()}});
  std::vector<T> results(count * out);
  device.download(*to, 0, results.data(), results.size() * sizeof(T));
  return results;
}

template <class T>
void expect_equal_on_all_devices(const char* entry, const std::vector<T>& numbers, int in, int out) {
  const std::vector<T> expected = probed(*fulmo::device_named("reference"), entry, numbers, in, out);
  for (const fulmo::DeviceRef& device : fulmo::devices()) {
    if (device->native()) continue;
    const std::vector<T> got = probed(*device, entry, numbers, in, out);
    const auto [a, b] = std::mismatch(got.begin(), got.end(), expected.begin());
    EXPECT_TRUE(a == got.end()) << device->id << ' ' << entry << ": result " << (a - got.begin()) % out << " of row "
                                << (a - got.begin()) / out << ": " << std::hex << *a << " instead of " << *b;
  }
}

TEST(Devices, FunctionsHaveEqualBits) {
  Values values;
  std::vector<u32> numbers(1 << 19);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = values.bits32();
  expect_equal_on_all_devices("functions", numbers, 2, 16);
  expect_equal_on_all_devices("angles", numbers, 2, 10);
}

TEST(Devices, AtomicsAddUpInAnyOrder) {
  Values values;
  std::vector<u64> numbers(1 << 16);
  for (u64& number : numbers) number = values.any();
  expect_equal_on_all_devices("atomics", numbers, 1, 1);
}

TEST(Devices, DoublesHaveEqualBits) {
  Values values;
  std::vector<u64> numbers(3 << 17);
  for (u64& number : numbers) number = values.bits64();
  expect_equal_on_all_devices("doubles", numbers, 3, 8);
}
#endif

// ---- eigenvalues

/// Rotations in double until nothing is left beside the diagonal; sorted.
std::array<double, 3> eigenvalues_of(const std::array<f32, 6>& m) {
  double a[3][3] = {{m[0], m[1], m[2]}, {m[1], m[3], m[4]}, {m[2], m[4], m[5]}};
  for (int turn = 0; turn < 60; ++turn) {
    const int p = turn % 3 == 2, q = turn % 3 == 0 ? 1 : 2;
    if (a[p][q] == 0) continue;
    const double slope = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    const double t = (slope < 0 ? -1 : 1) / (std::abs(slope) + std::hypot(slope, 1)), c = 1 / std::hypot(t, 1),
                 s = t * c;
    for (auto& row : a) {
      const double left = row[p], right = row[q];
      row[p] = c * left - s * right, row[q] = s * left + c * right;
    }
    for (int k = 0; k < 3; ++k) {
      const double upper = a[p][k], lower = a[q][k];
      a[p][k] = c * upper - s * lower, a[q][k] = s * upper + c * lower;
    }
  }
  std::array<double, 3> values{a[0][0], a[1][1], a[2][2]};
  std::sort(values.begin(), values.end());
  return values;
}

/// Worst error of any eigenvalue, relative to the largest in magnitude.
double worst_of(const std::array<f32, 6>& m) {
  const auto exact = eigenvalues_of(m);
  const double most = std::max(std::abs(exact[0]), std::abs(exact[2]));
  double worst = 0;
  for (int k = 0; k < 3; ++k)
    worst = std::max(worst, std::abs(m_eigenvalue_3(k, m[0], m[1], m[2], m[3], m[4], m[5]) - exact[k]) / most);
  return worst;
}

TEST(Eigenvalues, OfAnySize) {
  std::mt19937 random(1);
  std::normal_distribution<double> bell;
  for (double size : {1.0, 1e30, 1e-30, 1e-38})
    for (int i = 0; i < 100000; ++i) {
      std::array<f32, 6> m;
      for (f32& v : m) v = static_cast<f32>(bell(random) * size);
      ASSERT_LT(worst_of(m), 5e-7);
    }
}

TEST(Eigenvalues, OfLinesPlanesAndSpots) {  // two or three equal ones, in any direction
  std::mt19937 random(2);
  std::normal_distribution<double> bell;
  const std::array<double, 3> kinds[] = {{1, 1, 0}, {1, 0, 0}, {-1, -1, 0.001}, {2, 2, 2}, {1, 0, -1}};
  for (const auto& values : kinds)
    for (int i = 0; i < 100000; ++i) {
      double v[3] = {bell(random), bell(random), bell(random)}, u[3] = {bell(random), bell(random), bell(random)}, w[3];
      const auto normalise = [](double* d) {
        const double length = std::hypot(d[0], d[1], d[2]);
        for (int k = 0; k < 3; ++k) d[k] /= length;
      };
      const auto cross = [](const double* a, const double* b, double* c) {
        for (int k = 0; k < 3; ++k) c[k] = a[(k + 1) % 3] * b[(k + 2) % 3] - a[(k + 2) % 3] * b[(k + 1) % 3];
      };
      normalise(v), cross(v, u, w), normalise(w), cross(w, v, u);
      std::array<f32, 6> m;
      for (int k = 0, r = 0; r < 3; ++r)
        for (int c = r; c < 3; ++c)
          m[k++] = static_cast<f32>(values[0] * v[r] * v[c] + values[1] * u[r] * u[c] + values[2] * w[r] * w[c]);
      ASSERT_LT(worst_of(m), 6e-7);
    }
}

TEST(Eigenvalues, Corners) {
  for (int k = 0; k < 3; ++k) {
    EXPECT_EQ(m_eigenvalue_3(k, 0, 0, 0, 0, 0, 0), 0);
    EXPECT_EQ(m_eigenvalue_3(k, -2, 0, 0, -2, 0, -2), -2);
    EXPECT_FLOAT_EQ(m_eigenvalue_3(k, 3, 0, 0, 1, 0, 2), static_cast<f32>(k + 1));
    EXPECT_TRUE(std::isnan(m_eigenvalue_3(k, NAN, 0, 0, 0, 0, 0)));
  }
  EXPECT_FLOAT_EQ(m_eigenvalue_2(0, 1, 2, 1), -1);
  EXPECT_FLOAT_EQ(m_eigenvalue_2(1, 1, 2, 1), 3);
}

}  // namespace
