#pragma once
// Element types of images, under numpy's names.
#include <cstddef>
#include <cstdint>
#include <string>

namespace fulmo {

enum class DType : std::uint8_t { u8, i8, u16, i16, u32, i32, u64, i64, f32, f64 };
inline constexpr int dtype_count = 10;

std::size_t size_of(DType);
const char* name_of(DType);             // "uint8"
const char* dialect_name(DType);        // "u8"
DType dtype_named(const std::string&);  // throws TypeMismatch that lists the names
bool is_float(DType);
bool is_signed(DType);
inline bool is_integer(DType t) { return !is_float(t); }
double lowest(DType);  // of integers
double highest(DType);

/// The type of a result of two images: the wider one; float32 wins over integers; see docs/dtypes.md.
DType promoted(DType, DType);

}  // namespace fulmo
