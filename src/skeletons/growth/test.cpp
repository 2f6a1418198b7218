#include "skeletons/labels/test.hpp"

#include <gtest/gtest.h>

#include "skeletons/growth/growth.hpp"

namespace fulmo {
namespace {

TEST(Growth, MeetsHalfWayAndTheSmallerWinsTies) {
  const Labels seeds{1, 0, 0, 0, 2, 0, 0};
  const std::vector<std::uint8_t> mask{1, 1, 1, 1, 1, 0, 1};
  for (auto& device : devices())
    EXPECT_EQ(labels_in(grown(image(DType::u32, {1, 7}, seeds, device), image(DType::u8, {1, 7}, mask, device))),
              (Labels{1, 1, 1, 2, 2, 0, 0}))
        << device->id;
}

}  // namespace
}  // namespace fulmo
