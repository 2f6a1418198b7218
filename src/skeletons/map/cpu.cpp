// The loops that stages are made of: one per formula and working type, one per conversion. Loads and stores convert
// once for all formulas, so their number grows with the sum of formulas and types, not with the product.
#include "skeletons/map/cpu.hpp"

#include "dialect/native.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

using namespace dialect;

template <class T>
struct Type {
  using type = T;
};

// --- conversions -----------------------------------------------------------------------------------------------------

template <class F>
static inline void with_dtype(DType dtype, F f) {
  switch (dtype) {
    case DType::u8:
      return f(Type<u8>{});
    case DType::i8:
      return f(Type<i8>{});
    case DType::u16:
      return f(Type<u16>{});
    case DType::i16:
      return f(Type<i16>{});
    case DType::u32:
      return f(Type<u32>{});
    case DType::i32:
      return f(Type<i32>{});
    case DType::u64:
      return f(Type<u64>{});
    case DType::i64:
      return f(Type<i64>{});
    case DType::f32:
      return f(Type<float>{});
    case DType::f64:
      return f(Type<double>{});
  }
}

template <class F>
static inline void with_work(Work work, F f) {
  switch (work) {
    case Work::f32:
      return f(Type<float>{});
    case Work::i32:
      return f(Type<i32>{});
    case Work::i64:
      return f(Type<i64>{});
    case Work::f64:
      return f(Type<double>{});
  }
}

template <class T>
struct Limits;
template <>
struct Limits<u8> {
  static constexpr i64 low = 0, high = 255;
};
template <>
struct Limits<i8> {
  static constexpr i64 low = -128, high = 127;
};
template <>
struct Limits<u16> {
  static constexpr i64 low = 0, high = 65535;
};
template <>
struct Limits<i16> {
  static constexpr i64 low = -32768, high = 32767;
};
template <>
struct Limits<u32> {
  static constexpr i64 low = 0, high = 4294967295ll;
};
template <>
struct Limits<i32> {
  static constexpr i64 low = -2147483648ll, high = 2147483647ll;
};
template <>
struct Limits<u64> {
  static constexpr i64 low = 0, high = 9223372036854775807ll;
};
template <>
struct Limits<i64> {
  static constexpr i64 low = -9223372036854775807ll - 1, high = 9223372036854775807ll;
};
template <>
struct Limits<float> : Limits<i64> {};
template <>
struct Limits<double> : Limits<i64> {};

template <class T>
inline constexpr bool floats = false;
template <>
inline constexpr bool floats<float> = true;
template <>
inline constexpr bool floats<double> = true;

/// Float to int64, saturating, NaN -> 0: what every device does before it narrows.
template <class T>
static inline i64 to_i64(T v) {
  if constexpr (floats<T>) {
    const T high = (T)9223372036854775807ll;
    return v >= high ? Limits<i64>::high : v <= -high ? Limits<i64>::low : v == v ? (i64)v : 0;
  } else {
    return (i64)v;
  }
}

/// A value that is already whole and in range (or a float bound that rounding pushed past it) as To.
template <class To, class From>
static inline To cast(From v) {
  if constexpr (floats<To> || !floats<From>)
    return (To)v;
  else if constexpr (sizeof(To) <= 2)
    return (To)(i32)v;
  else {
    const i64 wide = to_i64(v);
    return (To)(wide < Limits<To>::low ? Limits<To>::low : wide > Limits<To>::high ? Limits<To>::high : wide);
  }
}

template <class W, class D>
static inline W loaded(D v) {
  if constexpr (sizeof(W) == 4 && !floats<W> && floats<D>)
    return (W)(u32)to_i64(v);
  else if constexpr (!floats<W> && floats<D>)
    return to_i64(v);
  else
    return (W)v;
}

template <class D, class W>
static void load(const char* base, i64 stride, W* into, int count) {
  const D* from = (const D*)base;
  if (stride == 1) {
    for (int i = 0; i < count; ++i) into[i] = loaded<W>(from[i]);
    return;
  }
  if (stride == 0) {
    const W value = loaded<W>(from[0]);
    for (int i = 0; i < count; ++i) into[i] = value;
    return;
  }
  for (int i = 0; i < count; ++i) into[i] = loaded<W>(from[i * stride]);
}

static inline float canonical(float v) { return v == v ? v : __builtin_nanf(""); }
static inline double canonical(double v) { return v == v ? v : __builtin_nan(""); }
template <class D>
static inline D canonical(D v) {
  return v;
}

template <class D, class W>
static void store(char* base, i64 stride, const W* from, int count) {
  D* to = (D*)base;
  if (stride == 1) {
    for (int i = 0; i < count; ++i) to[i] = canonical(cast<D>(from[i]));
    return;
  }
  for (int i = 0; i < count; ++i) to[i * stride] = canonical(cast<D>(from[i]));
}

template <class D>
static void move(char* to, i64 to_stride, const char* from, i64 from_stride, int count) {
  D* target = (D*)to;
  const D* source = (const D*)from;
  if (to_stride == 1 && from_stride == 1)
    for (int i = 0; i < count; ++i) target[i] = source[i];
  else if (to_stride == 1 && from_stride == -1)
    for (int i = 0; i < count; ++i) target[i] = source[-i];
  else
    for (int i = 0; i < count; ++i) target[i * to_stride] = source[i * from_stride];
}

static inline float rounded(float v) { return RINT(v); }
static inline float truncated(float v) { return TRUNC(v); }
static inline double rounded(double v) { return ::rint(v); }
static inline double truncated(double v) { return ::trunc(v); }

/// Rounds and saturates in the working type itself. Bounds of 32- and 64-bit types round up in f32; the store
/// saturates.
template <class D, class W, bool nearest>
static void settle(const W* from, W* into, int count) {
  if constexpr (floats<W>) {
    const W low = (W)Limits<D>::low, high = (W)Limits<D>::high;
    for (int i = 0; i < count; ++i) {
      const W v = nearest ? rounded(from[i]) : truncated(from[i]);
      into[i] = v == v ? (v < low ? low : v > high ? high : v + (W)0) : (W)0;  // + 0: no integer is -0
    }
  } else {
    const W low = (W)Limits<D>::low, high = (W)Limits<D>::high;
    for (int i = 0; i < count; ++i) into[i] = from[i] < low ? low : from[i] > high ? high : from[i];
  }
}

template <class D, class From, class To>
static void convert(const From* from, To* into, int count) {
  constexpr bool labels = Limits<D>::high == Limits<u32>::high && sizeof(From) == 4 && !floats<From>;
  if constexpr (labels)
    for (int i = 0; i < count; ++i) into[i] = (To)(u32)from[i];
  else if constexpr (floats<To>)
    for (int i = 0; i < count; ++i) into[i] = (To)from[i];
  else if constexpr (floats<From> && floats<D>)
    for (int i = 0; i < count; ++i) into[i] = (To)to_i64(from[i]);
  else if constexpr (floats<From>)
    for (int i = 0; i < count; ++i) into[i] = (To)cast<D>(from[i]);
  else
    for (int i = 0; i < count; ++i) into[i] = (To)from[i];
}

// --- formulas --------------------------------------------------------------------------------------------------------

using Loop = void (*)(void* into, const void* const* from, int count);
enum { FLOAT, WHOLE, REAL, EXACT, ROUNDED };

// Flattened, so that long formulas, too, stand in the loop and run in vectors.
#define FORMULA(name, arity, kind, ...)                                                        \
  template <class T>                                                                           \
  static inline T name##_at(T a, T b, T c, T d, T e, T f) {                                    \
    (void)a, (void)b, (void)c, (void)d, (void)e, (void)f;                                      \
    return (T)(__VA_ARGS__);                                                                   \
  }                                                                                            \
  template <class T>                                                                           \
  [[gnu::flatten]] static void name##_loop(void* into, const void* const* from, int count) {   \
    T* __restrict out = (T*)into;                                                              \
    const T* a = (const T*)from[0];                                                            \
    const T* b = (const T*)from[arity > 1 ? 1 : 0];                                            \
    const T* c = (const T*)from[arity > 2 ? 2 : 0];                                            \
    const T* d = (const T*)from[arity > 3 ? 3 : 0];                                            \
    const T* e = (const T*)from[arity > 4 ? 4 : 0];                                            \
    const T* f = (const T*)from[arity > 5 ? 5 : 0];                                            \
    for (int i = 0; i < count; ++i) out[i] = name##_at<T>(a[i], b[i], c[i], d[i], e[i], f[i]); \
  }
#include "operations/maps.h"
#undef FORMULA

template <class T, int kind>
struct Offered {
  static constexpr bool value = true;
};
template <>
struct Offered<i64, FLOAT> {
  static constexpr bool value = false;
};
template <>
struct Offered<i64, REAL> {
  static constexpr bool value = false;
};
template <>
struct Offered<double, FLOAT> {
  static constexpr bool value = false;
};
template <>
struct Offered<double, WHOLE> {
  static constexpr bool value = false;
};

#define FORMULA(name, arity, kind, ...)                              \
  if constexpr (Offered<T, kind>::value) loops[at] = name##_loop<T>; \
  ++at;
template <class T>
struct Table {
  Loop loops[256] = {};
  constexpr Table() {
    int at = 0;
#include "operations/maps.h"
  }
};
#undef FORMULA
static constexpr Table<float> f32_table{};
static constexpr Table<i64> i64_table{};
static constexpr Table<double> f64_table{};

static inline Loop loop_of(Work work, int formula) {
  return work == Work::f32   ? f32_table.loops[formula]
         : work == Work::i64 ? i64_table.loops[formula]
                             : f64_table.loops[formula];
}

// --- one block -------------------------------------------------------------------------------------------------------

struct Block {
  const BlockStage& stage;
  const i64* at;
  int count;
  const void* handed;
  void* result;  // where the instruction at work may leave its values, instead of in a register

  void* slot(int r) const {
    void* const place = result ? result : stage.registers + (i64)r * block_size * 8;
    stage.operand[r] = place;
    return place;
  }
  template <class T>
  const T* values(int r) const {
    return (const T*)stage.operand[r];
  }
  char* place(const BlockLeaf& leaf, i64 size) const {
    return leaf.base +
           (at[0] * leaf.stride[0] + at[1] * leaf.stride[1] + at[2] * leaf.stride[2] + at[3] * leaf.stride[3]) * size;
  }
};

static void do_load(const Block& b, const Instruction& in) {
  const BlockLeaf& leaf = b.stage.leaves[in.index];
  with_dtype(leaf.dtype, [&](auto dtype) {
    using D = typename decltype(dtype)::type;
    const char* from = b.place(leaf, sizeof(D));
    with_work(in.work, [&](auto work) {
      using W = typename decltype(work)::type;
      if constexpr (sizeof(D) == sizeof(W) && floats<D> == floats<W>) {
        if (leaf.stride[3] == 1) {
          b.stage.operand[in.into] = from;
          return;
        }  // read in place
      }
      load<D, W>(from, leaf.stride[3], (W*)b.slot(in.into), b.count);
    });
  });
}

static void do_store(const Block& b, const Instruction& in) {
  const BlockLeaf& leaf = b.stage.leaves[in.index];
  with_dtype(leaf.dtype, [&](auto dtype) {
    using D = typename decltype(dtype)::type;
    char* to = b.place(leaf, sizeof(D));
    with_work(in.work, [&](auto work) {
      using W = typename decltype(work)::type;
      store<D, W>(to, leaf.stride[3], b.values<W>(in.from[0]), b.count);
    });
  });
}

static void do_move(const Block& b, const Instruction& in) {
  const BlockLeaf &to = b.stage.leaves[in.index], &from = b.stage.leaves[in.from[0]];
  with_dtype(to.dtype, [&](auto dtype) {
    using D = typename decltype(dtype)::type;
    move<D>(b.place(to, sizeof(D)), to.stride[3], b.place(from, sizeof(D)), from.stride[3], b.count);
  });
}

static void do_settle(const Block& b, const Instruction& in) {
  with_dtype(in.dtype, [&](auto dtype) {
    using D = typename decltype(dtype)::type;
    with_work(in.work, [&](auto work) {
      using W = typename decltype(work)::type;
      const W* from = b.values<W>(in.from[0]);
      if (in.op == Opcode::quantize)
        settle<D, W, true>(from, (W*)b.slot(in.into), b.count);
      else
        settle<D, W, false>(from, (W*)b.slot(in.into), b.count);
    });
  });
}

static void do_convert(const Block& b, const Instruction& in) {
  with_dtype(in.dtype, [&](auto dtype) {
    using D = typename decltype(dtype)::type;
    with_work(in.source, [&](auto source) {
      using From = typename decltype(source)::type;
      with_work(in.work, [&](auto work) {
        using To = typename decltype(work)::type;
        const From* from = b.values<From>(in.from[0]);
        convert<D, From, To>(from, (To*)b.slot(in.into), b.count);
      });
    });
  });
}

static void do_formula(const Block& b, const Instruction& in) {
  const void* from[most_operands];
  for (int k = 0; k < most_operands; ++k) from[k] = in.from[k] < 0 ? 0 : b.stage.operand[in.from[k]];
  loop_of(in.work, in.index)(b.slot(in.into), from, b.count);
}

static void do_coordinate(const Block& b, const Instruction& in) {
  const i64 first = b.at[3 - in.index], step = in.index == 0;
  with_work(in.work, [&](auto work) {
    using W = typename decltype(work)::type;
    W* into = (W*)b.slot(in.into);
    for (int i = 0; i < b.count; ++i) into[i] = (W)(first + step * i);
  });
}

template <bool largest>
static void key(const float* from, i32* into, int count) {
  for (int i = 0; i < count; ++i) into[i] = largest ? KEY_NAN_LARGEST(from[i]) : KEY_NAN_SMALLEST(from[i]);
}

static void do_key(const Block& b, const Instruction& in) {
  const int count = b.count;
  i32* into = (i32*)b.slot(in.into);
  if (in.source == Work::i64) {
    const i64* from = b.values<i64>(in.from[0]);
    for (int i = 0; i < count; ++i) into[i] = (i32)(from[i] + I32_LOWEST);
  } else if ((Keys)in.index == Keys::nan_largest) {
    key<true>(b.values<float>(in.from[0]), into, count);
  } else {
    key<false>(b.values<float>(in.from[0]), into, count);
  }
}

static void do_unkey(const Block& b, const Instruction& in) {
  const int count = b.count;
  const i32* from = b.values<i32>(in.from[0]);
  void* into = b.slot(in.into);
  if (in.work == Work::f32)
    for (int i = 0; i < count; ++i) ((float*)into)[i] = UNKEY(from[i]);
  else
    for (int i = 0; i < count; ++i) ((i64*)into)[i] = (i64)from[i] - I32_LOWEST;
}

template <class W>
static void copy_values(const void* from, void* to, int count) {
  for (int i = 0; i < count; ++i) ((W*)to)[i] = ((const W*)from)[i];
}

static void step(const Block& b, const Instruction& in) {
  switch (in.op) {
    case Opcode::load:
      return do_load(b, in);
    case Opcode::constant:
      return;  // filled once
    case Opcode::coordinate:
      return do_coordinate(b, in);
    case Opcode::formula:
      return do_formula(b, in);
    case Opcode::quantize:
    case Opcode::truncate:
      return do_settle(b, in);
    case Opcode::convert:
      return do_convert(b, in);
    case Opcode::key:
      return do_key(b, in);
    case Opcode::unkey:
      return do_unkey(b, in);
    case Opcode::value:
      b.stage.operand[in.into] = b.handed;
      return;
    case Opcode::store:
      return do_store(b, in);
    case Opcode::move:
      return do_move(b, in);
  }
}

static bool eight_bytes(Work work) { return work == Work::i64 || work == Work::f64; }

}  // namespace

void run_block(const BlockStage& stage, const std::int64_t* at, int count, const void* handed, void* result) {
  Block block{stage, at, count, handed, 0};
  Work last = Work::f32;
  for (int i = 0; i < stage.size; ++i) {
    const bool gives = stage.code[i].into == stage.output;
    if (gives && i + 1 == stage.size) block.result = result;
    step(block, stage.code[i]);
    if (gives) last = stage.code[i].work;
  }
  if (!result) return;
  const void* from = stage.operand[stage.output];
  if (from == result) return;
  if (eight_bytes(last))
    copy_values<i64>(from, result, count);
  else
    copy_values<i32>(from, result, count);
}

void fill_constants(const BlockStage& stage) {
  for (int i = 0; i < stage.size; ++i) {
    const Instruction& in = stage.code[i];
    if (in.op != Opcode::constant) continue;
    const Constant& value = stage.constants[in.index];
    char* into = stage.registers + (i64)in.into * block_size * 8;
    stage.operand[in.into] = into;
    for (int k = 0; k < block_size; ++k) {
      if (value.work == Work::f32)
        ((float*)into)[k] = (float)value.real;
      else if (value.work == Work::f64)
        ((double*)into)[k] = value.real;
      else if (value.work == Work::i64)
        ((i64*)into)[k] = value.integer;
      else
        ((i32*)into)[k] = (i32)value.integer;
    }
  }
}

}  // namespace fulmo::FULMO_TARGET
