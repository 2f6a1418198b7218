// Ranks in sets of numbers that are kept as bits.
/// How many numbers of the set there are up to and with this one; 0 if it is none of them.
DEVICE_FUNCTION u32 rank_of(u32 number, GLOBAL const u32* set, GLOBAL const u32* before) {
  const u32 word = set[number / 32], bit = (u32)1 << (number % 32);
  return word & bit ? before[number / 32] + (u32)POPCOUNT_U32(word & (2 * bit - 1)) : 0;
}
