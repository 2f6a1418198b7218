// One result voxel a lane, in columns down y: places step from row to row by additions. A place along
// an axis is at + x * dx + y * dy + z * dz in fixed point, with `extra` bits more than a place of border.cl.
CONSTANT(OUTSIDE)       // the border rule
CONSTANT(INTERPOLATED)  // axes along which values lie between voxels: 1 x, 2 y, 4 z
CONSTANT(SLANTED)       // whether planes of the input are shifted against each other

#include "skeletons/geometric/border.cl"

#define SAMPLES_ACROSS 32              // voxels of a group along x
#define SAMPLES_DOWN (LANES_COUNT / 32)  // and y, at a time
#define SAMPLES_AGAIN 4

// Along each axis: where voxel (0, 0, 0) is read, and the steps from a voxel to the next along x, y, z.
#define PLACES                                                                                        \
  i64 at_x, i64 x_dx, i64 x_dy, i64 x_dz, i64 at_y, i64 y_dx, i64 y_dy, i64 y_dz, i64 at_z, i64 z_dx, \
      i64 z_dy, i64 z_dz, i64 slant_x, i64 slant_y, i32 extra
#define SIZES i32 input_width, i32 input_height, i32 input_depth, i32 width, i32 height, i32 depth, i32 across

#define SAMPLE_INSIDE(z, y, x) \
  ((z) >= 0 && (z) < input_depth && (y) >= 0 && (y) < input_height && (x) >= 0 && (x) < input_width)
#define SAMPLE(LOAD, z, y, x) (OUTSIDE != OUTSIDE_GRID_CONSTANT || SAMPLE_INSIDE(z, y, x) ? LOAD(0, n, z, y, x) : value)
#define LAST_PLACE(length) ((i64)((length) - 1) << 24)

// Opens a loop over the voxels of a lane, with raw places; SAMPLES_END closes it.
#define SAMPLES                                                                                           \
  LANES(t) {                                                                                              \
    const i32 x = GROUP_X % across * SAMPLES_ACROSS + t % SAMPLES_ACROSS, n = GROUP_Z, z = GROUP_Y;       \
    const i32 top = GROUP_X / across * (SAMPLES_DOWN * SAMPLES_AGAIN) + t / SAMPLES_ACROSS;               \
    i64 raw_x = at_x + x * x_dx + top * x_dy + z * x_dz, raw_y = at_y + x * y_dx + top * y_dy + z * y_dz, \
        raw_z = at_z + x * z_dx + top * z_dy + z * z_dz;                                                  \
    for (i32 y = top; x < width && y < height && y < top + SAMPLES_DOWN * SAMPLES_AGAIN; y += SAMPLES_DOWN) {
#define SAMPLES_END                                                                             \
      raw_x += SAMPLES_DOWN * x_dy, raw_y += SAMPLES_DOWN * y_dy, raw_z += SAMPLES_DOWN * z_dy; \
    }                                                                                           \
  } ENDLANES
// The voxel read first along an axis.
#define VOXEL_BEFORE(place, axis) ((i32)(((place) + ((INTERPOLATED & (axis)) ? 0 : ONE_VOXEL / 2)) >> 24))

#define NEAREST(LOAD, STORE, T)                                                            \
  SAMPLES                                                                                  \
    const i64 place_x = bordered_place(OUTSIDE, raw_x >> extra, LAST_PLACE(input_width));  \
    const i64 place_y = bordered_place(OUTSIDE, raw_y >> extra, LAST_PLACE(input_height)); \
    const i64 place_z = bordered_place(OUTSIDE, raw_z >> extra, LAST_PLACE(input_depth));  \
    T result = value;                                                                      \
    if (place_x != NOWHERE && place_y != NOWHERE && place_z != NOWHERE) {                  \
      const i32 from_x = bordered_voxel(OUTSIDE, VOXEL_BEFORE(place_x, 0), input_width);   \
      const i32 from_y = bordered_voxel(OUTSIDE, VOXEL_BEFORE(place_y, 0), input_height);  \
      const i32 from_z = bordered_voxel(OUTSIDE, VOXEL_BEFORE(place_z, 0), input_depth);   \
      result = SAMPLE(LOAD, from_z, from_y, from_x);                                       \
    }                                                                                      \
    STORE(n, z, y, x, result);                                                             \
  SAMPLES_END

// A line of the input at one voxel, and a plane between two lines.
#define SAMPLE_LINE(LOAD, from_y)                                                                           \
  ((INTERPOLATED & 1)                                                                                       \
       ? between(SAMPLE(LOAD, from_z, from_y, left), SAMPLE(LOAD, from_z, from_y, right), part_of(place_x)) \
       : SAMPLE(LOAD, from_z, from_y, left))
#define SAMPLE_PLANE(LOAD) \
  ((INTERPOLATED & 2) ? between(SAMPLE_LINE(LOAD, upper), SAMPLE_LINE(LOAD, lower), part_of(place_y)) \
                      : SAMPLE_LINE(LOAD, upper))

#define LINEAR(LOAD, STORE, T)                                                                               \
  SAMPLES                                                                                                    \
    const i64 place_z = bordered_place(OUTSIDE, raw_z >> extra, LAST_PLACE(input_depth));                    \
    const i32 first = VOXEL_BEFORE(place_z, 4);                                                              \
    i32 nowhere = place_z == NOWHERE;                                                                        \
    T planes[2] = {value, value};                                                                            \
    for (i32 k = 0; k <= (INTERPOLATED >> 2); ++k) {                                                         \
      const i64 slid_x = SLANTED ? (first + k) * slant_x : 0, slid_y = SLANTED ? (first + k) * slant_y : 0;  \
      const i64 place_x = bordered_place(OUTSIDE, (raw_x - slid_x) >> extra, LAST_PLACE(input_width));       \
      const i64 place_y = bordered_place(OUTSIDE, (raw_y - slid_y) >> extra, LAST_PLACE(input_height));      \
      const i32 from_z = bordered_voxel(OUTSIDE, first + k, input_depth);                                    \
      const i32 left = bordered_voxel(OUTSIDE, VOXEL_BEFORE(place_x, 1), input_width);                       \
      const i32 right = bordered_voxel(OUTSIDE, VOXEL_BEFORE(place_x, 1) + 1, input_width);                  \
      const i32 upper = bordered_voxel(OUTSIDE, VOXEL_BEFORE(place_y, 2), input_height);                     \
      const i32 lower = bordered_voxel(OUTSIDE, VOXEL_BEFORE(place_y, 2) + 1, input_height);                 \
      nowhere |= place_x == NOWHERE || place_y == NOWHERE;                                                   \
      if (!nowhere) planes[k] = SAMPLE_PLANE(LOAD);                                                          \
    }                                                                                                        \
    T result = value;                                                                                        \
    if (!nowhere) result = (INTERPOLATED & 4) ? between(planes[0], planes[1], part_of(place_z)) : planes[0]; \
    STORE(n, z, y, x, result);                                                                               \
  SAMPLES_END

KERNEL(nearest_f32, (LOADS, STORES, PLACES, SIZES, f32 value))
  NEAREST(LOAD_F32, STORE_F32, f32)
ENDKERNEL

KERNEL(nearest_i32, (LOADS, STORES, PLACES, SIZES, i32 value))
  NEAREST(LOAD_I32, STORE_I32, i32)
ENDKERNEL

KERNEL(nearest_i64, (LOADS, STORES, PLACES, SIZES, i64 value))
  NEAREST(LOAD_I64, STORE_I64, i64)
ENDKERNEL

KERNEL(nearest_f64, (LOADS, STORES, PLACES, SIZES, f64 value))
  NEAREST(LOAD_F64, STORE_F64, f64)
ENDKERNEL

KERNEL(linear_f32, (LOADS, STORES, PLACES, SIZES, f32 value))
  LINEAR(LOAD_F32, STORE_F32, f32)
ENDKERNEL

KERNEL(linear_f64, (LOADS, STORES, PLACES, SIZES, f64 value))
  LINEAR(LOAD_F64, STORE_F64, f64)
ENDKERNEL
