// Means and variances where sums of squares would fail, and quadrants against their definition.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "skeletons/moments/moments.hpp"

namespace fulmo {
namespace {

const char* const all_devices[] = {"cpu", "reference", "opencl"};

std::vector<float> computed(const NodeRef& node) {
  std::vector<float> values(node->type.count());
  download(node, values.data());
  return values;
}

TEST(Moments, AConstantImageDoesNotVary) {
  const Type type{DType::f32, {4, 9, 37}, 0};
  const std::vector<float> image(type.count(), 1000.123f);
  for (const char* device : all_devices)
    for (float v : computed(box_variance(upload(type, image.data(), device_named(device)), {3, 2, 1}))) EXPECT_EQ(v, 0);
}

TEST(Moments, SmallSpreadOnALargeOffset) {
  const Type type{DType::f32, {6, 11, 70}, 0};
  std::mt19937 random(5);
  std::vector<float> image(type.count());
  for (float& v : image) v = 100000 + static_cast<float>(random() % 1024) / 128;
  const Extent e = type.extent();
  const auto at = [&](std::int64_t z, std::int64_t y, std::int64_t x) {
    return double{
        image[(std::clamp<std::int64_t>(z, 0, e.z - 1) * e.y + std::clamp<std::int64_t>(y, 0, e.y - 1)) * e.x +
              std::clamp<std::int64_t>(x, 0, e.x - 1)]};
  };
  const std::vector<float> got = computed(box_variance(upload(type, image.data(), device_named("cpu")), {2, 1, 1}));
  for (std::int64_t i = 0; i < type.count(); ++i) {
    double sum = 0, squares = 0;
    for (int k = 0; k < 45; ++k) {
      const double v = at(i / (e.y * e.x) + k / 15 - 1, i / e.x % e.y + k / 5 % 3 - 1, i % e.x + k % 5 - 2) - 100000;
      sum += v, squares += v * v;
    }
    const double variance = squares / 45 - sum / 45 * sum / 45;
    ASSERT_NEAR(got[i], variance, 1e-5 * variance) << "voxel " << i;
  }
}

TEST(Moments, SameBitsOnEveryDevice) {
  for (const std::vector<std::int64_t>& shape : {std::vector<std::int64_t>{5, 7, 131}, {17, 300}, {9}}) {
    const Type type{DType::f32, shape, 0};
    std::mt19937 random(9);
    std::vector<float> image(type.count());
    for (float& v : image) v = static_cast<float>(random() % 100000) / 7;
    std::vector<std::vector<float>> variances, means;
    for (const char* device : all_devices) {
      const NodeRef node = upload(type, image.data(), device_named(device));
      variances.push_back(computed(box_variance(node, {4, 3, 1})));
      means.push_back(computed(quadrant_mean(node, {1, 0.5f, 0.25f})));
    }
    for (int other : {1, 2}) {
      EXPECT_EQ(variances[0], variances[other]);
      EXPECT_EQ(means[0], means[other]);
    }
  }
}

TEST(Moments, SumsOfIntegersAreExact) {
  EXPECT_TRUE(squares_fit(DType::u8, 1e7));
  EXPECT_FALSE(squares_fit(DType::u16, 50000));
  EXPECT_FALSE(squares_fit(DType::u32, 1));
  const Type type{DType::u16, {1, 3}, 0};
  const std::uint16_t image[] = {65535, 65534, 65535};
  const std::vector<float> got = computed(box_variance(upload(type, image, device_named("cpu")), {1, 0, 0}));
  for (float v : got) EXPECT_EQ(v, 2.0f / 9.0f);
}

}  // namespace
}  // namespace fulmo
