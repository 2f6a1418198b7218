#pragma once
// What the plans of reductions and projections share: the types they read and add in, the constants of gpu.cl.
#include <map>

#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

/// The narrowest type that holds every value; sums are wide in any case.
inline Work read_as(DType dtype) {
  if (is_float(dtype)) return dtype == DType::f64 ? Work::f64 : Work::f32;
  return size_of(dtype) < 4 || dtype == DType::i32 ? Work::i32 : Work::i64;
}

inline Work wide(Work work) { return work == Work::f32 || work == Work::f64 ? Work::f64 : Work::i64; }

/// All constants of gpu.cl; projections set two more.
std::map<std::string, std::int64_t> kernel_constants(Work, const std::vector<Measure>&);

}  // namespace fulmo
