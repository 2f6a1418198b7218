#pragma once
// The part of OpenCL 1.2 that is used, declared here so that building needs no headers; a test compares it with them.
#include <cstddef>
#include <cstdint>

#include "backends/library.hpp"

#if defined(_WIN32)
#define FULMO_CL_CALL __stdcall
#else
#define FULMO_CL_CALL
#endif

namespace fulmo::opencl {

using Int = std::int32_t;
using UInt = std::uint32_t;
using Bits = std::uint64_t;
using Handle = void*;
using Notify = void(FULMO_CL_CALL*)(Handle, void*);
using ContextNotify = void(FULMO_CL_CALL*)(const char*, const void*, std::size_t, void*);

// name, parameters; all return Int or a Handle.
#define FULMO_OPENCL_FUNCTIONS(F)                                                                                      \
  F(Int, clGetPlatformIDs, UInt, Handle*, UInt*)                                                                       \
  F(Int, clGetPlatformInfo, Handle, UInt, std::size_t, void*, std::size_t*)                                            \
  F(Int, clGetDeviceIDs, Handle, Bits, UInt, Handle*, UInt*)                                                           \
  F(Int, clGetDeviceInfo, Handle, UInt, std::size_t, void*, std::size_t*)                                              \
  F(Handle, clCreateContext, const std::intptr_t*, UInt, const Handle*, ContextNotify, void*, Int*)                    \
  F(Handle, clCreateCommandQueue, Handle, Handle, Bits, Int*)                                                          \
  F(Handle, clCreateBuffer, Handle, Bits, std::size_t, void*, Int*)                                                    \
  F(Int, clReleaseMemObject, Handle)                                                                                   \
  F(Int, clGetMemObjectInfo, Handle, UInt, std::size_t, void*, std::size_t*)                                           \
  F(Int, clGetContextInfo, Handle, UInt, std::size_t, void*, std::size_t*)                                             \
  F(Int, clGetCommandQueueInfo, Handle, UInt, std::size_t, void*, std::size_t*)                                        \
  F(Int, clRetainContext, Handle)                                                                                      \
  F(Int, clRetainCommandQueue, Handle)                                                                                 \
  F(Int, clEnqueueMigrateMemObjects, Handle, UInt, const Handle*, Bits, UInt, const Handle*, Handle*)                  \
  F(Int, clEnqueueReadBuffer, Handle, Handle, UInt, std::size_t, std::size_t, void*, UInt, const Handle*, Handle*)     \
  F(Int, clEnqueueWriteBuffer, Handle, Handle, UInt, std::size_t, std::size_t, const void*, UInt, const Handle*,       \
    Handle*)                                                                                                           \
  F(Int, clEnqueueCopyBuffer, Handle, Handle, Handle, std::size_t, std::size_t, std::size_t, UInt, const Handle*,      \
    Handle*)                                                                                                           \
  F(Int, clEnqueueFillBuffer, Handle, Handle, const void*, std::size_t, std::size_t, std::size_t, UInt, const Handle*, \
    Handle*)                                                                                                           \
  F(Handle, clCreateProgramWithSource, Handle, UInt, const char**, const std::size_t*, Int*)                           \
  F(Handle, clCreateProgramWithBinary, Handle, UInt, const Handle*, const std::size_t*, const unsigned char**, Int*,   \
    Int*)                                                                                                              \
  F(Int, clBuildProgram, Handle, UInt, const Handle*, const char*, Notify, void*)                                      \
  F(Int, clGetProgramBuildInfo, Handle, Handle, UInt, std::size_t, void*, std::size_t*)                                \
  F(Int, clGetProgramInfo, Handle, UInt, std::size_t, void*, std::size_t*)                                             \
  F(Int, clReleaseProgram, Handle)                                                                                     \
  F(Handle, clCreateKernel, Handle, const char*, Int*)                                                                 \
  F(Int, clSetKernelArg, Handle, UInt, std::size_t, const void*)                                                       \
  F(Int, clEnqueueNDRangeKernel, Handle, Handle, UInt, const std::size_t*, const std::size_t*, const std::size_t*,     \
    UInt, const Handle*, Handle*)                                                                                      \
  F(Int, clFlush, Handle)                                                                                              \
  F(Int, clFinish, Handle)

// Named as in the standard, without CL_.
#define FULMO_OPENCL_CONSTANTS(F)             \
  F(SUCCESS, 0)                               \
  F(DEVICE_NOT_AVAILABLE, -2)                 \
  F(MEM_OBJECT_ALLOCATION_FAILURE, -4)        \
  F(OUT_OF_RESOURCES, -5)                     \
  F(OUT_OF_HOST_MEMORY, -6)                   \
  F(INVALID_CONTEXT, -34)                     \
  F(INVALID_COMMAND_QUEUE, -36)               \
  F(TRUE, 1)                                  \
  F(PLATFORM_NAME, 0x0902)                    \
  F(PLATFORM_VERSION, 0x0901)                 \
  F(DEVICE_TYPE_CPU, 2)                       \
  F(DEVICE_TYPE_GPU, 4)                       \
  F(DEVICE_TYPE_ALL, 0xFFFFFFFF)              \
  F(DEVICE_TYPE, 0x1000)                      \
  F(DEVICE_MAX_WORK_GROUP_SIZE, 0x1004)       \
  F(DEVICE_MAX_MEM_ALLOC_SIZE, 0x1010)        \
  F(DEVICE_SINGLE_FP_CONFIG, 0x101B)          \
  F(DEVICE_GLOBAL_MEM_SIZE, 0x101F)           \
  F(DEVICE_LOCAL_MEM_SIZE, 0x1023)            \
  F(DEVICE_AVAILABLE, 0x1027)                 \
  F(DEVICE_COMPILER_AVAILABLE, 0x1028)        \
  F(DEVICE_NAME, 0x102B)                      \
  F(DEVICE_VENDOR, 0x102C)                    \
  F(DRIVER_VERSION, 0x102D)                   \
  F(DEVICE_VERSION, 0x102F)                   \
  F(DEVICE_EXTENSIONS, 0x1030)                \
  F(DEVICE_HOST_UNIFIED_MEMORY, 0x1035)       \
  F(FP_CORRECTLY_ROUNDED_DIVIDE_SQRT, 1 << 7) \
  F(MEM_READ_WRITE, 1)                        \
  F(MEM_CONTEXT, 0x1106)                      \
  F(CONTEXT_DEVICES, 0x1081)                  \
  F(QUEUE_CONTEXT, 0x1090)                    \
  F(QUEUE_DEVICE, 0x1091)                     \
  F(QUEUE_PROPERTIES, 0x1093)                 \
  F(QUEUE_OUT_OF_ORDER_EXEC_MODE_ENABLE, 1)   \
  F(MIGRATE_MEM_OBJECT_CONTENT_UNDEFINED, 2)  \
  F(PROGRAM_BINARY_SIZES, 0x1165)             \
  F(PROGRAM_BINARIES, 0x1166)                 \
  F(PROGRAM_BUILD_LOG, 0x1183)

enum Constant : std::int64_t {
#define FULMO_DECLARE(name, value) k_##name = value,
  FULMO_OPENCL_CONSTANTS(FULMO_DECLARE)
#undef FULMO_DECLARE
};

struct Api {
#define FULMO_DECLARE(result, name, ...) result(FULMO_CL_CALL* name)(__VA_ARGS__) = nullptr;
  FULMO_OPENCL_FUNCTIONS(FULMO_DECLARE)
#undef FULMO_DECLARE
  Library library{opencl_libraries()};
  const char* missing = nullptr;  // an entry point that the library lacks
  bool usable() const { return library && !missing; }
};

/// Opened once, at the first call.
const Api& api();

}  // namespace fulmo::opencl
