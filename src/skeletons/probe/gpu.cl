// What a device computes: the self-test of exactness, and the copy by which tests send load stages to store stages.

/// Three numbers in, eight results out.
KERNEL(arithmetic, (GLOBAL const f32* numbers, GLOBAL u32* results))
  LANES(t) {
    const i32 i = GROUP_X * LANES_COUNT + t;
    const f32 a = numbers[3 * i], b = numbers[3 * i + 1], c = numbers[3 * i + 2];
    GLOBAL u32* to = results + 8 * i;
    to[0] = AS_U32(CANONICAL(FMA(a, b, c)));
    to[1] = AS_U32(CANONICAL(a * b + c));
    to[2] = AS_U32(CANONICAL(a + b));
    to[3] = AS_U32(CANONICAL(a * b));
    to[4] = AS_U32(CANONICAL(DIVIDE(a, b)));
    to[5] = AS_U32(CANONICAL(SQRT(a)));
    to[6] = (u32)F32_TO_I32(RINT(a));
    to[7] = AS_U32((f32)AS_I32(a));
  } ENDLANES
ENDKERNEL

/// Two numbers in, sixteen results out: every function of math.cl.
KERNEL(functions, (GLOBAL const f32* numbers, GLOBAL u32* results))
  LANES(t) {
    const i32 i = GROUP_X * LANES_COUNT + t;
    const f32 a = numbers[2 * i], b = numbers[2 * i + 1];
    GLOBAL u32* to = results + 16 * i;
    to[0] = AS_U32(m_exp(a));
    to[1] = AS_U32(m_exp2(a));
    to[2] = AS_U32(m_exp10(a));
    to[3] = AS_U32(m_log(a));
    to[4] = AS_U32(m_log2(a));
    to[5] = AS_U32(m_log10(a));
    to[6] = AS_U32(m_cbrt(a));
    to[7] = AS_U32(m_pow(a, b));
    to[8] = AS_U32(MODULO_F32(a, b));
    to[9] = AS_U32(MIN_F32(a, b));
    to[10] = AS_U32(MAX_F32(a, b));
    to[11] = AS_U32(UNKEY(KEY_NAN_LARGEST(a)));
    to[12] = (u32)KEY_NAN_SMALLEST(b);
    to[13] = F32_TO_U32(a);
    to[14] = AS_U32((f32)F32_TO_I64(a));
    to[15] = AS_U32((f32)F32_TO_U64(b));
  } ENDLANES
ENDKERNEL

/// Two numbers in, ten results out: every function of trigonometry.cl.
KERNEL(angles, (GLOBAL const f32* numbers, GLOBAL u32* results))
  LANES(t) {
    const i32 i = GROUP_X * LANES_COUNT + t;
    const f32 a = numbers[2 * i], b = numbers[2 * i + 1];
    GLOBAL u32* to = results + 10 * i;
    to[0] = AS_U32(m_sin(a));
    to[1] = AS_U32(m_cos(a));
    to[2] = AS_U32(m_tan(a));
    to[3] = AS_U32(m_asin(a));
    to[4] = AS_U32(m_acos(a));
    to[5] = AS_U32(m_atan(a));
    to[6] = AS_U32(m_atan2(a, b));
    to[7] = AS_U32(m_sinh(a));
    to[8] = AS_U32(m_cosh(a));
    to[9] = AS_U32(m_tanh(a));
  } ENDLANES
ENDKERNEL

/// Bits of three doubles in, of eight out.
KERNEL(doubles, (GLOBAL const u64* numbers, GLOBAL u64* results))
  LANES(t) {
    const i32 i = GROUP_X * LANES_COUNT + t;
    const f64 a = f64_from_bits(numbers[3 * i]), b = f64_from_bits(numbers[3 * i + 1]);
    const f64 c = f64_from_bits(numbers[3 * i + 2]);
    GLOBAL u64* to = results + 8 * i;
    to[0] = f64_bits(f64_add(a, b));
    to[1] = f64_bits(f64_mul(a, b));
    to[2] = f64_bits(f64_div(a, b));
    to[3] = f64_bits(f64_fma(a, b, c));
    to[4] = f64_bits(f64_sqrt(a));
    to[5] = f64_bits(f64_from_f32(f64_to_f32(b)));
    to[6] = f64_bits(f64_rint(f64_max(a, b)));
    to[7] = f64_bits(f64_from_i64(f64_to_i64(c)));
  } ENDLANES
ENDKERNEL

/// Every group adds its numbers into the same eight results; 64-bit sums carry between their halves often.
KERNEL(atomics, (GLOBAL const u64* numbers, GLOBAL u64* results))
  LOCALMEM u64 sum[1];
  LOCALMEM u32 part[4];
  LANES(t) {
    if (t == 0) {
      sum[0] = 0;
      part[0] = 0u;
      part[1] = 0xffffffffu;
      part[2] = 0u;
      part[3] = 0u;
    }
  } ENDLANES
  SYNC;
  LANES(t) {
    const u64 number = numbers[GROUP_X * LANES_COUNT + t];
    LOCAL_ATOMIC_ADD_U64(&sum[0], number);
    LOCAL_ATOMIC_ADD_U32(&part[0], (u32)number);
    LOCAL_ATOMIC_MIN_U32(&part[1], (u32)number);
    LOCAL_ATOMIC_MAX_U32(&part[2], (u32)number);
    LOCAL_ATOMIC_OR_U32(&part[3], (u32)number & 0x00ff00ffu);
    ATOMIC_ADD_U64(&results[1], number);
    ATOMIC_MIN_I32((GLOBAL i32*)&results[6], (i32)number);
    ATOMIC_MAX_I32((GLOBAL i32*)&results[7], (i32)number);
  } ENDLANES
  SYNC;
  LANES(t) {
    if (t == 0) {
      ATOMIC_ADD_U64(&results[0], sum[0]);
      ATOMIC_ADD_U32((GLOBAL u32*)&results[2], part[0]);
      ATOMIC_MAX_U32((GLOBAL u32*)&results[3], ~part[1]);
      ATOMIC_MAX_U32((GLOBAL u32*)&results[4], part[2]);
      ATOMIC_OR_U32((GLOBAL u32*)&results[5], part[3]);
    }
  } ENDLANES
ENDKERNEL

KERNEL(copy_f32, (LOADS, STORES, i32 width))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z;
    if (x < width) STORE_F32(0, z, y, x, LOAD_F32(0, 0, z, y, x));
  } ENDLANES
ENDKERNEL

KERNEL(copy_i32, (LOADS, STORES, i32 width))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z;
    if (x < width) STORE_I32(0, z, y, x, LOAD_I32(0, 0, z, y, x));
  } ENDLANES
ENDKERNEL

KERNEL(copy_i64, (LOADS, STORES, i32 width))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z;
    if (x < width) STORE_I64(0, z, y, x, LOAD_I64(0, 0, z, y, x));
  } ENDLANES
ENDKERNEL

KERNEL(copy_f64, (LOADS, STORES, i32 width))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z;
    if (x < width) STORE_F64(0, z, y, x, LOAD_F64(0, 0, z, y, x));
  } ENDLANES
ENDKERNEL
