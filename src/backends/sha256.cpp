#include "backends/sha256.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace fulmo {
namespace {

using Words = std::array<std::uint32_t, 64>;

std::uint32_t rotated(std::uint32_t x, int by) { return x >> by | x << (32 - by); }

// The constants are the first 32 bits of the fractions of cube roots (and, for the start, square roots) of primes.
// Integer Newton steps would be exact; for these few primes long double holds 32 fractional bits with room to spare.
std::uint32_t fraction(long double root) {
  return static_cast<std::uint32_t>((root - std::floor(root)) * 4294967296.0L);
}

bool is_prime(int n) {
  for (int d = 2; d * d <= n; ++d)
    if (n % d == 0) return false;
  return true;
}

Words round_constants(long double (*root)(long double)) {
  Words constants{};
  for (int prime = 2, i = 0; i < 64; ++prime)
    if (is_prime(prime)) constants[i++] = fraction(root(prime));
  return constants;
}

void absorb(std::array<std::uint32_t, 8>& state, const unsigned char* block, const Words& k) {
  Words w{};
  for (int i = 0; i < 16; ++i)
    w[i] = std::uint32_t{block[4 * i]} << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3];
  for (int i = 16; i < 64; ++i) {
    const std::uint32_t a = w[i - 15], b = w[i - 2];
    w[i] =
        w[i - 16] + (rotated(a, 7) ^ rotated(a, 18) ^ a >> 3) + w[i - 7] + (rotated(b, 17) ^ rotated(b, 19) ^ b >> 10);
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (int i = 0; i < 64; ++i) {
    const std::uint32_t t1 = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i];
    const std::uint32_t t2 = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
  }
  const std::array<std::uint32_t, 8> added = {a, b, c, d, e, f, g, h};
  for (int i = 0; i < 8; ++i) state[i] += added[i];
}

std::string padded(const std::string& bytes) {
  std::string all = bytes + '\x80';
  while (all.size() % 64 != 56) all += '\0';
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (int shift = 56; shift >= 0; shift -= 8) all += static_cast<char>(bits >> shift);
  return all;
}

}  // namespace

std::string sha256(const std::string& bytes) {
  static const Words cube = round_constants([](long double x) { return std::cbrt(x); });
  static const Words square = round_constants([](long double x) { return std::sqrt(x); });
  std::array<std::uint32_t, 8> state{};
  for (int i = 0; i < 8; ++i) state[i] = square[i];
  const std::string all = padded(bytes);
  for (std::size_t at = 0; at < all.size(); at += 64)
    absorb(state, reinterpret_cast<const unsigned char*>(all.data()) + at, cube);
  std::string digits;
  for (std::uint32_t word : state) {
    char hex[9];
    std::snprintf(hex, sizeof hex, "%08x", static_cast<unsigned>(word));
    digits += hex;
  }
  return digits;
}

}  // namespace fulmo
