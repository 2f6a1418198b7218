// Changes of intensity that depend on the image as a whole.
#include "operations/helpers.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

OPERATION(gamma_correction) {
  op.brief("Brighten dark pixels (gamma below 1) or darken them (above 1), keeping the maximum.");
  op.formula("(x / max) ** gamma * max")
      .menu("Math")
      .border("none: each pixel by itself")
      .gives(Gives::same)
      .per_frame();
  op.details("max is the frame's largest pixel; NaN if the frame has one.");
  op.image("input_image", "Image to correct.");
  op.number("gamma", 1, "Exponent.").between(0, 1000);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const NodeRef most = cast_rounding(reduce(image, {Measure::maximum}), DType::f32);
    return Image(map("gamma", {image, most, a.number("gamma")}, image->type.dtype));
  });
  op.like("referee.gamma(input_image, gamma)", 1e-6).test("").test("gamma=0.5").test("gamma=2");
}

}  // namespace fulmo
