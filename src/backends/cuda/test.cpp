// Our declarations of the CUDA driver and NVRTC against their headers, where they are installed.
#include <gtest/gtest.h>

#include "backends/cuda/loader.hpp"
#include "backends/signature.hpp"

#if __has_include(<cuda.h>) && __has_include(<nvrtc.h>)
#include <cuda.h>
#include <nvrtc.h>

namespace fulmo::cuda {
namespace {

TEST(CudaHeaders, ConstantsAndSignaturesAgree) {
#define FULMO_COMPARE(theirs, ours) EXPECT_EQ(static_cast<int>(theirs), ours) << #ours;
  FULMO_COMPARE(CUDA_SUCCESS, k_SUCCESS)
  FULMO_COMPARE(CUDA_ERROR_OUT_OF_MEMORY, k_OUT_OF_MEMORY)
  FULMO_COMPARE(CU_DEVICE_ATTRIBUTE_INTEGRATED, k_DEVICE_ATTRIBUTE_INTEGRATED)
  FULMO_COMPARE(CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK, k_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK)
  FULMO_COMPARE(CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK, k_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK)
  FULMO_COMPARE(CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, k_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)
  FULMO_COMPARE(CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR, k_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR)
  FULMO_COMPARE(CU_STREAM_NON_BLOCKING, k_STREAM_NON_BLOCKING)
  FULMO_COMPARE(CU_EVENT_DISABLE_TIMING, k_EVENT_DISABLE_TIMING)
  FULMO_COMPARE(CU_POINTER_ATTRIBUTE_CONTEXT, k_POINTER_ATTRIBUTE_CONTEXT)
  FULMO_COMPARE(CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL, k_POINTER_ATTRIBUTE_DEVICE_ORDINAL)
#undef FULMO_COMPARE
  // The header's macros give names their versions, so symbols are compared.
#define FULMO_COMPARE(name, symbol, ...) \
  EXPECT_TRUE(called_alike(static_cast<int (*)(__VA_ARGS__)>(nullptr), decltype(&::symbol){})) << #symbol;
  FULMO_CUDA_FUNCTIONS(FULMO_COMPARE)
#undef FULMO_COMPARE
#define FULMO_COMPARE(name, ...) EXPECT_TRUE(called_alike(decltype(Nvrtc::name){}, decltype(&::name){})) << #name;
  FULMO_NVRTC_FUNCTIONS(FULMO_COMPARE)
#undef FULMO_COMPARE
}

}  // namespace
}  // namespace fulmo::cuda
#endif
