// Every border, windows of even and odd sizes, against sums voxel by voxel.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "skeletons/convolution/convolution.hpp"

namespace fulmo {
namespace {

/// By copying the line of length n over and over, mirrored or not.
std::int64_t place(Border border, std::int64_t i, std::int64_t n) {
  if (border == Border::constant) return i < 0 || i >= n ? -1 : i;
  while (i < 0 || i >= n) {
    if (border == Border::nearest) i = i < 0 ? 0 : n - 1;
    if (border == Border::wrap) i = i < 0 ? i + n : i - n;
    if (border == Border::reflect) i = i < 0 ? -1 - i : 2 * n - 1 - i;
    if (border == Border::mirror) i = n == 1 ? 0 : i < 0 ? -i : 2 * n - 2 - i;
  }
  return i;
}

float sum_at(const std::vector<float>& image, const Extent& e, std::int64_t voxel, const Window& w) {
  const std::int64_t n = voxel / (e.z * e.y * e.x), at[3] = {voxel % e.x, voxel / e.x % e.y, voxel / (e.y * e.x) % e.z};
  const std::int64_t length[3] = {e.x, e.y, e.z};
  float sum = 0;
  for (std::size_t k = 0; k < w.weights.size(); ++k) {
    const int offset[3] = {static_cast<int>(k) % w.size[0], static_cast<int>(k) / w.size[0] % w.size[1],
                           static_cast<int>(k) / (w.size[0] * w.size[1])};
    std::int64_t from[3];
    for (int i = 0; i < 3; ++i) from[i] = place(w.border, at[i] + offset[i] - w.center[i], length[i]);
    const bool inside = from[0] >= 0 && from[1] >= 0 && from[2] >= 0;
    sum =
        std::fma(w.weights[k], inside ? image[((n * e.z + from[2]) * e.y + from[1]) * e.x + from[0]] : w.outside, sum);
  }
  return sum;
}

void check(const std::vector<std::int64_t>& shape, int batch, std::array<int, 3> size) {
  const Type type{DType::f32, shape, batch};
  std::mt19937 random(7);
  const auto some = [&](std::size_t count) {
    std::vector<float> values(count);
    for (float& v : values) v = static_cast<float>(random() % 100000) / 7 - 5000;
    return values;
  };
  const std::vector<float> image = some(type.count());
  for (Border border : {Border::nearest, Border::reflect, Border::mirror, Border::wrap, Border::constant}) {
    Window w{size, {size[0] / 2, size[1] - 1, size[2] / 3}, some(size[0] * size[1] * size[2]), border, 1.5f};
    for (const char* device : {"cpu", "reference", "opencl"}) {
      std::vector<float> got(image.size());
      download(correlation(upload(type, image.data(), device_named(device)), w), got.data());
      for (std::int64_t i = 0; i < type.count(); ++i)
        ASSERT_EQ(got[i], sum_at(image, type.extent(), i, w))
            << device << ", border " << static_cast<int>(border) << ", voxel " << i;
    }
  }
}

TEST(Convolution, Boxes) {
  check({5, 11, 140}, 0, {3, 3, 3});
  check({19, 33}, 0, {4, 2, 1});
  check({3, 4, 5}, 0, {1, 1, 7});
}
TEST(Convolution, LongerThanTheImage) { check({4, 6}, 0, {25, 13, 1}); }
TEST(Convolution, MoreThanLocalMemoryHolds) { check({3, 40}, 0, {300, 70, 1}); }
TEST(Convolution, KeepsFramesApart) { check({3, 2, 5, 7}, 1, {3, 5, 2}); }

}  // namespace
}  // namespace fulmo
