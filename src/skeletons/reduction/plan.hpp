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

inline Measure measure_of(Projection projection) {
  switch (projection) {
    case Projection::minimum:
      return Measure::minimum;
    case Projection::maximum:
      return Measure::maximum;
    case Projection::product:
      return Measure::product;
    default:
      return Measure::sum;
  }
}

inline std::int64_t length_along(const Extent& e, int axis) { return axis == 0 ? e.x : axis == 1 ? e.y : e.z; }

/// What a part of a result of lines is made from: whole lines. The other axes stand where they stood, or, without the
/// projected one, are the last two.
Box whole_lines(const Box& part, const Extent& result, const Extent& input, int axis);

/// All constants of gpu.cl; projections set two more.
std::map<std::string, std::int64_t> kernel_constants(Work, const std::vector<Measure>&);

}  // namespace fulmo
