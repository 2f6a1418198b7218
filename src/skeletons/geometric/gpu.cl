// Samples of the input: a lane makes SAMPLE_TURNS times SAMPLE_ROWS of them below each other. A place along an axis is
// at + x * dx + y * dy + z * dz in fixed point, with EXTRA bits more than a place of border.cl.
CONSTANT(OUTSIDE)       // the border rule
CONSTANT(INTERPOLATED)  // axes along which values lie between voxels: 1 x, 2 y, 4 z
CONSTANT(SLANTED)       // whether planes of the input are shifted against each other
CONSTANT(EXTRA)

#include "skeletons/geometric/border.cl"

#define SAMPLE_ROWS 4  // whose loads are under way at once
#define SAMPLE_TURNS 4

// Along each axis: where voxel (0, 0, 0) is read, and the steps from a voxel to the next along x, y, z.
#define PLACES                                                                                                  \
  i64 at_x, i64 x_dx, i64 x_dy, i64 x_dz, i64 at_y, i64 y_dx, i64 y_dy, i64 y_dz, i64 at_z, i64 z_dx, i64 z_dy, \
      i64 z_dz, i64 slant_x, i64 slant_y
#define SIZES i32 input_width, i32 input_height, i32 input_depth, i32 width, i32 height, i32 depth

// A group is 32 voxels wide.
#define SAMPLE_X (GROUP_X * 32 + t % 32)
#define SAMPLE_Y ((GROUP_Y * (LANES_COUNT / 32) + t / 32) * (SAMPLE_TURNS * SAMPLE_ROWS))
#define RAW_PLACE(at, dx, dy, dz) ((at) + x * (dx) + SAMPLE_Y * (dy) + z * (dz))
// Opens a loop over a lane's turns, with row `top` and where its voxel is read; TURNS_END closes it.
#define TURNS                                                                                 \
  LANES(t) {                                                                                  \
    const i32 x = SAMPLE_X, n = GROUP_Z / depth, z = GROUP_Z % depth;                         \
    i64 raw_x = RAW_PLACE(at_x, x_dx, x_dy, x_dz), raw_y = RAW_PLACE(at_y, y_dx, y_dy, y_dz); \
    i64 raw_z = RAW_PLACE(at_z, z_dx, z_dy, z_dz);                                            \
    for (i32 turn = 0; turn < SAMPLE_TURNS && x < width; ++turn) {                            \
      const i32 top = SAMPLE_Y + turn * SAMPLE_ROWS;
#define TURNS_END                                                                            \
      raw_x += SAMPLE_ROWS * x_dy, raw_y += SAMPLE_ROWS * y_dy, raw_z += SAMPLE_ROWS * z_dy; \
    }                                                                                        \
  } ENDLANES

#define LAST_PLACE(length) ((i64)((length) - 1) << PLACE_BITS)
// The voxel that a place is at, or the first of two that it lies between: of a place, and of one with EXTRA bits.
#define TO_MIDDLE(axis) ((INTERPOLATED & (axis)) ? 0 : ONE_VOXEL / 2)
#define VOXEL_AT(place, axis) ((i32)(((place) + TO_MIDDLE(axis)) >> PLACE_BITS))
#define RAW_VOXEL(raw, axis) ((i32)(((raw) + (TO_MIDDLE(axis) << EXTRA)) >> (PLACE_BITS + EXTRA)))

// In row k of a turn.
#define RAW_X(k) (raw_x + (k) * x_dy)
#define RAW_Y(k) (raw_y + (k) * y_dy)
#define RAW_Z(k) (raw_z + (k) * z_dy)
// Whether all that is read along an axis is inside. A rule that looks at the place itself has that inside, too.
#define INSIDE_ALONG(raw, axis, length)                                               \
  ((u32)RAW_VOXEL(raw, axis) < (u32)((length) - ((INTERPOLATED & (axis)) ? 1 : 0)) && \
   ((OUTSIDE != OUTSIDE_CONSTANT && OUTSIDE != OUTSIDE_WRAP) ||                       \
    ((raw) >= 0 && ((raw) >> EXTRA) <= LAST_PLACE(length))))
#define ALL_INSIDE(k)                                                                   \
  (INSIDE_ALONG(RAW_X(k), 1, input_width) && INSIDE_ALONG(RAW_Y(k), 2, input_height) && \
   INSIDE_ALONG(RAW_Z(k), 4, input_depth))

#define VOXEL_INSIDE(z, y, x) \
  ((z) >= 0 && (z) < input_depth && (y) >= 0 && (y) < input_height && (x) >= 0 && (x) < input_width)
#define SAMPLE(z, y, x) (OUTSIDE != OUTSIDE_GRID_CONSTANT || VOXEL_INSIDE(z, y, x) ? LOAD(0, n, z, y, x) : value)

KERNEL(nearest_f32, (LOADS, STORES, PLACES, SIZES, f32 value))
  #define VALUE f32
  #define LOAD LOAD_F32
  #define STORE STORE_F32
#include "skeletons/geometric/nearest.cl"
ENDKERNEL

KERNEL(nearest_i32, (LOADS, STORES, PLACES, SIZES, i32 value))
  #define VALUE i32
  #define LOAD LOAD_I32
  #define STORE STORE_I32
#include "skeletons/geometric/nearest.cl"
ENDKERNEL

KERNEL(nearest_i64, (LOADS, STORES, PLACES, SIZES, i64 value))
  #define VALUE i64
  #define LOAD LOAD_I64
  #define STORE STORE_I64
#include "skeletons/geometric/nearest.cl"
ENDKERNEL

KERNEL(nearest_f64, (LOADS, STORES, PLACES, SIZES, f64 value))
  #define VALUE f64
  #define LOAD LOAD_F64
  #define STORE STORE_F64
#include "skeletons/geometric/nearest.cl"
ENDKERNEL

KERNEL(linear_f32, (LOADS, STORES, PLACES, SIZES, f32 value))
  #define VALUE f32
  #define LOAD LOAD_F32
  #define STORE STORE_F32
#include "skeletons/geometric/linear.cl"
ENDKERNEL

KERNEL(linear_f64, (LOADS, STORES, PLACES, SIZES, f64 value))
  #define VALUE f64
  #define LOAD LOAD_F64
  #define STORE STORE_F64
#include "skeletons/geometric/linear.cl"
ENDKERNEL
