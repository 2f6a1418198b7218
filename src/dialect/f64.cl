// f64 for kernels: the device's doubles, or, under FULMO_WITHOUT_FP64, the same bits by integer arithmetic.
// The type is opaque; only these functions touch it. A NaN that they make is 7ff8000000000000.

#ifndef FULMO_WITHOUT_FP64

DEVICE_FUNCTION f64 f64_from_bits(u64 bits) { return AS_F64(bits); }
DEVICE_FUNCTION u64 f64_bits(f64 a) { return AS_U64(a); }
DEVICE_FUNCTION f64 f64_canonical(f64 a) { return a != a ? AS_F64(0x7ff8000000000000) : a; }
DEVICE_FUNCTION f64 f64_add(f64 a, f64 b) { return f64_canonical(a + b); }
DEVICE_FUNCTION f64 f64_sub(f64 a, f64 b) { return f64_canonical(a - b); }
DEVICE_FUNCTION f64 f64_mul(f64 a, f64 b) { return f64_canonical(a * b); }
DEVICE_FUNCTION f64 f64_div(f64 a, f64 b) { return f64_canonical(a / b); }
DEVICE_FUNCTION f64 f64_fma(f64 a, f64 b, f64 c) { return f64_canonical(FMA_F64(a, b, c)); }
DEVICE_FUNCTION f64 f64_sqrt(f64 a) { return f64_canonical(SQRT_F64(a)); }
DEVICE_FUNCTION i32 f64_lt(f64 a, f64 b) { return a < b; }
DEVICE_FUNCTION i32 f64_le(f64 a, f64 b) { return a <= b; }
DEVICE_FUNCTION i32 f64_eq(f64 a, f64 b) { return a == b; }
DEVICE_FUNCTION i32 f64_is_nan(f64 a) { return a != a; }
DEVICE_FUNCTION f64 f64_from_f32(f32 a) { return f64_canonical((f64)a); }
DEVICE_FUNCTION f64 f64_from_i64(i64 a) { return (f64)a; }
DEVICE_FUNCTION f64 f64_from_u64(u64 a) { return (f64)a; }
DEVICE_FUNCTION f32 f64_to_f32(f64 a) { return CANONICAL((f32)a); }

#else

#define F64_INFINITY ((u64)0x7ff0000000000000)
#define F64_NAN ((u64)0x7ff8000000000000)
#define F64_SIGN ((u64)1 << 63)
#define F64_MAGNITUDE (F64_SIGN - 1)

DEVICE_FUNCTION f64 f64_from_bits(u64 bits) {
  f64 a;
  a.bits = bits;
  return a;
}
DEVICE_FUNCTION u64 f64_bits(f64 a) { return a.bits; }
DEVICE_FUNCTION i32 f64_is_nan(f64 a) { return (a.bits & F64_MAGNITUDE) > F64_INFINITY; }
DEVICE_FUNCTION f64 f64_canonical(f64 a) { return f64_is_nan(a) ? f64_from_bits(F64_NAN) : a; }

// The significand with its leading bit at bit 52 and the exponent of its last bit; a is finite and not zero.
DEVICE_FUNCTION u64 significand_f64(u64 a, i32* exponent) {
  const i32 field = (i32)(a >> 52) & 0x7ff;
  const u64 fraction = a & (((u64)1 << 52) - 1);
  const i32 shift = field == 0 ? CLZ_U64(fraction) - 11 : 0;
  *exponent = (field == 0 ? 1 : field) - 1075 - shift;
  return field == 0 ? fraction << shift : fraction | (u64)1 << 52;
}

// As pack_f32.
DEVICE_FUNCTION f64 pack_f64(u64 sign, i32 exponent, u64 m) {
  const i32 top = exponent + 63 - CLZ_U64(m);
  if (top > 1023) return f64_from_bits(sign | F64_INFINITY);
  if (top < -1075) return f64_from_bits(sign);
  const i32 shift = (top < -1022 ? -1074 : top - 52) - exponent;
  u64 kept = shift < 0 ? m << -shift : shift < 64 ? m >> shift : 0;
  const u64 rest = shift > 0 ? m << (64 - shift) : 0;
  const u64 tie = (u64)1 << 63;
  kept += rest > tie || (rest == tie && (kept & 1) != 0);
  return f64_from_bits(sign | (((u64)(top < -1022 ? 0 : top + 1022) << 52) + kept));
}

// m >> n; bit 0 also stands for the bits lost.
DEVICE_FUNCTION u64 shift_right_sticky(u64 m, i32 n) {
  if (n == 0) return m;
  return n > 63 ? m != 0 : m >> n | ((m << (64 - n)) != 0);
}

DEVICE_FUNCTION f64 f64_add(f64 a, f64 b) {
  const u64 ordered = (a.bits & F64_MAGNITUDE) < (b.bits & F64_MAGNITUDE);
  const u64 x = ordered ? b.bits : a.bits, y = ordered ? a.bits : b.bits;  // |x| >= |y|
  const u64 opposite = (x ^ y) & F64_SIGN;
  if ((x & F64_MAGNITUDE) >= F64_INFINITY) {
    const i32 undefined = (x & F64_MAGNITUDE) > F64_INFINITY || (opposite && (y & F64_MAGNITUDE) == F64_INFINITY);
    return f64_from_bits(undefined ? F64_NAN : x);
  }
  if ((y & F64_MAGNITUDE) == 0) return f64_from_bits((x & F64_MAGNITUDE) == 0 ? x & y : x);
  i32 ex, ey;
  const u64 mx = significand_f64(x, &ex) << 10;
  const u64 my = significand_f64(y, &ey) << 10;
  const u64 aligned = shift_right_sticky(my, ex - ey);
  const u64 sum = opposite ? mx - aligned : mx + aligned;
  return sum == 0 ? f64_from_bits(0) : pack_f64(x & F64_SIGN, ex - 10, sum);
}

DEVICE_FUNCTION f64 f64_sub(f64 a, f64 b) { return f64_add(a, f64_from_bits(b.bits ^ F64_SIGN)); }

typedef struct {
  u64 high, low;
} u128;

DEVICE_FUNCTION u128 multiply_wide(u64 a, u64 b) {
  const u64 mask = 0xffffffff;
  const u64 bottom = (a & mask) * (b & mask);
  const u64 middle = (a >> 32) * (b & mask) + (bottom >> 32);
  const u64 other = (a & mask) * (b >> 32) + (middle & mask);
  u128 product;
  product.high = (a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32);
  product.low = other << 32 | (bottom & mask);
  return product;
}

DEVICE_FUNCTION u128 shift_wide_left(u128 a, i32 n) {  // n is within 1 ... 63
  a.high = a.high << n | a.low >> (64 - n);
  a.low <<= n;
  return a;
}

DEVICE_FUNCTION u128 shift_wide_right_sticky(u128 a, i32 n) {
  u128 r;
  if (n == 0) return a;
  r.high = n < 64 ? a.high >> n : 0;
  r.low = n < 64 ? a.low >> n | a.high << (64 - n) | ((a.low << (64 - n)) != 0)
                 : shift_right_sticky(a.high, n - 64) | (a.low != 0);
  return r;
}

// What a * b is when one of them is zero, infinite or NaN.
DEVICE_FUNCTION u64 special_product(u64 a, u64 b) {
  const u64 x = a & F64_MAGNITUDE, y = b & F64_MAGNITUDE, sign = (a ^ b) & F64_SIGN;
  if (x > F64_INFINITY || y > F64_INFINITY) return F64_NAN;
  if (x == F64_INFINITY || y == F64_INFINITY) return x == 0 || y == 0 ? F64_NAN : sign | F64_INFINITY;
  return sign;
}
DEVICE_FUNCTION i32 is_special(u64 a) {
  const u64 x = a & F64_MAGNITUDE;
  return x == 0 || x >= F64_INFINITY;
}

DEVICE_FUNCTION f64 f64_mul(f64 a, f64 b) {
  if (is_special(a.bits) || is_special(b.bits)) return f64_from_bits(special_product(a.bits, b.bits));
  i32 ea, eb;
  const u128 product = multiply_wide(significand_f64(a.bits, &ea) << 10, significand_f64(b.bits, &eb) << 10);
  return pack_f64((a.bits ^ b.bits) & F64_SIGN, ea + eb + 44, product.high | (product.low != 0));
}

DEVICE_FUNCTION f64 f64_fma(f64 a, f64 b, f64 c) {
  if (is_special(a.bits) || is_special(b.bits)) return f64_add(f64_from_bits(special_product(a.bits, b.bits)), c);
  if (is_special(c.bits)) return (c.bits & F64_MAGNITUDE) == 0 ? f64_mul(a, b) : f64_canonical(c);
  i32 ea, eb, ec;
  u128 x = shift_wide_left(multiply_wide(significand_f64(a.bits, &ea), significand_f64(b.bits, &eb)), 20);
  u128 y;
  y.high = significand_f64(c.bits, &ec) << 9;  // leading bits at 124 or 125, and at 125
  y.low = 0;
  i32 ex = ea + eb - 20;
  const i32 ey = ec - 73;
  if (ex < ey) x = shift_wide_right_sticky(x, ey - ex);
  if (ey < ex) y = shift_wide_right_sticky(y, ex - ey);
  ex = ex < ey ? ey : ex;
  u64 sign = (a.bits ^ b.bits) & F64_SIGN;
  const i32 opposite = sign != (c.bits & F64_SIGN);
  if (opposite && (x.high < y.high || (x.high == y.high && x.low < y.low))) {
    const u128 swapped = x;
    x = y;
    y = swapped;
    sign ^= F64_SIGN;
  }
  u128 sum;
  sum.low = opposite ? x.low - y.low : x.low + y.low;
  sum.high = opposite ? x.high - y.high - (x.low < y.low) : x.high + y.high + (sum.low < x.low);
  if (sum.high == 0 && sum.low == 0) return f64_from_bits(0);
  const i32 shift = sum.high == 0 ? 0 : 64 - CLZ_U64(sum.high);
  return pack_f64(sign, ex + shift, shift_wide_right_sticky(sum, shift).low);
}

DEVICE_FUNCTION f64 f64_div(f64 a, f64 b) {
  const u64 sign = (a.bits ^ b.bits) & F64_SIGN;
  const u64 x = a.bits & F64_MAGNITUDE, y = b.bits & F64_MAGNITUDE;
  if (x > F64_INFINITY || y > F64_INFINITY || (x == y && is_special(x))) return f64_from_bits(F64_NAN);
  if (x == F64_INFINITY || y == 0) return f64_from_bits(sign | F64_INFINITY);
  if (x == 0 || y == F64_INFINITY) return f64_from_bits(sign);
  i32 ex, ey;
  u64 rest = significand_f64(x, &ex);
  const u64 divisor = significand_f64(y, &ey);
  u64 quotient = 0;
  for (i32 bit = 0; bit < 57; ++bit) {
    const i32 fits = rest >= divisor;
    quotient = quotient << 1 | fits;
    rest = (fits ? rest - divisor : rest) << 1;
  }
  return pack_f64(sign, ex - ey - 56, quotient | (rest != 0));
}

DEVICE_FUNCTION f64 f64_sqrt(f64 a) {
  if ((a.bits & F64_MAGNITUDE) == 0 || a.bits == F64_INFINITY) return a;
  if (a.bits > F64_INFINITY) return f64_from_bits(F64_NAN);  // negative or NaN
  i32 exponent;
  u64 m = significand_f64(a.bits, &exponent);
  const i32 odd = exponent & 1;
  m <<= 10 + odd;
  u64 root = 0, rest = 0;  // of m * 2^54: two of its bits enter, one bit of the root comes out
  for (i32 step = 0; step < 59; ++step) {
    const u64 in = step < 32 ? m >> (62 - 2 * step) & 3 : 0;
    const u64 trial = root << 2 | 1;
    rest = rest << 2 | in;
    const i32 fits = rest >= trial;
    rest = fits ? rest - trial : rest;
    root = root << 1 | fits;
  }
  return pack_f64(0, (exponent - odd - 64) / 2, root | (rest != 0));
}

// An order of bits that is the order of numbers; not for NaN.
DEVICE_FUNCTION i64 f64_order(f64 a) {
  const i64 magnitude = (i64)(a.bits & F64_MAGNITUDE);
  return (a.bits & F64_SIGN) != 0 ? -magnitude : magnitude;
}
DEVICE_FUNCTION i32 f64_lt(f64 a, f64 b) { return !f64_is_nan(a) && !f64_is_nan(b) && f64_order(a) < f64_order(b); }
DEVICE_FUNCTION i32 f64_le(f64 a, f64 b) { return !f64_is_nan(a) && !f64_is_nan(b) && f64_order(a) <= f64_order(b); }
DEVICE_FUNCTION i32 f64_eq(f64 a, f64 b) { return !f64_is_nan(a) && !f64_is_nan(b) && f64_order(a) == f64_order(b); }

DEVICE_FUNCTION f64 f64_from_u64(u64 a) { return a == 0 ? f64_from_bits(0) : pack_f64(0, 0, a); }
DEVICE_FUNCTION f64 f64_from_i64(i64 a) {
  if (a == 0) return f64_from_bits(0);
  return a < 0 ? pack_f64(F64_SIGN, 0, (u64)0 - (u64)a) : pack_f64(0, 0, (u64)a);
}
DEVICE_FUNCTION f64 f64_from_f32(f32 a) {
  const u64 sign = (u64)(AS_U32(a) >> 31) << 63;
  if (IS_NAN(a)) return f64_from_bits(F64_NAN);
  if (a == 0.0f || FABS(a) == F32_INFINITY) return f64_from_bits(sign | (a == 0.0f ? 0 : F64_INFINITY));
  i32 exponent;
  const u64 m = significand_f32(a, &exponent);
  return pack_f64(sign, exponent, m);
}
DEVICE_FUNCTION f32 f64_to_f32(f64 a) {
  const u32 sign = (u32)(a.bits >> 63) << 31;
  if (f64_is_nan(a)) return F32_NAN;
  if (is_special(a.bits)) return AS_F32(sign | ((a.bits & F64_MAGNITUDE) == 0 ? 0u : 0x7f800000u));
  i32 exponent;
  const u64 m = significand_f64(a.bits, &exponent);
  return pack_f32(sign, exponent, m);
}

#endif

// ---- the rest needs bits and comparisons only

#define F64(value) f64_from_f32(value)
DEVICE_FUNCTION f64 f64_zero(void) { return f64_from_bits(0); }
DEVICE_FUNCTION f64 f64_neg(f64 a) { return f64_from_bits(f64_bits(a) ^ (u64)1 << 63); }
DEVICE_FUNCTION f64 f64_abs(f64 a) { return f64_from_bits(f64_bits(a) & ~((u64)1 << 63)); }

DEVICE_FUNCTION f64 f64_sign(f64 a) {
  if (f64_is_nan(a)) return f64_canonical(a);
  return F64((f32)(f64_lt(f64_zero(), a) - f64_lt(a, f64_zero())));
}

// As MIN_F32 and MAX_F32.
DEVICE_FUNCTION f64 f64_min(f64 a, f64 b) {
  if (f64_is_nan(a) || f64_is_nan(b)) return f64_from_bits(0x7ff8000000000000);
  if (f64_eq(a, b)) return f64_from_bits(f64_bits(a) | f64_bits(b));
  return f64_lt(a, b) ? a : b;
}
DEVICE_FUNCTION f64 f64_max(f64 a, f64 b) {
  if (f64_is_nan(a) || f64_is_nan(b)) return f64_from_bits(0x7ff8000000000000);
  if (f64_eq(a, b)) return f64_from_bits(f64_bits(a) & f64_bits(b));
  return f64_lt(a, b) ? b : a;
}

// Toward zero, saturating; NaN gives 0.
DEVICE_FUNCTION u64 f64_magnitude_to_u64(f64 a) {
  const i32 exponent = (i32)(f64_bits(a) >> 52 & 0x7ff) - 1075;
  const u64 m = (f64_bits(a) & (((u64)1 << 52) - 1)) | (u64)1 << 52;
  if (f64_is_nan(a) || exponent < -52) return 0;
  if (exponent > 11) return ~(u64)0;
  return exponent < 0 ? m >> -exponent : m << exponent;
}
DEVICE_FUNCTION u64 f64_to_u64(f64 a) { return (f64_bits(a) >> 63) != 0 ? 0 : f64_magnitude_to_u64(a); }
DEVICE_FUNCTION i64 f64_to_i64(f64 a) {
  const u64 m = f64_magnitude_to_u64(a);
  const i32 negative = (f64_bits(a) >> 63) != 0;
  if (m > (u64)I64_HIGHEST) return negative ? I64_LOWEST : I64_HIGHEST;
  return negative ? -(i64)m : (i64)m;
}

// Half to even: adding and taking away 2^52 leaves no room for a fraction.
DEVICE_FUNCTION f64 f64_rint(f64 a) {
  const u64 sign = f64_bits(a) & (u64)1 << 63;
  const f64 large = f64_from_bits(0x4330000000000000);
  if (!f64_lt(f64_abs(a), large)) return f64_canonical(a);
  return f64_from_bits(f64_bits(f64_sub(f64_add(f64_abs(a), large), large)) | sign);
}

OVERLOADED DEVICE_FUNCTION f64 ADD(f64 a, f64 b) { return f64_add(a, b); }
OVERLOADED DEVICE_FUNCTION f64 SUBTRACT(f64 a, f64 b) { return f64_sub(a, b); }
OVERLOADED DEVICE_FUNCTION f64 MULTIPLY(f64 a, f64 b) { return f64_mul(a, b); }
OVERLOADED DEVICE_FUNCTION f64 DIVIDE(f64 a, f64 b) { return f64_div(a, b); }
OVERLOADED DEVICE_FUNCTION f64 QUOTIENT(f64 a, f64 b) { return f64_div(a, b); }
OVERLOADED DEVICE_FUNCTION f64 FMA(f64 a, f64 b, f64 c) { return f64_fma(a, b, c); }
OVERLOADED DEVICE_FUNCTION f64 SQRT(f64 a) { return f64_sqrt(a); }
OVERLOADED DEVICE_FUNCTION f64 NEGATE(f64 a) { return f64_neg(a); }
OVERLOADED DEVICE_FUNCTION f64 ABS(f64 a) { return f64_abs(a); }
OVERLOADED DEVICE_FUNCTION f64 MIN(f64 a, f64 b) { return f64_min(a, b); }
OVERLOADED DEVICE_FUNCTION f64 MAX(f64 a, f64 b) { return f64_max(a, b); }
OVERLOADED DEVICE_FUNCTION i32 LESS(f64 a, f64 b) { return f64_lt(a, b); }
OVERLOADED DEVICE_FUNCTION i32 LESS_EQUAL(f64 a, f64 b) { return f64_le(a, b); }
OVERLOADED DEVICE_FUNCTION i32 EQUAL(f64 a, f64 b) { return f64_eq(a, b); }
OVERLOADED DEVICE_FUNCTION f64 LIKE(f64 a, f32 value) { return f64_from_f32(value); }
OVERLOADED DEVICE_FUNCTION f64 SIGN(f64 a) { return f64_sign(a); }
OVERLOADED DEVICE_FUNCTION i32 IS_SET(f64 a) { return !f64_eq(a, f64_zero()); }
OVERLOADED DEVICE_FUNCTION f64 TRUTH(f64 a, i32 condition) { return f64_from_f32(condition ? 1.0f : 0.0f); }
