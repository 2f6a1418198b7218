// Extremes of the neighbours above 0, and growth into what is 0: steps of floods that a script repeats while a flag
// says that something changed.
#include <cmath>

#include "operations/helpers.hpp"
#include "skeletons/morphology/morphology.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

NodeRef extreme_around(const Arguments& a, const NodeRef& image, Extreme which) {
  return a.text("connectivity") == "box" ? box_extreme(image, which, {1, 1, 1})
                                         : chords_extreme(image, which, ellipsoid({1, 1, 1}));
}

/// The image, with `instead` where it is not above 0.
NodeRef positive_or(const NodeRef& image, double instead) {
  return map("choose", {predicate("greater", {image, 0.0}), image, instead}, image->type.dtype);
}

/// The first pixel of the flag image becomes 1 if anything changed; nothing else happens to it.
void raise_flag(const Arguments& a, const char* name, const NodeRef& changed) {
  const NodeRef flag = a.image(name);
  const Type type = flag->type;
  if (type.count() == 0)
    throw ShapeError(std::string(name) + " must have at least one pixel, got shape " + to_string(type.shape));
  const std::vector<std::int64_t> one(type.shape.size(), 1);
  const NodeRef any =
      reshape(reduce(reshape(changed, {changed->type.count()}, 0), {Measure::maximum}), one, type.batch);
  const NodeRef first = view(flag, Placement{}, one, type.batch);
  a.into(name, paste(type, flag, {map("choose", {any, 1.0, first}, type.dtype)}, {Place{}}));
}

void take_images(Declaration& op, const char* flag, const char* output) {
  op.menu("Filter > Morphology").border("outside pixels are left out, which equals repeating the edge pixel");
  op.gives(Gives::same).source("pyclesperanto");
  op.image("input_image", "Image to filter.").also({"source"});
  op.output(flag).required().also({"flag_dst"});
  op.output(output).also({"destination"});
  op.text("connectivity", "box", "Neighbours: 'box' at faces, edges and corners, 'sphere' at faces only.")
      .one_of({"box", "sphere"});
  op.test("").test("connectivity='sphere'");
}

void old_names(Declaration& op, const std::string& name) {
  op.deprecated("cle", name + "_box", "connectivity='box'")
      .deprecated("cle", name + "_diamond", "connectivity='sphere'");
}

using Found = NodeRef (*)(const Arguments&, const NodeRef&);

void nonzero(Declaration& op, const std::string& brief, const std::string& name, Found found) {
  op.brief(brief).details(
      "Pixels of 0 are not written: there the output image stays as it is, or 0 if none is given. The first pixel of "
      "output_image0 becomes 1 if any pixel changed.");
  take_images(op, "output_image0", "output_image1");
  old_names(op, name);
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image"), values = found(a, image);
    const bool given = a.has("output_image1");
    const NodeRef before = given ? a.image("output_image1") : nullptr;
    const NodeRef result = given ? map("choose", {image, values, before}, before->type.dtype)
                                 : map("mask", {values, image}, image->type.dtype);
    const Image written = a.into("output_image1", result);
    raise_flag(a, "output_image0", predicate("logical_and", {predicate("not_equal", {values, image}), image}));
    return written;
  });
}

/// Negative pixels without a neighbour above 0 stay.
NodeRef largest_around(const Arguments& a, const NodeRef& image) {
  const NodeRef largest = extreme_around(a, positive_or(image, 0), Extreme::maximum);
  return map("choose", {largest, map("maximum", {image, largest}, image->type.dtype), image}, image->type.dtype);
}

NodeRef smallest_around(const Arguments& a, const NodeRef& image) {
  const DType dtype = image->type.dtype;
  const NodeRef smallest =
      extreme_around(a, positive_or(image, is_float(dtype) ? HUGE_VAL : highest(dtype)), Extreme::minimum);
  return map("minimum", {image, smallest}, dtype);
}

}  // namespace

OPERATION(nonzero_maximum) {
  nonzero(op, "Largest value above 0 among each nonzero pixel and its neighbours.", "nonzero_maximum", largest_around);
  op.formula("max of x[q] over p and its neighbours q with x[q] > 0, where x[p] != 0");
  op.like("referee.nonzero_extreme(input_image, connectivity, 1)");
}

OPERATION(nonzero_minimum) {
  nonzero(op, "Smallest value above 0 among each nonzero pixel and its neighbours.", "nonzero_minimum",
          smallest_around);
  op.formula("min(x[p], min of x[q] over its neighbours q with x[q] > 0), where x[p] != 0");
  op.like("referee.nonzero_extreme(input_image, connectivity, -1)");
}

OPERATION(onlyzero_overwrite_maximum) {
  op.brief("Pixels of 0 take the largest value of their neighbours; all others stay.")
      .details("Neighbours below 0 do not count. The first pixel of the flag becomes 1 if any pixel changed.");
  op.formula("x[p] if x[p] != 0 else max(0, max over neighbours q of x[q])");
  take_images(op, "flag", "output_image");
  old_names(op, "onlyzero_overwrite_maximum");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const NodeRef largest = extreme_around(a, positive_or(image, 0), Extreme::maximum);
    const Image written = a.into("output_image", map("or_else", {image, largest}, image->type.dtype));
    raise_flag(a, "flag", predicate("logical_subtract", {largest, image}));
    return written;
  });
  op.like("referee.overwritten_zeros(input_image, connectivity)");
}

}  // namespace fulmo
