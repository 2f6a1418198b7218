// Running sums, extrema and products along an axis.
#include "operations/helpers.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

void cumulative(Declaration& op, Measure measure, const char* noun, Gives gives, const char* details,
                const char* ufunc) {
  op.formula(lower(noun) + " of x[j] over j = 0 ... i");
  op.brief(std::string(noun) + " of the pixels up to each one along an axis.")
      .details(details)
      .menu("Math")
      .gives(gives);
  op.image("input_image", "Image to accumulate.");
  op.integer("axis", 0, "0 is x, 1 is y, 2 is z.").between(0, 2);
  op.boolean("keep_dims", false, "Without effect: the result has the image's shape in any case.");
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    if (is_integer(image->type.dtype) && size_of(image->type.dtype) == 8)
      throw TypeMismatch("input_image must have at most 32-bit integers, got " +
                         std::string(name_of(image->type.dtype)));
    return Image(accumulate(image, static_cast<int>(a.integer("axis")), measure, given_dtype(gives, {image})));
  });
  op.source(std::string("numpy.") + ufunc + ".accumulate");
  op.like("referee.accumulate(np." + std::string(ufunc) + ", input_image, axis)");
  op.test("").test("axis=1").test("axis=2").test("axis=1", {{600, 3}, {2, 513, 2}}).test("", {{40, 300}});
}

/// As many of a row's values as the output image has, 0 where there are no more.
NodeRef of_length(const NodeRef& values, const Arguments& a) {
  Type type = values->type;
  if (!a.has("output_image") || type.shape.empty()) return values;
  type.shape.back() = a.image("output_image")->type.extent().x;
  const std::int64_t missing = type.shape.back() - values->type.shape.back();
  if (missing <= 0) return view(values, Placement{}, type.shape, type.batch);
  return paste(type, filled(type, 0, values->device), {values}, {Place{}});
}

constexpr char in_order[] =
    "Integers exactly; what does not fit the result saturates. Floats in float64: in order inside segments of 256 "
    "pixels, combined with the result of the segments before.";

}  // namespace

OPERATION(cumulative_sum) { cumulative(op, Measure::sum, "Sum", Gives::sum, in_order, "add"); }
OPERATION(cumulative_product) { cumulative(op, Measure::product, "Product", Gives::sum, in_order, "multiply"); }
OPERATION(cumulative_max) {
  cumulative(op, Measure::maximum, "Maximum", Gives::same, "NaN from the first NaN on.", "maximum");
}
OPERATION(cumulative_min) {
  cumulative(op, Measure::minimum, "Minimum", Gives::same, "NaN from the first NaN on.", "minimum");
}

OPERATION(sum_reduction_x) {
  op.brief("Sum of each block of pixels along x.")
      .details(
          "The last block of a row may be shorter. Integers are added exactly and saturate, floats in float64. An "
          "output image says how many blocks there are: those beyond the image are 0.")
      .menu("Projection")
      .gives(Gives::sum);
  op.formula("sum of x[j] over j = b * blocksize ... (b + 1) * blocksize - 1");
  op.image("input_image", "Image to sum up.");
  op.integer("blocksize", 256, "Length of a block.", "pixels").between(1, 1e9);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const Extent e = image->type.extent();
    const std::int64_t size = std::max<std::int64_t>(1, std::min(a.integer("blocksize"), e.x));
    const std::int64_t blocks = (e.x + size - 1) / size, rows = e.n * e.z * e.y;
    NodeRef whole = reshape(image, {rows, e.x}, 0);
    if (blocks * size != e.x) {
      const Type padded{image->type.dtype, {rows, blocks * size}, 0};
      whole = paste(padded, filled(padded, 0, image->device), {whole}, {Place{}});
    }
    Type result = image->type.with(given_dtype(Gives::sum, {image}));
    if (!result.shape.empty()) result.shape.back() = blocks;
    const NodeRef sums = project(reshape(whole, {rows, blocks, size}, 0), 0, Projection::sum, result.dtype);
    return Image(of_length(reshape(sums, result.shape, result.batch), a));
  });
  op.source("numpy.add.reduceat");
  op.like("np.add.reduceat(wide(input_image), np.arange(0, input_image.shape[-1], blocksize), axis=-1)", 1e-6)
      .test("")
      .test("blocksize=4")
      .test("blocksize=7", {{3, 21}, {2, 3, 30}});
}

}  // namespace fulmo
