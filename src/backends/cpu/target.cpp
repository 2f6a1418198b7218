#include "backends/cpu/target.hpp"

#include <cstdlib>
#include <string>

namespace fulmo {

namespace {

Target best() {
#ifdef FULMO_X86
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl"))
    return Target::avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2"))
    return Target::avx2;
#endif
  return Target::base;
}

Target chosen() {
  const std::string wanted = std::getenv("FULMO_TARGET") ? std::getenv("FULMO_TARGET") : "";
  const Target most = best();
  if (wanted == "base") return Target::base;
  if (wanted == "avx2" && most >= Target::avx2) return Target::avx2;
  return most;
}

}  // namespace

Target cpu_target() {
  static const Target target = chosen();
  return target;
}

}  // namespace fulmo
