// The self-test that tells exact devices (fused multiply-add, subnormals, division, roots, conversions) from others.
#include "backends/exactness.hpp"

#include <cstring>

#include "dialect/native.hpp"

namespace fulmo {
namespace {

constexpr int triples = 4096, lanes = 64, results = 8;

// Bit patterns of a xorshift generator: every exponent, so many subnormals, infinities and NaN. In every second triple
// the exponents are near each other, where sums cancel and products fuse visibly.
std::vector<float> hard_numbers() {
  std::vector<float> numbers;
  std::uint32_t state = 2463534242u;
  for (int i = 0; i < 3 * triples; ++i) {
    state ^= state << 13, state ^= state >> 17, state ^= state << 5;
    const std::uint32_t bits = i / 3 % 2 ? state : (state & 0x81ffffffu) | 0x3c000000u;
    numbers.push_back(dialect::AS_F32(bits));
  }
  return numbers;
}

// What the kernel `arithmetic` of skeletons/probe/gpu.cl computes.
void expected(const float* in, std::uint32_t* out) {
  using namespace dialect;
  const float a = in[0], b = in[1], c = in[2];
  const float floats[] = {FMA_F32(a, b, c), a * b + c, a + b, a * b, a / b, sqrtf(a)};
  for (int i = 0; i < 6; ++i) out[i] = AS_U32(CANONICAL(floats[i]));
  out[6] = static_cast<std::uint32_t>(F32_TO_I32(RINT(a)));
  out[7] = AS_U32(static_cast<float>(AS_I32(a)));
}

}  // namespace

bool computes_exactly(Device& device) {
  const std::vector<float> numbers = hard_numbers();
  std::vector<std::uint32_t> wanted(triples * results), got(triples * results);
  for (int i = 0; i < triples; ++i) expected(&numbers[3 * i], &wanted[i * results]);
  const MemoryRef in = device.allocate(numbers.size() * 4), out = device.allocate(got.size() * 4);
  device.upload(*in, 0, numbers.data(), numbers.size() * 4);
  device.launch({"probe", "arithmetic", lanes, {}, {}, nullptr}, {triples / lanes, 1, 1},
                {Pointer{in.get()}, Pointer{out.get()}});
  device.download(*out, 0, got.data(), got.size() * 4);
  return got == wanted;
}

}  // namespace fulmo
