// What all devices know of places: whole numbers of 2^-23 voxels, so that what should be whole is whole.

#define OUTSIDE_CONSTANT 0  // as Outside in geometric.hpp
#define OUTSIDE_GRID_CONSTANT 1
#define OUTSIDE_NEAREST 2
#define OUTSIDE_MIRROR 3
#define OUTSIDE_REFLECT 4
#define OUTSIDE_WRAP 5
#define OUTSIDE_GRID_WRAP 6

#define PLACE_BITS 23
#define ONE_VOXEL ((i64)1 << PLACE_BITS)
#define NOWHERE (-2 * ONE_VOXEL)  // where rules of constants send what is all outside

// Where the border rule takes a place outside of an axis whose last voxel is at `last`.
DEVICE_FUNCTION i64 returned_place(i32 rule, i64 place, i64 last) {
  const i64 size = place < 0 ? -place : place;
  if (rule == OUTSIDE_CONSTANT) return NOWHERE;
  if (rule == OUTSIDE_GRID_CONSTANT) return place <= -ONE_VOXEL || place >= last + ONE_VOXEL ? NOWHERE : place;
  if (rule == OUTSIDE_REFLECT) {  // about half a voxel beyond either end
    const i64 edge = ONE_VOXEL / 2, period = 2 * (last + ONE_VOXEL);
    const i64 past = (place < 0 ? size - edge : size + edge) % period;
    return (past > period / 2 ? period - past : past) - edge;
  }
  if (rule == OUTSIDE_GRID_WRAP) {
    const i64 past = size % (last + ONE_VOXEL);
    return place < 0 && past > 0 ? last + ONE_VOXEL - past : past;
  }
  if (rule == OUTSIDE_MIRROR && last > 0) {
    const i64 past = size % (2 * last);
    return past > last ? 2 * last - past : past;
  }
  if (rule == OUTSIDE_WRAP && last > 0) return place < 0 ? last - size % last : size % last;
  return place < 0 ? 0 : last;
}

DEVICE_FUNCTION i64 bordered_place(i32 rule, i64 place, i64 last) {
  return place >= 0 && place <= last ? place : returned_place(rule, place, last);
}

// The voxel read as number `i`, which is one past either end at most, but under OUTSIDE_GRID_CONSTANT.
DEVICE_FUNCTION i32 bordered_voxel(i32 rule, i32 i, i32 length) {
  if (rule == OUTSIDE_GRID_CONSTANT) return i;
  if (rule == OUTSIDE_GRID_WRAP && i == length) return 0;
  return CLAMP_I32(i, 0, length - 1);
}

// How far a place is from the voxel before it, in voxels: a number in 1 ... 2 less 1.
DEVICE_FUNCTION f32 part_of(i64 place) { return AS_F32(0x3f800000u | ((u32)place & 0x7fffffu)) - 1.0f; }

// Between a and b; not finite where their difference is not, and -0 may become 0.
OVERLOADED DEVICE_FUNCTION f32 mixed(f32 a, f32 b, f32 part) { return FMA(part, b - a, a); }
OVERLOADED DEVICE_FUNCTION f64 mixed(f64 a, f64 b, f32 part) { return f64_fma(f64_from_f32(part), f64_sub(b, a), a); }
OVERLOADED DEVICE_FUNCTION i32 is_finite(f32 a) { return FABS(a) < F32_INFINITY; }
OVERLOADED DEVICE_FUNCTION i32 is_finite(f64 a) { return f64_lt(f64_abs(a), f64_from_f32(F32_INFINITY)); }

// The same where it is finite, but for the sign of 0; equal values and a part of 0 give a, infinite or not.
OVERLOADED DEVICE_FUNCTION f32 between(f32 a, f32 b, f32 part) { return part > 0.0f && a != b ? mixed(a, b, part) : a; }
OVERLOADED DEVICE_FUNCTION f64 between(f64 a, f64 b, f32 part) {
  return part > 0.0f && !f64_eq(a, b) ? mixed(a, b, part) : a;
}
// Both ways give the same then.
OVERLOADED DEVICE_FUNCTION f32 zero_unsigned(f32 a) { return a + 0.0f; }
OVERLOADED DEVICE_FUNCTION f64 zero_unsigned(f64 a) { return f64_add(a, f64_zero()); }
