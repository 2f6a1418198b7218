#include <gtest/gtest.h>

#include <cmath>

#include "skeletons/components/components.hpp"
#include "skeletons/growth/growth.hpp"
#include "skeletons/labels/labels.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {
namespace {

using Labels = std::vector<std::uint32_t>;
using Shape = std::vector<std::int64_t>;

template <class T>
NodeRef image(DType dtype, const Shape& shape, const std::vector<T>& values,
              const DeviceRef& device = device_named("cpu"), int batch = 0) {
  return upload({dtype, shape, batch}, values.data(), device);
}

Labels values_of(const NodeRef& node) {
  Labels values(node->type.count());
  download(node, values.data());
  return values;
}

std::vector<std::uint8_t> noise(std::size_t count, unsigned percent) {
  std::vector<std::uint8_t> mask(count);
  std::uint32_t state = 1;
  for (auto& voxel : mask) voxel = (state = state * 1664525u + 1013904223u) >> 16 < percent * 655;
  return mask;
}

TEST(Labels, MoreThan16BitsOfComponentsAreNumberedInRasterOrder) {
  std::vector<std::uint8_t> dots(801 * 801);
  for (std::size_t i = 0; i < dots.size(); ++i) dots[i] = i / 801 % 2 == 0 && i % 801 % 2 == 0;
  std::uint32_t next = 0;
  Labels expected(dots.size());
  for (std::size_t i = 0; i < dots.size(); ++i)
    if (dots[i]) expected[i] = ++next;
  ASSERT_GT(next, 65535u);
  for (auto& device : devices())
    EXPECT_EQ(values_of(connected_components(image(DType::u8, {801, 801}, dots, device), Neighbours::box)), expected)
        << device->id;
}

TEST(Labels, VoxelsBeyond24BitsCount) {
  const Shape shape{65, 512, 513};
  std::vector<std::uint8_t> mask(65 * 512 * 513);
  mask.front() = mask.back() = mask[(1 << 24) + 1] = 1;
  const Labels labels = values_of(connected_components(image(DType::u8, shape, mask), Neighbours::box));
  EXPECT_EQ(labels.front(), 1u);
  EXPECT_EQ(labels[(1 << 24) + 1], 2u);
  EXPECT_EQ(labels.back(), 3u);
}

TEST(Labels, EveryDeviceFindsTheSameComponents) {
  const Shape shape{2, 19, 35, 70};
  for (unsigned percent : {20, 35, 60}) {
    const auto mask = noise(2 * 19 * 35 * 70, percent);
    for (auto neighbours : {Neighbours::face, Neighbours::box}) {
      const Labels expected =
          values_of(connected_components(image(DType::u8, shape, mask, device_named("cpu"), 1), neighbours));
      for (auto& device : devices())
        EXPECT_EQ(values_of(connected_components(image(DType::u8, shape, mask, device, 1), neighbours)), expected)
            << device->id;
    }
  }
}

TEST(Labels, FramesAreNumberedAnew) {
  const std::vector<std::uint8_t> mask{0, 1, 0, 1, 1, 0};
  EXPECT_EQ(values_of(connected_components(image(DType::u8, {2, 3}, mask, device_named("cpu"), 1), Neighbours::box)),
            (Labels{0, 1, 0, 1, 1, 0}));
}

TEST(Labels, GrowthMeetsHalfWayAndTheSmallerWinsTies) {
  const Labels seeds{1, 0, 0, 0, 2, 0, 0};
  const std::vector<std::uint8_t> mask{1, 1, 1, 1, 1, 0, 1};
  for (auto& device : devices())
    EXPECT_EQ(values_of(grown(image(DType::u32, {1, 7}, seeds, device), image(DType::u8, {1, 7}, mask, device))),
              (Labels{1, 1, 1, 2, 2, 0, 0}))
        << device->id;
}

TEST(Labels, WhatIsNoLabelThrowsWhenComputed) {
  for (auto& device : devices())
    for (float wrong : {1.5f, -1.0f, 16777218.0f, NAN}) {
      const NodeRef labels = renumbered(image<float>(DType::f32, {2}, {1, wrong}, device), {});
      EXPECT_THROW(evaluate(labels), ParameterError) << device->id << " " << wrong;
    }
}

TEST(Labels, StatisticsHaveEqualBitsOnEveryDevice) {
  const Shape shape{9, 40, 70};
  std::vector<std::uint8_t> labels = noise(9 * 40 * 70, 40);
  std::vector<float> intensity(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels[i] *= static_cast<std::uint8_t>(1 + i / 97 % 200);
    intensity[i] = std::ldexp(static_cast<float>(i * 2654435761u % 1000003) - 300000.0f, static_cast<int>(i % 40) - 20);
  }
  const auto measured = [&](const DeviceRef& device) {
    return region_statistics(image(DType::u8, shape, labels, device), image(DType::f32, shape, intensity, device),
                             {.background = true});
  };
  const RegionColumns expected = measured(device_named("cpu"));
  EXPECT_EQ(expected.names.size(), 37u);  // and the frame
  for (auto& device : devices()) {
    const RegionColumns columns = measured(device);
    EXPECT_EQ(columns.names, expected.names);
    EXPECT_EQ(columns.values, expected.values) << device->id;
  }
}

TEST(Labels, NumbersWithoutVoxelsHaveAreaZeroAndNoPlace) {
  const RegionColumns columns =
      region_statistics(image<std::uint8_t>(DType::u8, {3}, {1, 0, 3}), image<float>(DType::f32, {3}, {5, 6, 7}),
                        {.columns = {"area", "mean_intensity"}});
  EXPECT_EQ(columns.values[2], (std::vector<double>{1, 0, 1}));
  EXPECT_TRUE(std::isnan(columns.values[3][1]));
  EXPECT_EQ(columns.values[3][2], 7);
}

}  // namespace
}  // namespace fulmo
