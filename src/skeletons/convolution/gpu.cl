// Sums over a box of weights. A group makes GROUP_ROWS rows of SPAN results of one plane: plane by plane of the box, the rows
// that it sees stand in local memory, and each lane adds them to PER_LANE results beside each other.
CONSTANT(SPAN)     // results that a group makes in a row
CONSTANT(PER_LANE) // results that a lane makes in a row
CONSTANT(TAPS)     // weights of a row that are added at a time
CONSTANT(COLUMNS)  // of the box, as many as stand in local memory at a time
CONSTANT(DOWN)     // rows of the box, likewise

#include "skeletons/convolution/border.cl"

#define GROUP_ROWS (LANES_COUNT * PER_LANE / SPAN)
#define LINE_LENGTH (SPAN + COLUMNS - 1)
// Lanes read PER_LANE floats apart, so every PER_LANE floats one is left out against bank conflicts.
#define APART(i) ((i) + (i) / PER_LANE)

/// Adds `count` weights of a row to every sum.
DEVICE_FUNCTION void add_row(f32* sums, LOCAL const f32* line, i32 start, GLOBAL const f32* RESTRICT weights, i32 count) {
  i32 done = 0;
  for (; done + TAPS <= count; done += TAPS) {
    f32 taps[TAPS];
    #pragma unroll
    for (i32 k = 0; k < TAPS; ++k) taps[k] = weights[done + k];
    #pragma unroll
    for (i32 i = 0; i < TAPS + PER_LANE - 1; ++i) {
      const f32 value = line[APART(start + done + i)];
      #pragma unroll
      for (i32 p = 0; p < PER_LANE; ++p)
        if (i - p >= 0 && i - p < TAPS) sums[p] = FMA(taps[i - p], value, sums[p]);
    }
  }
  for (; done < count; ++done) {
    #pragma unroll
    for (i32 p = 0; p < PER_LANE; ++p) sums[p] = FMA(weights[done], line[APART(start + done + p)], sums[p]);
  }
}

KERNEL(weighted_sums, (LOADS, STORES, GLOBAL const f32* RESTRICT weights, f32 outside, i32 width, i32 height, i32 depth, i32 pieces,
                       i32 border, i32 across, i32 down, i32 deep, i32 left, i32 top, i32 front))
  LOCALMEM f32 lines[(GROUP_ROWS + DOWN - 1) * APART(LINE_LENGTH)];
  LOCALMEM f32 results[GROUP_ROWS * APART(SPAN)];
  const i32 z = GROUP_X / pieces % depth, n = GROUP_X / pieces / depth, x0 = GROUP_X % pieces * SPAN, y0 = GROUP_Y * GROUP_ROWS;
  LANES(t) {
    for (i32 i = t; i < GROUP_ROWS * APART(SPAN); i += LANES_COUNT) results[i] = 0.0f;
  } ENDLANES
  for (i32 k = 0; k < deep; ++k) {
    for (i32 j = 0; j < down; j += DOWN) {
      for (i32 i = 0; i < across; i += COLUMNS) {
        const i32 rows = j + DOWN < down ? DOWN : down - j, columns = i + COLUMNS < across ? COLUMNS : across - i;
        SYNC;
        LANES(t) {
          const i32 from_z = at_border(border, z + k - front, depth);
          for (i32 row = 0; row < GROUP_ROWS + rows - 1; ++row) {
            const i32 from_y = at_border(border, y0 + row + j - top, height);
            for (i32 c = t; c < SPAN + columns - 1; c += LANES_COUNT) {
              const i32 from_x = at_border(border, x0 + c + i - left, width);
              lines[row * APART(LINE_LENGTH) + APART(c)] =
                  border == 4 && (from_z < 0 || from_y < 0 || from_x < 0) ? outside : LOAD_F32(0, n, from_z, from_y, from_x);
            }
          }
        } ENDLANES
        SYNC;
        LANES(t) {
          const i32 row = t / (SPAN / PER_LANE), start = t % (SPAN / PER_LANE) * PER_LANE;
          f32 sums[PER_LANE];
          #pragma unroll
          for (i32 p = 0; p < PER_LANE; ++p) sums[p] = results[row * APART(SPAN) + APART(start) + p];
          for (i32 r = 0; r < rows; ++r)
            add_row(sums, lines + (row + r) * APART(LINE_LENGTH), start, weights + ((i64)k * down + j + r) * across + i, columns);
          #pragma unroll
          for (i32 p = 0; p < PER_LANE; ++p) results[row * APART(SPAN) + APART(start) + p] = sums[p];
        } ENDLANES
      }
    }
  }
  SYNC;
  LANES(t) {
    for (i32 i = t; i < GROUP_ROWS * SPAN; i += LANES_COUNT) {
      const i32 y = y0 + i / SPAN, x = x0 + i % SPAN;
      if (y < height && x < width) STORE_F32(n, z, y, x, results[APART(i)]);
    }
  } ENDLANES
ENDKERNEL
