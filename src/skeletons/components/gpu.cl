// Connected components: a forest in which every voxel's parent comes before it.
CONSTANT(TILE_Y)   // tiles are 32 x TILE_Y x TILE_Z voxels
CONSTANT(TILE_Z)
CONSTANT(CORNERS)  // 1: voxels that touch at edges and corners are neighbours too
CONSTANT(ALONG_Z)  // rows are joined across borders of tiles along z, else along y
CONSTANT(MARK)     // value of the voxels that spoil their component

#define NONE 0xffffffffu
#define TILE_X 32
#define TILE_ROWS (TILE_Y * TILE_Z)

#include "skeletons/numbers/ranks.cl"

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

/// Every voxel's parent becomes its root; roots of components with a mark enter the set of their frame.
KERNEL(find_spoiled, (LOADS, GLOBAL u32* all, GLOBAL u32* sets, i32 width, i32 height, i32 depth, i64 words))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, n = GROUP_Z / depth, z = GROUP_Z % depth, y = GROUP_Y;
    GLOBAL u32* parent = all + (i64)n * depth * height * width;
    const u32 i = ((u32)z * (u32)height + (u32)y) * (u32)width + (u32)x;
    if (x < width && parent[i] != NONE) {
      const u32 root = root_of(parent, i);
      parent[i] = root;
      if (LOAD_I32(0, n, z, y, x) == MARK) ATOMIC_OR_U32(sets + n * words + root / 32, (u32)1 << (root % 32));
    }
  } ENDLANES
ENDKERNEL

/// 1 on components that are not in the set.
KERNEL(judge_components, (STORES, GLOBAL const u32* parent, GLOBAL const u32* sets, i32 width, i32 height, i32 depth, i64 words))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, n = GROUP_Z / depth, z = GROUP_Z % depth, y = GROUP_Y;
    if (x < width) {
      const u32 root = parent[(((i64)n * depth + z) * height + y) * width + x];
      STORE_I64(n, z, y, x, root != NONE && !(sets[n * words + root / 32] >> (root % 32) & 1));
    }
  } ENDLANES
ENDKERNEL
