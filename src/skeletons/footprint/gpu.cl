// Sums and variances over chords: one voxel a lane, chords of four numbers (z, y, first, last) in memory.

KERNEL(sum_f32, (LOADS, STORES, GLOBAL const i32* RESTRICT chords, i32 count, i32 width, i32 height, i32 depth, i32 strips))
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, y = GROUP_X / strips % height, n = GROUP_X / strips / height, z = GROUP_Y;
    if (x < width) {
      f32 sum = 0.0f;
      for (i32 c = 0; c < count; ++c) {
        const i32 from_z = CLAMP_I32(z + chords[4 * c], 0, depth - 1), from_y = CLAMP_I32(y + chords[4 * c + 1], 0, height - 1);
        for (i32 dx = chords[4 * c + 2]; dx <= chords[4 * c + 3]; ++dx)
          sum = sum + LOAD_F32(0, n, from_z, from_y, CLAMP_I32(x + dx, 0, width - 1));
      }
      STORE_F32(n, z, y, x, sum);
    }
  } ENDLANES
ENDKERNEL

KERNEL(sum_i64, (LOADS, STORES, GLOBAL const i32* RESTRICT chords, i32 count, i32 width, i32 height, i32 depth, i32 strips))
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, y = GROUP_X / strips % height, n = GROUP_X / strips / height, z = GROUP_Y;
    if (x < width) {
      i64 sum = 0;
      for (i32 c = 0; c < count; ++c) {
        const i32 from_z = CLAMP_I32(z + chords[4 * c], 0, depth - 1), from_y = CLAMP_I32(y + chords[4 * c + 1], 0, height - 1);
        for (i32 dx = chords[4 * c + 2]; dx <= chords[4 * c + 3]; ++dx)
          sum = ADD(sum, LOAD_I64(0, n, from_z, from_y, CLAMP_I32(x + dx, 0, width - 1)));
      }
      STORE_I64(n, z, y, x, sum);
    }
  } ENDLANES
ENDKERNEL

/// Values are shifted by the voxel's own, so that they do not cancel.
KERNEL(variance_f32, (LOADS, STORES, GLOBAL const i32* RESTRICT chords, i32 count, i32 width, i32 height, i32 depth, i32 strips, f32 voxels))
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, y = GROUP_X / strips % height, n = GROUP_X / strips / height, z = GROUP_Y;
    if (x < width) {
      const f32 center = LOAD_F32(0, n, z, y, x);
      f32 shift = 0.0f, squares = 0.0f;
      for (i32 squaring = 0; squaring < 2; ++squaring) {
        for (i32 c = 0; c < count; ++c) {
          const i32 from_z = CLAMP_I32(z + chords[4 * c], 0, depth - 1), from_y = CLAMP_I32(y + chords[4 * c + 1], 0, height - 1);
          for (i32 dx = chords[4 * c + 2]; dx <= chords[4 * c + 3]; ++dx) {
            const f32 distance = LOAD_F32(0, n, from_z, from_y, CLAMP_I32(x + dx, 0, width - 1)) - center;
            if (squaring)
              squares = FMA(distance - shift, distance - shift, squares);
            else
              shift = shift + distance;
          }
        }
        if (!squaring) shift = DIVIDE(shift, voxels);
      }
      STORE_F32(n, z, y, x, DIVIDE(squares, voxels));
    }
  } ENDLANES
ENDKERNEL
