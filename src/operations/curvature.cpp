// Curvature morphology: what smooths the outlines of masks without shrinking them.
#include "operations/helpers.hpp"
#include "skeletons/stencil/stencil.hpp"

namespace fulmo {

namespace {

void of_lines(Declaration& op, const std::string& stencil_name, const char* brief, const char* formula,
              const char* referee) {
  op.brief(brief)
      .details(
          "Over the 4 lines of 3 pixels through each pixel, in 3D the 9 planes of 3 x 3. Every value but 0 is "
          "foreground.")
      .formula(formula)
      .menu("Binary processing")
      .border("outside is background")
      .gives(Gives::mask)
      .source("Marquez-Neila et al. 2014, doi:10.1109/TPAMI.2013.106");
  op.image("input_image", "Mask.");
  op.runs([=](const Arguments& a) {
    const NodeRef mask = predicate("not_equal", {a.image("input_image"), 0.0});
    return Image(cast_rounding(ranked_stencil(stencil_name, mask), DType::u8));
  });
  op.like(referee).test("");
}

}  // namespace

OPERATION(binary_infsup) {
  of_lines(op, "least_dilation", "Foreground wherever no line through a pixel is free of foreground: fills dents.",
           "min over lines of max over the line of x != 0", "referee.curvature('inf_sup', input_image, rank)");
}
OPERATION(binary_supinf) {
  of_lines(op, "greatest_erosion", "Foreground wherever some line through a pixel is all foreground: cuts bumps.",
           "max over lines of min over the line of x != 0", "referee.curvature('sup_inf', input_image, rank)");
}

}  // namespace fulmo
