  // The nearest voxels, of type VALUE; its reader defines VALUE, LOAD and STORE.
  TURNS
    if (top + SAMPLE_ROWS <= height && ALL_INSIDE(0) && ALL_INSIDE(SAMPLE_ROWS - 1)) {
      VALUE results[SAMPLE_ROWS];
      #pragma unroll
      for (i32 k = 0; k < SAMPLE_ROWS; ++k)
        results[k] = LOAD(0, n, RAW_VOXEL(RAW_Z(k), 4), RAW_VOXEL(RAW_Y(k), 2), RAW_VOXEL(RAW_X(k), 1));
      #pragma unroll
      for (i32 k = 0; k < SAMPLE_ROWS; ++k) STORE(n, z, top + k, x, results[k]);
    } else {
      for (i32 k = 0; k < SAMPLE_ROWS && top + k < height; ++k) {
        const i64 place_x = bordered_place(OUTSIDE, RAW_X(k) >> EXTRA, LAST_PLACE(input_width));
        const i64 place_y = bordered_place(OUTSIDE, RAW_Y(k) >> EXTRA, LAST_PLACE(input_height));
        const i64 place_z = bordered_place(OUTSIDE, RAW_Z(k) >> EXTRA, LAST_PLACE(input_depth));
        const i32 from_x = bordered_voxel(OUTSIDE, VOXEL_AT(place_x, 1), input_width);
        const i32 from_y = bordered_voxel(OUTSIDE, VOXEL_AT(place_y, 2), input_height);
        const i32 from_z = bordered_voxel(OUTSIDE, VOXEL_AT(place_z, 4), input_depth);
        VALUE result = value;
        if (place_x != NOWHERE && place_y != NOWHERE && place_z != NOWHERE) result = SAMPLE(from_z, from_y, from_x);
        STORE(n, z, top + k, x, result);
      }
    }
  TURNS_END
#undef VALUE
#undef LOAD
#undef STORE
