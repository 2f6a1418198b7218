// Labels grow into a mask.
CONSTANT(BLOCK_XY)  // blocks are BLOCK_XY x BLOCK_XY x BLOCK_Z voxels, with a rim in z where RIM_Z is 1
CONSTANT(BLOCK_Z)
CONSTANT(RIM_Z)

#define NONE 0xffffffffu

// A voxel's arrival is the step that reached it, above the label it got: 64 bits whose order is that of who comes first.
// Steps count from 1; odd ones reach all neighbours, even ones faces. Each arrival follows from earlier ones beside it, so
// there is one solution, in whatever order it is found: blocks settle alone, and again when a block beside them changed.
#define NEVER 0xfffffff000000000u  // the least of what stands for it: room for steps
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

/// Found anew from the neighbours, since an arrival that comes to be earlier may hand on a later label.
DEVICE_FUNCTION u64 earliest(LOCAL const u64* rim, i32 at, i32 width, i32 deep) {
  u64 by_face = NEVER, first = rim[at] >> 32 == 0 ? rim[at] : NEVER;
  for (i32 dz = -deep; dz <= deep; ++dz)
    #pragma unroll
    for (i32 k = 0; k < 9; ++k) {
      const i32 dy = k / 3 - 1, dx = k % 3 - 1;
      const u64 from = rim[at + (dz * width + dy) * width + dx];
      const u64 later = from + ((u64)1 << 32) + (from & (u64)1 << 32);  // odd steps do not reach beyond faces
      if (dx * dx + dy * dy + dz * dz == 1) by_face = from < by_face ? from : by_face;
      else if (dx != 0 || dy != 0 || dz != 0) first = later < first ? later : first;
    }
  by_face += (u64)1 << 32;
  first = by_face < first ? by_face : first;
  return first < NEVER ? first : NEVER;
}

// The block that a group has from the list, and its voxel i: the place in the rim, and in the image.
#define BLOCK_OF_LIST                                                                                     \
  const i32 block = list[GROUP_X], left = block % blocks_x * BLOCK_XY, top = block / blocks_x % blocks_y * BLOCK_XY; \
  const i32 high = block / blocks_x / blocks_y % blocks_z * BLOCK_Z, n = block / blocks_x / blocks_y / blocks_z;
#define RIM_PLACE(i) (((i) / (BLOCK_XY * BLOCK_XY) + RIM_Z) * RIM_XY + (i) / BLOCK_XY % BLOCK_XY + 1) * RIM_XY + (i) % BLOCK_XY + 1
#define X_AT(i) (left + (i) % BLOCK_XY)
#define Y_AT(i) (top + (i) / BLOCK_XY % BLOCK_XY)
#define Z_AT(i) (high + (i) / (BLOCK_XY * BLOCK_XY))
#define IN_IMAGE(i) (X_AT(i) < width && Y_AT(i) < height && Z_AT(i) < depth)
#define PLACE(i) ((((i64)n * depth + Z_AT(i)) * height + Y_AT(i)) * width + X_AT(i))

/// Lists the blocks that changed and those beside them.
KERNEL(list_blocks, (GLOBAL const u32* changed, GLOBAL i32* list, GLOBAL u32* count, i32 blocks, i32 blocks_x, i32 blocks_y, i32 blocks_z))
  LANES(t) {
    const i32 block = GROUP_X * LANES_COUNT + t, x = block % blocks_x, y = block / blocks_x % blocks_y, z = block / blocks_x / blocks_y % blocks_z;
    u32 found = 0;
    for (i32 k = 0; k < 27 && block < blocks; ++k) {
      const i32 dx = k % 3 - 1, dy = k / 3 % 3 - 1, dz = k / 9 - 1;
      const i32 exists = x + dx >= 0 && x + dx < blocks_x && y + dy >= 0 && y + dy < blocks_y && z + dz >= 0 && z + dz < blocks_z;
      if (exists) found |= changed[block + (dz * blocks_y + dy) * blocks_x + dx];
    }
    if (found != 0) list[ATOMIC_ADD_U32(count, 1)] = block;
  } ENDLANES
ENDKERNEL

// Planes of a block, and one more on both sides.
#define PLANES (BLOCK_Z + 2)

/// Settles the listed blocks for some steps; what changed goes to `next`, so that blocks beside them still see the old. A
/// plane in which, and beside which, the step before moved nothing stays as it is.
KERNEL(settle, (LOADS, GLOBAL const i32* list, GLOBAL const u64* arrivals, GLOBAL u64* next, GLOBAL u32* changed, i32 width, i32 height,
                i32 depth, i32 blocks_x, i32 blocks_y, i32 blocks_z))
  LOCALMEM u64 rim[2 * RIM_COUNT];
  LOCALMEM u32 open[BLOCK_COUNT];
  LOCALMEM u32 moves[(SETTLING + 1) * PLANES];  // whether something moved in a plane before step k
  LANES(t) {
    BLOCK_OF_LIST
    for (i32 i = t; i < (SETTLING + 1) * PLANES; i += LANES_COUNT) moves[i] = i < PLANES;
    for (i32 i = t; i < RIM_COUNT; i += LANES_COUNT) {
      const i32 x = left + i % RIM_XY - 1, y = top + i / RIM_XY % RIM_XY - 1, z = high + i / (RIM_XY * RIM_XY) - RIM_Z;
      const i32 inside = x >= 0 && x < width && y >= 0 && y < height && z >= 0 && z < depth;
      rim[i] = rim[RIM_COUNT + i] = inside ? arrivals[(((i64)n * depth + z) * height + y) * width + x] : NEVER;
    }
    for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) open[i] = IN_IMAGE(i) && LOAD_I32(1, n, Z_AT(i), Y_AT(i), X_AT(i)) != 0;
  } ENDLANES
  SYNC;
  for (i32 k = 0; k < SETTLING; ++k) {
    LANES(t) {
      for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) {
        const i32 at = RIM_PLACE(i), from = k % 2 * RIM_COUNT, to = RIM_COUNT - from;
        const i32 plane = k * PLANES + i / (BLOCK_XY * BLOCK_XY) + 1;
        if (open[i] && (moves[plane - 1] | moves[plane] | moves[plane + 1])) {
          const u64 arrival = earliest(rim + from, at, RIM_XY, RIM_Z);
          if (arrival != rim[from + at]) moves[plane + PLANES] = 1;
          rim[to + at] = arrival;
        }
      }
    } ENDLANES
    SYNC;
  }
  LANES(t) {
    BLOCK_OF_LIST
    for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) {
      if (open[i] && rim[RIM_PLACE(i)] != arrivals[PLACE(i)]) changed[block] = 1;
      if (open[i]) next[PLACE(i)] = rim[RIM_PLACE(i)];
    }
  } ENDLANES
ENDKERNEL

/// Takes over what settled in the listed blocks that changed.
KERNEL(take_over, (GLOBAL const i32* list, GLOBAL u64* arrivals, GLOBAL const u64* next, GLOBAL const u32* changed, i32 width, i32 height,
                   i32 depth, i32 blocks_x, i32 blocks_y, i32 blocks_z))
  LANES(t) {
    BLOCK_OF_LIST
    for (i32 i = t; i < BLOCK_COUNT && changed[block]; i += LANES_COUNT)
      if (IN_IMAGE(i) && next[PLACE(i)] < NEVER) arrivals[PLACE(i)] = next[PLACE(i)];
  } ENDLANES
ENDKERNEL

KERNEL(harvest, (STORES, GLOBAL const u64* arrivals, i32 width, i32 height, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y;
    if (x < width) {
      const u64 arrival = arrivals[((i64)GROUP_Z * height + y) * width + x];
      STORE_I64(GROUP_Z / depth, GROUP_Z % depth, y, x, arrival >= NEVER ? 0 : (i64)(arrival & NONE));
    }
  } ENDLANES
ENDKERNEL
