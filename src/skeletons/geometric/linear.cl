  // Values between voxels, of type VALUE; its reader defines VALUE, LOAD and STORE.
  TURNS
    i32 done = 0;
    if (!SLANTED && top + SAMPLE_ROWS <= height && ALL_INSIDE(0) && ALL_INSIDE(SAMPLE_ROWS - 1)) {
      VALUE results[SAMPLE_ROWS];
      done = 1;
      #define SAMPLE_LINE(z, y)                                                                                     \
        ((INTERPOLATED & 1) ? mixed(LOAD(0, n, z, y, left), LOAD(0, n, z, y, left + 1), part_of(RAW_X(k) >> EXTRA)) \
                            : LOAD(0, n, z, y, left))
      #define SAMPLE_PLANE(z)                                                                                     \
        ((INTERPOLATED & 2) ? mixed(SAMPLE_LINE(z, upper), SAMPLE_LINE(z, upper + 1), part_of(RAW_Y(k) >> EXTRA)) \
                            : SAMPLE_LINE(z, upper))
      #pragma unroll
      for (i32 k = 0; k < SAMPLE_ROWS; ++k) {
        const i32 left = RAW_VOXEL(RAW_X(k), 1), upper = RAW_VOXEL(RAW_Y(k), 2);
        const i32 front = RAW_VOXEL(RAW_Z(k), 4);
        results[k] = SAMPLE_PLANE(front);
        if (INTERPOLATED & 4) results[k] = mixed(results[k], SAMPLE_PLANE(front + 1), part_of(RAW_Z(k) >> EXTRA));
        done &= is_finite(results[k]);
      }
      #undef SAMPLE_LINE
      #undef SAMPLE_PLANE
      if (done) {
        #pragma unroll
        for (i32 k = 0; k < SAMPLE_ROWS; ++k) STORE(n, z, top + k, x, zero_unsigned(results[k]));
      }
    }
    for (i32 k = 0; k < SAMPLE_ROWS && !done && top + k < height; ++k) {
      const i64 place_z = bordered_place(OUTSIDE, RAW_Z(k) >> EXTRA, LAST_PLACE(input_depth));
      const i32 first = VOXEL_AT(place_z, 4);
      i32 nowhere = place_z == NOWHERE;
      VALUE planes[2] = {value, value};
      #define SAMPLE_LINE(y)                                                                               \
        ((INTERPOLATED & 1) ? between(SAMPLE(from_z, y, left), SAMPLE(from_z, y, right), part_of(place_x)) \
                            : SAMPLE(from_z, y, left))
      for (i32 i = 0; i <= (INTERPOLATED >> 2); ++i) {
        const i64 slid_x = SLANTED ? (first + i) * slant_x : 0, slid_y = SLANTED ? (first + i) * slant_y : 0;
        const i64 place_x = bordered_place(OUTSIDE, (RAW_X(k) - slid_x) >> EXTRA, LAST_PLACE(input_width));
        const i64 place_y = bordered_place(OUTSIDE, (RAW_Y(k) - slid_y) >> EXTRA, LAST_PLACE(input_height));
        const i32 left = bordered_voxel(OUTSIDE, VOXEL_AT(place_x, 1), input_width);
        const i32 right = bordered_voxel(OUTSIDE, VOXEL_AT(place_x, 1) + 1, input_width);
        const i32 upper = bordered_voxel(OUTSIDE, VOXEL_AT(place_y, 2), input_height);
        const i32 lower = bordered_voxel(OUTSIDE, VOXEL_AT(place_y, 2) + 1, input_height);
        const i32 from_z = bordered_voxel(OUTSIDE, first + i, input_depth);
        nowhere |= place_x == NOWHERE || place_y == NOWHERE;
        if (!nowhere)
          planes[i] = (INTERPOLATED & 2) ? between(SAMPLE_LINE(upper), SAMPLE_LINE(lower), part_of(place_y))
                                         : SAMPLE_LINE(upper);
      }
      #undef SAMPLE_LINE
      VALUE result = (INTERPOLATED & 4) ? between(planes[0], planes[1], part_of(place_z)) : planes[0];
      if (nowhere) result = value;
      STORE(n, z, top + k, x, zero_unsigned(result));
    }
  TURNS_END
#undef VALUE
#undef LOAD
#undef STORE
