// Numbers from two images.
#include "operations/helpers.hpp"
#include "operations/statistics.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

OPERATION(mean_squared_error) {
  op.brief("Mean of the squared differences between two images.")
      .details("In float64: differences are exact for up to 32 bits, their squares are added in a fixed order.")
      .formula("mean((x - y) ** 2)")
      .menu("Measurement")
      .returns("number; a list of one for each frame of a batch")
      .per_frame()
      .host("the division of the sum");
  op.image("input_image0", "First image.").also({"source1"});
  op.image("input_image1", "Second image; its shape is equal or stretches.").also({"source2"});
  op.runs([](const Arguments& a) -> Value {
    const auto wide = [&](const char* name) { return cast_rounding(a.image(name), DType::f64); };
    const NodeRef squares = map("squared_difference", {wide("input_image0"), wide("input_image1")}, DType::f64);
    const std::vector<double> means = values_of(mean_of_frames(squares));
    if (squares->type.batch > 0) return means;
    return means[0];
  });
  op.source("skimage.metrics.mean_squared_error");
  op.like("np.mean(np.square(wide(input_image0) - wide(input_image1)))", 1e-12).test("");
}

OPERATION(array_equal) {
  op.brief("Whether two images have the same shape and the same pixels.")
      .details("Pixels are compared by value, whatever their dtypes; NaN equals nothing.")
      .menu("Measurement")
      .returns("bool");
  op.formula("x.shape = y.shape and x[p] = y[p] for all p");
  op.image("input_image0", "First image.").also({"source1"});
  op.image("input_image1", "Second image.").also({"source2"});
  op.alias("prototype", "array_equiv");
  op.source("numpy.array_equal");
  op.runs([](const Arguments& a) -> Value {
    NodeRef first = a.image("input_image0"), second = a.image("input_image1");
    if (first->type.shape != second->type.shape) return false;
    if (is_float(first->type.dtype) != is_float(second->type.dtype))
      first = cast_rounding(first, DType::f64), second = cast_rounding(second, DType::f64);
    const std::vector<double> differ = values_of(reduce(predicate("not_equal", {first, second}), {Measure::sum}));
    for (double count : differ)
      if (count != 0) return false;
    return true;
  });
  op.like("np.array_equal(input_image0, input_image1)")
      .test("")
      .test("input_image0=np.uint8([3, 0, 255]), input_image1=np.float32([3, 0, 255])");
}

}  // namespace fulmo
