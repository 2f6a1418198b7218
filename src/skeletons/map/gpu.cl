// Maps: each lane stores some voxels of its row; the store stage is the whole program.
CONSTANT(VOXELS_PER_LANE)

/// Rows of `width` voxels, of which the first `count` (over all rows of a plane) exist.
KERNEL(map, (STORES, i32 width, i32 depth, i64 count))
  LANES(t) {
    for (i32 k = 0; k < VOXELS_PER_LANE; ++k) {
      const i32 x = (GROUP_X * VOXELS_PER_LANE + k) * LANES_COUNT + t;
      if (x < width && (i64)GROUP_Y * width + x < count) STORE_F32(GROUP_Z / depth, GROUP_Z % depth, GROUP_Y, x, 0.0f);
    }
  } ENDLANES
ENDKERNEL
