#pragma once
// Reads gpu.cl texts as C++ for the test-only device `reference`, so that sanitizers and a debugger see GPU code:
//   namespace fulmo::reference::separable {
//   static const char* const kernel_file = "separable";
//   #include "skeletons/separable/gpu.cl"
//   }
// A group is one call, its lanes a loop. Constants are known at run time, so arrays in LOCALMEM may have variable
// length.
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "backends/reference/interpret.hpp"
#include "dialect/native.hpp"

namespace fulmo::reference {

using namespace dialect;

struct Loads {};
struct Stores {};

/// Arguments are those after LOADS and STORES.
using Entry = std::function<void(const std::vector<Argument>&)>;
inline std::map<std::pair<std::string, std::string>, Entry>& entries() {  // by file and entry
  static std::map<std::pair<std::string, std::string>, Entry> all;
  return all;
}

template <class T>
T take(const std::vector<Argument>& arguments, std::size_t& next) {
  if constexpr (std::is_same_v<T, Loads> || std::is_same_v<T, Stores>) {
    return {};
  } else if constexpr (std::is_pointer_v<T>) {
    const Memory* memory = std::get<Pointer>(arguments.at(next++)).memory;
    return memory ? static_cast<T>(memory->host) : nullptr;
  } else {
    return std::get<T>(arguments.at(next++));
  }
}

struct Enrolled {
  template <class... P>
  Enrolled(const char* file, const char* name, void (*kernel)(P...)) {
    entries()[{file, name}] = [kernel](const std::vector<Argument>& arguments) {
      std::size_t next = 0;
      std::apply(kernel, std::tuple<P...>{take<P>(arguments, next)...});
      if (next != arguments.size()) throw Bug("reference: a kernel got more arguments than it has parameters");
    };
  }
};

/// A constant is a variable of each thread, so that it can be the length of an array; equal names may stand in many
/// files.
using Setter = void (*)(i32);
inline std::multimap<std::string, Setter>& setters() {
  static std::multimap<std::string, Setter> all;
  return all;
}
struct EnrolledConstant {
  EnrolledConstant(const char* name, Setter set) { setters().emplace(name, set); }
};
/// For the thread that runs the launch. Constants that the kernel was not given become unusable.
inline void set_constants(const Kernel& kernel) {
  for (const auto& [name, set] : setters()) {
    const auto given = kernel.constants.find(name);
    set(name == "LANES_COUNT"             ? kernel.lanes
        : given == kernel.constants.end() ? I32_LOWEST
                                          : static_cast<i32>(given->second));
  }
}

#define CONSTANT(name)                               \
  [[maybe_unused]] static thread_local i32 name = 0; \
  static const fulmo::reference::EnrolledConstant name##_enrolled(#name, [](fulmo::dialect::i32 v) { name = v; });
CONSTANT(LANES_COUNT)

#define LOCALMEM
#define KERNEL(name, parameters)                                                      \
  static void name parameters;                                                        \
  static const fulmo::reference::Enrolled name##_enrolled(kernel_file, #name, &name); \
  static void name parameters {
#define ENDKERNEL }
#define LANES(t) for (i32 t = 0; t < LANES_COUNT; ++t) {
#define ENDLANES }
#define SYNC static_cast<void>(0)
#define GROUP_X (fulmo::reference::launch.group[0])
#define GROUP_Y (fulmo::reference::launch.group[1])
#define GROUP_Z (fulmo::reference::launch.group[2])

#define LOADS fulmo::reference::Loads
#define STORES fulmo::reference::Stores
#define LOAD_F32(k, n, z, y, x) fulmo::reference::load<float>(k, n, z, y, x)
#define LOAD_I32(k, n, z, y, x) fulmo::reference::load<std::int32_t>(k, n, z, y, x)
#define LOAD_I64(k, n, z, y, x) fulmo::reference::load<std::int64_t>(k, n, z, y, x)
#define LOAD_F64(k, n, z, y, x) fulmo::reference::load<double>(k, n, z, y, x)
#define STORE_F32(n, z, y, x, value) fulmo::reference::store<float>(n, z, y, x, value)
#define STORE_I32(n, z, y, x, value) fulmo::reference::store<std::int32_t>(n, z, y, x, value)
#define STORE_I64(n, z, y, x, value) fulmo::reference::store<std::int64_t>(n, z, y, x, value)
#define STORE_F64(n, z, y, x, value) fulmo::reference::store<double>(n, z, y, x, value)

// Groups run one after the other, so an atomic is a read and a write; pointers must have the named type.
#define FULMO_ATOMIC(name, T, result)          \
  DEVICE_FUNCTION T ATOMIC_##name(T* p, T v) { \
    const T old = *p;                          \
    *p = result;                               \
    return old;                                \
  }                                            \
  DEVICE_FUNCTION T LOCAL_ATOMIC_##name(T* p, T v) { return ATOMIC_##name(p, v); }
FULMO_ATOMIC(ADD_U32, u32, old + v)
FULMO_ATOMIC(MIN_U32, u32, v < old ? v : old)
FULMO_ATOMIC(MAX_U32, u32, v > old ? v : old)
FULMO_ATOMIC(OR_U32, u32, old | v)
FULMO_ATOMIC(MIN_I32, i32, v < old ? v : old)
FULMO_ATOMIC(MAX_I32, i32, v > old ? v : old)
FULMO_ATOMIC(ADD_U64, u64, old + v)
DEVICE_FUNCTION u32 ATOMIC_CAS_U32(u32* p, u32 expected, u32 v) {
  const u32 old = *p;
  if (old == expected) *p = v;
  return old;
}
DEVICE_FUNCTION u32 LOCAL_ATOMIC_CAS_U32(u32* p, u32 expected, u32 v) { return ATOMIC_CAS_U32(p, expected, v); }

}  // namespace fulmo::reference
