// Extremes against brute force, on every device: wide windows, which take several passes, frames, special values.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>

#include "skeletons/map/map.hpp"
#include "skeletons/morphology/morphology.hpp"

namespace fulmo {
namespace {

bool before(float a, float b) { return a < b || (a == b && std::signbit(a) && !std::signbit(b)); }

/// NaN wins, -0 < +0.
float extreme_of(float a, float b, Extreme which) {
  if (a != a || b != b) return std::nanf("");
  return before(a, b) == (which == Extreme::minimum) ? a : b;
}

std::vector<float> brute_force(const std::vector<float>& image, const Extent& e, Extreme which,
                               const std::vector<Chord>& chords) {
  std::vector<float> result;
  for (std::int64_t i = 0; i < e.count(); ++i) {
    const std::int64_t x = i % e.x, y = i / e.x % e.y, z = i / e.x / e.y % e.z, frame = i / (e.x * e.y * e.z);
    float best = which == Extreme::minimum ? INFINITY : -INFINITY;
    for (const Chord& c : chords)
      for (int dx = c.first; dx <= c.last; ++dx)
        if (x + dx >= 0 && x + dx < e.x && y + c.y >= 0 && y + c.y < e.y && z + c.z >= 0 && z + c.z < e.z)
          best = extreme_of(best, image[((frame * e.z + z + c.z) * e.y + y + c.y) * e.x + x + dx], which);
    result.push_back(best);
  }
  return result;
}

std::vector<Chord> box(const std::array<int, 3>& r) {
  std::vector<Chord> chords;
  for (int z = -r[2]; z <= r[2]; ++z)
    for (int y = -r[1]; y <= r[1]; ++y) chords.push_back({z, y, -r[0], r[0]});
  return chords;
}

std::vector<float> noise(std::int64_t count) {
  std::mt19937 random(7);
  std::vector<float> image;
  for (std::int64_t i = 0; i < count; ++i) image.push_back(static_cast<float>(random() % 4000) - 2000);
  for (float special : {std::nanf(""), -0.0f, INFINITY, -INFINITY, 1e-42f, -std::nanf("")})
    image[random() % count] = special;
  return image;
}

/// Bytes equal to brute force on every device.
void check(const Type& type, const std::vector<Chord>& chords,
           const std::function<NodeRef(const NodeRef&, Extreme)>& filter) {
  const std::vector<float> image = noise(type.count());
  for (const Extreme which : {Extreme::minimum, Extreme::maximum})
    for (const char* device : {"cpu", "reference", "opencl"}) {
      std::vector<float> got(image.size()), expected = brute_force(image, type.extent(), which, chords);
      download(filter(upload(type, image.data(), device_named(device)), which), got.data());
      for (std::size_t i = 0; i < got.size(); ++i)
        ASSERT_TRUE(std::memcmp(&got[i], &expected[i], 4) == 0 || (got[i] != got[i] && expected[i] != expected[i]))
            << device << " voxel " << i << ": got " << got[i] << ", expected " << expected[i];
    }
}

void check_box(const Type& type, const std::array<int, 3>& radius) {
  check(type, box(radius), [&](const NodeRef& image, Extreme which) { return box_extreme(image, which, radius); });
}

void check_chords(const Type& type, const std::vector<Chord>& chords) {
  check(type, chords, [&](const NodeRef& image, Extreme which) { return chords_extreme(image, which, chords); });
}

TEST(Morphology, SmallBox) { check_box({DType::f32, {2, 5, 6, 7}, 1}, {1, 2, 1}); }
TEST(Morphology, BoxOfNoRadius) { check_box({DType::f32, {3, 5}, 0}, {0, 0, 0}); }
TEST(Morphology, WideAlongX) { check_box({DType::f32, {3, 1400}, 0}, {150, 0, 0}); }
TEST(Morphology, LongAlongYInSeveralPasses) { check_box({DType::f32, {300, 70}, 0}, {0, 40, 0}); }
TEST(Morphology, LongAlongZ) { check_box({DType::f32, {150, 2, 5}, 0}, {1, 0, 9}); }
TEST(Morphology, SmallEllipsoid) { check_chords({DType::f32, {2, 4, 5, 6}, 1}, ellipsoid({1, 1, 1})); }
TEST(Morphology, LargeEllipsoid) { check_chords({DType::f32, {2, 9, 25, 300}, 1}, ellipsoid({6, 4, 2})); }
TEST(Morphology, ElementWithoutSymmetry) {
  check_chords({DType::f32, {20, 30}, 0}, {{0, 0, 0, 0}, {0, -3, 2, 9}, {0, 1, -7, -7}, {0, 2, -16, 17}});
}

TEST(Morphology, EllipsoidIsExact) {
  const auto chords = ellipsoid({5, 5, 0});  // 3-4-5: on the surface
  ASSERT_EQ(chords.size(), 11u);
  for (const Chord& c : chords) EXPECT_EQ(c.last, static_cast<int>(std::sqrt(25.0 - c.y * c.y))) << c.y;
}

TEST(Morphology, KeysOfUint32KeepTheirOrder) {
  const std::vector<std::uint32_t> image{0, 4294967295u, 2147483648u, 2147483647u, 16777217u};
  for (const char* device : {"cpu", "reference", "opencl"}) {
    const NodeRef node = upload({DType::u32, {5}, 0}, image.data(), device_named(device));
    const NodeRef largest = map(
        "subtract", {box_extreme(map("add", {node, 0.0}, DType::u32), Extreme::maximum, {1, 0, 0}), 1.0}, DType::u32);
    std::vector<std::uint32_t> got(5);
    download(largest, got.data());
    EXPECT_EQ(got, (std::vector<std::uint32_t>{4294967294u, 4294967294u, 4294967294u, 2147483647u, 2147483646u}))
        << device;
  }
}

TEST(Morphology, WideTypesAreRefused) {
  const double pixel = 1;
  EXPECT_THROW(box_extreme(upload({DType::f64, {1}, 0}, &pixel, device_named("cpu")), Extreme::minimum, {1, 1, 1}),
               TypeMismatch);
}

}  // namespace
}  // namespace fulmo
