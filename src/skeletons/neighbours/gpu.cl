// Pairs of labels that meet, counted in a table of the group's own, then in one of all.
CONSTANT(WALK_Z)  // columns go along z, else along y

#define NONE 0xffffffffu
#define PAIR_SLOTS 256
#define PAIR_STEPS 32

// A slot's key is two words, the first label and the complement of the second, NONE while it is free. Who takes the first
// word goes on to the second; another pair of the same first label may be faster there, then the search goes on.

DEVICE_FUNCTION u32 slot_for(u32 first, u32 second) {
  u32 mixed = first * 2654435761u;
  mixed = ((mixed ^ mixed >> 15) + second) * 2246822519u;
  mixed = (mixed ^ mixed >> 13) * 3266489917u;
  return mixed ^ mixed >> 16;
}

/// The group's slot for a pair, or -1 where it has no room.
DEVICE_FUNCTION i32 own_slot(LOCAL u32* keys, u32 first, u32 second) {
  u32 slot = slot_for(first, second) % PAIR_SLOTS;
  for (i32 k = 0; k < 8; ++k) {
    const u32 label = LOCAL_ATOMIC_CAS_U32(keys + 2 * slot, NONE, first);
    if (label == NONE || label == first) {
      const u32 other = LOCAL_ATOMIC_CAS_U32(keys + 2 * slot + 1, NONE, second);
      if (other == NONE || other == second) return (i32)slot;
    }
    slot = (slot + 1) % PAIR_SLOTS;
  }
  return -1;
}

/// Counts a pair in the table of all; state[0] becomes 1 where that has no room. mask: its slots less 1.
DEVICE_FUNCTION void count_pair(GLOBAL u32* keys, GLOBAL u64* counts, GLOBAL u32* state, u32 mask, u32 first, u32 second, u32 n) {
  u32 slot = slot_for(first, second) & mask;
  for (i32 k = 0; k < 64; ++k) {
    const u32 label = ATOMIC_CAS_U32(keys + 2 * (i64)slot, NONE, first);
    if (label == NONE || label == first) {
      const u32 other = ATOMIC_CAS_U32(keys + 2 * (i64)slot + 1, NONE, second);
      if (other == NONE || other == second) {
        ATOMIC_ADD_U64(counts + slot, (u64)n);
        return;
      }
    }
    slot = (slot + 1) & mask;
  }
  *state = 1;
}

// A group walks a brick: 32 voxels along x, 8 rows, 32 steps. In stacks (WALK_Z 1) rows are along y and steps along z,
// in planes both are along y. Each lane counts how often a pair repeats along its column before it turns to the table.

#define PAIR_X (GROUP_X * 32 + t % 32)
#define PAIR_Y(step) (GROUP_Y * (WALK_Z ? 8 : 8 * PAIR_STEPS) + t / 32 * (WALK_Z ? 1 : PAIR_STEPS) + (WALK_Z ? 0 : (step)))
#define PAIR_Z(step) (GROUP_Z * (WALK_Z ? PAIR_STEPS : 1) + (WALK_Z ? (step) : 0))

#define PUT_PAIR(first, second, n)                                                                 \
  if (n > 0) {                                                                                     \
    const i32 slot = own_slot(pairs, first, second);                                               \
    if (slot >= 0) LOCAL_ATOMIC_ADD_U32(times + slot, n);                                          \
    else count_pair(keys, counts, state, mask, first, second, n);                                  \
  }

/// Counts (a, b) once more, or takes leave of the pair before it.
#define MEET(a, b, first, second, n)                                                               \
  if (n > 0 && first == (a) && second == ~(b)) {                                                   \
    ++n;                                                                                           \
  } else {                                                                                         \
    PUT_PAIR(first, second, n)                                                                     \
    first = (a), second = ~(b), n = 1;                                                             \
  }

#define TOUCH(other, first, second, n)                                                             \
  {                                                                                                \
    const u32 beside = other;                                                                      \
    if (beside != label) { MEET((label < beside ? label : beside), (label < beside ? beside : label), first, second, n) } \
  }

#define OPEN_TABLE                                                                                 \
  LOCALMEM u32 pairs[2 * PAIR_SLOTS];                                                              \
  LOCALMEM u32 times[PAIR_SLOTS];                                                                  \
  LOCALMEM u32 most[2];                                                                            \
  LANES(t) {                                                                                       \
    if (t < 2) most[t] = 0;                                                                        \
    for (i32 i = t; i < 2 * PAIR_SLOTS; i += LANES_COUNT) pairs[i] = NONE;                         \
    for (i32 i = t; i < PAIR_SLOTS; i += LANES_COUNT) times[i] = 0;                                \
  } ENDLANES                                                                                       \
  SYNC;

#define CLOSE_TABLE                                                                                \
  SYNC;                                                                                            \
  LANES(t) {                                                                                       \
    if (t < 2 && most[t] > state[1 + t]) ATOMIC_MAX_U32(state + 1 + t, most[t]);                   \
    for (i32 i = t; i < PAIR_SLOTS; i += LANES_COUNT)                                              \
      if (times[i] > 0) count_pair(keys, counts, state, mask, pairs[2 * i], pairs[2 * i + 1], times[i]); \
  } ENDLANES

/// Different labels on two sides of a face. state: whether the table is full, the largest label (twice).
KERNEL(count_contacts, (LOADS, GLOBAL u32* keys, GLOBAL u64* counts, GLOBAL u32* state, u32 mask, i32 frame, i32 width, i32 height, i32 depth))
  OPEN_TABLE
  LANES(t) {
    const i32 x = PAIR_X;
    const i32 room = WALK_Z ? depth - PAIR_Z(0) : height - PAIR_Y(0), steps = room < PAIR_STEPS ? room : PAIR_STEPS;
    if (x < width && PAIR_Y(0) < height && steps > 0) {
      u32 a = 0, b = 0, m = 0, c = 0, d = 0, n = 0, e = 0, f = 0, o = 0, own = 0;
      u32 next = (u32)LOAD_I32(0, frame, PAIR_Z(0), PAIR_Y(0), x);
      for (i32 step = 0; step < steps; ++step) {
        const i32 y = PAIR_Y(step), z = PAIR_Z(step);
        const u32 label = next;
        own = label > own ? label : own;
        if (x + 1 < width) TOUCH((u32)LOAD_I32(0, frame, z, y, x + 1), a, b, m)
        if (WALK_Z && y + 1 < height) TOUCH((u32)LOAD_I32(0, frame, z, y + 1, x), c, d, n)
        if (step + 1 < room) {
          next = (u32)LOAD_I32(0, frame, PAIR_Z(step + 1), PAIR_Y(step + 1), x);
          TOUCH(next, e, f, o)
        }
      }
      PUT_PAIR(a, b, m)
      PUT_PAIR(c, d, n)
      PUT_PAIR(e, f, o)
      if (own > most[0]) LOCAL_ATOMIC_MAX_U32(most, own);
      if (own > most[1]) LOCAL_ATOMIC_MAX_U32(most + 1, own);
    }
  } ENDLANES
  CLOSE_TABLE
ENDKERNEL

/// Labels of input 0 and input 1 in one voxel.
KERNEL(count_overlaps, (LOADS, GLOBAL u32* keys, GLOBAL u64* counts, GLOBAL u32* state, u32 mask, i32 frame, i32 width, i32 height, i32 depth))
  OPEN_TABLE
  LANES(t) {
    const i32 x = PAIR_X;
    const i32 room = WALK_Z ? depth - PAIR_Z(0) : height - PAIR_Y(0), steps = room < PAIR_STEPS ? room : PAIR_STEPS;
    if (x < width && PAIR_Y(0) < height) {
      u32 a = 0, b = 0, n = 0, own = 0, others = 0;
      for (i32 step = 0; step < steps; ++step) {
        const u32 label = (u32)LOAD_I32(0, frame, PAIR_Z(step), PAIR_Y(step), x);
        const u32 other = (u32)LOAD_I32(1, frame, PAIR_Z(step), PAIR_Y(step), x);
        own = label > own ? label : own;
        others = other > others ? other : others;
        MEET(label, other, a, b, n)
      }
      PUT_PAIR(a, b, n)
      if (own > most[0]) LOCAL_ATOMIC_MAX_U32(most, own);
      if (others > most[1]) LOCAL_ATOMIC_MAX_U32(most + 1, others);
    }
  } ENDLANES
  CLOSE_TABLE
ENDKERNEL

/// Which slots are taken; one more flag stands behind the last.
KERNEL(flag_pairs, (GLOBAL const u64* counts, GLOBAL u32* flags, i64 slots))
  LANES(t) {
    const i64 i = (i64)GROUP_X * LANES_COUNT + t;
    if (i <= slots) flags[i] = i < slots && counts[i] != 0;
  } ENDLANES
ENDKERNEL

/// The table without gaps, as Contacts. places: how many come before each slot.
KERNEL(gather_pairs, (GLOBAL const u32* keys, GLOBAL const u64* counts, GLOBAL const u32* places, GLOBAL u64* contacts, i64 slots))
  LANES(t) {
    const i64 i = (i64)GROUP_X * LANES_COUNT + t;
    if (i < slots && counts[i] != 0) {
      contacts[2 * (i64)places[i]] = (u64)keys[2 * i] | (u64)~keys[2 * i + 1] << 32;
      contacts[2 * (i64)places[i] + 1] = counts[i];
    }
  } ENDLANES
ENDKERNEL

/// entries: places, then values.
KERNEL(put_entries, (GLOBAL u32* image, GLOBAL const i64* places, GLOBAL const u32* values, i64 count))
  LANES(t) {
    const i64 i = (i64)GROUP_X * LANES_COUNT + t;
    if (i < count) image[places[i]] = values[i];
  } ENDLANES
ENDKERNEL
