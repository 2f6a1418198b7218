// Ranks and modes against brute force on every device: each way over the image, borders, special values.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <random>

#include "skeletons/rank/walks.hpp"

namespace fulmo {
namespace {

constexpr std::int64_t mode = -1;

/// NaN last, -0 before 0.
template <class T>
bool before(T a, T b) {
  if constexpr (std::is_floating_point_v<T>) {
    if (a != a || b != b) return b != b && a == a;
    return a < b || (a == b && std::signbit(a) && !std::signbit(b));
  } else {
    return a < b;
  }
}

template <class T>
T most_frequent(const std::vector<T>& sorted) {
  std::size_t best = 0, most = 0;
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && !before(sorted[begin], sorted[end])) ++end;
    if (end - begin > most) best = begin, most = end - begin;
  }
  return sorted[best];
}

template <class T>
std::vector<T> brute_force(const std::vector<T>& image, const Extent& e, const Window& window, std::int64_t rank) {
  const auto voxels = voxels_of(window);
  std::vector<T> result;
  for (std::int64_t i = 0; i < e.count(); ++i) {
    const std::int64_t x = i % e.x, y = i / e.x % e.y, z = i / e.x / e.y % e.z, n = i / e.x / e.y / e.z;
    std::vector<T> seen;
    for (const auto& [dx, dy, dz] : voxels) {
      const std::int64_t at_x = std::clamp<std::int64_t>(x + dx, 0, e.x - 1),
                         at_y = std::clamp<std::int64_t>(y + dy, 0, e.y - 1),
                         at_z = std::clamp<std::int64_t>(z + dz, 0, e.z - 1);
      const bool inside = at_x == x + dx && at_y == y + dy && at_z == z + dz;
      if (inside || rank != mode) seen.push_back(image[((n * e.z + at_z) * e.y + at_y) * e.x + at_x]);
    }
    std::sort(seen.begin(), seen.end(), before<T>);
    result.push_back(rank == mode ? most_frequent(seen) : seen[rank]);
  }
  return result;
}

template <class T>
std::vector<T> noise(std::int64_t count, int values) {
  std::mt19937 random(7);
  std::vector<T> image;
  for (std::int64_t i = 0; i < count; ++i)
    image.push_back(static_cast<T>(static_cast<int>(random() % values) - (std::is_signed_v<T> ? values / 2 : 0)));
  if constexpr (std::is_floating_point_v<T>)
    for (float special : {std::nanf(""), -0.0f, INFINITY, -INFINITY, 1e-42f, -std::nanf(""), std::nanf("")})
      image[random() % count] = special;
  return image;
}

/// Bytes equal to brute force on every device.
template <class T>
void check(const Type& type, const Window& window, std::int64_t rank, int values,
           const std::vector<const char*>& devices = {"cpu", "reference", "opencl"}) {
  const std::vector<T> image = noise<T>(type.count(), values);
  const std::vector<T> expected = brute_force(image, type.extent(), window, rank);
  for (const char* device : devices) {
    const NodeRef given = upload(type, image.data(), device_named(device));
    std::vector<T> got(image.size());
    download(rank == mode ? mode_in_window(given, window) : rank_in_window(given, window, rank), got.data());
    for (std::size_t i = 0; i < got.size(); ++i)
      ASSERT_TRUE(std::memcmp(&got[i], &expected[i], sizeof(T)) == 0 ||
                  (got[i] != got[i] && expected[i] != expected[i]))
          << device << " rank " << rank << " voxel " << i << ": got " << +got[i] << ", expected " << +expected[i];
  }
}

/// Low, middle and high ranks, and the mode where there always is one, in all widths.
void check(const std::vector<std::int64_t>& shape, int batch, const Window& window) {
  const std::int64_t n = window.voxels;
  const auto voxels = voxels_of(window);
  const bool with_mode = std::find(voxels.begin(), voxels.end(), std::array<int, 3>{}) != voxels.end();
  for (std::int64_t rank : {std::int64_t{0}, n / 5, n / 2, n - 1, mode}) {
    if (rank == mode && !with_mode) continue;
    check<std::uint8_t>({DType::u8, shape, batch}, window, rank, 256);
    check<std::int16_t>({DType::i16, shape, batch}, window, rank, 3000);
    if (rank != mode) check<float>({DType::f32, shape, batch}, window, rank, 4000);
    check<std::int32_t>({DType::i32, shape, batch}, window, rank, 9);
  }
}

TEST(Rank, Cube) { check({2, 5, 6, 35}, 1, box_window({1, 1, 1})); }
TEST(Rank, CubeOfOneVoxel) { check({1, 1, 1}, 0, box_window({1, 1, 1})); }
TEST(Rank, SmallBoxInAPlane) { check({2, 9, 257}, 1, box_window({2, 1, 0})); }
TEST(Rank, BoxWithoutCentre) { check({4, 9, 30}, 0, box_window({1, -2, 0}, {4, -1, 1})); }
TEST(Rank, OneVoxelElsewhere) { check({4, 6, 7}, 0, box_window({3, -2, 1}, {3, -2, 1})); }
TEST(Rank, EllipsoidOf33) {
  for (std::int64_t rank : {2, 16, 29})
    check<std::int16_t>({DType::i16, {6, 7, 20}, 0}, chord_window(ellipsoid({2, 2, 2})), rank, 3000);
}
TEST(Rank, LargeEllipsoid) { check({5, 9, 20}, 0, chord_window(ellipsoid({6, 4, 3}))); }
TEST(Rank, ElementWithoutSymmetry) {
  check({20, 30}, 0, chord_window({{0, -3, 2, 9}, {0, 0, 0, 0}, {0, 1, -7, -7}, {0, 2, -16, 17}}));
}
TEST(Rank, TallBox) { check({40, 20}, 0, box_window({4, 19, 0})); }
TEST(Rank, DeepBox) { check({40, 5, 6}, 0, box_window({1, 1, 15})); }
TEST(Rank, LargerThanTheImage) { check({4, 5, 6}, 0, box_window({9, 7, 11})); }
TEST(Rank, WideOverSeveralTiles) { check({3, 300}, 0, box_window({20, 4, 0})); }
TEST(Rank, SixtyFourAndOneMore) {
  check<std::uint8_t>({DType::u8, {9, 30}, 0}, box_window({-3, -3, 0}, {4, 4, 0}), 31, 256);
  check<std::uint8_t>({DType::u8, {9, 30}, 0}, box_window({-6, -2, 0}, {6, 2, 0}), 32, 256);
}

/// More voxels than 16 bits count.
TEST(Rank, HugeWindow) { check({2, 3}, 0, box_window({200, 82, 0})); }

TEST(Rank, AWindowOfWholeChordsIsABox) {
  EXPECT_TRUE(chord_window({{-1, 2, 3, 5}, {-1, 3, 3, 5}, {0, 2, 3, 5}, {0, 3, 3, 5}}).box());
  EXPECT_FALSE(chord_window({{-1, 2, 3, 5}, {-1, 3, 3, 5}, {0, 2, 3, 5}, {0, 3, 3, 4}}).box());
}

TEST(Rank, TapsRepeatEdges) {
  std::map<std::int64_t, std::int64_t> seen;
  for (auto [first, last, length] : {std::array{-5, -2, 3}, std::array{-1, 4, 3}, std::array{7, 9, 3}}) {
    seen.clear();
    for (const Tap& t : taps_of(first, last, length)) seen[t.place] += t.weight;
    for (int i = first; i <= last; ++i) --seen[std::clamp(i, 0, length - 1)];
    for (auto& [place, left] : seen) EXPECT_EQ(left, 0) << first << " " << place;
  }
}

TEST(Rank, NetworksSelectEveryRank) {
  for (const Window& window :
       {box_window({1, 1, 0}), chord_window(ellipsoid({1, 1, 1})), box_window({0, -1, 0}, {2, 2, 0}),
        chord_window({{-1, 0, 0, 1}, {0, -1, -1, -1}, {0, 2, 0, 2}, {1, 1, 1, 1}})})
    for (std::int64_t rank = 0; rank < window.voxels; ++rank)
      check<std::uint8_t>({DType::u8, {3, 6, 9}, 0}, window, rank, 5, {"cpu"});
}

TEST(Rank, TooMuchIsRefused) {
  const double wide = 1;
  EXPECT_THROW(rank_in_window(upload({DType::f64, {1}, 0}, &wide, device_named("cpu")), box_window({1, 0, 0}), 0),
               TypeMismatch);
  const std::uint8_t pixel = 1;
  EXPECT_THROW(
      mode_in_window(upload({DType::u8, {1}, 0}, &pixel, device_named("cpu")), box_window({30000, 30000, 30000})),
      ParameterError);
}

}  // namespace
}  // namespace fulmo
