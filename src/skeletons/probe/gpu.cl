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
