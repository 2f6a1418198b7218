// Numbers from all pixels of an image; of a batch, one for each frame.
#include "operations/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "operations/helpers.hpp"
#include "operations/percentiles.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

NodeRef mean_of_frames(const NodeRef& image) {
  const double count = static_cast<double>(image->type.count()) / static_cast<double>(image->type.extent().n);
  return on_host("mean", image->type, 1, {reduce(image, {Measure::sum})},
                 [count](const auto& sums, double* mean) { *mean = sums[0][0] / count; });
}

NodeRef value_of_row(const NodeRef& row, int k) {
  Placement placement;
  placement.base[3] = k;
  return view(row, placement, row->type.row(row->type.dtype, 1).shape, row->type.batch);
}

namespace {

/// One number, or one for each frame.
Value numbers_of(const Type& image, const std::vector<double>& values) {
  if (image.batch > 0) return values;
  return values[0];
}

/// Integers stay integers.
Value numbers_of(const NodeRef& values) {
  if (values->type.batch > 0) return values_of(values);
  if (values->type.dtype == DType::f64) return values_of(values)[0];
  std::int64_t whole = 0;
  download(values, &whole);
  return whole;
}

void extremum(Declaration& op, Measure measure, const char* brief, const char* formula, const char* referee) {
  op.formula(formula);
  op.brief(brief)
      .details("NaN if a pixel is NaN.")
      .menu("Measurement")
      .returns("number; a list of one for each frame of a batch")
      .per_frame();
  op.image("input_image", "Image to measure.");
  op.runs([measure](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    if (image->type.count() == 0)
      throw ShapeError(a.operation().name + ": input_image must have at least one pixel, got shape " +
                       to_string(image->type.shape));
    return numbers_of(reduce(image, {measure}));
  });
  op.like(referee).test("");
}

/// Squared distances to the mean, added in float64, over count - ddof; 0 where there are not more pixels than ddof.
NodeRef variance_of_frames(const NodeRef& image, double ddof) {
  const NodeRef squares = map("squared_difference", {image, mean_of_frames(image)}, DType::f64);
  const double count = static_cast<double>(image->type.count()) / static_cast<double>(image->type.extent().n);
  return on_host(
      "variance", image->type, 1, {reduce(squares, {Measure::sum})},
      [=](const auto& sums, double* variance) { *variance = count > ddof ? sums[0][0] / (count - ddof) : 0; });
}

void spread(Declaration& op, bool root, const char* noun, const char* referee) {
  op.brief(std::string(noun) + " of all pixels.")
      .details("From squared distances to the mean, added in float64; 0 where there are not more pixels than ddof.")
      .formula(root ? "sqrt(sum of (x - mean)^2 / (n - ddof))" : "sum of (x - mean)^2 / (n - ddof)")
      .menu("Measurement")
      .returns("number; a list of one for each frame of a batch")
      .per_frame()
      .host("the division of two sums");
  op.image("input_image", "Image to measure.");
  op.integer("ddof", 0, "What is taken from the count before the division (0: of the population, 1: of a sample).")
      .between(0, 1e9);
  op.runs([root](const Arguments& a) {
    std::vector<double> values =
        values_of(variance_of_frames(a.image("input_image"), static_cast<double>(a.integer("ddof"))));
    if (root)
      for (double& value : values) value = std::sqrt(value);
    return numbers_of(a.image("input_image")->type, values);
  });
  op.like(referee, 1e-9).test("").test("ddof=1");
}

/// Whether the exact sum fits int64, from it modulo 2^64 and the sum of upper halves.
bool fits(std::int64_t sum, std::int64_t upper) {
  const std::uint64_t lower = static_cast<std::uint64_t>(sum) - (static_cast<std::uint64_t>(upper) << 32);
  const std::int64_t high = upper + static_cast<std::int64_t>(lower >> 32);
  return high >= -(std::int64_t{1} << 31) && high < std::int64_t{1} << 31;
}

}  // namespace

OPERATION(maximum_of_all_pixels) {
  extremum(op, Measure::maximum, "Largest pixel value.", "max over p of x[p]", "input_image.max()");
}
OPERATION(minimum_of_all_pixels) {
  extremum(op, Measure::minimum, "Smallest pixel value.", "min over p of x[p]", "input_image.min()");
}

OPERATION(sum_of_all_pixels) {
  op.brief("Sum of all pixel values.")
      .details(
          "Integers are added exactly; a sum beyond 64 bits is an error. Floats are added in float64 in a fixed order.")
      .menu("Measurement")
      .returns("number; a list of one for each frame of a batch")
      .per_frame();
  op.formula("sum over p of x[p]");
  op.image("input_image", "Image to measure.");
  op.runs([](const Arguments& a) -> Value {
    const NodeRef image = a.image("input_image");
    if (is_float(image->type.dtype)) return numbers_of(reduce(image, {Measure::sum}));
    const NodeRef sums = reduce(image, {Measure::sum, Measure::upper_sum});
    std::vector<std::int64_t> pairs(sums->type.count());
    download(sums, pairs.data());
    std::vector<double> all;
    for (std::size_t i = 0; i < pairs.size(); i += 2) {
      if (!fits(pairs[i], pairs[i + 1]))
        throw ParameterError(a.operation().name + ": the sum must fit 64-bit integers");
      all.push_back(static_cast<double>(pairs[i]));
    }
    if (image->type.batch == 0) return pairs[0];
    return all;
  });
  op.like("input_image.sum(dtype=np.float64 if input_image.dtype.kind == 'f' else np.int64)", 1e-12).test("");
}

OPERATION(product_of_all_pixels) {
  op.brief("Product of all pixel values.")
      .details(
          "Integers are multiplied exactly as long as the product fits 64 bits. Beyond, and of floats, it is made in "
          "float64 in a fixed order; 1 of an image without pixels.")
      .menu("Measurement")
      .returns("number; a list of one for each frame of a batch")
      .per_frame();
  op.formula("product over p of x[p]");
  op.image("input_image", "Image to measure.");
  op.runs([](const Arguments& a) -> Value {
    const NodeRef image = a.image("input_image");
    const NodeRef exact = reduce(image, {Measure::product});
    if (is_float(image->type.dtype)) return numbers_of(exact);
    std::vector<std::int64_t> products(exact->type.count());
    download(exact, products.data());
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const bool fit = std::all_of(products.begin(), products.end(), [](auto p) { return p > -most && p < most; });
    if (fit && image->type.batch == 0) return products[0];
    if (fit) return std::vector<double>(products.begin(), products.end());
    return numbers_of(reduce(cast_rounding(image, DType::f64), {Measure::product}));
  });
  op.like("np.prod(wide(input_image))", 1e-12).test("").test("input_image=np.uint16([3, 65535, 7, 50])");
}

OPERATION(minimum_of_masked_pixels) {
  op.brief("Smallest value of the pixels that a mask names.")
      .details("NaN if one of them is NaN, infinite if there are none.")
      .menu("Measurement")
      .returns("number; a list of one for each frame of a batch")
      .per_frame();
  op.formula("min of x[p] over p with mask[p] != 0");
  op.image("input_image", "Image to measure.").also({"source"});
  op.image("mask", "Pixels that are not zero count.");
  op.runs([](const Arguments& a) {
    const NodeRef image = cast_rounding(a.image("input_image"), DType::f64);
    constexpr double none = std::numeric_limits<double>::infinity();
    return numbers_of(reduce(map("mask_or", {image, a.image("mask"), none}, DType::f64), {Measure::minimum}));
  });
  op.like("np.min(wide(input_image), initial=np.inf, where=mask != 0)").test("").test("mask=np.uint8([0])");
}

OPERATION(mean_of_all_pixels) {
  op.brief("Mean of all pixels.")
      .details("The exact sum of integers, or that of floats in float64 in a fixed order, over the count.")
      .menu("Measurement")
      .returns("number; a list of one for each frame of a batch")
      .per_frame()
      .host("the division of the sum");
  op.formula("sum of x / n");
  op.image("input_image", "Image to measure.");
  op.runs([](const Arguments& a) {
    return numbers_of(a.image("input_image")->type, values_of(mean_of_frames(a.image("input_image"))));
  });
  op.like("input_image.mean(dtype=np.float64)", 1e-9).test("");
}

OPERATION(variance_of_all_pixels) { spread(op, false, "Variance", "referee.spread_of_all(np.var, input_image, ddof)"); }
OPERATION(standard_deviation_of_all_pixels) {
  spread(op, true, "Standard deviation", "referee.spread_of_all(np.std, input_image, ddof)");
}

OPERATION(percentile) {
  op.brief("Value below which this share of the pixels lies.")
      .details(
          "Exact: pixels are ranked, not counted in bins; between two ranks it is interpolated. NaN does not count. "
          "Pixels are taken in float32.")
      .menu("Measurement")
      .returns("number; a list of one for each frame of a batch")
      .per_frame()
      .host("ranks are looked up in counts of digits");
  op.source("numpy.percentile");
  op.formula("s[k] + (r - k) * (s[k + 1] - s[k]), s: sorted pixels, r = (n - 1) * percentile / 100, k = floor(r)");
  op.image("input_image", "Image to measure.");
  op.number("percentile", 50, "Share of the pixels.", "%").between(0, 100);
  op.runs([](const Arguments& a) {
    return numbers_of(a.image("input_image")->type,
                      values_of(percentiles(a.image("input_image"), {a.number("percentile")})));
  });
  op.like("np.percentile(np.float64(input_image), percentile)", 1e-9)
      .test("")
      .test("percentile=12.5")
      .test("percentile=100");
}

}  // namespace fulmo
