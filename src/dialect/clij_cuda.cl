// The same for CUDA: what kernels use that keep to CLIJ's macros, plain C and common functions. Whatever else OpenCL has
// is unknown here, so that the compiler refuses it.
#pragma nv_diag_suppress 177  // functions that a kernel does not use
typedef signed char schar;
typedef unsigned char uchar;
typedef unsigned short ushort;
typedef unsigned int uint;
typedef unsigned long ulong;
typedef long long clij_long;
typedef unsigned long long clij_ulong;
typedef int sampler_t;
#define CLIJ_DOUBLES
#define CLIJ_GLOBAL
#define CLIJ_FUNCTION static inline
#define CLIJ_DECLARE_PAIR(type) struct clij_pair_##type { type x, y; };
#define CLIJ_PAIR(type, value) clij_pair_##type{value, 0}
#define CLIJ_POSITION1(x, y, z) ((int)(x))
#define CLIJ_POSITION2(x, y, z) make_int2(x, y)
#define CLIJ_POSITION3(x, y, z) make_int4(x, y, z, 0)
#define __kernel extern "C" __global__
#define __global
#define __constant const
#define __private
#define CLK_NORMALIZED_COORDS_FALSE 0
#define CLK_ADDRESS_CLAMP_TO_EDGE 0
#define CLK_ADDRESS_CLAMP 0
#define CLK_ADDRESS_NONE 0
#define CLK_FILTER_NEAREST 0
#define M_PI 3.14159265358979323846
#define M_PI_F 3.14159274101257f

static inline size_t get_global_id(int axis) {
  return axis == 0   ? (size_t)blockIdx.x * blockDim.x + threadIdx.x
         : axis == 1 ? (size_t)blockIdx.y * blockDim.y + threadIdx.y
         : axis == 2 ? (size_t)blockIdx.z * blockDim.z + threadIdx.z
                     : 0;
}
static inline size_t get_global_size(int axis) {
  return axis == 0   ? (size_t)gridDim.x * blockDim.x
         : axis == 1 ? (size_t)gridDim.y * blockDim.y
         : axis == 2 ? (size_t)gridDim.z * blockDim.z
                     : 1;
}
static inline int clamp(int v, int low, int high) { return min(max(v, low), high); }
static inline float clamp(float v, float low, float high) { return fminf(fmaxf(v, low), high); }
static inline int2 operator+(int2 a, int2 b) { return make_int2(a.x + b.x, a.y + b.y); }
static inline int2 operator-(int2 a, int2 b) { return make_int2(a.x - b.x, a.y - b.y); }
static inline int4 operator+(int4 a, int4 b) { return make_int4(a.x + b.x, a.y + b.y, a.z + b.z, a.w + b.w); }
static inline int4 operator-(int4 a, int4 b) { return make_int4(a.x - b.x, a.y - b.y, a.z - b.z, a.w - b.w); }
