// Transforms of lines in local memory, in place: values are loaded in the order that passes of growing runs need. A
// group has `together` lines of complex numbers; buffers have re and im in pairs. Geometry is that of lines.hpp.
CONSTANT(CAPACITY)     // complex numbers in local memory
CONSTANT(INTERLEAVED)  // lines stand side by side there, else one after the other
CONSTANT(LOAD_ALONG)   // lanes beside each other load (store) neighbours of a line, else the same value of neighbouring
CONSTANT(STORE_ALONG)  // lines

#include "skeletons/fourier/butterflies.cl"

// One number in 32 stays empty, so that powers of two apart meet different banks.
#define SPACED(i) ((i) + (i) / 32)
#define LOCAL_AT(k, c) SPACED(INTERLEAVED ? (k) * together + (c) : (c) * length + (k))
#define ROOM (CAPACITY + CAPACITY / 32)
#define TABLE_F32(i) AS_F32(tables[i])

// The passes of radix R over all lines of the group; roots begin at tables[roots].
#define PASS(R, BUTTERFLY)                                                                        \
  for (i32 u = t; u < together * (length / R); u += LANES_COUNT) {                                \
    const i32 c = INTERLEAVED ? u % together : u / (length / R);                                  \
    const i32 v = INTERLEAVED ? u / together : u % (length / R);                                  \
    const i32 j = v % run, first = v / run * (run * R) + j;                                       \
    f32 a[R], b[R];                                                                               \
    for (i32 r = 0; r < R; ++r) {                                                                 \
      const i32 at = LOCAL_AT(first + r * run, c);                                                   \
      const f32 x = re[at], y = im[at];                                                           \
      a[r] = x, b[r] = y;                                                                         \
      if (r > 0 && run > 1) {                                                                     \
        const i64 root = roots + 2 * (j * r * (length / (run * R)));                              \
        const f32 wr = TABLE_F32(root), wi = TABLE_F32(root + 1);                                 \
        a[r] = PRODUCT_RE(x, y, wr, wi), b[r] = PRODUCT_IM(x, y, wr, wi);                         \
      }                                                                                           \
    }                                                                                             \
    BUTTERFLY(a, b);                                                                              \
    for (i32 r = 0; r < R; ++r) {                                                                 \
      const i32 at = LOCAL_AT(first + r * run, c);                                                   \
      re[at] = a[r], im[at] = b[r];                                                               \
    }                                                                                             \
  }

DEVICE_FUNCTION void pass(LOCAL f32* re, LOCAL f32* im, GLOBAL const u32* tables, i64 roots, i32 t, i32 radix, i32 run,
                          i32 length, i32 together) {
  if (radix == 2) {
    PASS(2, butterfly_2)
  } else if (radix == 3) {
    PASS(3, butterfly_3)
  } else if (radix == 4) {
    PASS(4, butterfly_4)
  } else if (radix == 5) {
    PASS(5, butterfly_5)
  } else if (radix == 7) {
    PASS(7, butterfly_7)
  } else {
    PASS(8, butterfly_8)
  }
}

// All passes, between the phases of a kernel that loads and one that stores.
#define ALL_PASSES                                                                              \
  i32 run = 1;                                                                                  \
  for (u64 left = radices; left != 0; left >>= 4) {                                             \
    const i32 radix = (i32)(left & 15);                                                         \
    LANES(t) { pass(re, im, tables, table + length, t, radix, run, length, together); } ENDLANES \
    SYNC;                                                                                       \
    run *= radix;                                                                               \
  }

/// swaps: of re and im when loaded (1), once transformed (2), when stored (4). before, after: factors by place, unless
/// negative. how: what is stored is multiplied by values of another spectrum (1) or by their conjugates (2).
KERNEL(transform_lines,
       (GLOBAL const f32* source, GLOBAL f32* target, GLOBAL const f32* other, GLOBAL const u32* tables,
        i64 source_begin, i64 target_begin, i64 lines, i64 middles, i64 inners, i32 length, u64 radices, i32 together,
        i64 table, i64 before, i64 after, i64 load_outer, i64 load_middle, i64 load_inner, i64 load_value,
        i64 load_place_middle, i64 load_place_value, i64 load_places, i64 store_outer, i64 store_middle,
        i64 store_inner, i64 store_value, i64 store_place_middle, i64 store_place_value, i64 store_places, i32 swaps,
        i32 how))
  LOCALMEM f32 re[ROOM];
  LOCALMEM f32 im[ROOM];
  LANES(t) {
    for (i32 i = t; i < together * length; i += LANES_COUNT) {
      const i32 k = LOAD_ALONG ? i % length : i / together, c = LOAD_ALONG ? i / length : i % together;
      const i64 line = (i64)GROUP_X * together + c, middle = line / inners % middles, outer = line / inners / middles;
      const i64 place = middle * load_place_middle + k * load_place_value;
      const i64 at = outer * load_outer + middle * load_middle + line % inners * load_inner + k * load_value;
      f32 x = 0.0f, y = 0.0f;
      if (line < lines && place < load_places) {
        x = source[2 * (source_begin + at) + (swaps & 1)];
        y = source[2 * (source_begin + at) + 1 - (swaps & 1)];
        if (before >= 0) {
          const f32 wr = TABLE_F32(before + 2 * place), wi = TABLE_F32(before + 2 * place + 1), xr = x;
          x = PRODUCT_RE(xr, y, wr, wi);
          y = PRODUCT_IM(xr, y, wr, wi);
        }
      }
      const i32 to = LOCAL_AT((i32)tables[table + k], c);
      re[to] = x, im[to] = y;
    }
  } ENDLANES
  SYNC;
  ALL_PASSES
  LANES(t) {
    for (i32 i = t; i < together * length; i += LANES_COUNT) {
      const i32 k = STORE_ALONG ? i % length : i / together, c = STORE_ALONG ? i / length : i % together;
      const i64 line = (i64)GROUP_X * together + c, middle = line / inners % middles, outer = line / inners / middles;
      const i64 place = middle * store_place_middle + k * store_place_value;
      const i64 at = outer * store_outer + middle * store_middle + line % inners * store_inner + k * store_value;
      if (line < lines && place < store_places) {
        const i32 from = LOCAL_AT(k, c);
        f32 x = (swaps & 2) ? im[from] : re[from], y = (swaps & 2) ? re[from] : im[from];
        if (after >= 0) {
          const f32 wr = TABLE_F32(after + 2 * place), wi = TABLE_F32(after + 2 * place + 1), xr = x;
          x = PRODUCT_RE(xr, y, wr, wi);
          y = PRODUCT_IM(xr, y, wr, wi);
        }
        if (how != 0) {
          const f32 wr = other[2 * at], wi = how == 2 ? -other[2 * at + 1] : other[2 * at + 1], xr = x;
          x = PRODUCT_RE(xr, y, wr, wi);
          y = PRODUCT_IM(xr, y, wr, wi);
        }
        const i32 swapped = (swaps & 4) ? 1 : 0;
        target[2 * (target_begin + at) + swapped] = CANONICAL(x);
        target[2 * (target_begin + at) + 1 - swapped] = CANONICAL(y);
      }
    }
  } ENDLANES
ENDKERNEL

// Rows of images, width x height, `rows` of them in a frame, in volumes of length x padded_height x padded_depth from
// which they are moved back; two rows are real and imaginary part of one line.
#define GEOMETRY i32 width, i32 height, i32 rows, i32 length, i32 padded_height, i32 padded_depth, i32 back_x, i32 back_y, i32 back_z

#define HALF (length / 2 + 1)
// Value k of row r, and where the row's half spectrum begins.
#define SOURCE_X(k) ((k) + back_x < length ? (k) + back_x : (k) + back_x - length)
#define ROW_VALUE(n, r, k) \
  ((r) < rows && SOURCE_X(k) < width ? LOAD_F32(0, n, (r) / height, (r) % height, SOURCE_X(k)) : 0.0f)
DEVICE_FUNCTION i64 spectrum_row(i32 n, i32 r, GEOMETRY) {
  const i32 z = (r / height - back_z + padded_depth) % padded_depth;
  const i32 y = (r % height - back_y + padded_height) % padded_height;
  return (((i64)n * padded_depth + z) * padded_height + y) * HALF;
}
#define SPECTRUM_ROW(n, r) \
  spectrum_row(n, r, width, height, rows, length, padded_height, padded_depth, back_x, back_y, back_z)

// The half spectra of two rows (at, and next if it is not negative) from values k and -k of the line.
DEVICE_FUNCTION void split(GLOBAL f32* spectrum, i64 at, i64 next, f32 a, f32 b, f32 opposite_a, f32 opposite_b) {
  spectrum[2 * at] = CANONICAL(0.5f * (a + opposite_a));
  spectrum[2 * at + 1] = CANONICAL(0.5f * (b - opposite_b));
  if (next >= 0) {
    spectrum[2 * next] = CANONICAL(0.5f * (b + opposite_b));
    spectrum[2 * next + 1] = CANONICAL(0.5f * (opposite_a - a));
  }
}
#define NEXT_ROW(n, first, k) ((first) + 1 < rows ? SPECTRUM_ROW(n, (first) + 1) + (k) : -1)
// And back: the value k of the line, of which half the spectra is there.
#define JOIN(n, first, k, re_of_line, im_of_line)                                     \
  {                                                                                   \
    const i32 mirrored = (k) > length / 2, m = mirrored ? length - (k) : (k);         \
    const i32 real = m == 0 || 2 * m == length, both = (first) + 1 < rows;            \
    const i64 at = 2 * (SPECTRUM_ROW(n, first) + m);                                  \
    const i64 next = both ? 2 * (SPECTRUM_ROW(n, (first) + 1) + m) : at;              \
    const f32 a = spectrum[at], c = both ? spectrum[next] : 0.0f;                     \
    const f32 b = real ? 0.0f : spectrum[at + 1], d = real || !both ? 0.0f : spectrum[next + 1]; \
    re_of_line = mirrored ? a + d : a - d;                                            \
    im_of_line = mirrored ? c - b : b + c;                                            \
  }

KERNEL(transform_rows, (LOADS, GLOBAL f32* spectrum, GEOMETRY, GLOBAL const u32* tables, u64 radices, i64 table, i32 together))
  LOCALMEM f32 re[ROOM];
  LOCALMEM f32 im[ROOM];
  LANES(t) {
    for (i32 i = t; i < together * length; i += LANES_COUNT) {
      const i32 k = i % length, c = i / length, first = 2 * (GROUP_X * together + c);
      const i32 to = LOCAL_AT((i32)tables[table + k], c);
      re[to] = ROW_VALUE(GROUP_Y, first, k);
      im[to] = ROW_VALUE(GROUP_Y, first + 1, k);
    }
  } ENDLANES
  SYNC;
  ALL_PASSES
  LANES(t) {
    for (i32 i = t; i < together * HALF; i += LANES_COUNT) {
      const i32 k = i % HALF, c = i / HALF, first = 2 * (GROUP_X * together + c);
      if (first < rows) {
        const i32 at = LOCAL_AT(k, c), opposite = LOCAL_AT(k == 0 ? 0 : length - k, c);
        split(spectrum, SPECTRUM_ROW(GROUP_Y, first) + k, NEXT_ROW(GROUP_Y, first, k), re[at], im[at], re[opposite],
              im[opposite]);
      }
    }
  } ENDLANES
ENDKERNEL

KERNEL(transform_rows_back, (STORES, GLOBAL const f32* spectrum, GEOMETRY, GLOBAL const u32* tables, u64 radices,
                             i64 table, i32 together, f32 scale))
  LOCALMEM f32 re[ROOM];
  LOCALMEM f32 im[ROOM];
  LANES(t) {
    for (i32 i = t; i < together * length; i += LANES_COUNT) {
      const i32 k = i % length, c = i / length, first = 2 * (GROUP_X * together + c);
      const i32 to = LOCAL_AT((i32)tables[table + k], c);
      f32 x = 0.0f, y = 0.0f;
      if (first < rows) JOIN(GROUP_Y, first, k, x, y)
      re[to] = y, im[to] = x;
    }
  } ENDLANES
  SYNC;
  ALL_PASSES
  LANES(t) {
    for (i32 i = t; i < together * width; i += LANES_COUNT) {
      const i32 x = i % width, c = i / width, first = 2 * (GROUP_X * together + c);
      const i32 at = LOCAL_AT(x, c);
      if (first < rows) STORE_F32(GROUP_Y, first / height, first % height, x, im[at] * scale);
      if (first + 1 < rows) STORE_F32(GROUP_Y, (first + 1) / height, (first + 1) % height, x, re[at] * scale);
    }
  } ENDLANES
ENDKERNEL

/// The same by way of a buffer of lines: GROUP_Y is the pair, GROUP_Z the frame.
#define LINE_VALUE (2 * (((i64)GROUP_Z * ((rows + 1) / 2) + GROUP_Y) * length + k))
KERNEL(pair_rows, (LOADS, GLOBAL f32* lines, GEOMETRY))
  LANES(t) {
    const i32 k = GROUP_X * LANES_COUNT + t;
    if (k < length) {
      lines[LINE_VALUE] = ROW_VALUE(GROUP_Z, 2 * GROUP_Y, k);
      lines[LINE_VALUE + 1] = ROW_VALUE(GROUP_Z, 2 * GROUP_Y + 1, k);
    }
  } ENDLANES
ENDKERNEL

KERNEL(split_rows, (GLOBAL const f32* lines, GLOBAL f32* spectrum, GEOMETRY))
  LANES(t) {
    const i32 k = GROUP_X * LANES_COUNT + t;
    if (k < HALF) {
      const i64 here = LINE_VALUE, opposite = here + 2 * (k == 0 ? 0 : length - 2 * k);
      split(spectrum, SPECTRUM_ROW(GROUP_Z, 2 * GROUP_Y) + k, NEXT_ROW(GROUP_Z, 2 * GROUP_Y, k), lines[here],
            lines[here + 1], lines[opposite], lines[opposite + 1]);
    }
  } ENDLANES
ENDKERNEL

KERNEL(join_rows, (GLOBAL const f32* spectrum, GLOBAL f32* lines, GEOMETRY))
  LANES(t) {
    const i32 k = GROUP_X * LANES_COUNT + t;
    if (k < length) JOIN(GROUP_Z, 2 * GROUP_Y, k, lines[LINE_VALUE], lines[LINE_VALUE + 1])
  } ENDLANES
ENDKERNEL

KERNEL(unpair_rows, (STORES, GLOBAL const f32* lines, GEOMETRY, f32 scale))
  LANES(t) {
    const i32 k = GROUP_X * LANES_COUNT + t, first = 2 * GROUP_Y;
    if (k < width) {
      STORE_F32(GROUP_Z, first / height, first % height, k, lines[LINE_VALUE] * scale);
      if (first + 1 < rows)
        STORE_F32(GROUP_Z, (first + 1) / height, (first + 1) % height, k, lines[LINE_VALUE + 1] * scale);
    }
  } ENDLANES
ENDKERNEL
