// Thresholds that an image gives itself: statistics, a decision on the host, a comparison; each frame its own.
#include <algorithm>
#include <cmath>

#include "operations/helpers.hpp"
#include "operations/statistics.hpp"
#include "skeletons/histogram/histogram.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

constexpr int bins = 256;

/// Counts of a frame in bins whose centres run from its smallest to its largest value.
struct Histogram {
  const std::vector<double>& counts;
  double low, high;
  double mean;  // of the frame; NaN where it was not asked for
  double centre(int bin) const { return bin * (high - low) / (bins - 1) + low; }
  double width() const { return (high - low) / (bins - 1); }
};

/// Running sums over bins: values[i] is the sum of f(0) ... f(i).
template <class Function>
std::vector<double> running_sum(Function f) {
  std::vector<double> values(bins);
  double sum = 0;
  for (int i = 0; i < bins; ++i) values[i] = sum += f(i);
  return values;
}

/// Centre of the bin after which the variance between the two classes is largest (the first such).
double otsu(const Histogram& h) {
  const auto count = [&](int i) { return h.counts[i]; };
  const auto weighted = [&](int i) { return h.counts[i] * h.centre(i); };
  const std::vector<double> weight = running_sum(count), sum = running_sum(weighted);
  const std::vector<double> above_weight = running_sum([&](int i) { return count(bins - 1 - i); });
  const std::vector<double> above_sum = running_sum([&](int i) { return weighted(bins - 1 - i); });
  double most = 0;
  int best = 0;
  for (int i = 0; i + 1 < bins; ++i) {
    const int above = bins - 2 - i;
    const double difference = sum[i] / weight[i] - above_sum[above] / above_weight[above];
    const double between = weight[i] * above_weight[above] * difference * difference;
    if (between > most) most = between, best = i;
  }
  return h.centre(best);
}

/// The lowest centre that is half-way between the means of what is not above it and of what is.
double isodata(const Histogram& h) {
  const std::vector<double> weight = running_sum([&](int i) { return h.counts[i]; });
  const std::vector<double> sum = running_sum([&](int i) { return h.counts[i] * h.centre(i); });
  for (int i = 0; i + 1 < bins; ++i) {
    const double below = sum[i] / weight[i], above = (sum.back() - sum[i]) / (weight.back() - weight[i]);
    if ((below + above) / 2 - h.centre(i) < h.width()) return h.centre(i);
  }
  return h.low;
}

/// Where the cross entropy between the image and its two means is smallest, by Li and Tam's iteration to half a bin.
double li(const Histogram& h) {
  const std::vector<double> weight = running_sum([&](int i) { return h.counts[i]; });
  const std::vector<double> sum = running_sum([&](int i) { return h.counts[i] * (h.centre(i) - h.low); });
  double threshold = (std::isfinite(h.mean) ? h.mean - h.low : sum.back() / weight.back()), before;
  int steps = 0;
  do {
    before = threshold;
    int last = 0;
    while (last + 1 < bins && h.centre(last + 1) - h.low <= threshold) ++last;
    const double below = sum[last] / weight[last], above = (sum.back() - sum[last]) / (weight.back() - weight[last]);
    if (!(below > 0 && above > 0)) break;
    threshold = (above - below) / (std::log(above) - std::log(below));
  } while (std::abs(threshold - before) > h.width() / 2 && ++steps < 100);
  return threshold + h.low;
}

/// The bin farthest below the line from the histogram's peak to the end of its longer tail.
double triangle(const Histogram& h) {
  int first = 0, last = bins - 1, peak = 0;
  while (first < last && h.counts[first] == 0) ++first;
  while (last > first && h.counts[last] == 0) --last;
  for (int i = 0; i < bins; ++i)
    if (h.counts[i] > h.counts[peak]) peak = i;
  const bool upwards = last - peak > peak - first;
  const int end = upwards ? last : first, step = upwards ? -1 : 1, length = std::abs(peak - end);
  const double norm = std::sqrt(h.counts[peak] * h.counts[peak] + double(length) * length);
  const double along = h.counts[peak] / norm, across = length / norm;
  double most = -1;
  int best = end;
  for (int x = 0; x < length; ++x) {
    const double distance = along * x - across * h.counts[end + step * x];
    if (x == 0 || distance > most) most = distance, best = end + step * x;
  }
  return h.centre(best);
}

/// Centre of the bin after which the correlation between the two classes is largest (the first such).
double yen(const Histogram& h) {
  const double total = running_sum([&](int i) { return h.counts[i]; }).back();
  const auto part = [&](int i) { return h.counts[i] / total; };
  const auto square = [&](int i) { return part(i) * part(i); };
  const std::vector<double> below = running_sum(part), squares = running_sum(square);
  const std::vector<double> above_squares = running_sum([&](int i) { return square(bins - 1 - i); });
  double most = 0;
  int best = 0;
  for (int i = 0; i + 1 < bins; ++i) {
    const double product = below[i] * (1 - below[i]);
    const double correlation = product * product / (squares[i] * above_squares[bins - 2 - i]);
    if (correlation > most && std::isfinite(correlation)) most = correlation, best = i;
  }
  return h.centre(best);
}

/// 1 above the frame's threshold. An integer is above t when it is above floor(t), which its own type holds.
NodeRef above(const NodeRef& image, const NodeRef& threshold) {
  const DType dtype = image->type.dtype;
  if (is_float(dtype)) return predicate("greater", {image, cast_rounding(threshold, dtype)});
  const NodeRef whole = on_host("floor", image->type, 1, {threshold},
                                [](const auto& t, double* result) { *result = std::floor(t[0][0]); });
  return predicate("greater", {image, cast_rounding(whole, dtype)});
}

/// How a threshold is chosen.
struct Rule {
  const char* name;
  double (*threshold)(const Histogram&);
  bool needs_mean = false;
};

/// The centres of the first and the last bin. Bins of integers are at least 1 wide: up to 256 values have one each.
NodeRef bin_range(const NodeRef& image) {
  const NodeRef range = reduce(image, {Measure::finite_minimum, Measure::finite_maximum});
  if (is_float(image->type.dtype)) return range;
  return on_host("bins", image->type, 2, {range}, [](const auto& inputs, double* ends) {
    ends[0] = inputs[0][0], ends[1] = std::max(inputs[0][1], inputs[0][0] + (bins - 1));
  });
}

NodeRef mask(const NodeRef& image, const Rule& rule) {
  const NodeRef range = bin_range(image);
  std::vector<NodeRef> inputs = {range, histogram(image, range, bins)};
  if (rule.needs_mean) inputs.push_back(mean_of_frames(image));
  return above(image, on_host(rule.name, image->type, 1, inputs, [rule](const auto& given, double* threshold) {
                 const double low = given[0][0], high = given[0][1];
                 const double mean = rule.needs_mean ? given[2][0] : NAN;
                 *threshold = high > low ? rule.threshold({given[1], low, high, mean}) : low;
               }));
}

void by_histogram(Declaration& op, const Rule& rule, const std::string& name, const std::string& what,
                  const std::string& formula, const std::string& source) {
  op.brief("Mask of the pixels above " + name + ".")
      .details(
          what +
          " It is found in 256 bins whose centres run from the smallest to the largest finite value; integers that "
          "span no more than 256 values have a bin for each. NaN is not counted. A constant image, or one without "
          "finite values, gives an empty mask.")
      .formula("x > t, t = " + formula)
      .menu("Binarize")
      .per_frame()
      .gives(Gives::mask)
      .source(source)
      .host("the threshold is found in 256 counts");
  op.image("input_image", "Image to threshold.");
  op.runs([rule](const Arguments& a) { return Image(mask(a.image("input_image"), rule)); });
  op.like(std::string("input_image > referee.") + rule.name + "(input_image)").test("");
}

}  // namespace

OPERATION(threshold_otsu) {
  by_histogram(op, {"otsu", otsu}, "Otsu's threshold", "It makes the variance between the two classes largest.",
               "argmax over c of n0 * n1 * (m0 - m1)^2; n0, m0: number and mean of x <= c, n1, m1: of x > c",
               "Otsu 1979, doi:10.1109/TSMC.1979.4310076");
}

OPERATION(threshold_isodata) {
  by_histogram(op, {"isodata", isodata}, "the isodata threshold",
               "It is the lowest that lies half-way between the means of the two classes.",
               "min of c with (m0 + m1) / 2 - c < width of a bin; m0: mean of x <= c, m1: of x > c",
               "Ridler and Calvard 1978, doi:10.1109/TSMC.1978.4310039");
}

OPERATION(threshold_li) {
  by_histogram(op, {"li", li, true}, "Li's threshold",
               "It makes the cross entropy between the image and the means of the two classes smallest, found by "
               "iteration from the mean to half a bin, where intensities count from the smallest.",
               "(m1 - m0) / (log(m1) - log(m0)); m0: mean of x <= t, m1: of x > t",
               "Li and Tam 1998, doi:10.1016/S0167-8655(98)00057-9");
}

OPERATION(threshold_triangle) {
  by_histogram(op, {"triangle", triangle}, "the triangle threshold",
               "It is where the histogram lies deepest below the line from its peak to the end of its longer tail.",
               "argmax over c of how far (c, h[c]) lies below the line from (peak, h[peak]) to (end, 0)",
               "Zack, Rogers and Latt 1977, doi:10.1177/25.7.70454");
}

OPERATION(threshold_yen) {
  by_histogram(op, {"yen", yen}, "Yen's threshold", "It makes the correlation within the two classes largest.",
               "argmax over c of (P * (1 - P))^2 / (sum of p[i]^2 over i <= c * sum of p[i]^2 over i > c); p: share of "
               "each bin, P: sum of p[i] over i <= c",
               "Yen, Chang and Chang 1995, doi:10.1109/83.366472");
}

OPERATION(threshold_mean) {
  op.brief("Mask of the pixels above the mean.")
      .formula("x > mean")
      .menu("Binarize")
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
