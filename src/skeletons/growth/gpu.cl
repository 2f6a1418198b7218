// Labels grow into a mask.
CONSTANT(BLOCK_XY)  // blocks are BLOCK_XY x BLOCK_XY x BLOCK_Z voxels, with a rim in z where RIM_Z is 1
CONSTANT(BLOCK_Z)
CONSTANT(RIM_Z)

#define NONE 0xffffffffu

// A voxel's arrival is the step that reached it, above the label it got: 64 bits whose order is that of who comes first.
// Steps count from 1; odd ones reach all neighbours, even ones faces. Each arrival follows from earlier ones beside it, so
// there is one solution, in whatever order it is found: blocks settle alone, and again when a block beside them changed.
#define NEVER 0xffffffffffffffffu
#define RIM_XY (BLOCK_XY + 2)
#define RIM_COUNT (RIM_XY * RIM_XY * (BLOCK_Z + 2 * RIM_Z))
#define BLOCK_COUNT (BLOCK_XY * BLOCK_XY * BLOCK_Z)
#define SETTLING 12

/// Seeds inside the mask (input 1) arrive at step 0, which changes their blocks.
KERNEL(plant, (LOADS, GLOBAL u64* arrivals, GLOBAL u32* changed, i32 width, i32 height, i32 depth, i32 blocks_x, i32 blocks_y, i32 blocks_z))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) {
      const u32 label = LOAD_I32(1, n, z, y, x) != 0 ? (u32)LOAD_I32(0, n, z, y, x) : 0;
      arrivals[((i64)GROUP_Z * height + y) * width + x] = label != 0 ? (u64)label : NEVER;
      if (label != 0) changed[(((i64)n * blocks_z + z / BLOCK_Z) * blocks_y + y / BLOCK_XY) * blocks_x + x / BLOCK_XY] = 1;
    }
  } ENDLANES
ENDKERNEL

/// When the neighbour `from` reaches a voxel; `far`: not at a face.
DEVICE_FUNCTION u64 arrival_from(u64 from, i32 far) {
  const u64 step = from >> 32;
  return from == NEVER ? NEVER : ((step + 1 + (far ? step & 1 : 0)) << 32) | (from & NONE);
}

/// Found anew from the neighbours, since an arrival that comes to be earlier may hand on a later label.
DEVICE_FUNCTION u64 earliest(LOCAL const u64* rim, i32 at, i32 width, i32 deep) {
  u64 first = rim[at] >> 32 == 0 ? rim[at] : NEVER;
  for (i32 dz = -deep; dz <= deep; ++dz)
    for (i32 dy = -1; dy <= 1; ++dy)
      for (i32 dx = -1; dx <= 1; ++dx) {
        const u64 arrival = arrival_from(rim[at + (dz * width + dy) * width + dx], dx * dx + dy * dy + dz * dz > 1);
        first = arrival < first ? arrival : first;
      }
  return first;
}

/// Voxel i of a block: its place in the rim, and in the image.
#define RIM_PLACE(i) (((i) / (BLOCK_XY * BLOCK_XY) + RIM_Z) * RIM_XY + (i) / BLOCK_XY % BLOCK_XY + 1) * RIM_XY + (i) % BLOCK_XY + 1
#define BLOCK_X_AT(i) (GROUP_X * BLOCK_XY + (i) % BLOCK_XY)
#define BLOCK_Y_AT(i) (GROUP_Y * BLOCK_XY + (i) / BLOCK_XY % BLOCK_XY)
#define BLOCK_Z_AT(i) (GROUP_Z % blocks_z * BLOCK_Z + (i) / (BLOCK_XY * BLOCK_XY))
#define BLOCK_NUMBER (((i64)GROUP_Z * blocks_y + GROUP_Y) * blocks_x + GROUP_X)

/// Settles active blocks for some steps, or until one moves nothing; what changed goes to `next`, so that blocks beside it still see the old.
KERNEL(settle, (LOADS, GLOBAL const u64* arrivals, GLOBAL u64* next, GLOBAL const u32* active, GLOBAL u32* changed, i32 width, i32 height,
                i32 depth, i32 blocks_x, i32 blocks_y, i32 blocks_z))
  LOCALMEM u64 rim[2 * RIM_COUNT];
  LOCALMEM u32 open[BLOCK_COUNT];
  LOCALMEM u32 moves[SETTLING + 1];  // whether step k has something to do
  LANES(t) {
    if (t <= SETTLING) moves[t] = t == 0 && active[BLOCK_NUMBER];
    if (active[BLOCK_NUMBER]) {
      const i32 n = GROUP_Z / blocks_z;
      for (i32 i = t; i < RIM_COUNT; i += LANES_COUNT) {
        const i32 x = GROUP_X * BLOCK_XY + i % RIM_XY - 1, y = GROUP_Y * BLOCK_XY + i / RIM_XY % RIM_XY - 1;
        const i32 z = GROUP_Z % blocks_z * BLOCK_Z + i / (RIM_XY * RIM_XY) - RIM_Z;
        const i32 inside = x >= 0 && x < width && y >= 0 && y < height && z >= 0 && z < depth;
        rim[i] = rim[RIM_COUNT + i] = inside ? arrivals[(((i64)n * depth + z) * height + y) * width + x] : NEVER;
      }
      for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) {
        const i32 inside = BLOCK_X_AT(i) < width && BLOCK_Y_AT(i) < height && BLOCK_Z_AT(i) < depth;
        open[i] = inside && LOAD_I32(1, n, BLOCK_Z_AT(i), BLOCK_Y_AT(i), BLOCK_X_AT(i)) != 0;
      }
    }
  } ENDLANES
  SYNC;
  for (i32 k = 0; k < SETTLING; ++k) {
    LANES(t) {
      if (moves[k]) {
        for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) {
          const i32 at = RIM_PLACE(i), from = k % 2 * RIM_COUNT, to = RIM_COUNT - from;
          if (open[i]) {
            const u64 arrival = earliest(rim + from, at, RIM_XY, RIM_Z);
            if (arrival != rim[from + at]) moves[k + 1] = 1;
            rim[to + at] = arrival;
          }
        }
      }
    } ENDLANES
    SYNC;
  }
  LANES(t) {
    if (moves[1]) {
      for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) {
        const i32 at = RIM_PLACE(i);
        if (open[i]) {
          const i64 place = (((i64)(GROUP_Z / blocks_z) * depth + BLOCK_Z_AT(i)) * height + BLOCK_Y_AT(i)) * width + BLOCK_X_AT(i);
          next[place] = rim[at];
          if (rim[at] != arrivals[place]) changed[BLOCK_NUMBER] = 1;
        }
      }
    }
  } ENDLANES
ENDKERNEL

/// Takes over what changed, and wakes the blocks around it. any: 1 if there was something.
KERNEL(wake, (GLOBAL u64* arrivals, GLOBAL const u64* next, GLOBAL u32* active, GLOBAL const u32* changed, GLOBAL u32* any, i32 width, i32 height,
              i32 depth, i32 blocks_x, i32 blocks_y, i32 blocks_z))
  LANES(t) {
    if (changed[BLOCK_NUMBER]) {
      for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) {
        const i64 place = (((i64)(GROUP_Z / blocks_z) * depth + BLOCK_Z_AT(i)) * height + BLOCK_Y_AT(i)) * width + BLOCK_X_AT(i);
        if (BLOCK_X_AT(i) < width && BLOCK_Y_AT(i) < height && BLOCK_Z_AT(i) < depth && next[place] != NEVER) arrivals[place] = next[place];
      }
      if (t < 27) {
        const i32 x = GROUP_X + t % 3 - 1, y = GROUP_Y + t / 3 % 3 - 1, z = GROUP_Z % blocks_z + t / 9 - 1;
        const i32 exists = x >= 0 && x < blocks_x && y >= 0 && y < blocks_y && z >= 0 && z < blocks_z;
        if (exists) active[((i64)(GROUP_Z / blocks_z * blocks_z + z) * blocks_y + y) * blocks_x + x] = 1;
        *any = 1;
      }
    }
  } ENDLANES
ENDKERNEL

KERNEL(harvest, (STORES, GLOBAL const u64* arrivals, i32 width, i32 height, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y;
    if (x < width) {
      const u64 arrival = arrivals[((i64)GROUP_Z * height + y) * width + x];
      STORE_I64(GROUP_Z / depth, GROUP_Z % depth, y, x, arrival == NEVER ? 0 : (i64)(arrival & NONE));
    }
  } ENDLANES
ENDKERNEL
