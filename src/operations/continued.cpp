// Images continued beyond their borders by any rule of scipy.ndimage: what fulmo.ndimage is made of.
#include <algorithm>

#include "operations/helpers.hpp"
#include "skeletons/convolution/convolution.hpp"
#include "skeletons/geometric/geometric.hpp"
#include "skeletons/host/host.hpp"

namespace fulmo {

namespace {

const char* const rules =
    "For a row a b c d: reflect is d c b a | a b c d | d c b a, mirror d c b | a b c d | c b a, nearest a a a | a b c "
    "d | d d d, grid-wrap b c d | a b c d | a b c, constant `value`.";

/// Numbers given as (z, y, x), of which the first may be missing, as x, y, z.
std::array<double, 3> xyz(const Arguments& a, const char* name, double fallback) {
  std::array<double, 3> result{fallback, fallback, fallback};
  if (!a.has(name)) return result;
  const std::vector<double> given = a.numbers(name);
  if (given.empty() || given.size() > 3)
    throw ParameterError(std::string(name) + " must have one to three numbers, (z, y, x), got " +
                         std::to_string(given.size()));
  for (std::size_t i = 0; i < given.size(); ++i) result[i] = given[given.size() - 1 - i];
  return result;
}

std::array<int, 3> whole_xyz(const Arguments& a, const char* name, int lowest) {
  std::array<int, 3> result{};
  const std::array<double, 3> given = xyz(a, name, 0);
  for (int axis = 0; axis < 3; ++axis) {
    if (!(given[axis] >= lowest && given[axis] < 1 << 30 && given[axis] == static_cast<int>(given[axis])))
      throw ParameterError(std::string(name) + " must be whole numbers of at least " + std::to_string(lowest) +
                           ", got " + std::to_string(given[axis]));
    result[axis] = static_cast<int>(given[axis]);
  }
  return result;
}

Outside outside_named(const std::string& name) {
  static const std::map<std::string, Outside> rules = {
      {"constant", Outside::constant},  {"grid-constant", Outside::grid_constant},
      {"nearest", Outside::nearest},    {"mirror", Outside::mirror},
      {"reflect", Outside::reflect},    {"wrap", Outside::wrap},
      {"grid-wrap", Outside::grid_wrap}};
  return rules.at(name);
}

Border border_named(const std::string& name) {
  static const std::map<std::string, Border> rules = {{"constant", Border::constant},
                                                      {"nearest", Border::nearest},
                                                      {"mirror", Border::mirror},
                                                      {"reflect", Border::reflect},
                                                      {"wrap", Border::wrap}};
  return rules.at(name);
}

NodeRef extended(const Arguments& a) {
  const NodeRef image = a.image("input_image");
  const std::array<int, 3> before = whole_xyz(a, "before", 0), after = whole_xyz(a, "after", 0);
  Sampling sampling;
  sampling.outside = outside_named(a.text("mode"));
  sampling.value = a.number("value");
  std::vector<std::int64_t> shape = image->type.shape;
  for (int axis = 0; axis < 3; ++axis) {
    if (axis >= image->type.spatial()) {
      if (before[axis] + after[axis] > 0)
        throw ParameterError("before and after must be 0 along axes that the image lacks");
      continue;
    }
    sampling.matrix[axis][3] = -before[axis];
    shape[shape.size() - 1 - axis] += before[axis] + after[axis];
  }
  if (image->type.count() == 0) throw ShapeError("input_image must have at least one pixel to be continued");
  return sampled(image, sampling, std::move(shape), image->type.dtype);
}

NodeRef correlated(const Arguments& a) {
  const NodeRef weights = a.image("weights");
  const Extent e = weights->type.extent();
  if (weights->type.batch > 0 || weights->type.count() == 0)
    throw ShapeError("weights must be one image with at least one pixel, got shape " + to_string(weights->type.shape));
  Window window;
  window.size = {static_cast<int>(e.x), static_cast<int>(e.y), static_cast<int>(e.z)};
  const std::array<int, 3> origin = whole_xyz(a, "origin", -(1 << 29));
  for (int axis = 0; axis < 3; ++axis) {
    window.center[axis] = window.size[axis] / 2 + origin[axis];
    if (window.center[axis] < 0 || window.center[axis] >= window.size[axis])
      throw ParameterError("origin must keep the centre of weights inside them, got " + std::to_string(origin[axis]) +
                           " along an axis of " + std::to_string(window.size[axis]));
  }
  for (double weight : values_of(weights)) window.weights.push_back(static_cast<float>(weight));
  window.border = border_named(a.text("mode"));
  window.outside = static_cast<float>(a.number("value"));
  return correlation(a.image("input_image"), window);
}

NodeRef resampled(const Arguments& a) {
  const NodeRef image = a.image("input_image");
  const std::vector<double> matrix = a.numbers("matrix"), shape = a.numbers("shape");
  const int axes = image->type.spatial();
  if (static_cast<int>(matrix.size()) != axes * (axes + 1) || static_cast<int>(shape.size()) != axes)
    throw ParameterError("matrix must have " + std::to_string(axes * (axes + 1)) + " numbers and shape " +
                         std::to_string(axes) + ", got " + std::to_string(matrix.size()) + " and " +
                         std::to_string(shape.size()));
  Sampling sampling;
  sampling.linear = a.integer("order") == 1;
  sampling.outside = outside_named(a.text("mode"));
  sampling.value = a.number("value");
  for (int row = 0; row < axes; ++row) {  // given as z, y, x
    const double* from = &matrix[row * (axes + 1)];
    for (int column = 0; column < axes; ++column) sampling.matrix[axes - 1 - row][axes - 1 - column] = from[column];
    sampling.matrix[axes - 1 - row][3] = from[axes];
  }
  std::vector<std::int64_t> sizes(image->type.shape.begin(), image->type.shape.begin() + image->type.batch);
  for (double size : shape) sizes.push_back(static_cast<std::int64_t>(size));
  return sampled(image, sampling, std::move(sizes), image->type.dtype);
}

const std::vector<std::string> sampling_rules = {"constant", "grid-constant", "nearest",  "mirror",
                                                 "reflect",  "wrap",          "grid-wrap"};

}  // namespace

OPERATION(extend) {
  op.brief("Continue an image beyond its borders.")
      .details(rules)
      .menu("Transform")
      .gives(Gives::same)
      .border("as mode says");
  op.source("numpy.pad");
  op.formula("out[p] = in[p - before], beyond the image as the mode says");
  op.image("input_image", "Image to enlarge.");
  op.numbers("before", "Pixels added in front, (z, y, x).");
  op.numbers("after", "Pixels added behind, (z, y, x).");
  op.text("mode", "reflect", "Rule by which the image goes on.")
      .one_of({"grid-constant", "nearest", "mirror", "reflect", "grid-wrap"});
  op.number("value", 0, "Value of new pixels where the mode is grid-constant.");
  op.runs([](const Arguments& a) { return Image(extended(a)); });
  op.like("referee.extended(input_image, before, after, mode, value)");
  op.test("before=[2, 3], after=[1, 4]").test("before=[3, 2], after=[4, 5], mode='mirror'", {{5, 7}, {3, 5, 7}});
  op.test("before=[7, 9], after=[8, 11], mode='grid-wrap'", {{5, 7}}).test("after=[4, 6], mode='nearest'");
  op.test("before=[1, 2], after=[2, 3], mode='grid-constant', value=3");
}

OPERATION(correlate) {
  op.brief("Weighted sum of each pixel's neighbourhood, under any border rule.")
      .details(rules)
      .formula("sum over k of weights[k] * x[i + k - weights.shape // 2 - origin]")
      .menu("Filter")
      .gives(Gives::float32)
      .border("as mode says");
  op.source("scipy.ndimage.correlate");
  op.image("input_image", "Image to filter.");
  op.image("weights", "Weights of any size; of fewer axes than the image: length 1 along the others.");
  op.text("mode", "reflect", "What stands beyond the border.")
      .one_of({"constant", "nearest", "mirror", "reflect", "wrap"});
  op.number("value", 0, "Value beyond the border where the mode is constant.");
  op.numbers("origin", "Where the weights stand, (z, y, x); positive numbers move them back.");
  op.runs([](const Arguments& a) { return Image(correlated(a)); });
  op.like("referee.correlated(input_image, weights, mode, value, origin)", 1e-5);
  op.test("weights=np.float32([[1, -2, 0.5], [0.25, 3, 1]])")
      .test("weights=np.float32([[1, -2, 0.5], [0.25, 3, 1]]), mode='constant', value=2, origin=[-1, 1]")
      .test("weights=np.float32([1, 2, 3, 4, 5, 6, 7]), mode='mirror'", {{5, 7}, {3, 5, 9}})
      .test("weights=np.float32([[[1]], [[2]], [[4]]]), mode='wrap'", {{3, 5, 7}});
}

OPERATION(resample_affine) {
  op.brief("Sample an image at places that depend linearly on the result's coordinates.")
      .details("Places are fixed-point numbers, so that every device reads the same pixels.")
      .formula("out[i] = in at matrix (i, 1), axes in the order z, y, x")
      .menu("Transform")
      .gives(Gives::same)
      .border("as mode says");
  op.source("scipy.ndimage.affine_transform");
  op.image("input_image", "Image to sample.");
  op.numbers("matrix", "One row for each axis: its factors of the result's coordinates, and its offset, in pixels.")
      .required();
  op.numbers("shape", "Size of the result along each axis.").required();
  op.integer("order", 1, "1: linear between pixels; 0: the nearest pixel.").between(0, 1);
  op.text("mode", "constant", "What stands beyond the border; rules of scipy.ndimage.").one_of(sampling_rules);
  op.number("value", 0, "Value beyond the border where the mode is constant.");
  op.runs([](const Arguments& a) { return Image(resampled(a)); });
  op.like("referee.resampled(input_image, matrix, shape, order, mode, value)", 1e-5);
  op.test("matrix=[0.5, 0.1, 1, -0.2, 0.75, 2], shape=[9, 11]", {{5, 7}, {20, 30}})
      .test("matrix=[0.53, 0.12, 1, -0.27, 0.77, 2], shape=[9, 11], order=0, mode='mirror'", {{5, 7}, {20, 30}})
      .test("matrix=[1, 0, 0, 0.25, 0, 1, 0, -3, 0, 0, 1, 8.5], shape=[3, 5, 7], mode='reflect'", {{3, 5, 7}})
      .test("matrix=[1.5, 0, -4, 0, 1.25, 3], shape=[9, 11], mode='grid-wrap'", {{5, 7}});
}

}  // namespace fulmo
