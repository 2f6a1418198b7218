// Masks as lines.
#include "operations/helpers.hpp"
#include "skeletons/thinning/thinning.hpp"

namespace fulmo {

OPERATION(skeletonize) {
  op.brief("Reduce objects to their skeletons: lines one pixel wide with the same topology and ends.")
      .details(
          "Every value but 0 is foreground. Components, holes and cavities stay as many as they were; neighbours of "
          "the foreground are pixels at faces, edges and corners, of the background those at faces. Layers go from the "
          "six sides in turn, -x, +x, -y, +y, -z, +z, as in Lee's method, but pixel by pixel in the order of "
          "pyclesperanto, so that skeletons differ from scikit-image's.")
      .menu("Binary processing")
      .border("outside is background")
      .gives(Gives::mask)
      .source("Lee, Kashyap and Chu 1994, doi:10.1006/cgip.1994.1042");
  op.formula(
      "x without p, for each p in turn whose removal changes no topology and that ends no line, until there is none");
  op.image("input_image", "Mask.");
  op.runs([](const Arguments& a) { return Image(thinned(predicate("not_equal", {a.image("input_image"), 0.0}))); });
  op.like("referee.skeleton(input_image, rank)").test("");
}

}  // namespace fulmo
