// Reduce, then scan: sums of chunks first, their prefix sums by the same kernels, then each chunk by itself from there.
CONSTANT(PER_LANE)  // values in a row that one lane adds

#define CHUNK (LANES_COUNT * PER_LANE)
// One word in PER_LANE stays empty, so that lanes PER_LANE apart meet different banks.
#define PADDED(i) ((i) + (i) / PER_LANE)

DEVICE_FUNCTION u32 value_or_zero(GLOBAL const u32* line, i64 i, i64 length) { return i < length ? line[i] : 0; }

/// Group = line * chunks + chunk.
KERNEL(chunk_sums, (GLOBAL const u32* values, GLOBAL u32* sums, i64 length, i32 chunks))
  LOCALMEM u32 part[LANES_COUNT];
  LANES(t) {
    GLOBAL const u32* line = values + GROUP_X / chunks * length;
    const i64 first = (i64)(GROUP_X % chunks) * CHUNK;
    u32 sum = 0;
    for (i32 k = 0; k < PER_LANE; ++k) sum += value_or_zero(line, first + k * LANES_COUNT + t, length);
    part[t] = sum;
  } ENDLANES
  SYNC;
  for (i32 width = LANES_COUNT / 2; width > 0; width >>= 1) {
    LANES(t) { if (t < width) part[t] += part[t + width]; } ENDLANES
    SYNC;
  }
  LANES(t) { if (t == 0) sums[GROUP_X] = part[0]; } ENDLANES
ENDKERNEL

/// Group = line * chunks + chunk; starts: of chunks, unless there is one chunk a line.
KERNEL(scan_chunks, (GLOBAL u32* values, GLOBAL const u32* starts, i64 length, i32 chunks))
  LOCALMEM u32 chunk[CHUNK + LANES_COUNT];
  LOCALMEM u32 part[2 * LANES_COUNT];
  LANES(t) {
    GLOBAL const u32* line = values + GROUP_X / chunks * length;
    const i64 first = (i64)(GROUP_X % chunks) * CHUNK;
    for (i32 k = 0; k < PER_LANE; ++k) {
      const i32 i = k * LANES_COUNT + t;
      chunk[PADDED(i)] = value_or_zero(line, first + i, length);
    }
  } ENDLANES
  SYNC;
  LANES(t) {
    u32 sum = 0;
    for (i32 k = 0; k < PER_LANE; ++k) sum += chunk[PADDED(t * PER_LANE + k)];
    part[t] = sum;
  } ENDLANES
  SYNC;
  i32 from = 0;
  for (i32 reach = 1; reach < LANES_COUNT; reach <<= 1) {
    LANES(t) {
      part[LANES_COUNT - from + t] = part[from + t] + (t < reach ? 0 : part[from + t - reach]);
    } ENDLANES
    SYNC;
    from = LANES_COUNT - from;
  }
  LANES(t) {
    u32 sum = (chunks > 1 ? starts[GROUP_X] : 0) + (t > 0 ? part[from + t - 1] : 0);
    for (i32 k = 0; k < PER_LANE; ++k) {
      const i32 i = PADDED(t * PER_LANE + k);
      const u32 value = chunk[i];
      chunk[i] = sum;
      sum += value;
    }
  } ENDLANES
  SYNC;
  LANES(t) {
    GLOBAL u32* line = values + GROUP_X / chunks * length;
    const i64 first = (i64)(GROUP_X % chunks) * CHUNK;
    for (i32 k = 0; k < PER_LANE; ++k) {
      const i32 i = k * LANES_COUNT + t;
      if (first + i < length) line[first + i] = chunk[PADDED(i)];
    }
  } ENDLANES
ENDKERNEL
