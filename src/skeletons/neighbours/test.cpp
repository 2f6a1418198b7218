#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "skeletons/neighbours/neighbours.hpp"

namespace fulmo {
namespace {

using Labels = std::vector<std::uint32_t>;
using Shape = std::vector<std::int64_t>;
using Pairs = std::map<std::array<std::uint32_t, 2>, std::uint64_t>;

NodeRef image(const Shape& shape, const Labels& labels, const DeviceRef& device, int batch = 0) {
  return upload({DType::u32, shape, batch}, labels.data(), device);
}

Pairs as_map(const Contacts& contacts) {
  Pairs pairs;
  const std::array<std::uint32_t, 2>* last = nullptr;
  for (auto& c : contacts.pairs) {
    const auto [found, fresh] = pairs.insert({{c.first, c.second}, c.count});
    EXPECT_TRUE(fresh && (!last || *last < found->first)) << "pairs are sorted, each stands there once";
    last = &found->first;
  }
  return pairs;
}

/// Brute force over one frame.
Pairs expected_contacts(const Shape& zyx, const std::uint32_t* labels) {
  Pairs pairs;
  const std::int64_t steps[] = {1, zyx[2], zyx[2] * zyx[1]};
  for (std::int64_t z = 0; z < zyx[0]; ++z)
    for (std::int64_t y = 0; y < zyx[1]; ++y)
      for (std::int64_t x = 0; x < zyx[2]; ++x) {
        const std::int64_t at = (z * zyx[1] + y) * zyx[2] + x;
        const bool inside[] = {x + 1 < zyx[2], y + 1 < zyx[1], z + 1 < zyx[0]};
        for (int axis = 0; axis < 3; ++axis) {
          if (!inside[axis] || labels[at] == labels[at + steps[axis]]) continue;
          const std::uint32_t a = labels[at], b = labels[at + steps[axis]];
          ++pairs[{std::min(a, b), std::max(a, b)}];
        }
      }
  return pairs;
}

Labels noise(std::size_t count, std::uint32_t kinds) {
  Labels labels(count);
  std::uint32_t state = 1;
  for (auto& label : labels) label = (state = state * 1664525u + 1013904223u) % 1000003u % kinds;
  return labels;
}

TEST(Neighbours, ContactsAreThoseOfBruteForceOnEveryDevice) {
  for (const Shape& shape : {Shape{2, 19, 20, 70}, Shape{2, 1, 270, 33}, Shape{2, 3, 1, 9}})
    for (std::uint32_t kinds : {2u, 40u, 5000u}) {
      const auto frame = static_cast<std::size_t>(shape[1] * shape[2] * shape[3]);
      const Labels labels = noise(2 * frame, kinds);
      for (auto& device : devices()) {
        const auto found = touching(image(shape, labels, device, 1));
        ASSERT_EQ(found.size(), 2u);
        for (std::size_t n = 0; n < 2; ++n) {
          const auto* own = labels.data() + n * frame;
          EXPECT_EQ(as_map(found[n]), expected_contacts({shape[1], shape[2], shape[3]}, own)) << device->id;
          EXPECT_EQ(found[n].largest[0], *std::max_element(own, own + frame)) << device->id;
        }
      }
    }
}

TEST(Neighbours, MorePairsThanTheFirstTableHolds) {
  Labels labels(34 * 34 * 34);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<std::uint32_t>(i + 1);
  for (auto& device : devices()) {
    const auto found = touching(image({34, 34, 34}, labels, device));
    EXPECT_EQ(found[0].pairs.size(), 3u * 33 * 34 * 34) << device->id;
    EXPECT_EQ(as_map(found[0]), expected_contacts({34, 34, 34}, labels.data())) << device->id;
  }
}

TEST(Neighbours, OverlapsCountVoxelsOfEveryPair) {
  const Shape shape{5, 37, 61};
  const Labels one = noise(5 * 37 * 61, 30), other = noise(5 * 37 * 61 + 7, 90);
  Pairs expected;
  for (std::size_t i = 0; i < one.size(); ++i) ++expected[{one[i], other[i]}];
  for (auto& device : devices()) {
    const auto found = overlapping(image(shape, one, device), image(shape, other, device));
    EXPECT_EQ(as_map(found[0]), expected) << device->id;
    EXPECT_EQ(found[0].largest, (std::array<std::uint32_t, 2>{29, 89})) << device->id;
  }
}

TEST(Neighbours, NumbersTooLargeForTablesAreAnError) {
  for (auto& device : devices())
    EXPECT_THROW(touching(image({2}, {0xffffffffu, 1}, device)), ParameterError) << device->id;
}

TEST(Neighbours, EmptyImagesAndSingleVoxelsHaveNoContacts) {
  for (auto& device : devices()) {
    EXPECT_TRUE(touching(image({0, 4}, {}, device))[0].pairs.empty()) << device->id;
    EXPECT_TRUE(touching(image({1, 1}, {3}, device))[0].pairs.empty()) << device->id;
    EXPECT_EQ(touching(image({1, 1}, {3}, device))[0].largest[0], 3u) << device->id;
  }
}

}  // namespace
}  // namespace fulmo
