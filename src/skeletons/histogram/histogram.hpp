#pragma once
// Counts of voxels by value, for each frame. Voxels are read as float32; NaN is not counted.
#include "graph/node.hpp"

namespace fulmo {

inline constexpr int most_bins = 65536;

/// uint32 counts in bins whose centres run from range[0] to range[1] of the frame (a row of two values):
/// bin = floor((v - low) * (bins - 1) / (high - low) + 0.5). Values outside count in the nearest bin; where high is not
/// above low, all count in bin 0.
NodeRef histogram(const NodeRef& image, const NodeRef& range, int bins);

/// Digits of a sort key of 32 bits, for selection by rank: 11, 11 and 10 bits from the top.
struct Digit {
  int shift, bits;
};
inline constexpr Digit key_digits[] = {{21, 11}, {10, 11}, {0, 10}};

/// uint32 counts of one digit of the voxels' keys, once for each of the frame's prefixes (a row of `prefixes` values):
/// only keys count that begin with it. Counts of the prefixes stand one after the other.
NodeRef digit_counts(const NodeRef& image, const NodeRef& prefixes, Digit);
/// The value that has this key.
float value_of_key(std::uint32_t key);

}  // namespace fulmo
