// Moments of lines of boxes, one voxel a lane. The first axis reads means from the image, the others from fields, which
// have a mean and a variance for each voxel.
CONSTANT(AXIS)   // 0 x, 1 y, 2 z
CONSTANT(FIRST)  // whether means are the image and variances 0 (merge), or nothing has been added up yet (quadrants)
CONSTANT(LAST)   // whether the result is wanted, and no more for another pass

#define PLACE(z, y, x) ((((i64)n * depth + (z)) * height + (y)) * width + (x))
// Number k of the line, which begins at `first`, counted from the lane's own voxel.
#define LINE_Z (AXIS == 2 ? CLAMP_I32(z + first + k, 0, depth - 1) : z)
#define LINE_Y (AXIS == 1 ? CLAMP_I32(y + first + k, 0, height - 1) : y)
#define LINE_X (AXIS == 0 ? CLAMP_I32(x + first + k, 0, width - 1) : x)
#define LINE_PLACE PLACE(LINE_Z, LINE_Y, LINE_X)

// Adds up a line of boxes of which number k has this distance of its mean from the center (so that means do not cancel),
// variance and weight.
#define MERGE_LINE(weight, distance, variance)                               \
  f32 shift = 0.0f, squares = 0.0f, inner = 0.0f;                            \
  for (i32 k = 0; k < taps; ++k) shift = FMA(weight, distance, shift);       \
  shift = DIVIDE(shift, total);                                              \
  for (i32 k = 0; k < taps; ++k) {                                           \
    const f32 off = (distance) - shift;                                      \
    squares = FMA((weight) * off, off, squares);                             \
    inner = FMA(weight, variance, inner);                                    \
  }
// A mean is the sum of a float and a rest too small for it.
#define FIELD_DISTANCE ((means[LINE_PLACE] - center) + (rests[LINE_PLACE] - center_rest))

KERNEL(merge, (LOADS, STORES, GLOBAL const f32* means, GLOBAL const f32* rests, GLOBAL const f32* variances, GLOBAL f32* merged_means,
               GLOBAL f32* merged_rests, GLOBAL const f32* weights, i32 first, i32 taps, f32 total, i32 width, i32 height, i32 depth, i32 strips))
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, y = GROUP_X / strips % height, n = GROUP_X / strips / height, z = GROUP_Y;
    if (x < width) {
      const f32 center = FIRST ? LOAD_F32(0, n, z, y, x) : means[PLACE(z, y, x)], center_rest = FIRST ? 0.0f : rests[PLACE(z, y, x)];
      MERGE_LINE(weights[k], FIRST ? LOAD_F32(0, n, LINE_Z, LINE_Y, LINE_X) - center : FIELD_DISTANCE, FIRST ? 0.0f : variances[LINE_PLACE])
      if (!LAST) {
        const f32 moved = FIRST ? shift : center_rest + shift, mean = center + moved, added = mean - center;
        merged_means[PLACE(z, y, x)] = mean;
        merged_rests[PLACE(z, y, x)] = (center - (mean - added)) + (moved - added);
      }
      STORE_F32(n, z, y, x, DIVIDE(squares + inner, total));
    }
  } ENDLANES
ENDKERNEL

/// The last axis of quadrants: both sides of one field after another, added up in `sums` and `totals`; behind the last
/// field the mean of all that resulted. Weights run outwards from the voxel.
KERNEL(quadrants, (STORES, GLOBAL const f32* means, GLOBAL const f32* rests, GLOBAL const f32* variances, GLOBAL f32* sums, GLOBAL f32* totals,
                   GLOBAL const f32* weights, i32 taps, f32 total, i32 width, i32 height, i32 depth, i32 strips))
  LANES(t) {
    const i32 x = GROUP_X % strips * LANES_COUNT + t, y = GROUP_X / strips % height, n = GROUP_X / strips / height, z = GROUP_Y;
    if (x < width) {
      const i64 place = PLACE(z, y, x);
      const f32 center = means[place], center_rest = rests[place];
      f32 sum = FIRST ? 0.0f : sums[place], weight_sum = FIRST ? 0.0f : totals[place];
      for (i32 side = 0; side < 2; ++side) {
        const i32 first = side == 0 ? 1 - taps : 0;
        MERGE_LINE(weights[side == 0 ? taps - 1 - k : k], FIELD_DISTANCE, variances[LINE_PLACE])
        const f32 steady = DIVIDE(1.0f, DIVIDE(squares + inner, total) + 1e-6f);
        sum = FMA(center + (center_rest + shift), steady, sum);
        weight_sum = weight_sum + steady;
      }
      if (LAST) {
        STORE_F32(n, z, y, x, DIVIDE(sum, weight_sum));
      } else {
        sums[place] = sum;
        totals[place] = weight_sum;
      }
    }
  } ENDLANES
ENDKERNEL
