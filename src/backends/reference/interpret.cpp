// Walks a stage for one voxel: the third reading of its instructions, next to print.cpp and the CPU's block loops.
#include "backends/reference/interpret.hpp"

#include <limits>
#include <type_traits>
#include <vector>

#include "dialect/native.hpp"
#include "graph/program.hpp"

namespace fulmo::reference {
namespace {

using namespace dialect;

union Value {
  f32 as_f32;
  i32 as_i32;
  i64 as_i64;
  f64 as_f64;
};

template <class T>
T& part(Value& value) {
  if constexpr (std::is_same_v<T, f32>)
    return value.as_f32;
  else if constexpr (std::is_same_v<T, i32>)
    return value.as_i32;
  else if constexpr (std::is_same_v<T, i64>)
    return value.as_i64;
  else
    return value.as_f64;
}

/// Calls f with a value of the C++ type.
template <class F>
auto with_work(Work work, F f) {
  switch (work) {
    case Work::f32:
      return f(f32{});
    case Work::i32:
      return f(i32{});
    case Work::i64:
      return f(i64{});
    case Work::f64:
      break;
  }
  return f(f64{});
}

template <class F>
auto with_dtype(DType dtype, F f) {
  switch (dtype) {
    case DType::u8:
      return f(u8{});
    case DType::i8:
      return f(i8{});
    case DType::u16:
      return f(u16{});
    case DType::i16:
      return f(i16{});
    case DType::u32:
      return f(u32{});
    case DType::i32:
      return f(i32{});
    case DType::u64:
      return f(u64{});
    case DType::i64:
      return f(i64{});
    case DType::f32:
      return f(f32{});
    case DType::f64:
      break;
  }
  return f(f64{});
}

template <class To>
To converted(f32 v) {
  if constexpr (std::is_same_v<To, f32>)
    return v;
  else if constexpr (std::is_same_v<To, f64>)
    return f64_from_f32(v);
  else if constexpr (std::is_same_v<To, u32>)
    return F32_TO_U32(v);
  else if constexpr (std::is_same_v<To, u64>)
    return F32_TO_U64(v);
  else if constexpr (std::is_same_v<To, i64>)
    return F32_TO_I64(v);
  else
    return static_cast<To>(F32_TO_I32(v));
}

/// Integers: u32 in i32 is labels, kept as bits; 64 bits saturate in i32, and u64 in i64.
template <class To, class From>
To converted(From v) {
  if constexpr (std::is_same_v<To, f32> || std::is_same_v<To, f64>)
    return static_cast<To>(v);
  else if constexpr (std::is_same_v<From, u64> && !std::is_same_v<To, u64>)
    return converted<To>(v > static_cast<u64>(I64_HIGHEST) ? I64_HIGHEST : static_cast<i64>(v));
  else if constexpr (std::is_same_v<From, i64> && std::is_same_v<To, i32>)
    return static_cast<i32>(CLAMP_I64(v, I32_LOWEST, I32_HIGHEST));
  else
    return static_cast<To>(v);
}

template <class To>
To converted(f64 v) {
  if constexpr (std::is_same_v<To, f64>)
    return v;
  else if constexpr (std::is_same_v<To, f32>)
    return f64_to_f32(v);
  else if constexpr (std::is_same_v<To, u64>)
    return f64_to_u64(v);
  else
    return converted<To>(f64_to_i64(v));
}

/// A value of `dtype`: of uint32 i32 has the bits, and a float may have been rounded past the dtype's end.
template <class To, class From>
To converted(From v, DType dtype) {
  if constexpr (std::is_same_v<From, i32>)
    if (dtype == DType::u32) return converted<To>(static_cast<u32>(v));
  if constexpr (std::is_same_v<To, i32> || std::is_same_v<To, i64>)
    if (is_integer(dtype))
      return with_dtype(dtype, [&](auto zero) {
        if constexpr (std::is_same_v<decltype(zero), f32> || std::is_same_v<decltype(zero), f64>)
          return To{};
        else
          return converted<To>(converted<decltype(zero)>(v));
      });
  return converted<To>(v);
}

template <class T>
T element_of(T v) {
  return v;
}
template <>
f32 element_of(f32 v) {
  return CANONICAL(v);
}
template <>
f64 element_of(f64 v) {
  return f64_canonical(v);
}

template <class E>
f32 fitted(f32 v, bool to_nearest) {
  const f32 whole = to_nearest ? RINT(v) : TRUNC(v);
  return CLAMP_F32(whole + 0.0f, static_cast<f32>(std::numeric_limits<E>::lowest()),
                   static_cast<f32>(std::numeric_limits<E>::max()));
}
template <class E>
f64 fitted(f64 v, bool to_nearest) {
  const f64 whole = to_nearest ? f64_rint(v) : v;
  if constexpr (std::is_same_v<E, u64>)
    return f64_from_u64(f64_to_u64(whole));
  else
    return f64_from_i64(CLAMP_I64(f64_to_i64(whole), std::numeric_limits<E>::lowest(), std::numeric_limits<E>::max()));
}
template <class E>
i64 fitted(i64 v, bool) {
  if constexpr (std::is_same_v<E, u64>)
    return v < 0 ? 0 : v;
  else
    return CLAMP_I64(v, std::numeric_limits<E>::lowest(), std::numeric_limits<E>::max());
}
template <class E>
i32 fitted(i32 v, bool) {
  if constexpr (sizeof(E) >= 4)
    return v;
  else
    return CLAMP_I32(v, std::numeric_limits<E>::lowest(), std::numeric_limits<E>::max());
}

template <class T>
T formula_value(const Formula& formula, const T* arguments) {
  if constexpr (std::is_same_v<T, f32>)
    return formula.f32(arguments);
  else if constexpr (std::is_same_v<T, i64>)
    return formula.i64(arguments);
  else if constexpr (std::is_same_v<T, f64>)
    return formula.f64(arguments);
  else
    throw Bug("formulas do not compute in i32");
}

class Walk {
 public:
  Walk(const Stage& stage, std::array<i64, 4> at) : stage_(stage), at_(at) {
    for (const Instruction& i : stage.code)
      if (static_cast<std::size_t>(i.into + 1) > registers_.size()) registers_.resize(i.into + 1);
  }

  Value& of(int index) { return registers_.at(index); }

  void run(Value handed) {
    for (const Instruction& i : stage_.code) {
      if (i.op == Opcode::value)
        of(i.into) = handed;
      else if (i.op == Opcode::move)
        move(i);
      else
        with_work(i.work, [&](auto zero) { step<decltype(zero)>(i); });
    }
  }

 private:
  char* element(int index) const {
    const Leaf& leaf = stage_.leaves.at(index);
    const auto steps = stage_.steps(index);
    i64 offset = leaf.offset;
    for (int axis = 0; axis < 4; ++axis) offset += at_[axis] * steps[axis];
    const std::size_t size = size_of(leaf.dtype);
    if (offset < 0 || (static_cast<std::size_t>(offset) + 1) * size > leaf.memory->bytes)
      throw Bug("reference: a stage reaches element " + std::to_string(offset) + " of " +
                std::to_string(leaf.memory->bytes / size));
    return static_cast<char*>(leaf.memory->host) + offset * static_cast<i64>(size);
  }

  void move(const Instruction& i) {
    __builtin_memcpy(element(i.index), element(i.from[0]), size_of(stage_.leaves[i.index].dtype));
  }

  static i32 key(const Instruction& i, const Value& from) {
    if (i.source == Work::i64) return static_cast<i32>(from.as_i64 + I32_LOWEST);
    return static_cast<Keys>(i.index) == Keys::nan_largest ? KEY_NAN_LARGEST(from.as_f32)
                                                           : KEY_NAN_SMALLEST(from.as_f32);
  }

  template <class T>
  void step(const Instruction& i) {
    switch (i.op) {
      case Opcode::load:
        part<T>(of(i.into)) = load<T>(i.index);
        break;
      case Opcode::constant:
        part<T>(of(i.into)) = constant<T>(stage_.constants.at(i.index));
        break;
      case Opcode::coordinate:
        part<T>(of(i.into)) = static_cast<T>(at_[3 - i.index]);
        break;
      case Opcode::formula:
        formula<T>(i);
        break;
      case Opcode::quantize:
        part<T>(of(i.into)) = fit<T>(i, true);
        break;
      case Opcode::truncate:
        part<T>(of(i.into)) = fit<T>(i, false);
        break;
      case Opcode::convert:
        with_work(i.source,
                  [&](auto zero) { part<T>(of(i.into)) = converted<T>(part<decltype(zero)>(of(i.from[0])), i.dtype); });
        break;
      case Opcode::key:
        of(i.into).as_i32 = key(i, of(i.from[0]));
        break;
      case Opcode::unkey: {
        const i32 from = of(i.from[0]).as_i32;
        if (i.work == Work::f32)
          of(i.into).as_f32 = UNKEY(from);
        else
          of(i.into).as_i64 = static_cast<i64>(from) - I32_LOWEST;
        break;
      }
      case Opcode::store:
        store(i.index, part<T>(of(i.from[0])));
        break;
      case Opcode::value:
      case Opcode::move:
        break;
    }
  }

  template <class T>
  T load(int leaf) const {
    return with_dtype(stage_.leaves[leaf].dtype, [&](auto zero) {
      __builtin_memcpy(&zero, element(leaf), sizeof zero);
      return converted<T>(zero);
    });
  }

  template <class T>
  void store(int leaf, T value) {
    with_dtype(stage_.leaves[leaf].dtype, [&](auto zero) {
      zero = element_of(converted<decltype(zero)>(value));
      __builtin_memcpy(element(leaf), &zero, sizeof zero);
    });
  }

  template <class T>
  static T constant(const Constant& constant) {
    return std::is_floating_point_v<T> ? static_cast<T>(constant.real) : static_cast<T>(constant.integer);
  }

  template <class T>
  T fit(const Instruction& i, bool to_nearest) {
    const T v = part<T>(of(i.from[0]));
    return with_dtype(i.dtype, [&](auto zero) -> T {
      using E = decltype(zero);
      if constexpr (std::is_same_v<E, f64>)
        return v;
      else if constexpr (std::is_same_v<E, f32>)
        return converted<T>(converted<f32>(v));
      else
        return fitted<E>(v, to_nearest);
    });
  }

  template <class T>
  void formula(const Instruction& i) {
    const Formula& formula = formulas().at(i.index);
    T arguments[most_operands] = {};
    for (int k = 0; k < formula.arity; ++k) arguments[k] = part<T>(of(i.from[k]));
    part<T>(of(i.into)) = formula_value(formula, arguments);
  }

  const Stage& stage_;
  const std::array<i64, 4> at_;
  inline static thread_local std::vector<Value> registers_;  // kept, since a walk is one voxel
};

}  // namespace

template <class T>
T load(int k, i32 n, i32 z, i32 y, i32 x) {
  const Stage& stage = *launch.kernel->loads.at(k);
  Walk walk(stage, {n, z, y, x});
  walk.run({});
  return part<T>(walk.of(stage.output));
}

template <class T>
void store(i32 n, i32 z, i32 y, i32 x, T value) {
  Value handed{};
  part<T>(handed) = value;
  Walk(*launch.kernel->store, {n, z, y, x}).run(handed);
}

template f32 load(int, i32, i32, i32, i32);
template i32 load(int, i32, i32, i32, i32);
template i64 load(int, i32, i32, i32, i32);
template f64 load(int, i32, i32, i32, i32);
template void store(i32, i32, i32, i32, f32);
template void store(i32, i32, i32, i32, i32);
template void store(i32, i32, i32, i32, i64);
template void store(i32, i32, i32, i32, f64);

}  // namespace fulmo::reference
