// Medians, percentiles and other ranks of neighbourhoods, and their most frequent values.
#include <algorithm>
#include <cmath>

#include "operations/helpers.hpp"
#include "skeletons/rank/rank.hpp"

namespace fulmo {

namespace {

Window named_window(const Arguments& a, const Type& type) {
  const std::array<int, 3> radii = whole_radii(a, type);
  return a.text("connectivity") == "sphere" ? chord_window(ellipsoid(radii)) : box_window(radii);
}

/// The set pixels of a footprint, whose centre is at half its size.
Window drawn_window(const NodeRef& footprint, const Type& image) {
  const Type& type = footprint->type;
  if (type.batch > 0 || type.spatial() > image.spatial())
    throw ShapeError("footprint must have at most the " + std::to_string(image.spatial()) +
                     " axes of the image, got shape " + to_string(type.shape));
  const NodeRef mask = predicate("not_equal", {footprint, 0.0});
  std::vector<std::uint8_t> set(type.count());
  download(mask, set.data());
  const Extent e = type.extent();
  std::vector<Chord> chords;
  for (std::int64_t i = 0; i < type.count(); ++i) {
    if (!set[i]) continue;
    const int x = static_cast<int>(i % e.x - e.x / 2), y = static_cast<int>(i / e.x % e.y - e.y / 2),
              z = static_cast<int>(i / e.x / e.y - e.z / 2);
    const bool goes_on = !chords.empty() && chords.back().z == z && chords.back().y == y && chords.back().last == x - 1;
    goes_on ? chords.back().last = x : (chords.push_back({z, y, x, x}), x);
  }
  if (chords.empty()) throw ParameterError("footprint must have a pixel that is not 0, got none");
  return chord_window(std::move(chords));
}

Window window_of(const Arguments& a, const Type& type) {
  return a.has("footprint") ? drawn_window(a.image("footprint"), type) : named_window(a, type);
}

void take_neighbourhood(Declaration& op) {
  op.per_axis("radius", 1, "Radius; fractions are dropped, 0 leaves the axis alone", "pixels").between(0, 1 << 20);
  op.text("connectivity", "box",
          "Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.")
      .one_of({"box", "sphere"});
}

void take_footprint(Declaration& op) {
  take_neighbourhood(op);
  op.image("footprint",
           "The neighbourhood as an image, instead of radius and connectivity: pixels that are not 0 belong to it; its "
           "centre is the pixel at half its size, rounded down.")
      .optional();
}

constexpr const char* order_of_floats = " NaN counts as larger than every number, -0 as smaller than 0.";

}  // namespace

OPERATION(median) {
  op.brief("Median of the pixels in a box or an ellipsoid around each pixel.")
      .details(
          std::string("Removes salt-and-pepper noise and keeps edges. Of an even number of pixels the upper one of "
                      "the middle two.") +
          order_of_floats)
      .formula("sorted(x[p + d] for |d| <= radius)[n // 2]")
      .menu("Filter > Remove noise")
      .border("nearest")
      .gives(Gives::same);
  op.source("Perreault and Hebert, IEEE Transactions on Image Processing 16, 2007");
  op.image("input_image", "Image to smooth.");
  take_neighbourhood(op);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    Window window = named_window(a, image->type);
    const std::int64_t rank = window.voxels / 2;
    return Image(rank_in_window(image, std::move(window), rank));
  });
  op.like("referee.median(input_image, radius_x, radius_y, radius_z, connectivity)");
  op.deprecated("cle", "median_box", "connectivity='box'").deprecated("cle", "median_sphere", "connectivity='sphere'");
  op.test("")
      .test("radius_x=2.5, radius_y=1.5, radius_z=0")
      .test("radius=2")
      .test("radius_x=2, radius_y=3, radius_z=1, connectivity='sphere'")
      .test("connectivity='sphere'")
      .test("radius=0")
      .test("radius_x=7, radius_y=9, radius_z=2", {{5, 7}, {37, 18}, {4, 9, 11}})
      .test("radius_x=40, radius_y=3, radius_z=1", {{5, 7}, {3, 5, 7}, {7, 1, 18}});
}

OPERATION(percentile_filter) {
  op.brief("A percentile of the pixels in a neighbourhood of each pixel.")
      .details(std::string("Gives a pixel of the neighbourhood, nothing between two of them, as "
                           "scipy.ndimage.percentile_filter.") +
               order_of_floats)
      .formula("sorted(x[p + d])[floor(n * percentile / 100)], the last one for 100")
      .menu("Filter > Remove noise")
      .border("nearest")
      .gives(Gives::same);
  op.source("Perreault and Hebert, IEEE Transactions on Image Processing 16, 2007");
  op.image("input_image", "Image to filter.");
  op.number("percentile", 50, "Percentile; 0 is the smallest pixel, 100 the largest; -20 is the same as 80.")
      .between(-100, 100);
  take_footprint(op);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    Window window = window_of(a, image->type);
    const double given = a.number("percentile"), percentile = given < 0 ? given + 100 : given;
    const double below = std::floor(static_cast<double>(window.voxels) * percentile / 100);
    const std::int64_t rank = std::min(static_cast<std::int64_t>(below), window.voxels - 1);
    return Image(rank_in_window(image, std::move(window), rank));
  });
  op.like("referee.percentile(input_image, percentile, radius_x, radius_y, radius_z, connectivity, footprint)");
  op.test("footprint=None")
      .test("percentile=0, footprint=None")
      .test("percentile=100, radius=2, footprint=None")
      .test("percentile=-20.5, radius_x=3, radius_y=2, radius_z=1, footprint=None")
      .test("percentile=90, radius_x=2, radius_y=3, radius_z=1, connectivity='sphere', footprint=None")
      .test("percentile=30, radius_x=12, radius_y=8, radius_z=3, footprint=None", {{5, 7}, {3, 5, 7}, {30, 40}})
      .test("percentile=75, footprint=np.uint8([1, 1, 0, 1])")
      .test("footprint=np.uint8([[0, 1, 1, 1], [1, 0, 0, 7], [1, 1, 1, 1]])", {{5, 7}, {3, 5, 7}, {37, 18}});
}

OPERATION(rank_filter) {
  op.brief("The pixel of a given rank in a neighbourhood of each pixel.")
      .details(std::string("Rank 0 is a minimum filter, rank -1 a maximum filter. Axes of length 1 have no "
                           "neighbourhood, so that a box of radius 1 has 9 pixels in 2D.") +
               order_of_floats)
      .formula("sorted(x[p + d])[rank]")
      .menu("Filter > Remove noise")
      .border("nearest")
      .gives(Gives::same);
  op.source("Perreault and Hebert, IEEE Transactions on Image Processing 16, 2007");
  op.image("input_image", "Image to filter.");
  op.integer("rank", 0, "Which of the n sorted pixels, from 0 to n - 1; -1 is the last one, -n the first.");
  take_footprint(op);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    Window window = window_of(a, image->type);
    const std::int64_t n = window.voxels, given = a.integer("rank");
    if (given < -n || given >= n)
      throw ParameterError("rank must be between " + std::to_string(-n) + " and " + std::to_string(n - 1) +
                           " for a neighbourhood of " + std::to_string(n) + " pixels, got " + std::to_string(given));
    return Image(rank_in_window(image, std::move(window), given < 0 ? given + n : given));
  });
  op.like("referee.rank(input_image, rank, radius_x, radius_y, radius_z, connectivity, footprint)");
  op.test("footprint=None")
      .test("rank=-1, radius_x=2, radius_y=0, radius_z=0, footprint=None", {{5, 7}, {3, 5, 7}, {37, 18}})
      .test("rank=4, radius=2, connectivity='sphere', footprint=None", {{5, 7}, {3, 5, 7}, {9, 20, 13}})
      .test("rank=-2, radius_x=9, radius_y=8, radius_z=0, footprint=None", {{5, 7}, {3, 5, 7}, {37, 18}})
      .test("rank=1, footprint=np.float32([1, 0, 0, 1, 2])");
}

OPERATION(mode) {
  op.brief("Most frequent value in a box or an ellipsoid around each pixel; of several the smallest.")
      .details("Smooths label images, since it makes no new values. Works in every dtype; -0 counts as 0.")
      .menu("Label processing")
      .border("outside pixels are left out")
      .gives(Gives::same);
  op.source("pyclesperanto");
  op.formula("argmax over v of the number of d, |d| <= radius, with x[p + d] = v");
  op.image("input_image", "Image to smooth.");
  take_neighbourhood(op);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    return Image(mode_in_window(image, named_window(a, image->type)));
  });
  op.like("referee.mode(input_image, radius_x, radius_y, radius_z, connectivity)");
  op.deprecated("cle", "mode_box", "connectivity='box'").deprecated("cle", "mode_sphere", "connectivity='sphere'");
  op.test("")
      .test("radius_x=2.5, radius_y=1.5, radius_z=0")
      .test("radius=2, connectivity='sphere'")
      .test("radius_x=6, radius_y=9, radius_z=2", {{5, 7}, {3, 5, 7}, {30, 40}});
}

}  // namespace fulmo
