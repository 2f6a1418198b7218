// Label images: making, numbering and cleaning them.
#include "skeletons/labels/labels.hpp"

#include <algorithm>

#include "operations/helpers.hpp"
#include "skeletons/components/components.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

namespace {

/// Labels in, those that `keep` says out, numbered from 1.
Value kept(const Arguments& a, const Keep& keep) { return Image(renumbered(a.image("input_image"), keep)); }

Declaration& cleans(Declaration& op, const char* brief) {
  op.brief(brief).details(
      "What stays is numbered from 1 without gaps, in the order of the old numbers, in each frame.");
  op.menu("Label processing").gives(Gives::labels);
  op.image("input_image", "Label image.").labels().also({"label_map_input", "labels"});
  return op;
}

}  // namespace

OPERATION(connected_component_labeling) {
  op.brief("Number the connected components of what is not zero.")
      .details("Labels run from 1 in raster order of each component's first pixel, in each frame anew.")
      .menu("Label creation")
      .border("outside is background")
      .gives(Gives::labels);
  op.formula("label[p] = label[q] > 0 if neighbours with x != 0 lead from p to q; 0 where x = 0");
  op.image("input_image", "Mask or labels; whatever is not zero is foreground.").also({"binary_input"});
  op.output().also({"labeling_destination"});
  op.text("connectivity", "box", "Pixels that touch: 'box' at faces, edges and corners, 'sphere' at faces only.")
      .one_of({"box", "sphere"});
  op.alias("cle", "label").deprecated("cle", "connected_components_labeling");
  op.alias("prototype", "connected_components_labeling_box", "connectivity='box'");
  op.alias("prototype", "connected_components_labeling_diamond", "connectivity='sphere'");
  op.source("He et al., The connected-component labeling problem, Pattern Recognition 70, 2017");
  op.runs([](const Arguments& a) {
    const auto neighbours = a.text("connectivity") == "box" ? Neighbours::box : Neighbours::face;
    return Image(connected_components(a.image("input_image"), neighbours));
  });
  op.like(
      "ndi.label(input_image, ndi.generate_binary_structure(input_image.ndim, input_image.ndim if connectivity == "
      "'box' else 1))[0]");
  op.test("").test("connectivity='sphere'");
}

OPERATION(relabel_sequential) {
  cleans(op, "Close the gaps in the numbers of labels.");
  op.formula("number of labels from 1 to x that some pixel has");
  op.output().also({"output"});
  op.integer("blocksize", 4096, "Kept for old scripts; has no effect.");
  op.alias("prototype", "close_index_gaps_in_label_map");
  op.source("skimage.segmentation.relabel_sequential");
  op.runs([](const Arguments& a) { return kept(a, {}); });
  op.like("skimage.segmentation.relabel_sequential(np.int64(input_image))[0]").test("");
}

OPERATION(remove_labels_on_edges) {
  cleans(op, "Remove labels that touch the image's edge.");
  op.formula("relabel_sequential(x if no pixel of the label has a coordinate of 0 or size - 1, else 0)");
  op.output().also({"label_map_destination"});
  op.boolean("exclude_x", true, "Look at the first and last column.").also({"exclude_in_x", "exlude_in_x"});
  op.boolean("exclude_y", true, "Look at the first and last row.").also({"exclude_in_y", "exlude_in_y"});
  op.boolean("exclude_z", true, "Look at the first and last plane, if there are several.")
      .also({"exclude_in_z", "exlude_in_z"});
  op.alias("cle", "exclude_labels_on_edges");
  op.source("skimage.segmentation.clear_border");
  op.runs([](const Arguments& a) {
    return kept(a, {.rule = Keep::off_edges, .edges = {a.flag("exclude_x"), a.flag("exclude_y"), a.flag("exclude_z")}});
  });
  op.like("referee.without_edge_labels(input_image, (exclude_z, exclude_y, exclude_x))");
  op.test("").test("exclude_x=False").test("exclude_y=False, exclude_z=False");
}

OPERATION(remove_small_labels) {
  cleans(op, "Remove labels of fewer pixels than a minimum.");
  op.formula("relabel_sequential(x if n[x] >= minimum_size else 0), n[l] = number of p with x[p] = l");
  op.number("minimum_size", 100, "Labels of this many pixels stay.", "pixels").also({"maximum_size"});
  op.alias("cle", "exclude_small_labels");
  op.source("skimage.morphology.remove_small_objects");
  op.runs([](const Arguments& a) { return kept(a, {.rule = Keep::sized, .smallest = a.number("minimum_size")}); });
  op.like("referee.labels_of_size(input_image, minimum_size, np.inf)").test("minimum_size=3").test("");
}

OPERATION(remove_large_labels) {
  cleans(op, "Remove labels of more pixels than a maximum.");
  op.formula("relabel_sequential(x if n[x] <= maximum_size else 0), n[l] = number of p with x[p] = l");
  op.number("maximum_size", 100, "Labels of this many pixels stay.", "pixels").also({"minimum_size"});
  op.alias("cle", "exclude_large_labels");
  op.source("skimage.morphology.remove_small_objects");
  op.runs([](const Arguments& a) { return kept(a, {.rule = Keep::sized, .largest = a.number("maximum_size")}); });
  op.like("referee.labels_of_size(input_image, 0, maximum_size)").test("maximum_size=3").test("");
}

OPERATION(filter_label_by_size) {
  cleans(op, "Keep labels whose number of pixels lies in a range.");
  op.formula("relabel_sequential(x if minimum_size <= n[x] <= maximum_size else 0), n[l] = number of p with x[p] = l");
  op.number("minimum_size", 0, "Least number of pixels that stays.", "pixels");
  op.number("maximum_size", 100, "Greatest number of pixels that stays.", "pixels");
  op.alias("cle", "exclude_labels_outside_size_range").alias("prototype", "exclude_labels_out_of_size_range");
  op.source("skimage.morphology.remove_small_objects");
  op.runs([](const Arguments& a) {
    return kept(a, {.rule = Keep::sized, .smallest = a.number("minimum_size"), .largest = a.number("maximum_size")});
  });
  op.like("referee.labels_of_size(input_image, minimum_size, maximum_size)").test("minimum_size=2, maximum_size=4");
}

OPERATION(remove_labels) {
  cleans(op, "Remove the labels that a vector flags.");
  op.formula("x - number of l from 1 to x with list[l] != 0 if list[x] = 0 else 0");
  op.details("Numbers above a removed one move down; gaps that were there before stay.");
  op.image("list", "Vector: entry l is not 0 where label l goes; entry 0 is the background.").also({"binary_flaglist"});
  op.output().also({"label_map_destination"});
  op.alias("cle", "exclude_labels");
  op.source("pyclesperanto");
  op.runs([](const Arguments& a) { return Image(without_flagged(a.image("input_image"), a.image("list"))); });
  op.like("referee.without_flagged(input_image, list)").test("list=np.uint32([0, 1, 0, 1])");
}

namespace {

/// Keeps labels whose value lies between the bounds, or those where it does not. Values are a map, of which a label has
/// the mean over its pixels, or a vector.
Value kept_by_map(const Arguments& a, const char* labels, const char* map_image, const char* low, const char* high,
                  bool inside) {
  const NodeRef numbers = as_labels(a.image(labels)), values = a.image(map_image);
  const bool map_given = values->type.shape == numbers->type.shape;
  const NodeRef value = map_given ? region_map(numbers, values, "mean_intensity") : looked_up(numbers, values);
  const NodeRef within = predicate("logical_and", {predicate("greater_or_equal", {value, a.number(low)}),
                                                   predicate("smaller_or_equal", {value, a.number(high)})});
  const NodeRef stays = inside ? within : predicate("logical_not", {within});
  return Image(renumbered(map("mask", {numbers, stays}, DType::u32), {}));
}

/// `v` is in the range, or is not.
std::string kept_if(bool inside, const std::string& low, const std::string& high) {
  return std::string("relabel_sequential(x if ") + (inside ? "" : "not ") + low + " <= v[x] <= " + high +
         " else 0), v[l] = mean of values over the pixels of l, or values[l]";
}

const char* const map_details =
    "Values are a map of the labels' shape, whose mean over its pixels a label has, or a vector that begins with the "
    "background's. Bounds belong to the range. What stays is numbered from 1.";

void by_map(Declaration& op, const char* brief, bool inside) {
  op.formula(kept_if(inside, "min_value", "max_value"));
  op.brief(brief).details(map_details).menu("Label processing").gives(Gives::labels).source("pyclesperanto");
  op.image("input_image", "Label image.").labels();
  op.image("values", "Map or vector of numbers, one for each label.");
  op.number("min_value", 0, "Lower bound.");
  op.number("max_value", 100, "Upper bound.");
  op.runs(
      [=](const Arguments& a) { return kept_by_map(a, "input_image", "values", "min_value", "max_value", inside); });
  op.like(inside ? "referee.labels_by_map(input_image, values, min_value, max_value, True)"
                 : "referee.labels_by_map(input_image, values, min_value, max_value, False)");
  op.test("").test("min_value=20, max_value=60");
  op.test("min_value=20, max_value=60, values=np.float32([0, 20, 60, 60.5, 19, 20, 21, 22, 23, 24, 90])");
}

/// The older names, with their images the other way round.
void by_map_first(Declaration& op, const char* brief, bool inside) {
  op.formula(kept_if(inside, "minimum_value_range", "maximum_value_range"));
  op.brief(brief).details(map_details).menu("Label processing").gives(Gives::labels).source("pyclesperanto");
  op.image("values_map", "Map or vector of numbers, one for each label.").also({"values_vector"});
  op.image("label_map_input", "Label image.").labels();
  op.output().also({"label_map_destination"});
  op.number("minimum_value_range", 0, "Lower bound.");
  op.number("maximum_value_range", 100, "Upper bound.");
  op.runs([=](const Arguments& a) {
    return kept_by_map(a, "label_map_input", "values_map", "minimum_value_range", "maximum_value_range", inside);
  });
  op.like(inside
              ? "referee.labels_by_map(label_map_input, values_map, minimum_value_range, maximum_value_range, True)"
              : "referee.labels_by_map(label_map_input, values_map, minimum_value_range, maximum_value_range, False)");
  op.test("");
}

}  // namespace

OPERATION(remove_labels_with_map_values_within_range) {
  by_map(op, "Remove labels whose value on a map lies in a range.", false);
}
OPERATION(remove_labels_with_map_values_out_of_range) {
  by_map(op, "Remove labels whose value on a map lies outside a range.", true);
}
OPERATION(exclude_labels_with_map_values_within_range) {
  by_map_first(op, "Remove labels whose value on a map lies in a range; the older name.", false);
  op.alias("prototype", "exclude_labels_with_values_within_range");
}
OPERATION(exclude_labels_with_map_values_out_of_range) {
  by_map_first(op, "Remove labels whose value on a map lies outside a range; the older name.", true);
  op.alias("prototype", "exclude_labels_with_values_out_of_range");
}

OPERATION(replace_values) {
  op.brief("Replace each pixel by the entry of a vector that it numbers.")
      .formula("vector[x]")
      .menu("Label processing")
      .gives(Gives::other, "that of input_image1");
  op.details("A pixel beyond the vector reads its last entry.");
  op.image("input_image0", "Image of numbers, such as labels.").also({"source"});
  op.image("input_image1", "Vector of new values.").also({"new_values_vector"});
  op.deprecated("cle", "replace_intensities").alias("prototype", "map_array");
  op.source("numpy.take");
  op.runs([](const Arguments& a) { return Image(looked_up(a.image("input_image0"), a.image("input_image1"))); });
  op.like("np.take(input_image1, np.int64(input_image0), mode='clip')")
      .test("input_image1=np.float32([0, 2.5, 7, -1])");
}

namespace {

std::vector<std::string> listed(const std::string& text) {
  std::vector<std::string> names(1);
  for (char c : text)
    if (c == ',')
      names.emplace_back();
    else if (c != ' ')
      names.back() += c;
  return names;
}

/// Sizes given along z, y, x, the last axes if there are fewer.
std::array<double, 3> sizes_xyz(const std::vector<double>& zyx) {
  const bool good = !zyx.empty() && zyx.size() <= 3 &&
                    std::all_of(zyx.begin(), zyx.end(), [](double size) { return size > 0 && size < 1e9; });
  if (!good)
    throw ParameterError("spacing must be one to three sizes over 0 (z, y, x), got " + std::to_string(zyx.size()) +
                         " numbers");
  std::array<double, 3> sizes{1, 1, 1};
  std::copy(zyx.rbegin(), zyx.rend(), sizes.begin());
  return sizes;
}

/// A missing image stands for the other: labels alone are their own intensities, intensities alone one label.
Value statistics(const Arguments& a, bool background) {
  if (!a.has("label") && !a.has("intensity")) throw ParameterError("label or intensity must be given");
  const NodeRef intensity = a.image(a.has("intensity") ? "intensity" : "label");
  const NodeRef labels =
      a.has("label") ? a.image("label") : filled(intensity->type.with(DType::u8), 1, intensity->device);
  RegionQuery query;
  query.background = background;
  if (a.has("spacing")) query.spacing = sizes_xyz(a.numbers("spacing"));
  if (a.text("columns") != "all") query.columns = listed(a.text("columns"));
  RegionColumns columns = region_statistics(labels, intensity, query);
  Table table;
  for (std::size_t i = labels->type.batch > 0 ? 0 : 1; i < columns.names.size(); ++i)
    table.columns.push_back({columns.names[i], i < 2 ? DType::u32 : DType::f64, std::move(columns.values[i])});
  return table;
}

const char* const statistics_details =
    "One row for each number from 1 to the largest label, in each frame; a number that no pixel has gets area 0 and "
    "NaN. Bounding boxes include both ends. Standard deviations divide by the number of pixels. With `spacing` areas, "
    "centroids, centers of mass and distances are in its unit; bounding boxes and sums stay in pixels.";

void measures(Declaration& op) {
  op.formula(
      "of the n pixels p of a label, x: intensity: centroid = sum of p / n, mass center = sum of x p / sum of x, mean "
      "= "
      "sum of x / n, standard deviation = sqrt(sum of (x - mean)^2 / n), distances |p - centroid|, |p - mass center|");
  op.menu("Label measurement").details(statistics_details).returns("A table: columns of one number for each label.");
  op.source("skimage.measure.regionprops_table");
}

void measure_options(Declaration& op) {
  op.numbers("spacing", "Size of a pixel along z, y, x (or y, x).");
  op.text("columns", "all", "'all', or names separated by commas: fewer passes when only those of places are wanted.");
}

}  // namespace

OPERATION(labels_statistics) {
  op.brief("Measure each label: bounding box, intensities, centers, distances from them.");
  measures(op);
  op.image("label", "Label image.").labels().optional();
  op.image("intensity", "Intensities; without it, the labels themselves.").optional();
  op.boolean("include_background", false, "Give the background, number 0, a row too.");
  measure_options(op);
  op.runs([](const Arguments& a) { return statistics(a, a.flag("include_background")); });
  op.like("referee.label_table(label, intensity, include_background, spacing)", 1e-5);
  op.test("").test("include_background=True").test("spacing=[2, 0.5, 0.25]");
}

OPERATION(statistics_of_labelled_pixels) {
  op.brief("Measure each label; the older name of labels_statistics, with its images the other way round.");
  measures(op);
  op.image("intensity", "Intensities.").optional().also({"intensity_image"});
  op.image("label", "Label image.").labels().optional().also({"label_image"});
  measure_options(op);
  op.runs([](const Arguments& a) { return statistics(a, false); });
  op.like("referee.label_table(label, intensity)", 1e-5).test("");
}

OPERATION(statistics_of_background_and_labelled_pixels) {
  op.brief("Measure the background and each label; the older name of labels_statistics(include_background=True).");
  measures(op);
  op.image("intensity", "Intensities.").optional().also({"source"});
  op.image("label", "Label image.").labels().optional().also({"labelmap"});
  measure_options(op);
  op.runs([](const Arguments& a) { return statistics(a, true); });
  op.like("referee.label_table(label, intensity, True)", 1e-5).test("");
}

}  // namespace fulmo
