// Where things are: boxes, centers and places of extrema, x first. Of a batch, a row for each frame.
#include <limits>

#include "operations/helpers.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/labels/labels.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

/// A list of numbers for each frame; of one frame without a batch the list itself.
Value rows(const NodeRef& image, std::vector<double> numbers) {
  if (image->type.batch == 0) return numbers;
  const std::int64_t frames = image->type.extent().n,
                     width = frames > 0 ? static_cast<std::int64_t>(numbers.size()) / frames : 0;
  return Image(upload(of_each_frame(image->type, DType::f64, {width}), numbers.data(), image->device));
}

/// Columns of the table of label statistics for label 1; NaN in frames that have none.
Value of_mask(const NodeRef& mask, const NodeRef& intensity, const std::vector<std::string>& columns) {
  const RegionColumns table = region_statistics(mask, intensity, {.columns = columns});
  std::vector<double> numbers(static_cast<std::size_t>(mask->type.extent().n) * columns.size(),
                              std::numeric_limits<double>::quiet_NaN());
  for (std::size_t row = 0; row < table.values[0].size(); ++row)
    for (std::size_t i = 0; i < columns.size(); ++i)
      numbers[static_cast<std::size_t>(table.values[0][row]) * columns.size() + i] = table.values[2 + i][row];
  return rows(mask, std::move(numbers));
}

Value box_of(const NodeRef& mask) {
  return of_mask(mask, mask, {"bbox_min_x", "bbox_min_y", "bbox_min_z", "bbox_max_x", "bbox_max_y", "bbox_max_z"});
}

const char* const box_words =
    "six numbers: least x, y, z, greatest x, y, z, both ends included; a row for each frame of a batch";

/// The first pixel with the extreme value; the first NaN if there is one. First the row that has it, then where in it.
Value place_of(const NodeRef& image, Measure measure) {
  const Extent e = image->type.extent();
  if (e.count() == 0)
    throw ShapeError("input_image must have at least one pixel, got shape " + to_string(image->type.shape));
  const bool largest = measure == Measure::maximum, line = image->type.spatial() < 2;
  const NodeRef extremes =
      project(image, 0, largest ? Projection::maximum : Projection::minimum, image->type.dtype, 0, line);
  const NodeRef is_extreme = predicate("equal", {extremes, reduce(extremes, {measure})});
  const NodeRef is_nan = predicate("not_equal", {extremes, extremes});
  const std::vector<double> found = values_of(first_voxels(predicate("logical_or", {is_extreme, is_nan}), 2)),
                            positions = values_of(position_of_extremum(image, 0, largest, line));
  std::vector<double> places;
  for (std::int64_t frame = 0; frame < e.n; ++frame) {
    const auto row = static_cast<std::int64_t>(found[2 * frame + 1]);
    places.push_back(positions[frame * e.z * e.y + row]);
    for (const std::int64_t c : {row % e.y, row / e.y}) places.push_back(static_cast<double>(c));
  }
  return rows(image, std::move(places));
}

void finds_place(Declaration& op, Measure measure, const char* brief, const char* formula, const char* referee) {
  op.brief(brief).details("Of equal pixels the first counts, x fastest. NaN is the extreme if there is one.");
  op.formula(formula)
      .menu("Measurement")
      .source("scipy.ndimage")
      .returns("three numbers: x, y, z; a row for each frame of a batch");
  op.image("input_image", "Image to measure.");
  op.runs([measure](const Arguments& a) { return place_of(a.image("input_image"), measure); });
  op.like(referee).test("");
}

}  // namespace

OPERATION(maximum_position) {
  finds_place(op, Measure::maximum, "Where the largest pixel is.", "first p with x[p] = max of x",
              "label_referee.position(np.argmax, input_image)");
}
OPERATION(minimum_position) {
  finds_place(op, Measure::minimum, "Where the smallest pixel is.", "first p with x[p] = min of x",
              "label_referee.position(np.argmin, input_image)");
}

OPERATION(center_of_mass) {
  op.brief("The mean position of all pixels, weighted by their values.")
      .details("NaN where the values add up to 0 or are not all finite.")
      .formula("sum of x * position / sum of x")
      .menu("Measurement")
      .source("scipy.ndimage.center_of_mass")
      .returns("three numbers: x, y, z; a row for each frame of a batch");
  op.image("input_image", "Image to measure.");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    return of_mask(filled(image->type.with(DType::u8), 1, image->device), image,
                   {"mass_center_x", "mass_center_y", "mass_center_z"});
  });
  op.like("label_referee.center_of_mass(input_image)", 1e-5).test("");
}

OPERATION(bounding_box) {
  op.brief("The smallest box that has every pixel that is not 0.").details("NaN where there is none.");
  op.formula("min and max of p over all p with x[p] != 0");
  op.menu("Measurement").source("skimage.measure.regionprops").returns(box_words);
  op.image("input_image", "Mask; whatever is not 0 counts.");
  op.runs([](const Arguments& a) { return box_of(predicate("not_equal", {a.image("input_image"), 0.0})); });
  op.like("label_referee.bounding_box(input_image != 0)").test("");
}

OPERATION(label_bounding_box) {
  op.brief("The smallest box that has every pixel of one label.").details("NaN where no pixel has it.");
  op.formula("min and max of p over all p with x[p] = label_id");
  op.menu("Label measurement").source("skimage.measure.regionprops").returns(box_words);
  op.image("input_image", "Label image.").labels();
  op.integer("label_id", 1, "The label; 0 is the background.").between(0, 4294967295.0).required();
  op.runs([](const Arguments& a) {
    const NodeRef labels = as_labels(a.image("input_image"));
    return box_of(predicate("equal", {labels, static_cast<double>(a.integer("label_id"))}));
  });
  op.like("label_referee.bounding_box(input_image == label_id)")
      .test("label_id=15")
      .test("label_id=1")
      .test("label_id=0");
}

OPERATION(jaccard_index) {
  op.brief("How much two masks overlap: 1 where they are equal, 0 where they have nothing in common.")
      .formula("number of pixels in both / number of pixels in either; 0 / 0 gives NaN")
      .menu("Measurement")
      .source("sklearn.metrics.jaccard_score")
      .returns("number; a list of one for each frame of a batch")
      .per_frame()
      .host("the quotient of two counts");
  op.image("input_image0", "Mask; whatever is not 0 counts.").also({"source1"});
  op.image("input_image1", "Mask.").also({"source2"});
  op.runs([](const Arguments& a) -> Value {
    const NodeRef one = a.image("input_image0"), other = a.image("input_image1");
    const NodeRef both = reduce(predicate("logical_and", {one, other}), {Measure::sum});
    const NodeRef either = reduce(predicate("logical_or", {one, other}), {Measure::sum});
    const std::vector<double> indices = values_of(on_host("quotient", both->type, 1, {both, either},
                                                          [](const auto& in, double* q) { *q = in[0][0] / in[1][0]; }));
    if (both->type.batch > 0) return indices;
    return indices[0];
  });
  op.like("np.sum((input_image0 != 0) & (input_image1 != 0)) / np.sum((input_image0 != 0) | (input_image1 != 0))",
          1e-12);
  op.test("");
}

}  // namespace fulmo
