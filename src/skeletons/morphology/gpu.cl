// Extremes of sort keys. Boxes: x by doubling in local memory, y and z by van Herk and Gil-Werman with a window per lane.
// Elements within 3 x 3 x 3: walks down z that load each plane once. Others: small ones voxel by voxel, large ones by chords,
// each the extreme of two power-of-two runs of a row (tables).
CONSTANT(LARGEST)
CONSTANT(SPAN)
CONSTANT(WINDOW)
CONSTANT(ALONG_Z)
CONSTANT(NEAREST)  // whether voxels outside are those at the edge, or left out
CONSTANT(ELEMENT)  // a bit for each voxel of 3 x 3 x 3, x fastest
CONSTANT(STEPS)    // results of a walk

#define KEY_NONE (LARGEST ? I32_LOWEST : I32_HIGHEST)

DEVICE_FUNCTION i32 key_extreme(i32 a, i32 b, i32 largest) { return (a < b) == (largest != 0) ? b : a; }

/// Rows in pieces of `piece` results, with the radius on both sides within SPAN.
KERNEL(slide_x, (LOADS, STORES, i32 width, i32 depth, i32 radius, i32 piece))
  LOCALMEM i32 keys[2 * SPAN];
  const i32 n = GROUP_Z / depth, z = GROUP_Z % depth, y = GROUP_Y, x0 = GROUP_X * piece;
  const i32 window = 2 * radius + 1, loaded = piece + 2 * radius;
  LANES(t) {
    for (i32 i = t; i < loaded; i += LANES_COUNT) {
      const i32 x = x0 + i - radius;
      keys[i] = x >= 0 && x < width ? LOAD_I32(0, n, z, y, x) : KEY_NONE;
    }
  } ENDLANES
  SYNC;
  i32 from = 0, size = 1;
  while (size < window) {
    const i32 more = size < window - size ? size : window - size;
    LANES(t) {
      for (i32 i = t; i < loaded - more; i += LANES_COUNT)
        keys[SPAN - from + i] = key_extreme(keys[from + i], keys[from + i + more], LARGEST);
    } ENDLANES
    SYNC;
    size += more;
    from = SPAN - from;
  }
  LANES(t) {
    for (i32 i = t; i < piece; i += LANES_COUNT)
      if (x0 + i < width) STORE_I32(n, z, y, x0 + i, keys[from + i]);
  } ENDLANES
ENDKERNEL

/// Each lane has a column x and goes along y or z, `chunk` results far. A window's extreme joins the end of one block of
/// the line with the start of the next; the lane's slots hold the ends, and behind them the next block as it comes in.
KERNEL(slide_line, (LOADS, STORES, i32 width, i32 length, i32 across, i32 radius, i32 chunk))
  LOCALMEM i32 slots[WINDOW * LANES_COUNT];
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, n = GROUP_Z / across, other = GROUP_Z % across, window = 2 * radius + 1;
    const i32 begin = GROUP_Y * chunk, end = begin + chunk < length ? begin + chunk : length;
    if (x < width) {
      for (i32 k = 0; k < window; ++k) {
        const i32 at = begin - radius + k, inside = at >= 0 && at < length;
        slots[k * LANES_COUNT + t] = inside ? LOAD_I32(0, n, ALONG_Z ? at : other, ALONG_Z ? other : at, x) : KEY_NONE;
      }
      for (i32 start = begin; start < end; start += window) {
        for (i32 k = window - 2; k >= 0; --k)
          slots[k * LANES_COUNT + t] = key_extreme(slots[k * LANES_COUNT + t], slots[(k + 1) * LANES_COUNT + t], LARGEST);
        i32 best = KEY_NONE;
        for (i32 k = 0; k < window && start + k < end; ++k) {
          const i32 out = start + k, at = out + radius + 1;
          const i32 result = key_extreme(slots[k * LANES_COUNT + t], best, LARGEST);
          const i32 next = at < length ? LOAD_I32(0, n, ALONG_Z ? at : other, ALONG_Z ? other : at, x) : KEY_NONE;
          STORE_I32(n, ALONG_Z ? out : other, ALONG_Z ? other : out, x, result);
          best = key_extreme(best, next, LARGEST);
          slots[k * LANES_COUNT + t] = next;
        }
      }
    }
  } ENDLANES
ENDKERNEL

#define RIM ((ELEMENT & 0x7fc01ff) != 0)  // whether the element reaches into other planes

/// Of those of three keys that `bits` names.
DEVICE_FUNCTION i32 some_extreme(i32 a, i32 b, i32 c, i32 bits) {
  i32 best = KEY_NONE;
  if (bits & 1) best = key_extreme(best, a, LARGEST);
  if (bits & 2) best = key_extreme(best, b, LARGEST);
  if (bits & 4) best = key_extreme(best, c, LARGEST);
  return best;
}
// What a slice of the element takes from the three rows of keys that begin at `row`.
#define OF_ROW(row, bits) some_extreme(key[3 * (row)], key[3 * (row) + 1], key[3 * (row) + 2], bits)
#define OF_SLICE(row, slice)                                                                              \
  key_extreme(key_extreme(OF_ROW(row, ELEMENT >> 9 * (slice)), OF_ROW((row) + 1, ELEMENT >> (9 * (slice) + 3)), LARGEST), \
              OF_ROW((row) + 2, ELEMENT >> (9 * (slice) + 6)), LARGEST)

/// A group has 64 x 4 pairs of columns. A plane gives each slice of the element what the results below, in and above it take.
KERNEL(near, (LOADS, STORES, i32 width, i32 height, i32 depth, i32 walks))
  LANES(t) {
    const i32 x = GROUP_X * 64 + t % 64, y = GROUP_Y * 8 + t / 64 * 2, n = GROUP_Z / walks, first = GROUP_Z % walks * STEPS;
    const i32 end = first + STEPS < depth ? first + STEPS : depth;
    if (x < width && y < height) {
      i32 begun[2] = {KEY_NONE, KEY_NONE}, half_done[2] = {KEY_NONE, KEY_NONE};
      for (i32 z = first - RIM; z < end + RIM; ++z) {
        i32 key[12];
        #pragma unroll
        for (i32 k = 0; k < 12; ++k) {
          const i32 tx = x + k % 3 - 1, ty = y + k / 3 - 1;
          const i32 inside = tx >= 0 && tx < width && ty >= 0 && ty < height && z >= 0 && z < depth;
          const i32 own = LOAD_I32(0, n, CLAMP_I32(z, 0, depth - 1), CLAMP_I32(ty, 0, height - 1), CLAMP_I32(tx, 0, width - 1));
          key[k] = NEAREST || inside ? own : KEY_NONE;
        }
        #pragma unroll
        for (i32 r = 0; r < 2; ++r) {
          const i32 middle = OF_SLICE(r, 1), done = RIM ? key_extreme(half_done[r], OF_SLICE(r, 2), LARGEST) : middle;
          if (z >= first + RIM && y + r < height) STORE_I32(n, z - RIM, y + r, x, done);
          half_done[r] = key_extreme(begun[r], middle, LARGEST);
          begun[r] = OF_SLICE(r, 0);
        }
      }
    }
  } ENDLANES
ENDKERNEL

/// offsets: z, y, x of every voxel of the element.
KERNEL(taps, (LOADS, STORES, i32 width, i32 height, i32 depth, GLOBAL const i32* offsets, i32 count))
  LANES(t) {
    const i32 n = GROUP_Z / depth, z = GROUP_Z % depth, y = GROUP_Y, x = GROUP_X * LANES_COUNT + t;
    if (x < width) {
      i32 best = KEY_NONE;
      for (i32 k = 0; k < count; ++k) {
        i32 tz = z + offsets[3 * k], ty = y + offsets[3 * k + 1], tx = x + offsets[3 * k + 2];
        if (NEAREST) {
          tz = CLAMP_I32(tz, 0, depth - 1);
          ty = CLAMP_I32(ty, 0, height - 1);
          tx = CLAMP_I32(tx, 0, width - 1);
        }
        if (tz >= 0 && tz < depth && ty >= 0 && ty < height && tx >= 0 && tx < width)
          best = key_extreme(best, LOAD_I32(0, n, tz, ty, tx), LARGEST);
      }
      STORE_I32(n, z, y, x, best);
    }
  } ENDLANES
ENDKERNEL

/// tables[x] of level 0: the keys of one frame, row after row.
KERNEL(row_keys, (LOADS, GLOBAL i32* tables, i32 n, i32 width, i32 height))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t;
    if (x < width) tables[((i64)GROUP_Z * height + GROUP_Y) * width + x] = LOAD_I32(0, n, GROUP_Z, GROUP_Y, x);
  } ENDLANES
ENDKERNEL

/// The next level: runs of 2 * half voxels, made of two runs of half. Runs that leave the row are not made.
KERNEL(row_runs, (GLOBAL i32* tables, i64 from, i64 to, i32 half_run, i32 width, i32 height))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t;
    const i64 at = ((i64)GROUP_Z * height + GROUP_Y) * width + x;
    if (x + 2 * half_run <= width)
      tables[to + at] = key_extreme(tables[from + at], tables[from + at + half_run], LARGEST);
  } ENDLANES
ENDKERNEL

/// chords: z, y, first, last.
KERNEL(chords, (STORES, GLOBAL const i32* tables, i64 plane_count, i32 n, i32 width, i32 height, i32 depth,
                GLOBAL const i32* list, i32 count))
  LANES(t) {
    const i32 z = GROUP_Z, y = GROUP_Y, x = GROUP_X * LANES_COUNT + t;
    if (x < width) {
      i32 best = KEY_NONE;
      for (i32 k = 0; k < count; ++k) {
        i32 tz = z + list[4 * k], ty = y + list[4 * k + 1], first = x + list[4 * k + 2], last = x + list[4 * k + 3];
        if (NEAREST) {
          tz = CLAMP_I32(tz, 0, depth - 1);
          ty = CLAMP_I32(ty, 0, height - 1);
          first = first < width ? first : width - 1;
          last = last < 0 ? 0 : last;
        }
        first = first < 0 ? 0 : first;
        last = last < width ? last : width - 1;
        if (tz >= 0 && tz < depth && ty >= 0 && ty < height && first <= last) {
          const i32 level = 31 - CLZ_U32((u32)(last - first + 1));
          GLOBAL const i32* row = tables + level * plane_count + ((i64)tz * height + ty) * width;
          best = key_extreme(best, key_extreme(row[first], row[last + 1 - (1 << level)], LARGEST), LARGEST);
        }
      }
      STORE_I32(n, z, y, x, best);
    }
  } ENDLANES
ENDKERNEL
