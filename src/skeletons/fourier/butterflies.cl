// Transforms of 2 to 8 values in place, re and im: a[r] becomes the sum over s of a[s] exp(-2 pi i r s / R). Read by
// gpu.cl and by the CPU's loops.

DEVICE_FUNCTION void butterfly_2(f32* re, f32* im) {
  const f32 r = re[0] - re[1], i = im[0] - im[1];
  re[0] = re[0] + re[1], im[0] = im[0] + im[1];
  re[1] = r, im[1] = i;
}

#define SIN_3 0.866025404f
DEVICE_FUNCTION void butterfly_3(f32* re, f32* im) {
  const f32 tr = re[1] + re[2], ti = im[1] + im[2], sr = re[1] - re[2], si = im[1] - im[2];
  const f32 mr = FMA(-0.5f, tr, re[0]), mi = FMA(-0.5f, ti, im[0]);
  re[0] = re[0] + tr, im[0] = im[0] + ti;
  re[1] = FMA(SIN_3, si, mr), im[1] = FMA(-SIN_3, sr, mi);
  re[2] = FMA(-SIN_3, si, mr), im[2] = FMA(SIN_3, sr, mi);
}

DEVICE_FUNCTION void butterfly_4(f32* re, f32* im) {
  const f32 pr = re[0] + re[2], pi = im[0] + im[2], qr = re[0] - re[2], qi = im[0] - im[2];
  const f32 tr = re[1] + re[3], ti = im[1] + im[3], sr = re[1] - re[3], si = im[1] - im[3];
  re[0] = pr + tr, im[0] = pi + ti;
  re[1] = qr + si, im[1] = qi - sr;
  re[2] = pr - tr, im[2] = pi - ti;
  re[3] = qr - si, im[3] = qi + sr;
}

// Outputs m and R - m of an odd R from x, the part that is even in the angle, and y, the odd part.
#define ODD_PAIR(m, opposite, xr, xi, yr, yi) \
  {                                           \
    const f32 ar = xr, ai = xi, br = yr, bi = yi; \
    re[m] = ar + bi, im[m] = ai - br;         \
    re[opposite] = ar - bi, im[opposite] = ai + br; \
  }

#define COS_5_1 0.309016994f
#define COS_5_2 -0.809016994f
#define SIN_5_1 0.951056516f
#define SIN_5_2 0.587785252f
#define EVEN_5(a, b, zero, t, u) FMA(b, u, FMA(a, t, zero))
#define ODD_5(a, b, s, v) FMA(b, v, (a) * s)
DEVICE_FUNCTION void butterfly_5(f32* re, f32* im) {
  const f32 zr = re[0], zi = im[0];
  const f32 tr = re[1] + re[4], ti = im[1] + im[4], sr = re[1] - re[4], si = im[1] - im[4];
  const f32 ur = re[2] + re[3], ui = im[2] + im[3], vr = re[2] - re[3], vi = im[2] - im[3];
  re[0] = zr + (tr + ur), im[0] = zi + (ti + ui);
  ODD_PAIR(1, 4, EVEN_5(COS_5_1, COS_5_2, zr, tr, ur), EVEN_5(COS_5_1, COS_5_2, zi, ti, ui),
           ODD_5(SIN_5_1, SIN_5_2, sr, vr), ODD_5(SIN_5_1, SIN_5_2, si, vi))
  ODD_PAIR(2, 3, EVEN_5(COS_5_2, COS_5_1, zr, tr, ur), EVEN_5(COS_5_2, COS_5_1, zi, ti, ui),
           ODD_5(SIN_5_2, -SIN_5_1, sr, vr), ODD_5(SIN_5_2, -SIN_5_1, si, vi))
}

#define COS_7_1 0.623489802f
#define COS_7_2 -0.222520934f
#define COS_7_3 -0.900968868f
#define SIN_7_1 0.781831482f
#define SIN_7_2 0.974927912f
#define SIN_7_3 0.433883739f
#define EVEN_7(a, b, c, zero, t, u, w) FMA(c, w, FMA(b, u, FMA(a, t, zero)))
#define ODD_7(a, b, c, s, v, x) FMA(c, x, FMA(b, v, (a) * s))
DEVICE_FUNCTION void butterfly_7(f32* re, f32* im) {
  const f32 zr = re[0], zi = im[0];
  const f32 tr = re[1] + re[6], ti = im[1] + im[6], sr = re[1] - re[6], si = im[1] - im[6];
  const f32 ur = re[2] + re[5], ui = im[2] + im[5], vr = re[2] - re[5], vi = im[2] - im[5];
  const f32 wr = re[3] + re[4], wi = im[3] + im[4], xr = re[3] - re[4], xi = im[3] - im[4];
  re[0] = zr + (tr + ur + wr), im[0] = zi + (ti + ui + wi);
  ODD_PAIR(1, 6, EVEN_7(COS_7_1, COS_7_2, COS_7_3, zr, tr, ur, wr), EVEN_7(COS_7_1, COS_7_2, COS_7_3, zi, ti, ui, wi),
           ODD_7(SIN_7_1, SIN_7_2, SIN_7_3, sr, vr, xr), ODD_7(SIN_7_1, SIN_7_2, SIN_7_3, si, vi, xi))
  ODD_PAIR(2, 5, EVEN_7(COS_7_2, COS_7_3, COS_7_1, zr, tr, ur, wr), EVEN_7(COS_7_2, COS_7_3, COS_7_1, zi, ti, ui, wi),
           ODD_7(SIN_7_2, -SIN_7_3, -SIN_7_1, sr, vr, xr), ODD_7(SIN_7_2, -SIN_7_3, -SIN_7_1, si, vi, xi))
  ODD_PAIR(3, 4, EVEN_7(COS_7_3, COS_7_1, COS_7_2, zr, tr, ur, wr), EVEN_7(COS_7_3, COS_7_1, COS_7_2, zi, ti, ui, wi),
           ODD_7(SIN_7_3, -SIN_7_1, SIN_7_2, sr, vr, xr), ODD_7(SIN_7_3, -SIN_7_1, SIN_7_2, si, vi, xi))
}

#define ROOT_HALF 0.707106781f
DEVICE_FUNCTION void butterfly_8(f32* re, f32* im) {
  f32 er[4] = {re[0], re[2], re[4], re[6]}, ei[4] = {im[0], im[2], im[4], im[6]};
  f32 dr[4] = {re[1], re[3], re[5], re[7]}, di[4] = {im[1], im[3], im[5], im[7]};
  butterfly_4(er, ei);
  butterfly_4(dr, di);
  const f32 r1 = (dr[1] + di[1]) * ROOT_HALF, i1 = (di[1] - dr[1]) * ROOT_HALF;
  const f32 r3 = (di[3] - dr[3]) * ROOT_HALF, i3 = -(dr[3] + di[3]) * ROOT_HALF;
  re[0] = er[0] + dr[0], im[0] = ei[0] + di[0], re[4] = er[0] - dr[0], im[4] = ei[0] - di[0];
  re[1] = er[1] + r1, im[1] = ei[1] + i1, re[5] = er[1] - r1, im[5] = ei[1] - i1;
  re[2] = er[2] + di[2], im[2] = ei[2] - dr[2], re[6] = er[2] - di[2], im[6] = ei[2] + dr[2];
  re[3] = er[3] + r3, im[3] = ei[3] + i3, re[7] = er[3] - r3, im[7] = ei[3] - i3;
}

// The product of two complex numbers; the second may be left conjugate.
#define PRODUCT_RE(ar, ai, br, bi) FMA(ar, br, -((ai) * (bi)))
#define PRODUCT_IM(ar, ai, br, bi) FMA(ar, bi, (ai) * (br))
