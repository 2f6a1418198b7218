// Our declarations of OpenCL against its headers, where they are installed.
#include <gtest/gtest.h>

#include "backends/opencl/loader.hpp"
#include "backends/signature.hpp"

#if __has_include(<CL/cl.h>)
#define CL_TARGET_OPENCL_VERSION 120
#include <CL/cl.h>

namespace fulmo::opencl {
namespace {

TEST(OpenclHeaders, ConstantsAndSignaturesAgree) {
#define FULMO_COMPARE(name, value) EXPECT_EQ(static_cast<std::int64_t>(CL_##name), std::int64_t{k_##name}) << #name;
  FULMO_OPENCL_CONSTANTS(FULMO_COMPARE)
#undef FULMO_COMPARE
#define FULMO_COMPARE(result, name, ...) EXPECT_TRUE(called_alike(decltype(Api::name){}, decltype(&::name){})) << #name;
  FULMO_OPENCL_FUNCTIONS(FULMO_COMPARE)
#undef FULMO_COMPARE
}

}  // namespace
}  // namespace fulmo::opencl
#endif
