// Smoothing and what is made of it.
#include <cmath>

#include "operations/gaussians.hpp"
#include "operations/helpers.hpp"
#include "skeletons/footprint/footprint.hpp"
#include "skeletons/moments/moments.hpp"
#include "skeletons/separable/separable.hpp"

namespace fulmo {

namespace {

NodeRef local_variance(const Arguments& a) {
  const NodeRef image = a.image("input_image");
  const std::array<int, 3> radius = whole_radii(a, image->type);
  return a.text("connectivity") == "box" ? box_variance(image, radius) : footprint_variance(image, ellipsoid(radius));
}

/// What variance and standard deviation share; `names` begins the peer's older ones.
void spread_of_neighbourhood(Declaration& op, const std::string& noun, const std::string& names) {
  op.brief(noun + " of the pixels in a box or an ellipsoid around each pixel.")
      .details(
          "Of the population: squares are divided by the number of pixels. Computed from distances to the mean; of "
          "integers of up to 16 bits from exact sums. Radii are cut to whole numbers.")
      .menu("Filter")
      .source("pyclesperanto")
      .border("nearest")
      .gives(Gives::float32);
  op.image("input_image", "Image to filter.");
  op.per_axis("radius", 1, "Radius", "pixels").between(0, 1000);
  op.text("connectivity", "box",
          "Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.")
      .one_of({"box", "sphere"});
  op.deprecated("cle", names + "_box", "connectivity='box'")
      .deprecated("cle", names + "_sphere", "connectivity='sphere'");
  op.test("")
      .test("radius_x=2.5, radius_y=0, radius_z=3")
      .test("radius=17")
      .test("radius_x=2, radius_y=3, radius_z=1, connectivity='sphere'");
}

/// A formula of the image and its background, which is a blurred copy of it.
void beside_its_blur(Declaration& op, const char* formula) {
  op.menu("Filter > Remove background").border("nearest").gives(Gives::float32).source("pyclesperanto");
  op.image("input_image", "Image to filter.");
  op.per_axis("sigma", 2, "Standard deviation of the background", "pixels").between(0, 1000);
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    return Image(map(formula, {image, gaussian(image, a.per_axis("sigma"))}, DType::f32));
  });
  op.test("").test("sigma_x=5, sigma_y=1, sigma_z=0");
}

}  // namespace

Taps derivative_taps(double sigma, std::int64_t order) {
  if (sigma == 0) return {};
  const int radius = std::max(0, (static_cast<int>(8 * sigma + 0.5) - 1) / 2);
  const double variance = sigma * sigma;
  std::vector<double> samples;
  double sum = 0;
  for (int i = -radius; i <= radius; ++i) {
    const double bell = std::exp(-0.5 * i * i / variance);
    const double sample = order == 0   ? bell
                          : order == 1 ? i / variance * bell
                                       : (i * i - variance) / (variance * variance) * bell;
    samples.push_back(sample);
    sum += sample == 0 ? 1 : std::abs(sample);
  }
  Taps taps;
  for (double sample : samples) taps.push_back(static_cast<float>(sample / sum));
  return taps;
}

OPERATION(gaussian_blur) {
  op.brief("Smooth an image with a Gaussian.")
      .details("The Gaussian is cut at four standard deviations; a standard deviation of 0 leaves its axis alone.")
      .formula("sum over k of w[k] * x[i + k], w[k] ~ exp(-k^2 / (2 sigma^2)), along z, y and x in turn")
      .menu("Filter > Remove noise")
      .border("nearest")
      .source("scipy.ndimage.gaussian_filter")
      .gives(Gives::float32);
  op.image("input_image", "Image to smooth.");
  op.per_axis("sigma", 0, "Standard deviation", "pixels").between(0, 1000);
  op.runs([](const Arguments& a) { return Image(gaussian(a.image("input_image"), a.per_axis("sigma"))); });
  op.like("referee.gaussian(input_image, (sigma_z, sigma_y, sigma_x))", 1e-6);
  op.test("sigma_x=1, sigma_y=1").test("sigma_z=3").test("sigma=0").test("sigma=1.3").test("sigma=12", {{3, 5, 7}});
}

OPERATION(difference_of_gaussian) {
  op.brief("Keep structures between two sizes: a little blurred minus more blurred.")
      .formula("gaussian_blur(x, sigma1) - gaussian_blur(x, sigma2)")
      .menu("Filter > Remove background")
      .border("nearest")
      .gives(Gives::float32);
  op.source("Marr and Hildreth, Proceedings of the Royal Society B 207, 1980");
  op.image("input_image", "Image to filter.");
  op.per_axis("sigma1", 2, "Standard deviation of the image that is kept", "pixels").between(0, 1000);
  op.per_axis("sigma2", 2, "Standard deviation of the image that is subtracted", "pixels").between(0, 1000);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const NodeRef kept = gaussian(image, a.per_axis("sigma1")), removed = gaussian(image, a.per_axis("sigma2"));
    return Image(map("subtract", {kept, removed}, DType::f32));
  });
  op.like(
      "referee.gaussian(input_image, (sigma1_z, sigma1_y, sigma1_x)) - referee.gaussian(input_image, (sigma2_z, "
      "sigma2_y, sigma2_x))",
      1e-5);
  op.test("").test("sigma1_x=1, sigma1_y=1, sigma1_z=1, sigma2_x=3, sigma2_y=4, sigma2_z=5").test("sigma1=0");
}

OPERATION(subtract_gaussian_background) {
  op.brief("Subtract a blurred copy of the image.").formula("x - gaussian_blur(x, sigma)");
  beside_its_blur(op, "subtract");
  op.like("referee.wide(input_image) - referee.gaussian(input_image, (sigma_z, sigma_y, sigma_x))", 1e-5);
}

OPERATION(divide_by_gaussian_background) {
  op.brief("Divide the image by a blurred copy of it.").formula("x / gaussian_blur(x, sigma)");
  op.details("Evens out illumination: 1 where a pixel is as bright as its surroundings.");
  beside_its_blur(op, "divide");
  op.like("referee.quotient(input_image, referee.gaussian(input_image, (sigma_z, sigma_y, sigma_x)))", 1e-5);
}

OPERATION(gaussian_derivative) {
  op.brief("Smoothed slope (order 1) or curvature (order 2) along the axes.")
      .details(
          "Weights are samples of the Gaussian's derivative, divided by the sum of their magnitudes, in which a sample "
          "of 0 counts as 1; so order 1 gives 0.89 and order 2 gives 0.63 of the derivative at sigma 1. The Gaussian "
          "is cut at about four standard deviations. A standard deviation of 0 leaves its axis alone, whatever the "
          "order, and so does a length of 1.")
      .formula("sum over k of w[k] * x[i + k], w ~ g (order 0), k / sigma^2 g (1), (k^2 - sigma^2) / sigma^4 g (2)")
      .menu("Filter > Edges")
      .border("nearest")
      .gives(Gives::float32);
  op.source("scipy.ndimage.gaussian_filter");
  op.image("input_image", "Image to differentiate.");
  op.per_axis("sigma", 0, "Standard deviation", "pixels").between(0, 1000);
  for (const char* axis : {"x", "y", "z"})
    op.integer(std::string("order_") + axis, 0, std::string("Order of the derivative along ") + axis + ".")
        .between(0, 2);
  op.runs([](const Arguments& a) {
    std::array<Taps, 3> taps;
    for (int i = 0; i < 3; ++i)
      taps[i] = derivative_taps(a.per_axis("sigma")[i], a.integer(std::string("order_") + "xyz"[i]));
    return Image(separable(a.image("input_image"), std::move(taps)));
  });
  op.like("referee.gaussian_derivative(input_image, (sigma_z, sigma_y, sigma_x), (order_z, order_y, order_x))", 1e-5);
  op.test("sigma_x=1, sigma_y=1, order_x=1")
      .test("sigma=1.3, order_x=1, order_y=2, order_z=1")
      .test("sigma=0.3, order_y=1")
      .test("sigma=0.2, order_x=2, order_z=2")
      .test("order_x=1");
}

OPERATION(mean_filter) {
  op.brief("Mean of the pixels in a box or an ellipsoid around each pixel.")
      .details("Rounded once: means of integers are exact to half a grey value.")
      .formula("mean of x[i + k] over |k| <= radius in each axis (box) or sum (k / radius)^2 <= 1 (sphere)")
      .menu("Filter > Remove noise")
      .border("nearest")
      .gives(Gives::same);
  op.source("scipy.ndimage.uniform_filter");
  op.image("input_image", "Image to smooth.");
  op.per_axis("radius", 1, "Radius", "pixels").between(0, 1000);
  op.text("connectivity", "box", "Shape of the neighbourhood.").one_of({"box", "sphere"});
  op.deprecated("cle", "mean_box", "connectivity='box'").deprecated("cle", "mean_sphere", "connectivity='sphere'");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const std::array<int, 3> radius = whole_radii(a, image->type);
    return Image(a.text("connectivity") == "box" ? box_mean(image, radius) : footprint_mean(image, ellipsoid(radius)));
  });
  op.like("referee.mean(input_image, (radius_z, radius_y, radius_x), connectivity)", 1e-6);
  op.test("")
      .test("radius_x=2, radius_y=0, radius_z=3")
      .test("radius=1.5")
      .test("radius=17")
      .test("connectivity='sphere'");
}

OPERATION(variance_filter) {
  spread_of_neighbourhood(op, "Variance", "variance");
  op.formula("mean of (x[i + k] - mean of x[i + k])^2 over the neighbourhood");
  op.runs([](const Arguments& a) { return Image(local_variance(a)); });
  op.like("referee.variance(input_image, (radius_z, radius_y, radius_x), connectivity)", 1e-5);
}

OPERATION(standard_deviation) {
  spread_of_neighbourhood(op, "Standard deviation", "standard_deviation");
  op.formula("sqrt(mean of (x[i + k] - mean of x[i + k])^2 over the neighbourhood)");
  op.runs([](const Arguments& a) { return Image(map("square_root", {local_variance(a)}, DType::f32)); });
  op.like("np.sqrt(referee.variance(input_image, (radius_z, radius_y, radius_x), connectivity))", 1e-5);
}

OPERATION(kuwahara_filter) {
  op.brief("Smooth areas and keep edges: each pixel takes mostly the mean of its calmest quadrant.")
      .details(
          "The means of the 4 quadrants (3D: 8 octants) around each pixel, its own row and column included, are "
          "averaged "
          "with weights 1 / (variance + 1e-6). Inside a quadrant pixels count by a Gaussian of their distance.")
      .formula("sum over q of m[q] / (v[q] + 1e-6) / sum over q of 1 / (v[q] + 1e-6)")
      .menu("Filter > Remove noise")
      .border("nearest")
      .gives(Gives::same);
  op.image("input_image", "Image to smooth.");
  op.integer("radius", 1, "Quadrants reach 2 * radius + 1 pixels away.", "pixels").between(0, 1000);
  op.number("sigma", 1, "Standard deviation of the weights.", "pixels").between(1e-3, 1000);
  op.source("Kuwahara et al. 1976, doi:10.1007/978-1-4684-0769-3_13");
  op.runs([](const Arguments& a) {
    std::vector<float> weights;
    for (int d = 0; d <= 2 * a.integer("radius") + 1; ++d)
      weights.push_back(static_cast<float>(std::exp(-0.5 * d * d / (a.number("sigma") * a.number("sigma")))));
    const NodeRef image = a.image("input_image");
    return Image(cast_rounding(quadrant_mean(image, std::move(weights)), image->type.dtype));
  });
  op.like("referee.kuwahara(input_image, 2 * radius + 1, sigma)", 1e-5)
      .test("")
      .test("radius=3, sigma=1.7")
      .test("radius=0");
}

}  // namespace fulmo
