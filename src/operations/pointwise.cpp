// Maps of one or two images and a number. The formulas are rows of maps.h; here stand their names, types and words.
#include "operations/helpers.hpp"

namespace fulmo {

namespace {

/// One image in, the formula over it.
void unary(Declaration& op, const char* formula, Gives gives, const char* brief, const char* shown, const char* referee, double tolerance = 0) {
  op.brief(brief).formula(shown).menu("Math").gives(gives);
  op.image("input_image", "Image to work on.");
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    return Image(map(formula, {image}, given_dtype(gives, {image})));
  });
  op.like(referee, tolerance).test("");
}

}  // namespace

OPERATION(absolute) { unary(op, "absolute", Gives::same, "Absolute value of each pixel.", "|x|", "np.abs(input_image)"); }
OPERATION(square) { unary(op, "square", Gives::float32, "Multiply each pixel by itself.", "x * x", "np.square(np.float32(input_image))"); }

}  // namespace fulmo
