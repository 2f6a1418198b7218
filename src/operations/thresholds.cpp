// Thresholds that an image gives itself: statistics, a decision on the host, a comparison; each frame its own.
#include "operations/thresholds.hpp"

#include <cmath>

#include "operations/helpers.hpp"
#include "operations/statistics.hpp"
#include "skeletons/histogram/histogram.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

constexpr int otsu_bins = 256;

/// Otsu's threshold: the centre of the bin after which the variance between the two classes is largest (the first
/// such).
double otsu_threshold(const std::vector<double>& counts, double low, double high) {
  const int bins = static_cast<int>(counts.size());
  std::vector<double> centre(bins), above_weight(bins + 1), above_sum(bins + 1);
  for (int i = 0; i < bins; ++i) centre[i] = i * (high - low) / (bins - 1) + low;
  for (int i = bins - 1; i >= 0; --i) {
    above_weight[i] = above_weight[i + 1] + counts[i];
    above_sum[i] = above_sum[i + 1] + counts[i] * centre[i];
  }
  double weight = 0, sum = 0, most = 0;
  int best = 0;
  for (int i = 0; i + 1 < bins; ++i) {
    weight += counts[i], sum += counts[i] * centre[i];
    const double difference = sum / weight - above_sum[i + 1] / above_weight[i + 1];
    const double between = weight * above_weight[i + 1] * difference * difference;
    if (between > most) most = between, best = i;
  }
  return centre[best];
}

/// 1 above the frame's threshold. An integer is above t when it is above floor(t), which its own type holds.
NodeRef above(const NodeRef& image, const NodeRef& threshold) {
  const DType dtype = image->type.dtype;
  if (is_float(dtype)) return predicate("greater", {image, cast_rounding(threshold, dtype)});
  const NodeRef whole = on_host("floor", image->type, 1, {threshold},
                                [](const auto& t, double* result) { *result = std::floor(t[0][0]); });
  return predicate("greater", {image, cast_rounding(whole, dtype)});
}

}  // namespace

NodeRef otsu_mask(const NodeRef& image) {
  const NodeRef range = reduce(image, {Measure::finite_minimum, Measure::finite_maximum});
  const NodeRef counts = histogram(image, range, otsu_bins);
  return above(image, on_host("otsu", image->type, 1, {range, counts}, [](const auto& inputs, double* threshold) {
                 *threshold = otsu_threshold(inputs[1], inputs[0][0], inputs[0][1]);
               }));
}

OPERATION(threshold_otsu) {
  op.brief("Mask of the pixels above Otsu's threshold.")
      .details(
          "The threshold makes the variance between the two classes largest. It is the centre of one of 256 bins whose "
          "centres run from the smallest to the largest finite value; NaN is not counted. A constant image, or one "
          "without "
          "finite values, gives an empty mask.")
      .formula("x > t")
      .menu("Threshold")
      .per_frame()
      .gives(Gives::mask)
      .source("Otsu 1979, doi:10.1109/TSMC.1979.4310076")
      .host("the threshold is found in 256 counts");
  op.image("input_image", "Image to threshold.");
  op.runs([](const Arguments& a) { return Image(otsu_mask(a.image("input_image"))); });
  op.like("input_image > referee.otsu(input_image)").test("");
}

OPERATION(threshold_mean) {
  op.brief("Mask of the pixels above the mean.")
      .formula("x > mean")
      .menu("Threshold")
      .per_frame()
      .gives(Gives::mask)
      .source("Glasbey 1993, doi:10.1006/cgip.1993.1040")
      .host("the division of the sum");
  op.image("input_image", "Image to threshold.");
  op.runs(
      [](const Arguments& a) { return Image(above(a.image("input_image"), mean_of_frames(a.image("input_image")))); });
  op.like("input_image > np.asarray(input_image.mean(dtype=np.float64)).astype(np.float32)").test("");
}

}  // namespace fulmo
