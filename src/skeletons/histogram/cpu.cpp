// Bins in vector registers, counters one by one.
#include "skeletons/histogram/cpu.hpp"

namespace fulmo::FULMO_TARGET {

void count_values(const float* values, int count, const float* range, int bins, std::uint32_t* counters) {
  const float low = range[0], width = range[1] - range[0], last = (float)(bins - 1);
  std::int32_t bin[256];
  for (int i = 0; i < count; ++i) {
    const float at = width > 0 ? (values[i] - low) * last / width + 0.5f : 0.0f;
    const float inside = at > last ? last : at > 0.0f ? at : 0.0f;  // NaN gives 0
    bin[i] = values[i] == values[i] ? (std::int32_t)inside : bins;
  }
  for (int i = 0; i < count; ++i) ++counters[bin[i]];
}

}  // namespace fulmo::FULMO_TARGET
