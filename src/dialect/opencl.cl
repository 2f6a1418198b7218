#pragma OPENCL FP_CONTRACT OFF
// The kernel dialect (language.md) as OpenCL C 1.2 reads it. The backend defines FULMO_WITHOUT_FP64,
// FULMO_WITHOUT_INT64_ATOMICS and FULMO_WITHOUT_DIVIDE for what a device lacks; substitutes give the same bits.
#ifndef FULMO_WITHOUT_INT64_ATOMICS
#pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
#endif

typedef uchar u8;
typedef char i8;
typedef ushort u16;
typedef short i16;
typedef uint u32;
typedef int i32;
typedef ulong u64;
typedef long i64;
typedef float f32;
typedef struct { f32 values[64]; } Weights;

#define GLOBAL __global
#define LOCAL __local
#define LOCALMEM __local
#define RESTRICT restrict
#define CONSTANT(name)
#define DEVICE_FUNCTION static inline
#define OVERLOADED __attribute__((overloadable))
#define RARE(condition) (condition)
#define KERNEL(name, parameters) \
  __kernel __attribute__((reqd_work_group_size(LANES_COUNT, 1, 1))) void name parameters {
#define ENDKERNEL }
#define LANES(t) { const i32 t = (i32)get_local_id(0);
#define ENDLANES }
#define SYNC barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
#define GROUP_X ((i32)get_group_id(0))
#define GROUP_Y ((i32)get_group_id(1))
#define GROUP_Z ((i32)get_group_id(2))

#define AS_F32(bits) as_float((u32)(bits))
#define AS_U32(x) as_uint(x)
#define AS_I32(x) as_int(x)
#define FMA_F32(a, b, c) fma(a, b, c)
#define RINT(x) rint(x)
#define FLOOR(x) floor(x)
#define CEIL(x) ceil(x)
#define TRUNC(x) trunc(x)
#define FABS(x) fabs(x)
#define CLZ_U32(x) clz((u32)(x))
#define CLZ_U64(x) ((i32)clz((u64)(x)))
#define POPCOUNT_U32(x) popcount((u32)(x))
#ifdef FULMO_WITHOUT_DIVIDE
#define DIVIDE_F32(a, b) divide_in_integers(a, b)
#define SQRT_F32(x) sqrt_in_integers(x)
#else
#define DIVIDE_F32(a, b) ((f32)(a) / (f32)(b))
#define SQRT_F32(x) sqrt(x)
#endif

#ifdef FULMO_WITHOUT_FP64
typedef struct { u64 bits; } f64;  // not a plain u64: `a + b` must not compile
#else
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
typedef double f64;
#define AS_F64(bits) as_double((u64)(bits))
#define AS_U64(x) as_ulong(x)
#define FMA_F64(a, b, c) fma(a, b, c)
#define SQRT_F64(x) sqrt(x)
#endif

#define ATOMIC_ADD_U32(p, v) atomic_add((volatile __global u32*)(p), (u32)(v))
#define ATOMIC_MIN_U32(p, v) atomic_min((volatile __global u32*)(p), (u32)(v))
#define ATOMIC_MAX_U32(p, v) atomic_max((volatile __global u32*)(p), (u32)(v))
#define ATOMIC_OR_U32(p, v) atomic_or((volatile __global u32*)(p), (u32)(v))
#define ATOMIC_MIN_I32(p, v) atomic_min((volatile __global i32*)(p), (i32)(v))
#define ATOMIC_MAX_I32(p, v) atomic_max((volatile __global i32*)(p), (i32)(v))
#define ATOMIC_CAS_U32(p, expected, v) atomic_cmpxchg((volatile __global u32*)(p), (u32)(expected), (u32)(v))
#define LOCAL_ATOMIC_ADD_U32(p, v) atomic_add((volatile __local u32*)(p), (u32)(v))
#define LOCAL_ATOMIC_MIN_U32(p, v) atomic_min((volatile __local u32*)(p), (u32)(v))
#define LOCAL_ATOMIC_MAX_U32(p, v) atomic_max((volatile __local u32*)(p), (u32)(v))
#define LOCAL_ATOMIC_OR_U32(p, v) atomic_or((volatile __local u32*)(p), (u32)(v))
#define LOCAL_ATOMIC_MIN_I32(p, v) atomic_min((volatile __local i32*)(p), (i32)(v))
#define LOCAL_ATOMIC_MAX_I32(p, v) atomic_max((volatile __local i32*)(p), (i32)(v))
#define LOCAL_ATOMIC_CAS_U32(p, expected, v) atomic_cmpxchg((volatile __local u32*)(p), (u32)(expected), (u32)(v))
#ifdef FULMO_WITHOUT_INT64_ATOMICS
// Each addition to the low half that wraps is seen by exactly one lane, which carries.
#define FULMO_ADD_HALVES(name, space)                                \
  static inline void name(volatile space u32* p, u64 v) {            \
    const u32 old = atomic_add(p, (u32)v);                           \
    const u32 high = (u32)(v >> 32) + ((u32)(old + (u32)v) < old);   \
    if (high != 0) atomic_add(p + 1, high);                          \
  }
FULMO_ADD_HALVES(add_halves_global, __global)
FULMO_ADD_HALVES(add_halves_local, __local)
#define ATOMIC_ADD_U64(p, v) add_halves_global((volatile __global u32*)(p), (u64)(v))
#define LOCAL_ATOMIC_ADD_U64(p, v) add_halves_local((volatile __local u32*)(p), (u64)(v))
#else
#define ATOMIC_ADD_U64(p, v) ((void)atom_add((volatile __global u64*)(p), (u64)(v)))
#define LOCAL_ATOMIC_ADD_U64(p, v) ((void)atom_add((volatile __local u64*)(p), (u64)(v)))
#endif
