// Grey morphology with any footprint, given as an image.
#include "operations/helpers.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/morphology/morphology.hpp"

namespace fulmo {

namespace {

/// Runs along x of what is not zero, seen from the middle (of two the right one), which always belongs to it.
std::vector<Chord> chords_of(const NodeRef& footprint) {
  const Type type = footprint->type;
  if (type.batch > 0 || type.count() == 0)
    throw ShapeError("footprint must be one image with at least one pixel, got shape " + to_string(type.shape) +
                     (type.batch > 0 ? " with frames" : ""));
  std::vector<double> members = values_of(footprint);
  const Extent e = type.extent();
  const int width = static_cast<int>(e.x), height = static_cast<int>(e.y), depth = static_cast<int>(e.z);
  members[((depth / 2) * e.y + height / 2) * e.x + width / 2] = 1;
  std::vector<Chord> chords;
  for (int z = 0; z < depth; ++z)
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x) {
        const double* row = members.data() + (z * e.y + y) * e.x;
        if (row[x] == 0) continue;
        const int first = x;
        while (x + 1 < width && row[x + 1] != 0) ++x;
        chords.push_back({z - depth / 2, y - height / 2, first - width / 2, x - width / 2});
      }
  return chords;
}

/// Extremes one after the other.
void of_footprint(Declaration& op, const char* brief, const char* formula, std::vector<Extreme> steps,
                  const char* referee) {
  op.brief(brief)
      .details(
          "The footprint is not mirrored, in no step. Its middle, in even sizes the right one of two, stands on the "
          "pixel and always belongs to it.")
      .formula(formula)
      .menu("Filter > Morphology")
      .source("scipy.ndimage.grey_erosion, grey_dilation")
      .border(steps.size() > 1 ? "nearest, at each step" : "nearest")
      .gives(Gives::same);
  op.image("input_image", "Image to work on, grey or binary.");
  op.image("footprint", "Neighbourhood: whatever is not zero; one of fewer axes has length 1 along the others.");
  op.runs([steps](const Arguments& a) {
    NodeRef image = a.image("input_image");
    const std::vector<Chord> chords = chords_of(a.image("footprint"));
    for (Extreme step : steps) image = chords_extreme(image, step, chords, Outside::nearest);
    return Image(image);
  });
  op.like(referee);
  op.test("footprint=np.uint8([[0, 1, 1], [0, 1, 1], [1, 0, 0]])")
      .test("footprint=np.float32([[0, 1, 0, 0, 1, 0, 0, 0, 0]])")
      .test(
          "footprint=np.uint8([[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1], [0, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1], [0, 1, "
          "1, 1, 1, 1], [1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0]])")
      .test("footprint=np.uint8([[[1, 0]], [[1, 0]], [[0, 1]], [[1, 1]]])", {{3, 5, 7}});
}

}  // namespace

OPERATION(dilation) {
  of_footprint(op, "Largest value in a neighbourhood given as an image.", "max over k in footprint of x[i + k]",
               {Extreme::maximum}, "referee.steps(input_image, footprint, (np.max,))");
}
OPERATION(erosion) {
  of_footprint(op, "Smallest value in a neighbourhood given as an image.", "min over k in footprint of x[i + k]",
               {Extreme::minimum}, "referee.steps(input_image, footprint, (np.min,))");
}
OPERATION(opening) {
  of_footprint(op, "Erosion, then dilation: removes bright structures that do not hold the footprint.",
               "dilation(erosion(x))", {Extreme::minimum, Extreme::maximum},
               "referee.steps(input_image, footprint, (np.min, np.max))");
}
OPERATION(closing) {
  of_footprint(op, "Dilation, then erosion: fills dark structures that do not hold the footprint.",
               "erosion(dilation(x))", {Extreme::maximum, Extreme::minimum},
               "referee.steps(input_image, footprint, (np.max, np.min))");
}

}  // namespace fulmo
