// Label images from spots and from two of a kind; what is there, as vectors by label.
#include "operations/helpers.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

NodeRef values_by_label(const NodeRef& labels, const NodeRef& image) {
  if (!(labels->type.extent() == image->type.extent()))
    throw ShapeError("map and label must have one shape, got " + to_string(image->type.shape) + " and " +
                     to_string(labels->type.shape));
  const NodeRef numbers = as_labels(labels);
  return values_at(first_voxels(numbers, largest_number(numbers) + 1), image);
}

void reads_values(Declaration& op) {
  op.formula("out[l] = map[first p with label[p] = l]");
  op.details(
      "One number for each label from 0, the background, to the largest: the map's value at the label's first pixel, 0 "
      "for a number that no pixel has.");
  op.menu("Label measurement").gives(Gives::float32).source("pyclesperanto");
  op.runs([](const Arguments& a) { return Image(values_by_label(a.image("label"), a.image("map"))); });
  op.like("label_referee.values_by_label(label, map)").test("");
}

}  // namespace

OPERATION(label_spots) {
  op.brief("Number single pixels.")
      .details("What is not 0 becomes 1, 2, ... in raster order; pixels that touch stay apart.");
  op.formula("number of q up to p, in raster order, with x[q] != 0, if x[p] != 0 else 0");
  op.menu("Label creation").gives(Gives::labels);
  op.image("input_image", "Spots; whatever is not 0 is one.").also({"input_spots"});
  op.output().also({"labelled_spots_destination"});
  op.source("pyclesperanto");
  op.runs([](const Arguments& a) { return Image(numbered_voxels(a.image("input_image"))); });
  op.like("np.where(input_image != 0, np.cumsum(input_image != 0).reshape(input_image.shape), 0)").test("");
}

OPERATION(combine_labels) {
  op.brief("Put the labels of a second image over those of a first.");
  op.formula("relabel_sequential(y + max of x if y != 0 else x)");
  op.details("Labels of the second image get numbers above those of the first; what is left is numbered from 1.");
  op.menu("Label processing").gives(Gives::labels).source("pyclesperanto");
  op.image("input_image0", "Label image.").labels().also({"labels_input1"});
  op.image("input_image1", "Label image that goes on top.").labels().also({"labels_input2"});
  op.output().also({"labels_destination"});
  op.runs([](const Arguments& a) {
    const NodeRef below = renumbered(a.image("input_image0"), {}), above = renumbered(a.image("input_image1"), {});
    const NodeRef shifted = map("add", {above, reduce(below, {Measure::maximum})}, DType::u32);
    return Image(renumbered(map("or_else", {map("mask", {shifted, above}, DType::u32), below}, DType::u32), {}));
  });
  op.like("label_referee.combined(input_image0, input_image1)").test("");
  op.test("input_image1=np.uint32([0, 3, 1, 1, 0])", {{5}});
}

OPERATION(flag_existing_labels) {
  op.brief("Which labels there are.").details("Entry l is 1 if some pixel has label l; entry 0 is the background.");
  op.formula("out[l] = 1 if x[p] = l for some p else 0");
  op.menu("Label measurement").gives(Gives::index).source("numpy.isin");
  op.image("input_image", "Label image.").labels().also({"label_src"});
  op.output().also({"flag_vector_destination"});
  op.alias("prototype", "flag_existing_intensities");
  op.runs([](const Arguments& a) {
    const NodeRef labels = as_labels(a.image("input_image"));
    const NodeRef first = first_voxels(labels, largest_number(labels) + 1);
    return Image(map("not_equal", {first, double{no_voxel}}, DType::u32));
  });
  op.like("np.isin(np.arange(int(input_image.max(initial=0)) + 1), input_image)").test("");
}

OPERATION(read_map_values) {
  op.brief("Read the value of each label on a map of values.");
  op.image("map", "Values, one for each label.").also({"map_image"});
  op.image("label", "Label image.").labels().also({"labels"});
  op.output().also({"values_destination"});
  reads_values(op);
}

OPERATION(read_intensities_from_map) {
  op.brief("Read the value of each label on a map; the older name of read_map_values, images the other way round.");
  op.image("label", "Label image.").labels().also({"labels"});
  op.image("map", "Values, one for each label.").also({"map_image"});
  op.output().also({"values_destination"});
  reads_values(op);
}

}  // namespace fulmo
