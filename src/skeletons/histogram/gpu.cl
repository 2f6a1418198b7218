// Each group counts its share of a frame in local copies of the counters, one copy for every few lanes, so that equal
// neighbours collide less; without room for one copy (COPIES 0) it counts in global memory.
CONSTANT(BINS)
CONSTANT(COPIES)

#define SEGMENT 256

// BINS for NaN.
DEVICE_FUNCTION i32 bin_of(f32 v, f32 low, f32 high) {
  const f32 width = high - low, last = (f32)(BINS - 1);
  const f32 at = width > 0.0f ? DIVIDE((v - low) * last, width) + 0.5f : 0.0f;
  const f32 inside = at > last ? last : at > 0.0f ? at : 0.0f;
  return v == v ? (i32)inside : BINS;
}

/// Teams of 32 lanes walk over `count` segments of rows of frame GROUP_Y; `groups` groups share them.
KERNEL(count, (LOADS, GLOBAL u32* counts, i64 segments, i32 in_row, i32 width, i32 height, i32 groups))
  LOCALMEM u32 local_counts[COPIES > 0 ? COPIES * BINS : 1];
  LANES(t) {
    for (i32 i = t; i < COPIES * BINS; i += LANES_COUNT) local_counts[i] = 0;
  } ENDLANES
  SYNC;
  LANES(t) {
    const f32 low = LOAD_F32(1, GROUP_Y, 0, 0, 0), high = LOAD_F32(1, GROUP_Y, 0, 0, 1);
    const i32 teams = LANES_COUNT / 32;
    for (i64 at = (i64)GROUP_X * teams + t / 32; at < segments; at += (i64)groups * teams) {
      const i64 row = at / in_row;
      const i32 z = (i32)(row / height), y = (i32)(row % height), first = (i32)(at % in_row) * SEGMENT;
      const i32 end = width - first < SEGMENT ? width : first + SEGMENT;
      for (i32 x = first + t % 32; x < end; x += 32) {
        const i32 bin = bin_of(LOAD_F32(0, GROUP_Y, z, y, x), low, high);
        if (bin < BINS && COPIES > 0) LOCAL_ATOMIC_ADD_U32(local_counts + t % COPIES * BINS + bin, 1);
        if (bin < BINS && COPIES == 0) ATOMIC_ADD_U32(counts + (i64)GROUP_Y * BINS + bin, 1);
      }
    }
  } ENDLANES
  SYNC;
  LANES(t) {
    for (i32 bin = t; bin < BINS && COPIES > 0; bin += LANES_COUNT) {
      u32 sum = 0;
      for (i32 copy = 0; copy < COPIES; ++copy) sum += local_counts[copy * BINS + bin];
      if (sum != 0) ATOMIC_ADD_U32(counts + (i64)GROUP_Y * BINS + bin, sum);
    }
  } ENDLANES
ENDKERNEL
