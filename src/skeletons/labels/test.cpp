#include "skeletons/labels/test.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "skeletons/labels/labels.hpp"

namespace fulmo {
namespace {

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
