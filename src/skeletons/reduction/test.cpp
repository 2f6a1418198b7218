#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/tile.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {
namespace {

/// Values of very different size, so that another order of additions gives other bits.
std::vector<float> wild(std::int64_t count) {
  std::vector<float> values;
  std::uint32_t state = 12345;
  for (std::int64_t i = 0; i < count; ++i) {
    state = state * 1664525u + 1013904223u;
    values.push_back(
        std::ldexp(static_cast<float>(static_cast<std::int32_t>(state)), static_cast<int>(state >> 8 & 63) - 60));
  }
  return values;
}

/// The order of reduction.hpp, said once more: 32 lanes, halves, segments.
double fold(std::vector<double> line) {
  do {
    std::vector<double> results;
    for (std::size_t first = 0; first == 0 || first < line.size(); first += 256) {
      double lane[32] = {};
      for (std::size_t i = first; i < std::min(line.size(), first + 256); ++i) lane[i % 32] += line[i];
      for (int half = 16; half > 0; half /= 2)
        for (int l = 0; l < half; ++l) lane[l] += lane[l + half];
      results.push_back(lane[0]);
    }
    line = results;
  } while (line.size() > 1);
  return line[0];
}

double fold_frame(const std::vector<float>& v, const Extent& e, std::int64_t n) {
  std::vector<double> planes;
  for (std::int64_t z = 0; z < e.z; ++z) {
    std::vector<double> rows;
    for (std::int64_t y = 0; y < e.y; ++y) {
      const auto row = v.begin() + ((n * e.z + z) * e.y + y) * e.x;
      rows.push_back(fold({row, row + e.x}));
    }
    planes.push_back(fold(rows));
  }
  return fold(planes);
}

template <class T>
std::vector<T> downloaded(const NodeRef& node) {
  std::vector<T> values(node->type.count());
  download(node, values.data());
  return values;
}

TEST(Reduction, AddsInTheStatedOrderOnEveryDevice) {
  for (auto& shape :
       {std::vector<std::int64_t>{1, 1, 1, 1}, {2, 1, 1, 300}, {1, 3, 300, 5}, {1, 1, 1, 66000}, {2, 270, 2, 33}}) {
    const Type type{DType::f32, shape, 1};
    const std::vector<float> values = wild(type.count());
    for (auto& device : devices()) {
      const auto sums =
          downloaded<double>(reduce(upload(type, values.data(), device), {Measure::sum, Measure::maximum}));
      for (std::int64_t n = 0; n < shape[0]; ++n)
        EXPECT_EQ(sums[2 * n], fold_frame(values, type.extent(), n)) << device->id << " " << to_string(shape);
    }
  }
}

TEST(Reduction, AddsInTheSameOrderInTiles) {
  const Type type{DType::f32, {2, 3, 5, 1100}, 1};
  const std::vector<float> values = wild(type.count());
  for (auto& device : devices()) {
    const NodeRef image = upload(type, values.data(), device);
    const NodeRef twice = map("add", {image, image}, DType::f32);
    for (const TileSize& tile : {TileSize{2, 2, 600}, {1, 4, 100}}) {
      const auto sums = downloaded<double>(tiled(reduce(image, {Measure::sum, Measure::minimum}), tile));
      for (std::int64_t n = 0; n < 2; ++n)
        EXPECT_EQ(sums[2 * n], fold_frame(values, type.extent(), n)) << device->id << " " << tile[2];
      for (int axis : {0, 1, 2})
        EXPECT_EQ(downloaded<float>(tiled(project(twice, axis, Projection::variance, DType::f32), tile)),
                  downloaded<float>(project(twice, axis, Projection::variance, DType::f32)))
            << device->id << " axis " << axis;
    }
  }
}

TEST(Reduction, NanWinsAndNegativeZeroIsSmaller) {
  const float nan = std::nanf(""), infinity = std::numeric_limits<float>::infinity();
  const std::vector<float> zeros = {0.0f, -0.0f, 0.0f}, some = {3, nan, -infinity}, negative = {-0.0f, -0.0f, -0.0f};
  for (auto& device : devices()) {
    const Type type{DType::f32, {3}, 0};
    const auto of_zeros =
        downloaded<double>(reduce(upload(type, zeros.data(), device), {Measure::minimum, Measure::maximum}));
    EXPECT_TRUE(std::signbit(of_zeros[0])) << device->id;
    EXPECT_FALSE(std::signbit(of_zeros[1])) << device->id;
    EXPECT_TRUE(std::signbit(downloaded<double>(reduce(upload(type, negative.data(), device), {Measure::maximum}))[0]))
        << device->id;
    const auto of_some = downloaded<double>(
        reduce(upload(type, some.data(), device),
               {Measure::minimum, Measure::maximum, Measure::finite_minimum, Measure::finite_maximum}));
    EXPECT_TRUE(std::isnan(of_some[0]) && std::isnan(of_some[1])) << device->id;
    EXPECT_EQ(of_some[2], 3) << device->id;
    EXPECT_EQ(of_some[3], 3) << device->id;
  }
}

TEST(Reduction, IntegerSumsAreExactModulo64BitsAndTellTheirUpperHalf) {
  const std::int64_t high = std::numeric_limits<std::int64_t>::max();
  const std::vector<std::int64_t> values = {high, high, -5, high};
  for (auto& device : devices()) {
    const auto sums = downloaded<std::int64_t>(
        reduce(upload({DType::i64, {4}, 0}, values.data(), device), {Measure::sum, Measure::upper_sum}));
    EXPECT_EQ(sums[0], high - 7) << device->id;
    EXPECT_EQ(sums[1], 3 * (high >> 32) - 1) << device->id;
  }
}

TEST(Reduction, RunsAlongAnAxisInTheStatedOrderOnEveryDevice) {
  constexpr std::int64_t length = 700;
  const std::vector<float> values = wild(length);
  std::vector<double> expected;
  for (std::int64_t i = 0; i < length; ++i) {
    double before = 0, part = 0;
    for (std::int64_t k = 0; k <= i; ++k) {
      if (k % 256 == 0) before += part, part = 0;
      part += values[k];
    }
    expected.push_back(before + part);
  }
  for (auto& device : devices())
    for (int axis : {0, 1, 2}) {
      std::vector<std::int64_t> shape{1, 1, 1};
      shape[2 - axis] = length;
      const NodeRef image = upload({DType::f32, shape, 0}, values.data(), device);
      EXPECT_EQ(downloaded<double>(accumulate(image, axis, Measure::sum, DType::f64)), expected)
          << device->id << " axis " << axis;
    }
}

TEST(Reduction, ProductsOfIntegersSaturateInAnyOrder) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const auto product = [](const DeviceRef& device, const std::vector<std::int32_t>& values) {
    const Type type{DType::i32, {static_cast<std::int64_t>(values.size())}, 0};
    return downloaded<std::int64_t>(reduce(upload(type, values.data(), device), {Measure::product}))[0];
  };
  for (auto& device : devices()) {
    EXPECT_EQ(product(device, {1 << 30, -(1 << 30), 4}), -(std::int64_t{1} << 62)) << device->id;
    EXPECT_EQ(product(device, {1 << 30, 1 << 30, 1 << 30, -3, 1}), -most) << device->id;
    EXPECT_EQ(product(device, {1 << 30, -(1 << 30), 1 << 30, -3, 1}), most) << device->id;
    EXPECT_EQ(product(device, {1 << 30, 1 << 30, 1 << 30, 0}), 0) << device->id;
  }
}

TEST(Reduction, ExtremaStandWhereTheyAreFirst) {
  const float nan = std::nanf("");
  const auto position = [](const DeviceRef& device, const std::vector<float>& values, bool largest, int axis) {
    std::vector<std::int64_t> shape{1, 1, 1};
    shape[2 - axis] = static_cast<std::int64_t>(values.size());
    const NodeRef image = upload({DType::f32, shape, 0}, values.data(), device);
    return downloaded<std::uint32_t>(position_of_extremum(image, axis, largest, false))[0];
  };
  std::vector<float> late(100, -1);
  late[70] = late[38] = 5;
  for (auto& device : devices())
    for (int axis : {0, 1, 2}) {
      EXPECT_EQ(position(device, late, true, axis), 38) << device->id << " axis " << axis;
      EXPECT_EQ(position(device, {0, -0.0f, 0}, false, axis), 0) << device->id << " axis " << axis;
      EXPECT_EQ(position(device, {3, nan, 9, nan}, true, axis), 1) << device->id << " axis " << axis;
      EXPECT_EQ(position(device, {3, nan, -9, nan}, false, axis), 1) << device->id << " axis " << axis;
    }
}

TEST(Reduction, OfNothingIsNeutral) {
  for (auto& device : devices()) {
    const NodeRef none = upload({DType::f32, {0, 4}, 0}, nullptr, device);
    const auto values = downloaded<double>(reduce(none, {Measure::sum, Measure::minimum}));
    EXPECT_EQ(values[0], 0) << device->id;
    EXPECT_EQ(values[1], std::numeric_limits<double>::infinity()) << device->id;
  }
}

}  // namespace
}  // namespace fulmo
