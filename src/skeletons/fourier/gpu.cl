// Transforms of lines in local memory, in place: values are loaded in the order that passes of growing runs need. A
// group has 2^group_bits lines of complex numbers. These are u64, re in the lower half, so that one access moves them.
// Geometry is that of lines.hpp.
CONSTANT(CAPACITY)     // complex numbers in local memory
CONSTANT(INTERLEAVED)  // lines stand side by side there, else one after the other
CONSTANT(LOAD_ALONG)   // lanes beside each other load (store) neighbours of a line, else the same value of neighbouring
CONSTANT(STORE_ALONG)  // lines

#include "skeletons/fourier/butterflies.cl"

#define RE(z) AS_F32((u32)(z))
#define IM(z) AS_F32((u32)((z) >> 32))
#define COMPLEX(re, im) ((u64)AS_U32(re) | (u64)AS_U32(im) << 32)

// One number in 16 stays empty, so that powers of two apart meet different banks.
#define SPACED(i) ((i) + ((i) >> 4))
#define LOCAL_AT(k, c) SPACED(INTERLEAVED ? ((k) << group_bits) + (c) : (c) * length + (k))
#define ROOM (CAPACITY + CAPACITY / 16)

// The values k < count of all lines c of the group: along the lines, 2^line_bits lanes for each line; else across them,
// lanes beside each other at the same value of neighbouring lines, of which there are 2^group_bits.
#define EACH_LINE(along)                                                  \
  for (i32 c = (along) ? t >> line_bits : t & ((1 << group_bits) - 1);    \
       c < 1 << group_bits; c += (along) ? LANES_COUNT >> line_bits : 1 << group_bits)
#define EACH_VALUE(along, k, count)                                       \
  for (i32 k = (along) ? t & ((1 << line_bits) - 1) : t >> group_bits;    \
       k < (count); k += (along) ? 1 << line_bits : LANES_COUNT >> group_bits)

// x and y times a complex factor, perhaps its conjugate.
#define MULTIPLY_PAIR(x, y, factor, sign)                                    \
  {                                                                          \
    const u64 times = factor;                                                \
    const f32 re_of_factor = RE(times), im_of_factor = sign IM(times), xr = x; \
    x = PRODUCT_RE(xr, y, re_of_factor, im_of_factor);                       \
    y = PRODUCT_IM(xr, y, re_of_factor, im_of_factor);                       \
  }

// The passes of radix R over all lines of the group.
#define PASS(R, BUTTERFLY)                                                              \
  {                                                                                     \
    const i32 step = length / (run * R);                                                \
    EACH_LINE(!INTERLEAVED) {                                                           \
      EACH_VALUE(!INTERLEAVED, v, length / R) {                                         \
        const i32 block = v / run, j = v - block * run, first = block * (run * R) + j;  \
        f32 a[R], b[R];                                                                 \
        for (i32 r = 0; r < R; ++r) {                                                   \
          const u64 z = numbers[LOCAL_AT(first + r * run, c)];                           \
          a[r] = RE(z), b[r] = IM(z);                                                   \
          if (r > 0 && run > 1) MULTIPLY_PAIR(a[r], b[r], roots[j * r * step], +)       \
        }                                                                               \
        BUTTERFLY(a, b);                                                                \
        for (i32 r = 0; r < R; ++r)                                                     \
          numbers[LOCAL_AT(first + r * run, c)] = COMPLEX(a[r], b[r]);                  \
      }                                                                                 \
    }                                                                                   \
  }

DEVICE_FUNCTION void pass(LOCAL u64* numbers, GLOBAL const u64* roots, i32 t, u64 radices, i32 number, i32 length,
                          i32 group_bits, i32 line_bits) {
  i32 run = 1;
  for (i32 k = 0; k < number; ++k) run *= (i32)(radices >> (4 * k)) & 15;
  const i32 radix = (i32)(radices >> (4 * number)) & 15;
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

#define ORDER ((GLOBAL const i32*)(tables + table + length))

// All passes, between the phases of a kernel that loads and one that stores. The line's roots begin at tables[table],
// its order, of i32, behind them. (A barrier that ends the loop's body is too much for PoCL 5.)
#define ALL_PASSES                                                                                              \
  for (i32 number = 0; number < passes; ++number) {                                                             \
    SYNC;                                                                                                       \
    LANES(t) { pass(numbers, tables + table, t, radices, number, length, group_bits, line_bits); } ENDLANES     \
  }                                                                                                             \
  SYNC;

/// swaps: of re and im when loaded (1), once transformed (2), when stored (4). before, after: factors by place, unless
/// negative. how: what is stored is multiplied by values of another spectrum (1) or by their conjugates (2).
KERNEL(transform_lines,
       (GLOBAL const u64* source, GLOBAL u64* target, GLOBAL const u64* other, GLOBAL const u64* tables,
        i64 source_begin, i64 target_begin, i32 lines, i32 middles, i32 inners, i32 length, u64 radices, i32 passes,
        i64 table, i32 group_bits, i32 line_bits, i64 before, i64 after, i64 load_outer, i64 load_middle, i64 load_inner,
        i64 load_value, i64 load_place_middle, i64 load_place_value, i64 load_places, i64 store_outer,
        i64 store_middle, i64 store_inner, i64 store_value, i64 store_place_middle, i64 store_place_value,
        i64 store_places, i32 swaps, i32 how))
  LOCALMEM u64 numbers[ROOM];
  LANES(t) {
    EACH_LINE(LOAD_ALONG) {
      const i32 line = (GROUP_X << group_bits) + c, other_line = line / inners;
      const i32 inner = line - other_line * inners, outer = other_line / middles, middle = other_line - outer * middles;
      const i64 begin = source_begin + outer * load_outer + middle * load_middle + inner * load_inner;
      EACH_VALUE(LOAD_ALONG, k, length) {
        const i64 place = middle * load_place_middle + k * load_place_value;
        f32 x = 0.0f, y = 0.0f;
        if (line < lines && place < load_places) {
          const u64 z = source[begin + k * load_value];
          x = (swaps & 1) ? IM(z) : RE(z), y = (swaps & 1) ? RE(z) : IM(z);
          if (before >= 0) MULTIPLY_PAIR(x, y, tables[before + place], +)
        }
        numbers[LOCAL_AT(ORDER[k], c)] = COMPLEX(x, y);
      }
    }
  } ENDLANES
  ALL_PASSES
  LANES(t) {
    EACH_LINE(STORE_ALONG) {
      const i32 line = (GROUP_X << group_bits) + c, other_line = line / inners;
      const i32 inner = line - other_line * inners, outer = other_line / middles, middle = other_line - outer * middles;
      const i64 begin = outer * store_outer + middle * store_middle + inner * store_inner;
      EACH_VALUE(STORE_ALONG, k, length) {
        const i64 place = middle * store_place_middle + k * store_place_value, at = begin + k * store_value;
        if (line < lines && place < store_places) {
          const u64 z = numbers[LOCAL_AT(k, c)];
          f32 x = (swaps & 2) ? IM(z) : RE(z), y = (swaps & 2) ? RE(z) : IM(z);
          if (after >= 0) MULTIPLY_PAIR(x, y, tables[after + place], +)
          if (how == 1) MULTIPLY_PAIR(x, y, other[at], +)
          if (how == 2) MULTIPLY_PAIR(x, y, other[at], -)
          x = CANONICAL(x), y = CANONICAL(y);
          target[target_begin + at] = (swaps & 4) ? COMPLEX(y, x) : COMPLEX(x, y);
        }
      }
    }
  } ENDLANES
ENDKERNEL

// Rows of images, width x height, `rows` of them in a frame, in volumes of length x padded_height x padded_depth from
// which they are moved back; two rows are real and imaginary part of one line.
#define GEOMETRY i32 width, i32 height, i32 rows, i32 length, i32 padded_height, i32 padded_depth, i32 back_x, i32 back_y, i32 back_z

#define HALF (length / 2 + 1)
#define SOURCE_X(k) ((k) + back_x < length ? (k) + back_x : (k) + back_x - length)
// Value k of row r; z and y are the row's.
#define ROW_VALUE(n, r, z, y, k) ((r) < rows && SOURCE_X(k) < width ? LOAD_F32(0, n, z, y, SOURCE_X(k)) : 0.0f)
// Where a row's half spectrum begins; negative for a row that is none.
DEVICE_FUNCTION i64 spectrum_row(i32 n, i32 r, GEOMETRY) {
  if (r >= rows) return -1;
  const i32 z = r / height - back_z, y = r % height - back_y;
  return (((i64)n * padded_depth + (z < 0 ? z + padded_depth : z)) * padded_height + (y < 0 ? y + padded_height : y)) * HALF;
}
#define SPECTRUM_ROW(n, r) \
  spectrum_row(n, r, width, height, rows, length, padded_height, padded_depth, back_x, back_y, back_z)

// The half spectra of two rows, the second of which may be none, from values k and -k of the line.
DEVICE_FUNCTION void split(GLOBAL u64* spectrum, i64 first, i64 second, i32 k, u64 here, u64 opposite) {
  const f32 a = RE(here), b = IM(here), c = RE(opposite), d = IM(opposite);
  spectrum[first + k] = COMPLEX(CANONICAL(0.5f * (a + c)), CANONICAL(0.5f * (b - d)));
  if (second >= 0) spectrum[second + k] = COMPLEX(CANONICAL(0.5f * (b + d)), CANONICAL(0.5f * (c - a)));
}
// And back: value k of the line.
DEVICE_FUNCTION u64 joined(GLOBAL const u64* spectrum, i64 first, i64 second, i32 k, i32 length) {
  const i32 mirrored = k > length / 2, m = mirrored ? length - k : k, real = m == 0 || 2 * m == length;
  const u64 one = spectrum[first + m], two = second >= 0 ? spectrum[second + m] : 0;
  const f32 a = RE(one), b = real ? 0.0f : IM(one), c = RE(two), d = real ? 0.0f : IM(two);
  return mirrored ? COMPLEX(a + d, c - b) : COMPLEX(a - d, b + c);
}

KERNEL(transform_rows, (LOADS, GLOBAL u64* spectrum, GEOMETRY, GLOBAL const u64* tables, u64 radices, i32 passes,
                        i64 table,
                        i32 group_bits, i32 line_bits))
  LOCALMEM u64 numbers[ROOM];
  LANES(t) {
    EACH_LINE(1) {
      const i32 first = 2 * ((GROUP_X << group_bits) + c), second = first + 1;
      const i32 z = first / height, y = first % height, second_z = second / height, second_y = second % height;
      EACH_VALUE(1, k, length) {
        const f32 a = ROW_VALUE(GROUP_Y, first, z, y, k), b = ROW_VALUE(GROUP_Y, second, second_z, second_y, k);
        numbers[LOCAL_AT(ORDER[k], c)] = COMPLEX(a, b);
      }
    }
  } ENDLANES
  ALL_PASSES
  LANES(t) {
    EACH_LINE(1) {
      const i32 pair = 2 * ((GROUP_X << group_bits) + c);
      const i64 first = SPECTRUM_ROW(GROUP_Y, pair), second = SPECTRUM_ROW(GROUP_Y, pair + 1);
      if (first >= 0) {
        EACH_VALUE(1, k, HALF) {
          const u64 opposite = numbers[LOCAL_AT(k == 0 ? 0 : length - k, c)];
          split(spectrum, first, second, k, numbers[LOCAL_AT(k, c)], opposite);
        }
      }
    }
  } ENDLANES
ENDKERNEL

KERNEL(transform_rows_back, (STORES, GLOBAL const u64* spectrum, GEOMETRY, GLOBAL const u64* tables, u64 radices,
                             i32 passes, i64 table, i32 group_bits, i32 line_bits, f32 scale))
  LOCALMEM u64 numbers[ROOM];
  LANES(t) {
    EACH_LINE(1) {
      const i32 pair = 2 * ((GROUP_X << group_bits) + c);
      const i64 first = SPECTRUM_ROW(GROUP_Y, pair), second = SPECTRUM_ROW(GROUP_Y, pair + 1);
      EACH_VALUE(1, k, length) {
        const u64 z = first >= 0 ? joined(spectrum, first, second, k, length) : 0;
        numbers[LOCAL_AT(ORDER[k], c)] = COMPLEX(IM(z), RE(z));
      }
    }
  } ENDLANES
  ALL_PASSES
  LANES(t) {
    EACH_LINE(1) {
      const i32 first = 2 * ((GROUP_X << group_bits) + c), second = first + 1;
      const i32 z = first / height, y = first % height, second_z = second / height, second_y = second % height;
      EACH_VALUE(1, x, width) {
        const u64 both = numbers[LOCAL_AT(x, c)];
        if (first < rows) STORE_F32(GROUP_Y, z, y, x, IM(both) * scale);
        if (second < rows) STORE_F32(GROUP_Y, second_z, second_y, x, RE(both) * scale);
      }
    }
  } ENDLANES
ENDKERNEL

/// The same by way of a buffer of lines: GROUP_Y is the pair, GROUP_Z the frame.
#define LINE_VALUE (((i64)GROUP_Z * ((rows + 1) / 2) + GROUP_Y) * length + k)
KERNEL(pair_rows, (LOADS, GLOBAL u64* lines, GEOMETRY))
  LANES(t) {
    const i32 k = GROUP_X * LANES_COUNT + t, first = 2 * GROUP_Y, second = first + 1;
    if (k < length) {
      const f32 a = ROW_VALUE(GROUP_Z, first, first / height, first % height, k);
      const f32 b = ROW_VALUE(GROUP_Z, second, second / height, second % height, k);
      lines[LINE_VALUE] = COMPLEX(a, b);
    }
  } ENDLANES
ENDKERNEL

KERNEL(split_rows, (GLOBAL const u64* lines, GLOBAL u64* spectrum, GEOMETRY))
  LANES(t) {
    const i32 k = GROUP_X * LANES_COUNT + t;
    const i64 first = SPECTRUM_ROW(GROUP_Z, 2 * GROUP_Y), second = SPECTRUM_ROW(GROUP_Z, 2 * GROUP_Y + 1);
    const i64 here = LINE_VALUE, opposite = here + (k == 0 ? 0 : length - 2 * k);
    if (k < HALF) split(spectrum, first, second, k, lines[here], lines[opposite]);
  } ENDLANES
ENDKERNEL

KERNEL(join_rows, (GLOBAL const u64* spectrum, GLOBAL u64* lines, GEOMETRY))
  LANES(t) {
    const i32 k = GROUP_X * LANES_COUNT + t;
    const i64 first = SPECTRUM_ROW(GROUP_Z, 2 * GROUP_Y), second = SPECTRUM_ROW(GROUP_Z, 2 * GROUP_Y + 1);
    if (k < length) lines[LINE_VALUE] = joined(spectrum, first, second, k, length);
  } ENDLANES
ENDKERNEL

KERNEL(unpair_rows, (STORES, GLOBAL const u64* lines, GEOMETRY, f32 scale))
  LANES(t) {
    const i32 k = GROUP_X * LANES_COUNT + t, first = 2 * GROUP_Y, second = first + 1;
    if (k < width) {
      const u64 both = lines[LINE_VALUE];
      STORE_F32(GROUP_Z, first / height, first % height, k, RE(both) * scale);
      if (second < rows) STORE_F32(GROUP_Z, second / height, second % height, k, IM(both) * scale);
    }
  } ENDLANES
ENDKERNEL
