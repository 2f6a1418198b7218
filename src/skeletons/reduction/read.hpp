#pragma once
// In which types reductions read and add.
#include "graph/program.hpp"

namespace fulmo {

/// The narrowest type that holds every value; sums are wide in any case.
inline Work read_as(DType dtype) {
  if (is_float(dtype)) return dtype == DType::f64 ? Work::f64 : Work::f32;
  return size_of(dtype) < 4 || dtype == DType::i32 ? Work::i32 : Work::i64;
}

inline Work wide(Work work) { return work == Work::f32 || work == Work::f64 ? Work::f64 : Work::i64; }

}  // namespace fulmo
