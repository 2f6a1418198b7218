// Label statistics: regions.hpp.
CONSTANT(WALK_Z)  // columns go along z, else along y

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
#define REGION_WORDS 18

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

/// Unsigned keys in the order of the intensities, and flags (regions.hpp) of those that have none.
OVERLOADED DEVICE_FUNCTION u32 key_of(f32 v, i64 bias) { return (u32)KEY_NAN_LARGEST(v) ^ 0x80000000u; }
OVERLOADED DEVICE_FUNCTION u32 key_of(i64 v, i64 bias) { return (u32)(v + bias); }
OVERLOADED DEVICE_FUNCTION u32 flag_of(f32 v) { return v - v == 0.0f ? 0 : v != v ? 1 : v > 0.0f ? 2 : 4; }
OVERLOADED DEVICE_FUNCTION u32 flag_of(i64 v) { return 0; }

/// Toward zero, at 2^shift; what is not finite counts as 0, integers as they are.
OVERLOADED DEVICE_FUNCTION i64 fixed_point(f32 v, i32 shift) {
  const u32 bits = AS_U32(v), exponent = bits >> 23 & 255;
  const i64 mantissa = (i64)(bits & 0x7fffffu) | (i64)(exponent > 0) << 23;
  const i32 left = (i32)(exponent > 0 ? exponent : 1) - 150 + shift;
  const i64 magnitude = exponent == 255 || left < -24 ? 0 : left < 0 ? mantissa >> -left : mantissa << left;
  return bits >> 31 ? -magnitude : magnitude;
}
OVERLOADED DEVICE_FUNCTION i64 fixed_point(i64 v, i32 shift) { return v; }

/// Where the lane's column starts and which way it goes; `STEP` counts along it.
#define COLUMN_X (GROUP_X * 32 + t % 32)
#define COLUMN_Y (GROUP_Y * (WALK_Z ? 8 : 8 * STEPS) + t / 32 * (WALK_Z ? 1 : STEPS))
#define COLUMN_Z (GROUP_Z * (WALK_Z ? STEPS : 1))
#define STEP_Y(step) (COLUMN_Y + (WALK_Z ? 0 : (step)))
#define STEP_Z(step) (COLUMN_Z + (WALK_Z ? (step) : 0))
/// Label at a step of the column; NONE outside and where nothing is measured.
#define COLUMN_LABEL(step)                                                                              \
  (COLUMN_X < width && STEP_Y(step) < height && STEP_Z(step) < depth                                    \
       ? (u32)LOAD_I32(0, frame, STEP_Z(step), STEP_Y(step), COLUMN_X) : NONE)

/// One column run: `begin` <= step < `end`.
#define PUT_REGION                                                                                      \
  if (label < capacity) {                                                                               \
    const u32 n = (u32)(end - begin), steps = n * (u32)(begin + end - 1) / 2;                           \
    const u32 from_y = (u32)(t / 32 * (WALK_Z ? 1 : STEPS));                                            \
    const u32 v[FIELDS] = {n, n * (u32)(t % 32), n * from_y + (WALK_Z ? 0 : steps), WALK_Z ? steps : 0, \
                           ~(u32)COLUMN_X, ~(u32)STEP_Y(begin), ~(u32)STEP_Z(begin),                    \
                           (u32)COLUMN_X, (u32)STEP_Y(end - 1), (u32)STEP_Z(end - 1), ~least, most, flags}; \
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
    u32 label = NONE, least = NONE, most = 0, flags = 0, own = 0;                                       \
    i32 begin = 0;                                                                                      \
    for (i32 end = 0; end <= STEPS; ++end) {                                                            \
      const u32 next = end < STEPS ? COLUMN_LABEL(end) : NONE;                                          \
      if (next != label) {                                                                              \
        PUT_REGION                                                                                      \
        label = next < first ? NONE : next;                                                             \
        own = next != NONE && next > own ? next : own;                                                  \
        begin = end, least = NONE, most = 0, flags = 0;                                                 \
      }                                                                                                 \
      if (label != NONE) {                                                                              \
        const T value = LOAD(1, frame, STEP_Z(end), STEP_Y(end), COLUMN_X);                             \
        const u32 flag = flag_of(value), key = key_of(value, bias);                                     \
        flags |= flag;                                                                                  \
        least = flag == 0 && key < least ? key : least;                                                 \
        most = flag == 0 && key > most ? key : most;                                                    \
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

/// Four sums of a column run, to the group's slot or the table.
#define PUT_SUMS                                                                                        \
  if (label != NONE) {                                                                                  \
    const i64 x = COLUMN_X, y = COLUMN_Y, z = COLUMN_Z;                                                 \
    const i64 v[4] = {sum, coarse * x, WALK_Z ? coarse * y : along, WALK_Z ? along : coarse * z};       \
    const i32 slot = slot_of(keys, label);                                                              \
    for (i32 f = 0; f < 4; ++f) {                                                                       \
      if (slot >= 0) LOCAL_ATOMIC_ADD_U64(parts + f * SLOTS + slot, (u64)v[f]);                         \
      else ATOMIC_ADD_U64(table + (i64)label * 4 + f, (u64)v[f]);                                       \
    }                                                                                                   \
  }

#define SUMS(T, LOAD)                                                                                   \
  LOCALMEM u32 keys[SLOTS];                                                                             \
  LOCALMEM u64 parts[4 * SLOTS];                                                                        \
  LANES(t) {                                                                                            \
    for (i32 i = t; i < SLOTS; i += LANES_COUNT) keys[i] = NONE;                                        \
    for (i32 i = t; i < 4 * SLOTS; i += LANES_COUNT) parts[i] = 0;                                      \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    u32 label = NONE;                                                                                   \
    i32 shift = 0;                                                                                      \
    i64 sum = 0, coarse = 0, along = 0;                                                                 \
    for (i32 end = 0; end <= STEPS; ++end) {                                                            \
      const u32 next = end < STEPS ? COLUMN_LABEL(end) : NONE;                                          \
      if (next != label) {                                                                              \
        PUT_SUMS                                                                                        \
        label = next < first ? NONE : next;                                                             \
        sum = 0, coarse = 0, along = 0;                                                                 \
        shift = label == NONE ? 0 : shifts[label];                                                      \
      }                                                                                                 \
      if (label != NONE) {                                                                              \
        const i64 value = fixed_point(LOAD(1, frame, STEP_Z(end), STEP_Y(end), COLUMN_X), shift);       \
        sum += value;                                                                                   \
        coarse += value >> axis_bits;                                                                   \
        along += (value >> axis_bits) * (WALK_Z ? STEP_Z(end) : STEP_Y(end));                           \
      }                                                                                                 \
    }                                                                                                   \
  } ENDLANES                                                                                            \
  SYNC;                                                                                                 \
  LANES(t) {                                                                                            \
    for (i32 i = t; i < 4 * SLOTS; i += LANES_COUNT)                                                    \
      if (keys[i % SLOTS] != NONE) ATOMIC_ADD_U64(table + (i64)keys[i % SLOTS] * 4 + i / SLOTS, parts[i]); \
  } ENDLANES

/// The second pass. table: of RegionSums.
KERNEL(sums_f32, (LOADS, GLOBAL u64* table, GLOBAL const i32* shifts, i32 frame, i32 width, i32 height, i32 depth, u32 first, i32 axis_bits))
  SUMS(f32, LOAD_F32)
ENDKERNEL
KERNEL(sums_i64, (LOADS, GLOBAL u64* table, GLOBAL const i32* shifts, i32 frame, i32 width, i32 height, i32 depth, u32 first, i32 axis_bits))
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
    for (i32 end = 0; end <= STEPS; ++end) {                                                            \
      const u32 next = end < STEPS ? COLUMN_LABEL(end) : NONE;                                          \
      if (next != label) {                                                                              \
        PUT_SPREADS                                                                                     \
        label = next < first ? NONE : next;                                                             \
        squares = 0, to_centroid = 0, to_mass = 0, far_centroid = 0.0f, far_mass = 0.0f;                \
      }                                                                                                 \
      if (label != NONE) {                                                                              \
        const i32 x = COLUMN_X, y = STEP_Y(end), z = STEP_Z(end);                                       \
        GLOBAL const u32* o = origins + (i64)label * 18;                                                \
        const f32 d = deviation(LOAD(1, frame, z, y, x), o);                                            \
        const f32 c = distance_from(o, o + 6, x, y, z, size_x, size_y, size_z);                         \
        const f32 m = distance_from(o + 3, o + 9, x, y, z, size_x, size_y, size_z);                     \
        squares = ADD_I64(squares, fixed_point(d * d, (i32)o[16]));                                         \
        to_centroid += fixed_point(c, (i32)o[17]);                                                      \
        to_mass += fixed_point(m, (i32)o[17]);                                                          \
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
