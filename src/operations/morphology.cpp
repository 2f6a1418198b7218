// Minimum and maximum filters, erosion and dilation, and what is made of them: hats, edges, local extremes.
#include "skeletons/morphology/morphology.hpp"

#include <algorithm>
#include <cmath>

#include "operations/helpers.hpp"

namespace fulmo {

namespace {

/// A neighbourhood as the user names it.
struct Neighbourhood {
  bool sphere;
  std::array<int, 3> radius;
  Neighbourhood(const Arguments& a, const NodeRef& image)
      : sphere(a.text("connectivity") == "sphere"), radius(whole_radii(a, image->type)) {}

  NodeRef extreme(const NodeRef& image, Extreme which) const {
    return sphere ? chords_extreme(image, which, ellipsoid(radius)) : box_extreme(image, which, radius);
  }
  NodeRef minimum(const NodeRef& image) const { return extreme(image, Extreme::minimum); }
  NodeRef maximum(const NodeRef& image) const { return extreme(image, Extreme::maximum); }
  NodeRef opening(const NodeRef& image) const { return maximum(minimum(image)); }
  NodeRef closing(const NodeRef& image) const { return minimum(maximum(image)); }
};

NodeRef foreground(const NodeRef& image) { return predicate("not_equal", {image, 0.0}); }

const char* const left_out = "outside pixels are left out, which equals repeating the edge pixel";

struct Words {
  const char *brief, *formula, *referee;
};

void describe(Declaration& op, Gives gives, const char* menu, const Words& words) {
  op.brief(words.brief).formula(words.formula).gives(gives).menu(menu).like(words.referee);
  op.border(left_out);
  op.image("input_image", "Image to work on.");
}

void take_radius(Declaration& op, double radius) {
  op.per_axis("radius", radius, "Radius; fractions are dropped, 0 leaves the axis alone", "pixels").between(0, 1 << 20);
  op.text("connectivity", "box",
          "Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.")
      .one_of({"box", "sphere"});
}

using Filter = NodeRef (Neighbourhood::*)(const NodeRef&) const;

void of_neighbourhood(Declaration& op, const Words& words, const char* menu, Filter filter) {
  describe(op, Gives::same, menu, words);
  if (filter == &Neighbourhood::opening || filter == &Neighbourhood::closing)
    op.border(std::string(left_out) + ", at each step");
  op.source("van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on PAMI 15, 1993");
  take_radius(op, 1);
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    return Image((Neighbourhood(a, image).*filter)(image));
  });
  op.test("")
      .test("radius_x=2.5, radius_y=1.5, radius_z=0")
      .test("radius_x=2, radius_y=3, radius_z=1, connectivity='sphere'");
}

void grayscale(Declaration& op, const Words& words, Filter filter) {
  of_neighbourhood(op, words, "Filter > Morphology", filter);
}

void binary(Declaration& op, const Words& words, Filter filter) {
  of_neighbourhood(op, words, "Binary processing", filter);
  op.details("Every value but 0 is foreground; the result is 0 and 1.");
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image"), mask = foreground(image);
    return Image(cast_rounding((Neighbourhood(a, image).*filter)(mask), image->type.dtype));
  });
}

void hat(Declaration& op, const Words& words, Filter filter, bool above) {
  of_neighbourhood(op, words, "Filter > Remove background", filter);
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image"), filtered = (Neighbourhood(a, image).*filter)(image);
    return Image(map("subtract", {above ? image : filtered, above ? filtered : image}, image->type.dtype));
  });
}

/// name_box and name_sphere of the peer.
void old_names(Declaration& op, const std::string& name) {
  op.deprecated("cle", name + "_box", "connectivity='box'")
      .deprecated("cle", name + "_sphere", "connectivity='sphere'");
}

/// The prototype's for each plane of a stack.
void slice_names(Declaration& op, const std::string& name) {
  op.alias("prototype", name + "_box_slice_by_slice", "connectivity='box', radius_z=0");
  op.alias("prototype", name + "_sphere_slice_by_slice", "connectivity='sphere', radius_z=0");
}

constexpr std::array<int, 3> one{1, 1, 1};

/// The 26 (8 in 2D) neighbours without the voxel itself.
std::vector<Chord> neighbours() {
  std::vector<Chord> chords{{0, 0, -1, -1}, {0, 0, 1, 1}};
  for (int z = -1; z <= 1; ++z)
    for (int y = -1; y <= 1; ++y)
      if (z || y) chords.push_back({z, y, -1, 1});
  return chords;
}

NodeRef smoothed(const Arguments& a, const NodeRef& image) {
  if (whole_radii(a, image->type) == std::array<int, 3>{}) return image;
  Given given;
  given.emplace_back("input_image", Image(image));
  given.emplace_back("connectivity", a.text("connectivity"));
  for (const char* name : {"radius_x", "radius_y", "radius_z"}) given.emplace_back(name, a.number(name));
  return fulmo::apply("mean_filter", given);
}

void local_extreme(Declaration& op, const Words& words, Extreme which, const char* comparison) {
  describe(op, Gives::mask, "Binarize", words);
  op.border("outside pixels are left out");
  op.source("pyclesperanto");
  op.details(
      "The radius does not widen the search: the image is smoothed by the mean over that radius, then each pixel is "
      "compared with its 8 (in 3D 26) neighbours. Plateaus are no extremes: `regional_maxima` and `regional_minima` "
      "find those.");
  take_radius(op, 0);
  op.runs([=](const Arguments& a) {
    const NodeRef image = smoothed(a, a.image("input_image"));
    return Image(predicate(comparison, {image, chords_extreme(image, which, neighbours())}));
  });
  op.test("").test("radius_x=1, radius_y=1, radius_z=1");
}

}  // namespace

OPERATION(minimum_filter) {
  grayscale(op,
            {"Smallest value in a neighbourhood.", "min over |d| <= radius of x[p + d]",
             "referee.minimum(input_image, radius_x, radius_y, radius_z, connectivity)"},
            &Neighbourhood::minimum);
  old_names(op, "minimum");
}
OPERATION(maximum_filter) {
  grayscale(op,
            {"Largest value in a neighbourhood.", "max over |d| <= radius of x[p + d]",
             "referee.maximum(input_image, radius_x, radius_y, radius_z, connectivity)"},
            &Neighbourhood::maximum);
  op.deprecated("cle", "maximum_box", "connectivity='box'");
  op.deprecated("cle", "maximum_sphere", "connectivity='sphere', radius_z?=0");
}
OPERATION(grayscale_erode) {
  grayscale(op,
            {"Smallest value in a neighbourhood: bright structures shrink.", "min over |d| <= radius of x[p + d]",
             "referee.minimum(input_image, radius_x, radius_y, radius_z, connectivity)"},
            &Neighbourhood::minimum);
}
OPERATION(grayscale_dilate) {
  grayscale(op,
            {"Largest value in a neighbourhood: bright structures grow.", "max over |d| <= radius of x[p + d]",
             "referee.maximum(input_image, radius_x, radius_y, radius_z, connectivity)"},
            &Neighbourhood::maximum);
}
OPERATION(grayscale_opening) {
  grayscale(op,
            {"Erosion, then dilation: removes bright structures smaller than the neighbourhood.", "dilate(erode(x))",
             "referee.opening(input_image, radius_x, radius_y, radius_z, connectivity)"},
            &Neighbourhood::opening);
  old_names(op, "opening");
}
OPERATION(grayscale_closing) {
  grayscale(op,
            {"Dilation, then erosion: removes dark structures smaller than the neighbourhood.", "erode(dilate(x))",
             "referee.closing(input_image, radius_x, radius_y, radius_z, connectivity)"},
            &Neighbourhood::closing);
  old_names(op, "closing");
}

OPERATION(binary_erode) {
  binary(op,
         {"Keep foreground pixels whose whole neighbourhood is foreground.", "min over |d| <= radius of x[p + d] != 0",
          "referee.minimum(input_image != 0, radius_x, radius_y, radius_z, connectivity)"},
         &Neighbourhood::minimum);
  old_names(op, "erode");
  slice_names(op, "erode");
}
OPERATION(binary_dilate) {
  binary(op,
         {"Add pixels that have foreground in their neighbourhood.", "max over |d| <= radius of x[p + d] != 0",
          "referee.maximum(input_image != 0, radius_x, radius_y, radius_z, connectivity)"},
         &Neighbourhood::maximum);
  old_names(op, "dilate");
  slice_names(op, "dilate");
}
OPERATION(binary_opening) {
  binary(op,
         {"Erosion, then dilation: removes foreground smaller than the neighbourhood.", "dilate(erode(x))",
          "referee.opening(input_image != 0, radius_x, radius_y, radius_z, connectivity)"},
         &Neighbourhood::opening);
}
OPERATION(binary_closing) {
  binary(op,
         {"Dilation, then erosion: fills gaps smaller than the neighbourhood.", "erode(dilate(x))",
          "referee.closing(input_image != 0, radius_x, radius_y, radius_z, connectivity)"},
         &Neighbourhood::closing);
}

OPERATION(top_hat) {
  hat(op,
      {"What an opening removes: bright structures smaller than the neighbourhood, without background.",
       "x - opening(x)", "input_image - referee.opening(input_image, radius_x, radius_y, radius_z, connectivity)"},
      &Neighbourhood::opening, true);
  old_names(op, "top_hat");
}
OPERATION(bottom_hat) {
  hat(op,
      {"What a closing fills: dark structures smaller than the neighbourhood.", "closing(x) - x",
       "referee.closing(input_image, radius_x, radius_y, radius_z, connectivity) - input_image"},
      &Neighbourhood::closing, false);
  old_names(op, "bottom_hat");
}

OPERATION(binary_edge_detection) {
  describe(op, Gives::mask, "Binary processing",
           {"Foreground pixels with a background pixel on a face.", "x and not erode(x)",
            "(input_image != 0) & ~referee.minimum(input_image != 0, 1, 1, 1, 'sphere')"});
  op.source("pyclesperanto");
  op.runs([](const Arguments& a) {
    const NodeRef mask = foreground(a.image("input_image"));
    return Image(predicate("logical_subtract", {mask, chords_extreme(mask, Extreme::minimum, ellipsoid(one))}));
  });
  op.test("");
}

OPERATION(detect_label_edges) {
  describe(op, Gives::mask, "Label processing",
           {"Pixels with another label on a face, on both sides of the edge.", "max over faces != min over faces",
            "referee.maximum(input_image, 1, 1, 1, 'sphere') != referee.minimum(input_image, 1, 1, 1, 'sphere')"});
  op.source("pyclesperanto");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const auto faces = ellipsoid(one);
    return Image(predicate(
        "not_equal", {chords_extreme(image, Extreme::minimum, faces), chords_extreme(image, Extreme::maximum, faces)}));
  });
  op.test("");
}

OPERATION(detect_maxima) {
  local_extreme(op,
                {"Pixels larger than all their neighbours.", "x > max over neighbours of x",
                 "referee.strict_extreme(input_image, radius_x, radius_y, radius_z, 1)"},
                Extreme::maximum, "greater");
  op.deprecated("cle", "detect_maxima_box", "connectivity='box'");
}
OPERATION(detect_minima) {
  local_extreme(op,
                {"Pixels smaller than all their neighbours.", "x < min over neighbours of x",
                 "referee.strict_extreme(input_image, radius_x, radius_y, radius_z, -1)"},
                Extreme::minimum, "smaller");
  op.deprecated("cle", "detect_minima_box", "connectivity='box'");
}

}  // namespace fulmo
