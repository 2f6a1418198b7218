// Sums with the weights of a kernel image, and how well an image resembles one.
#include "skeletons/convolution/convolution.hpp"

#include <cmath>

#include "operations/helpers.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/separable/separable.hpp"

namespace fulmo {

namespace {

/// The kernel's pixels around its middle, the right one of two.
Window window_of(const NodeRef& kernel, const char* parameter) {
  const Type type = kernel->type;
  if (type.batch > 0 || type.count() == 0)
    throw ShapeError(std::string(parameter) + " must be one image with at least one pixel, got shape " +
                     to_string(type.shape) + (type.batch > 0 ? " with frames" : ""));
  const Extent e = type.extent();
  Window window;
  window.size = {static_cast<int>(e.x), static_cast<int>(e.y), static_cast<int>(e.z)};
  for (int i = 0; i < 3; ++i) window.center[i] = window.size[i] / 2;
  for (double weight : values_of(kernel)) window.weights.push_back(static_cast<float>(weight));
  return window;
}

/// Sums over a window's box, axis by axis.
NodeRef box_sums(NodeRef image, const Window& box) {
  for (int axis : {2, 1, 0}) {
    Window line;
    line.size[axis] = box.size[axis], line.center[axis] = box.center[axis];
    line.weights.assign(box.size[axis], 1.0f);
    if (box.size[axis] > 1) image = correlation(image, line);
  }
  return image;
}

double length_of(const std::vector<float>& weights) {
  double squares = 0;
  for (double weight : weights) squares += weight * weight;
  return std::sqrt(squares);
}

}  // namespace

OPERATION(convolve) {
  op.brief("Weighted sum of each pixel's neighbourhood; the weights are a kernel image.")
      .details(
          "The kernel is not mirrored, so this is a correlation: an impulse gives the mirrored kernel. Its middle, in "
          "even sizes the right one of two, stands on the pixel. Weights are used as they are.")
      .formula("sum over k of kernel[k] * x[i + k - kernel.shape // 2]")
      .menu("Filter")
      .border("nearest")
      .gives(Gives::float32);
  op.source("scipy.ndimage.correlate");
  op.image("input_image0", "Image to filter.").also({"source"});
  op.image("input_image1", "Kernel of any size; one of fewer axes has length 1 along the others.")
      .also({"convolution_kernel"});
  op.runs([](const Arguments& a) {
    return Image(correlation(a.image("input_image0"), window_of(a.image("input_image1"), "input_image1")));
  });
  op.like("referee.correlate(input_image0, input_image1)", 1e-5);
  op.test("input_image1=np.float32([[1, -2, 0.5], [0.25, 3, 1], [0, 1, -1.5]])")
      .test("input_image1=np.float32([[[1, 2]], [[3, -1]], [[0.5, 2]], [[1, 1]]])", {{3, 5, 7}})
      .test("input_image1=np.uint8([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])");
}

OPERATION(local_cross_correlation) {
  op.brief("How much each pixel's neighbourhood resembles a kernel image: 1 for a multiple of it.")
      .details(
          "The cosine of the angle between both as vectors; means are not subtracted. NaN where all pixels are 0. The "
          "kernel's middle, in even sizes the right one of two, stands on the pixel.")
      .formula("sum(kernel * x) / sqrt(sum(kernel^2) * sum(x^2)) over the neighbourhood")
      .menu("Filter")
      .border("nearest")
      .gives(Gives::float32);
  op.source("pyclesperanto");
  op.image("input_image", "Image to filter.");
  op.image("kernel", "What to look for.");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const Window kernel = window_of(a.image("kernel"), "kernel");
    const NodeRef squares = box_sums(map("square", {image}, DType::f32), kernel);
    const NodeRef lengths =
        map("multiply", {map("square_root", {squares}, DType::f32), length_of(kernel.weights)}, DType::f32);
    return Image(map("divide", {correlation(image, kernel), lengths}, DType::f32));
  });
  op.like("referee.cross_correlation(input_image, kernel)", 1e-5);
  op.test("kernel=np.float32([[1, -2, 0.5], [0.25, 3, 1], [0, 1, -1.5]])")
      .test("kernel=np.uint8([[[1, 2], [3, 1]], [[1, 0], [0, 1]]])", {{3, 5, 7}});
}

}  // namespace fulmo
