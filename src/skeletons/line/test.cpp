// Distances and nearest voxels against brute force, on every device.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "skeletons/line/line.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo {
namespace {

std::vector<std::uint32_t> seeds(std::int64_t count, int number) {
  std::mt19937 random(5);
  std::vector<std::uint32_t> image(count);
  for (int i = 0; i < number; ++i) image[random() % count] = random() | 1u;  // half of them above 2^31
  return image;
}

struct Nearest {
  double squared;
  std::uint32_t label;
};

Nearest nearest(const std::vector<std::uint32_t>& image, const Extent& e, std::int64_t at,
                const std::array<double, 3>& spacing) {
  const std::int64_t volume = e.z * e.y * e.x, frame = at / volume, p = at % volume;
  Nearest best{INFINITY, 0};
  for (std::int64_t q = 0; q < volume; ++q) {
    if (!image[frame * volume + q]) continue;
    const double x = (q % e.x - p % e.x) * spacing[0], y = (q / e.x % e.y - p / e.x % e.y) * spacing[1],
                 z = (q / e.x / e.y - p / e.x / e.y) * spacing[2];
    if (x * x + y * y + z * z < best.squared) best = {x * x + y * y + z * z, image[frame * volume + q]};
  }
  return best;
}

void check(const Type& type, int number, const std::array<double, 3>& spacing) {
  const std::vector<std::uint32_t> image = seeds(type.count(), number);
  const std::size_t count = image.size();
  for (const char* device : {"cpu", "reference", "opencl"}) {
    const NodeRef node = upload(type, image.data(), device_named(device));
    std::vector<float> distance(count);
    std::vector<std::uint32_t> label(count), more(count);
    download(distance_to_sites(node, spacing), distance.data());
    download(nearest_site(node, spacing), label.data());
    download(map("add", {nearest_site(node, spacing), 0.0}, DType::u32), more.data());
    EXPECT_EQ(label, more) << device;
    for (std::size_t i = 0; i < count; ++i) {
      const Nearest expected = nearest(image, type.extent(), static_cast<std::int64_t>(i), spacing);
      ASSERT_EQ(distance[i], static_cast<float>(std::sqrt(expected.squared))) << device << " voxel " << i;
      ASSERT_EQ(label[i], expected.label) << device << " voxel " << i;
    }
  }
}

// Spacings are multiples of 1/4, whose squares are exact, so that brute force meets the same ties.
TEST(Line, Plane) { check({DType::u32, {23, 70}, 0}, 12, {1, 1, 1}); }
TEST(Line, Stack) { check({DType::u32, {9, 11, 40}, 0}, 15, {1, 1, 1}); }
TEST(Line, Frames) { check({DType::u32, {3, 5, 6, 7}, 1}, 5, {1, 1, 1}); }
TEST(Line, Dense) { check({DType::u32, {6, 8, 33}, 0}, 900, {1, 1, 1}); }
TEST(Line, Deep) { check({DType::u32, {70, 37, 5}, 0}, 9, {1, 1, 1}); }
TEST(Line, DeepAndDense) { check({DType::u32, {50, 35, 3}, 0}, 3000, {1, 1, 1.5}); }
TEST(Line, Anisotropic) { check({DType::u32, {9, 11, 40}, 0}, 15, {0.5, 0.75, 2.25}); }
TEST(Line, LongRow) { check({DType::u32, {2, 1100}, 0}, 3, {1, 1, 1}); }
TEST(Line, OneLine) { check({DType::u32, {40, 1, 1}, 0}, 2, {1, 1, 3}); }
TEST(Line, NoSeed) { check({DType::u32, {3, 4}, 0}, 0, {1, 1, 1}); }
TEST(Line, OnePixel) { check({DType::u32, {1}, 0}, 1, {2, 1, 1}); }

/// One line along x or y of so many voxels that local memory holds a piece of it only.
TEST(Line, LongerThanLocalMemory) {
  const std::int64_t length = 66003;
  const std::vector<std::int64_t> sites = {5, 3001, 66001};  // a piece between them has none
  std::vector<std::uint32_t> image(length);
  for (std::size_t i = 0; i < sites.size(); ++i) image[sites[i]] = static_cast<std::uint32_t>(i + 1);
  for (const char* device : {"cpu", "reference", "opencl"})
    for (const Type& type : {Type{DType::u32, {1, length}, 0}, Type{DType::u32, {length, 1}, 0}}) {
      const NodeRef node = upload(type, image.data(), device_named(device));
      std::vector<float> distance(length);
      std::vector<std::uint32_t> label(length);
      download(distance_to_sites(node, {1, 1, 1}), distance.data());
      download(nearest_site(node, {1, 1, 1}), label.data());
      for (std::int64_t x = 0; x < length; ++x) {
        std::size_t best = 0;
        for (std::size_t i = 1; i < sites.size(); ++i)
          if (std::abs(x - sites[i]) < std::abs(x - sites[best])) best = i;
        ASSERT_EQ(distance[x], static_cast<float>(std::abs(x - sites[best]))) << device << " voxel " << x;
        ASSERT_EQ(label[x], image[sites[best]]) << device << " voxel " << x;
      }
    }
}

TEST(Line, SpacingsTooFarApartAreRefused) {
  const NodeRef node = distance_to_sites(upload({DType::u8, {2, 2}, 0}, "\1\0\0", device_named("cpu")), {1, 1e-12, 1});
  float distance[4];
  EXPECT_THROW(download(node, distance), ParameterError);
}

}  // namespace
}  // namespace fulmo
