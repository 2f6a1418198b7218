// Every one of the 2^32 inputs of each one-argument function of dialect/math.cl against the C library in double.
// `fulmo_math [STEP]` prints the largest error per function in units of the last place, and fails above 2.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "dialect/native.hpp"

namespace {

using namespace fulmo::dialect;

struct Function {
  const char* name;
  f32 (*ours)(f32);
  double (*exact)(double);
};

const Function functions[] = {
    {"exp", m_exp, std::exp},
    {"exp2", m_exp2, std::exp2},
    {"exp10", m_exp10, [](double x) { return std::pow(10.0, x); }},
    {"log", m_log, std::log},
    {"log2", m_log2, std::log2},
    {"log10", m_log10, std::log10},
    {"cbrt", m_cbrt, std::cbrt},
    {"sqrt_in_integers", sqrt_in_integers, std::sqrt},
};

struct Worst {
  double error = 0;
  f32 input = 0;
};

/// In units of the last place of a float near `exact`; infinity counts as 2^128, a wrong NaN as infinitely wrong.
double error_of(f32 ours, double exact) {
  if (std::isnan(exact) || std::isnan(ours)) return std::isnan(exact) && std::isnan(ours) ? 0 : INFINITY;
  const double limit = std::ldexp(1.0, 128);
  const double y = std::clamp(static_cast<double>(ours), -limit, limit), t = std::clamp(exact, -limit, limit);
  if (y == t) return 0;
  if (t == 0) return INFINITY;
  return std::fabs(y - t) / std::ldexp(1.0, std::clamp(std::ilogb(t), -126, 127) - 23);
}

Worst worst_of(const Function& f, u64 first, u64 end, u64 step) {
  Worst worst;
  for (u64 bits = first; bits < end; bits += step) {
    const f32 x = AS_F32(static_cast<u32>(bits));
    const double error = error_of(f.ours(x), f.exact(x));
    if (error > worst.error) worst = {error, x};
  }
  return worst;
}

Worst worst_of_all(const Function& f, u64 step) {
  const u64 count = std::max(1u, std::thread::hardware_concurrency());
  std::vector<Worst> part(count);
  std::vector<std::thread> threads;
  for (u64 i = 0; i < count; ++i)
    threads.emplace_back([&, i] { part[i] = worst_of(f, i * step, u64{1} << 32, count * step); });
  for (std::thread& t : threads) t.join();
  return *std::max_element(part.begin(), part.end(), [](const Worst& a, const Worst& b) { return a.error < b.error; });
}

}  // namespace

int main(int argc, char** argv) {
  const u64 step = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
  bool good = step > 0;
  for (const Function& f : functions) {
    if (step == 0) break;
    const Worst worst = worst_of_all(f, step);
    std::printf("%-18s %8.4f ulp at %.9g\n", f.name, worst.error, static_cast<double>(worst.input));
    std::fflush(stdout);
    good = good && worst.error <= 2;
  }
  return good ? 0 : 1;
}
