// Fourier transforms, convolution and deconvolution by them: the module fft.
#include "skeletons/fourier/fourier.hpp"

#include <algorithm>

#include "operations/helpers.hpp"
#include "skeletons/reduction/reduction.hpp"
#include "skeletons/stencil/stencil.hpp"

namespace fulmo {

namespace {

Sizes sizes_of(const Type& type) {
  const Extent e = type.extent();
  return {e.z, e.y, e.x};
}

NodeRef zeros(Type type, const NodeRef& like) {
  type.dtype = DType::f32;
  return filled(type, 0, like->device);
}

/// Convolution with a kernel whose middle (the left one of two) stands on the pixel. What is convolved has the image's
/// size, with zeros around it; or it has a margin too, from which the kernel reaches into the image.
class Convolution {
 public:
  Convolution(const Type& image, const NodeRef& kernel, bool with_margin)
      : image_(image.with(DType::f32)),
        lengths_(sizes_of(kernel->type)),
        with_margin_(with_margin),
        fourier_(padded(), kernel->device) {
    Sizes back;
    for (int axis = 0; axis < 3; ++axis) back[axis] = middle(axis) + before(axis);
    kernel_ = fourier_.transform(kernel, back);
  }

  /// From margin and image to the image, and the adjoint, which goes back.
  NodeRef convolved(const NodeRef& whole) const {
    return fourier_.transform_back(fourier_.transform(whole, {}, kernel_), image_);
  }
  NodeRef correlated(const NodeRef& image) const {
    return fourier_.transform_back(fourier_.transform(image, {}, kernel_, true), whole());
  }

  Type whole() const {
    if (!with_margin_) return image_;
    Type type = image_;
    for (int axis = 2; axis >= 0; --axis) {
      const int at = static_cast<int>(type.shape.size()) - 3 + axis;
      if (at >= type.batch)
        type.shape[at] += lengths_[axis] - 1;
      else if (lengths_[axis] > 1)
        type.shape.insert(type.shape.begin() + type.batch, 2 - axis - type.spatial() + lengths_[axis]);
    }
    return type;
  }

  NodeRef without_margin(const NodeRef& whole) const {
    if (!with_margin_) return whole;
    Placement inside;
    for (int axis = 0; axis < 3; ++axis) inside.base[axis + 1] = before(axis);
    return view(whole, inside, image_.shape, image_.batch);
  }

 private:
  std::int64_t middle(int axis) const { return (lengths_[axis] - 1) / 2; }
  std::int64_t before(int axis) const { return with_margin_ ? lengths_[axis] - 1 - middle(axis) : 0; }

  /// Room for what reaches beyond the image on either side, so that it does not come back on the other.
  Sizes padded() const {
    Sizes sizes = sizes_of(image_);
    for (int axis = 0; axis < 3; ++axis) {
      const std::int64_t reach =
          with_margin_ ? lengths_[axis] - 1 : std::max(middle(axis), lengths_[axis] - 1 - middle(axis));
      sizes[axis] = smooth_size(std::max(sizes[axis] + reach, lengths_[axis]));
    }
    return sizes;
  }

  Type image_;
  Sizes lengths_;
  bool with_margin_;
  Fourier fourier_;
  NodeRef kernel_;
};

NodeRef kernel_of(const Arguments& a, const char* name) {
  const NodeRef kernel = a.image(name);
  if (kernel->type.batch > 0 || kernel->type.count() == 0)
    throw ShapeError(std::string(name) + " must be one image with at least one pixel, got shape " +
                     to_string(kernel->type.shape) + (kernel->type.batch > 0 ? " with frames" : ""));
  return kernel;
}

/// Values below 1e-5 count as 1.
NodeRef divisor(const NodeRef& normalization) {
  const NodeRef large = predicate("greater_or_equal", {normalization, 1e-5});
  return map("mask_or", {normalization, large, 1.0}, DType::f32);
}

NodeRef ones(const Type& type, const DeviceRef& device) { return filled(type.with(DType::f32), 1, device); }

/// Richardson-Lucy. Without a normalization pixels beyond the image count as unknown: what is looked for has a margin,
/// and each of its pixels is divided by the share that reaches the image.
NodeRef deconvolved(const NodeRef& image, const NodeRef& psf, const NodeRef& normalization, std::int64_t iterations,
                    double regularization) {
  const NodeRef sum = reduce(cast_rounding(psf, DType::f64), {Measure::sum});
  const Convolution blur(image->type, map("divide", {psf, sum}, DType::f32), !normalization);
  const NodeRef share = divisor(normalization ? normalization : blur.correlated(ones(image->type, image->device)));
  NodeRef estimate = ones(blur.whole(), image->device);
  for (std::int64_t i = 0; i < iterations; ++i) {
    const NodeRef ratio = map("positive_ratio", {image, blur.convolved(estimate)}, DType::f32);
    NodeRef correction = map("divide", {blur.correlated(ratio), share}, DType::f32);
    if (regularization > 0) {
      const NodeRef damping =
          map("add_weighted", {1.0, stencil("curvature", estimate), 1.0, -regularization}, DType::f32);
      correction = map("divide", {correction, damping}, DType::f32);
    }
    estimate = map("multiply", {estimate, correction}, DType::f32);
  }
  return blur.without_margin(estimate);
}

constexpr char exact[] = "The same bits on every device; relative to the largest value right to about 1e-6.";

}  // namespace

OPERATION(fourier_transform) {
  op.brief("Discrete Fourier transform of an image along all its axes.")
      .details(
          std::string("Half the spectrum, x from 0 to width / 2, real and imaginary parts side by side along x. ") +
          exact + " Fastest for widths that are products of 2, 3, 5 and 7 (fft.smooth_shape).")
      .formula("sum over p of x[p] * exp(-2 pi i (k . p / shape))")
      .border("wrap: the image is one period")
      .menu("Fourier")
      .gives(Gives::float32)
      .source("numpy.fft.rfftn");
  op.image("input_image", "Image to transform.");
  op.alias("fft", "fft");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    Type type = image->type;
    if (type.spatial() == 0) type.shape.push_back(1);
    type.shape.back() = 2 * (type.shape.back() / 2 + 1);
    if (image->type.count() == 0) return Image(zeros(type, image));
    return Image(Fourier(sizes_of(image->type), image->device).transform(image));
  });
  op.like("referee.interleaved(np.fft.rfftn(wide(input_image)))", 2e-5);
  op.test("").test("", {{97}, {1, 11, 13}, {30, 64}, {3, 205}});
}

OPERATION(inverse_fourier_transform) {
  op.brief("Image whose half spectrum, as fourier_transform gives it, this is.")
      .details(std::string("The result is as wide as output_image, else 2 * (values in a row - 1). ") + exact)
      .formula("sum over k of X[k] * exp(2 pi i (k . p / shape)) / pixels")
      .border("wrap: the image is one period")
      .menu("Fourier")
      .gives(Gives::float32)
      .source("numpy.fft.irfftn");
  op.image("input_image", "Half spectrum: real and imaginary parts side by side along x.");
  op.alias("fft", "ifft");
  op.runs([](const Arguments& a) {
    const NodeRef spectrum = a.image("input_image");
    const std::int64_t columns = spectrum->type.extent().x;
    if (columns % 2 != 0 || columns == 0 || spectrum->type.spatial() == 0)
      throw ShapeError("input_image must have pairs of numbers along x, got shape " + to_string(spectrum->type.shape));
    Type type = spectrum->type.with(DType::f32);
    type.shape.back() = std::max<std::int64_t>(1, columns - 2);
    if (a.has("output_image") && a.image("output_image")->type.extent().x == columns - 1)
      type.shape.back() = columns - 1;
    if (spectrum->type.count() == 0) return Image(zeros(type, spectrum));
    const NodeRef halves = cast_rounding(spectrum, DType::f32);
    return Image(Fourier(sizes_of(type), spectrum->device).transform_back(halves, type));
  });
  op.like("np.fft.irfftn(referee.complex_pairs(input_image), axes=range(input_image.ndim))", 2e-6);
  op.test("", {{10}, {1, 12}, {7, 20}, {3, 5, 14}, {2, 3, 200}});
}

OPERATION(convolve_fft) {
  op.brief("Convolution with a kernel image of any size, by Fourier transforms.")
      .details(
          "The kernel is mirrored, unless correlate is set; its middle, in even sizes the left one of two, stands on "
          "the pixel. The time hardly depends on the kernel's size.")
      .formula("sum over k of kernel[k] * x[i - k + (kernel.shape - 1) // 2]")
      .menu("Fourier")
      .border("zero")
      .gives(Gives::float32)
      .source("scipy.signal.fftconvolve(mode='same')");
  op.image("input_image", "Image to filter.");
  op.image("kernel", "Kernel; one of fewer axes has length 1 along the others.");
  op.output();
  op.boolean("correlate", false, "Do not mirror the kernel.");
  op.alias("fft", "convolve");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image"), kernel = kernel_of(a, "kernel");
    if (image->type.count() == 0) return Image(zeros(image->type, image));
    const Convolution convolution(image->type, kernel, false);
    return Image(a.flag("correlate") ? convolution.correlated(image) : convolution.convolved(image));
  });
  op.like("referee.convolve_same(input_image, kernel, correlate)", 2e-5);
  op.test("kernel=np.float32([[1, -2, 0.5], [0.25, 3, 1]])");
  op.test("kernel=np.float32([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])");
  op.test("kernel=np.uint8([[[1, 2, 7, 1]], [[3, 1, 4, 0]]]), correlate=True", {{3, 5, 7}, {5, 6}, {1, 20, 9}});
}

OPERATION(deconvolve_fft) {
  op.brief("Undo the blur of a known point spread function: Richardson-Lucy, if wanted with total variation.")
      .details(
          "Starts from a constant image; where the blurred estimate is not positive its quotient counts as 0. The PSF "
          "is divided by its sum; its middle, in even sizes the left one of two, stands on the pixel. Pixels beyond "
          "the image count as unknown, so that a constant image stays constant; with a normalization they are 0.")
      .formula(
          "x <- x * correlate(image / convolve(x, psf), psf) / correlate(1, psf) "
          "/ (1 - regularization * div(grad x / |grad x|))")
      .menu("Fourier")
      .border("unknown: outside pixels take no part in the comparison; zero with a normalization")
      .gives(Gives::float32)
      .source(
          "Richardson 1972, doi:10.1364/JOSA.62.000055; Lucy 1974, doi:10.1086/111605; Dey 2006, "
          "doi:10.1002/jemt.20294");
  op.image("input_image", "Blurred image.");
  op.image("psf", "Point spread function.");
  op.image("normalization", "Image that each estimate is divided by, instead; its values below 1e-5 count as 1.")
      .optional();
  op.output();
  op.integer("iteration", 100, "Number of iterations.").between(0, 1e6);
  op.number("regularization", 0, "Weight of total variation; 0 leaves it out, 0.002 is a usual value.")
      .between(0, 1000);
  op.alias("fft", "deconvolve");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image"), psf = kernel_of(a, "psf");
    if (image->type.count() == 0) return Image(zeros(image->type, image));
    const NodeRef normalization = a.has("normalization") ? divisor(a.image("normalization")) : nullptr;
    return Image(deconvolved(image, psf, normalization, a.integer("iteration"), a.number("regularization")));
  });
  op.like("referee.richardson_lucy(input_image, psf, normalization, iteration, regularization)", 1e-4);
  const std::string image =
      "input_image=np.float32([[3, 1, 4, 1, 5, 9], [2, 6, 5, 3, 5, 8], [9, 7, 9, 3, 2, 3], [8, 4, 6, 2, 6, 4], "
      "[3, 3, 8, 3, 2, 7]]), ";
  op.test(image + "psf=np.float32([[1, 2, 1], [2, 4, 3], [1, 3, 2]]), normalization=np.uint8([1]), iteration=5");
  op.test(image + "psf=np.float32([[1, 2], [3, 1]]), normalization=np.float32([1, 0.5, 0, 2, 1, 1]), iteration=3");
  op.test(image + "psf=np.float32([0.25, 1, 0.5]), normalization=np.uint8([1]), regularization=0.01, iteration=4");
  op.test("psf=np.float32([[[1], [2]], [[4], [1]], [[2], [1]]]), normalization=np.uint8([1]), iteration=1",
          {{3, 5, 7}});
}

}  // namespace fulmo
