// Squared distances in whole numbers: along each row from a bit mask of its sites, along y and z by lower envelopes of
// parabolas, a line for each lane. Distances need no labels (LABELS 0).
CONSTANT(WORDS)
CONSTANT(LABELS)
CONSTANT(ALONG_Z)

DEVICE_FUNCTION i32 lowest_bit(u32 v) { return 31 - CLZ_U32(v & (0u - v)); }

// A group has a piece of a row, most often all of it: 32 * WORDS pixels from `begin`.
#define PIECE_BEGIN                                                                                    \
  const i32 n = GROUP_Z / depth, z = GROUP_Z % depth, y = GROUP_Y, begin = GROUP_X * (32 * WORDS);     \
  const i32 end = width - begin < 32 * WORDS ? width : begin + 32 * WORDS, count = (end - begin + 31) / 32;

/// The first and the last site of each piece, I32_HIGHEST and -1 without one: for rows of several.
KERNEL(row_ends, (LOADS, GLOBAL i32* ends, i32 width, i32 height, i32 depth))
  LOCALMEM i32 first[LANES_COUNT];
  LOCALMEM i32 last[LANES_COUNT];
  PIECE_BEGIN
  LANES(t) {
    first[t] = I32_HIGHEST, last[t] = -1;
    for (i32 x = begin + t; x < end; x += LANES_COUNT)
      if (LOAD_I32(0, n, z, y, x) != 0) first[t] = x < first[t] ? x : first[t], last[t] = x;
  } ENDLANES
  SYNC;
  for (i32 reach = LANES_COUNT / 2; reach > 0; reach >>= 1) {
    LANES(t) {
      if (t < reach && first[t + reach] < first[t]) first[t] = first[t + reach];
      if (t < reach && last[t + reach] > last[t]) last[t] = last[t + reach];
    } ENDLANES
    SYNC;
  }
  LANES(t) {
    const i64 piece = ((i64)GROUP_Z * height + y) * ((width - 1) / (32 * WORDS) + 1) + GROUP_X;
    if (t == 0) ends[2 * piece] = first[0], ends[2 * piece + 1] = last[0];
    (void)count;
  } ENDLANES
ENDKERNEL

/// last and first: the nearest site in the words up to, and from, each. `ends` are those of the row's pieces.
KERNEL(row_costs, (LOADS, GLOBAL const i32* ends, GLOBAL i64* cost, GLOBAL i32* label, i32 width, i32 height, i32 depth, i64 weight))
  LOCALMEM u32 words[WORDS];
  LOCALMEM i32 last[2 * WORDS];
  LOCALMEM i32 first[2 * WORDS];
  PIECE_BEGIN
  LANES(t) {
    for (i32 w = t; w < count; w += LANES_COUNT) words[w] = 0u;
  } ENDLANES
  SYNC;
  LANES(t) {
    for (i32 x = begin + t; x < end; x += LANES_COUNT)
      if (LOAD_I32(0, n, z, y, x) != 0) LOCAL_ATOMIC_OR_U32(&words[(x - begin) >> 5], 1u << (x & 31));
  } ENDLANES
  SYNC;
  LANES(t) {
    for (i32 w = t; w < count; w += LANES_COUNT) {
      last[w] = words[w] ? begin + 32 * w + 31 - CLZ_U32(words[w]) : -1;
      first[w] = words[w] ? begin + 32 * w + lowest_bit(words[w]) : I32_HIGHEST;
    }
  } ENDLANES
  SYNC;
  i32 from = 0;
  for (i32 reach = 1; reach < count; reach <<= 1) {
    LANES(t) {
      for (i32 w = t; w < count; w += LANES_COUNT) {
        const i32 before = w >= reach ? last[from + w - reach] : -1, l = last[from + w];
        const i32 after = w + reach < count ? first[from + w + reach] : I32_HIGHEST, f = first[from + w];
        last[WORDS - from + w] = before > l ? before : l;
        first[WORDS - from + w] = after < f ? after : f;
      }
    } ENDLANES
    SYNC;
    from = WORDS - from;
  }
  LANES(t) {
    const i32 pieces = (width - 1) / (32 * WORDS) + 1;
    const i64 row = (i64)GROUP_Z * height + y;
    i32 before = -1, after = I32_HIGHEST;
    for (i32 p = GROUP_X - 1; p >= 0 && before < 0; --p) before = ends[2 * (row * pieces + p) + 1];
    for (i32 p = GROUP_X + 1; p < pieces && after == I32_HIGHEST; ++p) after = ends[2 * (row * pieces + p)];
    for (i32 x = begin + t; x < end; x += LANES_COUNT) {
      const i32 w = (x - begin) >> 5, b = x & 31;
      const u32 low = words[w] & ((2u << b) - 1u), high = words[w] & (0u - (1u << b));
      i32 left = low ? begin + 32 * w + 31 - CLZ_U32(low) : w > 0 ? last[from + w - 1] : -1;
      i32 right = high ? begin + 32 * w + lowest_bit(high) : w + 1 < count ? first[from + w + 1] : I32_HIGHEST;
      if (left < 0) left = before;
      if (right == I32_HIGHEST) right = after;
      const i32 near = left >= 0 && (right == I32_HIGHEST || x - left <= right - x) ? left : right;
      const i64 at = row * width + x, away = near - x;
      cost[at] = near == I32_HIGHEST ? I64_HIGHEST : weight * away * away;
      if (LABELS) label[at] = near == I32_HIGHEST ? 0 : LOAD_I32(0, n, z, y, near);
    }
  } ENDLANES
ENDKERNEL

/// Sites and starts of the lower envelope of one line, entry k at k * lines; gives how many.
DEVICE_FUNCTION i32 build_envelope(GLOBAL const i64* cost, i64 step, i32 length, i64 weight, GLOBAL i32* sites,
                                   GLOBAL i32* starts, i64 lines) {
  i32 count = 0;
  i64 s = 0, t = 0, least = 0;  // the last site, from where on it is nearest, and its cost
  for (i32 u = 0; u < length; ++u) {
    const i64 own = cost[u * step];
    if (own != I64_HIGHEST) {
      while (count > 0 && least + weight * (t - s) * (t - s) > own + weight * (t - u) * (t - u)) {
        --count;
        if (count > 0) {
          s = sites[(count - 1) * lines];
          t = starts[(count - 1) * lines];
          least = cost[s * step];
        }
      }
      const i64 start = count == 0 ? 0 : (weight * ((i64)u * u - s * s) + own - least) / (2 * weight * (u - s)) + 1;
      if (start < length) {
        sites[count * lines] = u;
        starts[count * lines] = (i32)start;
        s = u, t = start, least = own;
        ++count;
      }
    }
  }
  return count;
}

// What envelope, envelope_distance and envelope_label have in common: lanes have columns x of the `outer` line (n, and z
// or y), and the loop meets every voxel of the line from the end, with `site` the place of what is nearest, -1 if nothing.
#define LINE_BEGIN                                                                                                     \
  LANES(t) {                                                                                                           \
    const i32 x = GROUP_X * LANES_COUNT + t, outer = first_outer + GROUP_Y, across = ALONG_Z ? height : depth;         \
    const i32 n = outer / across, other = outer % across, length = ALONG_Z ? depth : height;                           \
    const i64 step = ALONG_Z ? (i64)height * width : width, lines = (i64)outers * width;                               \
    const i64 base = ALONG_Z ? ((i64)n * depth * height + other) * width + x : (i64)outer * height * width + x;        \
    if (x < width) {                                                                                                   \
      GLOBAL i32* own_sites = sites + (i64)GROUP_Y * width + x;                                                        \
      GLOBAL i32* own_starts = starts + (i64)GROUP_Y * width + x;                                                      \
      i32 top = build_envelope(cost + base, step, length, weight, own_sites, own_starts, lines) - 1;                   \
      for (i32 i = length - 1; i >= 0; --i) {                                                                          \
        while (top > 0 && own_starts[top * lines] > i) --top;                                                          \
        const i64 site = top < 0 ? -1 : own_sites[top * lines], at = base + site * step;                               \
        const i64 least = top < 0 ? I64_HIGHEST : cost[at] + weight * (i - site) * (i - site);
#define LINE_END \
      }          \
    }            \
  } ENDLANES

KERNEL(envelope, (GLOBAL const i64* cost, GLOBAL const i32* label, GLOBAL i32* sites, GLOBAL i32* starts, i64 weight,
                  i32 width, i32 height, i32 depth, i32 first_outer, i32 outers, GLOBAL i64* least_cost, GLOBAL i32* nearest))
  LINE_BEGIN
    least_cost[base + i * step] = least;
    if (LABELS) nearest[base + i * step] = top < 0 ? 0 : label[at];
    (void)n, (void)other;
  LINE_END
ENDKERNEL

KERNEL(envelope_distance, (STORES, GLOBAL const i64* cost, GLOBAL const i32* label, GLOBAL i32* sites, GLOBAL i32* starts,
                           i64 weight, i32 width, i32 height, i32 depth, i32 first_outer, i32 outers, f64 unit))
  LINE_BEGIN
    const f32 distance = top < 0 ? F32_INFINITY : f64_to_f32(f64_mul(f64_sqrt(f64_from_i64(least)), unit));
    STORE_F32(n, ALONG_Z ? i : other, ALONG_Z ? other : i, x, distance);
  LINE_END
ENDKERNEL

KERNEL(envelope_label, (STORES, GLOBAL const i64* cost, GLOBAL const i32* label, GLOBAL i32* sites, GLOBAL i32* starts,
                        i64 weight, i32 width, i32 height, i32 depth, i32 first_outer, i32 outers))
  LINE_BEGIN
    STORE_I32(n, ALONG_Z ? i : other, ALONG_Z ? other : i, x, top < 0 ? 0 : label[at]);
    (void)least;
  LINE_END
ENDKERNEL
