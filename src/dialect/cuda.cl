// The kernel dialect (language.md) as NVRTC reads it, without any header.
#pragma nv_diag_suppress 177  // functions that a kernel does not use
typedef unsigned char u8;
typedef signed char i8;
typedef unsigned short u16;
typedef short i16;
typedef unsigned int u32;
typedef int i32;
typedef unsigned long long u64;
typedef long long i64;
typedef float f32;
typedef struct { f32 values[64]; } Weights;
typedef double f64;

#define GLOBAL
#define LOCAL
#define LOCALMEM __shared__
#define RESTRICT __restrict__
#define CONSTANT(name)
#define DEVICE_FUNCTION static __device__ __forceinline__
#define OVERLOADED
#define RARE(condition) (condition)
#define KERNEL(name, parameters) extern "C" __global__ void __launch_bounds__(LANES_COUNT) name parameters {
#define ENDKERNEL }
#define LANES(t) { const i32 t = (i32)threadIdx.x;
#define ENDLANES }
#define SYNC __syncthreads()
#define GROUP_X ((i32)blockIdx.x)
// Grids are at most 65535 groups high and deep, so a larger launch is several, of which each has its origin.
extern "C" { __constant__ i32 group_origin[2] = {0, 0}; }
#define GROUP_Y (group_origin[0] + (i32)blockIdx.y)
#define GROUP_Z (group_origin[1] + (i32)blockIdx.z)

#define AS_F32(bits) __uint_as_float(bits)
#define AS_U32(x) __float_as_uint(x)
#define AS_I32(x) __float_as_int(x)
#define AS_F64(bits) __longlong_as_double((i64)(bits))
#define AS_U64(x) ((u64)__double_as_longlong(x))
#define FMA_F32(a, b, c) __fmaf_rn(a, b, c)
#define FMA_F64(a, b, c) __fma_rn(a, b, c)
#define DIVIDE_F32(a, b) __fdiv_rn(a, b)
#define SQRT_F32(x) __fsqrt_rn(x)
#define SQRT_F64(x) __dsqrt_rn(x)
#define RINT(x) rintf(x)
#define FLOOR(x) floorf(x)
#define CEIL(x) ceilf(x)
#define TRUNC(x) truncf(x)
#define FABS(x) fabsf(x)
#define CLZ_U32(x) __clz((i32)(x))
#define CLZ_U64(x) __clzll((i64)(x))
#define POPCOUNT_U32(x) __popc(x)

// Generic addressing: one instruction serves global and shared memory.
#define ATOMIC_ADD_U32(p, v) atomicAdd((u32*)(p), (u32)(v))
#define ATOMIC_MIN_U32(p, v) atomicMin((u32*)(p), (u32)(v))
#define ATOMIC_MAX_U32(p, v) atomicMax((u32*)(p), (u32)(v))
#define ATOMIC_OR_U32(p, v) atomicOr((u32*)(p), (u32)(v))
#define ATOMIC_MIN_I32(p, v) atomicMin((i32*)(p), (i32)(v))
#define ATOMIC_MAX_I32(p, v) atomicMax((i32*)(p), (i32)(v))
#define ATOMIC_CAS_U32(p, expected, v) atomicCAS((u32*)(p), (u32)(expected), (u32)(v))
#define ATOMIC_ADD_U64(p, v) ((void)atomicAdd((u64*)(p), (u64)(v)))
#define LOCAL_ATOMIC_ADD_U32 ATOMIC_ADD_U32
#define LOCAL_ATOMIC_MIN_U32 ATOMIC_MIN_U32
#define LOCAL_ATOMIC_MAX_U32 ATOMIC_MAX_U32
#define LOCAL_ATOMIC_OR_U32 ATOMIC_OR_U32
#define LOCAL_ATOMIC_MIN_I32 ATOMIC_MIN_I32
#define LOCAL_ATOMIC_MAX_I32 ATOMIC_MAX_I32
#define LOCAL_ATOMIC_CAS_U32 ATOMIC_CAS_U32
// Shared memory adds 32 bits at a time; 64 would be a loop of exchanges. One lane sees each wrap of the low half.
static __device__ __forceinline__ void add_halves(u32* p, u64 v) {
  const u32 old = atomicAdd(p, (u32)v), high = (u32)(v >> 32) + ((u32)(old + (u32)v) < old);
  if (high != 0) atomicAdd(p + 1, high);
}
#define LOCAL_ATOMIC_ADD_U64(p, v) add_halves((u32*)(p), (u64)(v))
