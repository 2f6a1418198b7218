// Squared distances in whole numbers: along each row from a bit mask of its sites, then along y and z, a column for each
// lane. Columns of moderate length search outwards, never beyond what neighbours have found; long ones have lower
// envelopes of parabolas. Distances need no labels (LABELS 0).
CONSTANT(WORDS)
CONSTANT(LABELS)
CONSTANT(ALONG_Z)
CONSTANT(WIDE)   // costs are i64, else i32
CONSTANT(STEPS)  // results of a search
CONSTANT(LAST)   // pass: it stores what was asked for

// The cost of a line without a site. Costs stay below a quarter of it, so that sums with one another do not reach it.
#define UNREACHED ((i64)1 << (WIDE ? 62 : 30))
#define COST(at) (WIDE ? cost[at] : (i64)((GLOBAL const i32*)cost)[at])
DEVICE_FUNCTION void put_cost(GLOBAL i64* cost, i64 at, i64 value) {
  if (WIDE) cost[at] = value;
  else ((GLOBAL i32*)cost)[at] = (i32)value;
}

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
    for (i32 x = begin + 8 * t; x < end; x += 8 * LANES_COUNT) {  // 8 pixels a lane, since lanes wait for each other at a word
      u32 bits = 0;
      #pragma unroll
      for (i32 k = 0; k < 8; ++k)
        if (x + k < end && LOAD_I32(0, n, z, y, x + k) != 0) bits |= 1u << k;
      if (bits != 0) LOCAL_ATOMIC_OR_U32(&words[(x - begin) >> 5], bits << (x & 31));
    }
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
      put_cost(cost, at, near == I32_HIGHEST ? UNREACHED : weight * away * away);
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
    if (own < UNREACHED) {
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

/// Which of the sites low...high of a column is nearest to `at`; of several the lowest.
#define NEAREST_OF(type)                                                                                              \
  OVERLOADED DEVICE_FUNCTION i32 nearest_of(GLOBAL const type* cost, i64 step, i32 at, i32 low, i32 high, type weight) { \
    i32 site = low;                                                                                                    \
    type least = cost[low * step] + weight * (at - low) * (at - low);                                                  \
    const type other = cost[high * step] + weight * (high - at) * (high - at);                                         \
    if (other < least) least = other, site = high;                                                                     \
    const i32 start = CLAMP_I32(at, low, high);                                                                        \
    for (i32 away = 0;; ++away) {                                                                                      \
      const i32 below = start - away, above = start + away;                                                            \
      const type far_below = weight * (at - below) * (at - below), far_above = weight * (above - at) * (above - at);   \
      const i32 looks_below = below >= low && far_below <= least, looks_above = above <= high && far_above <= least;   \
      if (!looks_below && !looks_above) break;                                                                         \
      if (looks_below) {                                                                                               \
        const type found = cost[below * step] + far_below;                                                             \
        if (found < least || (found == least && below < site)) least = found, site = below;                            \
      }                                                                                                                \
      if (looks_above) {                                                                                               \
        const type found = cost[above * step] + far_above;                                                             \
        if (found < least || (found == least && above < site)) least = found, site = above;                            \
      }                                                                                                                \
    }                                                                                                                  \
    return site;                                                                                                       \
  }
NEAREST_OF(i64)
NEAREST_OF(i32)
#define SITE(at, low, high)                                                 \
  (WIDE ? nearest_of(cost + base, step, at, low, high, weight)              \
        : nearest_of((GLOBAL const i32*)cost + base, step, at, low, high, (i32)weight))

// Lanes have columns x of the `outer` line (n, and z or y).
#define COLUMN(first_line)                                                                                   \
  const i32 x = GROUP_X * LANES_COUNT + t, outer = first_line + GROUP_Y, across  = ALONG_Z ? height : depth; \
  const i32 n = outer / across, other = outer % across, length = ALONG_Z ? depth : height;                   \
  const i64 step = ALONG_Z ? (i64)height * width : width;                                                    \
  const i64 base = ALONG_Z ? ((i64)n * depth * height + other) * width + x : (i64)outer * height * width + x;

// Stores what becomes of voxel i of a column: its cost, `least`, while passes follow, else the distance or the label. The
// nearest site is `at`, whose own cost is `reached`; at UNREACHED there is none.
#define SETTLE(i, at, reached, least)                                                                                       \
  {                                                                                                                         \
    const i32 z = ALONG_Z ? i : other, y = ALONG_Z ? other : i, found = reached < UNREACHED;                                \
    if (!LAST) {                                                                                                            \
      STORE_I64(n, z, y, x, found ? least : UNREACHED);                                                                     \
      if (LABELS) nearest[base + i * step] = found ? label[at] : 0;                                                         \
    } else if (LABELS) {                                                                                                    \
      STORE_I32(n, z, y, x, found ? label[at] : 0);                                                                         \
    } else {                                                                                                                \
      STORE_F32(n, z, y, x, found ? f64_to_f32(f64_mul(f64_sqrt(f64_from_i64(least)), unit)) : F32_INFINITY);               \
    }                                                                                                                       \
  }

/// Nearest sites come in the order of the voxels, so those of a part's ends bound the search between them.
KERNEL(search, (STORES, GLOBAL const i64* cost, GLOBAL const i32* label, GLOBAL i32* nearest, i64 weight, f64 unit, i32 width,
                i32 height, i32 depth))
  LANES(t) {
    COLUMN(0)
    if (x < width) {
      const i32 first = GROUP_Z * STEPS, end = first + STEPS < length ? first + STEPS : length;
      i32 site = SITE(first, 0, length - 1);
      const i32 last = SITE(end - 1, site, length - 1);
      for (i32 i = first; i < end; ++i) {
        if (site != last) site = i == end - 1 ? last : i == first ? site : SITE(i, site, last);
        const i64 at = base + site * step, reached = COST(at), least = reached + weight * (i - site) * (i - site);
        SETTLE(i, at, reached, least)
      }
    }
  } ENDLANES
ENDKERNEL

KERNEL(envelope, (STORES, GLOBAL const i64* cost, GLOBAL const i32* label, GLOBAL i32* nearest, i64 weight, f64 unit, i32 width,
                  i32 height, i32 depth, i32 first_outer, i32 outers, GLOBAL i32* sites, GLOBAL i32* starts))
  LANES(t) {
    COLUMN(first_outer)
    if (x < width) {
      GLOBAL i32* own_sites = sites + (i64)GROUP_Y * width + x;
      GLOBAL i32* own_starts = starts + (i64)GROUP_Y * width + x;
      const i64 lines = (i64)outers * width;
      i32 top = build_envelope(cost + base, step, length, weight, own_sites, own_starts, lines) - 1;
      for (i32 i = length - 1; i >= 0; --i) {
        while (top > 0 && own_starts[top * lines] > i) --top;
        const i64 site = top < 0 ? 0 : own_sites[top * lines], at = base + site * step;
        const i64 reached = cost[at], least = reached + weight * (i - site) * (i - site);
        SETTLE(i, at, reached, least)
      }
    }
  } ENDLANES
ENDKERNEL
