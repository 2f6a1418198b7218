// Maps: each lane stores some voxels of its row; the store stage is the whole program.
CONSTANT(VOXELS_PER_LANE)
CONSTANT(ALONG_Z)

/// Rows of `width` voxels, of which the first `count` (over all rows of a plane) exist. Groups that lie inside do
/// without a test for each voxel, so that all their loads are on the way at once.
KERNEL(map, (STORES, i32 width, i32 depth, i64 count))
  LANES(t) {
    const i32 first = GROUP_X * VOXELS_PER_LANE * LANES_COUNT, end = first + VOXELS_PER_LANE * LANES_COUNT;
    const i32 n = GROUP_Z / depth, z = GROUP_Z % depth;
    if (end <= width && (i64)GROUP_Y * width + end <= count) {
      #pragma unroll
      for (i32 k = 0; k < VOXELS_PER_LANE; ++k) STORE_F32(n, z, GROUP_Y, first + k * LANES_COUNT + t, 0.0f);
    } else {
      for (i32 x = first + t; x < end; x += LANES_COUNT)
        if (x < width && (i64)GROUP_Y * width + x < count) STORE_F32(n, z, GROUP_Y, x, 0.0f);
    }
  } ENDLANES
ENDKERNEL

/// For programs that read an image along y or z where they write along x. The lines that a tile of 32 x 32 reads and writes
/// are touched while they are in the cache; 32 lanes meet 8 of the one kind and 4 of the other.
KERNEL(map_crossed, (STORES, i32 width, i32 length, i32 across))
  LANES(t) {
    const i32 x = GROUP_X * 32 + t % 8 + t / 32 % 4 * 8, first = GROUP_Y * 32 + t / 8 % 4 + t / 128 * 4;
    const i32 n = GROUP_Z / across, third = GROUP_Z % across;
    #pragma unroll
    for (i32 k = 0; k < 4; ++k) {
      const i32 other = first + 8 * k;
      if (x < width && other < length) STORE_F32(n, ALONG_Z ? other : third, ALONG_Z ? third : other, x, 0.0f);
    }
  } ENDLANES
ENDKERNEL
