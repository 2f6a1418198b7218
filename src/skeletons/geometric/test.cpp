// Every border rule, nearest and between voxels, against sums over an image continued voxel by voxel.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "skeletons/geometric/geometric.hpp"

namespace fulmo {
namespace {

constexpr double value = -7;
constexpr Outside all[] = {Outside::constant, Outside::grid_constant, Outside::nearest,  Outside::mirror,
                           Outside::reflect,  Outside::wrap,          Outside::grid_wrap};

struct Volume {
  std::vector<double> voxels;
  Extent e;
  std::int64_t length(int axis) const { return axis == 0 ? e.x : axis == 1 ? e.y : e.z; }
};

std::int64_t modulo(std::int64_t a, std::int64_t b) { return (a % b + b) % b; }

/// The voxel that continues an axis at number i; -1: `value`.
std::int64_t continued(Outside outside, std::int64_t i, std::int64_t length) {
  const std::int64_t last = length - 1;
  switch (outside) {
    case Outside::constant:
    case Outside::grid_constant:
      return i < 0 || i > last ? -1 : i;
    case Outside::nearest:
    case Outside::wrap:  // of which only places inside come here
      return std::clamp<std::int64_t>(i, 0, last);
    case Outside::mirror: {
      const std::int64_t past = last == 0 ? 0 : modulo(i, 2 * last);
      return std::min(past, 2 * last - past);
    }
    case Outside::reflect: {
      const std::int64_t past = modulo(i, 2 * length);
      return std::min(past, 2 * length - 1 - past);
    }
    case Outside::grid_wrap:
      return modulo(i, length);
  }
  return -1;
}

double voxel(const Volume& v, Outside outside, const std::array<std::int64_t, 3>& at) {
  std::array<std::int64_t, 3> i;
  for (int axis = 0; axis < 3; ++axis) {
    i[axis] = continued(outside, at[axis], v.length(axis));
    if (i[axis] < 0) return value;
  }
  return v.voxels[(i[2] * v.e.y + i[1]) * v.e.x + i[0]];
}

/// At a place (x, y, z); of `wrap`, whose first and last voxel are one, places are brought inside first.
double expected(const Volume& v, const Sampling& s, std::array<double, 3> place) {
  for (int axis = 0; axis < 3; ++axis) {
    const double last = static_cast<double>(v.length(axis) - 1);
    const bool beyond = place[axis] < 0 || place[axis] > last;
    if (s.outside == Outside::constant && beyond) return value;
    if (s.outside == Outside::wrap && beyond)
      place[axis] -= last == 0 ? place[axis] : last * std::floor(place[axis] / last);
  }
  double sum = 0;
  std::array<std::int64_t, 3> at;
  for (int corner = 0; corner < 8; ++corner) {
    double weight = 1;
    for (int axis = 0; axis < 3; ++axis) {
      const double floor = std::floor(s.linear ? place[axis] : place[axis] + 0.5),
                   part = s.linear ? place[axis] - floor : 0;
      const int next = corner >> axis & 1;
      at[axis] = static_cast<std::int64_t>(floor) + next;
      weight *= next ? part : 1 - part;
    }
    if (weight > 0) sum += weight * voxel(v, s.outside, at);
  }
  return sum;
}

template <class T>
Volume random_volume(const Extent& e, std::vector<T>& voxels) {
  std::mt19937 random(5);
  Volume v{{}, e};
  for (std::int64_t i = 0; i < e.count(); ++i) {
    voxels.push_back(static_cast<T>(random() % 120));
    v.voxels.push_back(static_cast<double>(voxels.back()));
  }
  return v;
}

Sampling turned(bool linear, Outside outside) {
  Sampling s;
  s.matrix = {{{0.83, 0.31, -0.07, -3.211}, {-0.29, 0.92, 0.11, 1.307}, {0.05, -0.13, 0.71, -0.519}}};
  s.linear = linear, s.outside = outside, s.value = value;
  return s;
}

template <class T>
void check(DType dtype, const Sampling& s, const std::vector<std::int64_t>& from, std::vector<std::int64_t> to) {
  const Type type{dtype, from, 0};
  std::vector<T> voxels;
  const Volume v = random_volume(type.extent(), voxels);
  const DType given = s.linear ? DType::f32 : dtype;
  const Extent e = Type{given, to, 0}.extent();
  for (const char* device : {"cpu", "reference", "opencl"}) {
    std::vector<double> got(e.count());
    const NodeRef node = sampled(upload(type, voxels.data(), device_named(device)), s, to, given);
    if (s.linear) {
      std::vector<float> floats(e.count());
      download(node, floats.data());
      got.assign(floats.begin(), floats.end());
    } else {
      std::vector<T> same(e.count());
      download(node, same.data());
      got.assign(same.begin(), same.end());
    }
    for (std::int64_t i = 0; i < e.count(); ++i) {
      const double x = static_cast<double>(i % e.x), y = static_cast<double>(i / e.x % e.y),
                   z = static_cast<double>(i / e.x / e.y);
      std::array<double, 3> place;
      for (int k = 0; k < 3; ++k)
        place[k] = s.matrix[k][0] * x + s.matrix[k][1] * y + s.matrix[k][2] * z + s.matrix[k][3];
      ASSERT_NEAR(got[i], expected(v, s, place), s.linear ? 2e-4 : 0)
          << device << ", " << name_of(dtype) << ", border " << static_cast<int>(s.outside) << ", voxel " << i;
    }
  }
}

TEST(Geometric, EveryBorder) {
  for (Outside outside : all)
    for (bool linear : {false, true}) {
      check<float>(DType::f32, turned(linear, outside), {7, 9, 40}, {9, 11, 43});
      check<float>(DType::f32, turned(linear, outside), {1, 1, 2}, {3, 4, 30});
    }
}

TEST(Geometric, EveryType) {
  for (bool linear : {false, true}) {
    const Sampling s = turned(linear, Outside::reflect);
    const std::vector<std::int64_t> from{4, 9, 20}, to{4, 8, 21};
    check<std::uint8_t>(DType::u8, s, from, to);
    check<std::int8_t>(DType::i8, s, from, to);
    check<std::uint16_t>(DType::u16, s, from, to);
    check<std::int16_t>(DType::i16, s, from, to);
    check<std::uint32_t>(DType::u32, s, from, to);
    check<std::int32_t>(DType::i32, s, from, to);
    check<std::uint64_t>(DType::u64, s, from, to);
    check<std::int64_t>(DType::i64, s, from, to);
    check<double>(DType::f64, s, from, to);
  }
}

TEST(Geometric, AxesReadAtWholePlacesOnly) {
  for (int between = 0; between < 8; ++between) {
    Sampling s;
    s.linear = true, s.value = value;
    for (int axis = 0; axis < 3; ++axis) s.matrix[axis][3] = between >> axis & 1 ? 0.375 : 1;
    check<float>(DType::f32, s, {4, 5, 300}, {4, 5, 300});
  }
}

TEST(Geometric, LabelsKeepTheirNumbers) {
  const std::vector<std::uint32_t> labels{4294967295u, 4294967294u, 16777217u, 0};
  std::vector<std::uint32_t> got(4);
  Sampling s;
  s.matrix[0] = {-1, 0, 0, 3};
  for (const char* device : {"cpu", "reference", "opencl"}) {
    download(sampled(upload({DType::u32, {4}, 0}, labels.data(), device_named(device)), s, {4}, DType::u32),
             got.data());
    EXPECT_EQ(got, std::vector<std::uint32_t>(labels.rbegin(), labels.rend())) << device;
  }
}

TEST(Geometric, NothingLeaksFromNeighboursWithoutWeight) {
  const std::vector<float> image{1, INFINITY, NAN, 2};
  std::vector<float> got(4);
  Sampling s;
  s.linear = true;
  s.matrix[0] = {1, 0, 0, 1e-10};  // rounding, not a place
  download(sampled(upload({DType::f32, {4}, 0}, image.data(), device_named("cpu")), s, {4}, DType::f32), got.data());
  EXPECT_EQ(got[0], 1);
  EXPECT_EQ(got[1], INFINITY);
  EXPECT_TRUE(std::isnan(got[2]));
  EXPECT_EQ(got[3], 2);
}

TEST(Geometric, ZeroHasNoSignBetweenVoxels) {
  const Type type{DType::f32, {40, 70}, 0};
  const std::vector<float> image(type.count(), -0.0f);
  Sampling s;
  s.linear = true, s.value = -0.0;
  for (const char* device : {"cpu", "reference", "opencl"})
    for (double by : {0.0, 0.5}) {
      std::vector<float> got(type.count());
      s.matrix[0][3] = by;
      download(sampled(upload(type, image.data(), device_named(device)), s, type.shape, DType::f32), got.data());
      for (float v : got) ASSERT_FALSE(std::signbit(v)) << device;
    }
}

TEST(Geometric, RoundsIntoIntegers) {
  const std::vector<std::uint8_t> image{0, 1, 2, 255};
  std::vector<std::uint8_t> got(3);
  Sampling s;
  s.linear = true;
  s.matrix[0][3] = 0.5;
  download(sampled(upload({DType::u8, {4}, 0}, image.data(), device_named("cpu")), s, {3}, DType::u8), got.data());
  EXPECT_EQ(got, (std::vector<std::uint8_t>{0, 2, 128}));
}

TEST(Geometric, FarPlacesAreAnError) {
  Sampling s;
  s.matrix[0][0] = 1e12;
  const std::vector<float> image(4);
  EXPECT_THROW(sampled(upload({DType::f32, {4}, 0}, image.data(), device_named("cpu")), s, {4}, DType::f32),
               ParameterError);
  s.matrix[0][0] = NAN;
  EXPECT_THROW(sampled(upload({DType::f32, {4}, 0}, image.data(), device_named("cpu")), s, {4}, DType::f32),
               ParameterError);
}

}  // namespace
}  // namespace fulmo
