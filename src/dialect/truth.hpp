#pragma once
// What the dialect's functions of one argument are held against: the C library in double.
#include <algorithm>
#include <cmath>

#include "dialect/native.hpp"

namespace fulmo::dialect {

struct Function {
  const char* name;
  f32 (*ours)(f32);
  double (*exact)(double);
};

inline const Function functions[] = {
    {"exp", m_exp, std::exp},
    {"exp2", m_exp2, std::exp2},
    {"exp10", m_exp10, [](double x) { return std::pow(10.0, x); }},
    {"log", m_log, std::log},
    {"log2", m_log2, std::log2},
    {"log10", m_log10, std::log10},
    {"cbrt", m_cbrt, std::cbrt},
    {"sqrt_in_integers", sqrt_in_integers, std::sqrt},
    {"sin", m_sin, std::sin},
    {"cos", m_cos, std::cos},
    {"tan", m_tan, std::tan},
    {"asin", m_asin, std::asin},
    {"acos", m_acos, std::acos},
    {"atan", m_atan, std::atan},
    {"sinh", m_sinh, std::sinh},
    {"cosh", m_cosh, std::cosh},
    {"tanh", m_tanh, std::tanh},
};

/// In units of the last place of a float near `exact`; infinity counts as 2^128, a wrong NaN as infinitely wrong.
inline double error_in_ulp(f32 ours, double exact) {
  if (std::isnan(exact) || std::isnan(ours)) return std::isnan(exact) && AS_U32(ours) == 0x7fc00000u ? 0 : INFINITY;
  const double limit = std::ldexp(1.0, 128);
  const double y = std::clamp(static_cast<double>(ours), -limit, limit), t = std::clamp(exact, -limit, limit);
  if (y == t) return 0;
  return t == 0 ? INFINITY : std::fabs(y - t) / std::ldexp(1.0, std::clamp(std::ilogb(t), -126, 127) - 23);
}

}  // namespace fulmo::dialect
