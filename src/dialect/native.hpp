#pragma once
// The functions of the kernel dialect (language.md) as plain C++, for the CPU's loops and, through reference.hpp, for
// kernels. Nothing here has a symbol: the loops are compiled once per instruction set and must not share code.
#include <math.h>
#include <stdint.h>

#if defined(_MSC_VER) && !defined(__clang__)
#include <intrin.h>
#endif

#define GLOBAL
#define LOCAL
#define RESTRICT
#define DEVICE_FUNCTION [[maybe_unused]] static inline
#define OVERLOADED
#define RARE(condition) true

namespace fulmo::dialect {

using u8 = uint8_t;
using i8 = int8_t;
using u16 = uint16_t;
using i16 = int16_t;
using u32 = uint32_t;
using i32 = int32_t;
using u64 = uint64_t;
using i64 = int64_t;
using f32 = float;
using f64 = double;

DEVICE_FUNCTION f32 AS_F32(u32 bits) { return __builtin_bit_cast(f32, bits); }
DEVICE_FUNCTION u32 AS_U32(f32 x) { return __builtin_bit_cast(u32, x); }
DEVICE_FUNCTION i32 AS_I32(f32 x) { return __builtin_bit_cast(i32, x); }
DEVICE_FUNCTION f64 AS_F64(u64 bits) { return __builtin_bit_cast(f64, bits); }
DEVICE_FUNCTION u64 AS_U64(f64 x) { return __builtin_bit_cast(u64, x); }
// The C functions, since std:: has inline ones; without FMA in hardware fmaf is a call with the same result.
DEVICE_FUNCTION f32 FMA_F32(f32 a, f32 b, f32 c) { return fmaf(a, b, c); }
DEVICE_FUNCTION f64 FMA_F64(f64 a, f64 b, f64 c) { return fma(a, b, c); }
DEVICE_FUNCTION f32 DIVIDE_F32(f32 a, f32 b) { return a / b; }
DEVICE_FUNCTION f32 SQRT_F32(f32 x) { return sqrtf(x); }
DEVICE_FUNCTION f64 SQRT_F64(f64 x) { return ::sqrt(x); }
DEVICE_FUNCTION f32 RINT(f32 x) { return rintf(x); }
DEVICE_FUNCTION f32 FLOOR(f32 x) { return floorf(x); }
DEVICE_FUNCTION f32 CEIL(f32 x) { return ceilf(x); }
DEVICE_FUNCTION f32 TRUNC(f32 x) { return truncf(x); }
DEVICE_FUNCTION f32 FABS(f32 x) { return fabsf(x); }
#if defined(_MSC_VER) && !defined(__clang__)
DEVICE_FUNCTION i32 CLZ_U32(u32 x) { return static_cast<i32>(__lzcnt(x)); }
DEVICE_FUNCTION i32 CLZ_U64(u64 x) { return static_cast<i32>(__lzcnt64(x)); }
DEVICE_FUNCTION i32 POPCOUNT_U32(u32 x) { return static_cast<i32>(__popcnt(x)); }
#else
DEVICE_FUNCTION i32 CLZ_U32(u32 x) { return x == 0 ? 32 : __builtin_clz(x); }
DEVICE_FUNCTION i32 CLZ_U64(u64 x) { return x == 0 ? 64 : __builtin_clzll(x); }
DEVICE_FUNCTION i32 POPCOUNT_U32(u32 x) { return __builtin_popcount(x); }
#endif

// clang-format off
#include "dialect/math.cl"
#include "dialect/trigonometry.cl"  // needs math.cl
#include "dialect/eigenvalues.cl"   // needs math.cl
#include "dialect/f64.cl"           // needs math.cl
// clang-format on

}  // namespace fulmo::dialect
