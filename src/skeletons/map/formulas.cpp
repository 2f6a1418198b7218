// The table of formulas: text for GPU compilers and scalar functions for the reference device.
#include <cstring>

#include "core/error.hpp"
#include "dialect/native.hpp"
#include "graph/program.hpp"

namespace fulmo {

namespace {

using namespace dialect;
enum { FLOAT, WHOLE, REAL, EXACT, ROUNDED };

#define FORMULA(name, arity, kind, ...)                                 \
  template <class T>                                                    \
  T name##_of(const T* v) {                                             \
    const T a = v[0], b = v[1], c = v[2], d = v[3], e = v[4], f = v[5]; \
    (void)a, (void)b, (void)c, (void)d, (void)e, (void)f;               \
    return (T)(__VA_ARGS__);                                            \
  }
#include "operations/maps.h"
#undef FORMULA

#define FORMULA(name, arity, kind, ...) \
  {#name, arity, #__VA_ARGS__, kind == ROUNDED, name##_of<float>, KIND_##kind(name)},
#define KIND_FLOAT(name) nullptr, nullptr
#define KIND_WHOLE(name) name##_of<i64>, nullptr
#define KIND_REAL(name) nullptr, name##_of<double>
#define KIND_EXACT(name) name##_of<i64>, name##_of<double>
#define KIND_ROUNDED KIND_EXACT

}  // namespace

const std::vector<Formula>& formulas() {
  static const std::vector<Formula> rows = {
#include "operations/maps.h"
  };
  return rows;
}

int formula_named(const char* name) {
  const auto& rows = formulas();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (std::strcmp(rows[i].name, name) == 0) return static_cast<int>(i);
  throw Bug(std::string("no formula is called ") + name);
}

const char* dialect_name(Work work) {
  static const char* const names[] = {"f32", "i32", "i64", "f64"};
  return names[static_cast<int>(work)];
}

Work work_of(DType dtype) { return dtype == DType::f64 ? Work::f64 : dtype == DType::f32 ? Work::f32 : Work::i64; }

}  // namespace fulmo
