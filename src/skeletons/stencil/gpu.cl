// Formulas of a small neighbourhood. A group walks down z with a tile of 32 x 32 voxels; the planes that the formula sees
// stand in local memory, each with one more voxel around.
CONSTANT(FORMULA)
CONSTANT(REACH)  // planes that the formula sees above and below

#define TILE 32
#define SIDE (TILE + 2)
#define STEPS 32  // planes of results of a group
#define PLANES (2 * REACH + 1)

KERNEL(stencil, (LOADS, STORES, i32 width, i32 height, i32 depth, i32 across, i32 down))
  LOCALMEM f32 planes[PLANES * SIDE * SIDE];
  const i32 left = GROUP_X % across * TILE, top = GROUP_X / across % down * TILE, n = GROUP_X / across / down;
  const i32 first = GROUP_Y * STEPS, end = first + STEPS < depth ? first + STEPS : depth;
  for (i32 newest = first - REACH; newest < end + REACH; ++newest) {
    LANES(t) {
      const i32 slot = (newest - first + REACH) % PLANES * (SIDE * SIDE);
      for (i32 i = t; i < SIDE * SIDE; i += LANES_COUNT)
        planes[slot + i] = LOAD_F32(0, n, CLAMP_I32(newest, 0, depth - 1), CLAMP_I32(top - 1 + i / SIDE, 0, height - 1),
                                    CLAMP_I32(left - 1 + i % SIDE, 0, width - 1));
    } ENDLANES
    SYNC;
    if (newest >= first + REACH) {
      LANES(t) {
        const i32 z = newest - REACH, oldest = z - first;  // the number of the plane at dz = -REACH
        const i32 low = oldest % PLANES, middle = (oldest + REACH) % PLANES, high = (oldest + 2 * REACH) % PLANES;
        for (i32 i = t; i < TILE * TILE; i += LANES_COUNT) {
          const i32 x = left + i % TILE, y = top + i / TILE, here = (i / TILE + 1) * SIDE + i % TILE + 1;
          f32 value = 0.0f;
          #define AT(dx, dy, dz) planes[((dz) < 0 ? low : (dz) > 0 ? high : middle) * (SIDE * SIDE) + here + (dy) * SIDE + (dx)]
          #define STENCIL(number, name, reach, formula) if (FORMULA == number) value = (formula);
#include "operations/stencils.cl"
          #undef STENCIL
          if (x < width && y < height) STORE_F32(n, z, y, x, value);
        }
      } ENDLANES
    }
    SYNC;
  }
ENDKERNEL
