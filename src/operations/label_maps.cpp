// What is measured of each label, painted on it.
#include "operations/helpers.hpp"
#include "skeletons/labels/labels.hpp"

namespace fulmo {

namespace {

void paints(Declaration& op, const char* brief, const char* details) {
  op.brief(brief).details(details).menu("Label measurement").gives(Gives::float32);
  op.source("skimage.measure.regionprops_table and map_array");
}

/// A column of the table of label statistics, of labels on intensities.
void of_intensities(Declaration& op, const std::string& name, const char* brief, const char* column,
                    const std::string& measure) {
  paints(op, brief, "The background is 0.");
  op.formula((name == "standard_deviation" ? "standard deviation" : name) +
             " of x[q] over all q with labels[q] = labels[p]");
  op.image("input_image", "Intensities.").also({"source", "intensity_image"});
  op.image("labels", "Label image.").labels().also({"label_map"});
  name == "mean" ? op.deprecated("cle", "label_mean_intensity_map")
                 : op.alias("prototype", "label_" + name + "_intensity_map");
  op.runs(
      [column](const Arguments& a) { return Image(region_map(a.image("labels"), a.image("input_image"), column)); });
  op.like("referee.painted(labels, input_image, " + measure + ")", 1e-6).test("");
}

/// A column that depends on the places of a label's pixels alone.
void of_places(Declaration& op, const char* brief, const char* formula, const char* details, const char* column,
               const std::string& referee) {
  paints(op, brief, details);
  op.formula(formula);
  op.image("input_image", "Label image.").labels().also({"labels"});
  op.runs([column](const Arguments& a) {
    return Image(region_map(a.image("input_image"), a.image("input_image"), column));
  });
  op.like(referee, 1e-5).test("");
}

}  // namespace

OPERATION(mean_intensity_map) {
  of_intensities(op, "mean", "Paint on each label the mean intensity of its pixels.", "mean_intensity", "np.mean");
}
OPERATION(minimum_intensity_map) {
  of_intensities(op, "minimum", "Paint on each label the smallest intensity of its pixels.", "min_intensity", "np.min");
}
OPERATION(maximum_intensity_map) {
  of_intensities(op, "maximum", "Paint on each label the greatest intensity of its pixels.", "max_intensity", "np.max");
}
OPERATION(standard_deviation_intensity_map) {
  of_intensities(op, "standard_deviation", "Paint on each label the standard deviation of its pixels' intensities.",
                 "standard_deviation_intensity", "np.std");
  op.details("Squares are divided by the number of pixels. The background is 0.");
}

OPERATION(pixel_count_map) {
  of_places(op, "Paint on each label the number of its pixels.", "number of q with x[q] = x[p]", "The background is 0.",
            "area", "referee.painted(input_image, input_image, len)");
  op.deprecated("cle", "label_pixel_count_map");
}
OPERATION(mean_extension_map) {
  of_places(op, "Paint on each label the mean distance of its pixels from their centroid.",
            "mean of |q - c| over q with x[q] = x[p], c: mean of these q", "In pixels.", "mean_distance_to_centroid",
            "label_referee.extension(input_image, np.mean)");
  op.alias("prototype", "label_mean_extension_map");
}
OPERATION(maximum_extension_map) {
  of_places(op, "Paint on each label the greatest distance of its pixels from their centroid.",
            "max of |q - c| over q with x[q] = x[p], c: mean of these q", "In pixels.", "max_distance_to_centroid",
            "label_referee.extension(input_image, np.max)");
  op.alias("prototype", "label_maximum_extension_map");
}
OPERATION(extension_ratio_map) {
  of_places(op, "Paint on each label how long it is: the greatest distance from its centroid over the mean.",
            "max of |q - c| / mean of |q - c| over q with x[q] = x[p], c: mean of these q",
            "A disk has about 1.5; a label of one pixel has NaN.", "mean_max_distance_to_centroid_ratio",
            "label_referee.extension(input_image, lambda d: d.max() / d.mean())");
  op.alias("prototype", "label_maximum_extension_ratio_map");
}

}  // namespace fulmo
