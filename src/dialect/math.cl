// Functions of the kernel dialect, the same text and the same bits on every device: total conversions and integer
// arithmetic, exponentials, logarithms and powers (at most 2 ulp over all inputs, tools/math.cpp). Special cases are
// selects, not branches, so that C++ compilers vectorise loops over them.

#define F32_INFINITY AS_F32(0x7f800000u)
#define F32_NAN AS_F32(0x7fc00000u)
#define I32_HIGHEST 0x7fffffff
#define I32_LOWEST (-I32_HIGHEST - 1)
#define I64_HIGHEST ((i64)0x7fffffffffffffff)
#define I64_LOWEST (-I64_HIGHEST - 1)
#define IS_NAN(x) ((x) != (x))

// ---- bits, order

DEVICE_FUNCTION f32 CANONICAL(f32 x) { return IS_NAN(x) ? F32_NAN : x; }

DEVICE_FUNCTION f32 MIN_F32(f32 a, f32 b) {
  f32 least = a < b ? a : b;
  least = a == b ? AS_F32(AS_U32(a) | AS_U32(b)) : least;  // -0 < +0
  return IS_NAN(a) || IS_NAN(b) ? F32_NAN : least;
}

DEVICE_FUNCTION f32 MAX_F32(f32 a, f32 b) {
  f32 greatest = a > b ? a : b;
  greatest = a == b ? AS_F32(AS_U32(a) & AS_U32(b)) : greatest;
  return IS_NAN(a) || IS_NAN(b) ? F32_NAN : greatest;
}

// Integers in the order of MIN_F32 and MAX_F32; NaN is the largest (for maxima) or the smallest (for minima).
DEVICE_FUNCTION i32 key_of_bits(i32 bits) { return bits ^ ((bits >> 31) & I32_HIGHEST); }
DEVICE_FUNCTION i32 KEY_NAN_LARGEST(f32 x) { return key_of_bits(IS_NAN(x) ? 0x7fc00000 : AS_I32(x)); }
DEVICE_FUNCTION i32 KEY_NAN_SMALLEST(f32 x) { return key_of_bits(IS_NAN(x) ? (i32)0xffc00000u : AS_I32(x)); }
DEVICE_FUNCTION f32 UNKEY(i32 key) { return CANONICAL(AS_F32((u32)key_of_bits(key))); }

DEVICE_FUNCTION f32 SIGN_F32(f32 x) { return IS_NAN(x) ? F32_NAN : (f32)((x > 0.0f) - (x < 0.0f)); }

// ---- conversions to integers: toward zero, saturating, NaN gives 0; round with RINT first for half to even

DEVICE_FUNCTION i32 F32_TO_I32(f32 x) {
  const i32 inside = x > -2147483648.0f && x < 2147483648.0f ? (i32)x : 0;
  return x >= 2147483648.0f ? I32_HIGHEST : x <= -2147483648.0f ? I32_LOWEST : inside;
}

DEVICE_FUNCTION u32 F32_TO_U32(f32 x) {
  const u32 inside = x > 0.0f && x < 4294967296.0f ? (u32)x : 0u;
  return x >= 4294967296.0f ? 0xffffffffu : inside;
}

DEVICE_FUNCTION i64 F32_TO_I64(f32 x) {
  const i64 inside = x > -9223372036854775808.0f && x < 9223372036854775808.0f ? (i64)x : 0;
  return x >= 9223372036854775808.0f ? I64_HIGHEST : x <= -9223372036854775808.0f ? I64_LOWEST : inside;
}

DEVICE_FUNCTION u64 F32_TO_U64(f32 x) {
  const u64 inside = x > 0.0f && x < 18446744073709551616.0f ? (u64)x : 0;
  return x >= 18446744073709551616.0f ? ~(u64)0 : inside;
}

DEVICE_FUNCTION f32 CLAMP_F32(f32 x, f32 low, f32 high) {
  return x > low ? (x < high ? x : high) : IS_NAN(x) ? 0.0f : low;
}
DEVICE_FUNCTION i32 CLAMP_I32(i32 v, i32 low, i32 high) { return v < low ? low : v > high ? high : v; }
DEVICE_FUNCTION i64 CLAMP_I64(i64 v, i64 low, i64 high) { return v < low ? low : v > high ? high : v; }

// ---- integer arithmetic that is defined for every operand: sums wrap, x / 0 is 0, lowest / -1 saturates

DEVICE_FUNCTION i64 ADD_I64(i64 a, i64 b) { return (i64)((u64)a + (u64)b); }
DEVICE_FUNCTION i64 SUBTRACT_I64(i64 a, i64 b) { return (i64)((u64)a - (u64)b); }
// Saturates, so that products of 32-bit pixels keep their sign; the estimate decides far from where it could err.
DEVICE_FUNCTION i64 MULTIPLY_I64(i64 a, i64 b) {
  const f32 estimate = (f32)a * (f32)b;
  return estimate > 9.2e18f ? I64_HIGHEST : estimate < -9.2e18f ? I64_LOWEST : (i64)((u64)a * (u64)b);
}
DEVICE_FUNCTION i64 ABS_I64(i64 a) { return a == I64_LOWEST ? I64_HIGHEST : a < 0 ? -a : a; }
DEVICE_FUNCTION i32 DIVIDE_I32(i32 a, i32 b) {
  return b == 0 ? 0 : b == -1 ? (a == I32_LOWEST ? I32_HIGHEST : -a) : a / b;
}
DEVICE_FUNCTION i64 DIVIDE_I64(i64 a, i64 b) {
  return b == 0 ? 0 : b == -1 ? (a == I64_LOWEST ? I64_HIGHEST : -a) : a / b;
}
// The remainder has the sign of the dividend.
DEVICE_FUNCTION i32 MODULO_I32(i32 a, i32 b) { return b == 0 || b == -1 ? 0 : a % b; }
DEVICE_FUNCTION i64 MODULO_I64(i64 a, i64 b) { return b == 0 || b == -1 ? 0 : a % b; }
// Bits shifted out are lost; a negative count gives 0.
DEVICE_FUNCTION i64 SHIFT_LEFT_I64(i64 a, i64 n) { return n < 0 || n > 63 ? 0 : (i64)((u64)a << n); }
DEVICE_FUNCTION i64 SHIFT_RIGHT_I64(i64 a, i64 n) { return n < 0 ? 0 : a >> (n > 63 ? 63 : n); }

// ---- exact arithmetic in integers: division, square root (for devices that round them otherwise), remainder

// The significand with its leading bit at bit 23 and the exponent of its last bit; x is finite and not zero.
DEVICE_FUNCTION u32 significand_f32(f32 x, i32* exponent) {
  const u32 magnitude = AS_U32(x) & 0x7fffffffu;
  const i32 field = (i32)(magnitude >> 23);
  const u32 fraction = magnitude & 0x7fffffu;
  const i32 shift = field == 0 ? CLZ_U32(fraction) - 8 : 0;
  *exponent = (field == 0 ? 1 : field) - 150 - shift;
  return field == 0 ? fraction << shift : fraction | 0x800000u;
}

// m * 2^exponent rounded to nearest even; m is not zero, and its bit 0 may stand for anything not zero below it.
DEVICE_FUNCTION f32 pack_f32(u32 sign, i32 exponent, u64 m) {
  const i32 top = exponent + 63 - CLZ_U64(m);
  if (top > 127) return AS_F32(sign | 0x7f800000u);
  if (top < -150) return AS_F32(sign);
  const i32 shift = (top < -126 ? -149 : top - 23) - exponent;
  u64 kept = shift < 0 ? m << -shift : m >> shift;
  const u64 rest = shift > 0 ? m << (64 - shift) : 0;
  const u64 tie = (u64)1 << 63;
  kept += rest > tie || (rest == tie && (kept & 1) != 0);
  return AS_F32(sign | ((u32)(top < -126 ? 0 : top + 126) * 0x800000u + (u32)kept));
}

DEVICE_FUNCTION f32 divide_in_integers(f32 a, f32 b) {
  const u32 sign = (AS_U32(a) ^ AS_U32(b)) & 0x80000000u;
  const f32 x = FABS(a), y = FABS(b);
  if (IS_NAN(a) || IS_NAN(b) || (x == y && (x == 0.0f || x == F32_INFINITY))) return F32_NAN;
  if (x == F32_INFINITY || y == 0.0f) return AS_F32(sign | 0x7f800000u);
  if (x == 0.0f || y == F32_INFINITY) return AS_F32(sign);
  i32 ex, ey;
  const u64 mx = (u64)significand_f32(a, &ex) << 40;
  const u64 my = significand_f32(b, &ey);
  const u64 quotient = mx / my;
  return pack_f32(sign, ex - ey - 40, quotient | (mx != quotient * my));
}

// The root of m, bit by bit, with bit 0 set when something is left over.
DEVICE_FUNCTION u64 integer_sqrt(u64 m) {
  u64 root = 0;
  for (u64 bit = (u64)1 << 62; bit != 0; bit >>= 2) {
    const u64 trial = root + bit;
    root >>= 1;
    if (m >= trial) {
      m -= trial;
      root += bit;
    }
  }
  return root | (m != 0);
}

DEVICE_FUNCTION f32 sqrt_in_integers(f32 x) {
  if (IS_NAN(x) || x < 0.0f) return F32_NAN;
  if (x == 0.0f || x == F32_INFINITY) return x;
  i32 exponent;
  const u64 m = significand_f32(x, &exponent);
  const i32 odd = exponent & 1;
  return pack_f32(0u, (exponent - odd - 38) / 2, integer_sqrt(m << (38 + odd)));
}

DEVICE_FUNCTION f32 LENGTH_F32(f32 a, f32 b, f32 c) { return SQRT_F32(a * a + b * b + c * c); }

// As fmod of C: exact, with the sign of the dividend.
DEVICE_FUNCTION f32 MODULO_F32(f32 a, f32 b) {
  if (IS_NAN(a) || IS_NAN(b) || FABS(a) == F32_INFINITY || b == 0.0f) return F32_NAN;
  if (FABS(a) < FABS(b) || a == 0.0f) return a;
  i32 ea, eb;
  u64 rest = significand_f32(a, &ea);
  const u64 divisor = significand_f32(b, &eb);
  i32 left = ea - eb;
  rest %= divisor;
  while (left > 0) {
    const i32 step = left < 40 ? left : 40;
    rest = (rest << step) % divisor;
    left -= step;
  }
  const u32 sign = AS_U32(a) & 0x80000000u;
  return rest == 0 ? AS_F32(sign) : pack_f32(sign, eb, rest);
}

// ---- exponentials: 2^n times a polynomial in what is left

// y * 2^n in two steps, of which the first is exact, so that subnormal results are rounded once. n is within +-253.
DEVICE_FUNCTION f32 times_power_of_two(f32 y, i32 n) {
  const i32 first = n >> 1;
  return y * AS_F32((u32)(first + 127) << 23) * AS_F32((u32)(n - first + 127) << 23);
}

// exp(x) = 2^n * (1 + what is returned).
DEVICE_FUNCTION f32 exp_reduced(f32 x, f32* n) {
  const f32 whole = RINT(x * 1.44269504f);
  f32 r = FMA_F32(whole, -0.69314575f, x);
  r = FMA_F32(whole, -1.4286068e-6f, r);
  f32 p = 0.0013933665f;
  p = FMA_F32(p, r, 0.00836319f);
  p = FMA_F32(p, r, 0.041666463f);
  p = FMA_F32(p, r, 0.16666576f);
  p = FMA_F32(p, r, 0.5f);
  *n = whole;
  return FMA_F32(p, r * r, r);
}

DEVICE_FUNCTION f32 m_exp(f32 x) {
  f32 inside = x < 90.0f ? x : 90.0f;
  inside = inside > -105.0f ? inside : -105.0f;
  f32 n;
  const f32 y = exp_reduced(inside, &n) + 1.0f;
  return IS_NAN(x) ? F32_NAN : times_power_of_two(y, (i32)n);
}

// 2^r for |r| <= 1/2.
DEVICE_FUNCTION f32 exp2_polynomial(f32 r) {
  f32 p = 1.5303702e-05f;
  p = FMA_F32(p, r, 0.00015461448f);
  p = FMA_F32(p, r, 0.0013333479f);
  p = FMA_F32(p, r, 0.009618057f);
  p = FMA_F32(p, r, 0.05550411f);
  p = FMA_F32(p, r, 0.2402265f);
  p = FMA_F32(p, r, 0.6931472f);
  return FMA_F32(p, r, 1.0f);
}

DEVICE_FUNCTION f32 m_exp2(f32 x) {
  f32 inside = x < 129.0f ? x : 129.0f;
  inside = inside > -152.0f ? inside : -152.0f;
  const f32 n = RINT(inside);
  return IS_NAN(x) ? F32_NAN : times_power_of_two(exp2_polynomial(inside - n), (i32)n);
}

DEVICE_FUNCTION f32 m_exp10(f32 x) {
  f32 inside = x < 39.5f ? x : 39.5f;
  inside = inside > -46.0f ? inside : -46.0f;
  const f32 n = RINT(inside * 3.32192809f);
  f32 r = FMA_F32(n, -0.30102539f, inside);
  r = FMA_F32(n, -4.6050378e-6f, r);
  f32 p = 0.2077742f;
  p = FMA_F32(p, r, 0.54170144f);
  p = FMA_F32(p, r, 1.1712463f);
  p = FMA_F32(p, r, 2.034659f);
  p = FMA_F32(p, r, 2.650949f);
  p = FMA_F32(p, r, 2.3025851f);
  return IS_NAN(x) ? F32_NAN : times_power_of_two(FMA_F32(p, r, 1.0f), (i32)n);
}

// ---- logarithms: x = 2^k * (1 + f), 1 + f within sqrt(1/2) ... sqrt(2)

DEVICE_FUNCTION f32 log_reduced(f32 x, f32* k) {
  const i32 small = x < 1.17549435e-38f;
  const u32 bits = AS_U32(small ? x * 8388608.0f : x);
  const i32 whole = (i32)(bits - 0x3f3504f3u) >> 23;
  *k = (f32)(whole - (small ? 23 : 0));
  return AS_F32(bits - (u32)whole * 0x800000u) - 1.0f;
}

// log(1 + f) - f.
DEVICE_FUNCTION f32 log_polynomial(f32 f) {
  f32 p = 0.07149833f;
  p = FMA_F32(p, f, -0.11571308f);
  p = FMA_F32(p, f, 0.11661531f);
  p = FMA_F32(p, f, -0.12411038f);
  p = FMA_F32(p, f, 0.14249933f);
  p = FMA_F32(p, f, -0.1666848f);
  p = FMA_F32(p, f, 0.20000708f);
  p = FMA_F32(p, f, -0.2499999f);
  p = FMA_F32(p, f, 0.3333333f);
  return f * f * FMA_F32(p, f, -0.5f);
}

DEVICE_FUNCTION f32 log_special(f32 x, f32 regular) {
  const f32 not_positive = x == 0.0f ? -F32_INFINITY : F32_NAN;
  return x > 0.0f ? (x == F32_INFINITY ? x : regular) : not_positive;
}

DEVICE_FUNCTION f32 m_log(f32 x) {
  f32 k;
  const f32 f = log_reduced(x, &k);
  const f32 low = FMA_F32(k, 1.4286068e-6f, log_polynomial(f));
  return log_special(x, FMA_F32(k, 0.69314575f, f + low));
}

DEVICE_FUNCTION f32 m_log2(f32 x) {
  f32 k;
  const f32 f = log_reduced(x, &k);
  const f32 low = FMA_F32(log_polynomial(f), 1.442695f, f * 1.925963e-8f);
  return log_special(x, k + FMA_F32(f, 1.442695f, low));
}

DEVICE_FUNCTION f32 m_log10(f32 x) {
  f32 k;
  const f32 f = log_reduced(x, &k);
  const f32 low = FMA_F32(log_polynomial(f), 0.4342945f, FMA_F32(f, -1.0102930e-8f, k * 4.6050378e-6f));
  return log_special(x, FMA_F32(k, 0.30102539f, FMA_F32(f, 0.4342945f, low)));
}

// ---- powers and roots

// log2 of x > 0 as high + low, to about 2^-40: with t = f / (2 + f), log(1 + f) = 2 t (1 + t^2/3 + t^4/5 + ...).
DEVICE_FUNCTION f32 log2_extended(f32 x, f32* low) {
  f32 k;
  const f32 f = log_reduced(x, &k);
  const f32 d = 2.0f + f;
  const f32 d_low = f - (d - 2.0f);
  const f32 t = DIVIDE_F32(f, d);
  const f32 t_low = DIVIDE_F32(FMA_F32(-t, d_low, FMA_F32(-t, d, f)), d);
  const f32 z = t * t;
  const f32 z_low = FMA_F32(t, t, -z) + 2.0f * t * t_low;
  f32 p = 0.0956078f;
  p = FMA_F32(p, z, 0.111023575f);
  p = FMA_F32(p, z, 0.14285766f);
  p = z * FMA_F32(p, z, 0.2f);
  const f32 u = 0.33333334f + p;                             // 1/3 + z (1/5 + ...)
  const f32 u_low = p - (u - 0.33333334f) - 9.934108e-9f;
  const f32 s = z * u;                                       // log(1 + f) = 2 t (1 + s)
  const f32 s_low = FMA_F32(z, u, -s) + FMA_F32(z, u_low, z_low * u);
  const f32 c = t * 2.88539f;                                // 2 t / ln 2
  const f32 c_low = FMA_F32(t, 2.88539f, -c) + FMA_F32(t, 3.851926e-8f, t_low * 2.88539f);
  const f32 e = c * s;
  const f32 e_low = FMA_F32(c, s, -e) + FMA_F32(c, s_low, c_low * s);
  const f32 w = c + e;                                       // |c| > |e|
  const f32 w_low = e - (w - c) + (e_low + c_low);
  const f32 high = k + w;                                    // k is 0 or |k| > |w|
  const f32 rest = k == 0.0f ? w_low : w - (high - k) + w_low;
  *low = rest;
  return high;
}

// As pow of C99, special cases too.
DEVICE_FUNCTION f32 m_pow(f32 x, f32 y) {
  const f32 a = FABS(x), whole = FABS(y);
  f32 low;
  const f32 high = log2_extended(a, &low);
  f32 far = y < 1.0e12f ? y : 1.0e12f;  // beyond it every x but 1 has overflowed
  far = far > -1.0e12f ? far : -1.0e12f;
  const f32 product = high * far;
  f32 inside = product < 160.0f ? product : 160.0f;
  inside = inside > -160.0f ? inside : -160.0f;
  const f32 product_low = inside == product ? FMA_F32(low, far, FMA_F32(high, far, -product)) : 0.0f;
  const f32 n = RINT(inside);
  f32 result = times_power_of_two(exp2_polynomial(inside - n + product_low), (i32)n);
  const f32 at_zero = y < 0.0f ? F32_INFINITY : 0.0f;
  result = a == 0.0f ? at_zero : result;
  result = a == F32_INFINITY ? (y < 0.0f ? 0.0f : F32_INFINITY) : result;
  const i32 y_whole = TRUNC(whole) == whole;
  const i32 y_odd = y_whole && whole < 16777216.0f && ((i32)(whole < 16777216.0f ? whole : 0.0f) & 1) != 0;
  const i32 negative = AS_I32(x) < 0;
  result = negative && y_odd ? -result : result;
  result = x < 0.0f && a != F32_INFINITY && !y_whole ? F32_NAN : result;
  result = IS_NAN(x) || IS_NAN(y) ? F32_NAN : result;
  return y == 0.0f || x == 1.0f || (x == -1.0f && whole == F32_INFINITY) ? 1.0f : result;
}

DEVICE_FUNCTION f32 m_cbrt(f32 x) {
  const f32 magnitude = FABS(x);
  const i32 large = magnitude > 1.8446744e19f, small = magnitude < 5.4210109e-20f;
  const f32 a = magnitude * (large ? 5.9604645e-8f : small ? 2.8147498e14f : 1.0f);  // 2^-24, 2^48
  f32 t = AS_F32(AS_U32(a) / 3u + 709958130u);                                       // the exponent divided by 3
  for (i32 step = 0; step < 2; ++step) {                                             // Halley
    const f32 cube = t * t * t;
    t = t * DIVIDE_F32(cube + 2.0f * a, 2.0f * cube + a);
  }
  const f32 square = t * t;  // Newton with the residue in full
  const f32 residue = FMA_F32(square, t, -a) + FMA_F32(t, t, -square) * t;
  const f32 root = (t - DIVIDE_F32(residue, 3.0f * square)) * (large ? 256.0f : small ? 1.5258789e-5f : 1.0f);
  const f32 result = x == 0.0f || magnitude == F32_INFINITY ? magnitude : root;
  return IS_NAN(x) ? F32_NAN : AS_I32(x) < 0 ? -result : result;
}

// ---- names that serve f32, i64 and (f64.cl) f64 alike: formulas are written in these or in C operators

OVERLOADED DEVICE_FUNCTION f32 ADD(f32 a, f32 b) { return a + b; }
OVERLOADED DEVICE_FUNCTION f32 SUBTRACT(f32 a, f32 b) { return a - b; }
OVERLOADED DEVICE_FUNCTION f32 MULTIPLY(f32 a, f32 b) { return a * b; }
OVERLOADED DEVICE_FUNCTION f32 DIVIDE(f32 a, f32 b) { return DIVIDE_F32(a, b); }
OVERLOADED DEVICE_FUNCTION f32 FMA(f32 a, f32 b, f32 c) { return FMA_F32(a, b, c); }
OVERLOADED DEVICE_FUNCTION f32 SQRT(f32 a) { return SQRT_F32(a); }
OVERLOADED DEVICE_FUNCTION f32 NEGATE(f32 a) { return -a; }
OVERLOADED DEVICE_FUNCTION f32 ABS(f32 a) { return FABS(a); }
OVERLOADED DEVICE_FUNCTION f32 MIN(f32 a, f32 b) { return MIN_F32(a, b); }
OVERLOADED DEVICE_FUNCTION f32 MAX(f32 a, f32 b) { return MAX_F32(a, b); }
OVERLOADED DEVICE_FUNCTION i32 LESS(f32 a, f32 b) { return a < b; }
OVERLOADED DEVICE_FUNCTION i32 LESS_EQUAL(f32 a, f32 b) { return a <= b; }
OVERLOADED DEVICE_FUNCTION i32 EQUAL(f32 a, f32 b) { return a == b; }
OVERLOADED DEVICE_FUNCTION f32 LIKE(f32 a, f32 value) { return value; }  // a small whole number in the type of a

OVERLOADED DEVICE_FUNCTION i64 ADD(i64 a, i64 b) { return ADD_I64(a, b); }
OVERLOADED DEVICE_FUNCTION i64 SUBTRACT(i64 a, i64 b) { return SUBTRACT_I64(a, b); }
OVERLOADED DEVICE_FUNCTION i64 MULTIPLY(i64 a, i64 b) { return MULTIPLY_I64(a, b); }
OVERLOADED DEVICE_FUNCTION i64 DIVIDE(i64 a, i64 b) { return DIVIDE_I64(a, b); }
OVERLOADED DEVICE_FUNCTION i64 FMA(i64 a, i64 b, i64 c) { return ADD_I64(MULTIPLY_I64(a, b), c); }
OVERLOADED DEVICE_FUNCTION i64 NEGATE(i64 a) { return SUBTRACT_I64(0, a); }
OVERLOADED DEVICE_FUNCTION i64 ABS(i64 a) { return ABS_I64(a); }
OVERLOADED DEVICE_FUNCTION i64 MIN(i64 a, i64 b) { return a < b ? a : b; }
OVERLOADED DEVICE_FUNCTION i64 MAX(i64 a, i64 b) { return a > b ? a : b; }
OVERLOADED DEVICE_FUNCTION i32 LESS(i64 a, i64 b) { return a < b; }
OVERLOADED DEVICE_FUNCTION i32 LESS_EQUAL(i64 a, i64 b) { return a <= b; }
OVERLOADED DEVICE_FUNCTION i32 EQUAL(i64 a, i64 b) { return a == b; }
OVERLOADED DEVICE_FUNCTION i64 LIKE(i64 a, f32 value) { return (i64)value; }
OVERLOADED DEVICE_FUNCTION f32 MODULO(f32 a, f32 b) { return MODULO_F32(a, b); }
OVERLOADED DEVICE_FUNCTION i64 MODULO(i64 a, i64 b) { return MODULO_I64(a, b); }
OVERLOADED DEVICE_FUNCTION f32 SIGN(f32 a) { return SIGN_F32(a); }
OVERLOADED DEVICE_FUNCTION i64 SIGN(i64 a) { return (a > 0) - (a < 0); }
OVERLOADED DEVICE_FUNCTION i32 IS_SET(f32 a) { return a != 0.0f; }
OVERLOADED DEVICE_FUNCTION i32 IS_SET(i64 a) { return a != 0; }
OVERLOADED DEVICE_FUNCTION f32 TRUTH(f32 a, i32 condition) { return condition ? 1.0f : 0.0f; }
OVERLOADED DEVICE_FUNCTION i64 TRUTH(i64 a, i32 condition) { return condition ? 1 : 0; }
// a / b, of integers the nearest, ties to even; b is positive.
OVERLOADED DEVICE_FUNCTION f32 QUOTIENT(f32 a, f32 b) { return DIVIDE_F32(a, b); }
OVERLOADED DEVICE_FUNCTION i64 QUOTIENT(i64 a, i64 b) {
  const i64 q = DIVIDE_I64(a, b), twice = 2 * ABS_I64(a - q * b);
  return q + (twice > b || (twice == b && (q & 1) != 0) ? (a < 0 ? -1 : 1) : 0);
}
