#pragma once
// The parts of the CUDA driver and of NVRTC that are used, declared here so that building needs no toolkit; a test
// compares them with its headers.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "backends/library.hpp"

#if defined(_WIN32)
#define FULMO_CUDA_CALL __stdcall
#else
#define FULMO_CUDA_CALL
#endif

namespace fulmo::cuda {

using Address = unsigned long long;  // CUdeviceptr
using Handle = void*;                // contexts, streams, events, modules, functions

// name without the suffix of its version, symbol, parameters; all return an int, 0 for success.
#define FULMO_CUDA_FUNCTIONS(F)                                                                                   \
  F(cuInit, cuInit, unsigned)                                                                                     \
  F(cuDriverGetVersion, cuDriverGetVersion, int*)                                                                 \
  F(cuGetErrorString, cuGetErrorString, int, const char**)                                                        \
  F(cuDeviceGetCount, cuDeviceGetCount, int*)                                                                     \
  F(cuDeviceGet, cuDeviceGet, int*, int)                                                                          \
  F(cuDeviceGetName, cuDeviceGetName, char*, int, int)                                                            \
  F(cuDeviceGetAttribute, cuDeviceGetAttribute, int*, int, int)                                                   \
  F(cuDeviceTotalMem, cuDeviceTotalMem_v2, std::size_t*, int)                                                     \
  F(cuDevicePrimaryCtxRetain, cuDevicePrimaryCtxRetain, Handle*, int)                                             \
  F(cuDevicePrimaryCtxReset, cuDevicePrimaryCtxReset_v2, int)                                                     \
  F(cuCtxPushCurrent, cuCtxPushCurrent_v2, Handle)                                                                \
  F(cuCtxPopCurrent, cuCtxPopCurrent_v2, Handle*)                                                                 \
  F(cuStreamCreate, cuStreamCreate, Handle*, unsigned)                                                            \
  F(cuStreamSynchronize, cuStreamSynchronize, Handle)                                                             \
  F(cuEventCreate, cuEventCreate, Handle*, unsigned)                                                              \
  F(cuEventRecord, cuEventRecord, Handle, Handle)                                                                 \
  F(cuEventSynchronize, cuEventSynchronize, Handle)                                                               \
  F(cuStreamWaitEvent, cuStreamWaitEvent, Handle, Handle, unsigned)                                               \
  F(cuPointerGetAttribute, cuPointerGetAttribute, void*, int, Address)                                            \
  F(cuMemAlloc, cuMemAlloc_v2, Address*, std::size_t)                                                             \
  F(cuMemGetInfo, cuMemGetInfo_v2, std::size_t*, std::size_t*)                                                    \
  F(cuMemFree, cuMemFree_v2, Address)                                                                             \
  F(cuMemHostRegister, cuMemHostRegister_v2, void*, std::size_t, unsigned)                                        \
  F(cuMemcpyHtoDAsync, cuMemcpyHtoDAsync_v2, Address, const void*, std::size_t, Handle)                           \
  F(cuMemcpyDtoHAsync, cuMemcpyDtoHAsync_v2, void*, Address, std::size_t, Handle)                                 \
  F(cuMemcpyDtoDAsync, cuMemcpyDtoDAsync_v2, Address, Address, std::size_t, Handle)                               \
  F(cuMemsetD8Async, cuMemsetD8Async, Address, unsigned char, std::size_t, Handle)                                \
  F(cuMemsetD32Async, cuMemsetD32Async, Address, unsigned, std::size_t, Handle)                                   \
  F(cuModuleLoadData, cuModuleLoadData, Handle*, const void*)                                                     \
  F(cuModuleGetFunction, cuModuleGetFunction, Handle*, Handle, const char*)                                       \
  F(cuModuleGetGlobal, cuModuleGetGlobal_v2, Address*, std::size_t*, Handle, const char*)                         \
  F(cuFuncGetModule, cuFuncGetModule, Handle*, Handle)                                                            \
  F(cuLaunchKernel, cuLaunchKernel, Handle, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, \
    Handle, void**, void**)

#define FULMO_NVRTC_FUNCTIONS(F)                                                                        \
  F(nvrtcVersion, int*, int*)                                                                           \
  F(nvrtcGetNumSupportedArchs, int*)                                                                    \
  F(nvrtcGetSupportedArchs, int*)                                                                       \
  F(nvrtcCreateProgram, Handle*, const char*, const char*, int, const char* const*, const char* const*) \
  F(nvrtcCompileProgram, Handle, int, const char* const*)                                               \
  F(nvrtcDestroyProgram, Handle*)                                                                       \
  F(nvrtcGetProgramLogSize, Handle, std::size_t*)                                                       \
  F(nvrtcGetProgramLog, Handle, char*)                                                                  \
  F(nvrtcGetCUBINSize, Handle, std::size_t*)                                                            \
  F(nvrtcGetCUBIN, Handle, char*)                                                                       \
  F(nvrtcGetPTXSize, Handle, std::size_t*)                                                              \
  F(nvrtcGetPTX, Handle, char*)

// Named as in cuda.h, without CUDA_ERROR_ and CU_.
enum Constant {
  k_SUCCESS = 0,
  k_OUT_OF_MEMORY = 2,
  k_ECC_UNCORRECTABLE = 214,
  k_ILLEGAL_ADDRESS = 700,
  k_LAUNCH_TIMEOUT = 702,
  k_CONTEXT_IS_DESTROYED = 709,
  k_ASSERT = 710,
  k_HARDWARE_STACK_ERROR = 714,
  k_LAUNCH_FAILED = 719,
  k_DEVICE_ATTRIBUTE_INTEGRATED = 18,
  k_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK = 1,
  k_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK = 8,
  k_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR = 75,
  k_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR = 76,
  k_STREAM_NON_BLOCKING = 1,
  k_EVENT_DISABLE_TIMING = 2,
  k_POINTER_ATTRIBUTE_CONTEXT = 1,
  k_POINTER_ATTRIBUTE_DEVICE_ORDINAL = 9,
};

struct Driver {
#define FULMO_DECLARE(name, symbol, ...) int(FULMO_CUDA_CALL * name)(__VA_ARGS__) = nullptr;
  FULMO_CUDA_FUNCTIONS(FULMO_DECLARE)
#undef FULMO_DECLARE
  Library library{cuda_libraries()};
  const char* missing = nullptr;  // an entry point that the library lacks
};

struct Nvrtc {
  explicit Nvrtc(Library);
#define FULMO_DECLARE(name, ...) int (*name)(__VA_ARGS__) = nullptr;
  FULMO_NVRTC_FUNCTIONS(FULMO_DECLARE)
#undef FULMO_DECLARE
  Library library;
  const char* missing = nullptr;
  int major = 0, minor = 0;
};

/// Opened once, at the first call.
const Driver& driver();
/// The newest found whose major version is not above `major`, which drivers refuse; else any; null when there is none.
std::unique_ptr<const Nvrtc> open_nvrtc(int major);

}  // namespace fulmo::cuda
