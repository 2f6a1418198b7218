#pragma once
// What is known of an image before it is computed: element type, shape, which leading axes are frames.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/dtype.hpp"

namespace fulmo {

/// Sizes as every kernel sees them: all frames in one axis, then z, y, x.
struct Extent {
  std::int64_t n = 1, z = 1, y = 1, x = 1;
  std::int64_t count() const { return n * z * y * x; }
  bool operator==(const Extent&) const = default;
};

struct Type {
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;  // numpy order: frames..., then up to three spatial axes
  int batch = 0;                    // how many leading axes are frames

  std::int64_t count() const;
  std::size_t bytes() const;
  int spatial() const { return static_cast<int>(shape.size()) - batch; }
  Extent extent() const;
  /// Rank that filters work in: 3 when z is longer than 1, else 2.
  int rank() const { return extent().z > 1 ? 3 : 2; }
  /// `count` values for each frame, side by side along x.
  Type row(DType, std::int64_t count) const;
  Type with(DType d) const {
    Type t = *this;
    t.dtype = d;
    return t;
  }
  bool operator==(const Type&) const = default;
};

std::string to_string(const std::vector<std::int64_t>& shape);  // "(3, 4)"

}  // namespace fulmo
