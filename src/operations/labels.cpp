// Label images: making, numbering and cleaning them.
#include "operations/helpers.hpp"
#include "skeletons/labels/labels.hpp"

namespace fulmo {

OPERATION(connected_component_labeling) {
  op.brief("Number the connected components of what is not zero.")
      .details("Labels run from 1 in raster order of each component's first pixel, in each frame anew.")
      .menu("Labels").border("outside is background").gives(Gives::labels);
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
  op.like("ndi.label(input_image, ndi.generate_binary_structure(input_image.ndim, input_image.ndim if connectivity == 'box' else 1))[0]");
  op.test("").test("connectivity='sphere'");
}

}  // namespace fulmo
