// In front of OpenCL C written for CLIJ and pyclesperanto, and before clij.cl.
#pragma OPENCL FP_CONTRACT OFF
#ifdef cl_khr_fp64
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#define CLIJ_DOUBLES
#endif
#define CLIJ_GLOBAL __global
#define CLIJ_FUNCTION static inline __attribute__((overloadable))
#define CLIJ_DECLARE_PAIR(type) typedef type##2 clij_pair_##type;
#define CLIJ_PAIR(type, value) (clij_pair_##type)(value, 0)
#define CLIJ_POSITION1(x, y, z) ((int)(x))
#define CLIJ_POSITION2(x, y, z) ((int2)(x, y))
#define CLIJ_POSITION3(x, y, z) ((int4)(x, y, z, 0))
typedef char schar;
typedef char2 schar2;
typedef long clij_long;
typedef ulong clij_ulong;
typedef long2 clij_long2;
typedef ulong2 clij_ulong2;
