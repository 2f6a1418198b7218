// Lists of points, a column for each and a row for each coordinate, and images of labels in these places.
#include <algorithm>
#include <cmath>

#include "operations/centroids.hpp"
#include "operations/helpers.hpp"
#include "operations/near_points.hpp"
#include "operations/tables.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/neighbours/neighbours.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

namespace {

const char* const list_details = "Column l - 1 is for label l: x, y and, in a stack of several planes, z. ";

/// A list for each frame.
NodeRef listed(const NodeRef& image, const std::vector<std::vector<Point>>& frames) {
  const std::int64_t rows = image->type.rank(),
                     count = frames.empty() ? 0 : static_cast<std::int64_t>(frames[0].size());
  std::vector<float> all;
  for (auto& points : frames)
    for (std::int64_t axis = 0; axis < rows; ++axis)
      for (auto& point : points) all.push_back(static_cast<float>(point[axis]));
  return upload(of_each_frame(image->type, DType::f32, {rows, count}), all.data(), image->device);
}

/// Places of the first voxels of labels 1, 2, ...; 0 for a number that no pixel has.
NodeRef places_of_labels(const NodeRef& image) {
  const NodeRef labels = as_labels(image);
  const Extent e = labels->type.extent();
  const std::int64_t rows = labels->type.rank(), count = largest_number(labels) + 1;
  return filled_on_host("places", of_each_frame(labels->type, DType::u32, {rows, count - 1}),
                        {first_voxels(labels, count)}, [=](const auto& inputs, void* result) {
                          const auto* first = static_cast<const std::uint32_t*>(inputs[0]);
                          auto* list = static_cast<std::uint32_t*>(result);
                          for (std::int64_t label = 1; label < count; ++label) {
                            if (first[label] == no_voxel) continue;
                            const std::int64_t at = first[label], place[] = {at % e.x, at / e.x % e.y, at / e.x / e.y};
                            for (std::int64_t axis = 0; axis < rows; ++axis)
                              list[axis * (count - 1) + label - 1] = static_cast<std::uint32_t>(place[axis]);
                          }
                        });
}

void gives_list(Declaration& op, const char* brief) {
  op.brief(brief).details(std::string(list_details) +
                          "Of a label of several pixels the first counts; a number that no pixel has gets 0.");
  op.menu("Label measurement").gives(Gives::index).source("pyclesperanto").host(few_numbers);
}

/// Of several entries at one place the first, which has the smallest label.
std::vector<Entry> apart(std::vector<Entry> entries) {
  std::stable_sort(entries.begin(), entries.end(), [](auto& a, auto& b) { return a.place < b.place; });
  const auto last = std::unique(entries.begin(), entries.end(), [](auto& a, auto& b) { return a.place == b.place; });
  entries.erase(last, entries.end());
  return entries;
}

/// Labels 1, 2, ... at the points of a list; where several are, the smallest.
NodeRef spots_at(const NodeRef& list) {
  const Extent e = list->type.extent();
  if (e.y < 1 || e.y > 3 || e.z != 1 || e.n != 1)
    throw ShapeError("a list of points must have one to three rows (x, y, z), got shape " +
                     to_string(list->type.shape));
  const std::vector<float> all = vectors_in(list)[0];
  const auto coordinate = [&](std::int64_t axis, std::int64_t i) { return std::trunc(all[axis * e.x + i]); };
  const auto is_place = [&](std::int64_t i) {
    for (std::int64_t axis = 0; axis < e.y; ++axis)
      if (!(coordinate(axis, i) >= 0)) return false;
    return true;
  };
  std::array<std::int64_t, 3> size{1, 1, 1};
  for (std::int64_t i = 0; i < e.x; ++i)
    for (std::int64_t axis = 0; axis < e.y && is_place(i); ++axis) {
      if (!(coordinate(axis, i) < 1 << 24))
        throw ParameterError("coordinates must be below 16777216, got " + std::to_string(coordinate(axis, i)));
      size[axis] = std::max(size[axis], static_cast<std::int64_t>(coordinate(axis, i)) + 1);
    }
  std::vector<Entry> entries;
  for (std::int64_t i = 0; i < e.x; ++i) {
    if (!is_place(i)) continue;
    std::int64_t place = 0;
    for (std::int64_t axis = e.y; axis-- > 0;)
      place = place * size[axis] + static_cast<std::int64_t>(coordinate(axis, i));
    entries.push_back({place, static_cast<std::uint32_t>(i + 1)});
  }
  return sparse_image({DType::u32, {size.rend() - e.y, size.rend()}, 0}, {apart(std::move(entries))});
}

/// One voxel for each label, its centroid cut to whole coordinates.
NodeRef centroid_spots(const NodeRef& labels) {
  const Extent e = labels->type.extent();
  std::vector<std::vector<Entry>> entries;
  for (auto& points : centroids_of(labels)) {
    entries.emplace_back();
    for (std::size_t label = 1; label < points.size(); ++label) {
      if (points[label][0] != points[label][0]) continue;
      std::int64_t at[3];
      for (int axis = 0; axis < 3; ++axis) at[axis] = static_cast<std::int64_t>(points[label][axis]);
      entries.back().push_back({(at[2] * e.y + at[1]) * e.x + at[0], static_cast<std::uint32_t>(label)});
    }
    entries.back() = apart(std::move(entries.back()));
  }
  return sparse_image(labels->type.with(DType::u32), std::move(entries));
}

/// How many others of each label are as far as that.
NodeRef proximal_counts(const NodeRef& labels, double least, double most) {
  std::vector<std::vector<float>> counts;
  for (auto& points : centroids_of(labels)) {
    counts.emplace_back(points.size());
    auto& own = counts.back();
    const NearPoints tree(points);
    share_out(static_cast<std::int64_t>(points.size()), 16, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t i = std::max<std::int64_t>(begin, 1); i < end; ++i) {
        if (points[i][0] != points[i][0]) continue;
        const std::int64_t near = most < 0 ? tree.count() : tree.within(points[i], most), itself = least <= 0;
        own[i] = static_cast<float>(std::max<std::int64_t>(0, near - tree.closer(points[i], least) - itself));
      }
    });
  }
  return vectors_of(labels, counts);
}

void counts_proximal(Declaration& op, const std::string& name, const char* brief) {
  op.brief(brief).details(
      "Others count whose centroid is as far away as that, bounds included; the background is none. A number that no "
      "pixel has has no neighbours and is none.");
  op.formula("number of m != l, m > 0, with min_distance <= |c[m] - c[l]| <= max_distance, c: centroids");
  op.menu("Label neighbors").gives(Gives::index).source("scipy.spatial.cKDTree").host(few_numbers);
  op.image(name, "Label image.").labels().also({"source"});
  op.output();
  op.number("min_distance", -1, "Least distance; below 0 means 0.", "pixels");
  op.number("max_distance", -1, "Greatest distance; below 0 means any.", "pixels");
}

}  // namespace

OPERATION(centroids_of_labels) {
  op.brief("Mean position of the pixels of each label, as a list of points.")
      .details(std::string(list_details) +
               "With the background column l is for label l. NaN for a number that no pixel has.")
      .formula("sum of positions / number of pixels")
      .menu("Label measurement")
      .gives(Gives::float32)
      .source("skimage.measure.regionprops")
      .host(few_numbers);
  op.image("label_image", "Label image.").labels().also({"labels"});
  op.output("centroids_coordinates").also({"pointlist_destination"});
  op.boolean("include_background", false, "A column for the background, in front.");
  op.alias("prototype", "label_centroids_to_pointlist");
  op.alias("prototype", "centroids_of_background_and_labels", "include_background=True");
  op.runs([](const Arguments& a) {
    auto frames = centroids_of(a.image("label_image"));
    for (auto& points : frames)
      if (!a.flag("include_background")) points.erase(points.begin());
    return Image(listed(a.image("label_image"), frames));
  });
  op.like("label_referee.centroids(label_image, include_background)", 1e-6).test("").test("include_background=True");
}

OPERATION(reduce_labels_to_centroids) {
  op.brief("Reduce each label to the pixel at its centroid.")
      .details("Coordinates are cut to whole numbers. Where several labels fall together, the smallest stays.");
  op.border("none: a centroid is never outside");
  op.formula("out[trunc(c[l])] = l, c[l] = mean of p over x[p] = l");
  op.menu("Label processing").gives(Gives::labels).source("pyclesperanto").host(few_numbers);
  op.image("input_image", "Label image.").labels().also({"source"});
  op.output();
  op.runs([](const Arguments& a) { return Image(centroid_spots(a.image("input_image"))); });
  op.like("label_referee.centroid_spots(input_image)").test("");
}

OPERATION(proximal_neighbor_count) {
  counts_proximal(op, "input_image", "Count the labels in a range of distances from each.");
  op.runs([](const Arguments& a) {
    const NodeRef counts = proximal_counts(a.image("input_image"), a.number("min_distance"), a.number("max_distance"));
    return Image(cast_rounding(counts, DType::u32));
  });
  op.like("label_referee.proximal_counts(input_image, min_distance, max_distance)");
  op.test("").test("min_distance=2, max_distance=4.5");
}

OPERATION(proximal_neighbor_count_map) {
  counts_proximal(op, "labels", "Paint on each label how many others are in a range of distances.");
  op.runs([](const Arguments& a) {
    const NodeRef labels = as_labels(a.image("labels"));
    const NodeRef counts = proximal_counts(labels, a.number("min_distance"), a.number("max_distance"));
    return Image(cast_rounding(painted(labels, counts), DType::u32));
  });
  op.like("label_referee.proximal_counts(labels, min_distance, max_distance)[label_referee.whole(labels)]");
  op.test("").test("min_distance=2, max_distance=4.5");
}

OPERATION(labelled_spots_to_pointlist) {
  gives_list(op, "Positions of labels of one pixel, as a list of points.");
  op.formula("out[:, l - 1] = first p with x[p] = l");
  op.image("label", "Spots, each with a number.").labels().also({"input_labelled_spots"});
  op.output("dspointlistt").also({"destination_pointlist"});
  op.runs([](const Arguments& a) { return Image(places_of_labels(a.image("label"))); });
  op.like("label_referee.places(label)").test("").test("label=np.uint32([0, 3, 0, 1, 1, 0])", {{6}});
}

OPERATION(spots_to_pointlist) {
  gives_list(op, "Positions of what is not 0, as a list of points.");
  op.formula("out[:, k] = p number k in raster order with x[p] != 0");
  op.image("input_image", "Spots; whatever is not 0 is one.").also({"input_spots"});
  op.output().also({"destination_pointlist"});
  op.runs([](const Arguments& a) { return Image(places_of_labels(numbered_voxels(a.image("input_image")))); });
  op.like("label_referee.places(np.cumsum(input_image != 0).reshape(input_image.shape) * (input_image != 0))").test("");
}

OPERATION(pointlist_to_labelled_spots) {
  op.brief("Labels 1, 2, ... at the points of a list.")
      .details(
          "Rows are x, y and z, cut to whole numbers; the image just reaches the largest. Where several points fall "
          "together, the smallest label stays; points with a negative coordinate or NaN have no pixel.");
  op.border("none: the image reaches as far as the points");
  op.formula("out[trunc(x[:, i])] = i + 1");
  op.menu("Label creation").gives(Gives::labels).source("pyclesperanto").host(few_numbers);
  op.image("input_image", "Points: a column for each.").also({"pointlist"});
  op.output().also({"spots_destination"});
  op.runs([](const Arguments& a) { return Image(spots_at(a.image("input_image"))); });
  op.like("label_referee.spots_at(input_image)").test("input_image=np.float32([0, 3.7, 3, 7])", {{4}});
}

}  // namespace fulmo
