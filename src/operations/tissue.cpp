// Images of labels to try things on.
#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "operations/boxes.hpp"
#include "skeletons/line/line.hpp"
#include "skeletons/neighbours/neighbours.hpp"

namespace fulmo {

namespace {

/// Almost normally distributed, and the same on every machine: a sum of twelve uniform numbers.
class Jitter {
 public:
  double operator()(double sigma) {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += static_cast<double>(random_()) / 4294967296.0;
    return sum * sigma;
  }

 private:
  std::mt19937 random_{42};
};

/// Centres of cells along one axis; one in the middle plane of an image that is flat there.
std::vector<double> grid(const std::string& axis, std::int64_t length, double delta) {
  if (length == 1) return {0};
  if (!(delta >= 1))
    throw ParameterError("delta_" + axis + " must be at least 1 where the image is " + std::to_string(length) +
                         " pixels wide, got " + std::to_string(delta));
  std::vector<double> places;
  for (double place = 0; place < static_cast<double>(length); place += delta) places.push_back(place);
  return places;
}

/// Where chance moves a centre, inside the image.
std::int64_t moved(const std::array<double, 3>& centre, const std::array<std::int64_t, 3>& size,
                   const std::array<double, 3>& sigma, Jitter& jitter) {
  std::int64_t at[3];
  for (int axis = 0; axis < 3; ++axis) {
    const double place = std::round(centre[axis] + jitter(sigma[axis]));
    at[axis] = static_cast<std::int64_t>(std::clamp(place, 0.0, static_cast<double>(size[axis] - 1)));
  }
  return (at[2] * size[1] + at[1]) * size[0] + at[0];
}

/// Numbered in raster order of the grid, listed in that of the image; of several in one place the first.
std::vector<Entry> moved_centres(const std::array<std::int64_t, 3>& size, const std::array<double, 3>& delta,
                                 const std::array<double, 3>& sigma) {
  std::vector<double> places[3];
  for (int axis = 0; axis < 3; ++axis) places[axis] = grid(std::string(1, "xyz"[axis]), size[axis], delta[axis]);
  Jitter jitter;
  std::vector<Entry> centres;
  for (double z : places[2])
    for (double y : places[1])
      for (double x : places[0])
        centres.push_back({moved({x, y, z}, size, sigma, jitter), static_cast<std::uint32_t>(centres.size() + 1)});
  const auto by_place = [](const Entry& one, const Entry& other) { return one.place < other.place; };
  std::stable_sort(centres.begin(), centres.end(), by_place);
  const auto same = [](const Entry& one, const Entry& other) { return one.place == other.place; };
  centres.erase(std::unique(centres.begin(), centres.end(), same), centres.end());
  return centres;
}

}  // namespace

OPERATION(artificial_tissue) {
  op.brief("Make an image of labels like cells of a tissue.").menu("Other").gives(Gives::labels);
  op.source("pyclesperanto");
  op.formula("argmin over l of |p - c[l]|, c[l] = round(grid point l + sigma * n), n normally distributed");
  op.border("a centre that chance moves out of the image stays at its edge");
  op.details(
      "Centres of cells stand on a grid and are moved by chance, the same in every call; each pixel belongs to "
      "the nearest centre.");
  op.integer("width", 256, "Size along x.", "pixels").between(1, 2147483647);
  op.integer("height", 256, "Size along y.", "pixels").between(1, 2147483647);
  op.integer("depth", 1, "Size along z.", "pixels").between(1, 2147483647);
  const char* const axes[] = {"x", "y", "z"};
  for (int axis = 0; axis < 3; ++axis)
    op.number(std::string("delta_") + axes[axis], axis < 2 ? 10 : 0,
              std::string("Distance of centres along ") + axes[axis] + "; at least 1, but in a flat image.", "pixels")
        .between(0, 1e9);
  for (int axis = 0; axis < 3; ++axis)
    op.number(std::string("sigma_") + axes[axis], axis < 2 ? 3 : 0,
              std::string("Standard deviation of the way that centres are moved along ") + axes[axis] + ".", "pixels")
        .between(0, 1e6);
  op.runs([](const Arguments& a) {
    const std::array size{a.integer("width"), a.integer("height"), a.integer("depth")};
    const std::vector<Entry> centres = moved_centres(size, a.per_axis("delta"), a.per_axis("sigma"));
    const std::vector<std::int64_t> stack{size[2], size[1], size[0]}, plane{size[1], size[0]};
    const Type type{DType::u32, size[2] > 1 ? stack : plane, 0};
    return Image(nearest_site(sparse_image(type, {centres}), {1, 1, 1}));
  });
  op.like("geometry_referee.tissue((depth, height, width), (delta_z, delta_y, delta_x))");
  op.test("width=31, height=22, delta_z=5, sigma_x=0, sigma_y=0");  // delta_z=0 takes all memory in pyclesperanto
  op.test("width=12, height=10, depth=9, delta_x=6, delta_y=5, delta_z=4, sigma_x=0, sigma_y=0");
}

}  // namespace fulmo
