// Distances between points, as matrices, and what they say of each point's neighbours.
#include <algorithm>
#include <cmath>

#include "operations/helpers.hpp"
#include "operations/tables.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

namespace {

// ---- matrices, pixel by pixel ----

/// A list of points with one in front, for the background.
NodeRef with_background(const NodeRef& points) {
  const NodeRef list = cast_rounding(points, DType::f32);
  Type type = list->type;
  if (type.spatial() == 0) throw ShapeError("a list of points must have a column for each point, got one number");
  ++type.shape.back();
  return paste(type, filled(type, 0, list->device), {list}, {Place{{0, 0, 0, 1}, {1, 1, 1, 1}}});
}

/// Coordinate k of all points, along x or along y.
NodeRef coordinate_of(const NodeRef& points, std::int64_t k, bool along_y) {
  Placement p;
  p.source = {0, -1, -1, along_y ? 2 : 3};
  p.base = {0, 0, k, 0};
  const std::int64_t count = points->type.extent().x;
  const Type type = of_each_frame(points->type, DType::f32, {along_y ? count : 1, along_y ? 1 : count});
  return view(points, p, type.shape, type.batch);
}

/// Row 0 and column 0 become 0.
NodeRef without_background(const NodeRef& matrix, DType dtype) {
  return map("mask", {map("mask", {matrix, Axis{0}}, dtype), Axis{1}}, dtype);
}

NodeRef distances(const NodeRef& columns, const NodeRef& rows) {
  const std::int64_t dimensions = columns->type.extent().y;
  if (dimensions != rows->type.extent().y || dimensions == 0)
    throw ShapeError("both lists must have one row for each coordinate, got shapes " + to_string(columns->type.shape) +
                     " and " + to_string(rows->type.shape));
  const NodeRef one = with_background(columns), other = with_background(rows);
  NodeRef squares;
  for (std::int64_t k = 0; k < dimensions; ++k) {
    const NodeRef square =
        map("squared_difference", {coordinate_of(one, k, false), coordinate_of(other, k, true)}, DType::f32);
    squares = squares ? map("add", {squares, square}, DType::f32) : square;
  }
  return without_background(map("square_root", {squares}, DType::f32), DType::f32);
}

NodeRef transposed(const NodeRef& matrix) {
  side_of("input_image_matrix", matrix);
  Placement p;
  p.source = {0, 1, 3, 2};
  return view(matrix, p, matrix->type.shape, matrix->type.batch);
}

void of_matrix(Declaration& op, const char* brief, const char* words) {
  op.brief(brief).details(words).menu("Label neighbors").source("pyclesperanto");
  op.image("input_image_matrix", "Matrix; row and column 0 are the background's.")
      .also({"source_matrix", "distance_matrix", "touch_portion_matrix"});
  op.output("output_image_matrix").also({"destination_matrix", "touch_matrix_destination"});
}

void symmetric(Declaration& op, const char* what, const char* formula, const char* referee,
               NodeRef (*both)(const NodeRef&, const NodeRef&)) {
  of_matrix(op, (std::string("The ") + what + " of a matrix and its transpose.").c_str(), "");
  op.formula(formula).gives(Gives::same).like(referee, 1e-7).test("", {{5, 5}, {1, 1}});
  op.runs([both](const Arguments& a) {
    const NodeRef matrix = a.image("input_image_matrix");
    return Image(both(matrix, transposed(matrix)));
  });
}

}  // namespace

OPERATION(generate_distance_matrix) {
  op.brief("Distances between the points of two lists.")
      .details(
          "Entry (j, i) is the distance of point i of the first list from point j of the second, both counted from 1; "
          "row 0 and column 0, the background's, are 0.")
      .formula("sqrt(sum over k of (a[k, i] - b[k, j])^2)")
      .menu("Label neighbors")
      .gives(Gives::float32)
      .source("scipy.spatial.distance.cdist");
  op.image("coordinate_list1", "Points: a column for each, a row for each coordinate.");
  op.image("coordinate_list2", "Points of as many coordinates.");
  op.output("distance_matrix_destination");
  op.runs(
      [](const Arguments& a) { return Image(distances(a.image("coordinate_list1"), a.image("coordinate_list2"))); });
  op.like("label_referee.distances(coordinate_list1, coordinate_list2)", 1e-6).test("", {{2, 9}, {3, 5}, {7}, {2, 0}});
}

OPERATION(generate_proximal_neighbors_matrix) {
  of_matrix(op, "Which distances of a matrix lie in a range.",
            "Bounds are inclusive. The background and a label itself are nobody's neighbours; NaN is no distance.");
  op.formula("1 if min_distance <= x[i, j] <= max_distance and i != j and i, j > 0 else 0");
  op.gives(Gives::mask).alias("prototype", "generate_distal_neighbors_matrix");
  op.number("min_distance", -1, "Least distance; below 0 means 0.", "pixels");
  op.number("max_distance", -1, "Greatest distance; below 0 means any.", "pixels");
  op.runs([](const Arguments& a) {
    const NodeRef matrix = a.image("input_image_matrix");
    NodeRef near = predicate("greater_or_equal", {matrix, std::max(0.0, a.number("min_distance"))});
    if (!(a.number("max_distance") < 0))
      near = predicate("logical_and", {near, predicate("smaller_or_equal", {matrix, a.number("max_distance")})});
    near = without_background(near, DType::u8);
    return Image(predicate("logical_subtract", {near, map("mask_label", {near, Axis{0}, Axis{1}}, DType::u8)}));
  });
  op.like("label_referee.proximal(input_image_matrix, min_distance, max_distance)");
  op.test("", {{6, 6}, {4, 7}}).test("min_distance=3, max_distance=200", {{6, 6}});
}

OPERATION(generate_partial_touching_area_matrix_within_range) {
  of_matrix(op, "Which entries of a matrix lie strictly between two bounds.", "1 where they do, else 0.");
  op.formula("1 if min_distance < x < max_distance else 0");
  op.gives(Gives::same).deprecated("cle", "generate_touch_portion_within_range_neighbors_matrix");
  op.number("min_distance", 0, "Lower bound.").also({"minimum_touch_portion"});
  op.number("max_distance", 1.1, "Upper bound.").also({"maximum_touch_portion"});
  op.runs([](const Arguments& a) {
    const NodeRef matrix = a.image("input_image_matrix");
    const NodeRef above = predicate("greater", {matrix, a.number("min_distance")});
    const NodeRef below = predicate("smaller", {matrix, a.number("max_distance")});
    return Image(map("logical_and", {above, below}, matrix->type.dtype));
  });
  op.like("(input_image_matrix > min_distance) & (input_image_matrix < max_distance)");
  op.test("", {{6, 6}}).test("min_distance=2.5, max_distance=100", {{6, 6}});
}

OPERATION(symmetric_maximum_matrix) {
  symmetric(op, "larger", "max(x[i, j], x[j, i])", "np.maximum(input_image_matrix, input_image_matrix.T)",
            [](const NodeRef& a, const NodeRef& b) {
              return map("maximum", {a, b}, a->type.dtype);
            });
}
OPERATION(symmetric_minimum_matrix) {
  symmetric(op, "smaller", "min(x[i, j], x[j, i])", "np.minimum(input_image_matrix, input_image_matrix.T)",
            [](const NodeRef& a, const NodeRef& b) {
              return map("minimum", {a, b}, a->type.dtype);
            });
}
OPERATION(symmetric_mean_matrix) {
  symmetric(op, "mean", "(x[i, j] + x[j, i]) / 2", "(wide(input_image_matrix) + wide(input_image_matrix.T)) / 2",
            [](const NodeRef& a, const NodeRef& b) {
              return map("add_weighted", {a, b, 0.5, 0.5}, a->type.dtype);
            });
}

// ---- numbers from each column ----

namespace {

const char* const by_rank = "columns of small matrices are sorted";

/// Other labels' distances in a column, those that are numbers.
using Column = std::vector<float>;

/// f(distances) for each label from 1; 0 for the background and where there are none. `counts` says which rows do.
template <class Counts, class F>
NodeRef of_columns(const std::string& name, const NodeRef& matrix, const std::vector<NodeRef>& more, Counts counts,
                   F f) {
  const Extent e = matrix->type.extent();
  if (e.z != 1) throw ShapeError("a matrix of distances must be flat, got shape " + to_string(matrix->type.shape));
  std::vector<NodeRef> inputs{cast_rounding(matrix, DType::f32)};
  inputs.insert(inputs.end(), more.begin(), more.end());
  return filled_on_host(name, of_each_frame(matrix->type, DType::f32, {e.x}), inputs, [=](const auto& in, void* out) {
    const auto* distances = static_cast<const float*>(in[0]);
    constexpr std::int64_t together = 16;  // columns, so that rows are read in stretches
    share_out((e.x + together - 1) / together, 1, [&](std::int64_t begin, std::int64_t end) {
      std::vector<Column> columns(together);
      for (std::int64_t first = begin * together; first < std::min(end * together, e.x); first += together) {
        for (auto& column : columns) column.clear();
        const std::int64_t last = std::min(first + together, e.x);
        for (std::int64_t y = 1; y < e.y; ++y)
          for (std::int64_t x = std::max<std::int64_t>(first, 1); x < last; ++x) {
            const float distance = distances[y * e.x + x];
            if (x != y && distance == distance && counts(in, x, y)) columns[x - first].push_back(distance);
          }
        for (std::int64_t x = first; x < last; ++x)
          static_cast<float*>(out)[x] = columns[x - first].empty() ? 0 : static_cast<float>(f(columns[x - first]));
      }
    });
  });
}

double mean(const Column& column) {
  double sum = 0;
  for (float v : column) sum += v;
  return sum / static_cast<double>(column.size());
}
double maximum(const Column& column) { return *std::max_element(column.begin(), column.end()); }
double minimum(const Column& column) { return *std::min_element(column.begin(), column.end()); }

/// The first n in an order, sorted.
template <class Order>
void keep(Column& column, std::int64_t n, Order order) {
  const auto end = column.begin() + std::min<std::int64_t>(n, static_cast<std::int64_t>(column.size()));
  std::partial_sort(column.begin(), end, column.end(), order);
  column.erase(end, column.end());
}

void of_n(Declaration& op, const char* brief, const char* formula, double (*measure)(const Column&), bool farthest,
          const char* referee) {
  op.formula(formula);
  op.brief(brief).details(
      "For each label, from column l of a matrix of distances. The background, the label itself and NaN do not count; "
      "with fewer others all count, without any the number is 0. Entry 0 is 0.");
  op.menu("Label neighbors").gives(Gives::float32).source("scipy.spatial.cKDTree.query").host(by_rank);
  op.image("input_image_distance_matrix", "Distances, background first.").also({"distance_matrix"});
  op.output("output_image_index_list").also({"distance_vector_destination"});
  op.integer("n", 1, "How many.").between(1, 1e9);
  op.runs([=](const Arguments& a) {
    const std::int64_t n = a.integer("n");
    return Image(of_columns(
        "n distances", a.image("input_image_distance_matrix"), {}, [](auto&, auto, auto) { return true; },
        [=](Column& column) {
          farthest ? keep(column, n, std::greater<>()) : keep(column, n, std::less<>());
          return measure(column);
        }));
  });
  op.like(referee, 1e-6).test("", {{6, 6}, {1, 1}}).test("n=3", {{7, 7}}).test("n=100", {{5, 5}});
}

void of_touching(Declaration& op, const char* brief, const std::string& name, double (*measure)(const Column&),
                 const char* referee) {
  op.formula(name + " of distance[m, l] over m with touch[m, l] > 0 or touch[l, m] > 0, m != l, m > 0");
  op.brief(brief).details(
      "Labels i and j touch where entry (i, j) or (j, i) of the touch matrix is over 0; the background does not count. "
      "0 without neighbours.");
  op.menu("Label neighbors").gives(Gives::float32).source("pyclesperanto").host(by_rank);
  op.image("input_image_distance_matrix", "Distances, background first.").also({"distance_matrix"});
  op.image("input_image_touch_matrix", "Which labels touch, background first.").also({"touch_matrix"});
  op.output("output_image_index_list").also({"distancelist_destination"});
  op.runs([=](const Arguments& a) {
    const NodeRef matrix = a.image("input_image_distance_matrix"), touch = a.image("input_image_touch_matrix");
    const std::int64_t size = side_of("input_image_distance_matrix", matrix);
    if (side_of("input_image_touch_matrix", touch) != size)
      throw ShapeError("both matrices must have one shape, got " + to_string(matrix->type.shape) + " and " +
                       to_string(touch->type.shape));
    return Image(of_columns(
        "touching distances", matrix, {predicate("greater", {touch, 0.0})},
        [size](auto& in, std::int64_t x, std::int64_t y) {
          const auto* links = static_cast<const std::uint8_t*>(in[1]);
          return links[y * size + x] != 0 || links[x * size + y] != 0;
        },
        [measure](Column& column) { return measure(column); }));
  });
  op.like(referee, 1e-6).test("", {{6, 6}, {1, 1}});
}

}  // namespace

OPERATION(mean_distance_n_nearest_neighbors) {
  of_n(op, "Mean distance of the n nearest others.", "mean of the n smallest x[m, l], m != l, m > 0", mean, false,
       "label_referee.of_n(np.mean, input_image_distance_matrix, n)");
  op.deprecated("cle", "average_distance_of_n_nearest_distances");
  op.alias("prototype", "average_distance_of_n_shortest_distances")
      .alias("prototype", "average_distance_of_n_closest_points");
}
OPERATION(maximum_distance_n_nearest_neighbors) {
  of_n(op, "Greatest distance of the n nearest others.", "max of the n smallest x[m, l], m != l, m > 0", maximum, false,
       "label_referee.of_n(np.max, input_image_distance_matrix, n)");
  op.deprecated("cle", "maximum_distance_of_n_shortest_distances");
  op.alias("prototype", "maximum_distance_of_n_closest_points");
}
OPERATION(mean_distance_n_farthest_neighbors) {
  of_n(op, "Mean distance of the n farthest others.", "mean of the n largest x[m, l], m != l, m > 0", mean, true,
       "label_referee.of_n(np.mean, input_image_distance_matrix, -n)");
  op.deprecated("cle", "average_distance_of_n_far_off_distances");
  op.alias("prototype", "average_distance_of_n_far_off_points");
}

OPERATION(mean_distance_touching_neighbors) {
  of_touching(op, "Mean distance of the labels that touch each label.", "mean", mean,
              "label_referee.of_touching(np.mean, input_image_distance_matrix, input_image_touch_matrix)");
  op.deprecated("cle", "average_distance_touching_neighbors");
  op.alias("prototype", "average_distance_of_touching_neighbors");
}
OPERATION(maximum_distance_touching_neighbors) {
  of_touching(op, "Greatest distance of a label that touches each label.", "max", maximum,
              "label_referee.of_touching(np.max, input_image_distance_matrix, input_image_touch_matrix)");
  op.alias("prototype", "maximum_distance_of_touching_neighbors");
}
OPERATION(minimum_distance_touching_neighbors) {
  of_touching(op, "Smallest distance of a label that touches each label.", "min", minimum,
              "label_referee.of_touching(np.min, input_image_distance_matrix, input_image_touch_matrix)");
  op.alias("prototype", "minimum_distance_of_touching_neighbors");
}

}  // namespace fulmo
