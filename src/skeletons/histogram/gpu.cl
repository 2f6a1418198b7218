// Each group counts its share of a frame in local copies of the counters, one copy for every few lanes, so that equal
// neighbours collide less; without room for one copy (COPIES 0) it counts in global memory.
CONSTANT(BINS)
CONSTANT(ROWS)    // sets of bins: one, or one for each prefix of digits
CONSTANT(SHIFT)   // of the digit; -1: bins by value
CONSTANT(WIDTH)   // of the digit in bits
CONSTANT(COPIES)

#define SEGMENT 256
#define COUNTERS (ROWS * BINS)

// BINS for what does not count.
DEVICE_FUNCTION i32 bin_of(f32 v, f32 low, f32 high) {
  const f32 width = high - low, last = (f32)(BINS - 1);
  const f32 at = width > 0.0f ? DIVIDE((v - low) * last, width) + 0.5f : 0.0f;
  const f32 inside = at > last ? last : at > 0.0f ? at : 0.0f;
  return v == v ? (i32)inside : BINS;
}
DEVICE_FUNCTION i32 digit_of(f32 v, u64 prefix) {
  const u32 bits = AS_U32(v), key = (bits >> 31) != 0 ? ~bits : bits | 0x80000000u;
  return v == v && (u64)key >> (SHIFT + WIDTH) == prefix ? (i32)(key >> SHIFT & (BINS - 1)) : BINS;
}

/// Teams of 32 lanes walk over `segments` segments of rows of frame GROUP_Y; `groups` groups share them.
KERNEL(count, (LOADS, GLOBAL u32* counts, i64 segments, i32 in_row, i32 width, i32 height, i32 groups))
  LOCALMEM u32 local_counts[COPIES > 0 ? COPIES * COUNTERS : 1];
  LANES(t) {
    for (i32 i = t; i < COPIES * COUNTERS; i += LANES_COUNT) local_counts[i] = 0;
  } ENDLANES
  SYNC;
  LANES(t) {
    const i32 teams = LANES_COUNT / 32;
    const f32 low = SHIFT < 0 ? f64_to_f32(LOAD_F64(1, GROUP_Y, 0, 0, 0)) : 0.0f;
    const f32 high = SHIFT < 0 ? f64_to_f32(LOAD_F64(1, GROUP_Y, 0, 0, 1)) : 0.0f;
    u64 prefix[ROWS];
    for (i32 row = 0; row < ROWS; ++row) prefix[row] = SHIFT < 0 ? 0 : f64_to_u64(LOAD_F64(1, GROUP_Y, 0, 0, row));
    for (i64 at = (i64)GROUP_X * teams + t / 32; at < segments; at += (i64)groups * teams) {
      const i32 z = (i32)(at / in_row / height), y = (i32)(at / in_row % height), first = (i32)(at % in_row) * SEGMENT;
      const i32 end = width - first < SEGMENT ? width : first + SEGMENT;
      for (i32 x = first + t % 32; x < end; x += 32) {
        const f32 v = LOAD_F32(0, GROUP_Y, z, y, x);
        for (i32 row = 0; row < ROWS; ++row) {
          const i32 bin = SHIFT < 0 ? bin_of(v, low, high) : digit_of(v, prefix[row]);
          if (bin < BINS && COPIES > 0) LOCAL_ATOMIC_ADD_U32(local_counts + t % COPIES * COUNTERS + row * BINS + bin, 1);
          if (bin < BINS && COPIES == 0) ATOMIC_ADD_U32(counts + ((i64)GROUP_Y * ROWS + row) * BINS + bin, 1);
        }
      }
    }
  } ENDLANES
  SYNC;
  LANES(t) {
    for (i32 i = t; i < COUNTERS && COPIES > 0; i += LANES_COUNT) {
      u32 sum = 0;
      for (i32 copy = 0; copy < COPIES; ++copy) sum += local_counts[copy * COUNTERS + i];
      if (sum != 0) ATOMIC_ADD_U32(counts + (i64)GROUP_Y * COUNTERS + i, sum);
    }
  } ENDLANES
ENDKERNEL
