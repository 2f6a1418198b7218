// Adaptive histogram equalisation: counts of tiles, their curves in the counts' place, and a walk over all voxels.
#define BINS 256  // as many as lanes

DEVICE_FUNCTION i32 bin_of(f32 v, f32 low, f32 width) {
  const f32 at = DIVIDE((v - low) * 255.0f, width) + 0.5f;
  return (i32)(at > 255.0f ? 255.0f : at > 0.0f ? at : 0.0f);  // NaN gives 0
}

/// First voxel of a tile.
DEVICE_FUNCTION i32 tile_start(i32 tile, i32 size, i32 tiles) { return (i32)((i64)tile * size / tiles); }

DEVICE_FUNCTION f32 between(f32 before, f32 after, f32 weight) { return FMA(weight, after - before, before); }

/// `parts` groups count each tile. GROUP_X: tile along x and part; GROUP_Z: frame and tile along z.
KERNEL(count, (LOADS, GLOBAL u32* counts, i32 width, i32 height, i32 depth, i32 tiles_x, i32 tiles_y, i32 tiles_z, i32 parts))
  LOCALMEM u32 bins[BINS];
  const i32 tile_x = GROUP_X / parts, tile_z = GROUP_Z % tiles_z, n = GROUP_Z / tiles_z;
  LANES(t) { bins[t] = 0; } ENDLANES
  SYNC;
  LANES(t) {
    const i32 left = tile_start(tile_x, width, tiles_x), across = tile_start(tile_x + 1, width, tiles_x) - left;
    const i32 top = tile_start(GROUP_Y, height, tiles_y), down = tile_start(GROUP_Y + 1, height, tiles_y) - top;
    const i32 front = tile_start(tile_z, depth, tiles_z), deep = tile_start(tile_z + 1, depth, tiles_z) - front;
    const f32 low = f64_to_f32(LOAD_F64(1, n, 0, 0, 0)), range = f64_to_f32(LOAD_F64(1, n, 0, 0, 1)) - low;
    for (i32 i = GROUP_X % parts * LANES_COUNT + t; i < across * down * deep; i += parts * LANES_COUNT) {
      const f32 v = LOAD_F32(0, n, front + i / across / down, top + i / across % down, left + i % across);
      if (v == v) LOCAL_ATOMIC_ADD_U32(bins + bin_of(v, low, range), 1);
    }
  } ENDLANES
  SYNC;
  LANES(t) {
    if (bins[t] != 0) ATOMIC_ADD_U32(counts + (((i64)GROUP_Z * tiles_y + GROUP_Y) * tiles_x + tile_x) * BINS + t, bins[t]);
  } ENDLANES
ENDKERNEL

/// Counts become bits of f32. GROUP_X: tile of frame GROUP_Y.
KERNEL(make_curves, (LOADS, GLOBAL u32* counts, i64 tiles, f32 clip))
  LOCALMEM u32 total[BINS];
  LOCALMEM u32 sum[2 * BINS];
  LOCALMEM u32 clipped[2 * BINS];
  const i64 curve = (GROUP_Y * tiles + GROUP_X) * BINS;
  LANES(t) { total[t] = counts[curve + t]; } ENDLANES
  SYNC;
  for (i32 reach = BINS / 2; reach > 0; reach >>= 1) {
    LANES(t) { if (t < reach) total[t] += total[t + reach]; } ENDLANES
    SYNC;
  }
  LANES(t) {
    const u32 own = counts[curve + t];
    const i32 over = (f32)own > clip * (f32)total[0];
    sum[t] = over ? 0 : own;
    clipped[t] = (u32)over;
  } ENDLANES
  SYNC;
  i32 from = 0;
  for (i32 reach = 1; reach < BINS; reach <<= 1) {
    LANES(t) {
      sum[BINS - from + t] = sum[from + t] + (t < reach ? 0 : sum[from + t - reach]);
      clipped[BINS - from + t] = clipped[from + t] + (t < reach ? 0 : clipped[from + t - reach]);
    } ENDLANES
    SYNC;
    from = BINS - from;
  }
  LANES(t) {
    const f32 low = f64_to_f32(LOAD_F64(0, GROUP_Y, 0, 0, 0)), range = f64_to_f32(LOAD_F64(0, GROUP_Y, 0, 0, 1)) - low;
    const f32 n = (f32)total[0], limit = clip * n;
    const f32 last = FMA((f32)clipped[from + BINS - 1], limit, (f32)sum[from + BINS - 1]), share = (n - last) * 0.00390625f;
    const f32 first = FMA((f32)clipped[from], limit, (f32)sum[from]) + share, most = n - first;
    const f32 here = FMA((f32)(t + 1), share, FMA((f32)clipped[from + t], limit, (f32)sum[from + t]));
    const f32 ratio = most > 0.0f ? DIVIDE(here - first, most) : 0.0f;
    counts[curve + t] = AS_U32(FMA(ratio < 1.0f ? ratio : 1.0f, range, low));
  } ENDLANES
ENDKERNEL

/// befores, weights: for each x, then each y, then each z, the tile before it and how near it is to the next.
KERNEL(apply, (LOADS, STORES, GLOBAL const u32* RESTRICT curves, GLOBAL const i32* RESTRICT befores, GLOBAL const f32* RESTRICT weights,
               i32 width, i32 height, i32 depth, i32 tiles_x, i32 tiles_y, i32 tiles_z))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) {
      const f32 v = LOAD_F32(0, n, z, y, x);
      const f32 low = f64_to_f32(LOAD_F64(1, n, 0, 0, 0)), range = f64_to_f32(LOAD_F64(1, n, 0, 0, 1)) - low;
      f32 result = v;
      if (v == v && range > 0.0f && range < F32_INFINITY) {
        const i32 bin = bin_of(v, low, range);
        const f32 weight_x = weights[x], weight_y = weights[width + y], weight_z = weights[width + height + z];
        f32 slice[2];
        for (i32 dz = 0; dz < 2; ++dz) {
          const i64 plane = (i64)n * tiles_z + befores[width + height + z] + (weight_z > 0.0f ? dz : 0);
          f32 row[2];
          for (i32 dy = 0; dy < 2; ++dy) {
            const i64 line = plane * tiles_y + befores[width + y] + (weight_y > 0.0f ? dy : 0);
            const i64 before = (line * tiles_x + befores[x]) * BINS + bin, after = before + (weight_x > 0.0f ? BINS : 0);
            row[dy] = between(AS_F32(curves[before]), AS_F32(curves[after]), weight_x);
          }
          slice[dz] = between(row[0], row[1], weight_y);
        }
        result = between(slice[0], slice[1], weight_z);
      }
      STORE_F32(n, z, y, x, result);
    }
  } ENDLANES
ENDKERNEL
