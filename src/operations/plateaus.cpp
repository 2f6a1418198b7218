// Local extremes with plateaus: connected pixels of one value that nothing around exceeds.
#include <limits>

#include "operations/helpers.hpp"
#include "skeletons/components/components.hpp"
#include "skeletons/morphology/morphology.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

/// What differs between maxima and minima.
struct Side {
  Extreme extreme;
  Measure other_end;  // of the frame: no pixel of this value is extreme
  const char* beyond;
  double least;  // in place of NaN, beyond which everything is
};
constexpr double infinity = std::numeric_limits<double>::infinity();
const Side above{Extreme::maximum, Measure::minimum, "greater", -infinity};
const Side below{Extreme::minimum, Measure::maximum, "smaller", infinity};

NodeRef without_nan(const NodeRef& image, double instead) {
  if (!is_float(image->type.dtype)) return image;
  return map("choose", {predicate("is_nan", {image}), instead, image}, image->type.dtype);
}

/// Candidates are as large as all their neighbours. One that has an equal neighbour which is no candidate lies on a
/// plateau with something larger beside it; so do all candidates connected with it.
NodeRef plateaus(const NodeRef& image, const Side& side, bool box) {
  constexpr std::array<int, 3> one{1, 1, 1};
  const auto around = [&](const NodeRef& x) {
    return box ? box_extreme(x, side.extreme, one) : chords_extreme(x, side.extreme, ellipsoid(one));
  };
  const DType dtype = image->type.dtype;
  const NodeRef defined = without_nan(image, side.least);
  const NodeRef end = cast_rounding(reduce(without_nan(image, -side.least), {side.other_end}), dtype);
  const NodeRef candidate =
      predicate("logical_and", {predicate("equal", {image, around(defined)}), predicate(side.beyond, {image, end})});
  const NodeRef others = map("choose", {candidate, end, defined}, dtype);
  const NodeRef spoiled = predicate("logical_and", {candidate, predicate("equal", {image, around(others)})});
  return unspoiled_components(map("add", {candidate, spoiled}, DType::u8), box ? Neighbours::box : Neighbours::face);
}

void regional(Declaration& op, const char* brief, const char* formula, const char* details, const char* referee,
              const Side& side) {
  op.brief(brief).formula(formula).details(details).menu("Binarize").gives(Gives::mask).source("scikit-image");
  op.border("outside pixels are left out, so that extremes may touch the border");
  op.image("input_image", "Image to search, of at most 32 bits a pixel.");
  op.text("connectivity", "box", "Pixels that touch: 'box' at faces, edges and corners, 'sphere' at faces only.")
      .one_of({"box", "sphere"});
  op.runs([&side](const Arguments& a) {
    return Image(plateaus(a.image("input_image"), side, a.text("connectivity") == "box"));
  });
  op.like(referee).test("").test("connectivity='sphere'");
}

}  // namespace

OPERATION(regional_maxima) {
  regional(
      op, "Mark plateaus that are higher than everything around them.",
      "connected pixels of equal value, all of whose other neighbours are smaller",
      "A plateau of one pixel or many, marked whole, where `detect_maxima` marks single pixels only. An image of "
      "one value has none. NaN is never marked, and hides no neighbour: what borders on NaN alone is marked if "
      "larger than the frame's minimum.",
      "skimage.morphology.local_maxima(input_image, connectivity=input_image.ndim if connectivity == 'box' else 1)",
      above);
}
OPERATION(regional_minima) {
  regional(
      op, "Mark plateaus that are lower than everything around them.",
      "connected pixels of equal value, all of whose other neighbours are larger",
      "A plateau of one pixel or many, marked whole, where `detect_minima` marks single pixels only. An image of "
      "one value has none. NaN is never marked, and hides no neighbour: what borders on NaN alone is marked if "
      "smaller than the frame's maximum.",
      "skimage.morphology.local_minima(input_image, connectivity=input_image.ndim if connectivity == 'box' else 1)",
      below);
}

}  // namespace fulmo
