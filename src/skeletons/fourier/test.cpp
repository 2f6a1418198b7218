#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <numbers>

#include "skeletons/fourier/fourier.hpp"
#include "skeletons/fourier/lines.hpp"

namespace fulmo {
namespace {

using Complex = std::complex<double>;

std::vector<float> random_values(std::int64_t count) {
  std::vector<float> values;
  std::uint32_t state = 7;
  for (std::int64_t i = 0; i < count; ++i) {
    state = state * 1664525u + 1013904223u;
    values.push_back(static_cast<float>(state >> 8) * 0x1p-24f - 0.5f);
  }
  return values;
}

std::vector<float> downloaded(const NodeRef& node) {
  std::vector<float> values(node->type.count());
  download(node, values.data());
  return values;
}

Sizes sizes_of(const Type& type) { return {type.extent().z, type.extent().y, type.extent().x}; }

/// Value (k, j, i) of the spectrum by its definition.
Complex by_definition(const std::vector<float>& values, const Extent& e, std::int64_t k, std::int64_t j,
                      std::int64_t i) {
  Complex sum;
  for (std::int64_t z = 0; z < e.z; ++z)
    for (std::int64_t y = 0; y < e.y; ++y)
      for (std::int64_t x = 0; x < e.x; ++x) {
        const double turns = static_cast<double>(z * k % e.z) / static_cast<double>(e.z) +
                             static_cast<double>(y * j % e.y) / static_cast<double>(e.y) +
                             static_cast<double>(x * i % e.x) / static_cast<double>(e.x);
        sum += static_cast<double>(values[(z * e.y + y) * e.x + x]) * std::polar(1.0, -2 * std::numbers::pi * turns);
      }
  return sum;
}

void check(const std::vector<std::int64_t>& shape) {
  const Type type{DType::f32, shape, 0};
  const Extent e = type.extent();
  const std::vector<float> values = random_values(type.count());
  const std::int64_t half = e.x / 2 + 1;
  std::vector<float> first_spectrum, first_image;
  for (auto& device : devices()) {
    const Fourier fourier(sizes_of(type), device);
    const NodeRef spectrum = fourier.transform(upload(type, values.data(), device));
    const auto got = downloaded(spectrum), back = downloaded(fourier.transform_back(spectrum, type));
    const std::string where = device->id + " " + to_string(shape);
    ASSERT_EQ(static_cast<std::int64_t>(got.size()), e.z * e.y * half * 2) << where;
    const double near = 2e-6 * std::sqrt(static_cast<double>(type.count()));
    for (std::int64_t at = 0; at < e.z * e.y * half; at += 1 + e.z * e.y * half / 40) {
      const Complex expected = by_definition(values, e, at / half / e.y, at / half % e.y, at % half);
      EXPECT_NEAR(got[2 * at], expected.real(), near) << where << " " << at;
      EXPECT_NEAR(got[2 * at + 1], expected.imag(), near) << where << " " << at;
    }
    for (std::size_t i = 0; i < values.size(); ++i) ASSERT_NEAR(back[i], values[i], 2e-6) << where << " " << i;
    if (first_spectrum.empty()) first_spectrum = got, first_image = back;
    EXPECT_EQ(got, first_spectrum) << where;
    EXPECT_EQ(back, first_image) << where;
  }
}

TEST(Fourier, TransformsLinesOfAnyLengthThereAndBackWithEqualBits) {
  for (std::int64_t length : {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 30, 97, 210, 1024, 1031, 2048, 2053, 2058, 4096})
    check({length});
}

TEST(Fourier, TransformsPlanesAndStacks) {
  check({4, 6});
  check({5, 7});
  check({31, 40});
  check({3, 4, 5});
  check({7, 1, 12});
  check({11, 13, 17});
  check({2, 2060, 3});
  check({2100, 3, 2});
}

TEST(Fourier, FramesAreTransformedOneByOne) {
  const Type type{DType::f32, {3, 5, 6}, 1};
  const auto values = random_values(type.count());
  for (auto& device : devices()) {
    const Fourier fourier(sizes_of(type), device);
    const auto all = downloaded(fourier.transform(upload(type, values.data(), device)));
    const auto second = downloaded(fourier.transform(upload({DType::f32, {5, 6}, 0}, values.data() + 30, device)));
    EXPECT_EQ(std::vector<float>(all.begin() + 40, all.begin() + 80), second) << device->id;
  }
}

TEST(Fourier, ProductsOfSpectraAreCyclicConvolutions) {
  const Type type{DType::f32, {5, 6}, 0}, small{DType::f32, {3, 2}, 0};
  const auto values = random_values(30), kernel = random_values(6);
  for (auto& device : devices()) {
    const Fourier fourier(sizes_of(type), device);
    const NodeRef other = fourier.transform(upload(small, kernel.data(), device), {0, 1, 1});
    const NodeRef image = upload(type, values.data(), device);
    for (bool conjugate : {false, true}) {
      const auto got = downloaded(fourier.transform_back(fourier.transform(image, {}, other, conjugate), type));
      for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 6; ++x) {
          double sum = 0;
          for (int j = 0; j < 3; ++j)
            for (int i = 0; i < 2; ++i) {
              const int dy = conjugate ? 1 - j : j - 1, dx = conjugate ? 1 - i : i - 1;
              sum += static_cast<double>(kernel[j * 2 + i]) * values[(y - dy + 5) % 5 * 6 + (x - dx + 6) % 6];
            }
          EXPECT_NEAR(got[y * 6 + x], sum, 1e-6) << device->id << " " << y << " " << x;
        }
    }
  }
}

TEST(Fourier, SmoothSizesHaveSmallPrimesOnly) {
  EXPECT_EQ(smooth_size(41), 42);
  EXPECT_EQ(smooth_size(53), 54);
  EXPECT_EQ(smooth_size(2048), 2048);
  EXPECT_EQ(smooth_size(0), 1);
}

}  // namespace
}  // namespace fulmo
