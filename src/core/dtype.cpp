#include "core/dtype.hpp"

#include "core/error.hpp"

namespace fulmo {
namespace {

struct Row {
  const char* name;
  const char* dialect;
  std::size_t size;
  bool floating, is_signed;
  double low, high;
};

const Row rows[dtype_count] = {
    {"uint8", "u8", 1, false, false, 0, 255},
    {"int8", "i8", 1, false, true, -128, 127},
    {"uint16", "u16", 2, false, false, 0, 65535},
    {"int16", "i16", 2, false, true, -32768, 32767},
    {"uint32", "u32", 4, false, false, 0, 4294967295.0},
    {"int32", "i32", 4, false, true, -2147483648.0, 2147483647.0},
    {"uint64", "u64", 8, false, false, 0, 18446744073709551615.0},
    {"int64", "i64", 8, false, true, -9223372036854775808.0, 9223372036854775807.0},
    {"float32", "f32", 4, true, true, -3.4028234663852886e38, 3.4028234663852886e38},
    {"float64", "f64", 8, true, true, -1.7976931348623157e308, 1.7976931348623157e308},
};

const Row& row(DType t) { return rows[static_cast<int>(t)]; }

}  // namespace

std::size_t size_of(DType t) { return row(t).size; }
const char* name_of(DType t) { return row(t).name; }
const char* dialect_name(DType t) { return row(t).dialect; }
bool is_float(DType t) { return row(t).floating; }
bool is_signed(DType t) { return row(t).is_signed; }
double lowest(DType t) { return row(t).low; }
double highest(DType t) { return row(t).high; }

DType dtype_named(const std::string& name) {
  std::string known;
  for (int i = 0; i < dtype_count; ++i) {
    if (name == rows[i].name) return static_cast<DType>(i);
    known += std::string(i ? ", " : "") + rows[i].name;
  }
  throw TypeMismatch("dtype must be one of " + known + ", got " + name);
}

DType promoted(DType a, DType b) {
  if (a == b) return a;
  if (a == DType::f64 || b == DType::f64) return DType::f64;
  if (is_float(a) || is_float(b)) return DType::f32;
  if (is_signed(a) == is_signed(b)) return size_of(a) >= size_of(b) ? a : b;
  const DType with_sign = is_signed(a) ? a : b, without = is_signed(a) ? b : a;
  if (size_of(with_sign) > size_of(without)) return with_sign;
  return size_of(without) == 1 ? DType::i16 : size_of(without) == 2 ? DType::i32 : DType::f32;  // as the peer
}

}  // namespace fulmo
