#include "skeletons/labels/test.hpp"

#include <gtest/gtest.h>

#include "skeletons/components/components.hpp"

namespace fulmo {
namespace {

TEST(Components, MoreThan16BitsOfComponentsAreNumberedInRasterOrder) {
  std::vector<std::uint8_t> dots(801 * 801);
  for (std::size_t i = 0; i < dots.size(); ++i) dots[i] = i / 801 % 2 == 0 && i % 801 % 2 == 0;
  std::uint32_t next = 0;
  Labels expected(dots.size());
  for (std::size_t i = 0; i < dots.size(); ++i)
    if (dots[i]) expected[i] = ++next;
  ASSERT_GT(next, 65535u);
  for (auto& device : devices())
    EXPECT_EQ(labels_in(connected_components(image(DType::u8, {801, 801}, dots, device), Neighbours::box)), expected)
        << device->id;
}

TEST(Components, VoxelsBeyond24BitsCount) {
  const Shape shape{65, 512, 513};
  std::vector<std::uint8_t> mask(65 * 512 * 513);
  mask.front() = mask.back() = mask[(1 << 24) + 1] = 1;
  const Labels labels = labels_in(connected_components(image(DType::u8, shape, mask), Neighbours::box));
  EXPECT_EQ(labels.front(), 1u);
  EXPECT_EQ(labels[(1 << 24) + 1], 2u);
  EXPECT_EQ(labels.back(), 3u);
}

TEST(Components, EveryDeviceFindsTheSameComponents) {
  const Shape shape{2, 19, 35, 70};
  for (unsigned percent : {20, 35, 60}) {
    const auto mask = noise(2 * 19 * 35 * 70, percent);
    for (auto neighbours : {Neighbours::face, Neighbours::box}) {
      const Labels expected =
          labels_in(connected_components(image(DType::u8, shape, mask, device_named("cpu"), 1), neighbours));
      for (auto& device : devices())
        EXPECT_EQ(labels_in(connected_components(image(DType::u8, shape, mask, device, 1), neighbours)), expected)
            << device->id;
    }
  }
}

TEST(Components, OneMarkSpoilsItsComponentAndNoOther) {
  const Shape shape{2, 19, 35, 70};
  const std::int64_t frame = 19 * 35 * 70;
  for (unsigned percent : {20, 60}) {
    auto states = noise(2 * frame, percent);
    for (std::size_t i = 0; i < states.size(); i += 501) states[i] *= 2;
    for (auto neighbours : {Neighbours::face, Neighbours::box}) {
      const Labels labels =
          labels_in(connected_components(image(DType::u8, shape, states, device_named("cpu"), 1), neighbours));
      std::vector<char> spoiled(2 * (frame + 1));  // by frame and label
      for (std::int64_t i = 0; i < 2 * frame; ++i) spoiled[i / frame * (frame + 1) + labels[i]] |= states[i] != 1;
      std::vector<std::uint8_t> expected(2 * frame);
      for (std::int64_t i = 0; i < 2 * frame; ++i) expected[i] = !spoiled[i / frame * (frame + 1) + labels[i]];
      for (auto& device : devices()) {
        const NodeRef result = unspoiled_components(image(DType::u8, shape, states, device, 1), neighbours);
        std::vector<std::uint8_t> found(2 * frame);
        download(result, found.data());
        EXPECT_EQ(found, expected) << device->id;
      }
    }
  }
}

TEST(Components, FramesAreNumberedAnew) {
  const std::vector<std::uint8_t> mask{0, 1, 0, 1, 1, 0};
  EXPECT_EQ(labels_in(connected_components(image(DType::u8, {2, 3}, mask, device_named("cpu"), 1), Neighbours::box)),
            (Labels{0, 1, 0, 1, 1, 0}));
}

}  // namespace
}  // namespace fulmo
