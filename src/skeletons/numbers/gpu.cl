// Labels and numbers by label.
CONSTANT(EDGES)  // labels on edges are marked: 1 along x, 2 along y, 4 along z

#include "skeletons/numbers/ranks.cl"

/// Numbers of the set without those that are in `others`, where that is given; then how many each word has.
KERNEL(count_words, (GLOBAL u32* sets, GLOBAL const u32* others, GLOBAL u32* counts, i64 words, i32 subtract))
  LANES(t) {
    const i64 i = (i64)GROUP_X * LANES_COUNT + t;
    if (i < words) {
      if (subtract) sets[i] &= ~others[i];
      counts[i] = (u32)POPCOUNT_U32(sets[i]);
    }
  } ENDLANES
ENDKERNEL

/// The largest label of each frame.
KERNEL(find_largest, (LOADS, GLOBAL u32* largest, i32 width, i32 depth))
  LOCALMEM u32 most;
  LANES(t) { if (t == 0) most = 0; } ENDLANES
  SYNC;
  LANES(t) {
    u32 own = 0;
    for (i32 x = t; x < width; x += LANES_COUNT) {
      const u32 label = (u32)LOAD_I32(0, GROUP_Y / depth, GROUP_Y % depth, GROUP_X, x);
      own = label > own ? label : own;
    }
    if (own > most) LOCAL_ATOMIC_MAX_U32(&most, own);
  } ENDLANES
  SYNC;
  LANES(t) { if (t == 0 && most > 0) ATOMIC_MAX_U32(largest + GROUP_Y / depth, most); } ENDLANES
ENDKERNEL

DEVICE_FUNCTION void insert(GLOBAL u32* set, u32 number) {
  const u32 bit = (u32)1 << (number % 32);
  if (!(set[number / 32] & bit)) ATOMIC_OR_U32(set + number / 32, bit);
}

/// Every label of a frame enters `present`; those of voxels on the chosen edges enter `touching`.
KERNEL(mark_labels, (LOADS, GLOBAL u32* present, GLOBAL u32* touching, i32 width, i32 height, i32 depth, i64 words))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) {
      const u32 label = (u32)LOAD_I32(0, n, z, y, x);
      const i32 at_x = (EDGES & 1) && (x == 0 || x == width - 1), at_y = (EDGES & 2) && (y == 0 || y == height - 1);
      const i32 at_z = (EDGES & 4) && (z == 0 || z == depth - 1);
      if (label != 0) insert(present + n * words, label);
      if (label != 0 && (at_x || at_y || at_z)) insert(touching + n * words, label);
    }
  } ENDLANES
ENDKERNEL

/// Voxels of each label. Each lane takes some in a row and adds up those of one label first.
KERNEL(count_labels, (LOADS, GLOBAL u32* sizes, i32 width, i32 depth, i64 labels))
  LANES(t) {
    const i32 first = (GROUP_X * LANES_COUNT + t) * 8, last = first + 8 < width ? first + 8 : width;
    const i32 y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    u32 label = 0, count = 0;
    for (i32 x = first; x < last; ++x) {
      const u32 next = (u32)LOAD_I32(0, n, z, y, x);
      if (next != label) {
        if (label != 0) ATOMIC_ADD_U32(sizes + n * labels + label, count);
        label = next;
        count = 0;
      }
      ++count;
    }
    if (label != 0) ATOMIC_ADD_U32(sizes + n * labels + label, count);
  } ENDLANES
ENDKERNEL

/// The set of labels whose size is in a range. Lanes: words of 32 labels.
KERNEL(keep_sized, (GLOBAL const u32* sizes, GLOBAL u32* sets, i64 labels, i64 words, u32 smallest, u32 largest))
  LANES(t) {
    const i64 word = (i64)GROUP_X * LANES_COUNT + t;
    if (word < words) {
      u32 bits = 0;
      for (i32 k = 0; k < 32 && word * 32 + k < labels; ++k) {
        const u32 size = sizes[GROUP_Y * labels + word * 32 + k];
        bits |= (u32)(size >= smallest && size <= largest) << k;
      }
      sets[GROUP_Y * words + word] = bits;
    }
  } ENDLANES
ENDKERNEL

/// Flags of a list as 0 and 1; that of the background and a last one, beyond the list, are 0.
KERNEL(flag_entries, (LOADS, GLOBAL u32* flags, i32 width, i32 height, i64 entries))
  LANES(t) {
    const i64 i = (i64)GROUP_X * LANES_COUNT + t, row = i / width;
    if (i > 0 && i < entries)
      flags[i] = LOAD_I32(0, 0, (i32)(row / height), (i32)(row % height), (i32)(i % width)) != 0;
    else if (i == 0 || i == entries)
      flags[i] = 0;
  } ENDLANES
ENDKERNEL

/// Flagged labels become 0, others lose how many before them are flagged.
KERNEL(move_down, (LOADS, STORES, GLOBAL const u32* before, i32 width, i32 depth, i64 entries))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) {
      const i64 label = (i64)(u32)LOAD_I32(0, n, z, y, x), at = label < entries ? label : entries;
      const i32 flagged = at < entries && before[at] != before[at + 1];
      STORE_I64(n, z, y, x, flagged ? 0 : label - (i64)before[at]);
    }
  } ENDLANES
ENDKERNEL

KERNEL(copy_labels, (LOADS, GLOBAL u32* labels, i32 width, i32 height, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) labels[((i64)GROUP_Z * height + y) * width + x] = (u32)LOAD_I32(0, n, z, y, x);
  } ENDLANES
ENDKERNEL

/// Each label's rank among those that stay.
KERNEL(renumber, (LOADS, STORES, GLOBAL const u32* sets, GLOBAL const u32* before, i32 width, i32 depth, i64 words))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) {
      const u32 label = (u32)LOAD_I32(0, n, z, y, x);
      STORE_I64(n, z, y, x, (i64)rank_of(label, sets + n * words, before + n * words));
    }
  } ENDLANES
ENDKERNEL

/// Converts to labels; `bad` becomes 1 if a value is none.
KERNEL(check_f32, (LOADS, STORES, GLOBAL u32* bad, i32 width, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) {
      const f32 value = LOAD_F32(0, n, z, y, x);
      const i32 good = value >= 0.0f && value <= 16777216.0f && value == TRUNC(value);
      if (!good) *bad = 1;
      STORE_I64(n, z, y, x, good ? F32_TO_I64(value) : 0);
    }
  } ENDLANES
ENDKERNEL

KERNEL(check_i64, (LOADS, STORES, GLOBAL u32* bad, i32 width, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) {
      const i64 value = LOAD_I64(0, n, z, y, x);
      const i32 good = value >= 0 && value <= (i64)0xffffffffu;
      if (!good) *bad = 1;
      STORE_I64(n, z, y, x, good ? value : 0);
    }
  } ENDLANES
ENDKERNEL

/// Entries of a table (input 1) that an image numbers; own: each frame has its own.
#define INDEX CLAMP_I64(LOAD_I64(0, n, z, y, x), 0, last)
#define ENTRY(LOAD, index) LOAD(1, own ? n : 0, 0, (i32)((index) / table_width), (i32)((index) % table_width))
KERNEL(look_up_f32, (LOADS, STORES, i32 width, i32 depth, i64 table_width, i64 last, i32 own))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) { const i64 index = INDEX; STORE_F32(n, z, y, x, ENTRY(LOAD_F32, index)); }
  } ENDLANES
ENDKERNEL

KERNEL(look_up_f64, (LOADS, STORES, i32 width, i32 depth, i64 table_width, i64 last, i32 own))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) { const i64 index = INDEX; STORE_F64(n, z, y, x, ENTRY(LOAD_F64, index)); }
  } ENDLANES
ENDKERNEL

KERNEL(look_up_i64, (LOADS, STORES, i32 width, i32 depth, i64 table_width, i64 last, i32 own))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) { const i64 index = INDEX; STORE_I64(n, z, y, x, ENTRY(LOAD_I64, index)); }
  } ENDLANES
ENDKERNEL

/// Raster index of the first voxel of each label; only the first of a run can be it.
KERNEL(find_first, (LOADS, GLOBAL u32* first, i32 width, i32 height, i32 depth, i64 labels))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) {
      const u32 label = (u32)LOAD_I32(0, n, z, y, x), index = ((u32)z * (u32)height + (u32)y) * (u32)width + (u32)x;
      const i32 starts = x == 0 || (u32)LOAD_I32(0, n, z, y, x - 1) != label;
      GLOBAL u32* least = first + n * labels + label;
      if (starts && (i64)label < labels && index < *least) ATOMIC_MIN_U32(least, index);
    }
  } ENDLANES
ENDKERNEL

/// Input 1 at the voxels whose raster indices input 0 has. Lanes: indices of a frame.
KERNEL(values_at, (LOADS, STORES, i32 count, i32 width, i32 height))
  LANES(t) {
    const i32 i = GROUP_X * LANES_COUNT + t, n = GROUP_Z;
    if (i < count) {
      const u32 index = (u32)LOAD_I32(0, n, 0, 0, i), row = index / (u32)width;
      f32 value = 0.0f;
      if (index != 0xffffffffu) value = LOAD_F32(1, n, (i32)(row / (u32)height), (i32)(row % (u32)height), (i32)(index % (u32)width));
      STORE_F32(n, 0, 0, i, value);
    }
  } ENDLANES
ENDKERNEL

KERNEL(flag_voxels, (LOADS, GLOBAL u32* flags, i32 width, i32 height, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) flags[((i64)GROUP_Z * height + y) * width + x] = LOAD_I32(0, n, z, y, x) != 0;
  } ENDLANES
ENDKERNEL

/// before: how many flagged voxels come before each.
KERNEL(number_voxels, (LOADS, STORES, GLOBAL const u32* before, i32 width, i32 height, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) {
      const i64 number = (i64)before[((i64)GROUP_Z * height + y) * width + x] + 1;
      STORE_I64(n, z, y, x, LOAD_I32(0, n, z, y, x) != 0 ? number : 0);
    }
  } ENDLANES
ENDKERNEL
