// Maps of one image, of an image and a number, of two images. Formulas are rows of maps.h; here stand the names, types
// and words.
#include "operations/pointwise.hpp"

#include <cmath>

namespace fulmo {

void describe(Declaration& op, Gives gives, const Words& words) {
  op.brief(words.brief).formula(words.shown).gives(gives).like(words.referee, words.tolerance);
  op.menu(gives == Gives::mask ? "Binarize" : "Math").border("none: each pixel by itself");
}

NodeRef mapped(const char* formula, Gives gives, const std::vector<MapOperand>& operands) {
  std::vector<NodeRef> images;
  for (auto& operand : operands)
    if (auto image = std::get_if<NodeRef>(&operand)) images.push_back(*image);
  return gives == Gives::mask ? predicate(formula, operands) : map(formula, operands, given_dtype(gives, images));
}

void of_image(Declaration& op, const char* formula, Gives gives, const Words& words) {
  describe(op, gives, words);
  op.image("input_image", "Image to work on.");
  op.runs([=](const Arguments& a) { return Image(mapped(formula, gives, {a.image("input_image")})); }).test("");
}

void of_image_and_number(Declaration& op, const char* formula, Gives gives, const Words& words, double fallback,
                         const char* example, std::vector<std::string> other, bool swapped) {
  describe(op, gives, words);
  op.image("input_image", "Image to work on.");
  op.number("scalar", fallback, "Number to combine each pixel with.").also(std::move(other));
  op.runs([=](const Arguments& a) {
    const MapOperand image = a.image("input_image"), number = a.number("scalar");
    return Image(mapped(formula, gives, swapped ? std::vector{number, image} : std::vector{image, number}));
  });
  op.test("").test(example);
}

void of_images(Declaration& op, const char* formula, Gives gives, const Words& words, const char* first,
               const char* second) {
  describe(op, gives, words);
  op.image("input_image0", "First image.").also({first});
  op.image("input_image1", "Second image; its shape is equal or stretches.").also({second});
  op.runs([=](const Arguments& a) {
    return Image(mapped(formula, gives, {a.image("input_image0"), a.image("input_image1")}));
  });
  op.test("");
}

// --- one image ---

OPERATION(absolute) {
  of_image(op, "absolute", Gives::same, {"Absolute value of each pixel.", "|x|", "np.abs(wide(input_image))"});
  op.alias("prototype", "fabs");
}
OPERATION(square) {
  of_image(op, "square", Gives::float32, {"Multiply each pixel by itself.", "x * x", "np.square(wide(input_image))"});
  op.test("input_image=np.uint32([4000000000, 7])");
}
OPERATION(square_root) {
  of_image(op, "square_root", Gives::float32,
           {"Square root of each pixel; NaN below 0.", "sqrt(x)", "np.sqrt(wide(input_image))"});
  op.alias("prototype", "sqrt");
}
OPERATION(cubic_root) {
  of_image(op, "cubic_root", Gives::float32,
           {"Cubic root of each pixel.", "cbrt(x)", "np.cbrt(wide(input_image))", 3e-07});
  op.alias("prototype", "cbrt");
}
OPERATION(exponential) {
  of_image(op, "exponential", Gives::float32,
           {"e to the power of each pixel.", "exp(x)", "np.exp(wide(input_image))", 3e-07});
  op.alias("prototype", "exp");
}
OPERATION(exponential2) {
  of_image(op, "exponential2", Gives::float32,
           {"2 to the power of each pixel.", "2 ** x", "np.exp2(wide(input_image))", 3e-07});
}
OPERATION(exponential10) {
  of_image(op, "exponential10", Gives::float32,
           {"10 to the power of each pixel.", "10 ** x", "10.0 ** wide(input_image)", 3e-07});
}
OPERATION(logarithm) {
  of_image(op, "logarithm", Gives::float32,
           {"Natural logarithm of each pixel; -inf at 0, NaN below.", "log(x)", "np.log(wide(input_image))", 3e-07});
  op.alias("prototype", "log");
}
OPERATION(logarithm2) {
  of_image(op, "logarithm2", Gives::float32,
           {"Logarithm to base 2 of each pixel.", "log2(x)", "np.log2(wide(input_image))", 3e-07});
}
OPERATION(logarithm10) {
  of_image(op, "logarithm10", Gives::float32,
           {"Logarithm to base 10 of each pixel.", "log10(x)", "np.log10(wide(input_image))", 3e-07});
}
OPERATION(reciprocal) {
  of_image(op, "reciprocal", Gives::float32,
           {"1 divided by each pixel; infinite at 0.", "1 / x", "1 / wide(input_image)"});
}
OPERATION(invert) {
  of_image(op, "negate", Gives::float32,
           {"Change the sign of each pixel; for masks use binary_not.", "-x", "-wide(input_image)"});
}
OPERATION(sign) {
  of_image(op, "sign", Gives::same,
           {"-1, 0 or 1 after the sign of each pixel.", "sign(x)", "np.sign(wide(input_image))"});
}
OPERATION(floor) {
  of_image(op, "floor", Gives::same,
           {"Largest whole number not above each pixel.", "floor(x)", "np.floor(wide(input_image))"});
}
OPERATION(ceil) {
  of_image(op, "ceil", Gives::same,
           {"Smallest whole number not below each pixel.", "ceil(x)", "np.ceil(wide(input_image))"});
}
OPERATION(round) {
  of_image(op, "round", Gives::same,
           {"Nearest whole number, halves away from zero.", "sign(x) * floor(|x| + 1/2)",
            "np.sign(wide(input_image)) * np.floor(np.abs(wide(input_image)) + 0.5)"});
}
OPERATION(truncate) {
  of_image(op, "truncate", Gives::same, {"Whole part of each pixel.", "trunc(x)", "np.trunc(wide(input_image))"});
}
OPERATION(undefined_to_zero) {
  of_image(op, "undefined_to_zero", Gives::same,
           {"Replace NaN and infinities by 0.", "x if finite else 0",
            "np.nan_to_num(wide(input_image), nan=0, posinf=0, neginf=0)"});
}
OPERATION(binary_not) {
  of_image(op, "logical_not", Gives::mask, {"1 where a pixel is 0, else 0.", "x == 0", "wide(input_image) == 0"});
  op.menu("Binary processing");
  op.alias("prototype", "logical_not");
}

// --- an image and a number ---

OPERATION(add_image_and_scalar) {
  of_image_and_number(op, "add", Gives::float32,
                      {"Add a number to each pixel.", "x + scalar", "wide(input_image) + scalar"}, 1, "scalar=2.5");
}
OPERATION(multiply_image_and_scalar) {
  of_image_and_number(
      op, "multiply", Gives::float32,
      {"Multiply each pixel by a number.", "x * scalar", "wide(input_image) * np.float64(np.float32(scalar))"}, 0,
      "scalar=2.5");
  op.test("input_image=np.uint32([4000000000, 7]), scalar=10000000000");
}
OPERATION(subtract_image_from_scalar) {
  of_image_and_number(op, "subtract", Gives::float32,
                      {"Subtract each pixel from a number.", "scalar - x", "scalar - wide(input_image)"}, 0,
                      "scalar=2.5", {}, true);
}
OPERATION(divide_scalar_by_image) {
  of_image_and_number(op, "divide", Gives::float32,
                      {"Divide a number by each pixel.", "scalar / x", "scalar / wide(input_image)"}, 0, "scalar=2.5",
                      {}, true);
}
OPERATION(power) {
  of_image_and_number(op, "power", Gives::float32,
                      {"Raise each pixel to a power.", "x ** scalar", "np.power(wide(input_image), scalar)", 3e-7}, 1,
                      "scalar=1.5", {"exponent"});
}
OPERATION(maximum_image_and_scalar) {
  of_image_and_number(
      op, "maximum", Gives::same,
      {"The larger of each pixel and a number.", "max(x, scalar)", "np.maximum(wide(input_image), scalar)"}, 0,
      "scalar=20");
}
OPERATION(minimum_image_and_scalar) {
  of_image_and_number(
      op, "minimum", Gives::same,
      {"The smaller of each pixel and a number.", "min(x, scalar)", "np.minimum(wide(input_image), scalar)"}, 0,
      "scalar=20");
}
OPERATION(equal_constant) {
  of_image_and_number(op, "equal", Gives::mask,
                      {"1 where a pixel equals a number, else 0.", "x == scalar", "wide(input_image) == scalar"}, 0,
                      "scalar=3", {"constant"});
  op.alias("prototype", "label_to_mask");
}
OPERATION(not_equal_constant) {
  of_image_and_number(op, "not_equal", Gives::mask,
                      {"1 where a pixel differs from a number, else 0.", "x != scalar", "wide(input_image) != scalar"},
                      0, "scalar=3", {"constant"});
}
OPERATION(greater_constant) {
  of_image_and_number(op, "greater", Gives::mask,
                      {"1 where a pixel is greater than a number, else 0.", "x > scalar", "wide(input_image) > scalar"},
                      0, "scalar=3.5", {"constant"});
  op.alias("prototype", "threshold");
}
OPERATION(greater_or_equal_constant) {
  of_image_and_number(op, "greater_or_equal", Gives::mask,
                      {"1 where a pixel is at least a number, else 0.", "x >= scalar", "wide(input_image) >= scalar"},
                      0, "scalar=3", {"constant"});
}
OPERATION(smaller_constant) {
  of_image_and_number(op, "smaller", Gives::mask,
                      {"1 where a pixel is smaller than a number, else 0.", "x < scalar", "wide(input_image) < scalar"},
                      0, "scalar=3", {"constant"});
}
OPERATION(smaller_or_equal_constant) {
  of_image_and_number(op, "smaller_or_equal", Gives::mask,
                      {"1 where a pixel is at most a number, else 0.", "x <= scalar", "wide(input_image) <= scalar"}, 0,
                      "scalar=3", {"constant"});
}

// --- two images ---

OPERATION(add_images) {
  of_images(op, "add", Gives::promoted,
            {"Add two images pixel by pixel.", "x + y", "wide(input_image0) + wide(input_image1)"}, "summand1",
            "summand2");
}
OPERATION(subtract_images) {
  of_images(op, "subtract", Gives::promoted,
            {"Subtract the second image from the first.", "x - y", "wide(input_image0) - wide(input_image1)"},
            "subtrahend", "minuend");
}
OPERATION(multiply_images) {
  of_images(op, "multiply", Gives::promoted,
            {"Multiply two images pixel by pixel.", "x * y", "wide(input_image0) * wide(input_image1)"}, "factor1",
            "factor2");
}
OPERATION(divide_images) {
  of_images(op, "divide", Gives::float32,
            {"Divide the first image by the second.", "x / y", "wide(input_image0) / wide(input_image1)"}, "divident",
            "divisor");
}
OPERATION(modulo_images) {
  of_images(op, "modulo", Gives::promoted,
            {"Remainder of the first image divided by the second, with the sign of the first.", "fmod(x, y)",
             "referee.fmod(input_image0, input_image1)"},
            "image1", "image2");
  op.alias("prototype", "mod");
  op.alias("prototype", "remainder");
}
OPERATION(power_images) {
  of_images(op, "power", Gives::float32,
            {"Raise the first image to the power of the second.", "x ** y",
             "np.power(wide(input_image0), wide(input_image1))", 3e-7},
            "source", "exponent");
}
OPERATION(absolute_difference) {
  of_images(
      op, "absolute_difference", Gives::promoted,
      {"Distance between two images pixel by pixel.", "|x - y|", "np.abs(wide(input_image0) - wide(input_image1))"},
      "source1", "source2");
}
OPERATION(squared_difference) {
  of_images(op, "squared_difference", Gives::float32,
            {"Squared distance between two images pixel by pixel.", "(x - y) ** 2",
             "np.square(np.float32(wide(input_image0) - wide(input_image1)))"},
            "source1", "source2");
  op.test("input_image0=np.int32([2000000000, -7]), input_image1=np.int32([-2000000000, 3])");
}
OPERATION(maximum_images) {
  of_images(
      op, "maximum", Gives::promoted,
      {"The larger of two images pixel by pixel.", "max(x, y)", "np.maximum(wide(input_image0), wide(input_image1))"},
      "source1", "source2");
  op.alias("prototype", "maximum");
}
OPERATION(minimum_images) {
  of_images(
      op, "minimum", Gives::promoted,
      {"The smaller of two images pixel by pixel.", "min(x, y)", "np.minimum(wide(input_image0), wide(input_image1))"},
      "source1", "source2");
  op.alias("prototype", "minimum");
}
OPERATION(equal) {
  of_images(op, "equal", Gives::mask,
            {"1 where two images are equal, else 0.", "x == y", "wide(input_image0) == wide(input_image1)"}, "source1",
            "source2");
}
OPERATION(not_equal) {
  of_images(op, "not_equal", Gives::mask,
            {"1 where two images differ, else 0.", "x != y", "wide(input_image0) != wide(input_image1)"}, "source1",
            "source2");
}
OPERATION(greater) {
  of_images(op, "greater", Gives::mask,
            {"1 where the first image is greater than the second, else 0.", "x > y",
             "wide(input_image0) > wide(input_image1)"},
            "source1", "source2");
}
OPERATION(greater_or_equal) {
  of_images(
      op, "greater_or_equal", Gives::mask,
      {"1 where the first image is at least the second, else 0.", "x >= y", "wide(input_image0) >= wide(input_image1)"},
      "source1", "source2");
}
OPERATION(smaller) {
  of_images(op, "smaller", Gives::mask,
            {"1 where the first image is smaller than the second, else 0.", "x < y",
             "wide(input_image0) < wide(input_image1)"},
            "source1", "source2");
}
OPERATION(smaller_or_equal) {
  of_images(
      op, "smaller_or_equal", Gives::mask,
      {"1 where the first image is at most the second, else 0.", "x <= y", "wide(input_image0) <= wide(input_image1)"},
      "source1", "source2");
}
OPERATION(binary_and) {
  of_images(op, "logical_and", Gives::mask,
            {"1 where both images are set, else 0.", "x and y", "(input_image0 != 0) & (input_image1 != 0)"},
            "operand1", "operand2");
  op.menu("Binary processing");
  op.alias("prototype", "binary_intersection");
  op.alias("prototype", "logical_and");
}
OPERATION(binary_or) {
  of_images(op, "logical_or", Gives::mask,
            {"1 where one of two images is set, else 0.", "x or y", "(input_image0 != 0) | (input_image1 != 0)"},
            "operand1", "operand2");
  op.menu("Binary processing");
  op.alias("prototype", "binary_union");
  op.alias("prototype", "logical_or");
}
OPERATION(binary_xor) {
  of_images(
      op, "logical_xor", Gives::mask,
      {"1 where exactly one of two images is set, else 0.", "x xor y", "(input_image0 != 0) ^ (input_image1 != 0)"},
      "operand1", "operand2");
  op.menu("Binary processing");
  op.alias("prototype", "logical_xor");
}
OPERATION(binary_subtract) {
  of_images(op, "logical_subtract", Gives::mask,
            {"1 where the first image is set and the second is not, else 0.", "x and not y",
             "(input_image0 != 0) & (input_image1 == 0)"},
            "minuend", "subtrahend");
  op.menu("Binary processing");
}

// --- others ---

OPERATION(add_images_weighted) {
  describe(op, Gives::promoted,
           {"Add two images, each times its factor.", "factor1 * x + factor2 * y",
            "wide(input_image0) * factor1 + wide(input_image1) * factor2", 1e-6});
  op.image("input_image0", "First image.").also({"summand1"});
  op.image("input_image1", "Second image; its shape is equal or stretches.").also({"summand2"});
  op.number("factor1", 1, "Factor of the first image.");
  op.number("factor2", 1, "Factor of the second image.");
  op.runs([](const Arguments& a) {
    return Image(mapped("add_weighted", Gives::promoted,
                        {a.image("input_image0"), a.image("input_image1"), a.number("factor1"), a.number("factor2")}));
  });
  op.test("").test("factor1=2, factor2=-1").test("factor1=0.3, factor2=0.7");
}

OPERATION(clip) {
  describe(op, Gives::same,
           {"Limit each pixel to a range.", "min(max(x, min_intensity), max_intensity)",
            "referee.clip(input_image, min_intensity, max_intensity)"});
  op.image("input_image", "Image to limit.");
  op.number("min_intensity", std::nan(""), "Lower end; NaN: none.").also({"a_min"});
  op.number("max_intensity", std::nan(""), "Upper end; NaN: none.").also({"a_max"});
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const DType dtype = image->type.dtype;
    double low = a.number("min_intensity"), high = a.number("max_intensity");
    if (std::isnan(low)) low = is_float(dtype) ? -INFINITY : lowest(dtype);
    if (std::isnan(high)) high = is_float(dtype) ? INFINITY : highest(dtype);
    return Image(map("clip", {image, low, high}, dtype));
  });
  op.test("").test("min_intensity=10, max_intensity=20").test("max_intensity=20.5");
}

OPERATION(mask) {
  describe(op, Gives::same,
           {"Keep pixels where a mask is set, 0 elsewhere.", "x if mask != 0 else 0",
            "np.where(mask != 0, input_image, 0)"});
  op.menu("Combine");
  op.image("input_image", "Image to keep pixels of.");
  op.image("mask", "Mask: any value but 0 keeps.");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    return Image(map("mask", {image, a.image("mask")}, image->type.dtype));
  });
  op.test("");
}

OPERATION(mask_label) {
  describe(op, Gives::promoted,
           {"Keep pixels of one label, 0 elsewhere.", "x if label image == label else 0",
            "np.where(input_image1 == label, input_image0, 0)"});
  op.menu("Combine");
  op.image("input_image0", "Image to keep pixels of.").also({"source"});
  op.image("input_image1", "Label image.").also({"label_map"});
  op.number("label", 1, "Label to keep.").also({"label_index"});
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image0"), labels = a.image("input_image1");
    return Image(map("mask_label", {image, labels, a.number("label")}, given_dtype(Gives::promoted, {image, labels})));
  });
  op.test("").test("label=3");
}

OPERATION(replace_value) {
  describe(op, Gives::same,
           {"Replace one value by another.", "value_replacement if x == value_to_replace else x",
            "np.where(input_image == value_to_replace, value_replacement, wide(input_image))"});
  op.menu("Label processing");
  op.deprecated("cle", "replace_intensity");
  op.image("input_image", "Image to work on.");
  op.number("value_to_replace", 0, "Value to look for.");
  op.number("value_replacement", 1, "Value to put in its place.");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    return Image(
        map("replace", {image, a.number("value_to_replace"), a.number("value_replacement")}, image->type.dtype));
  });
  op.test("").test("value_to_replace=3, value_replacement=7");
}

OPERATION(nan_to_num) {
  describe(op, Gives::same,
           {"Replace NaN and infinities by numbers.", "nan, posinf or neginf where x is one of them, else x",
            "referee.nan_to_num(input_image, nan, posinf, neginf)"});
  op.image("input_image", "Image to work on.");
  op.number("nan", 0, "In place of NaN.");
  op.number("posinf", 1.7976931348623157e308, "In place of +infinity; the largest float32 if beyond it.");
  op.number("neginf", -1.7976931348623157e308, "In place of -infinity; the lowest float32 if beyond it.");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    if (is_integer(image->type.dtype)) return Image(cast_rounding(image, image->type.dtype));
    const double most = highest(DType::f32);
    const auto bounded = [&](const char* name) { return std::max(-most, std::min(most, a.number(name))); };
    return Image(map("nan_to_num", {image, bounded("nan"), bounded("posinf"), bounded("neginf")}, image->type.dtype));
  });
  op.test("").test("nan=5, posinf=6, neginf=-7");
}

OPERATION(multiply_image_and_position) {
  describe(op, Gives::float32,
           {"Multiply each pixel by its coordinate along an axis.", "x * coordinate",
            "wide(input_image) * referee.coordinate(input_image, dimension)"});
  op.alias("prototype", "multiply_image_and_coordinate");
  op.image("input_image", "Image to work on.");
  op.integer("dimension", 0, "Axis: 0 x, 1 y, 2 z.").between(0, 2);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    return Image(
        map("multiply", {image, Axis{static_cast<int>(a.integer("dimension"))}}, given_dtype(Gives::float32, {image})));
  });
  op.test("").test("dimension=1").test("dimension=2");
}

}  // namespace fulmo
