// What is read out of kernels that others wrote, and whether they compile for CUDA where its compiler is at hand.
#include <gtest/gtest.h>

#include "backends/cuda/compile.hpp"
#include "core/kernel_source.hpp"
#include "core/own_kernels.hpp"

namespace fulmo {
namespace {

const char* const clij_kernel = R"(
__constant sampler_t sampler = CLK_NORMALIZED_COORDS_FALSE | CLK_ADDRESS_CLAMP_TO_EDGE | CLK_FILTER_NEAREST;
float scaled(float v, float by) { return v * by; }  // dst in a comment
/* __kernel void old(IMAGE_src_TYPE src) {} */
inline int position_of(int x) { return max(min(x, 1000), 0); }

__kernel void scale (IMAGE_src_TYPE src, IMAGE_dst_TYPE dst, const float by, unsigned int n)
{
  const int x = get_global_id(0);
  const int y = get_global_id(1);
  const int z = get_global_id(2);
  const POS_src_TYPE pos = POS_src_INSTANCE(x, y, z, 0) + POS_src_INSTANCE(1, 0, 0, 0);
  IMAGE_src_PIXEL_TYPE value = READ_IMAGE(src, sampler, POS_src_INSTANCE(position_of(x), y, z, 0)).x;
  float sum = 0;
  for (int i = 0; i < GET_IMAGE_WIDTH(src); ++i) sum += clamp((float)i, 0.0f, sqrt(by)) + fabs(sin(sum)) * M_PI;
  WRITE_IMAGE(dst, POS_dst_INSTANCE(x, y, z, 0), CONVERT_dst_PIXEL_TYPE(scaled(value, by) + sum + n));
}

__kernel void other(IMAGE_src_TYPE src) { src[0] = 1; }
)";

std::string text_of_error(const std::function<void()>& f) {
  try {
    f();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(KernelSource, ParametersOfClijKernels) {
  const auto parameters = parameters_of_kernel(clij_kernel, "scale");
  ASSERT_EQ(parameters.size(), 4u);
  EXPECT_EQ(parameters[0].name, "src");
  EXPECT_TRUE(parameters[0].pointer && parameters[0].read_only);
  EXPECT_TRUE(parameters[1].pointer && !parameters[1].read_only);
  EXPECT_EQ(parameters[2].type, "float");
  EXPECT_EQ(parameters[3].type, "unsigned int");
  EXPECT_FALSE(parameters_of_kernel(clij_kernel, "other")[0].read_only);
}

TEST(KernelSource, ParametersOfNativeKernels) {
  const auto opencl = parameters_of_kernel(
      "__attribute__((a(1))) kernel void k(global const float* restrict a, __global uchar *b, const uint c, "
      "__global int* const d) { a[0]; }",
      "k");
  ASSERT_EQ(opencl.size(), 4u);
  EXPECT_TRUE(opencl[0].pointer && opencl[0].read_only);
  EXPECT_TRUE(opencl[1].pointer && !opencl[1].read_only);
  EXPECT_TRUE(!opencl[2].pointer && opencl[2].type == "uint");
  EXPECT_TRUE(opencl[3].pointer && !opencl[3].read_only);
  const auto cuda = parameters_of_kernel(
      "__device__ float f(float k) { return k; }\n"
      "extern \"C\" __global__ void __launch_bounds__(256) k(const float* __restrict__ a, long long n) {}",
      "k");
  ASSERT_EQ(cuda.size(), 2u);
  EXPECT_TRUE(cuda[0].pointer && cuda[0].read_only);
  EXPECT_EQ(cuda[1].type, "long long");
  EXPECT_TRUE(parameters_of_kernel("__kernel void k(void) {}", "k").empty());
  EXPECT_TRUE(parameters_of_kernel("__kernel void k() {}", "k").empty());
}

TEST(KernelSource, SaysWhichKernelsThereAre) {
  EXPECT_EQ(text_of_error([] { parameters_of_kernel(clij_kernel, "old"); }),
            "the source has no kernel called old; it has other, scale");
  EXPECT_EQ(text_of_error([] { parameters_of_kernel("", "k"); }), "the source has no kernel called k");
  EXPECT_NE(text_of_error([] { parameters_of_kernel("__kernel void k(", "k"); }), "");
  EXPECT_NE(text_of_error([] { parameters_of_kernel("__kernel void k(__local int* a) {}", "k"); }), "");
  EXPECT_NE(text_of_error([] { parameters_of_kernel("/* __kernel void k() {}", "k"); }), "");
}

TEST(OwnKernels, ClijTextCompilesForCuda) {
  const auto nvrtc = cuda::open_nvrtc(1000);
  if (!nvrtc) GTEST_SKIP() << "there is no NVRTC here";
  const DeviceRef cpu = device_named("cpu");
  for (const DType dtype : {DType::u8, DType::i8, DType::u16, DType::i16, DType::u32, DType::i32, DType::u64,
                            DType::i64, DType::f32, DType::f64}) {
    for (const std::vector<std::int64_t>& shape : {std::vector<std::int64_t>{2, 3, 4}, {3, 4}, {4}}) {
      const Type type{dtype, shape, 0};
      const std::vector<char> zeros(type.bytes());
      const Image image(upload(type, zeros.data(), cpu));
      const OwnCall call{clij_kernel, "scale", {1, 1, 1}, {}, {{"src", image}, {"dst", image}}, {{"N", "3"}}};
      EXPECT_EQ(text_of_error([&] { cuda::compile(*nvrtc, "sm_90", clij_text(call, "CUDA C"), {"-default-device"}); }),
                "");
    }
  }
}

}  // namespace
}  // namespace fulmo
