#pragma once
// Lines of complex numbers: how transforms of any length are made of transforms of short smooth ones.
#include <cstdint>
#include <vector>

namespace fulmo {

/// Lengths up to this, products of 2, 3, 5 and 7, are transformed at once, in a GPU's local memory.
inline constexpr std::int64_t most_at_once = 2048;

/// One transform of many short lines, from one buffer of complex numbers to another. Line number
/// (outer * middles + middle) * inners + inner; values stand at a sum of strides, in complex numbers.
struct LinesCall {
  enum Buffer : int { given, result, first_scratch, second_scratch };
  struct Side {
    Buffer buffer;
    std::int64_t outer, middle, inner, value;  // strides
    std::int64_t place_middle, place_value;    // a value's place in the whole line: sum of these, times their numbers
    std::int64_t places;                       // values beyond are taken as 0, or not stored
  };
  std::int64_t length = 1;
  std::uint64_t radices = 0;             // four bits for each pass, the first one lowest
  std::int64_t table = 0;                // its order and roots in the tables, in words
  std::int64_t before = -1, after = -1;  // factors by place of what is loaded and stored
  bool swaps_loaded = false, swaps_transformed = false, swaps_stored = false;  // re and im
  std::int64_t outers = 1, middles = 1, inners = 1;
  Side load{}, store{};
  std::int64_t lines() const { return outers * middles * inners; }
};

/// Tables for one length, and the calls it takes. Tables are words: for each short length its order (where input k
/// goes) and its roots exp(-2 pi i k / length); factors: complex float32.
class LineTransform {
 public:
  LineTransform(std::int64_t length, std::vector<std::uint32_t>& tables);
  std::int64_t length() const { return length_; }
  /// Whether one call does it, in place.
  bool at_once() const { return !chirped_ && parts_.size() == 1; }
  /// Complex numbers a scratch buffer needs for each line.
  std::int64_t scratch() const { return at_once() ? 0 : inner_; }
  /// Values of a line stand `inners` apart; lines of an outer number follow each other. Backwards: exp(+2 pi i ...),
  /// not divided.
  std::vector<LinesCall> calls(std::int64_t outers, std::int64_t inners, bool backwards) const;

 private:
  struct Part {
    std::int64_t length, table;
    std::uint64_t radices;
  };
  Part part(std::int64_t length, std::vector<std::uint32_t>& tables) const;
  void add_smooth(std::vector<LinesCall>& calls, std::int64_t outers, std::int64_t inners, LinesCall::Buffer from,
                  LinesCall::Buffer to) const;

  std::int64_t length_, inner_;  // inner_: the smooth length that is transformed
  bool chirped_;                 // Bluestein: a convolution with a chirp of length inner_
  std::vector<Part> parts_;      // one, or two whose product is inner_
  std::int64_t roots_ = -1, chirp_ = -1, chirp_spectrum_ = -1;
};

}  // namespace fulmo
