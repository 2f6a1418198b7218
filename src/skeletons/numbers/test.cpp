#include "skeletons/labels/test.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "skeletons/numbers/numbers.hpp"

namespace fulmo {
namespace {

TEST(Numbers, WhatIsNoLabelThrowsWhenComputed) {
  for (auto& device : devices())
    for (float wrong : {1.5f, -1.0f, 16777218.0f, NAN}) {
      const NodeRef labels = renumbered(image<float>(DType::f32, {2}, {1, wrong}, device), {});
      EXPECT_THROW(evaluate(labels), ParameterError) << device->id << " " << wrong;
    }
}

}  // namespace
}  // namespace fulmo
