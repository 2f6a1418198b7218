// A table of each label's neighbours: those that touch it, also once labels have grown, and those that are near.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "operations/adjacency.hpp"
#include "operations/centroids.hpp"
#include "operations/helpers.hpp"
#include "operations/near_points.hpp"
#include "operations/tables.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// 10 for 10, 2.5 for 2.5: part of a column's name.
std::string plain(double number) {
  std::string text = std::to_string(number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// Columns of all frames, one below the other.
class Columns {
 public:
  std::vector<double>& named(const std::string& name) {
    for (auto& column : table_.columns)
      if (column.name == name) return column.values;
    table_.columns.push_back({name, DType::f64, {}});
    return table_.columns.back().values;
  }
  Table take() { return std::move(table_); }

 private:
  Table table_;
};

/// Neighbours that touch a label, without the background, and what it shares with each.
struct Touching {
  std::vector<double> faces, portions, distances;
  double deviation = 0;  // of all portions, the background's too
};

Touching touching_of(const Adjacency& around, const std::vector<Point>& points, std::size_t label) {
  Touching t;
  double surface = 0, squares = 0;
  for (auto& neighbour : around.of(label)) surface += static_cast<double>(neighbour.faces);
  const double mean = 1.0 / static_cast<double>(around.of(label).size());
  for (auto& neighbour : around.of(label)) {
    const double faces = static_cast<double>(neighbour.faces), off = faces / surface - mean;
    squares += off * off;
    if (neighbour.label == 0) continue;
    t.faces.push_back(faces);
    t.portions.push_back(faces / surface);
    t.distances.push_back(distance(points[label], points[neighbour.label]));
  }
  t.deviation = around.of(label).empty() ? 0 : std::sqrt(squares * mean);
  return t;
}

double least(const std::vector<double>& v) { return v.empty() ? 0 : *std::min_element(v.begin(), v.end()); }
double most(const std::vector<double>& v) { return v.empty() ? 0 : *std::max_element(v.begin(), v.end()); }
double sum(const std::vector<double>& v, std::size_t count) {
  double all = 0;
  for (std::size_t i = 0; i < std::min(count, v.size()); ++i) all += v[i];
  return all;
}
double mean(const std::vector<double>& v, std::size_t count) {
  return v.empty() ? 0 : sum(v, count) / static_cast<double>(std::min(count, v.size()));
}

using Add = std::function<void(const std::string& name, double value)>;

void add_touching(const Touching& t, const std::string& suffix, bool portions, const Add& add) {
  add("touching_neighbor_count" + suffix, static_cast<double>(t.faces.size()));
  add("touch_count_sum" + suffix, sum(t.faces, t.faces.size()));
  add("minimum_touch_count" + suffix, least(t.faces));
  add("maximum_touch_count" + suffix, most(t.faces));
  add("minimum_touch_portion" + suffix, least(t.portions));
  add("maximum_touch_portion" + suffix, most(t.portions));
  if (portions) {
    add("standard_deviation_touch_portion", t.deviation);
    for (const double bound : {0.0, 0.16, 0.2, 0.33, 0.5, 0.75})
      add("touch_portion_above_" + std::to_string(bound) + "_neighbor_count",
          static_cast<double>(
              std::count_if(t.portions.begin(), t.portions.end(), [&](double p) { return p > bound; })));
  }
  add("minimum_distance_of_touching_neighbors" + suffix, least(t.distances));
  add("maximum_distance_of_touching_neighbors" + suffix, most(t.distances));
  add("average_distance_of_touching_neighbors" + suffix, mean(t.distances, t.distances.size()));
  add("max_min_distance_ratio_of_touching_neighbors" + suffix, most(t.distances) / least(t.distances));
}

struct Wishes {
  std::vector<double> proximal, nearest, radii;
  bool background;
};

void add_near(const NearPoints& tree, const Point& point, const Wishes& wishes, const Add& add) {
  const bool missing = point[0] != point[0];
  const auto placed = [&](double value) { return missing ? nan : value; };
  add("distance_to_most_distant_other", placed(tree.farthest(point)));
  for (const double bound : wishes.proximal)
    add("proximal_neighbor_count_d" + plain(bound), missing ? 0 : static_cast<double>(tree.within(point, bound) - 1));
  std::vector<double> nearest = tree.nearest(point, static_cast<std::size_t>(most(wishes.nearest)) + 1);
  if (!nearest.empty()) nearest.erase(nearest.begin());  // the label itself
  for (const double n : wishes.nearest) {
    const auto count = std::min(static_cast<std::size_t>(n), nearest.size());
    add("average_distance_of_n" + plain(n) + "_nearest_neighbors", placed(mean(nearest, count)));
    add("maximum_distance_of_n" + plain(n) + "_nearest_neighbors", placed(count == 0 ? 0 : nearest[count - 1]));
  }
}

/// Labels of one image, as they are or grown: who touches whom, and where they are.
struct Scene {
  std::string suffix;
  std::vector<Adjacency> around;
  std::vector<std::vector<Point>> points;
  Scene(const NodeRef& labels, std::string suffix)
      : suffix(std::move(suffix)), around(adjacency_of(labels, true)), points(centroids_of(labels)) {}
};

/// Rows of one frame: all numbers of a label, then of the next.
void add_frame(const std::vector<Scene>& scenes, std::size_t frame, const Wishes& wishes, Columns& columns) {
  const std::vector<Point>& points = scenes[0].points[frame];
  const std::size_t first = wishes.background ? 0 : 1, rows = points.size() - first;
  const NearPoints tree(points);
  std::vector<std::string> names;
  std::vector<std::vector<double>> found(rows);
  share_out(static_cast<std::int64_t>(rows), 16, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      const std::size_t label = first + static_cast<std::size_t>(row);
      const Add add = [&](const std::string& name, double value) {
        if (row == 0) names.push_back(name);
        found[row].push_back(label == 0 ? 0 : value);
      };
      add("label", static_cast<double>(label));
      add_touching(touching_of(scenes[0].around[frame], points, label), "", true, add);
      add_near(tree, points[label], wishes, add);
      for (std::size_t i = 1; i < scenes.size(); ++i)
        add_touching(touching_of(scenes[i].around[frame], scenes[i].points[frame], label), scenes[i].suffix, false,
                     add);
    }
  });
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto& column = columns.named(names[i]);
    for (auto& row : found) column.push_back(row[i]);
  }
}

std::vector<double> list_of(const Arguments& a, const char* name, std::vector<double> usual, double low) {
  if (!a.has(name)) return usual;
  for (const double number : a.numbers(name))
    if (!(number >= low && number < 1e9))
      throw ParameterError(std::string(name) + " must be numbers of at least " + plain(low) + ", got " +
                           std::to_string(number));
  return a.numbers(name);
}

Value statistics(const Arguments& a, bool background) {
  const Wishes wishes{list_of(a, "proximal_distances", {10, 20, 40, 80, 160}, 0),
                      list_of(a, "nearest_neighbor_ns", {1, 2, 3, 4, 5, 6, 7, 8, 10, 20}, 1),
                      list_of(a, "dilation_radii", {5, 10}, 0), background};
  const NodeRef labels = as_labels(a.image("label"));
  std::vector<Scene> scenes{{labels, ""}};
  for (const double radius : wishes.radii)
    scenes.emplace_back(apply("dilate_labels", {{"input_image", Image(labels)}, {"radius", std::floor(radius)}}),
                        "_dilated_r_" + plain(radius));
  Columns columns;
  for (std::size_t frame = 0; frame < scenes[0].around.size(); ++frame) {
    columns.named("frame");
    add_frame(scenes, frame, wishes, columns);
    columns.named("frame").resize(columns.named("label").size(), static_cast<double>(frame));
  }
  Table table = columns.take();
  for (auto& column : table.columns)
    if (column.name == "frame" || column.name == "label") column.dtype = DType::u32;
  if (labels->type.batch == 0) table.columns.erase(table.columns.begin());
  return table;
}

void measures(Declaration& op, const char* brief) {
  op.brief(brief)
      .details(
          "Touching labels share faces of pixels; touch counts are these faces, portions their share of all faces of "
          "the label. Distances are those of centroids. Columns that end in _dilated_r_R measure labels grown by R "
          "steps (dilate_labels). Without touching neighbours numbers are 0, their ratio NaN; a number that no pixel "
          "has has counts of 0 and no distances.")
      .formula(
          "touch count = faces[m, l], the number of faces between pixels of m and of l; touch portion = faces[m, l] / "
          "sum over k of faces[k, l]; distance = |c[m] - c[l]|, c: centroids; m != l, m > 0")
      .border("at the image's edge nothing touches; labels that grow leave out what lies outside")
      .menu("Label measurement")
      .returns("A table: columns of one number for each label.")
      .source("pyclesperanto")
      .host(few_numbers);
  op.image("label", "Label image.").labels().also({"label_image"});
  op.numbers("proximal_distances", "Distances within which others are counted; 10, 20, 40, 80 and 160 unless given.");
  op.numbers("nearest_neighbor_ns", "How many nearest others to take; 1 to 8, 10 and 20 unless given.");
  op.numbers("dilation_radii", "Steps by which labels grow; 5 and 10 unless given.");
}

}  // namespace

OPERATION(labels_neighbors_statistics) {
  measures(op, "Measure each label's neighbours: those that touch and those that are near.");
  op.boolean("include_background", false, "Give the background, number 0, a row of zeros.");
  op.runs([](const Arguments& a) { return statistics(a, a.flag("include_background")); });
  op.like(
      "label_referee.neighbour_table(label, proximal_distances, nearest_neighbor_ns, dilation_radii, "
      "include_background)",
      1e-5);
  op.test("", {{5, 7}, {4, 9, 13}});
  op.test("proximal_distances=[2, 3.5], nearest_neighbor_ns=[2], dilation_radii=[1], include_background=True");
}

OPERATION(statistics_of_labelled_neighbors) {
  measures(op, "Measure each label's neighbours; the older name of labels_neighbors_statistics.");
  op.runs([](const Arguments& a) { return statistics(a, false); });
  op.like("label_referee.neighbour_table(label, proximal_distances, nearest_neighbor_ns, dilation_radii, False)", 1e-5)
      .test("", {{5, 7}, {3, 5, 7}});
}

}  // namespace fulmo
