// Numbers of labels from those of their neighbours.
#include <algorithm>
#include <cmath>
#include <limits>

#include "operations/adjacency.hpp"
#include "operations/helpers.hpp"
#include "operations/tables.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool any_nan(const std::vector<float>& values) {
  return std::any_of(values.begin(), values.end(), [](float v) { return v != v; });
}

double mean(std::vector<float> values) {
  double sum = 0;
  for (float v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

double standard_deviation(std::vector<float> values) {
  const double middle = mean(values);
  double squares = 0;
  for (float v : values) squares += (v - middle) * (v - middle);
  return std::sqrt(squares / static_cast<double>(values.size()));
}

double minimum(std::vector<float> values) {
  return any_nan(values) ? nan : *std::min_element(values.begin(), values.end());
}
double maximum(std::vector<float> values) {
  return any_nan(values) ? nan : *std::max_element(values.begin(), values.end());
}

/// The upper one of two in the middle.
double median(std::vector<float> values) {
  if (any_nan(values)) return nan;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// The most frequent, the smallest if several are.
double mode(std::vector<float> values) {
  if (any_nan(values)) return nan;
  std::sort(values.begin(), values.end());
  double most = 0;
  for (std::size_t begin = 0, best = 0, end = 0; begin < values.size(); begin = end) {
    while (end < values.size() && values[end] == values[begin]) ++end;
    if (end - begin > best) best = end - begin, most = values[begin];
  }
  return most;
}

/// One number from those of a label and its neighbours, and the words for it.
struct Statistic {
  const char *name, *noun, *note;
  bool with_label;                          // the label's own number counts too
  double (*of)(std::vector<float> values);  // of at least one
};
const char* const self_counts = "The label's own number counts too. ";

const Statistic mean_row{"mean", "Mean", self_counts, true, mean};
const Statistic minimum_row{"minimum", "Minimum", self_counts, true, minimum};
const Statistic maximum_row{"maximum", "Maximum", self_counts, true, maximum};
const Statistic median_row{"median", "Median",
                           "The label's own number counts too; of two in the middle the upper one is taken. ", true,
                           median};
const Statistic deviation_row{"standard_deviation", "Standard deviation",
                              "The label's own number counts too; squares are divided by how many there are. ", true,
                              standard_deviation};
const Statistic mode_row{"mode", "Most frequent value",
                         "The label's own number does not count; 0 without neighbours; of several the smallest. ",
                         false, mode};

/// Of a label and others, numbers by label; 0 where nothing counts.
float measured(const Statistic& statistic, std::uint32_t label, const std::vector<std::uint32_t>& around,
               const float* numbers, std::uint32_t first) {
  std::vector<float> counted;
  for (auto other : around)
    if (statistic.with_label || other != label) counted.push_back(numbers[other - first]);
  return counted.empty() ? 0 : static_cast<float>(statistic.of(std::move(counted)));
}

/// Of vectors that start at label 1 the background has no number and is left out.
NodeRef from_matrix(const NodeRef& vector, const NodeRef& matrix, const Statistic& statistic) {
  const std::int64_t size = side_of("matrix", matrix), length = vector->type.extent().x;
  if (vector->type.extent().y != 1 || (length != size && length + 1 != size))
    throw ShapeError("vector must have " + std::to_string(size) +
                     " entries, or one less without the background, got shape " + to_string(vector->type.shape));
  const bool background = length == size;
  return filled_on_host(
      statistic.name, of_each_frame(matrix->type, DType::f32, {length}),
      {cast_rounding(vector, DType::f32), predicate("greater", {matrix, 0.0})}, [=](const auto& inputs, void* result) {
        const Adjacency links(linked(static_cast<const std::uint8_t*>(inputs[1]), size), background);
        const float* numbers = static_cast<const float*>(inputs[0]);
        const std::uint32_t first = background ? 0 : 1;
        for (std::int64_t i = 0; i < length; ++i) {
          const auto label = static_cast<std::uint32_t>(i) + first;
          static_cast<float*>(result)[i] = measured(statistic, label, links.within(label, 1), numbers, first);
        }
      });
}

/// "mean of v[m] over l and its neighbours m".
std::string formula_of(const Statistic& statistic, const std::string& values) {
  return lower(statistic.noun) + " of " + values + " over " + (statistic.with_label ? "m = l and " : "");
}

void of_neighbours(Declaration& op, const Statistic& statistic) {
  op.formula(formula_of(statistic, "vector[m]") + "m with matrix[m, l] > 0 or matrix[l, m] > 0");
  op.brief(std::string(statistic.noun) + " of each label's number and those of its neighbours.")
      .details(std::string(statistic.note) +
               "Labels i and j are neighbours where entry (i, j) or (j, i) of the matrix is over 0.");
  op.menu("Label neighbors").gives(Gives::float32).source("pyclesperanto").host(few_numbers);
  op.image("vector", "A number for each label from 0, or from 1: then the background is left out.")
      .also({"values", "src_values"});
  op.image("matrix", "Square matrix that says which labels touch, background first.").also({"touch_matrix"});
  op.output();
  op.runs(
      [&statistic](const Arguments& a) { return Image(from_matrix(a.image("vector"), a.image("matrix"), statistic)); });
  op.like("label_referee.of_neighbours('" + std::string(statistic.name) + "', vector, matrix)", 1e-6);
  op.test("matrix=np.uint8([0])", {{1}}).test("vector=np.float32([4, 1, 1, 2, 7])", {{5, 5}});
  op.test("vector=np.uint16([1, 1, 2, 7])", {{5, 5}});
}

NodeRef numbers_of(const Statistic& statistic, const NodeRef& labels, const NodeRef& image, std::int64_t radius,
                   bool background) {
  const std::vector<Adjacency> frames = adjacency_of(labels, background);
  const auto count = static_cast<std::int64_t>(frames.empty() ? 1 : frames[0].labels());
  const auto numbers = vectors_in(values_at(first_voxels(labels, count), image));
  std::vector<std::vector<float>> results;
  for (std::size_t n = 0; n < frames.size(); ++n)
    for (std::uint32_t label = 0; label < frames[n].labels(); ++label) {
      if (label == 0) results.emplace_back();
      results[n].push_back(measured(statistic, label, frames[n].within(label, radius), numbers[n].data(), 0));
    }
  return vectors_of(labels, results);
}

void of_neighbours_map(Declaration& op, const Statistic& statistic) {
  op.formula(formula_of(statistic, "v[m]") + "its neighbours m, l = labels[p], v[m] = map[first q with labels[q] = m]");
  op.border("at the image's edge nothing touches");
  op.brief("Paint on each label the " + lower(statistic.noun) + " of its number and those of its neighbours.");
  op.details(std::string(statistic.note) +
             "Neighbours touch at faces, or are reached by `radius` steps over labels that do. A label's number is the "
             "map's at its first pixel.");
  op.menu("Label neighbors").gives(Gives::float32).source("pyclesperanto").host(few_numbers);
  op.image("map", "A number for each label, painted on it.").also({"parametric_map"});
  op.image("labels", "Label image.").labels().also({"label_map"});
  op.output().also({"parametric_map_destination"});
  op.integer("radius", 1, "Steps from neighbour to neighbour.").between(0, 1e9);
  op.boolean("ignore_background", true, "The background is nobody's neighbour.").also({"ignore_touching_background"});
  op.runs([&statistic](const Arguments& a) {
    const NodeRef labels = as_labels(a.image("labels"));
    if (!(labels->type.extent() == a.image("map")->type.extent()))
      throw ShapeError("map must have the shape of labels, " + to_string(labels->type.shape) + ", got " +
                       to_string(a.image("map")->type.shape));
    const bool background = !a.flag("ignore_background");
    return Image(painted(labels, numbers_of(statistic, labels, a.image("map"), a.integer("radius"), background)));
  });
  op.like(
      "label_referee.of_neighbours_map('" + std::string(statistic.name) + "', map, labels, radius, ignore_background)",
      1e-6);
  op.test("").test("radius=2, ignore_background=False");
}

}  // namespace

OPERATION(mean_of_touching_neighbors) { of_neighbours(op, mean_row); }
OPERATION(median_of_touching_neighbors) { of_neighbours(op, median_row); }
OPERATION(minimum_of_touching_neighbors) { of_neighbours(op, minimum_row); }
OPERATION(maximum_of_touching_neighbors) { of_neighbours(op, maximum_row); }
OPERATION(mode_of_touching_neighbors) { of_neighbours(op, mode_row); }
OPERATION(standard_deviation_of_touching_neighbors) { of_neighbours(op, deviation_row); }

OPERATION(mean_of_touching_neighbors_map) { of_neighbours_map(op, mean_row); }
OPERATION(median_of_touching_neighbors_map) { of_neighbours_map(op, median_row); }
OPERATION(minimum_of_touching_neighbors_map) { of_neighbours_map(op, minimum_row); }
OPERATION(maximum_of_touching_neighbors_map) { of_neighbours_map(op, maximum_row); }
OPERATION(mode_of_touching_neighbors_map) { of_neighbours_map(op, mode_row); }
OPERATION(standard_deviation_of_touching_neighbors_map) { of_neighbours_map(op, deviation_row); }

}  // namespace fulmo
