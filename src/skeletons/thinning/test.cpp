// Skeletons are thin and the same on every device, also where passes outnumber their marks.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "skeletons/thinning/thinning.hpp"

namespace fulmo {
namespace {

std::vector<std::uint8_t> skeleton(const Type& type, const std::vector<std::uint8_t>& mask, const char* device) {
  std::vector<std::uint8_t> result(mask.size());
  download(thinned(upload(type, mask.data(), device_named(device))), result.data());
  return result;
}

TEST(Thinning, ManyPasses) {
  const std::int64_t size = 300;
  const Type type{DType::u8, {size, size}, 0};
  std::vector<std::uint8_t> square(type.count(), 1);
  const auto lines = skeleton(type, square, "cpu");
  for (std::int64_t y = 0; y + 1 < size; ++y)
    for (std::int64_t x = 0; x + 1 < size; ++x) {
      const std::int64_t i = y * size + x;
      ASSERT_LT(lines[i] + lines[i + 1] + lines[i + size] + lines[i + size + 1], 4) << x << ", " << y;
    }
  const auto length = std::count(lines.begin(), lines.end(), 1);
  EXPECT_GT(length, 0);
  EXPECT_LT(length, 3 * size);
  for (const char* device : {"reference", "opencl"}) EXPECT_EQ(skeleton(type, square, device), lines);
}

TEST(Thinning, FramesAreApart) {
  const Type both{DType::u8, {2, 5, 9, 8}, 1}, one{DType::u8, {5, 9, 8}, 0};
  std::mt19937 random(1);
  std::vector<std::uint8_t> mask(both.count());
  for (auto& v : mask) v = random() % 5 != 0;
  for (const char* device : {"cpu", "reference", "opencl"}) {
    const auto together = skeleton(both, mask, device);
    for (int n : {0, 1}) {
      const auto begin = n * one.count(), end = begin + one.count();
      EXPECT_EQ(skeleton(one, {mask.begin() + begin, mask.begin() + end}, device),
                std::vector<std::uint8_t>(together.begin() + begin, together.begin() + end));
    }
  }
}

TEST(Thinning, ARingStaysARing) {
  const Type type{DType::u8, {7, 7}, 0};
  std::vector<std::uint8_t> ring(49, 1);
  ring[24] = 0;
  auto outside = skeleton(type, ring, "cpu");
  std::vector<int> front;  // outside becomes 2, from the edge on
  for (int i = 0; i < 49; ++i)
    if (i % 7 == 0 || i % 7 == 6 || i < 7 || i >= 42) front.push_back(i);
  while (!front.empty()) {
    const int i = front.back();
    front.pop_back();
    if (outside[i] != 0) continue;
    outside[i] = 2;
    for (int next : {i - 7, i + 7, i % 7 ? i - 1 : -1, i % 7 < 6 ? i + 1 : -1})
      if (next >= 0 && next < 49) front.push_back(next);
  }
  EXPECT_EQ(outside[24], 0);  // and not reached
}

}  // namespace
}  // namespace fulmo
