// Curves of tiles: the same on every device, also of tiles that several groups count, and that of a single tile.
#include "skeletons/labels/test.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "skeletons/equalization/equalization.hpp"

namespace fulmo {
namespace {

using Values = std::vector<float>;

Values equalized_on(const DeviceRef& device, const Shape& shape, int batch, const Values& values, int tile_size,
                    double clip) {
  const Type type{DType::f32, shape, batch};
  std::vector<double> range;
  for (std::int64_t n = 0; n < type.extent().n; ++n) range.insert(range.end(), {0.0, 255.0});
  const Type row = type.row(DType::f64, 2);
  Values result(values.size());
  download(equalized(upload(type, values.data(), device), upload(row, range.data(), device), tile_size, clip),
           result.data());
  return result;
}

Values ramps(std::size_t count) {
  Values values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<float>(i * 2654435761u >> 25) + (i % 7 == 0 ? 99 : 0);
  return values;
}

TEST(Equalization, OfOneTileIsThatOfItsHistogram) {
  const Values values{0, 10, 10, 250};
  EXPECT_EQ(equalized_on(device_named("cpu"), {1, 4}, 0, values, 100, 1), (Values{0, 170, 170, 255}));
}

TEST(Equalization, EveryDeviceGivesTheSame) {
  struct {
    Shape shape;
    int batch, tile_size;
  } const cases[] = {{{37, 50}, 0, 8}, {{2, 9, 20, 33}, 1, 6}, {{200, 200}, 0, 150}, {{7}, 0, 3}};
  for (auto& [shape, batch, tile_size] : cases) {
    const Values values = ramps(Type{DType::f32, shape, batch}.count());
    const Values expected = equalized_on(device_named("cpu"), shape, batch, values, tile_size, 0.02);
    for (auto& device : devices())
      EXPECT_EQ(equalized_on(device, shape, batch, values, tile_size, 0.02), expected) << device->id << tile_size;
  }
}

TEST(Equalization, AnImageWithoutRangeStays) {
  const Values values{255, 255, 255};
  const Type type{DType::f32, {3}, 0};
  const std::vector<double> range{255, 255};
  for (auto& device : devices()) {
    Values result(3);
    download(
        equalized(upload(type, values.data(), device), upload(type.row(DType::f64, 2), range.data(), device), 8, 1),
        result.data());
    EXPECT_EQ(result, values);
  }
}

}  // namespace
}  // namespace fulmo
