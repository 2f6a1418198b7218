// Bins in vector registers, counters one by one.
#include "skeletons/histogram/cpu.hpp"

namespace fulmo::FULMO_TARGET {

void count_values(const float* values, int count, const double* range, int bins, std::uint32_t* counters) {
  const float low = (float)range[0], width = (float)range[1] - low, last = (float)(bins - 1);
  std::int32_t bin[256];
  for (int i = 0; i < count; ++i) {
    const float at = width > 0 ? (values[i] - low) * last / width + 0.5f : 0.0f;
    const float inside = at > last ? last : at > 0.0f ? at : 0.0f;  // NaN gives 0
    bin[i] = values[i] == values[i] ? (std::int32_t)inside : bins;
  }
  for (int i = 0; i < count; ++i) ++counters[bin[i]];
}

void count_digits(const float* values, int count, double prefix, Digit digit, std::uint32_t* counters) {
  const std::uint32_t none = 1u << digit.bits;
  const std::uint64_t wanted = (std::uint64_t)prefix;
  std::uint32_t bin[256], counted = 0;
  for (int i = 0; i < count; ++i) {
    const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, values[i]);
    const std::uint32_t key = bits >> 31 ? ~bits : bits | 0x80000000u;
    const bool counts = values[i] == values[i] && (std::uint64_t)key >> (digit.shift + digit.bits) == wanted;
    bin[i] = counts ? key >> digit.shift & (none - 1) : none;
    counted += counts;
  }
  if (counted == 0) return;
  // Bins that count close up first: a counter is best not written again and again, and after the first digit few count.
  std::uint32_t found = 0;
  for (int i = 0; i < count; ++i) {
    const std::uint32_t at = bin[i];
    bin[found] = at;
    found += at != none;
  }
  for (std::uint32_t i = 0; i < found; ++i) ++counters[bin[i]];
}

}  // namespace fulmo::FULMO_TARGET
