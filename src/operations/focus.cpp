// Stacks projected to what is in focus.
#include "operations/helpers.hpp"
#include "skeletons/stencil/stencil.hpp"

namespace fulmo {

namespace {

void describe(Declaration& op, const char* brief) {
  op.brief(brief)
      .details(
          "The plane is found for each pixel alone: the one whose measure of focus, blurred within the planes, is "
          "largest; of several that are equal the first.")
      .menu("Projection")
      .border("nearest")
      .gives(Gives::same)
      .source("Forster et al. 2004, doi:10.1002/jemt.20092");
  op.image("input_image", "Stack to project.");
}

void take_sigma(Declaration& op) {
  op.number("sigma", 5, "Standard deviation of the Gaussian that blurs the measure along x and y.", "pixels")
      .between(0, 1000);
}

/// Each pixel from the plane where the measure, blurred, is largest.
Image sharpest(const NodeRef& stack, const NodeRef& measure, double sigma) {
  const NodeRef focus =
      apply("gaussian_blur", {{"input_image", Image(measure)}, {"sigma_x", sigma}, {"sigma_y", sigma}});
  const NodeRef plane = apply("z_position_of_maximum_z_projection", {{"input_image", Image(focus)}});
  return Image(apply("z_position_projection", {{"input_image", Image(stack)}, {"position", Image(plane)}}));
}

}  // namespace

OPERATION(extended_depth_of_focus_variance_projection) {
  describe(op, "Project a stack to its sharpest pixels: those of the plane with the largest local variance.");
  op.formula("x[argmax over z of gaussian(variance over an ellipse of x[z]), y, x]");
  for (const char* axis : {"x", "y"})
    op.number(std::string("radius_") + axis, 10,
              std::string("Radius along ") + axis + " of the ellipse that the variance is of; fractions are dropped.",
              "pixels")
        .between(0, 1000);
  take_sigma(op);
  op.runs([](const Arguments& a) {
    const NodeRef stack = a.image("input_image");
    const NodeRef variance = apply("variance_filter", {{"input_image", Image(stack)},
                                                       {"radius_x", a.number("radius_x")},
                                                       {"radius_y", a.number("radius_y")},
                                                       {"radius_z", 0.0},
                                                       {"connectivity", std::string("sphere")}});
    return sharpest(stack, variance, a.number("sigma"));
  });
  op.like("referee.sharpest(input_image, referee.plane_variance(input_image, radius_x, radius_y), sigma)")
      .test("radius_x=2, radius_y=1, sigma=1")
      .test("");
}

OPERATION(extended_depth_of_focus_sobel_projection) {
  describe(op, "Project a stack to its sharpest pixels: those of the plane with the steepest edges.");
  op.formula("x[argmax over z of gaussian(sobel(x[z])), y, x]");
  take_sigma(op);
  op.runs([](const Arguments& a) {
    const NodeRef stack = a.image("input_image");
    return sharpest(stack, stencil("sobel_2d", stack), a.number("sigma"));
  });
  op.like("referee.sharpest(input_image, referee.plane_sobel(input_image), sigma)").test("sigma=1").test("");
}

}  // namespace fulmo
