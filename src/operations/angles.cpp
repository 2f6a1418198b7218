// Trigonometric and hyperbolic functions, maps of dialect/trigonometry.cl.
#include "operations/pointwise.hpp"

namespace fulmo {

OPERATION(sin) {
  of_image(op, "sine", Gives::float32,
           {"Sine of each pixel, in radians.", "sin(x)", "np.sin(wide(input_image))", 3e-7});
}
OPERATION(cos) {
  of_image(op, "cosine", Gives::float32,
           {"Cosine of each pixel, in radians.", "cos(x)", "np.cos(wide(input_image))", 3e-7});
}
OPERATION(tan) {
  of_image(op, "tangent", Gives::float32,
           {"Tangent of each pixel, in radians.", "tan(x)", "np.tan(wide(input_image))", 3e-7});
}
OPERATION(asin) {
  of_image(op, "arcsine", Gives::float32,
           {"Inverse sine of each pixel, in radians; NaN beyond -1 ... 1.", "arcsin(x)", "np.arcsin(wide(input_image))",
            3e-7});
}
OPERATION(acos) {
  of_image(op, "arccosine", Gives::float32,
           {"Inverse cosine of each pixel, in radians; NaN beyond -1 ... 1.", "arccos(x)",
            "np.arccos(wide(input_image))", 3e-7});
}
OPERATION(atan) {
  of_image(op, "arctangent", Gives::float32,
           {"Inverse tangent of each pixel, in radians.", "arctan(x)", "np.arctan(wide(input_image))", 3e-7});
}
OPERATION(sinh) {
  of_image(op, "hyperbolic_sine", Gives::float32,
           {"Hyperbolic sine of each pixel.", "(e ** x - e ** -x) / 2", "np.sinh(wide(input_image))", 3e-7});
}
OPERATION(cosh) {
  of_image(op, "hyperbolic_cosine", Gives::float32,
           {"Hyperbolic cosine of each pixel.", "(e ** x + e ** -x) / 2", "np.cosh(wide(input_image))", 3e-7});
}
OPERATION(tanh) {
  of_image(op, "hyperbolic_tangent", Gives::float32,
           {"Hyperbolic tangent of each pixel.", "(e ** x - e ** -x) / (e ** x + e ** -x)",
            "np.tanh(wide(input_image))", 3e-7});
}
OPERATION(degrees_to_radians) {
  of_image(op, "radians", Gives::float32,
           {"Turn degrees into radians.", "x * pi / 180", "np.deg2rad(wide(input_image))", 3e-7});
}
OPERATION(radians_to_degrees) {
  of_image(op, "degrees", Gives::float32,
           {"Turn radians into degrees.", "x * 180 / pi", "np.rad2deg(wide(input_image))", 3e-7});
}
OPERATION(atan2) {
  of_images(op, "arctangent2", Gives::float32,
            {"Angle of the vector whose y is the first image and x the second, in radians, from -pi to pi.",
             "arctan2(y, x)", "np.arctan2(wide(input_image0), wide(input_image1))", 3e-7},
            "y", "x");
  op.alias("numpy", "arctan2");
}

}  // namespace fulmo
