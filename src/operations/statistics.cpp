// Numbers from all pixels of an image; of a batch, one for each frame.
#include "operations/helpers.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

/// One number, or one for each frame. Integers stay integers.
Value numbers_of(const NodeRef& values) {
  if (values->type.batch > 0) return values_of(values);
  if (values->type.dtype == DType::f64) return values_of(values)[0];
  std::int64_t whole = 0;
  download(values, &whole);
  return whole;
}

void extremum(Declaration& op, Measure measure, const char* brief, const char* referee) {
  op.brief(brief).details("NaN if a pixel is NaN.").menu("Measure").returns("number; a list of one for each frame of a batch");
  op.image("input_image", "Image to measure.");
  op.runs([measure](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    if (image->type.count() == 0) throw ShapeError(a.operation().name + ": input_image must have at least one pixel, got shape " + to_string(image->type.shape));
    return numbers_of(reduce(image, {measure}));
  });
  op.like(referee).test("");
}

/// Whether the exact sum fits int64, from it modulo 2^64 and the sum of upper halves.
bool fits(std::int64_t sum, std::int64_t upper) {
  const std::uint64_t lower = static_cast<std::uint64_t>(sum) - (static_cast<std::uint64_t>(upper) << 32);
  const std::int64_t high = upper + static_cast<std::int64_t>(lower >> 32);
  return high >= -(std::int64_t{1} << 31) && high < std::int64_t{1} << 31;
}

}  // namespace

OPERATION(maximum_of_all_pixels) { extremum(op, Measure::maximum, "Largest pixel value.", "input_image.max()"); }
OPERATION(minimum_of_all_pixels) { extremum(op, Measure::minimum, "Smallest pixel value.", "input_image.min()"); }

OPERATION(sum_of_all_pixels) {
  op.brief("Sum of all pixel values.")
      .details("Integers are added exactly; a sum beyond 64 bits is an error. Floats are added in float64 in a fixed order.")
      .menu("Measure")
      .returns("number; a list of one for each frame of a batch");
  op.image("input_image", "Image to measure.");
  op.runs([](const Arguments& a) -> Value {
    const NodeRef image = a.image("input_image");
    if (is_float(image->type.dtype)) return numbers_of(reduce(image, {Measure::sum}));
    const NodeRef sums = reduce(image, {Measure::sum, Measure::upper_sum});
    std::vector<std::int64_t> pairs(sums->type.count());
    download(sums, pairs.data());
    std::vector<double> all;
    for (std::size_t i = 0; i < pairs.size(); i += 2) {
      if (!fits(pairs[i], pairs[i + 1])) throw ParameterError(a.operation().name + ": the sum must fit 64-bit integers");
      all.push_back(static_cast<double>(pairs[i]));
    }
    if (image->type.batch == 0) return pairs[0];
    return all;
  });
  op.like("input_image.sum(dtype=np.float64 if input_image.dtype.kind == 'f' else np.int64)", 1e-12).test("");
}

}  // namespace fulmo
