// Distributions of values: histogram, and stretching between two of its points.
#include <cmath>

#include "operations/helpers.hpp"
#include "operations/percentiles.hpp"
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

/// Value k of a row, as an image of one voxel a frame.
NodeRef column(const NodeRef& row, int k) {
  Placement placement;
  placement.base[3] = k;
  return view(row, placement, row->type.row(row->type.dtype, 1).shape, row->type.batch);
}

NodeRef float32(const NodeRef& node) { return cast_rounding(node, DType::f32); }

}  // namespace

OPERATION(histogram) {
  op.brief("Number of pixels in each of a row of equal bins.")
      .details(
          "The centres of the first and last bin are the smallest and largest value. Values outside count in the "
          "nearest bin; "
          "NaN is not counted. Bins are found in float32.")
      .formula("bin = floor((x - minimum) * (num_bins - 1) / (maximum - minimum) + 0.5)")
      .menu("Measure")
      .per_frame()
      .gives(Gives::index)
      .host("the choice of the range");
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
          "without "
          "range becomes 0. Percentiles are exact, not taken from a histogram; NaN does not count in them and stays "
          "NaN.")
      .formula("min(max((x - low) / (high - low), 0), 1)")
      .menu("Math")
      .per_frame()
      .gives(Gives::other)
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
    return Image(map("normalize", {image, float32(column(range, 0)), float32(column(range, 1))}, DType::f32));
  });
  op.like("referee.normalize(input_image, low_percentile, high_percentile)", 1e-6)
      .test("")
      .test("low_percentile=10, high_percentile=90")
      .test("high_percentile=75");
}

}  // namespace fulmo
