// Ranks and modes of windows. Small windows are sorted in registers; large ones are counted, each lane with its own
// histogram, which slides along y or z.
CONSTANT(COUNT)  // voxels of a window
CONSTANT(RANK)
CONSTANT(WIDE)   // the box around the window
CONSTANT(TALL)
CONSTANT(DEEP)
CONSTANT(MASK0)  // which voxels of the box belong to the window, 31 to a mask
CONSTANT(MASK1)
CONSTANT(MASK2)
CONSTANT(MASK3)
CONSTANT(MASK4)
CONSTANT(ALONG_Z)  // the axis that histograms slide along, else y
CONSTANT(DIGITS)   // bytes of a sort key
CONSTANT(PACKED)   // two counters to a word

#define EXCHANGE(a, b) { const i32 smaller = a < b ? a : b; b = a < b ? b : a; a = smaller; }

// ---- up to 64 voxels: forgetful selection

#define MASK_OF(i) ((i) < 31 ? MASK0 : (i) < 62 ? MASK1 : (i) < 93 ? MASK2 : (i) < 124 ? MASK3 : MASK4)
#define BELONGS(i) ((MASK_OF(i) >> ((i) % 31) & 1) != 0)
// Ranks from the nearer end. So many values and two more are held; of these the outermost cannot be the one wanted.
#define NEAR (RANK < COUNT - 1 - RANK ? RANK : COUNT - 1 - RANK)
#define HELD (NEAR + 2)
#define REST (COUNT - 1 - 2 * NEAR)

/// One voxel a lane. The window's box begins at (x0, y0, z0) from its centre.
KERNEL(select_voxels, (LOADS, STORES, i32 x0, i32 y0, i32 z0, i32 width, i32 height, i32 depth))
  LANES(t) {
    const i32 n = GROUP_Z / depth, z = GROUP_Z % depth, y = GROUP_Y, x = GROUP_X * LANES_COUNT + t;
    if (x < width) {
      i32 v[COUNT], taken = 0;
      #pragma unroll
      for (i32 i = 0; i < DEEP * TALL * WIDE; ++i) {
        if (BELONGS(i)) {
          const i32 key = LOAD_I32(0, n, CLAMP_I32(z + z0 + i / (TALL * WIDE), 0, depth - 1),
                                   CLAMP_I32(y + y0 + i / WIDE % TALL, 0, height - 1),
                                   CLAMP_I32(x + x0 + i % WIDE, 0, width - 1));
          v[taken] = 2 * RANK < COUNT ? key : ~key;
          ++taken;
        }
      }
      #pragma unroll
      for (i32 k = 0; k < REST; ++k) {
        #pragma unroll
        for (i32 i = 0; i < HELD - 1; ++i) EXCHANGE(v[i], v[HELD - 1])
        if (HELD + k < COUNT) v[HELD - 1] = v[HELD + k];
      }
      #pragma unroll
      for (i32 k = 0; k < NEAR; ++k) {
        const i32 held = HELD - k;  // loops of constant length, or compilers leave them as they are
        #pragma unroll
        for (i32 i = 0; i < HELD / 2; ++i) {
          if (i < held / 2) EXCHANGE(v[i], v[held - 1 - i])
        }
        #pragma unroll
        for (i32 i = 1; i < (HELD + 1) / 2; ++i) {
          if (i < (held + 1) / 2) EXCHANGE(v[0], v[i])
        }
        #pragma unroll
        for (i32 i = 0; i < HELD - 1; ++i) {
          if (i >= held / 2 && i < held - 1) EXCHANGE(v[i], v[held - 1])
        }
        if (k < NEAR - 1) v[0] = v[HELD + REST + k];
      }
      STORE_I32(n, z, y, x, 2 * RANK < COUNT ? v[NEAR > 0] : ~v[NEAR > 0]);
    }
  } ENDLANES
ENDKERNEL

// ---- 3 x 3 x 3: sorted planes

DEVICE_FUNCTION void sort_3(i32* v) {
  EXCHANGE(v[0], v[1]) EXCHANGE(v[1], v[2]) EXCHANGE(v[0], v[1])
}

DEVICE_FUNCTION void merge_3_3(const i32* a, const i32* b, i32* into) {
  i32 v[6];
  #pragma unroll
  for (i32 i = 0; i < 6; ++i) v[i] = i < 3 ? a[i] : b[i - 3];
  EXCHANGE(v[0], v[3]) EXCHANGE(v[2], v[5]) EXCHANGE(v[2], v[3]) EXCHANGE(v[1], v[4]) EXCHANGE(v[1], v[2]) EXCHANGE(v[4], v[3])
  into[0] = v[0]; into[1] = v[1]; into[2] = v[2]; into[3] = v[4]; into[4] = v[3]; into[5] = v[5];
}

DEVICE_FUNCTION void merge_6_3(const i32* a, const i32* b, i32* into) {
  i32 v[9];
  #pragma unroll
  for (i32 i = 0; i < 9; ++i) v[i] = i < 6 ? a[i] : b[i - 6];
  EXCHANGE(v[0], v[6]) EXCHANGE(v[4], v[6]) EXCHANGE(v[2], v[8]) EXCHANGE(v[2], v[4]) EXCHANGE(v[8], v[6]) EXCHANGE(v[1], v[7])
  EXCHANGE(v[5], v[7]) EXCHANGE(v[3], v[5]) EXCHANGE(v[1], v[2]) EXCHANGE(v[3], v[4]) EXCHANGE(v[5], v[8]) EXCHANGE(v[7], v[6])
  #pragma unroll
  for (i32 i = 0; i < 6; ++i) into[i] = v[i];
  into[6] = v[8]; into[7] = v[7]; into[8] = v[6];
}

DEVICE_FUNCTION void merge_9_9(const i32* a, const i32* b, i32* into) {
  i32 v[18];
  #pragma unroll
  for (i32 i = 0; i < 18; ++i) v[i] = i < 9 ? a[i] : b[i - 9];
  EXCHANGE(v[0], v[9]) EXCHANGE(v[8], v[17]) EXCHANGE(v[8], v[9]) EXCHANGE(v[4], v[13]) EXCHANGE(v[4], v[8]) EXCHANGE(v[13], v[9])
  EXCHANGE(v[2], v[11]) EXCHANGE(v[6], v[15]) EXCHANGE(v[6], v[11]) EXCHANGE(v[2], v[4]) EXCHANGE(v[6], v[8]) EXCHANGE(v[11], v[13])
  EXCHANGE(v[15], v[9]) EXCHANGE(v[1], v[10]) EXCHANGE(v[5], v[14]) EXCHANGE(v[5], v[10]) EXCHANGE(v[3], v[12]) EXCHANGE(v[7], v[16])
  EXCHANGE(v[7], v[12]) EXCHANGE(v[3], v[5]) EXCHANGE(v[7], v[10]) EXCHANGE(v[12], v[14]) EXCHANGE(v[1], v[2]) EXCHANGE(v[3], v[4])
  EXCHANGE(v[5], v[6]) EXCHANGE(v[7], v[8]) EXCHANGE(v[10], v[11]) EXCHANGE(v[12], v[13]) EXCHANGE(v[14], v[15]) EXCHANGE(v[16], v[9])
  #pragma unroll
  for (i32 i = 0; i < 18; ++i) into[i] = v[i < 9 ? i : i < 16 ? i + 1 : i == 16 ? 9 : 17];
}

/// The value of a rank among 18 and 9 sorted ones: of every split of the lower ones, the largest; where the split is
/// right, that is least.
DEVICE_FUNCTION i32 chosen_of_18_9(const i32* a, const i32* b, i32 rank) {
  i32 best = I32_HIGHEST;
  #pragma unroll
  for (i32 i = 0; i <= 18; ++i) {  // so many from a
    const i32 j = rank + 1 - i;
    if (j >= 0 && j <= 9) {
      const i32 last_a = i > 0 ? a[i > 0 ? i - 1 : 0] : I32_LOWEST;
      const i32 last_b = j > 0 ? b[j > 0 && j <= 9 ? j - 1 : 0] : I32_LOWEST;
      const i32 largest = last_a < last_b ? last_b : last_a;
      best = largest < best ? largest : best;
    }
  }
  return best;
}

#define ACROSS 32  // lanes along x; the others stand below each other, two rows a lane
#define SORTED_ROW(into, dy) { \
  const i32 row_y = CLAMP_I32(y + (dy), 0, height - 1); \
  into[0] = LOAD_I32(0, n, plane_z, row_y, left); \
  into[1] = LOAD_I32(0, n, plane_z, row_y, x); \
  into[2] = LOAD_I32(0, n, plane_z, row_y, right); \
  sort_3(into); }
/// The nine voxels around y and those around y + 1, sorted, of one plane.
#define SORTED_PLANE(into, at) { \
  const i32 plane_z = CLAMP_I32(at, 0, depth - 1); \
  i32 above[3], first[3], second[3], below[3], both[6]; \
  SORTED_ROW(above, -1) SORTED_ROW(first, 0) SORTED_ROW(second, 1) SORTED_ROW(below, 2) \
  merge_3_3(first, second, both); \
  merge_6_3(both, above, into[0]); \
  merge_6_3(both, below, into[1]); }

/// Down z, two planes of results at a time, whose windows share two planes.
KERNEL(rank_of_27, (LOADS, STORES, i32 width, i32 height, i32 depth, i32 strips, i32 stretch))
  LANES(t) {
    const i32 x = GROUP_X % strips * ACROSS + t % ACROSS, y = 2 * (GROUP_X / strips * (LANES_COUNT / ACROSS) + t / ACROSS);
    const i32 slabs = (depth + stretch - 1) / stretch, n = GROUP_Y / slabs, begin = GROUP_Y % slabs * stretch;
    const i32 end = begin + stretch < depth ? begin + stretch : depth;
    if (x < width && y < height) {
      const i32 left = x > 0 ? x - 1 : 0, right = x + 1 < width ? x + 1 : x;
      i32 planes[4][2][9];
      SORTED_PLANE(planes[0], begin - 1)
      SORTED_PLANE(planes[1], begin)
      for (i32 z = begin; z < end; z += 2) {
        SORTED_PLANE(planes[2], z + 1)
        SORTED_PLANE(planes[3], z + 2)
        #pragma unroll
        for (i32 row = 0; row < 2; ++row) {
          i32 shared[18];
          merge_9_9(planes[1][row], planes[2][row], shared);
          if (y + row < height) {
            STORE_I32(n, z, y + row, x, chosen_of_18_9(shared, planes[0][row], RANK));
            if (z + 1 < end) STORE_I32(n, z + 1, y + row, x, chosen_of_18_9(shared, planes[3][row], RANK));
          }
        }
        #pragma unroll
        for (i32 i = 0; i < 9; ++i) {
          #pragma unroll
          for (i32 row = 0; row < 2; ++row) {
            planes[0][row][i] = planes[2][row][i];
            planes[1][row][i] = planes[3][row][i];
          }
        }
      }
    }
  } ENDLANES
ENDKERNEL

// ---- any window: histograms

// A window is `count` courses along the axis that is slid along: how far across and along x they stand, first and last.
#define PLACE_Z (ALONG_Z ? q : across_at)
#define PLACE_Y (ALONG_Z ? across_at : q)
#define WORDS (256 >> PACKED)  // of a histogram

DEVICE_FUNCTION u32 counter(LOCAL const u32* counts, i32 bin, i32 packed) {
  const u32 word = counts[(bin >> packed) * LANES_COUNT];
  return packed ? word >> (bin % 2 * 16) & 0xffffu : word;
}
DEVICE_FUNCTION void count_voxel(LOCAL u32* counts, u32 bin, u32 times, i32 packed) {
  counts[(bin >> packed) * LANES_COUNT] += packed ? times << (bin % 2 * 16) : times;
}

#define KEY_AT(at) ((u32)LOAD_I32(0, n, PLACE_Z, PLACE_Y, at) - (u32)lowest)
#define TOP_DIGIT(key) ((key) >> (8 * (DIGITS - 1)))

/// The highest byte of every key is counted while the window slides; lower ones are counted afresh for each voxel, among
/// keys that agree in the higher ones.
KERNEL(rank_by_digits, (LOADS, STORES, GLOBAL const i32* RESTRICT courses, i32 count, i32 rank, i32 lowest, i32 width, i32 length, i32 across, i32 strips, i32 stretch))
  LOCALMEM u32 tops[WORDS * LANES_COUNT];
  LOCALMEM u32 lows[(DIGITS > 1 ? WORDS : 1) * LANES_COUNT];
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, other = GROUP_X / strips % across, n = GROUP_X / strips / across;
    const i32 begin = GROUP_Y * stretch, end = begin + stretch < length ? begin + stretch : length;
    if (x < width) {
      for (i32 i = 0; i < WORDS; ++i) tops[i * LANES_COUNT + t] = 0;
      for (i32 c = 0; c < count; ++c) {
        const i32 across_at = CLAMP_I32(other + courses[4 * c], 0, across - 1), x_at = CLAMP_I32(x + courses[4 * c + 1], 0, width - 1);
        for (i32 d = courses[4 * c + 2]; d <= courses[4 * c + 3]; ++d) {
          const i32 q = CLAMP_I32(begin + d, 0, length - 1);
          count_voxel(tops + t, TOP_DIGIT(KEY_AT(x_at)), 1, PACKED);
        }
      }
      i32 top = 0;
      u32 below = 0;  // voxels whose top digit is smaller
      for (i32 p = begin; p < end; ++p) {
        while (below > (u32)rank) below -= counter(tops + t, --top, PACKED);
        for (u32 here = counter(tops + t, top, PACKED); below + here <= (u32)rank; here = counter(tops + t, top, PACKED)) {
          below += here;
          ++top;
        }
        u32 key = (u32)top, rest = (u32)rank - below;
        for (i32 shift = 8 * (DIGITS - 2); shift >= 0; shift -= 8) {
          for (i32 i = 0; i < WORDS; ++i) lows[i * LANES_COUNT + t] = 0;
          for (i32 c = 0; c < count; ++c) {
            const i32 across_at = CLAMP_I32(other + courses[4 * c], 0, across - 1), x_at = CLAMP_I32(x + courses[4 * c + 1], 0, width - 1);
            for (i32 d = courses[4 * c + 2]; d <= courses[4 * c + 3]; ++d) {
              const i32 q = CLAMP_I32(p + d, 0, length - 1);
              const u32 v = KEY_AT(x_at);
              if (v >> (shift + 8) == key) count_voxel(lows + t, v >> shift & 255, 1, PACKED);
            }
          }
          i32 digit = 0;
          for (u32 here = counter(lows + t, 0, PACKED); here <= rest; here = counter(lows + t, digit, PACKED)) {
            rest -= here;
            ++digit;
          }
          key = key << 8 | (u32)digit;
        }
        {
          const i32 across_at = other, q = p;
          STORE_I32(n, PLACE_Z, PLACE_Y, x, (i32)(key + (u32)lowest));
        }
        for (i32 c = 0; c < count && p + 1 < end; ++c) {
          const i32 across_at = CLAMP_I32(other + courses[4 * c], 0, across - 1), x_at = CLAMP_I32(x + courses[4 * c + 1], 0, width - 1);
          i32 q = CLAMP_I32(p + courses[4 * c + 2], 0, length - 1);
          const u32 leaves = TOP_DIGIT(KEY_AT(x_at));
          q = CLAMP_I32(p + 1 + courses[4 * c + 3], 0, length - 1);
          const u32 enters = TOP_DIGIT(KEY_AT(x_at));
          count_voxel(tops + t, leaves, ~0u, PACKED);
          count_voxel(tops + t, enters, 1, PACKED);
          below += (u32)(enters < (u32)top) - (u32)(leaves < (u32)top);
        }
      }
    }
  } ENDLANES
ENDKERNEL

// ---- modes: what is outside the image does not count

#define IS_INSIDE(v, size) ((v) >= 0 && (v) < (size))

/// Keys of one byte. The best bin is searched for only after it has lost a voxel.
KERNEL(mode_by_histogram, (LOADS, STORES, GLOBAL const i32* RESTRICT courses, i32 count, i32 lowest, i32 width, i32 length, i32 across, i32 strips, i32 stretch))
  LOCALMEM u32 tops[WORDS * LANES_COUNT];
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, other = GROUP_X / strips % across, n = GROUP_X / strips / across;
    const i32 begin = GROUP_Y * stretch, end = begin + stretch < length ? begin + stretch : length;
    if (x < width) {
      for (i32 i = 0; i < WORDS; ++i) tops[i * LANES_COUNT + t] = 0;
      for (i32 c = 0; c < count; ++c) {
        const i32 across_at = other + courses[4 * c], x_at = x + courses[4 * c + 1];
        const i32 inside = IS_INSIDE(across_at, across) && IS_INSIDE(x_at, width);
        for (i32 q = begin + courses[4 * c + 2]; q <= begin + courses[4 * c + 3]; ++q)
          if (inside && IS_INSIDE(q, length)) count_voxel(tops + t, KEY_AT(x_at), 1, PACKED);
      }
      u32 best = 0, most = 0;  // 0 voxels: unknown
      for (i32 p = begin; p < end; ++p) {
        for (i32 bin = 0; bin < 256 && (most == 0 || bin > 0); ++bin) {
          const u32 here = counter(tops + t, bin, PACKED);
          best = here > most ? (u32)bin : best;
          most = here > most ? here : most;
        }
        {
          const i32 across_at = other, q = p;
          STORE_I32(n, PLACE_Z, PLACE_Y, x, (i32)(best + (u32)lowest));
        }
        for (i32 c = 0; c < count && p + 1 < end; ++c) {
          const i32 across_at = other + courses[4 * c], x_at = x + courses[4 * c + 1];
          if (IS_INSIDE(across_at, across) && IS_INSIDE(x_at, width)) {
            i32 q = p + courses[4 * c + 2];
            if (IS_INSIDE(q, length)) {
              const u32 leaves = KEY_AT(x_at);
              count_voxel(tops + t, leaves, ~0u, PACKED);
              most = leaves == best ? 0 : most;
            }
            q = p + 1 + courses[4 * c + 3];
            if (IS_INSIDE(q, length)) {
              const u32 enters = KEY_AT(x_at);
              count_voxel(tops + t, enters, 1, PACKED);
              const u32 here = counter(tops + t, (i32)enters, PACKED);
              const i32 better = most != 0 && (here > most || (here == most && enters < best));
              best = better ? enters : best;
              most = better ? here : most;
            }
          }
        }
      }
    }
  } ENDLANES
ENDKERNEL

/// Keys of any width: value after value in ascending order, until those that are left are too few to win.
KERNEL(mode_by_values, (LOADS, STORES, GLOBAL const i32* RESTRICT courses, i32 count, i32 width, i32 length, i32 across, i32 strips, i32 stretch))
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, other = GROUP_X / strips % across, n = GROUP_X / strips / across;
    const i32 begin = GROUP_Y * stretch, end = begin + stretch < length ? begin + stretch : length;
    for (i32 p = begin; p < end && x < width; ++p) {
      i32 best = 0, last = 0;
      u32 most = 0, left = 1;
      for (i32 pass = 0; left > most; ++pass) {
        i32 next = I32_HIGHEST;
        u32 equal = 0, larger = 0;  // to the next value, and than the last one
        for (i32 c = 0; c < count; ++c) {
          const i32 across_at = other + courses[4 * c], x_at = x + courses[4 * c + 1];
          const i32 inside = IS_INSIDE(across_at, across) && IS_INSIDE(x_at, width);
          for (i32 q = p + courses[4 * c + 2]; q <= p + courses[4 * c + 3]; ++q) {
            if (inside && IS_INSIDE(q, length)) {
              const i32 v = LOAD_I32(0, n, PLACE_Z, PLACE_Y, x_at);
              const i32 counts = pass == 0 || v > last;
              equal = counts && v < next ? 1 : equal + (u32)(counts && v == next);
              next = counts && v < next ? v : next;
              larger += (u32)counts;
            }
          }
        }
        best = equal > most ? next : best;
        most = equal > most ? equal : most;
        left = larger - equal;
        last = next;
      }
      {
        const i32 across_at = other, q = p;
        STORE_I32(n, PLACE_Z, PLACE_Y, x, best);
      }
    }
  } ENDLANES
ENDKERNEL
