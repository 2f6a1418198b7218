// Connected components, numbering, tables by label and label statistics.
CONSTANT(TILE_Y)    // components: tiles are 32 x TILE_Y x TILE_Z voxels
CONSTANT(TILE_Z)
CONSTANT(CORNERS)   // 1: voxels that touch at edges and corners are neighbours too
CONSTANT(ALONG_Z)   // rows are joined across borders of tiles along z, else along y
CONSTANT(EDGES)     // labels on edges are marked: 1 along x, 2 along y, 4 along z
CONSTANT(WALK_Z)
CONSTANT(MOMENTS)    // statistics: columns go along z, else along y
CONSTANT(BLOCK_XY)  // growth: blocks are BLOCK_XY x BLOCK_XY x BLOCK_Z voxels, with a rim in z where RIM_Z is 1
CONSTANT(BLOCK_Z)
CONSTANT(RIM_Z)

#define NONE 0xffffffffu
#define TILE_X 32
#define TILE_ROWS (TILE_Y * TILE_Z)

// --- connected components: a forest in which every voxel's parent comes before it ------------------------------------

DEVICE_FUNCTION u32 local_root(LOCAL const volatile u32* parent, u32 i) {
  for (u32 up = parent[i]; up != i; up = parent[i]) i = up;
  return i;
}

DEVICE_FUNCTION void local_join(LOCAL u32* parent, u32 a, u32 b) {
  for (i32 joined = 0; !joined;) {
    a = local_root(parent, a);
    b = local_root(parent, b);
    const u32 low = a < b ? a : b, high = a < b ? b : a;
    const u32 old = low == high ? high : LOCAL_ATOMIC_MIN_U32(parent + high, low);
    joined = old == high;
    a = old;
    b = low;
  }
}

DEVICE_FUNCTION u32 root_of(GLOBAL const u32* parent, u32 i) {
  for (u32 up = parent[i]; up != i; up = parent[i]) i = up;
  return i;
}

DEVICE_FUNCTION void join(GLOBAL u32* parent, u32 a, u32 b) {
  for (i32 joined = 0; !joined;) {
    a = root_of(parent, a);
    b = root_of(parent, b);
    const u32 low = a < b ? a : b, high = a < b ? b : a;
    const u32 old = low == high ? high : ATOMIC_MIN_U32(parent + high, low);
    joined = old == high;
    a = old;
    b = low;
  }
}

/// First voxel of the run that voxel x of a row belongs to.
DEVICE_FUNCTION u32 run_start(u32 row, i32 x) {
  const u32 gaps = ~row & (((u32)1 << x) - 1);
  return gaps ? 32 - (u32)CLZ_U32(gaps) : 0;
}

/// Joins voxel x of tile row r with what it touches in row s, once for each pair of runs.
DEVICE_FUNCTION void join_tile_rows(LOCAL u32* parent, LOCAL const u32* rows, i32 r, i32 s, i32 x, i32 corners) {
  const u32 own = rows[r], other = rows[s], bit = (u32)1 << x, before = bit >> 1, after = bit << 1;
  const u32 here = (u32)(r * TILE_X) + run_start(own, x);
  if (other & bit) {
    if (!(own & other & before)) local_join(parent, here, (u32)(s * TILE_X) + run_start(other, x));
  } else if (corners) {
    if ((other & before) && !(own & before)) local_join(parent, here, (u32)(s * TILE_X) + run_start(other, x - 1));
    if ((other & after) && !(own & after)) local_join(parent, here, (u32)(s * TILE_X + x + 1));
  }
}

/// Components of each tile alone. parent: of each frame, NONE in the background.
KERNEL(tile_components, (LOADS, GLOBAL u32* parent, i32 width, i32 height, i32 depth, i32 tiles_z))
  LOCALMEM u32 forest[TILE_ROWS * TILE_X];
  LOCALMEM u32 flags[TILE_ROWS * (TILE_X + 1)];
  LOCALMEM u32 rows[TILE_ROWS];
  LANES(t) {
    for (i32 i = t; i < TILE_ROWS * TILE_X; i += LANES_COUNT) {
      const i32 x = GROUP_X * TILE_X + i % TILE_X, y = GROUP_Y * TILE_Y + i / TILE_X % TILE_Y;
      const i32 z = GROUP_Z % tiles_z * TILE_Z + i / TILE_X / TILE_Y;
      const i32 inside = x < width && y < height && z < depth;
      flags[i / TILE_X * (TILE_X + 1) + i % TILE_X] = inside && LOAD_I32(0, GROUP_Z / tiles_z, z, y, x) != 0;
    }
  } ENDLANES
  SYNC;
  LANES(t) {
    for (i32 r = t; r < TILE_ROWS; r += LANES_COUNT) {
      u32 bits = 0;
      for (i32 x = 0; x < TILE_X; ++x) bits |= flags[r * (TILE_X + 1) + x] << x;
      rows[r] = bits;
    }
  } ENDLANES
  SYNC;
  LANES(t) {
    for (i32 i = t; i < TILE_ROWS * TILE_X; i += LANES_COUNT) forest[i] = (u32)(i / TILE_X * TILE_X) + run_start(rows[i / TILE_X], i % TILE_X);
  } ENDLANES
  SYNC;
  LANES(t) {
    for (i32 i = t; i < TILE_ROWS * TILE_X; i += LANES_COUNT) {
      const i32 r = i / TILE_X, x = i % TILE_X, y = r % TILE_Y;
      if (rows[r] >> x & 1) {
        // The row before; above it the same row, and at corners its neighbours.
        for (i32 k = 0; k < (CORNERS ? 4 : 2); ++k) {
          const i32 dz = k > 0, dy = k == 0 || k == 2 ? -1 : k == 3;
          if (y + dy >= 0 && y + dy < TILE_Y && r >= dz * TILE_Y) join_tile_rows(forest, rows, r, r - dz * TILE_Y + dy, x, CORNERS);
        }
      }
    }
  } ENDLANES
  SYNC;
  LANES(t) {
    for (i32 i = t; i < TILE_ROWS * TILE_X; i += LANES_COUNT) {
      const i32 x = GROUP_X * TILE_X + i % TILE_X, y = GROUP_Y * TILE_Y + i / TILE_X % TILE_Y;
      const i32 z = GROUP_Z % tiles_z * TILE_Z + i / TILE_X / TILE_Y;
      if (x >= width || y >= height || z >= depth) continue;
      u32 up = NONE;
      if (rows[i / TILE_X] >> (i % TILE_X) & 1) {
        const i32 root = (i32)local_root(forest, (u32)i), r = root / TILE_X;
        const i32 root_z = GROUP_Z % tiles_z * TILE_Z + r / TILE_Y, root_y = GROUP_Y * TILE_Y + r % TILE_Y;
        up = ((u32)root_z * (u32)height + (u32)root_y) * (u32)width + (u32)(GROUP_X * TILE_X + root % TILE_X);
      }
      parent[(((i64)(GROUP_Z / tiles_z) * depth + z) * height + y) * width + x] = up;
    }
  } ENDLANES
ENDKERNEL

/// As join_tile_rows, for rows of the image that start at voxels `own` and `other`.
DEVICE_FUNCTION void join_rows(GLOBAL u32* parent, u32 own, u32 other, i32 x, i32 width, i32 corners) {
  const i32 own_before = x > 0 && parent[own + x - 1] != NONE, other_before = x > 0 && parent[other + x - 1] != NONE;
  if (parent[other + x] != NONE) {
    if (!(own_before && other_before)) join(parent, own + x, other + x);
  } else if (corners) {
    if (other_before && !own_before) join(parent, own + x, other + x - 1);
    if (x + 1 < width && parent[other + x + 1] != NONE && parent[own + x + 1] == NONE) join(parent, own + x, other + x + 1);
  }
}

/// Joins rows at borders of tiles along y or z with those before the border. GROUP_Y: the row's place in the other axis.
KERNEL(join_border_rows, (GLOBAL u32* all, i32 width, i32 height, i32 depth, i32 borders))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, border = GROUP_Z % borders + 1, n = GROUP_Z / borders;
    const i32 y = ALONG_Z ? GROUP_Y : border * TILE_Y, z = ALONG_Z ? border * TILE_Z : GROUP_Y;
    GLOBAL u32* parent = all + (i64)n * depth * height * width;
    const u32 own = ((u32)z * (u32)height + (u32)y) * (u32)width;
    if (x < width && parent[own + x] != NONE) {
      const u32 across = ALONG_Z ? (u32)height * (u32)width : (u32)width, aside = ALONG_Z ? (u32)width : (u32)height * (u32)width;
      join_rows(parent, own, own - across, x, width, CORNERS);
      if (CORNERS && GROUP_Y > 0) join_rows(parent, own, own - across - aside, x, width, CORNERS);
      if (CORNERS && GROUP_Y + 1 < (ALONG_Z ? height : depth)) join_rows(parent, own, own - across + aside, x, width, CORNERS);
    }
  } ENDLANES
ENDKERNEL

/// Joins voxels at borders of tiles along x with those to their left. Lanes: rows of a frame.
KERNEL(join_border_columns, (GLOBAL u32* all, i32 width, i32 height, i32 depth))
  LANES(t) {
    const i32 x = (GROUP_Y + 1) * TILE_X;
    const u32 row = (u32)GROUP_X * LANES_COUNT + t, count = (u32)height * (u32)depth;
    GLOBAL u32* parent = all + (i64)GROUP_Z * count * width;
    if (row < count && parent[row * width + x] != NONE) {
      const u32 at = row * width + x;
      const i32 y = (i32)(row % height), z = (i32)(row / height);
      if (parent[at - 1] != NONE) {
        join(parent, at, at - 1);
      } else if (CORNERS) {
        for (i32 dz = z > 0 ? -1 : 0; dz <= (z + 1 < depth); ++dz)
          for (i32 dy = y > 0 ? -1 : 0; dy <= (y + 1 < height); ++dy) {
            const u32 other = (u32)((z + dz) * height + y + dy) * width + x - 1;
            if (parent[other] != NONE) join(parent, at, other);
          }
      }
    }
  } ENDLANES
ENDKERNEL

/// Every voxel's parent becomes its root; roots enter the set of their frame.
KERNEL(find_roots, (GLOBAL u32* all, GLOBAL u32* sets, i64 count, i64 words))
  LANES(t) {
    const i64 i = (i64)GROUP_X * LANES_COUNT + t;
    GLOBAL u32* parent = all + GROUP_Y * count;
    if (i < count && parent[i] != NONE) {
      const u32 root = root_of(parent, (u32)i);
      parent[i] = root;
      if (root == (u32)i) ATOMIC_OR_U32(sets + GROUP_Y * words + i / 32, (u32)1 << (i % 32));
    }
  } ENDLANES
ENDKERNEL

// --- sets of numbers as bits, and ranks in them ----------------------------------------------------------------------

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

/// How many numbers of the set there are up to and with this one; 0 if it is none of them.
DEVICE_FUNCTION u32 rank_of(u32 number, GLOBAL const u32* set, GLOBAL const u32* before) {
  const u32 word = set[number / 32], bit = (u32)1 << (number % 32);
  return word & bit ? before[number / 32] + (u32)POPCOUNT_U32(word & (2 * bit - 1)) : 0;
}

/// Components' numbers from the ranks of their roots.
KERNEL(number_components, (STORES, GLOBAL const u32* parent, GLOBAL const u32* sets, GLOBAL const u32* before, i32 width, i32 height,
                           i32 depth, i64 words))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, n = GROUP_Z / depth, z = GROUP_Z % depth, y = GROUP_Y;
    if (x < width) {
      const u32 root = parent[(((i64)n * depth + z) * height + y) * width + x];
      STORE_I64(n, z, y, x, root == NONE ? 0 : (i64)rank_of(root, sets + n * words, before + n * words));
    }
  } ENDLANES
ENDKERNEL

// --- labels and numbers by label -------------------------------------------------------------------------------------

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

/// The set of labels up to each frame's largest that no flag (input 1) stands against.
KERNEL(keep_unflagged, (LOADS, GLOBAL const u32* largest, GLOBAL u32* sets, i64 words, i32 flags_width, i64 flags))
  LANES(t) {
    const i64 word = (i64)GROUP_X * LANES_COUNT + t;
    if (word < words) {
      u32 bits = 0;
      for (i32 k = 0; k < 32; ++k) {
        const i64 label = word * 32 + k;
        const i32 exists = label > 0 && label <= (i64)largest[GROUP_Y];
        const i32 flagged = label < flags && LOAD_I32(1, 0, 0, (i32)(label / flags_width), (i32)(label % flags_width)) != 0;
        bits |= (u32)(exists && !flagged) << k;
      }
      sets[GROUP_Y * words + word] = bits;
    }
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

/// Entries of a table (input 1) that an image numbers.
#define INDEX CLAMP_I64(LOAD_I64(0, n, z, y, x), 0, last)
#define ENTRY(LOAD, index) LOAD(1, 0, 0, (i32)((index) / table_width), (i32)((index) % table_width))
KERNEL(look_up_f32, (LOADS, STORES, i32 width, i32 depth, i64 table_width, i64 last))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) { const i64 index = INDEX; STORE_F32(n, z, y, x, ENTRY(LOAD_F32, index)); }
  } ENDLANES
ENDKERNEL

KERNEL(look_up_f64, (LOADS, STORES, i32 width, i32 depth, i64 table_width, i64 last))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) { const i64 index = INDEX; STORE_F64(n, z, y, x, ENTRY(LOAD_F64, index)); }
  } ENDLANES
ENDKERNEL

KERNEL(look_up_i64, (LOADS, STORES, i32 width, i32 depth, i64 table_width, i64 last))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) { const i64 index = INDEX; STORE_I64(n, z, y, x, ENTRY(LOAD_I64, index)); }
  } ENDLANES
ENDKERNEL

/// Each voxel gets the entry of its label in its frame's table.
KERNEL(paint, (LOADS, STORES, GLOBAL const f32* tables, GLOBAL const i64* starts, i32 width, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) STORE_F32(n, z, y, x, tables[starts[n] + (i64)(u32)LOAD_I32(0, n, z, y, x)]);
  } ENDLANES
ENDKERNEL

// --- label statistics: regions.hpp -----------------------------------------------------------------------------------

// A group walks a brick: 32 voxels along x, 8 rows, 32 steps. In stacks (WALK_Z 1) rows are along y and steps along z,
// in planes both are along y. Each lane adds up a column of one label before it turns to the group's own table of few
// labels, which then goes to the table of all.
#define SLOTS 128
#define STEPS 32


/// The group's slot for a label, or -1 where it has no room.
DEVICE_FUNCTION i32 slot_of(LOCAL u32* keys, u32 label) {
  u32 slot = (label * 2654435761u) >> 25;
  for (i32 k = 0; k < 8; ++k) {
    const u32 found = LOCAL_ATOMIC_CAS_U32(keys + slot, NONE, label);
    if (found == NONE || found == label) return (i32)slot;
    slot = (slot + 1) % SLOTS;
  }
  return -1;
}

/// Fields of a region's part: 0 count, 1 to 3 sums of x, y, z from the brick's origin, 4 to 12 as in Region.
#define FIELDS 13
#define REGION_WORDS 20

DEVICE_FUNCTION void put_part(LOCAL u32* parts, i32 slot, const u32* v) {
  for (i32 f = 0; f < 4; ++f) LOCAL_ATOMIC_ADD_U32(parts + f * SLOTS + slot, v[f]);
  for (i32 f = 4; f < 12; ++f) LOCAL_ATOMIC_MAX_U32(parts + f * SLOTS + slot, v[f]);
  if (v[12] != 0) LOCAL_ATOMIC_OR_U32(parts + 12 * SLOTS + slot, v[12]);
}

DEVICE_FUNCTION void put_region(GLOBAL u64* sums, GLOBAL u32* words, u32 label, const u32* v, i32 x, i32 y, i32 z) {
  GLOBAL u64* sum = sums + (i64)label * (REGION_WORDS / 2);
  GLOBAL u32* word = words + (i64)label * REGION_WORDS + 8;
  ATOMIC_ADD_U64(sum, (u64)v[0]);
  ATOMIC_ADD_U64(sum + 1, (u64)v[1] + (u64)v[0] * (u64)x);
  ATOMIC_ADD_U64(sum + 2, (u64)v[2] + (u64)v[0] * (u64)y);
  ATOMIC_ADD_U64(sum + 3, (u64)v[3] + (u64)v[0] * (u64)z);
  for (i32 f = 4; f < 12; ++f) ATOMIC_MAX_U32(word + f - 4, v[f]);
  if (v[12] != 0) ATOMIC_OR_U32(word + 8, v[12]);
}

/// Whether it has a place in the order of intensities, its unsigned key there, and the flag (regions.hpp) if it has none.
OVERLOADED DEVICE_FUNCTION i32 is_finite(f32 v) { return v - v == 0.0f; }
OVERLOADED DEVICE_FUNCTION i32 is_finite(i64 v) { return 1; }
OVERLOADED DEVICE_FUNCTION u32 key_of(f32 v, i64 bias) { return AS_U32(v) ^ ((u32)(AS_I32(v) >> 31) | 0x80000000u); }
OVERLOADED DEVICE_FUNCTION u32 key_of(i64 v, i64 bias) { return (u32)(v + bias); }
OVERLOADED DEVICE_FUNCTION u32 flag_of(f32 v) { return v != v ? 1 : v > 0.0f ? 2 : 4; }
OVERLOADED DEVICE_FUNCTION u32 flag_of(i64 v) { return 0; }

/// shift_of in regions.cpp: bits of the greater of two magnitudes give an exponent.
DEVICE_FUNCTION i32 exponent_above(u32 magnitude) {
  return magnitude >> 23 > 0 ? (i32)(magnitude >> 23) - 126 : -117 - (i32)CLZ_U32(magnitude);
}
DEVICE_FUNCTION u32 magnitude_of(u32 key) { return (key & 0x80000000u ? key : ~key) & 0x7fffffffu; }

/// 2^shift as two factors, since it may be beyond float.
typedef struct { f32 first, second; } Scale;
DEVICE_FUNCTION Scale scale_of(i32 shift) {
  Scale scale;
  scale.first = AS_F32((u32)(127 + shift / 2) << 23);
  scale.second = AS_F32((u32)(127 + shift - shift / 2) << 23);
  return scale;
}
/// Toward zero; what is not finite counts as 0, integers as they are. Scales are such that it fits.
OVERLOADED DEVICE_FUNCTION i64 fixed_point(f32 v, Scale scale) { return is_finite(v) ? (i64)(v * scale.first * scale.second) : 0; }
OVERLOADED DEVICE_FUNCTION i64 fixed_point(i64 v, Scale scale) { return v; }

/// Where the lane's column starts and which way it goes; `STEP` counts along it.
#define COLUMN_X (GROUP_X * 32 + t % 32)
#define COLUMN_Y (GROUP_Y * (WALK_Z ? 8 : 8 * STEPS) + t / 32 * (WALK_Z ? 1 : STEPS))
#define COLUMN_Z (GROUP_Z * (WALK_Z ? STEPS : 1))
#define STEP_Y(step) (COLUMN_Y + (WALK_Z ? 0 : (step)))
#define STEP_Z(step) (COLUMN_Z + (WALK_Z ? (step) : 0))
/// Steps of the column that lie inside, the number at one of them, or 0, and the label, or NONE if none is measured.
DEVICE_FUNCTION i32 inside(i32 begin, i32 size) { return size - begin < STEPS ? size - begin : STEPS; }
DEVICE_FUNCTION u32 measured(u32 label, u32 first) { return label < first ? NONE : label; }
#define COLUMN_STEPS                                                                                    \
  (COLUMN_X < width && COLUMN_Y < height ? WALK_Z ? inside(COLUMN_Z, depth) : inside(COLUMN_Y, height) : 0)
#define SEEN(step) ((step) < steps ? (u32)LOAD_I32(0, frame, STEP_Z(step), STEP_Y(step), COLUMN_X) : 0)
#define SEEN_4(step) (SEEN(step) | SEEN((step) + 1) | SEEN((step) + 2) | SEEN((step) + 3))
#define COLUMN_LABEL(step) ((step) < steps ? measured(SEEN(step), first) : NONE)

/// A lane gathers one label at a time, over gaps too, and hands it on when another comes or behind the last step: so most
/// lanes hand on together. Eights of steps without labels, which are most, are skipped.
#define EACH_STEP(step)                                                                                 \
  const i32 steps = COLUMN_STEPS;                                                                       \
  for (i32 eight = 0; eight <= steps; eight += 8)                                                       \
    if ((SEEN_4(eight) | SEEN_4(eight + 4)) != 0 || first == 0 || eight + 8 > steps)                    \
      for (i32 step = eight; step < eight + 8 && step <= steps; ++step)

#define HANDS_ON(next, step) ((next) != NONE && (next) != label || (step) == steps)

/// What a lane gathered: n voxels, of which `begin` and `last` are the ends.
#define PUT_REGION                                                                                      \
  if (label < capacity) {                                                                               \
    const u32 from_y = (u32)(t / 32 * (WALK_Z ? 1 : STEPS));                                            \
    const u32 v[FIELDS] = {n, n * (u32)(t % 32), n * from_y + (WALK_Z ? 0 : along), WALK_Z ? along : 0, \
                           ~(u32)COLUMN_X, ~(u32)STEP_Y(begin), ~(u32)STEP_Z(begin),                    \
                           (u32)COLUMN_X, (u32)STEP_Y(last), (u32)STEP_Z(last), ~least, most, flags}; \
    const i32 slot = slot_of(keys, label);                                                              \
    if (slot >= 0) put_part(parts, slot, v);                                                            \
    else put_region(sums, words, label, v, GROUP_X * 32, GROUP_Y * (WALK_Z ? 8 : 8 * STEPS), COLUMN_Z); \
  }

#define REGIONS(T, LOAD)                                                                                \
  LOCALMEM u32 keys[SLOTS];                                                                             \
  LOCALMEM u32 parts[FIELDS * SLOTS];                                                                   \
  LOCALMEM u32 highest;                                                                                 \
  LANES(t) {                                                                                            \
    if (t == 0) highest = 0;                                                                            \
    for (i32 i = t; i < SLOTS; i += LANES_COUNT) keys[i] = NONE;                                        \
    for (i32 i = t; i < FIELDS * SLOTS; i += LANES_COUNT) parts[i] = 0;                                 \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    u32 label = NONE, n = 0, along = 0, least = NONE, most = 0, flags = 0, own = 0;                     \
    i32 begin = 0, last = 0;                                                                            \
    EACH_STEP(end) {                                                                                    \
      const u32 next = COLUMN_LABEL(end);                                                               \
      if (HANDS_ON(next, end)) {                                                                        \
        PUT_REGION                                                                                      \
        label = next;                                                                                   \
        own = next != NONE && next > own ? next : own;                                                  \
        begin = end, n = 0, along = 0, least = NONE, most = 0, flags = 0;                               \
      }                                                                                                 \
      if (next != NONE) {                                                                               \
        n += 1, along += (u32)end, last = end;                                                          \
        const T value = LOAD(1, frame, STEP_Z(end), STEP_Y(end), COLUMN_X);                             \
        if (is_finite(value)) {                                                                         \
          const u32 key = key_of(value, bias);                                                          \
          least = key < least ? key : least;                                                            \
          most = key > most ? key : most;                                                               \
        } else {                                                                                        \
          flags |= flag_of(value);                                                                      \
        }                                                                                               \
      }                                                                                                 \
    }                                                                                                   \
    if (own > highest) LOCAL_ATOMIC_MAX_U32(&highest, own);                                             \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    if (t == 0 && highest > 0) ATOMIC_MAX_U32(largest, highest);                                        \
    for (i32 slot = t; slot < SLOTS; slot += LANES_COUNT) {                                             \
      u32 v[FIELDS];                                                                                    \
      for (i32 f = 0; f < FIELDS; ++f) v[f] = parts[f * SLOTS + slot];                                  \
      if (keys[slot] != NONE)                                                                           \
        put_region(sums, words, keys[slot], v, GROUP_X * 32, GROUP_Y * (WALK_Z ? 8 : 8 * STEPS), COLUMN_Z); \
    }                                                                                                   \
  } ENDLANES

/// The first pass. sums, words: the table of regions.
KERNEL(regions_f32, (LOADS, GLOBAL u64* sums, GLOBAL u32* words, GLOBAL u32* largest, u32 capacity, i32 frame, i32 width, i32 height,
                     i32 depth, u32 first, i64 bias))
  REGIONS(f32, LOAD_F32)
ENDKERNEL
KERNEL(regions_i64, (LOADS, GLOBAL u64* sums, GLOBAL u32* words, GLOBAL u32* largest, u32 capacity, i32 frame, i32 width, i32 height,
                     i32 depth, u32 first, i64 bias))
  REGIONS(i64, LOAD_I64)
ENDKERNEL

/// Scales of the second pass, from the first. sums, words: the table of regions.
KERNEL(set_shifts, (GLOBAL const u64* sums, GLOBAL u32* words, u32 capacity))
  LANES(t) {
    const u32 label = (u32)GROUP_X * LANES_COUNT + t;
    if (label < capacity) {
      GLOBAL u32* word = words + (i64)label * REGION_WORDS;
      const u32 least = ~word[14], most = word[15];
      const u32 low = magnitude_of(least), high = magnitude_of(most), magnitude = low > high ? low : high;
      const u64 count = sums[(i64)label * (REGION_WORDS / 2)];
      word[17] = least > most || magnitude == 0 ? 0 : (u32)((i32)CLZ_U64(count) - 2 - exponent_above(magnitude));
    }
  } ENDLANES
ENDKERNEL

/// Where the sum (field 0) or a moment (1 to 3) of a label stands.
DEVICE_FUNCTION GLOBAL u64* sum_at(GLOBAL u64* regions, GLOBAL u64* moments, u32 label, i32 field) {
  return field == 0 ? regions + (i64)label * (REGION_WORDS / 2) + REGION_WORDS / 2 - 1 : moments + (i64)label * 3 + field - 1;
}

/// The sum and, if MOMENTS, three more of a column run, to the group's slot or the tables.
#define PUT_SUMS                                                                                        \
  if (label != NONE) {                                                                                  \
    const i64 x = COLUMN_X, y = COLUMN_Y, z = COLUMN_Z;                                                 \
    const i64 v[4] = {sum, coarse * x, WALK_Z ? coarse * y : along, WALK_Z ? along : coarse * z};       \
    const i32 slot = slot_of(keys, label);                                                              \
    for (i32 f = 0; f < 1 + 3 * MOMENTS; ++f) {                                                         \
      if (slot >= 0) LOCAL_ATOMIC_ADD_U64(parts + f * SLOTS + slot, (u64)v[f]);                         \
      else ATOMIC_ADD_U64(sum_at(regions, moments, label, f), (u64)v[f]);                               \
    }                                                                                                   \
  }

#define SUMS(T, LOAD)                                                                                   \
  LOCALMEM u32 keys[SLOTS];                                                                             \
  LOCALMEM u64 parts[4 * SLOTS];                                                                        \
  LANES(t) {                                                                                            \
    for (i32 i = t; i < SLOTS; i += LANES_COUNT) keys[i] = NONE;                                        \
    for (i32 i = t; i < (1 + 3 * MOMENTS) * SLOTS; i += LANES_COUNT) parts[i] = 0;                      \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    u32 label = NONE;                                                                                   \
    Scale scale = scale_of(0);                                                                          \
    i64 sum = 0, coarse = 0, along = 0;                                                                 \
    EACH_STEP(end) {                                                                                    \
      const u32 next = COLUMN_LABEL(end);                                                               \
      if (HANDS_ON(next, end)) {                                                                        \
        PUT_SUMS                                                                                        \
        label = next < capacity ? next : NONE;                                                          \
        sum = 0, coarse = 0, along = 0;                                                                 \
        if (label != NONE) scale = scale_of((i32)words[(i64)label * REGION_WORDS + 17]);                \
      }                                                                                                 \
      if (next != NONE && label != NONE) {                                                              \
        const i64 value = fixed_point(LOAD(1, frame, STEP_Z(end), STEP_Y(end), COLUMN_X), scale);       \
        sum += value;                                                                                   \
        if (MOMENTS) {                                                                                  \
          coarse += value >> axis_bits;                                                                 \
          along += (value >> axis_bits) * (WALK_Z ? STEP_Z(end) : STEP_Y(end));                         \
        }                                                                                               \
      }                                                                                                 \
    }                                                                                                   \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    for (i32 i = t; i < (1 + 3 * MOMENTS) * SLOTS; i += LANES_COUNT)                                    \
      if (keys[i % SLOTS] != NONE) ATOMIC_ADD_U64(sum_at(regions, moments, keys[i % SLOTS], i / SLOTS), parts[i]); \
  } ENDLANES

/// The second pass. regions, words: the table of regions; moments: of RegionMoments.
KERNEL(sums_f32, (LOADS, GLOBAL u64* regions, GLOBAL const u32* words, GLOBAL u64* moments, u32 capacity, i32 frame, i32 width,
                  i32 height, i32 depth, u32 first, i32 axis_bits))
  SUMS(f32, LOAD_F32)
ENDKERNEL
KERNEL(sums_i64, (LOADS, GLOBAL u64* regions, GLOBAL const u32* words, GLOBAL u64* moments, u32 capacity, i32 frame, i32 width,
                  i32 height, i32 depth, u32 first, i32 axis_bits))
  SUMS(i64, LOAD_I64)
ENDKERNEL

/// Distance of a voxel from a position: whole[k] and fraction[k] are words of a RegionOrigin.
DEVICE_FUNCTION f32 distance_from(GLOBAL const u32* whole, GLOBAL const u32* fraction, i32 x, i32 y, i32 z, f32 size_x, f32 size_y, f32 size_z) {
  const f32 dx = ((f32)(x - (i32)whole[0]) - AS_F32(fraction[0])) * size_x;
  const f32 dy = ((f32)(y - (i32)whole[1]) - AS_F32(fraction[1])) * size_y;
  const f32 dz = ((f32)(z - (i32)whole[2]) - AS_F32(fraction[2])) * size_z;
  return SQRT(dx * dx + dy * dy + dz * dz);
}

/// From the mean, brought to about 1. Words 12 and 13 are the mean of integers, 14 of floats, 15 the factor.
OVERLOADED DEVICE_FUNCTION f32 deviation(f32 v, GLOBAL const u32* o) { return v * AS_F32(o[15]) - AS_F32(o[14]); }
OVERLOADED DEVICE_FUNCTION f32 deviation(i64 v, GLOBAL const u32* o) {
  return (f32)(v - (i64)((u64)o[12] | (u64)o[13] << 32)) * AS_F32(o[15]);
}

#define PUT_SPREADS                                                                                     \
  if (label != NONE) {                                                                                  \
    const i32 slot = slot_of(keys, label);                                                              \
    const i64 v[3] = {squares, to_centroid, to_mass};                                                   \
    const u32 far[2] = {AS_U32(far_centroid), AS_U32(far_mass)};                                        \
    for (i32 f = 0; f < 3; ++f) {                                                                       \
      if (slot >= 0) LOCAL_ATOMIC_ADD_U64(parts + f * SLOTS + slot, (u64)v[f]);                         \
      else ATOMIC_ADD_U64(sums + (i64)label * 4 + f, (u64)v[f]);                                        \
    }                                                                                                   \
    for (i32 f = 0; f < 2; ++f) {                                                                       \
      if (slot >= 0) LOCAL_ATOMIC_MAX_U32(furthest + f * SLOTS + slot, far[f]);                         \
      else ATOMIC_MAX_U32(words + (i64)label * 8 + 6 + f, far[f]);                                      \
    }                                                                                                   \
  }

#define SPREADS(T, LOAD)                                                                                \
  LOCALMEM u32 keys[SLOTS];                                                                             \
  LOCALMEM u64 parts[3 * SLOTS];                                                                        \
  LOCALMEM u32 furthest[2 * SLOTS];                                                                     \
  LANES(t) {                                                                                            \
    for (i32 i = t; i < SLOTS; i += LANES_COUNT) keys[i] = NONE;                                        \
    for (i32 i = t; i < 3 * SLOTS; i += LANES_COUNT) parts[i] = 0;                                      \
    for (i32 i = t; i < 2 * SLOTS; i += LANES_COUNT) furthest[i] = 0;                                   \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    u32 label = NONE;                                                                                   \
    i64 squares = 0, to_centroid = 0, to_mass = 0;                                                      \
    f32 far_centroid = 0.0f, far_mass = 0.0f;                                                           \
    EACH_STEP(end) {                                                                                    \
      const u32 next = COLUMN_LABEL(end);                                                               \
      if (HANDS_ON(next, end)) {                                                                        \
        PUT_SPREADS                                                                                     \
        label = next;                                                                                   \
        squares = 0, to_centroid = 0, to_mass = 0, far_centroid = 0.0f, far_mass = 0.0f;                \
      }                                                                                                 \
      if (next != NONE) {                                                                               \
        const i32 x = COLUMN_X, y = STEP_Y(end), z = STEP_Z(end);                                       \
        GLOBAL const u32* o = origins + (i64)label * 18;                                                \
        const f32 d = deviation(LOAD(1, frame, z, y, x), o);                                            \
        const f32 c = distance_from(o, o + 6, x, y, z, size_x, size_y, size_z);                         \
        const f32 m = distance_from(o + 3, o + 9, x, y, z, size_x, size_y, size_z);                     \
        squares = ADD_I64(squares, fixed_point(d * d, scale_of((i32)o[16])));                               \
        to_centroid += fixed_point(c, scale_of((i32)o[17]));                                            \
        to_mass += fixed_point(m, scale_of((i32)o[17]));                                                \
        far_centroid = c > far_centroid ? c : far_centroid;                                             \
        far_mass = m > far_mass ? m : far_mass;                                                         \
      }                                                                                                 \
    }                                                                                                   \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    for (i32 i = t; i < 3 * SLOTS; i += LANES_COUNT)                                                    \
      if (keys[i % SLOTS] != NONE) ATOMIC_ADD_U64(sums + (i64)keys[i % SLOTS] * 4 + i / SLOTS, parts[i]); \
    for (i32 i = t; i < 2 * SLOTS; i += LANES_COUNT)                                                    \
      if (keys[i % SLOTS] != NONE) ATOMIC_MAX_U32(words + (i64)keys[i % SLOTS] * 8 + 6 + i / SLOTS, furthest[i]); \
  } ENDLANES

/// The third pass. sums, words: the table of RegionSpread.
KERNEL(spreads_f32, (LOADS, GLOBAL u64* sums, GLOBAL u32* words, GLOBAL const u32* origins, i32 frame, i32 width, i32 height, i32 depth,
                     u32 first, f32 size_x, f32 size_y, f32 size_z))
  SPREADS(f32, LOAD_F32)
ENDKERNEL
KERNEL(spreads_i64, (LOADS, GLOBAL u64* sums, GLOBAL u32* words, GLOBAL const u32* origins, i32 frame, i32 width, i32 height, i32 depth,
                     u32 first, f32 size_x, f32 size_y, f32 size_z))
  SPREADS(i64, LOAD_I64)
ENDKERNEL

// --- growth into a mask ----------------------------------------------------------------------------------------------

// A voxel's arrival is the step that reached it, above the label it got: 64 bits whose order is that of who comes first.
// Steps count from 1; odd ones reach all neighbours, even ones faces. Each arrival follows from earlier ones beside it, so
// there is one solution, in whatever order it is found: blocks settle alone, and again when a block beside them changed.
#define NEVER 0xffffffffffffffffu
#define RIM_XY (BLOCK_XY + 2)
#define RIM_COUNT (RIM_XY * RIM_XY * (BLOCK_Z + 2 * RIM_Z))
#define BLOCK_COUNT (BLOCK_XY * BLOCK_XY * BLOCK_Z)
#define SETTLING 12

/// Seeds inside the mask (input 1) arrive at step 0.
KERNEL(plant, (LOADS, GLOBAL u64* arrivals, i32 width, i32 height, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) {
      const u32 label = LOAD_I32(1, n, z, y, x) != 0 ? (u32)LOAD_I32(0, n, z, y, x) : 0;
      arrivals[((i64)GROUP_Z * height + y) * width + x] = label != 0 ? (u64)label : NEVER;
    }
  } ENDLANES
ENDKERNEL

/// When the neighbour `from` reaches a voxel; `far`: not at a face.
DEVICE_FUNCTION u64 arrival_from(u64 from, i32 far) {
  const u64 step = from >> 32;
  return from == NEVER ? NEVER : ((step + 1 + (far ? step & 1 : 0)) << 32) | (from & NONE);
}

/// Found anew from the neighbours, since an arrival that comes to be earlier may hand on a later label.
DEVICE_FUNCTION u64 earliest(LOCAL const u64* rim, i32 at, i32 width, i32 deep) {
  u64 first = rim[at] >> 32 == 0 ? rim[at] : NEVER;
  for (i32 dz = -deep; dz <= deep; ++dz)
    for (i32 dy = -1; dy <= 1; ++dy)
      for (i32 dx = -1; dx <= 1; ++dx) {
        const u64 arrival = arrival_from(rim[at + (dz * width + dy) * width + dx], dx * dx + dy * dy + dz * dz > 1);
        first = arrival < first ? arrival : first;
      }
  return first;
}

/// Voxel i of a block: its place in the rim, and in the image.
#define RIM_PLACE(i) (((i) / (BLOCK_XY * BLOCK_XY) + RIM_Z) * RIM_XY + (i) / BLOCK_XY % BLOCK_XY + 1) * RIM_XY + (i) % BLOCK_XY + 1
#define BLOCK_X_AT(i) (GROUP_X * BLOCK_XY + (i) % BLOCK_XY)
#define BLOCK_Y_AT(i) (GROUP_Y * BLOCK_XY + (i) / BLOCK_XY % BLOCK_XY)
#define BLOCK_Z_AT(i) (GROUP_Z % blocks_z * BLOCK_Z + (i) / (BLOCK_XY * BLOCK_XY))
#define BLOCK_NUMBER (((i64)GROUP_Z * blocks_y + GROUP_Y) * blocks_x + GROUP_X)

/// Settles active blocks for some steps; what changed goes to `next`, so that blocks beside it still see the old.
KERNEL(settle, (LOADS, GLOBAL const u64* arrivals, GLOBAL u64* next, GLOBAL const u32* active, GLOBAL u32* changed, i32 width, i32 height,
                i32 depth, i32 blocks_x, i32 blocks_y, i32 blocks_z))
  LOCALMEM u64 rim[2 * RIM_COUNT];
  LOCALMEM u32 open[BLOCK_COUNT];
  LANES(t) {
    if (active[BLOCK_NUMBER]) {
      const i32 n = GROUP_Z / blocks_z;
      for (i32 i = t; i < RIM_COUNT; i += LANES_COUNT) {
        const i32 x = GROUP_X * BLOCK_XY + i % RIM_XY - 1, y = GROUP_Y * BLOCK_XY + i / RIM_XY % RIM_XY - 1;
        const i32 z = GROUP_Z % blocks_z * BLOCK_Z + i / (RIM_XY * RIM_XY) - RIM_Z;
        const i32 inside = x >= 0 && x < width && y >= 0 && y < height && z >= 0 && z < depth;
        rim[i] = rim[RIM_COUNT + i] = inside ? arrivals[(((i64)n * depth + z) * height + y) * width + x] : NEVER;
      }
      for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) {
        const i32 inside = BLOCK_X_AT(i) < width && BLOCK_Y_AT(i) < height && BLOCK_Z_AT(i) < depth;
        open[i] = inside && LOAD_I32(1, n, BLOCK_Z_AT(i), BLOCK_Y_AT(i), BLOCK_X_AT(i)) != 0;
      }
    }
  } ENDLANES
  SYNC;
  for (i32 k = 0; k < SETTLING; ++k) {
    LANES(t) {
      if (active[BLOCK_NUMBER]) {
        for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) {
          const i32 at = RIM_PLACE(i), from = k % 2 * RIM_COUNT, to = RIM_COUNT - from;
          if (open[i]) rim[to + at] = earliest(rim + from, at, RIM_XY, RIM_Z);
        }
      }
    } ENDLANES
    SYNC;
  }
  LANES(t) {
    if (active[BLOCK_NUMBER]) {
      for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) {
        const i32 at = RIM_PLACE(i);
        if (open[i]) {
          const i64 place = (((i64)(GROUP_Z / blocks_z) * depth + BLOCK_Z_AT(i)) * height + BLOCK_Y_AT(i)) * width + BLOCK_X_AT(i);
          next[place] = rim[at];
          if (rim[at] != arrivals[place]) changed[BLOCK_NUMBER] = 1;
        }
      }
    }
  } ENDLANES
ENDKERNEL

/// Takes over what changed, and wakes the blocks around it. any: 1 if there was something.
KERNEL(wake, (GLOBAL u64* arrivals, GLOBAL const u64* next, GLOBAL u32* active, GLOBAL const u32* changed, GLOBAL u32* any, i32 width, i32 height,
              i32 depth, i32 blocks_x, i32 blocks_y, i32 blocks_z))
  LANES(t) {
    if (changed[BLOCK_NUMBER]) {
      for (i32 i = t; i < BLOCK_COUNT; i += LANES_COUNT) {
        const i64 place = (((i64)(GROUP_Z / blocks_z) * depth + BLOCK_Z_AT(i)) * height + BLOCK_Y_AT(i)) * width + BLOCK_X_AT(i);
        if (BLOCK_X_AT(i) < width && BLOCK_Y_AT(i) < height && BLOCK_Z_AT(i) < depth && next[place] != NEVER) arrivals[place] = next[place];
      }
      if (t < 27) {
        const i32 x = GROUP_X + t % 3 - 1, y = GROUP_Y + t / 3 % 3 - 1, z = GROUP_Z % blocks_z + t / 9 - 1;
        const i32 exists = x >= 0 && x < blocks_x && y >= 0 && y < blocks_y && z >= 0 && z < blocks_z;
        if (exists) active[((i64)(GROUP_Z / blocks_z * blocks_z + z) * blocks_y + y) * blocks_x + x] = 1;
        *any = 1;
      }
    }
  } ENDLANES
ENDKERNEL

KERNEL(harvest, (STORES, GLOBAL const u64* arrivals, i32 width, i32 height, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y;
    if (x < width) {
      const u64 arrival = arrivals[((i64)GROUP_Z * height + y) * width + x];
      STORE_I64(GROUP_Z / depth, GROUP_Z % depth, y, x, arrival == NEVER ? 0 : (i64)(arrival & NONE));
    }
  } ENDLANES
ENDKERNEL
