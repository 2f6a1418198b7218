// Distances, and labels grown to the nearest.
#include "operations/helpers.hpp"
#include "skeletons/line/line.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

namespace {

/// (z, y, x) as given, or 1; as x, y, z.
std::array<double, 3> spacing_of(const Arguments& a) {
  if (!a.has("spacing")) return {1, 1, 1};
  const auto given = a.numbers("spacing");
  bool positive = given.size() == 3;
  for (double size : given) positive = positive && size > 0 && size < 1e30;
  if (!positive) throw ParameterError(a.operation().name + ": spacing must be (z, y, x) of positive numbers");
  return {given[2], given[1], given[0]};
}

}  // namespace

OPERATION(distance_transform) {
  op.brief("Exact Euclidean distance of each foreground pixel to the nearest background pixel.")
      .details(
          "Background is 0; background pixels get 0. An image without background gets infinity. Squared distances are "
          "compared as whole numbers; with voxels of different sides the sides are known to about nine digits.")
      .formula("min over q with x[q] = 0 of |p - q|")
      .menu("Binary processing")
      .border("outside is unknown, not background")
      .source(
          "Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions, Theory of Computing 8, 2012; "
          "Meijster et al. 2000")
      .gives(Gives::other, "float32");
  op.image("input_image", "Mask or labels; whatever is not zero is foreground.");
  op.numbers("spacing", "Size of a voxel as (z, y, x).");
  op.runs([](const Arguments& a) {
    const NodeRef background = predicate("equal", {a.image("input_image"), 0.0});
    return Image(distance_to_sites(background, spacing_of(a)));
  });
  op.like("referee.distance(input_image, spacing)", 3e-7);
  op.test("").test("spacing=[2, 0.5, 0.3]").test("spacing=[3, 1, 1]");
}

OPERATION(voronoi_labeling) {
  op.brief("Number connected components and let each own the pixels that are nearest to it.")
      .details(
          "Distances are Euclidean; of components as near as each other the one whose nearest pixel comes first wins.")
      .menu("Label creation")
      .border("outside is unknown")
      .gives(Gives::labels)
      .source(
          "Maurer et al., A linear time algorithm for computing exact Euclidean distance transforms, PAMI 25, 2003");
  op.formula("nearest_label(connected_component_labeling(x))");
  op.image("input_binary", "Mask; whatever is not zero is foreground.").also({"binary_source"});
  op.output("output_labels").also({"labeling_destination"});
  op.runs([](const Arguments& a) {
    const NodeRef labels =
        fulmo::apply("connected_component_labeling", {{"input_image", Image(a.image("input_binary"))}});
    return Image(nearest_site(labels, {1, 1, 1}));
  });
  op.like("referee.voronoi(input_binary)").test("");
}

OPERATION(nearest_label) {
  op.brief("Give each pixel the label of the nearest labelled pixel.")
      .details(
          "Distances are Euclidean; of pixels as near as each other the first in raster order counts. Without any "
          "label all stays 0.")
      .menu("Label processing")
      .border("outside is unknown")
      .gives(Gives::labels)
      .source(
          "Maurer et al., A linear time algorithm for computing exact Euclidean distance transforms, PAMI 25, 2003");
  op.formula("x[argmin over q with x[q] != 0 of |p - q|]");
  op.image("input_image", "Label image; 0 is background.").labels();
  op.numbers("spacing", "Size of a voxel as (z, y, x).");
  op.runs([](const Arguments& a) { return Image(nearest_site(as_labels(a.image("input_image")), spacing_of(a))); });
  op.like("referee.nearest_label(input_image, spacing)");
  op.test("").test("spacing=[2, 0.5, 0.25]").test("spacing=[3, 1, 1]");
}

}  // namespace fulmo
