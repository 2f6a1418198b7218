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

// ---- boxes of 3 x 3 x 3 and 5 x 5 x 5: planes are sorted once for all windows that see them

/// One step of Batcher's odd-even merge of v[0 ... n) with v[n ... n + m): neither is longer than `most`, a power of two.
/// Exchanges with what would lie beyond their ends are left out.
DEVICE_FUNCTION void merge_step(i32* v, i32 n, i32 m, i32 most, i32 span) {
  #pragma unroll
  for (i32 q = 0; q < most; ++q) {
    const i32 low = (span < most ? span + q / span * 2 * span + q % span : q) + n - most, high = low + span;
    if (low >= 0 && high < n + m) EXCHANGE(v[low], v[high])
  }
}
DEVICE_FUNCTION void merge_up_to_4(i32* v, i32 n, i32 m, i32 most) {
  if (most >= 4) merge_step(v, n, m, most, 4);
  merge_step(v, n, m, most, 2);
  merge_step(v, n, m, most, 1);
}
DEVICE_FUNCTION void merge_up_to_16(i32* v, i32 n, i32 m, i32 most) {
  if (most >= 16) merge_step(v, n, m, most, 16);
  if (most >= 8) merge_step(v, n, m, most, 8);
  merge_up_to_4(v, n, m, most);
}
DEVICE_FUNCTION void merge_up_to_64(i32* v, i32 n, i32 m, i32 most) {
  if (most >= 64) merge_step(v, n, m, most, 64);
  if (most >= 32) merge_step(v, n, m, most, 32);
  merge_up_to_16(v, n, m, most);
}

DEVICE_FUNCTION void copy_list(const i32* from, i32 count, i32* to) {
  #pragma unroll
  for (i32 i = 0; i < count; ++i) to[i] = from[i];
}

/// The value of a rank among two sorted lists: of every split of the lower ones, the largest; where the split is right,
/// that is least.
DEVICE_FUNCTION i32 chosen_of(const i32* a, i32 count_a, const i32* b, i32 count_b, i32 rank) {
  i32 best = I32_HIGHEST;
  #pragma unroll
  for (i32 i = 0; i <= count_a; ++i) {  // so many from a
    const i32 j = rank + 1 - i;
    if (j >= 0 && j <= count_b) {
      const i32 last_a = i > 0 ? a[i > 0 ? i - 1 : 0] : I32_LOWEST;
      const i32 last_b = j > 0 ? b[j > 0 ? j - 1 : 0] : I32_LOWEST;
      const i32 largest = last_a < last_b ? last_b : last_a;
      best = largest < best ? largest : best;
    }
  }
  return best;
}

DEVICE_FUNCTION void sort_3(i32* v) {
  EXCHANGE(v[0], v[1])
  EXCHANGE(v[1], v[2])
  EXCHANGE(v[0], v[1])
}
DEVICE_FUNCTION void sort_5(i32* v) {
  EXCHANGE(v[0], v[3])
  EXCHANGE(v[1], v[4])
  EXCHANGE(v[0], v[2])
  EXCHANGE(v[1], v[3])
  EXCHANGE(v[0], v[1])
  EXCHANGE(v[2], v[4])
  EXCHANGE(v[1], v[2])
  EXCHANGE(v[3], v[4])
  EXCHANGE(v[2], v[3])
}

#define ACROSS 32  // lanes along x; the others stand below each other

/// Down z, two planes of results at a time, whose windows share two planes; two rows a lane, which share two rows.
KERNEL(rank_of_27, (LOADS, STORES, i32 width, i32 height, i32 depth, i32 strips, i32 stretch))
  LANES(t) {
    const i32 x = GROUP_X % strips * ACROSS + t % ACROSS, y = 2 * (GROUP_X / strips * (LANES_COUNT / ACROSS) + t / ACROSS);
    const i32 slabs = (depth + stretch - 1) / stretch, n = GROUP_Y / slabs, begin = GROUP_Y % slabs * stretch;
    const i32 end = begin + stretch < depth ? begin + stretch : depth;
    if (x < width && y < height) {
      const i32 left = x > 0 ? x - 1 : 0, right = x + 1 < width ? x + 1 : x;
      i32 planes[4][2][9];  // sorted, at z - 1 to z + 2, around y and y + 1
      #pragma unroll
      for (i32 i = 0; i < 9; ++i) planes[0][0][i] = planes[0][1][i] = planes[1][0][i] = planes[1][1][i] = 0;
      for (i32 z = begin - 2; z < end; z += 2) {
        #pragma unroll
        for (i32 k = 0; k < 2; ++k) {
          const i32 plane_z = CLAMP_I32(z + 1 + k, 0, depth - 1);
          i32 rows[4][3], both[6];
          #pragma unroll
          for (i32 r = 0; r < 4; ++r) {
            const i32 row_y = CLAMP_I32(y + r - 1, 0, height - 1);
            rows[r][0] = LOAD_I32(0, n, plane_z, row_y, left);
            rows[r][1] = LOAD_I32(0, n, plane_z, row_y, x);
            rows[r][2] = LOAD_I32(0, n, plane_z, row_y, right);
            sort_3(rows[r]);
          }
          copy_list(rows[1], 3, both);
          copy_list(rows[2], 3, both + 3);
          merge_up_to_4(both, 3, 3, 4);
          #pragma unroll
          for (i32 r = 0; r < 2; ++r) {
            copy_list(both, 6, planes[2 + k][r]);
            copy_list(rows[3 * r], 3, planes[2 + k][r] + 6);
            merge_up_to_16(planes[2 + k][r], 6, 3, 8);
          }
        }
        #pragma unroll
        for (i32 r = 0; r < 2; ++r) {
          i32 shared[18];
          copy_list(planes[1][r], 9, shared);
          copy_list(planes[2][r], 9, shared + 9);
          merge_up_to_16(shared, 9, 9, 16);
          if (z >= begin && y + r < height) {
            STORE_I32(n, z, y + r, x, chosen_of(shared, 18, planes[0][r], 9, RANK));
            if (z + 1 < end) STORE_I32(n, z + 1, y + r, x, chosen_of(shared, 18, planes[3][r], 9, RANK));
          }
          copy_list(planes[2][r], 9, planes[0][r]);
          copy_list(planes[3][r], 9, planes[1][r]);
        }
      }
    }
  } ENDLANES
ENDKERNEL

/// The same for 5 x 5 x 5 with one row a lane; windows of two planes of results share four planes.
KERNEL(rank_of_125, (LOADS, STORES, i32 width, i32 height, i32 depth, i32 strips, i32 stretch))
  LOCALMEM i32 kept[3 * 25 * LANES_COUNT];  // each lane's sorted planes at z - 2, z and z + 2
  LANES(t) {
    const i32 x = GROUP_X % strips * ACROSS + t % ACROSS, y = GROUP_X / strips * (LANES_COUNT / ACROSS) + t / ACROSS;
    const i32 slabs = (depth + stretch - 1) / stretch, n = GROUP_Y / slabs, begin = GROUP_Y % slabs * stretch;
    const i32 end = begin + stretch < depth ? begin + stretch : depth;
    if (x < width && y < height) {
      i32 earlier[50], higher[25];  // voxels at z - 1 and z; at z + 1
      #pragma unroll
      for (i32 i = 0; i < 50; ++i) earlier[i] = higher[i % 25] = 0;
      i32 slot = 0;
      for (i32 z = begin - 4; z < end; z += 2) {
        i32 planes[2][25], later[50], shared[100];
        #pragma unroll
        for (i32 k = 0; k < 2; ++k) {
          const i32 plane_z = CLAMP_I32(z + 2 + k, 0, depth - 1);
          #pragma unroll
          for (i32 r = 0; r < 5; ++r) {
            const i32 row_y = CLAMP_I32(y + r - 2, 0, height - 1);
            #pragma unroll
            for (i32 c = 0; c < 5; ++c)
              planes[k][5 * r + c] = LOAD_I32(0, n, plane_z, row_y, CLAMP_I32(x + c - 2, 0, width - 1));
            sort_5(planes[k] + 5 * r);
          }
          merge_up_to_16(planes[k], 5, 5, 8);
          merge_up_to_16(planes[k] + 10, 5, 5, 8);
          merge_up_to_16(planes[k], 10, 10, 16);
          merge_up_to_64(planes[k], 20, 5, 32);
        }
        copy_list(higher, 25, later);
        copy_list(planes[0], 25, later + 25);
        merge_up_to_64(later, 25, 25, 32);
        if (z >= begin) {
          i32 lowest[25];
          #pragma unroll
          for (i32 i = 0; i < 25; ++i) lowest[i] = kept[(((slot + 1) % 3) * 25 + i) * LANES_COUNT + t];
          copy_list(earlier, 50, shared);
          copy_list(later, 50, shared + 50);
          merge_up_to_64(shared, 50, 50, 64);
          STORE_I32(n, z, y, x, chosen_of(shared, 100, lowest, 25, RANK));
          if (z + 1 < end) STORE_I32(n, z + 1, y, x, chosen_of(shared, 100, planes[1], 25, RANK));
        }
        #pragma unroll
        for (i32 i = 0; i < 25; ++i) kept[(slot * 25 + i) * LANES_COUNT + t] = planes[0][i];
        slot = (slot + 1) % 3;
        copy_list(planes[1], 25, higher);
        copy_list(later, 50, earlier);
      }
    }
  } ENDLANES
ENDKERNEL

// ---- any window: histograms

// A window is `count` boxes of six numbers: first and last voxel along the axis across, along x, and along the axis that
// is slid along.
#define PLACE_Z (ALONG_Z ? q : across_at)
#define PLACE_Y (ALONG_Z ? across_at : q)
#define KEY_AT(x_at) ((u32)LOAD_I32(0, n, PLACE_Z, PLACE_Y, x_at) - (u32)lowest)
#define TOP_DIGIT(key) ((key) >> (8 * (DIGITS - 1)))
#define WORDS (256 >> PACKED)  // of a histogram

/// The lines that a window sees: box by box, `across_at`, `x_at`, each in the image and, where edges repeat, seen `times`.
#define EACH_LINE \
  for (i32 c = 0; c < 6 * count; c += 6) { \
    const i32 across_0 = other + boxes[c], across_1 = other + boxes[c + 1], across_end = LAST_PLACE(across_1, across); \
    const i32 x_0 = x + boxes[c + 2], x_1 = x + boxes[c + 3], x_end = LAST_PLACE(x_1, width); \
    const i32 first = boxes[c + 4], last = boxes[c + 5]; \
    for (i32 across_at = FIRST_PLACE(across_0, across); across_at <= across_end; ++across_at) { \
      for (i32 x_at = FIRST_PLACE(x_0, width); x_at <= x_end; ++x_at) { \
        const u32 times = REPEATS ? times_seen(across_at, across_0, across_1, across) * times_seen(x_at, x_0, x_1, width) : 1;
#define END_EACH_LINE }}}
#define FIRST_PLACE(at, size) (REPEATS ? CLAMP_I32(at, 0, (size) - 1) : (at) > 0 ? (at) : 0)
#define LAST_PLACE(at, size) (REPEATS ? CLAMP_I32(at, 0, (size) - 1) : (at) < (size) ? (at) : (size) - 1)
#define COUNTS_PLACE(at) (REPEATS || ((at) >= 0 && (at) < length))

/// How many of the places first...last an edge that repeats makes the place `at`, which is one of them.
DEVICE_FUNCTION u32 times_seen(i32 at, i32 first, i32 last, i32 size) {
  const i32 before = at == 0 && first < 0 ? (last < 0 ? last - first : -first) : 0;
  const i32 behind = at == size - 1 && last >= size ? (first >= size ? last - first : last - size + 1) : 0;
  return (u32)(1 + before + behind);
}

DEVICE_FUNCTION u32 counter(LOCAL const u32* counts, i32 bin, i32 packed) {
  const u32 word = counts[(bin >> packed) * LANES_COUNT];
  return packed ? word >> (bin % 2 * 16) & 0xffffu : word;
}
/// Atomic only because a GPU does not wait for it.
DEVICE_FUNCTION void count_voxel(LOCAL u32* counts, u32 bin, u32 times, i32 packed) {
  LOCAL_ATOMIC_ADD_U32(counts + (bin >> packed) * LANES_COUNT, packed ? times << (bin % 2 * 16) : times);
}

/// Keys that many windows read are made once.
KERNEL(make_keys, (LOADS, STORES, i32 width, i32 depth))
  LANES(t) {
    const i32 n = GROUP_Z / depth, z = GROUP_Z % depth, x = GROUP_X * LANES_COUNT + t;
    if (x < width) STORE_I32(n, z, GROUP_Y, x, LOAD_I32(0, n, z, GROUP_Y, x));
  } ENDLANES
ENDKERNEL

#define REPEATS 1

/// The highest byte of every key is counted while the window slides; lower ones are counted afresh for each voxel, among
/// keys that agree in the higher ones.
KERNEL(rank_by_digits, (LOADS, STORES, GLOBAL const i32* RESTRICT boxes, i32 count, i32 rank, i32 lowest, i32 width, i32 length, i32 across, i32 strips, i32 stretch))
  LOCALMEM u32 tops[WORDS * LANES_COUNT];
  LOCALMEM u32 lows[(DIGITS > 1 ? WORDS : 1) * LANES_COUNT];
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, other = GROUP_X / strips % across, n = GROUP_X / strips / across;
    const i32 begin = GROUP_Y * stretch, end = begin + stretch < length ? begin + stretch : length;
    if (x < width) {
      for (i32 i = 0; i < WORDS; ++i) tops[i * LANES_COUNT + t] = 0;
      EACH_LINE
        const i32 q_end = LAST_PLACE(begin + last, length);
        for (i32 q = FIRST_PLACE(begin + first, length); q <= q_end; ++q)
          count_voxel(tops + t, TOP_DIGIT(KEY_AT(x_at)), times * times_seen(q, begin + first, begin + last, length), PACKED);
      END_EACH_LINE
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
          EACH_LINE
            const i32 q_end = LAST_PLACE(p + last, length);
            for (i32 q = FIRST_PLACE(p + first, length); q <= q_end; ++q) {
              const u32 v = KEY_AT(x_at);
              if (v >> (shift + 8) == key)
                count_voxel(lows + t, v >> shift & 255, times * times_seen(q, p + first, p + last, length), PACKED);
            }
          END_EACH_LINE
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
        if (p + 1 < end) {
          EACH_LINE
            i32 q = CLAMP_I32(p + first, 0, length - 1);
            const u32 leaves = TOP_DIGIT(KEY_AT(x_at));
            q = CLAMP_I32(p + 1 + last, 0, length - 1);
            const u32 enters = TOP_DIGIT(KEY_AT(x_at));
            count_voxel(tops + t, leaves, 0u - times, PACKED);
            count_voxel(tops + t, enters, times, PACKED);
            below += (enters < (u32)top ? times : 0u) - (leaves < (u32)top ? times : 0u);
          END_EACH_LINE
        }
      }
    }
  } ENDLANES
ENDKERNEL

// ---- modes: what is outside the image does not count

#undef REPEATS
#define REPEATS 0

/// Keys of one byte. The best bin is searched for only after it has lost a voxel.
KERNEL(mode_by_histogram, (LOADS, STORES, GLOBAL const i32* RESTRICT boxes, i32 count, i32 lowest, i32 width, i32 length, i32 across, i32 strips, i32 stretch))
  LOCALMEM u32 tops[WORDS * LANES_COUNT];
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, other = GROUP_X / strips % across, n = GROUP_X / strips / across;
    const i32 begin = GROUP_Y * stretch, end = begin + stretch < length ? begin + stretch : length;
    if (x < width) {
      for (i32 i = 0; i < WORDS; ++i) tops[i * LANES_COUNT + t] = 0;
      EACH_LINE
        const i32 q_end = LAST_PLACE(begin + last, length);
        for (i32 q = FIRST_PLACE(begin + first, length); q <= q_end; ++q) count_voxel(tops + t, KEY_AT(x_at), times, PACKED);
      END_EACH_LINE
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
        if (p + 1 < end) {
          EACH_LINE
            i32 q = p + first;
            if (COUNTS_PLACE(q)) {
              const u32 leaves = KEY_AT(x_at);
              count_voxel(tops + t, leaves, 0u - times, PACKED);
              most = leaves == best ? 0 : most;
            }
            q = p + 1 + last;
            if (COUNTS_PLACE(q)) {
              const u32 enters = KEY_AT(x_at);
              count_voxel(tops + t, enters, times, PACKED);
              const u32 here = counter(tops + t, (i32)enters, PACKED);
              const i32 better = most != 0 && (here > most || (here == most && enters < best));
              best = better ? enters : best;
              most = better ? here : most;
            }
          END_EACH_LINE
        }
      }
    }
  } ENDLANES
ENDKERNEL

/// Keys of any width: value after value in ascending order, until those that are left are too few to win.
KERNEL(mode_by_values, (LOADS, STORES, GLOBAL const i32* RESTRICT boxes, i32 count, i32 width, i32 length, i32 across, i32 strips, i32 stretch))
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, other = GROUP_X / strips % across, n = GROUP_X / strips / across;
    const i32 begin = GROUP_Y * stretch, end = begin + stretch < length ? begin + stretch : length;
    for (i32 p = begin; p < end && x < width; ++p) {
      i32 best = 0, value = 0;
      u32 most = 0, left = 1;
      for (i32 pass = 0; left > most; ++pass) {
        i32 next = I32_HIGHEST;
        u32 equal = 0, larger = 0;  // to the next value, and than the last one
        EACH_LINE
          const i32 q_end = LAST_PLACE(p + last, length);
          for (i32 q = FIRST_PLACE(p + first, length); q <= q_end; ++q) {
            const i32 v = LOAD_I32(0, n, PLACE_Z, PLACE_Y, x_at);
            const u32 counts = pass == 0 || v > value ? times : 0;
            equal = counts != 0 && v < next ? times : equal + (v == next ? counts : 0);
            next = counts != 0 && v < next ? v : next;
            larger += counts;
          }
        END_EACH_LINE
        best = equal > most ? next : best;
        most = equal > most ? equal : most;
        left = larger - equal;
        value = next;
      }
      {
        const i32 across_at = other, q = p;
        STORE_I32(n, PLACE_Z, PLACE_Y, x, best);
      }
    }
  } ENDLANES
ENDKERNEL
