#pragma once
// Every error a user can meet. Texts read `operation: parameter must be ..., got ...`; Bug alone is our fault.
#include <stdexcept>
#include <string>

namespace fulmo {

struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct ParameterError : Error {
  using Error::Error;
};  // Python: ValueError
struct TypeMismatch : Error {
  using Error::Error;
};  // Python: TypeError
struct ShapeError : Error {
  using Error::Error;
};  // Python: ValueError
struct DeviceError : Error {
  using Error::Error;
};  // Python: RuntimeError
struct OutOfMemoryError : Error {
  using Error::Error;
};  // Python: MemoryError
struct KernelError : Error {
  using Error::Error;
};  // Python: RuntimeError
struct UnsupportedError : Error {
  using Error::Error;
};  // Python: NotImplementedError
struct Bug : Error {
  using Error::Error;
};  // Python: RuntimeError
/// Throws the error being handled again with more text; `before` is left out where the text begins with it.
[[noreturn]] void rethrow_with(const std::string& before, const std::string& after);

}  // namespace fulmo
