// Smoothing and what is made of it.
#include "operations/helpers.hpp"
#include "skeletons/separable/separable.hpp"

namespace fulmo {

OPERATION(gaussian_blur) {
  op.brief("Smooth an image with a Gaussian.")
      .details("The Gaussian is cut at four standard deviations; a standard deviation of 0 leaves its axis alone.")
      .formula("sum over k of w[k] * x[i + k], w[k] ~ exp(-k^2 / (2 sigma^2)), along z, y and x in turn")
      .menu("Filter > Remove noise").border("nearest").gives(Gives::float32);
  op.image("input_image", "Image to smooth.");
  op.per_axis("sigma", 0, "Standard deviation", "pixels").between(0, 1000);
  op.runs([](const Arguments& a) { return Image(gaussian(a.image("input_image"), a.per_axis("sigma"))); });
  op.like("referee.gaussian(input_image, (sigma_z, sigma_y, sigma_x))", 1e-6);
  op.test("sigma_x=1, sigma_y=1").test("sigma_z=3").test("sigma=0").test("sigma=1.3").test("sigma=12", {{3, 5, 7}});
}

}  // namespace fulmo
