#pragma once
// Instruction sets: src/skeletons/*/cpu.cpp is compiled once for each, into a namespace of its name. CPU_FUNCTION
// declares a function in all of them and a plain one of the same name that calls the best this machine has.
#include <cstdint>

namespace fulmo {

enum class Target { base, avx2, avx512 };
/// The best instruction set here, or the one FULMO_TARGET names.
Target cpu_target();

#ifdef FULMO_TARGET
#define CPU_FUNCTION(type, name, parameters) \
  namespace FULMO_TARGET {                   \
  type name parameters;                      \
  }
#elif defined(FULMO_X86)
#define CPU_FUNCTION(type, name, parameters) \
  namespace base {                           \
  type name parameters;                      \
  }                                          \
  namespace avx2 {                           \
  type name parameters;                      \
  }                                          \
  namespace avx512 {                         \
  type name parameters;                      \
  }
/// Calls `name` as compiled for the best instruction set.
#define CPU_CALL(name, ...)                                                     \
  (::fulmo::cpu_target() == ::fulmo::Target::avx512 ? avx512::name(__VA_ARGS__) \
   : ::fulmo::cpu_target() == ::fulmo::Target::avx2 ? avx2::name(__VA_ARGS__)   \
                                                    : base::name(__VA_ARGS__))
#else
#define CPU_FUNCTION(type, name, parameters) \
  namespace base {                           \
  type name parameters;                      \
  }
#define CPU_CALL(name, ...) base::name(__VA_ARGS__)
#endif

}  // namespace fulmo
