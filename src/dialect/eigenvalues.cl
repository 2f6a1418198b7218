// Eigenvalues of symmetric matrices without trigonometry or iteration: the same steps for every matrix, so that C++
// compilers vectorise loops over them. Needs math.cl.

/// Of the matrix (a b; b c): number 0 is the smallest, 1 the largest.
DEVICE_FUNCTION f32 m_eigenvalue_2(i32 number, f32 a, f32 b, f32 c) {
  const f32 mean = 0.5f * a + 0.5f * c, apart = LENGTH_F32(0.5f * a - 0.5f * c, b, 0.0f);
  return number == 0 ? mean - apart : mean + apart;
}

DEVICE_FUNCTION i32 exponent_of(f32 x) { return (i32)(AS_U32(x) >> 23 & 255u); }
DEVICE_FUNCTION i32 greatest(i32 a, i32 b) { return a > b ? a : b; }

// Of the matrix (xx xy xz; xy yy yz; xz yz zz), to a few ulp of the largest in magnitude: number 0 is the smallest, 2 the
// largest. Scaled to mean 0 and mean square 2, and its sign turned so that the determinant is not negative, the matrix has
// one eigenvalue in sqrt(3)...2, well apart from the others: 2 cos(acos(determinant / 2) / 3), as a polynomial. Without
// its part along that one's eigenvector, which is the longest cross product of two rows, the others are +d and -d around
// their mean; d is the length of what is left, so that nothing cancels even where both are equal.
DEVICE_FUNCTION f32 m_eigenvalue_3(i32 number, f32 xx, f32 xy, f32 xz, f32 yy, f32 yz, f32 zz) {
  // By a power of two, so that squares neither overflow nor vanish.
  const i32 exponent = CLAMP_I32(greatest(greatest(greatest(exponent_of(xx), exponent_of(yy)), exponent_of(zz)),
                                          greatest(greatest(exponent_of(xy), exponent_of(xz)), exponent_of(yz))), 1, 253);
  const f32 scale = AS_F32((u32)(254 - exponent) << 23), unscale = AS_F32((u32)exponent << 23);
  const f32 sx = xx * scale, sy = yy * scale, sz = zz * scale, a = xy * scale, b = xz * scale, c = yz * scale;
  const f32 mean = (sx + sy + sz) * (1.0f / 3.0f);
  const f32 dx = sx - mean, dy = sy - mean, dz = sz - mean;
  const f32 squares = FMA_F32(dx, dx, FMA_F32(dy, dy, dz * dz)) + 2.0f * FMA_F32(a, a, FMA_F32(b, b, c * c));
  const f32 size = SQRT_F32(squares * (1.0f / 6.0f));
  const f32 minor_x = FMA_F32(dy, dz, -(c * c)), minor_y = FMA_F32(a, dz, -(b * c)), minor_z = FMA_F32(a, c, -(b * dy));
  const f32 determinant = FMA_F32(dx, minor_x, FMA_F32(-a, minor_y, b * minor_z));
  const f32 shrink = size > 0.0f ? DIVIDE_F32(determinant < 0.0f ? -1.0f : 1.0f, size) : 0.0f;
  const f32 x = dx * shrink, y = dy * shrink, z = dz * shrink, p = a * shrink, q = b * shrink, r = c * shrink;
  const f32 folded = 0.5f * FMA_F32(x, FMA_F32(y, z, -(r * r)), FMA_F32(-p, FMA_F32(p, z, -(q * r)), q * FMA_F32(p, r, -(q * y))));
  const f32 t = folded > 0.0f ? (folded < 1.0f ? folded : 1.0f) : 0.0f;
  f32 lone = -0.00060570845f;
  lone = FMA_F32(lone, t, 0.0035297140f);
  lone = FMA_F32(lone, t, -0.0098593822f);
  lone = FMA_F32(lone, t, 0.018766662f);
  lone = FMA_F32(lone, t, -0.030214550f);
  lone = FMA_F32(lone, t, 0.049208593f);
  lone = FMA_F32(lone, t, -0.096208885f);
  lone = FMA_F32(lone, t, 0.33333275f);
  lone = FMA_F32(lone, t, 1.7320508f);
  const f32 u = x - lone, v = y - lone, w = z - lone;
  f32 ex = FMA_F32(p, r, -(q * v)), ey = FMA_F32(q, p, -(u * r)), ez = FMA_F32(u, v, -(p * p));
  f32 length = FMA_F32(ex, ex, FMA_F32(ey, ey, ez * ez));
  const f32 fx = FMA_F32(p, w, -(q * r)), fy = FMA_F32(q, q, -(u * w)), fz = FMA_F32(u, r, -(p * q));
  const f32 length_f = FMA_F32(fx, fx, FMA_F32(fy, fy, fz * fz));
  const f32 gx = FMA_F32(v, w, -(r * r)), gy = FMA_F32(r, q, -(p * w)), gz = FMA_F32(p, r, -(v * q));
  const f32 length_g = FMA_F32(gx, gx, FMA_F32(gy, gy, gz * gz));
  const i32 use_f = length_f > length;
  ex = use_f ? fx : ex, ey = use_f ? fy : ey, ez = use_f ? fz : ez, length = use_f ? length_f : length;
  const i32 use_g = length_g > length;
  ex = use_g ? gx : ex, ey = use_g ? gy : ey, ez = use_g ? gz : ez, length = use_g ? length_g : length;
  const f32 along = DIVIDE_F32(-1.5f * lone, length), other = 0.5f * lone;
  const f32 ax = along * ex, ay = along * ey;
  const f32 kx = FMA_F32(ax, ex, x + other), ky = FMA_F32(ay, ey, y + other), kz = FMA_F32(along * ez, ez, z + other);
  const f32 kp = FMA_F32(ax, ey, p), kq = FMA_F32(ax, ez, q), kr = FMA_F32(ay, ez, r);
  const f32 half_squares = 0.5f * FMA_F32(kx, kx, FMA_F32(ky, ky, kz * kz)) + FMA_F32(kp, kp, FMA_F32(kq, kq, kr * kr));
  const f32 apart = SQRT_F32(half_squares);
  const f32 middle = determinant < 0.0f ? other - apart : apart - other;
  const f32 outer = determinant < 0.0f ? other + apart : -other - apart;  // of the pair, away from the lone one
  const f32 signed_lone = determinant < 0.0f ? -lone : lone;
  const f32 low = determinant < 0.0f ? signed_lone : outer, high = determinant < 0.0f ? outer : signed_lone;
  const f32 chosen = number == 0 ? low : number == 1 ? middle : high;
  return FMA_F32(chosen, size, mean) * unscale;
}
