// Sums along axes against brute force, to the bit on every device: short and long taps, frames, special values.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>

#include "skeletons/separable/separable.hpp"

namespace fulmo {
namespace {

template <class T>
std::vector<T> noise(std::int64_t count, T low, T high) {
  std::mt19937 random(5);
  std::vector<T> image;
  for (std::int64_t i = 0; i < count; ++i)
    image.push_back(static_cast<T>(low + random() / 4294967296.0 * (high - low)));
  return image;
}

/// One axis (0 x, 1 y, 2 z), the way the header words it.
template <class T, class F>
std::vector<T> along(const std::vector<T>& image, const Extent& e, int axis, int taps, F add) {
  const std::int64_t length = axis == 0   ? e.x
                              : axis == 1 ? e.y
                                          : e.z,
                     step = axis == 0   ? 1
                            : axis == 1 ? e.x
                                        : e.x * e.y;
  std::vector<T> result(image.size());
  for (std::int64_t i = 0; i < e.count(); ++i) {
    const std::int64_t place = i / step % length;
    for (int k = 0; k < taps; ++k)
      result[i] =
          add(k, image[i + (std::clamp<std::int64_t>(place + k - taps / 2, 0, length - 1) - place) * step], result[i]);
  }
  return result;
}

std::vector<float> brute_force(std::vector<float> image, const Extent& e, const std::array<Taps, 3>& taps) {
  for (int axis = 2; axis >= 0; --axis)
    if (!taps[axis].empty())
      image = along(image, e, axis, static_cast<int>(taps[axis].size()),
                    [&](int k, float v, float sum) { return std::fma(taps[axis][k], v, sum); });
  return image;
}

std::uint32_t bits(float v) {
  std::uint32_t all;
  std::memcpy(&all, &v, 4);
  return v == v ? all : 0x7fc00000u;
}

void check(const std::vector<std::int64_t>& shape, int batch, const std::array<int, 3>& radius) {
  const Type type{DType::f32, shape, batch};
  std::array<Taps, 3> taps;
  for (int axis = 0; axis < 3; ++axis)
    if (radius[axis] > 0) taps[axis] = noise<float>(2 * radius[axis] + 1, -0.1f, 1);
  std::vector<float> image = noise<float>(type.count(), -100, 1000);
  image[1] = std::nanf("");
  image[image.size() / 2] = INFINITY;
  const std::vector<float> expected = brute_force(image, type.extent(), taps);
  for (const char* device : {"cpu", "reference", "opencl"}) {
    std::vector<float> got(image.size());
    download(separable(upload(type, image.data(), device_named(device)), taps), got.data());
    for (std::size_t i = 0; i < got.size(); ++i)
      ASSERT_EQ(bits(got[i]), bits(expected[i])) << device << ", voxel " << i;
  }
}

TEST(Separable, EqualsBruteForce) {
  check({13, 21, 34}, 0, {4, 4, 4});
  check({5, 3, 150}, 0, {60, 1, 9});
}
TEST(Separable, LeavesAxesAlone) {
  check({9, 5, 7}, 0, {0, 2, 0});
  check({9, 5, 7}, 0, {3, 0, 0});
}
TEST(Separable, KeepsFramesApart) { check({3, 4, 6, 33}, 1, {2, 3, 1}); }
TEST(Separable, TapsMayBeLongerThanTheImage) {
  check({2, 3, 70}, 0, {100, 7, 5});
  check({2, 3, 1200}, 0, {600, 0, 0});
}

TEST(Separable, GaussianTapsAreNormalised) {
  const Taps taps = gaussian_taps(2.5);
  ASSERT_EQ(taps.size(), 21u);
  double sum = 0;
  for (float tap : taps) sum += tap;
  EXPECT_NEAR(sum, 1, 1e-7);
  EXPECT_TRUE(gaussian_taps(0).empty());
}

TEST(Separable, MeansOfIntegersAreExact) {
  const Type type{DType::u16, {8, 20, 70}, 0};
  const std::vector<std::uint16_t> image = noise<std::uint16_t>(type.count(), 0, 65535);
  for (int radius : {1, 2, 9}) {
    std::vector<std::int64_t> sums(image.begin(), image.end());
    for (int axis = 0; axis < 3; ++axis)
      sums = along(sums, type.extent(), axis, 2 * radius + 1,
                   [](int, std::int64_t v, std::int64_t sum) { return sum + v; });
    const double voxels = std::pow(2 * radius + 1, 3);
    for (const char* device : {"cpu", "reference", "opencl"}) {
      std::vector<std::uint16_t> got(image.size());
      download(box_mean(upload(type, image.data(), device_named(device)), {radius, radius, radius}), got.data());
      for (std::size_t i = 0; i < got.size(); ++i)
        ASSERT_EQ(got[i], std::nearbyint(sums[i] / voxels)) << device << ", voxel " << i;
    }
  }
}

}  // namespace
}  // namespace fulmo
