// Maps: each lane stores some voxels of its row; the store stage is the whole program.
CONSTANT(VOXELS_PER_LANE)

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
