// Every one of the 2^32 inputs of each one-argument function of dialect/math.cl and trigonometry.cl, and 2^28 pairs for
// those of two arguments, against the C library in double. `fulmo_math [STEP] [NAME...]` takes every STEP-th input,
// prints the largest error per function in units of the last place, and fails above 2.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "dialect/truth.hpp"

namespace {

using namespace fulmo::dialect;

struct Pair {
  f32 a, b;
};

struct FunctionOfTwo {
  const char* name;
  f32 (*ours)(f32, f32);
  double (*exact)(double, double);
  Pair (*pair)(u64);  // the n-th
};

u64 mixed(u64 n) {  // splitmix64
  n = (n + 1) * 0x9e3779b97f4a7c15u;
  n = (n ^ n >> 30) * 0xbf58476d1ce4e5b9u;
  n = (n ^ n >> 27) * 0x94d049bb133111ebu;
  return n ^ n >> 31;
}

/// Anything at all; significands of few bits; both of about one size; special values.
Pair any_pair(u64 n) {
  static const u32 special[] = {0,           0x80000000u, 0x3f800000u, 0xbf800000u, 0x7f800000u, 0xff800000u,
                                0x7fc00000u, 1,           0x80000001u, 0x7f7fffffu, 0x00800000u, 0x3f7fffffu};
  const u64 r = mixed(n);
  const u32 a = static_cast<u32>(r), b = static_cast<u32>(r >> 32), other = static_cast<u32>(mixed(r));
  if (n % 8 < 3) return {AS_F32(a), AS_F32(b)};
  if (n % 8 < 5) return {AS_F32(a & (~0u << other % 24)), AS_F32(b & (~0u << other / 32 % 24))};
  if (n % 8 < 7) return {AS_F32(a), AS_F32((b & 0x80ffffffu) | ((a & 0x7f000000u) ^ (other & 0x1000000u)))};
  return {AS_F32(other & 1 ? a : special[a % 12]), AS_F32(special[b % 12])};
}

/// Any base; exponents that reach every result, whole ones, and pairs of any kind.
Pair power_pair(u64 n) {
  const Pair any = any_pair(n / 4);
  const u64 r = mixed(~n);
  const f32 part = static_cast<f32>(static_cast<i32>(r)) * 4.6566129e-10f;
  const f32 near_one = AS_F32(0x3f000000u + static_cast<u32>(r >> 32) % 0x1000000u);
  const f32 a = n % 4 == 2 ? near_one : n % 4 == 3 ? any.a : AS_F32(AS_U32(any.a) & 0x7fffffffu);
  const f32 reach = 160.0f / std::max(1e-7f, std::fabs(std::log2(std::fabs(a))));
  if (n % 4 == 0) return any;
  return {a, n % 4 == 3 ? RINT(40.0f * part) : reach * part};
}

const FunctionOfTwo functions_of_two[] = {
    {"pow", m_pow, std::pow, power_pair},
    {"atan2", m_atan2, std::atan2, any_pair},
};

struct Worst {
  double error = 0;
  Pair input{};
};

void note(Worst& worst, double error, Pair input) {
  if (error > worst.error) worst = {error, input};
}

Worst worst_of(const Function& f, u64 first, u64 step) {
  Worst worst;
  for (u64 bits = first; bits < u64{1} << 32; bits += step) {
    const f32 x = AS_F32(static_cast<u32>(bits));
    note(worst, error_in_ulp(f.ours(x), f.exact(x)), {x, 0});
  }
  return worst;
}

Worst worst_of(const FunctionOfTwo& f, u64 first, u64 step) {
  Worst worst;
  for (u64 n = first; n < u64{1} << 28; n += step) {
    const Pair p = f.pair(n);
    note(worst, error_in_ulp(f.ours(p.a, p.b), f.exact(p.a, p.b)), p);
  }
  return worst;
}

template <class F>
bool good(const F& f, u64 step) {
  const u64 count = std::max(1u, std::thread::hardware_concurrency());
  std::vector<Worst> part(count);
  std::vector<std::thread> threads;
  for (u64 i = 0; i < count; ++i) threads.emplace_back([&, i] { part[i] = worst_of(f, i * step, count * step); });
  for (std::thread& t : threads) t.join();
  const Worst& worst =
      *std::max_element(part.begin(), part.end(), [](const Worst& a, const Worst& b) { return a.error < b.error; });
  std::printf("%-18s %8.4f ulp at %.9g %.9g\n", f.name, worst.error, worst.input.a, worst.input.b);
  std::fflush(stdout);
  return worst.error <= 2;
}

}  // namespace

int main(int argc, char** argv) {
  const u64 step = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
  const std::vector<std::string> names(argv + std::min(argc, 2), argv + argc);
  const auto wanted = [&](const char* name) {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  };
  if (step == 0) return 1;
  bool all = true;
  for (const Function& f : functions)
    if (wanted(f.name)) all &= good(f, step);
  for (const FunctionOfTwo& f : functions_of_two)
    if (wanted(f.name)) all &= good(f, step);
  return all ? 0 : 1;
}
