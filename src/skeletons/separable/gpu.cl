// Sums along one axis. A column is what runs along AXIS (0 x, 1 y, 2 z); lanes stand beside each other, along x or, where
// columns run along x, along y.
CONSTANT(AXIS)
CONSTANT(PER_LANE)  // results that a lane makes in a row
CONSTANT(SPAN)      // results that a group makes in a row
CONSTANT(TALL)      // rows of a tile of a plane
CONSTANT(DOWN)      // radius along z or y, where kernels are built for it
CONSTANT(ACROSS)    // radius along x, likewise

// The stretches of one column are neighbours in time, so that what they share is still in cache.
#define PLACE_Z (AXIS == 2 ? q : other)
#define PLACE_Y (AXIS == 2 ? other : AXIS == 1 ? q : lane)
#define PLACE_X (AXIS == 0 ? q : lane)

/// Adds PER_LANE values in a row, of which the first is number j of the lane's window, to every sum they belong to.
/// Weights are padded: number k stands at k + PER_LANE - 1.
DEVICE_FUNCTION void add_values(f32* sums, const f32* values, GLOBAL const f32* RESTRICT weights, i32 radius, i32 j) {
  f32 window[2 * PER_LANE - 1];
  #pragma unroll
  for (i32 i = 0; i < 2 * PER_LANE - 1; ++i) window[i] = weights[j + i];
  if (j >= PER_LANE - 1 && j + PER_LANE - 1 <= 2 * radius) {
    #pragma unroll
    for (i32 i = 0; i < PER_LANE; ++i)
      #pragma unroll
      for (i32 p = 0; p < PER_LANE; ++p) sums[p] = FMA(window[i - p + PER_LANE - 1], values[i], sums[p]);
  } else {
    #pragma unroll
    for (i32 i = 0; i < PER_LANE; ++i)
      #pragma unroll
      for (i32 p = 0; p < PER_LANE; ++p)
        if (j + i - p >= 0 && j + i - p <= 2 * radius) sums[p] = FMA(window[i - p + PER_LANE - 1], values[i], sums[p]);
  }
}

KERNEL(sum_columns, (LOADS, STORES, GLOBAL const f32* RESTRICT weights, i32 radius, i32 stretches, i32 strips, i32 beside, i32 across, i32 length))
  LANES(t) {
    const i32 column = GROUP_X / stretches, lane = column % strips * LANES_COUNT + t;
    const i32 other = column / strips % across, n = column / strips / across, first = GROUP_X % stretches * PER_LANE;
    if (lane < beside) {
      f32 sums[PER_LANE], values[PER_LANE];
      #pragma unroll
      for (i32 p = 0; p < PER_LANE; ++p) sums[p] = 0.0f;
      for (i32 j = 0; j < 2 * radius + PER_LANE; j += PER_LANE) {
        #pragma unroll
        for (i32 i = 0; i < PER_LANE; ++i) {
          const i32 q = CLAMP_I32(first + j + i - radius, 0, length - 1);
          values[i] = LOAD_F32(0, n, PLACE_Z, PLACE_Y, PLACE_X);
        }
        add_values(sums, values, weights, radius, j);
      }
      #pragma unroll
      for (i32 p = 0; p < PER_LANE; ++p) {
        const i32 q = first + p;
        if (q < length) STORE_F32(n, PLACE_Z, PLACE_Y, PLACE_X, sums[p]);
      }
    }
  } ENDLANES
ENDKERNEL

// Rows in local memory: lanes read PER_LANE floats apart, so every PER_LANE floats one is left out against bank conflicts.
#define PIECE (2 * SPAN)
#define ROWS (LANES_COUNT * PER_LANE / SPAN)
#define SKEWED(i) ((i) + (i) / PER_LANE)

/// Along x: pieces of SPAN results with a halo no longer, in ROWS rows of one plane.
KERNEL(sum_rows, (LOADS, STORES, GLOBAL const f32* RESTRICT weights, i32 radius, i32 pieces, i32 width, i32 height, i32 depth))
  LOCALMEM f32 line[ROWS * SKEWED(PIECE)];
  LOCALMEM f32 results[ROWS * SKEWED(SPAN)];
  LANES(t) {
    const i32 z = GROUP_X / pieces % depth, n = GROUP_X / pieces / depth, left = GROUP_X % pieces * SPAN - radius;
    for (i32 row = 0; row < ROWS; ++row) {
      const i32 y = CLAMP_I32(GROUP_Y * ROWS + row, 0, height - 1);
      for (i32 i = t; i < SPAN + 2 * radius; i += LANES_COUNT)
        line[row * SKEWED(PIECE) + SKEWED(i)] = LOAD_F32(0, n, z, y, CLAMP_I32(left + i, 0, width - 1));
    }
  } ENDLANES
  SYNC;
  LANES(t) {
    const i32 row = t / (SPAN / PER_LANE), start = t % (SPAN / PER_LANE) * PER_LANE;
    f32 sums[PER_LANE], values[PER_LANE];
    #pragma unroll
    for (i32 p = 0; p < PER_LANE; ++p) sums[p] = 0.0f;
    for (i32 j = 0; j < 2 * radius + PER_LANE; j += PER_LANE) {
      #pragma unroll
      for (i32 i = 0; i < PER_LANE; ++i) values[i] = line[row * SKEWED(PIECE) + SKEWED(start + j) + i];
      add_values(sums, values, weights, radius, j);
    }
    #pragma unroll
    for (i32 p = 0; p < PER_LANE; ++p) results[row * SKEWED(SPAN) + SKEWED(start) + p] = sums[p];
  } ENDLANES
  SYNC;
  LANES(t) {
    const i32 z = GROUP_X / pieces % depth, n = GROUP_X / pieces / depth, left = GROUP_X % pieces * SPAN;
    for (i32 i = t; i < ROWS * SPAN; i += LANES_COUNT) {
      const i32 y = GROUP_Y * ROWS + i / SPAN, x = left + i % SPAN;
      if (y < height && x < width) STORE_F32(n, z, y, x, results[SKEWED(i)]);
    }
  } ENDLANES
ENDKERNEL

// The kernels below are built for their radii: all taps are unrolled and weights are operands of the multiply-add.

/// Down columns: each lane reads every voxel of its stretch once and adds it to all sums that it belongs to. sums[i] is
/// the result at q - DOWN + i; a step of PER_LANE voxels finishes as many results and moves the rest up.
KERNEL(stream_columns, (LOADS, STORES, Weights weights, i32 strips, i32 beside, i32 across, i32 length, i32 stretch))
  LANES(t) {
    const i32 lane = GROUP_X % strips * LANES_COUNT + t, other = GROUP_X / strips % across, n = GROUP_X / strips / across;
    const i32 first = GROUP_Y * stretch, end = first + stretch < length ? first + stretch : length;
    if (lane < beside) {
      f32 sums[2 * DOWN + PER_LANE], values[PER_LANE];
      #pragma unroll
      for (i32 i = 0; i < 2 * DOWN + PER_LANE; ++i) sums[i] = 0.0f;
      for (i32 start = first - DOWN; start < end + DOWN; start += PER_LANE) {
        #pragma unroll
        for (i32 d = 0; d < PER_LANE; ++d) {
          const i32 q = CLAMP_I32(start + d, 0, length - 1);
          values[d] = LOAD_F32(0, n, PLACE_Z, PLACE_Y, PLACE_X);
        }
        #pragma unroll
        for (i32 d = 0; d < PER_LANE; ++d)
          #pragma unroll
          for (i32 k = 0; k <= 2 * DOWN; ++k) sums[d + k] = FMA(weights.values[2 * DOWN - k], values[d], sums[d + k]);
        #pragma unroll
        for (i32 d = 0; d < PER_LANE; ++d) {
          const i32 q = start + d - DOWN;
          if (q >= first && q < end) STORE_F32(n, PLACE_Z, PLACE_Y, PLACE_X, sums[d]);
        }
        #pragma unroll
        for (i32 i = 0; i < 2 * DOWN; ++i) sums[i] = sums[i + PER_LANE];
        #pragma unroll
        for (i32 i = 0; i < PER_LANE; ++i) sums[2 * DOWN + i] = 0.0f;
      }
    }
  } ENDLANES
ENDKERNEL

// A tile of TALL rows by LANES_COUNT columns in local memory; the outermost ACROSS columns on both sides are its halo.
#define BAND 8  // rows whose results wait in local memory for a coalesced store
#define INNER ((LANES_COUNT - 2 * ACROSS) / PER_LANE * PER_LANE)

/// Down y into the tile, then across x, one plane.
KERNEL(sum_planes, (LOADS, STORES, Weights down, Weights across, i32 pieces, i32 width, i32 height, i32 depth))
  LOCALMEM f32 tile[TALL * SKEWED(LANES_COUNT)];
  LOCALMEM f32 results[BAND * SKEWED(LANES_COUNT)];
  LANES(t) {
    const i32 z = GROUP_X / pieces % depth, n = GROUP_X / pieces / depth;
    const i32 x = CLAMP_I32(GROUP_X % pieces * INNER - ACROSS + t, 0, width - 1);
    f32 sums[TALL];
    #pragma unroll
    for (i32 p = 0; p < TALL; ++p) sums[p] = 0.0f;
    const i32 top = GROUP_Y * TALL - DOWN;
    if (top >= 0 && top + TALL + 2 * DOWN <= height) {  // inside, no row needs a test
      #pragma unroll
      for (i32 j = 0; j < TALL + 2 * DOWN; ++j) {
        const f32 value = LOAD_F32(0, n, z, top + j, x);
        #pragma unroll
        for (i32 p = 0; p < TALL; ++p)
          if (j - p >= 0 && j - p <= 2 * DOWN) sums[p] = FMA(down.values[j - p], value, sums[p]);
      }
    } else {
      #pragma unroll
      for (i32 j = 0; j < TALL + 2 * DOWN; ++j) {
        const f32 value = LOAD_F32(0, n, z, CLAMP_I32(top + j, 0, height - 1), x);
        #pragma unroll
        for (i32 p = 0; p < TALL; ++p)
          if (j - p >= 0 && j - p <= 2 * DOWN) sums[p] = FMA(down.values[j - p], value, sums[p]);
      }
    }
    #pragma unroll
    for (i32 p = 0; p < TALL; ++p) tile[p * SKEWED(LANES_COUNT) + SKEWED(t)] = sums[p];
  } ENDLANES
  SYNC;
  for (i32 band = 0; band < TALL; band += BAND) {
    LANES(t) {
      for (i32 task = t; task < BAND * (INNER / PER_LANE); task += LANES_COUNT) {
        const i32 row = task / (INNER / PER_LANE), start = task % (INNER / PER_LANE) * PER_LANE;
        f32 sums[PER_LANE];
        #pragma unroll
        for (i32 p = 0; p < PER_LANE; ++p) sums[p] = 0.0f;
        #pragma unroll
        for (i32 j = 0; j < PER_LANE + 2 * ACROSS; ++j) {
          const f32 value = tile[(band + row) * SKEWED(LANES_COUNT) + SKEWED(start) + SKEWED(j)];
          #pragma unroll
          for (i32 p = 0; p < PER_LANE; ++p)
            if (j - p >= 0 && j - p <= 2 * ACROSS) sums[p] = FMA(across.values[j - p], value, sums[p]);
        }
        #pragma unroll
        for (i32 p = 0; p < PER_LANE; ++p) results[row * SKEWED(LANES_COUNT) + SKEWED(start) + p] = sums[p];
      }
    } ENDLANES
    SYNC;
    LANES(t) {
      const i32 z = GROUP_X / pieces % depth, n = GROUP_X / pieces / depth, x = GROUP_X % pieces * INNER + t;
      for (i32 row = 0; row < BAND; ++row) {
        const i32 y = GROUP_Y * TALL + band + row;
        if (t < INNER && x < width && y < height) STORE_F32(n, z, y, x, results[row * SKEWED(LANES_COUNT) + SKEWED(t)]);
      }
    } ENDLANES
    SYNC;
  }
ENDKERNEL

/// Sums of 2 * radius + 1 integers, the window moving on by one.
KERNEL(slide_columns, (LOADS, STORES, i32 radius, i32 stretches, i32 strips, i32 beside, i32 across, i32 length))
  LANES(t) {
    const i32 column = GROUP_X / stretches, lane = column % strips * LANES_COUNT + t;
    const i32 other = column / strips % across, n = column / strips / across, first = GROUP_X % stretches * PER_LANE, end = first + PER_LANE < length ? first + PER_LANE : length;
    if (lane < beside) {
      i64 sum = 0;
      for (i32 k = first - radius; k < first + radius; ++k) {
        const i32 q = CLAMP_I32(k, 0, length - 1);
        sum = ADD(sum, LOAD_I64(0, n, PLACE_Z, PLACE_Y, PLACE_X));
      }
      for (i32 center = first; center < end; ++center) {
        i32 q = CLAMP_I32(center + radius, 0, length - 1);
        sum = ADD(sum, LOAD_I64(0, n, PLACE_Z, PLACE_Y, PLACE_X));
        q = center;
        STORE_I64(n, PLACE_Z, PLACE_Y, PLACE_X, sum);
        q = CLAMP_I32(center - radius, 0, length - 1);
        sum = SUBTRACT(sum, LOAD_I64(0, n, PLACE_Z, PLACE_Y, PLACE_X));
      }
    }
  } ENDLANES
ENDKERNEL
