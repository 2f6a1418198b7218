// Label statistics: regions.hpp.
CONSTANT(WALK_Z)   // columns go along z, else along y
CONSTANT(MOMENTS)  // 1: the second pass also adds intensity times x, y, z

#define NONE 0xffffffffu

/// Each voxel gets the entry of its label in its frame's table.
KERNEL(paint, (LOADS, STORES, GLOBAL const f32* tables, GLOBAL const i64* starts, i32 width, i32 depth))
  LANES(t) {
    const i32 x = GROUP_X * LANES_COUNT + t, y = GROUP_Y, z = GROUP_Z % depth, n = GROUP_Z / depth;
    if (x < width) STORE_F32(n, z, y, x, tables[starts[n] + (i64)(u32)LOAD_I32(0, n, z, y, x)]);
  } ENDLANES
ENDKERNEL

// --- label statistics: regions.hpp -----------------------------------------------------------------------------------

// A group walks a brick: 32 voxels along x, 8 rows, 32 steps. In stacks (WALK_Z 1) rows are along y and steps along z,
// in planes both are along y. Each lane adds up a column of one label before it turns to the group's own table of few
// labels, which then goes to the table of all.
#define SLOTS 128
#define STEPS 32


/// The group's slot for a label, or -1 where it has no room.
DEVICE_FUNCTION i32 slot_of(LOCAL u32* keys, u32 label) {
  u32 slot = (label * 2654435761u) >> 25;
  for (i32 k = 0; k < 8; ++k) {
    const u32 found = LOCAL_ATOMIC_CAS_U32(keys + slot, NONE, label);
    if (found == NONE || found == label) return (i32)slot;
    slot = (slot + 1) % SLOTS;
  }
  return -1;
}

/// Fields of a region's part: 0 count, 1 to 3 sums of x, y, z from the brick's origin, 4 to 12 as in Region.
#define FIELDS 13
#define REGION_WORDS 20

DEVICE_FUNCTION void put_part(LOCAL u32* parts, i32 slot, const u32* v) {
  for (i32 f = 0; f < 4; ++f) LOCAL_ATOMIC_ADD_U32(parts + f * SLOTS + slot, v[f]);
  for (i32 f = 4; f < 12; ++f) LOCAL_ATOMIC_MAX_U32(parts + f * SLOTS + slot, v[f]);
  if (v[12] != 0) LOCAL_ATOMIC_OR_U32(parts + 12 * SLOTS + slot, v[12]);
}

DEVICE_FUNCTION void put_region(GLOBAL u64* sums, GLOBAL u32* words, u32 label, const u32* v, i32 x, i32 y, i32 z) {
  GLOBAL u64* sum = sums + (i64)label * (REGION_WORDS / 2);
  GLOBAL u32* word = words + (i64)label * REGION_WORDS + 8;
  ATOMIC_ADD_U64(sum, (u64)v[0]);
  ATOMIC_ADD_U64(sum + 1, (u64)v[1] + (u64)v[0] * (u64)x);
  ATOMIC_ADD_U64(sum + 2, (u64)v[2] + (u64)v[0] * (u64)y);
  ATOMIC_ADD_U64(sum + 3, (u64)v[3] + (u64)v[0] * (u64)z);
  for (i32 f = 4; f < 12; ++f) ATOMIC_MAX_U32(word + f - 4, v[f]);
  if (v[12] != 0) ATOMIC_OR_U32(word + 8, v[12]);
}

/// Whether it has a place in the order of intensities, its unsigned key there, and the flag (regions.hpp) if it has none.
OVERLOADED DEVICE_FUNCTION i32 is_finite(f32 v) { return v - v == 0.0f; }
OVERLOADED DEVICE_FUNCTION i32 is_finite(i64 v) { return 1; }
OVERLOADED DEVICE_FUNCTION u32 key_of(f32 v, i64 bias) { return AS_U32(v) ^ ((u32)(AS_I32(v) >> 31) | 0x80000000u); }
OVERLOADED DEVICE_FUNCTION u32 key_of(i64 v, i64 bias) { return (u32)(v + bias); }
OVERLOADED DEVICE_FUNCTION u32 flag_of(f32 v) { return v != v ? 1 : v > 0.0f ? 2 : 4; }
OVERLOADED DEVICE_FUNCTION u32 flag_of(i64 v) { return 0; }

/// shift_of in regions.cpp: bits of the greater of two magnitudes give an exponent.
DEVICE_FUNCTION i32 exponent_above(u32 magnitude) {
  return magnitude >> 23 > 0 ? (i32)(magnitude >> 23) - 126 : -117 - (i32)CLZ_U32(magnitude);
}
DEVICE_FUNCTION u32 magnitude_of(u32 key) { return (key & 0x80000000u ? key : ~key) & 0x7fffffffu; }

/// 2^shift as two factors, since it may be beyond float.
typedef struct { f32 first, second; } Scale;
DEVICE_FUNCTION Scale scale_of(i32 shift) {
  Scale scale;
  scale.first = AS_F32((u32)(127 + shift / 2) << 23);
  scale.second = AS_F32((u32)(127 + shift - shift / 2) << 23);
  return scale;
}
/// Toward zero; what is not finite counts as 0, integers as they are. Scales are such that it fits.
OVERLOADED DEVICE_FUNCTION i64 fixed_point(f32 v, Scale scale) { return is_finite(v) ? (i64)(v * scale.first * scale.second) : 0; }
OVERLOADED DEVICE_FUNCTION i64 fixed_point(i64 v, Scale scale) { return v; }

/// Where the lane's column starts and which way it goes; `STEP` counts along it.
#define COLUMN_X (GROUP_X * 32 + t % 32)
#define COLUMN_Y (GROUP_Y * (WALK_Z ? 8 : 8 * STEPS) + t / 32 * (WALK_Z ? 1 : STEPS))
#define COLUMN_Z (GROUP_Z * (WALK_Z ? STEPS : 1))
#define STEP_Y(step) (COLUMN_Y + (WALK_Z ? 0 : (step)))
#define STEP_Z(step) (COLUMN_Z + (WALK_Z ? (step) : 0))
/// Steps of the column that lie inside, the number at one of them, or 0, and the label, or NONE if none is measured.
DEVICE_FUNCTION i32 inside(i32 begin, i32 size) { return size - begin < STEPS ? size - begin : STEPS; }
DEVICE_FUNCTION u32 measured(u32 label, u32 first) { return label < first ? NONE : label; }
#define COLUMN_STEPS                                                                                    \
  (COLUMN_X < width && COLUMN_Y < height ? WALK_Z ? inside(COLUMN_Z, depth) : inside(COLUMN_Y, height) : 0)
#define SEEN(step) ((step) < steps ? (u32)LOAD_I32(0, frame, STEP_Z(step), STEP_Y(step), COLUMN_X) : 0)
#define SEEN_4(step) (SEEN(step) | SEEN((step) + 1) | SEEN((step) + 2) | SEEN((step) + 3))
#define COLUMN_LABEL(step) ((step) < steps ? measured(SEEN(step), first) : NONE)

/// A lane gathers one label at a time, over gaps too, and hands it on when another comes or behind the last step: so most
/// lanes hand on together. Eights of steps without labels, which are most, are skipped.
#define EACH_STEP(step)                                                                                 \
  const i32 steps = COLUMN_STEPS;                                                                       \
  for (i32 eight = 0; eight <= steps; eight += 8)                                                       \
    if ((SEEN_4(eight) | SEEN_4(eight + 4)) != 0 || first == 0 || eight + 8 > steps)                    \
      for (i32 step = eight; step < eight + 8 && step <= steps; ++step)

#define HANDS_ON(next, step) (((next) != NONE && (next) != label) || (step) == steps)

/// What a lane gathered: n voxels, of which `begin` and `last` are the ends.
#define PUT_REGION                                                                                      \
  if (label < capacity) {                                                                               \
    const u32 from_y = (u32)(t / 32 * (WALK_Z ? 1 : STEPS));                                            \
    const u32 v[FIELDS] = {n, n * (u32)(t % 32), n * from_y + (WALK_Z ? 0 : along), WALK_Z ? along : 0, \
                           ~(u32)COLUMN_X, ~(u32)STEP_Y(begin), ~(u32)STEP_Z(begin),                    \
                           (u32)COLUMN_X, (u32)STEP_Y(last), (u32)STEP_Z(last), ~least, most, flags}; \
    const i32 slot = slot_of(keys, label);                                                              \
    if (slot >= 0) put_part(parts, slot, v);                                                            \
    else put_region(sums, words, label, v, GROUP_X * 32, GROUP_Y * (WALK_Z ? 8 : 8 * STEPS), COLUMN_Z); \
  }

#define REGIONS(T, LOAD)                                                                                \
  LOCALMEM u32 keys[SLOTS];                                                                             \
  LOCALMEM u32 parts[FIELDS * SLOTS];                                                                   \
  LOCALMEM u32 highest;                                                                                 \
  LANES(t) {                                                                                            \
    if (t == 0) highest = 0;                                                                            \
    for (i32 i = t; i < SLOTS; i += LANES_COUNT) keys[i] = NONE;                                        \
    for (i32 i = t; i < FIELDS * SLOTS; i += LANES_COUNT) parts[i] = 0;                                 \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    u32 label = NONE, n = 0, along = 0, least = NONE, most = 0, flags = 0, own = 0;                     \
    i32 begin = 0, last = 0;                                                                            \
    EACH_STEP(end) {                                                                                    \
      const u32 next = COLUMN_LABEL(end);                                                               \
      own = SEEN(end) == NONE ? NONE : own; /* no number of tables, and an error */                     \
      if (HANDS_ON(next, end)) {                                                                        \
        PUT_REGION                                                                                      \
        label = next;                                                                                   \
        own = next != NONE && next > own ? next : own;                                                  \
        begin = end, n = 0, along = 0, least = NONE, most = 0, flags = 0;                               \
      }                                                                                                 \
      if (next != NONE) {                                                                               \
        n += 1, along += (u32)end, last = end;                                                          \
        const T value = LOAD(1, frame, STEP_Z(end), STEP_Y(end), COLUMN_X);                             \
        if (is_finite(value)) {                                                                         \
          const u32 key = key_of(value, bias);                                                          \
          least = key < least ? key : least;                                                            \
          most = key > most ? key : most;                                                               \
        } else {                                                                                        \
          flags |= flag_of(value);                                                                      \
        }                                                                                               \
      }                                                                                                 \
    }                                                                                                   \
    if (own > highest) LOCAL_ATOMIC_MAX_U32(&highest, own);                                             \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    if (t == 0 && highest > 0) ATOMIC_MAX_U32(largest, highest);                                        \
    for (i32 slot = t; slot < SLOTS; slot += LANES_COUNT) {                                             \
      u32 v[FIELDS];                                                                                    \
      for (i32 f = 0; f < FIELDS; ++f) v[f] = parts[f * SLOTS + slot];                                  \
      if (keys[slot] != NONE)                                                                           \
        put_region(sums, words, keys[slot], v, GROUP_X * 32, GROUP_Y * (WALK_Z ? 8 : 8 * STEPS), COLUMN_Z); \
    }                                                                                                   \
  } ENDLANES

/// The first pass. sums, words: the table of regions.
KERNEL(regions_f32, (LOADS, GLOBAL u64* sums, GLOBAL u32* words, GLOBAL u32* largest, u32 capacity, i32 frame, i32 width, i32 height,
                     i32 depth, u32 first, i64 bias))
  REGIONS(f32, LOAD_F32)
ENDKERNEL
KERNEL(regions_i64, (LOADS, GLOBAL u64* sums, GLOBAL u32* words, GLOBAL u32* largest, u32 capacity, i32 frame, i32 width, i32 height,
                     i32 depth, u32 first, i64 bias))
  REGIONS(i64, LOAD_I64)
ENDKERNEL

/// Scales of the second pass, from the first. sums, words: the table of regions.
KERNEL(set_shifts, (GLOBAL const u64* sums, GLOBAL u32* words, u32 capacity))
  LANES(t) {
    const u32 label = (u32)GROUP_X * LANES_COUNT + t;
    if (label < capacity) {
      GLOBAL u32* word = words + (i64)label * REGION_WORDS;
      const u32 least = ~word[14], most = word[15];
      const u32 low = magnitude_of(least), high = magnitude_of(most), magnitude = low > high ? low : high;
      const u64 count = sums[(i64)label * (REGION_WORDS / 2)];
      word[17] = least > most || magnitude == 0 ? 0 : (u32)((i32)CLZ_U64(count) - 2 - exponent_above(magnitude));
    }
  } ENDLANES
ENDKERNEL

/// Where the sum (field 0) or a moment (1 to 3) of a label stands.
DEVICE_FUNCTION GLOBAL u64* sum_at(GLOBAL u64* regions, GLOBAL u64* moments, u32 label, i32 field) {
  return field == 0 ? regions + (i64)label * (REGION_WORDS / 2) + REGION_WORDS / 2 - 1 : moments + (i64)label * 3 + field - 1;
}

/// The sum and, if MOMENTS, three more of a column run, to the group's slot or the tables.
#define PUT_SUMS                                                                                        \
  if (label != NONE) {                                                                                  \
    const i64 x = COLUMN_X, y = COLUMN_Y, z = COLUMN_Z;                                                 \
    const i64 v[4] = {sum, coarse * x, WALK_Z ? coarse * y : along, WALK_Z ? along : coarse * z};       \
    const i32 slot = slot_of(keys, label);                                                              \
    for (i32 f = 0; f < 1 + 3 * MOMENTS; ++f) {                                                         \
      if (slot >= 0) LOCAL_ATOMIC_ADD_U64(parts + f * SLOTS + slot, (u64)v[f]);                         \
      else ATOMIC_ADD_U64(sum_at(regions, moments, label, f), (u64)v[f]);                               \
    }                                                                                                   \
  }

#define SUMS(T, LOAD)                                                                                   \
  LOCALMEM u32 keys[SLOTS];                                                                             \
  LOCALMEM u64 parts[4 * SLOTS];                                                                        \
  LANES(t) {                                                                                            \
    for (i32 i = t; i < SLOTS; i += LANES_COUNT) keys[i] = NONE;                                        \
    for (i32 i = t; i < (1 + 3 * MOMENTS) * SLOTS; i += LANES_COUNT) parts[i] = 0;                      \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    u32 label = NONE;                                                                                   \
    Scale scale = scale_of(0);                                                                          \
    i64 sum = 0, coarse = 0, along = 0;                                                                 \
    EACH_STEP(end) {                                                                                    \
      const u32 next = COLUMN_LABEL(end);                                                               \
      if (HANDS_ON(next, end)) {                                                                        \
        PUT_SUMS                                                                                        \
        label = next < capacity ? next : NONE;                                                          \
        sum = 0, coarse = 0, along = 0;                                                                 \
        if (label != NONE) scale = scale_of((i32)words[(i64)label * REGION_WORDS + 17]);                \
      }                                                                                                 \
      if (next != NONE && label != NONE) {                                                              \
        const i64 value = fixed_point(LOAD(1, frame, STEP_Z(end), STEP_Y(end), COLUMN_X), scale);       \
        sum += value;                                                                                   \
        if (MOMENTS) {                                                                                  \
          coarse += value >> axis_bits;                                                                 \
          along += (value >> axis_bits) * (WALK_Z ? STEP_Z(end) : STEP_Y(end));                         \
        }                                                                                               \
      }                                                                                                 \
    }                                                                                                   \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    for (i32 i = t; i < (1 + 3 * MOMENTS) * SLOTS; i += LANES_COUNT)                                    \
      if (keys[i % SLOTS] != NONE) ATOMIC_ADD_U64(sum_at(regions, moments, keys[i % SLOTS], i / SLOTS), parts[i]); \
  } ENDLANES

/// The second pass. regions, words: the table of regions; moments: of RegionMoments.
KERNEL(sums_f32, (LOADS, GLOBAL u64* regions, GLOBAL const u32* words, GLOBAL u64* moments, u32 capacity, i32 frame, i32 width,
                  i32 height, i32 depth, u32 first, i32 axis_bits))
  SUMS(f32, LOAD_F32)
ENDKERNEL
KERNEL(sums_i64, (LOADS, GLOBAL u64* regions, GLOBAL const u32* words, GLOBAL u64* moments, u32 capacity, i32 frame, i32 width,
                  i32 height, i32 depth, u32 first, i32 axis_bits))
  SUMS(i64, LOAD_I64)
ENDKERNEL

/// Distance of a voxel from a position: whole[k] and fraction[k] are words of a RegionOrigin.
DEVICE_FUNCTION f32 distance_from(GLOBAL const u32* whole, GLOBAL const u32* fraction, i32 x, i32 y, i32 z, f32 size_x, f32 size_y, f32 size_z) {
  const f32 dx = ((f32)(x - (i32)whole[0]) - AS_F32(fraction[0])) * size_x;
  const f32 dy = ((f32)(y - (i32)whole[1]) - AS_F32(fraction[1])) * size_y;
  const f32 dz = ((f32)(z - (i32)whole[2]) - AS_F32(fraction[2])) * size_z;
  return SQRT(dx * dx + dy * dy + dz * dz);
}

/// From the mean, brought to about 1. Words 12 and 13 are the mean of integers, 14 of floats, 15 the factor.
OVERLOADED DEVICE_FUNCTION f32 deviation(f32 v, GLOBAL const u32* o) { return v * AS_F32(o[15]) - AS_F32(o[14]); }
OVERLOADED DEVICE_FUNCTION f32 deviation(i64 v, GLOBAL const u32* o) {
  return (f32)(v - (i64)((u64)o[12] | (u64)o[13] << 32)) * AS_F32(o[15]);
}

#define PUT_SPREADS                                                                                     \
  if (label != NONE) {                                                                                  \
    const i32 slot = slot_of(keys, label);                                                              \
    const i64 v[3] = {squares, to_centroid, to_mass};                                                   \
    const u32 far[2] = {AS_U32(far_centroid), AS_U32(far_mass)};                                        \
    for (i32 f = 0; f < 3; ++f) {                                                                       \
      if (slot >= 0) LOCAL_ATOMIC_ADD_U64(parts + f * SLOTS + slot, (u64)v[f]);                         \
      else ATOMIC_ADD_U64(sums + (i64)label * 4 + f, (u64)v[f]);                                        \
    }                                                                                                   \
    for (i32 f = 0; f < 2; ++f) {                                                                       \
      if (slot >= 0) LOCAL_ATOMIC_MAX_U32(furthest + f * SLOTS + slot, far[f]);                         \
      else ATOMIC_MAX_U32(words + (i64)label * 8 + 6 + f, far[f]);                                      \
    }                                                                                                   \
  }

#define SPREADS(T, LOAD)                                                                                \
  LOCALMEM u32 keys[SLOTS];                                                                             \
  LOCALMEM u64 parts[3 * SLOTS];                                                                        \
  LOCALMEM u32 furthest[2 * SLOTS];                                                                     \
  LANES(t) {                                                                                            \
    for (i32 i = t; i < SLOTS; i += LANES_COUNT) keys[i] = NONE;                                        \
    for (i32 i = t; i < 3 * SLOTS; i += LANES_COUNT) parts[i] = 0;                                      \
    for (i32 i = t; i < 2 * SLOTS; i += LANES_COUNT) furthest[i] = 0;                                   \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    u32 label = NONE;                                                                                   \
    i64 squares = 0, to_centroid = 0, to_mass = 0;                                                      \
    f32 far_centroid = 0.0f, far_mass = 0.0f;                                                           \
    EACH_STEP(end) {                                                                                    \
      const u32 next = COLUMN_LABEL(end);                                                               \
      if (HANDS_ON(next, end)) {                                                                        \
        PUT_SPREADS                                                                                     \
        label = next;                                                                                   \
        squares = 0, to_centroid = 0, to_mass = 0, far_centroid = 0.0f, far_mass = 0.0f;                \
      }                                                                                                 \
      if (next != NONE) {                                                                               \
        const i32 x = COLUMN_X, y = STEP_Y(end), z = STEP_Z(end);                                       \
        GLOBAL const u32* o = origins + (i64)label * 18;                                                \
        const f32 d = deviation(LOAD(1, frame, z, y, x), o);                                            \
        const f32 c = distance_from(o, o + 6, x, y, z, size_x, size_y, size_z);                         \
        const f32 m = distance_from(o + 3, o + 9, x, y, z, size_x, size_y, size_z);                     \
        squares = ADD_I64(squares, fixed_point(d * d, scale_of((i32)o[16])));                               \
        to_centroid += fixed_point(c, scale_of((i32)o[17]));                                            \
        to_mass += fixed_point(m, scale_of((i32)o[17]));                                                \
        far_centroid = c > far_centroid ? c : far_centroid;                                             \
        far_mass = m > far_mass ? m : far_mass;                                                         \
      }                                                                                                 \
    }                                                                                                   \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    for (i32 i = t; i < 3 * SLOTS; i += LANES_COUNT)                                                    \
      if (keys[i % SLOTS] != NONE) ATOMIC_ADD_U64(sums + (i64)keys[i % SLOTS] * 4 + i / SLOTS, parts[i]); \
    for (i32 i = t; i < 2 * SLOTS; i += LANES_COUNT)                                                    \
      if (keys[i % SLOTS] != NONE) ATOMIC_MAX_U32(words + (i64)keys[i % SLOTS] * 8 + 6 + i / SLOTS, furthest[i]); \
  } ENDLANES

/// The third pass. sums, words: the table of RegionSpread.
KERNEL(spreads_f32, (LOADS, GLOBAL u64* sums, GLOBAL u32* words, GLOBAL const u32* origins, i32 frame, i32 width, i32 height, i32 depth,
                     u32 first, f32 size_x, f32 size_y, f32 size_z))
  SPREADS(f32, LOAD_F32)
ENDKERNEL
KERNEL(spreads_i64, (LOADS, GLOBAL u64* sums, GLOBAL u32* words, GLOBAL const u32* origins, i32 frame, i32 width, i32 height, i32 depth,
                     u32 first, f32 size_x, f32 size_y, f32 size_z))
  SPREADS(i64, LOAD_I64)
ENDKERNEL
