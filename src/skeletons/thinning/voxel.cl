// Whether a voxel may go. A neighbourhood of 3 x 3 x 3 voxels is a word of 27 bits, x fastest; its middle is bit 13.
#define X_NOT_LOW 0x6DB6DB6u
#define X_NOT_HIGH 0x36DB6DBu
#define Y_NOT_LOW 0x7E3F1F8u
#define Y_NOT_HIGH 0x0FC7E3Fu
#define Z_NOT_LOW 0x7FFFE00u
#define Z_NOT_HIGH 0x003FFFFu
#define FACES 0x0415410u
#define FACES_AND_EDGES 0x2EBDEBAu

DEVICE_FUNCTION u32 beside_x(u32 cells) { return ((cells << 1) & X_NOT_LOW) | ((cells >> 1) & X_NOT_HIGH); }
DEVICE_FUNCTION u32 beside_y(u32 cells) { return ((cells << 3) & Y_NOT_LOW) | ((cells >> 3) & Y_NOT_HIGH); }
DEVICE_FUNCTION u32 beside_z(u32 cells) { return ((cells << 9) & Z_NOT_LOW) | ((cells >> 9) & Z_NOT_HIGH); }

/// Whether the members that are seeds hang together by way of members, at faces or also at edges and corners.
DEVICE_FUNCTION i32 hang_together(u32 members, u32 seeds, i32 at_corners) {
  u32 reached = seeds & (~seeds + 1u), before = 0u;
  while (reached != before) {
    before = reached;
    if (at_corners) {
      reached = reached | beside_x(reached);
      reached = reached | beside_y(reached);
      reached = reached | beside_z(reached);
    } else {
      reached = reached | beside_x(reached) | beside_y(reached) | beside_z(reached);
    }
    reached = reached & members;
  }
  return seeds != 0u && (seeds & ~reached) == 0u;
}

/// Whether the middle can go without joining, splitting, closing or opening anything.
DEVICE_FUNCTION i32 is_simple(u32 object) {
  const u32 background = ~object & FACES_AND_EDGES;
  return hang_together(object, object, 1) && hang_together(background, background & FACES, 0);
}

/// States are 0 background, 1 object, `pass` object until now; a rim of background is around every frame. Neighbours stand
/// 1, `row` and `plane` apart, the side in question `side`.
DEVICE_FUNCTION i32 may_go(GLOBAL const u8* states, i64 at, i64 side, i64 row, i64 plane, i32 pass) {
  if (states[at] != 1 || states[at + side] == 1 || states[at + side] == pass) return 0;
  u32 before = 0u, now = 0u;
  for (i32 i = 0; i < 27; ++i) {
    const i32 state = states[at + (i / 9 - 1) * plane + (i / 3 % 3 - 1) * row + i % 3 - 1];
    now |= (u32)(state == 1 && i != 13) << i;
    before |= (u32)((state == 1 || state == pass) && i != 13) << i;
  }
  return POPCOUNT_U32(before) > 1 && is_simple(before) && (now == before || is_simple(now));
}
