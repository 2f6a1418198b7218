// Contours that move until they part an image.
#include "operations/helpers.hpp"
#include "operations/statistics.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/reduction/reduction.hpp"
#include "skeletons/stencil/stencil.hpp"

namespace fulmo {

namespace {

constexpr double square = 5;
constexpr int steps_at_once = 16;  // so that graphs stay small

/// Squares of 5 x 5 pixels, the first of them 0.
NodeRef checkerboard(const NodeRef& image) {
  NodeRef board = filled(image->type.with(DType::u8), 0, image->device);
  for (int axis = 0; axis < 3; ++axis) {
    const NodeRef place =
        map("modulo", {map("add", {filled(board->type, 0, board->device), Axis{axis}}, DType::i64), 2 * square},
            DType::i64);
    board = predicate("logical_xor", {board, predicate("greater_or_equal", {place, square})});
  }
  return board;
}

/// Of each frame the mean inside the contour, then the one outside. `all`: the sum of both.
NodeRef means(const NodeRef& image, const NodeRef& contour, const NodeRef& all) {
  const NodeRef inside = reduce(map("mask", {image, contour}, image->type.dtype), {Measure::sum});
  const NodeRef count = reduce(contour, {Measure::sum});
  const auto voxels = static_cast<double>(image->type.count() / image->type.extent().n);
  const NodeRef both =
      on_host("two means", image->type, 2, {all, inside, count}, [voxels](const auto& in, double* mean) {
        mean[0] = in[1][0] / (in[2][0] + 1e-8);
        mean[1] = (in[0][0] - in[1][0]) / (voxels - in[2][0] + 1e-8);
      });
  return cast_rounding(both, DType::f32);
}

NodeRef smoothed(NodeRef contour, std::int64_t times) {
  for (std::int64_t i = 0; i < 2 * times; ++i) {
    const bool cuts = i % 4 == 0 || i % 4 == 3;
    contour = cast_rounding(ranked_stencil(cuts ? "greatest_erosion" : "least_dilation", contour), DType::u8);
  }
  return contour;
}

NodeRef initial_contour(const Arguments& a, const NodeRef& image) {
  if (!a.has("output_image")) return checkerboard(image);
  const NodeRef given = a.image("output_image");
  if (given->type.shape != image->type.shape)
    throw ShapeError("output_image must have shape " + to_string(image->type.shape) + ", got " +
                     to_string(given->type.shape));
  return predicate("greater", {given, 0.0});
}

}  // namespace

OPERATION(morphological_chan_vese) {
  op.brief("Part an image into two regions whose pixels are near their means.")
      .details(
          "A contour starts as a checkerboard of squares of 5 pixels, or as what is greater than 0 in output_image if "
          "that is given. Each step moves it where a pixel beside it is nearer to the other region's mean, then "
          "smooths it by binary_supinf and binary_infsup, in the other order every second time. Either region may "
          "become the 1.")
      .formula("1 where lambda1 * (x - inside)^2 < lambda2 * (x - outside)^2, 0 where it is greater, on the contour")
      .menu("Binarize")
      .border("nearest; outside is background when smoothing")
      .gives(Gives::mask)
      .host("the division of sums")
      .source("Marquez-Neila et al. 2014, doi:10.1109/TPAMI.2013.106");
  op.image("input_image", "Image to part.");
  op.output();
  op.integer("num_iter", 100, "How many steps.").between(0, 1 << 20);
  op.integer("smoothing", 1, "How often each step smooths the contour.").between(0, 1000);
  op.number("lambda1", 1, "Weight of differences inside: the larger, the more alike are pixels inside.")
      .between(0, 1e9);
  op.number("lambda2", 1, "Weight of differences outside.").between(0, 1e9);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const NodeRef all = reduce(image, {Measure::sum});
    NodeRef contour = initial_contour(a, image);
    for (std::int64_t step = 1; step <= a.integer("num_iter"); ++step) {
      const NodeRef both = means(image, contour, all);
      const NodeRef inside = map("squared_difference", {image, value_of_row(both, 0)}, DType::f32);
      const NodeRef outside = map("squared_difference", {image, value_of_row(both, 1)}, DType::f32);
      const NodeRef force =
          map("add_weighted", {inside, outside, a.number("lambda1"), -a.number("lambda2")}, DType::f32);
      const NodeRef slope = ranked_stencil("steepness", contour);
      contour = smoothed(predicate("moved", {slope, force, contour}), a.integer("smoothing"));
      if (step % steps_at_once == 0) evaluate(contour);
    }
    return Image(contour);
  });
  op.like("referee.chan_vese(input_image, output_image, num_iter, smoothing, lambda1, lambda2, rank)")
      .test("num_iter=1, smoothing=0")
      .test("num_iter=20")
      .test("num_iter=3, smoothing=3, lambda1=1.5, lambda2=0.75");
}

}  // namespace fulmo
