// Thinning, one launch for each side and lattice of even and odd coordinates.
#include "skeletons/thinning/voxel.cl"

// Sizes with the rim; the voxel (z, y, x) of the image is one further along every axis.
#define STATE_PLACE(n, z, y, x) ((((i64)(n) * (depth + 2) + (z) + 1) * (height + 2) + (y) + 1) * (width + 2) + (x) + 1)

KERNEL(begin, (LOADS, GLOBAL u8* states, i32 width, i32 height, i32 depth, i32 strips))
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, y = GROUP_X / strips % height, n = GROUP_X / strips / height, z = GROUP_Y;
    if (x < width) states[STATE_PLACE(n, z, y, x)] = LOAD_F32(0, n, z, y, x) != 0.0f;
  } ENDLANES
ENDKERNEL

KERNEL(thin, (GLOBAL u8* states, GLOBAL u32* changed, i32 width, i32 height, i32 depth, i32 strips, i32 rows, i32 lattice, i64 side, i32 pass))
  LANES(t) {
    const i32 x = (GROUP_X % strips * LANES_COUNT + t) * 2 + lattice % 2, y = GROUP_X / strips % rows * 2 + lattice / 2 % 2;
    const i32 n = GROUP_X / strips / rows, z = GROUP_Y * 2 + lattice / 4;
    if (x < width && y < height && z < depth) {
      const i64 at = STATE_PLACE(n, z, y, x), row = width + 2;
      if (may_go(states, at, side, row, row * (height + 2), pass)) {
        states[at] = (u8)pass;
        changed[0] = 1u;
      }
    }
  } ENDLANES
ENDKERNEL

/// Marks of passes become background, so that their numbers are free again.
KERNEL(forget, (GLOBAL u8* states, i32 width, i32 height, i32 depth, i32 strips))
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, y = GROUP_X / strips % height, n = GROUP_X / strips / height, z = GROUP_Y;
    if (x < width && states[STATE_PLACE(n, z, y, x)] != 1) states[STATE_PLACE(n, z, y, x)] = 0;
  } ENDLANES
ENDKERNEL

KERNEL(finish, (STORES, GLOBAL const u8* states, i32 width, i32 height, i32 depth, i32 strips))
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, y = GROUP_X / strips % height, n = GROUP_X / strips / height, z = GROUP_Y;
    if (x < width) STORE_F32(n, z, y, x, states[STATE_PLACE(n, z, y, x)] == 1 ? 1.0f : 0.0f);
  } ENDLANES
ENDKERNEL
