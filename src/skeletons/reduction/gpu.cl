// Folds of segments of 256 (see reduction.hpp), 32 lanes a segment, and projections. Values travel as the bits of f64 or i64.
CONSTANT(WORK)       // what voxels are read as, as in enum Work
CONSTANT(MEASURES)   // how many
CONSTANT(MEASURE_0)  // which, as in enum Measure
CONSTANT(MEASURE_1)
CONSTANT(MEASURE_2)
CONSTANT(MEASURE_3)
CONSTANT(FINISH)     // of projections, as in enum Projection
CONSTANT(ALONG_Z)    // columns run along z, else along y

#define F32 0
#define I32 1
#define I64 2
#define REAL (WORK != I32 && WORK != I64)
#define SUM 0
#define UPPER_SUM 1
#define MINIMUM 2
#define FINITE_MINIMUM 4
#define FINITE_MAXIMUM 5
#define PRODUCT 6
#define MEAN 4
#define VARIANCE 5
#define STANDARD_DEVIATION 6
#define SEGMENT 256

DEVICE_FUNCTION i32 measure_at(i32 m) { return m == 0 ? MEASURE_0 : m == 1 ? MEASURE_1 : m == 2 ? MEASURE_2 : MEASURE_3; }
DEVICE_FUNCTION i32 adds(i32 measure) { return measure == SUM || measure == UPPER_SUM; }
DEVICE_FUNCTION i32 falls(i32 measure) { return measure == MINIMUM || measure == FINITE_MINIMUM; }

DEVICE_FUNCTION u64 neutral(i32 measure) {
  if (adds(measure)) return 0;
  if (measure == PRODUCT) return REAL ? (u64)0x3ff0000000000000 : 1;
  if (REAL) return falls(measure) ? (u64)0x7ff0000000000000 : (u64)0xfff0000000000000;
  return falls(measure) ? (u64)I64_HIGHEST : (u64)I64_LOWEST;
}

// What 63 bits and a sign cannot hold becomes +-(2^63 - 1).
DEVICE_FUNCTION u64 saturated_product(i64 a, i64 b) {
  const u64 p = a < 0 ? 0 - (u64)a : (u64)a, q = b < 0 ? 0 - (u64)b : (u64)b;
  const i32 fits = (p | q) >> 31 == 0 || p == 0 || q <= (u64)I64_HIGHEST / p;
  const u64 magnitude = fits ? p * q : (u64)I64_HIGHEST;
  return (a < 0) != (b < 0) ? 0 - magnitude : magnitude;
}

DEVICE_FUNCTION u64 combined_f64(i32 measure, f64 a, f64 b) {
  if (adds(measure)) return f64_bits(f64_add(a, b));
  if (measure == PRODUCT) return f64_bits(f64_mul(a, b));
  return f64_bits(falls(measure) ? f64_min(a, b) : f64_max(a, b));
}
DEVICE_FUNCTION u64 combined_i64(i32 measure, i64 a, i64 b) {
  if (adds(measure)) return (u64)a + (u64)b;
  if (measure == PRODUCT) return saturated_product(a, b);
  return (u64)((falls(measure) ? a < b : a > b) ? a : b);
}
DEVICE_FUNCTION u64 combined(i32 measure, u64 a, u64 b) {
  return REAL ? combined_f64(measure, f64_from_bits(a), f64_from_bits(b)) : combined_i64(measure, (i64)a, (i64)b);
}

// A voxel as the measure sees it.
OVERLOADED DEVICE_FUNCTION u64 seen(i32 measure, f64 v) {
  const u64 magnitude = f64_bits(v) & ~((u64)1 << 63);
  const i32 skips = (measure == FINITE_MINIMUM || measure == FINITE_MAXIMUM) && magnitude >= (u64)0x7ff0000000000000;
  return skips ? neutral(measure) : f64_bits(v);
}
OVERLOADED DEVICE_FUNCTION u64 seen(i32 measure, f32 v) { return seen(measure, f64_from_f32(v)); }
OVERLOADED DEVICE_FUNCTION u64 seen(i32 measure, i64 v) { return (u64)(measure == UPPER_SUM ? v >> 32 : v); }
OVERLOADED DEVICE_FUNCTION u64 seen(i32 measure, i32 v) { return seen(measure, (i64)v); }

// The bits of a voxel; the words for stages of other types than WORK are never reached.
#define VOXEL(measure, n, z, y, x)                        \
  (WORK == F32   ? seen(measure, LOAD_F32(0, n, z, y, x)) \
   : WORK == I32 ? seen(measure, LOAD_I32(0, n, z, y, x)) \
   : WORK == I64 ? seen(measure, LOAD_I64(0, n, z, y, x)) \
                 : seen(measure, LOAD_F64(0, n, z, y, x)))

// Adds the upper half of each team's lanes to the lower one. lane: [measure][lane].
DEVICE_FUNCTION void halve(LOCAL u64* lane, i32 t, i32 width) {
  for (i32 m = 0; m < MEASURES; ++m) {
    LOCAL u64* own = lane + m * LANES_COUNT + t;
    if (t % 32 < width) *own = combined(measure_at(m), *own, own[width]);
  }
}

// Projections take a line once, and once more if they need its mean: then squared distances add in f64.
#define PASSES (FINISH == VARIANCE || FINISH == STANDARD_DEVIATION ? 2 : 1)

DEVICE_FUNCTION u64 start_of(i32 pass) { return pass == 0 ? neutral(MEASURE_0) : 0; }
DEVICE_FUNCTION u64 joined(i32 pass, u64 a, u64 b) {
  return pass == 0 ? combined(MEASURE_0, a, b) : combined_f64(SUM, f64_from_bits(a), f64_from_bits(b));
}
DEVICE_FUNCTION f64 as_f64(u64 bits) { return REAL ? f64_from_bits(bits) : f64_from_i64((i64)bits); }
DEVICE_FUNCTION f64 mean_of(u64 sum, i32 length) { return f64_div(as_f64(sum), f64_from_i64(length)); }
DEVICE_FUNCTION u64 taken(i32 pass, u64 v, f64 mean) {
  const f64 distance = f64_sub(as_f64(v), mean);
  return pass == 0 ? v : f64_bits(f64_mul(distance, distance));
}
DEVICE_FUNCTION f64 finished(u64 total, i32 length, i32 ddof) {
  if (FINISH == MEAN) return mean_of(total, length);
  if (length <= ddof) return f64_zero();
  const f64 variance = f64_div(f64_from_bits(total), f64_from_i64(length - ddof));
  return FINISH == VARIANCE ? variance : f64_sqrt(variance);
}
// What integers add up to, or the largest of them, is an integer.
#define STORE_TOTAL(n, z, y, x, total)                                 \
  if (REAL) { STORE_F64(n, z, y, x, f64_from_bits(total)); }           \
  else { STORE_I64(n, z, y, x, (i64)(total)); }
#define PROJECTED(n, z, y, x, total, length, ddof)                                 \
  if (FINISH < MEAN) { STORE_TOTAL(n, z, y, x, total) }                            \
  else { STORE_F64(n, z, y, x, finished(total, length, ddof)); }

/// Segments of rows, one for each team of 32 lanes. results: [measure][row][segment], `count` for each measure.
KERNEL(segments, (LOADS, GLOBAL u64* results, i64 count, i32 in_row, i32 width, i32 height, i32 depth))
  LOCALMEM u64 lane[MEASURES * LANES_COUNT];
  LANES(t) {
    const i64 at = (i64)GROUP_X * (LANES_COUNT / 32) + t / 32, row = at / in_row;
    const i32 n = (i32)(row / height / depth), z = (i32)(row / height % depth), y = (i32)(row % height);
    const i32 first = (i32)(at % in_row) * SEGMENT;
    const i32 end = at >= count ? 0 : width - first < SEGMENT ? width : first + SEGMENT;
    for (i32 m = 0; m < MEASURES; ++m) {
      const i32 measure = measure_at(m);
      u64 own = neutral(measure);
      if (end - first == SEGMENT) {  // all loads on the way at once
        #pragma unroll
        for (i32 k = 0; k < SEGMENT / 32; ++k) own = combined(measure, own, VOXEL(measure, n, z, y, first + k * 32 + t % 32));
      } else {
        for (i32 x = first + t % 32; x < end; x += 32) own = combined(measure, own, VOXEL(measure, n, z, y, x));
      }
      lane[m * LANES_COUNT + t] = own;
    }
  } ENDLANES
  SYNC;
  for (i32 width_left = 16; width_left > 0; width_left >>= 1) {
    LANES(t) { halve(lane, t, width_left); } ENDLANES
    SYNC;
  }
  LANES(t) {
    const i64 at = (i64)GROUP_X * (LANES_COUNT / 32) + t / 32;
    for (i32 m = 0; m < MEASURES; ++m)
      if (t % 32 == 0 && at < count) results[m * count + at] = lane[m * LANES_COUNT + t];
  } ENDLANES
ENDKERNEL

/// Lines of results: from [measure][line][length] to [measure][line][segment], `count` for each measure.
KERNEL(fold, (GLOBAL const u64* lines, GLOBAL u64* results, i64 count, i32 in_line, i32 length))
  LOCALMEM u64 lane[MEASURES * LANES_COUNT];
  LANES(t) {
    const i64 at = (i64)GROUP_X * (LANES_COUNT / 32) + t / 32;
    const i32 first = (i32)(at % in_line) * SEGMENT;
    const i32 end = at >= count ? 0 : length - first < SEGMENT ? length : first + SEGMENT;
    for (i32 m = 0; m < MEASURES; ++m) {
      const i64 line = m * (count / in_line) + at / in_line;
      lane[m * LANES_COUNT + t] = neutral(measure_at(m));
      for (i32 i = first + t % 32; i < end; i += 32)
        lane[m * LANES_COUNT + t] = combined(measure_at(m), lane[m * LANES_COUNT + t], lines[line * length + i]);
    }
  } ENDLANES
  SYNC;
  for (i32 width_left = 16; width_left > 0; width_left >>= 1) {
    LANES(t) { halve(lane, t, width_left); } ENDLANES
    SYNC;
  }
  LANES(t) {
    const i64 at = (i64)GROUP_X * (LANES_COUNT / 32) + t / 32;
    for (i32 m = 0; m < MEASURES; ++m)
      if (t % 32 == 0 && at < count) results[m * count + at] = lane[m * LANES_COUNT + t];
  } ENDLANES
ENDKERNEL

/// Measures side by side: from [measure][frame] to [frame][measure].
KERNEL(interleave, (GLOBAL const u64* folded, GLOBAL u64* results, i32 frames))
  LANES(t) {
    const i32 n = GROUP_X * LANES_COUNT + t;
    for (i32 m = 0; m < MEASURES; ++m)
      if (n < frames) results[n * MEASURES + m] = folded[m * frames + n];
  } ENDLANES
ENDKERNEL

/// One lane for each column along z or y; GROUP_Y is the other of the two. Results stand in rows of out_height.
KERNEL(project_columns, (LOADS, STORES, i32 width, i32 length, i32 out_height, i32 ddof))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t;
    if (x < width) {
      f64 mean = f64_zero();
      u64 total = 0;
      for (i32 pass = 0; pass < PASSES; ++pass) {
        total = start_of(pass);
        for (i32 first = 0; first < length; first += SEGMENT) {
          const i32 end = length - first < SEGMENT ? length : first + SEGMENT;
          u64 part = start_of(pass);
          for (i32 i = first; i < end; ++i)
            part = joined(pass, part, taken(pass, VOXEL(MEASURE_0, GROUP_Z, ALONG_Z ? i : GROUP_Y, ALONG_Z ? GROUP_Y : i, x), mean));
          total = joined(pass, total, part);
        }
        if (pass == 0 && PASSES == 2) mean = mean_of(total, length);
      }
      PROJECTED(GROUP_Z, GROUP_Y / out_height, GROUP_Y % out_height, x, total, length, ddof);
    }
  } ENDLANES
ENDKERNEL

/// Each team of 32 lanes takes a row of frame GROUP_Y, segment by segment.
KERNEL(project_rows, (LOADS, STORES, i32 rows, i32 height, i32 length, i32 out_height, i32 out_width, i32 ddof))
  LOCALMEM u64 lane[LANES_COUNT];
  LOCALMEM u64 total[LANES_COUNT / 32];
  LOCALMEM u64 mean[LANES_COUNT / 32];
  for (i32 pass = 0; pass < PASSES; ++pass) {
    LANES(t) {
      if (t % 32 == 0) total[t / 32] = start_of(pass);
    } ENDLANES
    SYNC;
    for (i32 first = 0; first < length; first += SEGMENT) {
      LANES(t) {
        const i32 row = GROUP_X * (LANES_COUNT / 32) + t / 32;
        const i32 end = row >= rows ? 0 : length - first < SEGMENT ? length : first + SEGMENT;
        lane[t] = start_of(pass);
        for (i32 x = first + t % 32; x < end; x += 32) {
          const u64 v = VOXEL(MEASURE_0, GROUP_Y, row / height, row % height, x);
          lane[t] = joined(pass, lane[t], taken(pass, v, pass == 0 ? f64_zero() : f64_from_bits(mean[t / 32])));
        }
      } ENDLANES
      SYNC;
      for (i32 width = 16; width > 0; width >>= 1) {
        LANES(t) {
          if (t % 32 < width) lane[t] = joined(pass, lane[t], lane[t + width]);
        } ENDLANES
        SYNC;
      }
      LANES(t) {
        if (t % 32 == 0) total[t / 32] = joined(pass, total[t / 32], lane[t]);
      } ENDLANES
      SYNC;
    }
    LANES(t) {
      if (t % 32 == 0 && pass == 0 && PASSES == 2) mean[t / 32] = f64_bits(mean_of(total[t / 32], length));
    } ENDLANES
    SYNC;
  }
  LANES(t) {
    const i32 row = GROUP_X * (LANES_COUNT / 32) + t / 32, out_row = row / out_width;
    if (t % 32 == 0 && row < rows) {
      PROJECTED(GROUP_Y, out_row / out_height, out_row % out_height, row % out_width, total[t / 32], length, ddof);
    }
  } ENDLANES
ENDKERNEL

// Whether a is a new extremum after b: the first of equal values and of NaN stays.
DEVICE_FUNCTION i32 beats(u64 a, u64 b) {
  const f64 p = f64_from_bits(a), q = f64_from_bits(b);
  if (!REAL) return falls(MEASURE_0) ? (i64)a < (i64)b : (i64)a > (i64)b;
  return (falls(MEASURE_0) ? f64_lt(p, q) : f64_lt(q, p)) || (f64_is_nan(p) && !f64_is_nan(q));
}

/// As project_columns, but for where the extremum stands.
KERNEL(position_columns, (LOADS, STORES, i32 width, i32 length, i32 out_height))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t;
    if (x < width) {
      u64 best = 0;
      i32 where = 0;
      for (i32 i = 0; i < length; ++i) {
        const u64 v = VOXEL(MEASURE_0, GROUP_Z, ALONG_Z ? i : GROUP_Y, ALONG_Z ? GROUP_Y : i, x);
        if (i == 0 || beats(v, best)) best = v, where = i;
      }
      STORE_I32(GROUP_Z, GROUP_Y / out_height, GROUP_Y % out_height, x, where);
    }
  } ENDLANES
ENDKERNEL

/// As project_rows, but for where the extremum stands.
KERNEL(position_rows, (LOADS, STORES, i32 rows, i32 height, i32 length, i32 out_height, i32 out_width))
  LOCALMEM u64 best[LANES_COUNT];
  LOCALMEM i32 where[LANES_COUNT];
  LANES(t) {
    const i32 row = GROUP_X * (LANES_COUNT / 32) + t / 32, end = row >= rows ? 0 : length;
    best[t] = 0;
    where[t] = I32_HIGHEST;
    for (i32 x = t % 32; x < end; x += 32) {
      const u64 v = VOXEL(MEASURE_0, GROUP_Y, row / height, row % height, x);
      if (x < 32 || beats(v, best[t])) best[t] = v, where[t] = x;
    }
  } ENDLANES
  SYNC;
  for (i32 reach = 16; reach > 0; reach >>= 1) {
    LANES(t) {
      if (t % 32 < reach && where[t + reach] != I32_HIGHEST) {
        const u64 own = best[t], other = best[t + reach];
        if (beats(other, own) || (!beats(own, other) && where[t + reach] < where[t]))
          best[t] = other, where[t] = where[t + reach];
      }
    } ENDLANES
    SYNC;
  }
  LANES(t) {
    const i32 row = GROUP_X * (LANES_COUNT / 32) + t / 32, out_row = row / out_width;
    if (t % 32 == 0 && row < rows)
      STORE_I32(GROUP_Y, out_row / out_height, out_row % out_height, row % out_width, length > 0 ? where[t] : 0);
  } ENDLANES
ENDKERNEL

/// One lane for each column along z or y; GROUP_Y is the other of the two.
KERNEL(accumulate_columns, (LOADS, STORES, i32 width, i32 length))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t;
    if (x < width) {
      u64 total = neutral(MEASURE_0), part = total;
      for (i32 i = 0; i < length; ++i) {
        const i32 z = ALONG_Z ? i : GROUP_Y, y = ALONG_Z ? GROUP_Y : i;
        part = combined(MEASURE_0, part, VOXEL(MEASURE_0, GROUP_Z, z, y, x));
        const u64 both = combined(MEASURE_0, total, part);
        STORE_TOTAL(GROUP_Z, z, y, x, both)
        if (i % SEGMENT == SEGMENT - 1) total = both, part = neutral(MEASURE_0);
      }
    }
  } ENDLANES
ENDKERNEL

/// 32 rows of frame GROUP_Y: all lanes load and store 32 columns of them, lane t < 32 runs along row t.
KERNEL(accumulate_rows, (LOADS, STORES, i32 rows, i32 height, i32 length))
  LOCALMEM u64 tile[32 * 33];
  LOCALMEM u64 total[32];
  LOCALMEM u64 part[32];
  LANES(t) {
    if (t < 32) total[t] = part[t] = neutral(MEASURE_0);
  } ENDLANES
  SYNC;
  for (i32 first = 0; first < length; first += 32) {
    LANES(t) {
      const i32 x = first + t % 32;
      for (i32 r = t / 32; r < 32; r += LANES_COUNT / 32) {
        const i32 row = GROUP_X * 32 + r;
        if (row < rows && x < length) tile[r * 33 + t % 32] = VOXEL(MEASURE_0, GROUP_Y, row / height, row % height, x);
      }
    } ENDLANES
    SYNC;
    LANES(t) {
      if (t < 32 && GROUP_X * 32 + t < rows) {
        u64 own = part[t];
        for (i32 i = 0; i < 32 && first + i < length; ++i) {
          own = combined(MEASURE_0, own, tile[t * 33 + i]);
          tile[t * 33 + i] = combined(MEASURE_0, total[t], own);
        }
        part[t] = own;
        if ((first + 32) % SEGMENT == 0) total[t] = combined(MEASURE_0, total[t], own), part[t] = neutral(MEASURE_0);
      }
    } ENDLANES
    SYNC;
    LANES(t) {
      const i32 x = first + t % 32;
      for (i32 r = t / 32; r < 32; r += LANES_COUNT / 32) {
        const i32 row = GROUP_X * 32 + r;
        if (row < rows && x < length) { STORE_TOTAL(GROUP_Y, row / height, row % height, x, tile[r * 33 + t % 32]) }
      }
    } ENDLANES
    SYNC;
  }
ENDKERNEL
