// Distributions of values: histogram, stretching between two of its points, and equalisation.
#include <cmath>

#include "operations/helpers.hpp"
#include "operations/percentiles.hpp"
#include "operations/statistics.hpp"
#include "skeletons/equalization/equalization.hpp"
#include "skeletons/histogram/histogram.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

/// The smallest and largest finite value of each frame, or what is given instead (NaN: not given).
NodeRef range_of(const NodeRef& image, double low, double high) {
  const NodeRef range = reduce(image, {Measure::finite_minimum, Measure::finite_maximum});
  return on_host("range", image->type, 2, {range}, [low, high](const auto& inputs, double* result) {
    result[0] = std::isnan(low) ? inputs[0][0] : low;
    result[1] = std::isnan(high) ? inputs[0][1] : high;
  });
}

NodeRef float32(const NodeRef& node) { return cast_rounding(node, DType::f32); }

}  // namespace

OPERATION(histogram) {
  op.brief("Number of pixels in each of a row of equal bins.")
      .details(
          "The centres of the first and last bin are the smallest and largest value. Values outside count in the "
          "nearest bin; NaN is not counted. Bins are found in float32.")
      .formula("bin = floor((x - minimum) * (num_bins - 1) / (maximum - minimum) + 0.5)")
      .menu("Measurement")
      .per_frame()
      .gives(Gives::index)
      .host("the choice of the range");
  op.source("pyclesperanto");
  op.image("input_image", "Image to count.");
  op.integer("num_bins", 256, "How many bins.").between(1, most_bins);
  op.number("minimum_intensity", NAN, "Centre of the first bin; NaN: the smallest finite value of the image.");
  op.number("maximum_intensity", NAN, "Centre of the last bin; NaN: the largest finite value of the image.");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const NodeRef range = range_of(image, a.number("minimum_intensity"), a.number("maximum_intensity"));
    return Image(histogram(image, range, static_cast<int>(a.integer("num_bins"))));
  });
  op.like("referee.histogram(input_image, num_bins, minimum_intensity, maximum_intensity)")
      .test("")
      .test("num_bins=7")
      .test("num_bins=10, minimum_intensity=20, maximum_intensity=200");
}

OPERATION(normalize) {
  op.brief("Stretch the values to the range 0 to 1.")
      .details(
          "Between the smallest and largest value, or between two percentiles, beyond which values are cut. An image "
          "without range becomes 0. Percentiles are exact, not taken from a histogram; NaN does not count in them and "
          "stays NaN.")
      .formula("min(max((x - low) / (high - low), 0), 1)")
      .menu("Math")
      .per_frame()
      .gives(Gives::other, "float32")
      .host("percentiles are looked up in counts of digits");
  op.image("input_image", "Image to stretch.");
  op.number("low_percentile", -1, "Percentile that becomes 0; negative: the smallest value.", "%").between(-1, 100);
  op.number("high_percentile", -1, "Percentile that becomes 1; negative: the largest value.", "%").between(-1, 100);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const double low = a.number("low_percentile"), high = a.number("high_percentile");
    const bool whole = low < 0 && high < 0;
    const NodeRef range =
        whole ? range_of(image, NAN, NAN) : percentiles(image, {low < 0 ? 0 : low, high < 0 ? 100 : high});
    return Image(
        map("normalize", {image, float32(value_of_row(range, 0)), float32(value_of_row(range, 1))}, DType::f32));
  });
  op.like("referee.normalize(input_image, low_percentile, high_percentile)", 1e-6)
      .test("")
      .test("low_percentile=10, high_percentile=90")
      .test("high_percentile=75");
}

OPERATION(clahe) {
  op.brief("Contrast-limited adaptive histogram equalisation: bring out structures in dark and bright parts alike.")
      .details(
          "The image is cut into equal tiles no wider than tile_size. Each has a curve from values to values: the "
          "running sum of its histogram of 256 bins over the intensity range, of which no bin keeps more than its "
          "share; what is cut goes to all bins. A pixel takes what the curves of the tiles around it give, "
          "interpolated linearly between their centres. NaN stays, and so does an image of one value.")
      .formula("minimum + (c[b] - c[0]) / (n - c[0]) * (maximum - minimum), c: running sum of the clipped histogram")
      .menu("Filter")
      .border("the outermost tiles' curves hold up to the border")
      .gives(Gives::same)
      .host("the choice of the range")
      .source("Zuiderveld 1994, Graphics Gems IV, 474-485")
      .alias("__experimental__", "clahe");
  op.image("input_image", "Image to equalise.");
  op.integer("tile_size", 8, "Largest width of tiles along all axes.", "pixels").between(2, 1024);
  op.number("clip_limit", 0.01, "Share of a tile's pixels that a bin keeps; 1: all of them, 0: none has contrast.")
      .between(0, 1);
  op.number("minimum_intensity", NAN, "Where the range begins; NaN: the smallest finite value of the image.");
  op.number("maximum_intensity", NAN, "Where the range ends; NaN: the largest finite value of the image.");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const NodeRef range = range_of(image, a.number("minimum_intensity"), a.number("maximum_intensity"));
    const double clip = a.number("clip_limit") * 255 / 256;
    const NodeRef result = equalized(image, range, static_cast<int>(a.integer("tile_size")), clip);
    return Image(cast_rounding(result, image->type.dtype));
  });
  op.like("referee.clahe(input_image, tile_size, clip_limit, minimum_intensity, maximum_intensity)", 1e-5)
      .test("")
      .test("tile_size=5, clip_limit=0.05")
      .test("tile_size=100, clip_limit=1")
      .test("tile_size=3, clip_limit=0.5, minimum_intensity=10, maximum_intensity=150");
}

}  // namespace fulmo
