// Labels that touch at faces: matrices, counts, and numbers from those of neighbours.
#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "operations/adjacency.hpp"
#include "operations/helpers.hpp"
#include "operations/tables.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

/// A value for each label and each of its neighbours, as columns of a matrix.
template <class F>
NodeRef matrix_of(const NodeRef& labels, DType dtype, F bits) {
  const std::vector<Adjacency> frames = adjacency_of(labels, true);
  const auto size = static_cast<std::int64_t>(frames.empty() ? 1 : frames[0].labels());
  std::vector<std::vector<Entry>> entries;
  for (auto& frame : frames) {
    entries.emplace_back();
    for (std::int64_t label = 0; label < size; ++label) {
      double surface = 0;
      for (auto& neighbour : frame.of(label)) surface += static_cast<double>(neighbour.faces);
      for (auto& neighbour : frame.of(label))
        entries.back().push_back({neighbour.label * size + label, bits(neighbour.faces, surface)});
    }
  }
  return sparse_image(of_each_frame(labels->type, dtype, {size, size}), std::move(entries));
}

/// A number for each label from its neighbours, as a vector for each frame.
template <class F>
NodeRef vector_of(const NodeRef& labels, bool background, F number) {
  std::vector<std::vector<float>> vectors;
  for (auto& frame : adjacency_of(labels, background)) {
    vectors.emplace_back(frame.labels());
    for (std::size_t label = 0; label < frame.labels(); ++label)
      vectors.back()[label] = static_cast<float>(number(frame.of(label)));
  }
  return vectors_of(labels, vectors);
}

using Neighbours = std::span<const Adjacency::Neighbour>;

void of_labels(Declaration& op, const std::string& name, const std::string& output, const char* brief,
               const std::string& details) {
  op.brief(brief).details(details).menu("Label neighbors").source("pyclesperanto").host(few_numbers);
  op.border("at the image's edge nothing touches");
  op.image(name, "Label image.").labels().also({"label_map", "source"});
  op.output(output);
}

const std::string matrix_details =
    "Row and column l stand for label l, 0 for the background; a number that no pixel has touches nothing. Of many "
    "labels take touching_neighbor_count_map, mean_of_touching_neighbors_map and the like, or "
    "labels_neighbors_statistics: they need no matrix. ";

}  // namespace

OPERATION(generate_touch_matrix) {
  of_labels(op, "input_image", "output_image_matrix", "Which labels touch at a face.",
            matrix_details + "The matrix is symmetric.");
  op.formula("1 if faces[m, l] > 0 else 0; faces[m, l] = number of faces between pixels of m and of l");
  op.gives(Gives::index);
  op.runs([](const Arguments& a) {
    return Image(matrix_of(a.image("input_image"), DType::u32, [](std::uint64_t, double) { return 1u; }));
  });
  op.like("label_referee.touching_area(input_image) > 0").test("");
}

OPERATION(generate_touching_area_matrix) {
  of_labels(op, "input_image_label", "output_image_matrix", "How many faces of pixels labels share.",
            matrix_details + "Each face counts once.");
  op.formula("number of faces between pixels of m and of l, m != l");
  op.gives(Gives::index);
  op.runs([](const Arguments& a) {
    return Image(matrix_of(a.image("input_image_label"), DType::u32, [](std::uint64_t faces, double) {
      return static_cast<std::uint32_t>(std::min<std::uint64_t>(faces, 0xffffffffu));
    }));
  });
  op.like("label_referee.touching_area(input_image_label)").test("");
  op.deprecated("cle", "generate_touch_count_matrix");
}

namespace {

const std::string portions =
    "A label's portions are the faces it shares with each other label and with the background over all of these; faces "
    "at the image's edge do not count. ";

double deviation_of_portions(Neighbours neighbours) {
  double surface = 0, squares = 0;
  for (auto& neighbour : neighbours) surface += static_cast<double>(neighbour.faces);
  const double mean = 1.0 / static_cast<double>(neighbours.size());
  for (auto& neighbour : neighbours) {
    const double off = static_cast<double>(neighbour.faces) / surface - mean;
    squares += off * off;
  }
  return neighbours.empty() ? 0 : std::sqrt(squares * mean);
}

}  // namespace

OPERATION(generate_partial_touching_area_matrix) {
  of_labels(op, "input_image_label", "output_image_matrix",
            "Which share of its surface each label has in common with each other.",
            matrix_details + portions + "Column l has those of label l; a label that touches nothing has 0.");
  op.formula("faces[m, l] / sum over k of faces[k, l]; faces[m, l] = number of faces between pixels of m and of l");
  op.gives(Gives::float32);
  op.runs([](const Arguments& a) {
    return Image(matrix_of(a.image("input_image_label"), DType::f32, [](std::uint64_t faces, double surface) {
      return std::bit_cast<std::uint32_t>(static_cast<float>(static_cast<double>(faces) / surface));
    }));
  });
  op.like("label_referee.touch_portions(input_image_label)", 1e-7).test("");
  op.deprecated("cle", "generate_touch_portion_matrix");
}

OPERATION(standard_deviation_partial_touching_area_matrix) {
  of_labels(
      op, "input_image_label", "output_image_vector",
      "How unevenly each label's surface is shared among those it touches.",
      portions + "Their standard deviation is over the labels touched, background included; entry l is for label l.");
  op.formula(
      "sqrt(mean of (portion - mean of portion)^2), portion = faces[m, l] / sum over k of faces[k, l], m: those with "
      "faces[m, l] > 0");
  op.gives(Gives::float32);
  op.runs(
      [](const Arguments& a) { return Image(vector_of(a.image("input_image_label"), true, deviation_of_portions)); });
  op.like("label_referee.touch_portion_deviations(input_image_label)", 1e-6).test("");
  op.deprecated("cle", "standard_deviation_touch_portion");
}

OPERATION(generate_binary_overlap_matrix) {
  op.brief("Which labels of two images overlap.")
      .details("Column l is for label l of the first image, row m for label m of the second; 0 is the background.");
  op.border("none: each pixel by itself");
  op.formula("1 if x[p] = l and y[p] = m for some p else 0");
  op.menu("Label neighbors").gives(Gives::index).source("pyclesperanto").host(few_numbers);
  op.image("input_image0", "Label image.").labels().also({"label_map1"});
  op.image("input_image1", "Label image.").labels().also({"label_map2"});
  op.output().also({"binary_overlap_matrix_destination"});
  op.runs([](const Arguments& a) {
    const NodeRef labels = a.image("input_image0");
    const std::vector<Contacts> frames = overlapping(labels, a.image("input_image1"));
    const std::int64_t columns = label_count(frames, 0), rows = label_count(frames, 1);
    std::vector<std::vector<Entry>> entries(frames.size());
    for (std::size_t n = 0; n < frames.size(); ++n)
      for (auto& pair : frames[n].pairs) entries[n].push_back({pair.second * columns + pair.first, 1});
    return Image(sparse_image(of_each_frame(labels->type, DType::u32, {rows, columns}), std::move(entries)));
  });
  op.like("label_referee.overlaps(input_image0, input_image1)").test("");
}

namespace {

/// For each label of each frame the smallest that it touches, over others.
NodeRef smallest_touching(const NodeRef& labels) {
  const std::vector<Contacts> frames = touching(labels);
  const std::int64_t count = label_count(frames);
  std::vector<std::uint32_t> all;
  for (auto& frame : frames) {
    std::vector<std::uint32_t> parent(static_cast<std::size_t>(count));
    std::iota(parent.begin(), parent.end(), 0);
    const auto root = [&](std::uint32_t label) {
      while (parent[label] != label) label = parent[label] = parent[parent[label]];
      return label;
    };
    for (auto& pair : frame.pairs) {
      if (pair.first == 0) continue;
      const std::uint32_t one = root(pair.first), other = root(pair.second);
      parent[std::max(one, other)] = std::min(one, other);
    }
    for (std::size_t label = 0; label < parent.size(); ++label) all.push_back(root(static_cast<std::uint32_t>(label)));
  }
  return upload(of_each_frame(labels->type, DType::u32, {count}), all.data(), labels->device);
}

}  // namespace

OPERATION(merge_touching_labels) {
  op.brief("Make labels that touch at a face one label.")
      .details("What comes out is numbered from 1 in the order of the smallest old number of each.");
  op.border("at the image's edge nothing touches");
  op.formula("relabel_sequential(smallest of x, the labels that touch it, those that touch these, and so on)");
  op.menu("Label processing").gives(Gives::labels).source("pyclesperanto").host(few_numbers);
  op.image("input_image", "Label image.").labels().also({"labels_input"});
  op.output().also({"labels_destination"});
  op.runs([](const Arguments& a) {
    const NodeRef labels = as_labels(a.image("input_image"));
    return Image(renumbered(looked_up(labels, smallest_touching(labels)), {}));
  });
  op.like("label_referee.merged(input_image)").test("");
}

// ---- counts ----

OPERATION(count_touching_neighbors) {
  op.brief("Count each label's neighbours in a touch matrix.")
      .details(
          "Entry l counts what is over 0 in column l. Without the background row 0, column 0 and the diagonal do not "
          "count.");
  op.formula("number of m with matrix[m, l] > 0; m, l > 0, m != l if ignore_background");
  op.menu("Label neighbors").gives(Gives::index).source("pyclesperanto");
  op.image("touch_matrix", "Square matrix; over 0 where two labels touch.");
  op.output("touching_neighbors_count_destination");
  op.boolean("ignore_background", true, "Leave out label 0.");
  op.runs([](const Arguments& a) {
    NodeRef links = predicate("greater", {a.image("touch_matrix"), 0.0});
    side_of("touch_matrix", links);
    if (a.flag("ignore_background")) {
      links = map("mask", {map("mask", {links, Axis{0}}, DType::u8), Axis{1}}, DType::u8);
      links = predicate("logical_subtract", {links, map("mask_label", {links, Axis{0}, Axis{1}}, DType::u8)});
    }
    return Image(project(links, 1, Projection::sum, DType::u32));
  });
  op.like("label_referee.neighbour_counts(touch_matrix, ignore_background)");
  op.test("", {{6, 6}, {1, 1}}).test("ignore_background=False", {{5, 5}});
}

OPERATION(touching_neighbor_count_map) {
  of_labels(op, "labels", "output_image", "Paint on each label how many others touch it.",
            "Labels touch at faces; the background is no neighbour.");
  op.formula("number of m > 0, m != x, with a face between pixels of m and of x; 0 for the background");
  op.gives(Gives::float32);
  op.runs([](const Arguments& a) {
    const NodeRef labels = as_labels(a.image("labels"));
    return Image(painted(labels, vector_of(labels, false, [](Neighbours around) { return around.size(); })));
  });
  op.like("label_referee.neighbour_count_map(labels)").test("");
}

}  // namespace fulmo
