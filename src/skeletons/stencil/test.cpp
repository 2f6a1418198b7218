// Every formula of operations/stencils.cl, voxel by voxel, against what each device makes of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "dialect/native.hpp"
#include "skeletons/stencil/stencil.hpp"

namespace fulmo {
namespace {

using namespace dialect;

struct Neighbourhood {
  const std::vector<float>& image;
  const Extent& e;
  std::int64_t n;
  i32 z, y, x, width, height, depth;
  float at(int dx, int dy, int dz) const {
    const auto inside = [](std::int64_t v, std::int64_t length) { return std::clamp<std::int64_t>(v, 0, length - 1); };
    return image[((n * e.z + inside(z + dz, e.z)) * e.y + inside(y + dy, e.y)) * e.x + inside(x + dx, e.x)];
  }
};

#define AT(dx, dy, dz) v.at(dx, dy, dz)
#define STENCIL(number, name, reach, ...)                                          \
  float name(const Neighbourhood& v) {                                             \
    [[maybe_unused]] const auto& [image, e, n, z, y, x, width, height, depth] = v; \
    return (__VA_ARGS__);                                                          \
  }
#include "operations/stencils.cl"
#undef STENCIL

struct Named {
  const char* name;
  float (*formula)(const Neighbourhood&);
};
#define STENCIL(number, name, reach, ...) {#name, name},
const Named all[] = {
#include "operations/stencils.cl"
};

void check(const std::vector<std::int64_t>& shape, int batch) {
  const Type type{DType::f32, shape, batch};
  const Extent e = type.extent();
  std::mt19937 random(3);
  std::vector<float> image(type.count());
  for (float& v : image) v = random() % 4 ? static_cast<float>(random() % 100000) / 7 : 0;
  for (const char* device : {"cpu", "reference", "opencl"})
    for (const auto& [name, formula] : all) {
      std::vector<float> got(image.size());
      download(stencil(name, upload(type, image.data(), device_named(device))), got.data());
      for (std::int64_t i = 0; i < e.count(); ++i) {
        const Neighbourhood v{image,
                              e,
                              i / (e.z * e.y * e.x),
                              static_cast<i32>(i / (e.y * e.x) % e.z),
                              static_cast<i32>(i / e.x % e.y),
                              static_cast<i32>(i % e.x),
                              static_cast<i32>(e.x),
                              static_cast<i32>(e.y),
                              static_cast<i32>(e.z)};
        ASSERT_EQ(got[i], formula(v)) << device << ", " << name << ", voxel " << i;
      }
    }
}

TEST(Stencil, EqualsItsFormula) { check({35, 37, 41}, 0); }
TEST(Stencil, KeepsFramesApart) { check({3, 2, 5, 7}, 1); }
TEST(Stencil, FlatImages) {
  check({33, 70}, 0);
  check({1, 9}, 0);
}

}  // namespace
}  // namespace fulmo
