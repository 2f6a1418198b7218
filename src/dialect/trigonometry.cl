// Functions of angles and hyperbolic functions, at most 2 ulp over all inputs (tools/math.cpp); needs math.cl. Signs are
// put back as bits, so that -0 stays what it is.

#define HALF_PI 1.57079637f
#define HALF_PI_LOW -4.37113883e-8f

DEVICE_FUNCTION f32 with_sign_bit(f32 magnitude, u32 sign) { return AS_F32(AS_U32(magnitude) | (sign & 0x80000000u)); }

// ---- reduction: x is a whole number of quarter turns and, within about pi / 4, *rest + *low

// Cody and Waite, with pi / 2 in three parts, for 0 <= x <= 65536.
DEVICE_FUNCTION u32 quarter_turns(f32 x, f32* rest, f32* low) {
  const f32 n = RINT(x * 0.636619747f);
  const f32 first = FMA_F32(-n, HALF_PI, x);  // exact
  const f32 part = n * HALF_PI_LOW, part_low = FMA_F32(n, HALF_PI_LOW, -part);
  const f32 r = first - part, back = r - first;
  const f32 lost = first - (r - back) - (part + back);
  *rest = r;
  *low = FMA_F32(n, 1.71512449e-15f, lost - part_low);
  return (u32)(i32)n;
}

// Payne and Hanek for larger x: its significand times those 96 bits of 2 / pi of which the product matters, modulo 4.
DEVICE_FUNCTION u32 quarter_turns_of_large(f32 x, f32* rest, f32* low) {
  const u32 bits = AS_U32(x) & 0x7fffffffu;
  const u32 m = (bits & 0x7fffffu) | 0x800000u;
  const u32 skipped = (bits >> 23) - 120u;  // bits of 2 / pi, behind 32 zeros, whose product is a multiple of 4
  const i32 by4 = (skipped & 128u) != 0, by2 = (skipped & 64u) != 0, by1 = (skipped & 32u) != 0;
  const u32 a0 = by4 ? 0xf534ddc0u : 0u, a1 = by4 ? 0xdb629599u : 0xa2f9836eu, a2 = by4 ? 0x3c439041u : 0x4e441529u;
  const u32 a3 = by4 ? 0xfe5163abu : 0xfc2757d1u, a4 = 0xf534ddc0u, a5 = 0xdb629599u, a6 = 0x3c439041u;
  const u32 b0 = by2 ? a2 : a0, b1 = by2 ? a3 : a1, b2 = by2 ? a4 : a2, b3 = by2 ? a5 : a3, b4 = by2 ? a6 : a4;
  const u32 c0 = by1 ? b1 : b0, c1 = by1 ? b2 : b1, c2 = by1 ? b3 : b2, c3 = by1 ? b4 : b3;
  const u32 left = skipped & 31u, right = 31u - left;
  const u32 high_bits = c0 << left | c1 >> 1 >> right, middle_bits = c1 << left | c2 >> 1 >> right;
  const u32 low_bits = c2 << left | c3 >> 1 >> right;
  const u64 product = ((u64)(m * high_bits) << 32) + (u64)m * middle_bits + ((u64)m * low_bits >> 32);
  const u64 fraction = product << 2;  // of a quarter turn; as a signed number it is nearest to a whole one
  const u32 behind = (u32)(fraction >> 63);
  const u64 distance = behind ? 0 - fraction : fraction;
  const u32 top = (u32)(distance >> 32), bottom = (u32)distance;
  const f32 coarse = (f32)(i32)(top >> 8) * 5.9604644775390625e-8f;                           // 2^-24
  const f32 fine = (f32)(i32)((top & 0xffu) << 16 | bottom >> 16) * 3.5527136788005009e-15f;  // 2^-48
  const f32 finest = (f32)(i32)(bottom & 0xffffu) * 5.4210108624275222e-20f;                  // 2^-64
  const f32 rests = fine + finest, rests_low = finest - (rests - fine);
  const f32 turn = coarse + rests, turn_low = rests - (turn - coarse) + rests_low;
  const f32 r = turn * HALF_PI;
  const f32 l = FMA_F32(turn, HALF_PI, -r) + FMA_F32(turn, HALF_PI_LOW, turn_low * HALF_PI);
  *rest = behind ? -r : r;
  *low = behind ? -l : l;
  return (u32)(product >> 62) + behind;
}

DEVICE_FUNCTION u32 reduced_angle(f32 x, f32* rest, f32* low) {
  const f32 magnitude = FABS(x);
  const i32 large = magnitude > 65536.0f;
  u32 n = quarter_turns(large ? 0.0f : magnitude, rest, low);
  if (RARE(large)) {
    f32 r, l;
    const u32 turns = quarter_turns_of_large(magnitude, &r, &l);
    n = large ? turns : n;
    *rest = large ? r : *rest;
    *low = large ? l : *low;
  }
  return n;
}

// ---- sine, cosine, tangent

// Sine (or, where `cosine` is set, cosine) of an angle reduced to r + low.
DEVICE_FUNCTION f32 sine_of_reduced(f32 r, f32 low, i32 cosine) {
  const f32 z = r * r, half_z = 0.5f * z;
  f32 s = -0.00019518289f;
  s = FMA_F32(s, z, 0.008332189f);
  s = FMA_F32(s, z, -0.16666655f);
  s = r + FMA_F32(s, z * r, FMA_F32(-half_z, low, low));
  f32 c = 2.4432327e-05f;
  c = FMA_F32(c, z, -0.001388731f);
  c = FMA_F32(c, z, 0.041666646f);
  const f32 w = 1.0f - half_z;
  c = w + (1.0f - w - half_z + FMA_F32(c, z * z, -r * low));
  return cosine ? c : s;
}

DEVICE_FUNCTION f32 m_sin(f32 x) {
  f32 r, low;
  const u32 n = reduced_angle(x, &r, &low);
  const f32 y = sine_of_reduced(r, low, (n & 1u) != 0);
  const f32 result = AS_F32(AS_U32(y) ^ (n << 30 & 0x80000000u) ^ (AS_U32(x) & 0x80000000u));
  return FABS(x) < F32_INFINITY ? result : F32_NAN;
}

DEVICE_FUNCTION f32 m_cos(f32 x) {
  f32 r, low;
  const u32 n = reduced_angle(x, &r, &low) + 1u;
  const f32 y = sine_of_reduced(r, low, (n & 1u) != 0);
  return FABS(x) < F32_INFINITY ? AS_F32(AS_U32(y) ^ (n << 30 & 0x80000000u)) : F32_NAN;
}

DEVICE_FUNCTION f32 m_tan(f32 x) {
  f32 r, low;
  const u32 n = reduced_angle(x, &r, &low);
  const f32 z = r * r;
  f32 p = 0.00437265f;
  p = FMA_F32(p, z, 9.827937e-05f);
  p = FMA_F32(p, z, 0.010827438f);
  p = FMA_F32(p, z, 0.021286208f);
  p = FMA_F32(p, z, 0.054058913f);
  p = FMA_F32(p, z, 0.13332675f);
  p = FMA_F32(p, z, 0.3333335f);
  const f32 bend = p * (z * r);
  const f32 near = r + bend;
  const f32 more = bend + FMA_F32(near * near, low, low);
  const f32 t = r + more, t_low = more - (t - r);
  const f32 q = DIVIDE_F32(-1.0f, t);  // cotangent, with the residue of the division
  const f32 residue = FMA_F32(q, t, 1.0f) + q * t_low;
  const f32 y = (n & 1u) != 0 ? FMA_F32(q, residue, q) : t;
  return FABS(x) < F32_INFINITY ? AS_F32(AS_U32(y) ^ (AS_U32(x) & 0x80000000u)) : F32_NAN;
}

// ---- their inverses

// The angle of the point (x, y), as atan2 of C99, special cases too.
DEVICE_FUNCTION f32 m_atan2(f32 y, f32 x) {
  const f32 ax = FABS(x), ay = FABS(y);
  const i32 steep = ay > ax, behind = AS_I32(x) < 0;
  const f32 least = steep ? ax : ay, most = steep ? ay : ax;
  const f32 quotient = DIVIDE_F32(least, most);
  const f32 diagonal = most == 0.0f ? 0.0f : 1.0f;  // of 0 / 0 and inf / inf
  const f32 a = IS_NAN(quotient) ? diagonal : quotient;
  const f32 z = a * a;
  f32 p = -0.0018121257f;
  p = FMA_F32(p, z, 0.010978659f);
  p = FMA_F32(p, z, -0.031259075f);
  p = FMA_F32(p, z, 0.05799884f);
  p = FMA_F32(p, z, -0.08403545f);
  p = FMA_F32(p, z, 0.10951543f);
  p = FMA_F32(p, z, -0.14264043f);
  p = FMA_F32(p, z, 0.1999853f);
  p = FMA_F32(p, z, -0.333333f);
  const f32 t = FMA_F32(p, z * a, a);
  const f32 quarters = steep ? 1.0f : behind ? 2.0f : 0.0f;
  const f32 angle = FMA_F32(quarters, HALF_PI, FMA_F32(quarters, HALF_PI_LOW, steep != behind ? -t : t));
  return IS_NAN(x) || IS_NAN(y) ? F32_NAN : with_sign_bit(angle, AS_U32(y));
}

DEVICE_FUNCTION f32 m_atan(f32 x) { return m_atan2(x, 1.0f); }

// asin(a) = s + what is returned, or pi / 2 less twice that where `large`: asin(a) = pi / 2 - 2 asin(sqrt((1 - a) / 2)).
DEVICE_FUNCTION f32 asin_reduced(f32 a, i32 large, f32* s) {
  const f32 z = large ? FMA_F32(a, -0.5f, 0.5f) : a * a;
  *s = large ? SQRT_F32(z) : a;
  f32 p = 0.0421584f;
  p = FMA_F32(p, z, 0.024184741f);
  p = FMA_F32(p, z, 0.045469154f);
  p = FMA_F32(p, z, 0.074953094f);
  p = FMA_F32(p, z, 0.16666752f);
  return p * (z * *s);
}

DEVICE_FUNCTION f32 m_asin(f32 x) {
  const f32 a = FABS(x);
  const i32 large = a > 0.5f;
  f32 s;
  const f32 bend = asin_reduced(a, large, &s);
  const f32 rest = FMA_F32(-2.0f, s, HALF_PI), lost = FMA_F32(-2.0f, s, HALF_PI - rest);
  const f32 angle = large ? rest + FMA_F32(-2.0f, bend, HALF_PI_LOW + lost) : s + bend;
  return a <= 1.0f ? with_sign_bit(angle, AS_U32(x)) : F32_NAN;
}

DEVICE_FUNCTION f32 m_acos(f32 x) {
  const f32 a = FABS(x);
  const i32 large = a > 0.5f, negative = x < 0.0f;
  f32 s;
  const f32 bend = asin_reduced(a, large, &s);
  const f32 angle = large ? 2.0f * (s + bend) : s + bend;
  const f32 quarters = large ? (negative ? 2.0f : 0.0f) : 1.0f;
  const f32 result = FMA_F32(quarters, HALF_PI, FMA_F32(quarters, HALF_PI_LOW, large != negative ? angle : -angle));
  return a <= 1.0f ? result : F32_NAN;
}

// ---- hyperbolic functions

// Half of exp(a) as high + low, a within 0 ... 90.
DEVICE_FUNCTION f32 exp_halved(f32 a, f32* low) {
  f32 n;
  const f32 q = exp_reduced(a, &n);
  const f32 y = 1.0f + q;
  *low = times_power_of_two(q - (y - 1.0f), (i32)n - 1);
  return times_power_of_two(y, (i32)n - 1);
}

DEVICE_FUNCTION f32 m_sinh(f32 x) {
  const f32 a = FABS(x), z = x * x;
  f32 p = 2.7822132e-06f;
  p = FMA_F32(p, z, 0.00019842896f);
  p = FMA_F32(p, z, 0.0083333105f);
  p = FMA_F32(p, z, 0.16666667f);
  f32 low;
  const f32 halved = exp_halved(a < 90.0f ? a : 90.0f, &low);
  const f32 large = halved + (low - DIVIDE_F32(0.25f, halved));
  const f32 result = a < 1.0f ? FMA_F32(p, z * a, a) : large;
  return IS_NAN(x) ? F32_NAN : with_sign_bit(result, AS_U32(x));
}

DEVICE_FUNCTION f32 m_cosh(f32 x) {
  const f32 a = FABS(x);
  f32 low;
  const f32 halved = exp_halved(a < 90.0f ? a : 90.0f, &low);
  return IS_NAN(x) ? F32_NAN : halved + (low + DIVIDE_F32(0.25f, halved));
}

DEVICE_FUNCTION f32 m_tanh(f32 x) {
  const f32 a = FABS(x), z = x * x;
  f32 p = -0.0058979667f;
  p = FMA_F32(p, z, 0.020798625f);
  p = FMA_F32(p, z, -0.053784717f);
  p = FMA_F32(p, z, 0.13331936f);
  p = FMA_F32(p, z, -0.333333f);
  f32 low;
  const f32 halved = exp_halved(a < 45.0f ? 2.0f * a : 90.0f, &low);
  const f32 large = 1.0f - DIVIDE_F32(1.0f, halved + 0.5f);
  const f32 result = a < 0.6f ? FMA_F32(p, z * a, a) : large;
  return IS_NAN(x) ? F32_NAN : with_sign_bit(result, AS_U32(x));
}
