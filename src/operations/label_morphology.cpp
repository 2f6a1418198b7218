// Labels that grow and shrink, in steps of one pixel.
#include <algorithm>

#include "operations/helpers.hpp"
#include "skeletons/components/components.hpp"
#include "skeletons/growth/growth.hpp"
#include "skeletons/morphology/morphology.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

namespace {

enum class Reach { faces, all };  // which neighbours a step goes to

NodeRef extreme(const NodeRef& image, Extreme which, Reach reach) {
  const std::array<int, 3> one{1, 1, 1};
  return reach == Reach::all ? box_extreme(image, which, one) : chords_extreme(image, which, ellipsoid(one));
}

/// Steps after which nothing can change any more.
int useful_steps(const NodeRef& image, std::int64_t steps) {
  const Extent e = image->type.extent();
  return static_cast<int>(std::clamp<std::int64_t>(steps, 0, e.x + e.y + e.z));
}

/// Background takes the smallest label beside it. The smallest of what is not 0 is the smallest of label - 1, in which
/// 0 became the largest number.
NodeRef spread(const NodeRef& labels, Reach reach) {
  const NodeRef below = map("subtract", {labels, 1.0}, DType::i64);
  const NodeRef keys = map("replace", {below, -1.0, highest(DType::u32)}, DType::u32);
  const NodeRef above = map("add", {extreme(keys, Extreme::minimum, reach), 1.0}, DType::i64);
  const NodeRef nearest = map("replace", {above, highest(DType::u32) + 1, 0.0}, DType::u32);
  return map("or_else", {labels, nearest}, DType::u32);
}

NodeRef dilated(const NodeRef& labels, std::int64_t radius) {
  NodeRef wider = labels;
  const int steps = useful_steps(labels, radius);
  for (int i = 0; i < steps; ++i) wider = spread(wider, i % 2 == 0 ? Reach::all : Reach::faces);
  return wider;
}

/// The mask without what lies within so many steps of its border. Steps to all neighbours make one box, however many.
NodeRef shrunk(NodeRef mask, std::int64_t to_faces, std::int64_t to_all) {
  const int faces = useful_steps(mask, to_faces), all = useful_steps(mask, to_all);
  for (int i = 0; i < faces; ++i) mask = extreme(mask, Extreme::minimum, Reach::faces);
  return all > 0 ? box_extreme(mask, Extreme::minimum, {all, all, all}) : mask;
}

NodeRef masked(const NodeRef& labels, const NodeRef& mask) { return map("mask", {labels, mask}, DType::u32); }
NodeRef foreground(const NodeRef& labels) { return predicate("not_equal", {labels, 0.0}); }
NodeRef edges(const NodeRef& labels) { return apply("detect_label_edges", {{"input_image", Image(labels)}}); }

/// Where labels survive: steps to faces and to all neighbours in turns; the first takes the labels' edges away.
NodeRef core(const NodeRef& labels, std::int64_t radius) {
  return shrunk(predicate("logical_subtract", {labels, edges(labels)}), radius / 2, (radius - 1) / 2);
}

NodeRef eroded(const NodeRef& labels, std::int64_t radius, bool components) {
  if (radius < 1) return labels;
  const NodeRef left = core(labels, radius);
  return components ? connected_components(left, Neighbours::face) : renumbered(masked(labels, left), {});
}

NodeRef eroded_connected(const NodeRef& labels, std::int64_t radius) {
  if (radius < 1) return labels;
  return renumbered(masked(labels, core(foreground(labels), radius)), {});
}

NodeRef opened(const NodeRef& labels, std::int64_t radius) { return dilated(eroded(labels, radius, false), radius); }

NodeRef closed(const NodeRef& labels, std::int64_t radius) {
  const NodeRef grown = dilated(labels, radius);
  return radius < 1 ? grown : masked(grown, shrunk(foreground(grown), (radius + 1) / 2, radius / 2));
}

NodeRef extended(const NodeRef& labels) {
  return grown(labels, filled(labels->type.with(DType::u8), 1, labels->device));
}

NodeRef smoothed(const NodeRef& labels, std::int64_t radius) {
  return radius < 1 ? labels : masked(extended(opened(labels, radius)), foreground(labels));
}

NodeRef smoothed_connected(const NodeRef& labels, std::int64_t radius) {
  return dilated(eroded_connected(labels, radius), radius);
}

void of_labels(Declaration& op, const char* brief, const std::string& details) {
  op.brief(brief).details(details).menu("Label processing").gives(Gives::labels).source("pyclesperanto");
  op.image("input_image", "Label image.").labels().also({"labels_input", "labeling_source"});
  op.output().also({"labels_destination", "labeling_destination"});
}

/// Labels as uint32, whatever the radius.
Value in_steps(const Arguments& a, NodeRef (*change)(const NodeRef&, std::int64_t)) {
  return Image(cast_rounding(change(as_labels(a.image("input_image")), a.integer("radius")), DType::u32));
}

void by_radius(Declaration& op, int radius, NodeRef (*change)(const NodeRef&, std::int64_t),
               const std::string& referee) {
  op.border("outside pixels are left out, at each step").like("label_referee." + referee + "(input_image, radius)");
  op.integer("radius", radius, "Steps; 0 changes nothing.", "pixels").between(0, 1 << 20);
  op.runs([change](const Arguments& a) { return in_steps(a, change); });
  op.test("").test("radius=1").test("radius=2").test("radius=5");
}

const std::string octagon =
    "Steps go to all neighbours and to those at faces in turns, so that a point becomes an octagon. ";
const std::string ties = "Where two labels arrive at once, the smaller wins.";
const std::string renumbers = "What stays is numbered from 1 in the order of the old numbers, unless the radius is 0.";

}  // namespace

OPERATION(dilate_labels) {
  of_labels(op, "Grow labels into the background.", octagon + ties + " No label overwrites another.");
  op.formula("radius times: x if x != 0 else the smallest of its neighbours != 0");
  by_radius(op, 2, dilated, "dilated");
  op.alias("prototype", "extend_labels_with_maximum_radius");
}

OPERATION(erode_labels) {
  of_labels(op, "Shrink labels.",
            "The first step takes away pixels beside another label or the background at a face; then steps go to faces "
            "and to all neighbours in turns. " +
                renumbers);
  op.formula("relabel_sequential(x where the mask x and not edges(x), eroded radius - 1 times, is set, else 0)");
  op.border("outside pixels are left out, at each step");
  op.integer("radius", 1, "Steps; 0 changes nothing.", "pixels").between(0, 1 << 20);
  op.boolean("relabel", false, "Number connected pieces (at faces) anew: labels that fell apart become several.")
      .also({"relabel_islands"});
  op.runs([](const Arguments& a) {
    const NodeRef labels = as_labels(a.image("input_image"));
    return Image(cast_rounding(eroded(labels, a.integer("radius"), a.flag("relabel")), DType::u32));
  });
  op.like("label_referee.eroded(input_image, radius, relabel)");
  op.test("").test("radius=0").test("radius=2").test("radius=3, relabel=True").test("relabel=True");
}

OPERATION(erode_connected_labels) {
  of_labels(op, "Shrink labels where they touch background, not where they touch each other.",
            "As erode_labels on the foreground as a whole. " + renumbers);
  op.formula(
      "relabel_sequential(x where the mask m and not edges(m), eroded radius - 1 times, is set, else 0), m = x != 0");
  by_radius(op, 1, eroded_connected, "eroded_connected");
}

OPERATION(opening_labels) {
  of_labels(op, "Shrink labels, then let them grow again: thin parts and small labels go.",
            "erode_labels, then dilate_labels of the same radius. " + renumbers);
  op.formula("dilate_labels(erode_labels(x))");
  by_radius(op, 0, opened, "opened");
}

OPERATION(closing_labels) {
  of_labels(op, "Let labels grow, then shrink them together: gaps and bays are filled.",
            octagon + ties + " Afterwards the foreground as a whole shrinks by as many steps, faces first.");
  op.formula("d where the mask d != 0, eroded radius times, is set, else 0; d = dilate_labels(x)");
  by_radius(op, 0, closed, "closed");
}

OPERATION(smooth_labels) {
  of_labels(op, "Smooth the outlines of labels.",
            "opening_labels, then labels grow until they meet; background stays background. " + renumbers);
  op.formula("extend_labeling_via_voronoi(opening_labels(x)) where x != 0, else 0");
  by_radius(op, 0, smoothed, "smoothed");
}

OPERATION(smooth_connected_labels) {
  of_labels(op, "Smooth the outer outlines of labels that touch each other.",
            "erode_connected_labels, then dilate_labels of the same radius. " + renumbers);
  op.formula("dilate_labels(erode_connected_labels(x))");
  by_radius(op, 0, smoothed_connected, "smoothed_connected");
}

OPERATION(extend_labeling_via_voronoi) {
  of_labels(op, "Grow labels until they meet and no background is left.", octagon + ties);
  op.formula("dilate_labels(x, radius), radius as large as the image");
  op.border("nothing grows from outside");
  op.runs([](const Arguments& a) { return Image(extended(a.image("input_image"))); });
  op.like("label_referee.extended(input_image)").test("");
}

OPERATION(reduce_labels_to_label_edges) {
  of_labels(op, "Keep of each label the pixels beside another label or background at a face.", "Numbers stay.");
  op.formula("x if max over faces of x != min over faces of x else 0");
  op.border("nearest: an image edge is no label edge");
  op.runs([](const Arguments& a) {
    const NodeRef labels = as_labels(a.image("input_image"));
    return Image(masked(labels, edges(labels)));
  });
  op.like("input_image * label_referee.edges(input_image)").test("");
}

}  // namespace fulmo
