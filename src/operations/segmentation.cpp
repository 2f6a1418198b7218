// From intensities to labels.
#include "operations/helpers.hpp"
#include "skeletons/components/components.hpp"
#include "skeletons/growth/growth.hpp"

namespace fulmo {

namespace {

NodeRef blurred(const NodeRef& image, double sigma) {
  const Image input(image);
  return apply("gaussian_blur", {{"input_image", input}, {"sigma_x", sigma}, {"sigma_y", sigma}, {"sigma_z", sigma}});
}

NodeRef foreground(const NodeRef& image, double outline_sigma) {
  return apply("threshold_otsu", {{"input_image", Image(blurred(image, outline_sigma))}});
}

/// Components of the seeds, those parts of them inside the mask, grown there.
NodeRef voronoi_in(const NodeRef& mask, const NodeRef& seeds) {
  return grown(connected_components(seeds, Neighbours::box), mask);
}

}  // namespace

OPERATION(masked_voronoi_labeling) {
  op.brief("Grow components into a mask until they meet.")
      .details(
          "Growth goes in steps of one pixel, in turns to all neighbours and to those at faces, inside the mask only; "
          "where two labels arrive at once the smaller wins. A part of the mask without a seed stays 0.");
  op.formula(
      "l <- dilate_labels(l, 1) where mask != 0, from l = connected_component_labeling(x) where mask != 0, until "
      "nothing changes");
  op.menu("Label creation").border("nothing grows from outside").gives(Gives::labels);
  op.image("input_image", "Seeds: each component of what is not zero gets a label.").also({"binary_source"});
  op.image("mask", "Where labels may grow: whatever is not zero.").also({"mask_image"});
  op.output().also({"labeling_destination"});
  op.source("pyclesperanto");
  op.runs([](const Arguments& a) { return Image(voronoi_in(a.image("mask"), a.image("input_image"))); });
  op.like("referee.grown(input_image, mask)").test("");
}

OPERATION(voronoi_otsu_labeling) {
  op.brief("Segment blobs: seeds at bright spots, outlines by Otsu's threshold, borders half-way between seeds.");
  op.formula(
      "masked_voronoi_labeling(detect_maxima(gaussian_blur(x, spot_sigma)) and mask, mask), mask = "
      "threshold_otsu(gaussian_blur(x, outline_sigma))");
  op.details(
      "Spots are maxima of the image blurred by spot_sigma inside the mask, which is Otsu's threshold of the image "
      "blurred by outline_sigma.");
  op.menu("Label creation").border("nearest when smoothing; nothing grows from outside").gives(Gives::labels);
  op.image("input_image", "Intensities.");
  op.output().also({"label_image_destination"});
  op.number("spot_sigma", 2, "How far apart seeds are.", "pixels").between(0, 1000);
  op.number("outline_sigma", 2, "How smooth outlines are.", "pixels").between(0, 1000);
  op.source("Haase, napari-segment-blobs-and-things-with-membranes");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const NodeRef maxima = apply("detect_maxima", {{"input_image", Image(blurred(image, a.number("spot_sigma")))},
                                                   {"radius_x", 0.0},
                                                   {"radius_y", 0.0},
                                                   {"radius_z", 0.0}});
    const NodeRef mask = foreground(image, a.number("outline_sigma"));
    return Image(voronoi_in(mask, predicate("logical_and", {maxima, mask})));
  });
  op.like("referee.voronoi_otsu(input_image, spot_sigma, outline_sigma)")
      .test("")
      .test("spot_sigma=1, outline_sigma=1");
}

OPERATION(eroded_otsu_labeling) {
  op.brief(
      "Segment blobs that touch: erode Otsu's mask until they part, label, and grow the labels back into the mask.");
  op.formula(
      "masked_voronoi_labeling(binary_erode(mask, number_of_erosions), mask), mask = threshold_otsu(gaussian_blur(x, "
      "outline_sigma))");
  op.details(
      "The mask is Otsu's threshold of the blurred image. Each erosion takes a pixel from all sides; what has gone "
      "before the last one gets no label.");
  op.menu("Label creation")
      .border("nearest when smoothing, left out when eroding; nothing grows from outside")
      .gives(Gives::labels);
  op.image("input_image", "Intensities.");
  op.output().also({"labels_destination"});
  op.integer("number_of_erosions", 5, "How many pixels are eroded.", "pixels").between(0, 1 << 20);
  op.number("outline_sigma", 2, "How smooth outlines are.", "pixels").between(0, 1000);
  op.source("Brocher, BioVoxxel 3D Box, doi:10.5281/zenodo.5986129");
  op.runs([](const Arguments& a) {
    const NodeRef mask = foreground(a.image("input_image"), a.number("outline_sigma"));
    const auto radius = static_cast<double>(a.integer("number_of_erosions"));
    const NodeRef seeds =
        apply("binary_erode",
              {{"input_image", Image(mask)}, {"radius_x", radius}, {"radius_y", radius}, {"radius_z", radius}});
    return Image(voronoi_in(mask, seeds));
  });
  op.like("referee.eroded_otsu(input_image, number_of_erosions, outline_sigma)")
      .test("")
      .test("number_of_erosions=1, outline_sigma=1")
      .test("number_of_erosions=0, outline_sigma=1");
}

OPERATION(gauss_otsu_labeling) {
  op.brief("Label what Otsu's threshold leaves of the blurred image.")
      .menu("Label creation")
      .border("nearest when smoothing; outside is background")
      .gives(Gives::labels);
  op.formula("connected_component_labeling(threshold_otsu(gaussian_blur(x, outline_sigma)))");
  op.image("input_image0", "Intensities.").also({"input_image"});
  op.output().also({"label_image_destination"});
  op.number("outline_sigma", 0, "How smooth outlines are.", "pixels").between(0, 1000);
  op.source("Otsu, IEEE Transactions on Systems, Man, and Cybernetics 9, 1979");
  op.runs([](const Arguments& a) {
    return Image(connected_components(foreground(a.image("input_image0"), a.number("outline_sigma")), Neighbours::box));
  });
  op.like("referee.gauss_otsu(input_image0, outline_sigma)").test("").test("outline_sigma=1");
}

}  // namespace fulmo
