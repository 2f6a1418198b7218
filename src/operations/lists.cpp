// Lists of points, a column for each and a row for each coordinate: values read there, values written there.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "operations/boxes.hpp"
#include "operations/tables.hpp"
#include "skeletons/host/host.hpp"
#include "skeletons/neighbours/neighbours.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

void require_rows(const std::string& name, const NodeRef& list, std::int64_t least, std::int64_t most) {
  const Extent e = list->type.extent();
  if (e.z != 1 || e.y < least || e.y > most)
    throw ShapeError(name + " must have " + std::to_string(least) + " to " + std::to_string(most) +
                     " rows, a column for each point, got shape " + to_string(list->type.shape));
}

/// Coordinates of the points along an axis (0 x, 1 y, 2 z), cut to whole numbers and to the image.
NodeRef coordinate(const NodeRef& list, int axis, std::int64_t length) {
  Placement row;
  row.source[2] = -1, row.step[2] = 0, row.base[2] = axis;
  const Type type = of_each_frame(list->type, DType::i32, {list->type.extent().x});
  const NodeRef whole = cast_truncating(view(list, row, type.shape, type.batch), DType::i32);
  return map("clip", {whole, 0.0, static_cast<double>(length - 1)}, DType::i64);
}

NodeRef values_of_points(const NodeRef& image, const NodeRef& list) {
  require_pixels(image);
  require_rows("list", list, 1, 3);
  const Extent e = image->type.extent(), points = list->type.extent();
  if (points.n != 1 && points.n != e.n)
    throw ShapeError("list must be one for all frames, or one for each, got shape " + to_string(list->type.shape));
  const std::int64_t lengths[] = {e.x, e.y, e.z};
  NodeRef place = coordinate(list, static_cast<int>(points.y) - 1, lengths[points.y - 1]);
  for (int axis = static_cast<int>(points.y) - 2; axis >= 0; --axis)
    place = map("multiply_add", {place, static_cast<double>(lengths[axis]), coordinate(list, axis, lengths[axis])},
                DType::i64);
  Placement each;  // frame of the image
  each.source[0] = points.n == 1 ? -1 : 0, each.step[0] = points.n != 1;
  const Type type = of_each_frame(image->type, DType::i64, {points.x});
  return looked_up(view(place, each, type.shape, type.batch), image);
}

/// Points and their values, frame by frame, as numbers.
struct Points {
  explicit Points(const NodeRef& list)
      : rows(list->type.extent().y), count(list->type.extent().x), all(values_of(list)) {}

  double at(std::int64_t frame, std::int64_t row, std::int64_t i) const {
    return all[static_cast<std::size_t>((frame * rows + row) * count + i)];
  }
  std::int64_t coordinate(std::int64_t frame, std::int64_t axis, std::int64_t i) const {
    const double v = std::trunc(at(frame, axis, i));
    return v >= 0 && v < 16777216 ? static_cast<std::int64_t>(v) : -1;
  }

  const std::int64_t rows, count;
  const std::vector<double> all;
};

/// The smallest image that has all points.
Type type_around(const NodeRef& list, const Points& points) {
  std::vector<std::int64_t> sizes(points.rows - 1, 1);
  for (std::int64_t frame = 0; frame < list->type.extent().n; ++frame)
    for (std::int64_t axis = 0; axis < points.rows - 1; ++axis)
      for (std::int64_t i = 0; i < points.count; ++i)
        sizes[axis] = std::max(sizes[axis], points.coordinate(frame, axis, i) + 1);
  return of_each_frame(list->type, list->type.dtype, {sizes.rbegin(), sizes.rend()});
}

/// Which points are in an image of this size, by place; of several at one place the last.
std::vector<std::pair<std::int64_t, std::int64_t>> placed(const Points& points, std::int64_t frame, const Extent& e) {
  const std::int64_t lengths[] = {e.x, e.y, e.z}, axes = points.rows - 1;
  std::vector<std::pair<std::int64_t, std::int64_t>> places;
  for (std::int64_t i = 0; i < points.count; ++i) {
    std::int64_t place = 0;
    for (std::int64_t axis = axes; axis-- > 0 && place >= 0;) {
      const std::int64_t at = points.coordinate(frame, axis, i);
      place = at < 0 || at >= lengths[axis] ? -1 : place * lengths[axis] + at;
    }
    if (place >= 0) places.push_back({place, -i});
  }
  std::sort(places.begin(), places.end());
  const auto last = std::unique(places.begin(), places.end(), [](auto& a, auto& b) { return a.first == b.first; });
  places.erase(last, places.end());
  return places;
}

/// The 32-bit type that values of a dtype go through, and a value's bits in it; cut and saturated if it is whole.
DType carrier(DType dtype) { return is_float(dtype) ? DType::f32 : is_signed(dtype) ? DType::i32 : DType::u32; }

std::uint32_t bits_of(double value, DType carrier) {
  const auto number = static_cast<float>(value);
  std::uint32_t bits;
  std::memcpy(&bits, &number, sizeof bits);
  if (is_float(carrier)) return bits;
  const double whole = value == value ? std::clamp(std::trunc(value), lowest(carrier), highest(carrier)) : 0;
  return static_cast<std::uint32_t>(static_cast<std::int64_t>(whole));
}

NodeRef written(const Points& points, std::int64_t frames, const NodeRef& base) {
  const Type type = base->type;
  const Extent e = type.extent();
  const DType coded = carrier(type.dtype);
  std::vector<std::vector<Entry>> chosen(e.n), values(e.n);
  for (std::int64_t frame = 0; frame < e.n; ++frame) {
    const std::int64_t from = frames == 1 ? 0 : frame;
    for (auto& [place, point] : placed(points, from, e)) {
      chosen[frame].push_back({place, 1});
      values[frame].push_back({place, bits_of(points.at(from, points.rows - 1, -point), coded)});
    }
  }
  const NodeRef mask = sparse_image(type.with(DType::u32), std::move(chosen));
  const NodeRef value = cast_truncating(sparse_image(type.with(coded), std::move(values)), type.dtype);
  return map("choose", {mask, value, base}, type.dtype);
}

}  // namespace

OPERATION(read_values_from_positions) {
  op.brief("Read an image at points of a list.").menu("Measurement").gives(Gives::same).border("nearest pixel");
  op.formula("x[min(max(trunc(list[:, i]), 0), shape - 1)]");
  op.details("Coordinates are cut to whole numbers. One list serves all frames, or each has its own.");
  op.alias("prototype", "read_intensities_from_positions");
  op.image("input_image", "Image to read.");
  op.image("list", "Points as columns, with rows x, y and, in stacks, z.");
  op.runs([](const Arguments& a) { return Image(values_of_points(a.image("input_image"), a.image("list"))); });
  op.like("geometry_referee.read_positions(input_image, list)");
  op.test("list=np.float32([[0, 3, 2.7, 99], [1, 0, 4, -5]])");
  op.test("list=np.uint8([[0, 3, 2], [1, 0, 4], [0, 2, 1]])", {{3, 5, 7}});
}

OPERATION(write_values_to_positions) {
  op.brief("Write values into an image at points of a list, in place.")
      .menu("Other")
      .border("points outside are left out");
  op.formula("y[trunc(x[:-1, i])] = x[-1, i]");
  op.casts()
      .gives(Gives::other, "that of output_image, else same as input")
      .source("pyclesperanto")
      .details(
          "Coordinates are cut to whole numbers; points outside are left out; of several at one place the last "
          "stays. Values are cast as by astype. Without an output the image is as small as it can be.");
  op.host(few_numbers);
  op.image("input_image", "Points as columns, with rows x, y, in stacks z, and the value.")
      .also({"positions_and_values"});
  op.runs([](const Arguments& a) {
    const NodeRef list = a.image("input_image");
    require_rows("input_image", list, 2, 4);
    const Points points(list);
    const std::int64_t frames = list->type.extent().n;
    const NodeRef base =
        a.has("output_image") ? a.image("output_image") : filled(type_around(list, points), 0, a.device());
    if (frames != 1 && frames != base->type.extent().n)
      throw ShapeError("input_image must be one list for all frames, or one for each, got shape " +
                       to_string(list->type.shape));
    return Image(written(points, frames, base));
  });
  op.like("geometry_referee.write_positions(input_image, output_image)");
  op.test("input_image=np.float32([[0, 3, 2.7, 3], [1, 0, 4, 0], [7, 300.5, -9, 11]])");
  op.test("input_image=np.uint8([[0, 3, 2], [1, 0, 4], [0, 2, 1], [200, 0, 3]])");
}

OPERATION(block_enumerate) {
  op.brief("Number the pixels of a row that are 1, in blocks.").menu("Other").gives(Gives::float32);
  op.details(
      "A pixel's number is the sum of the blocks before its own, which the second image tells, and of the pixels "
      "of its block up to it.");
  op.formula(
      "sum of sums[k] over k < b + sum of x[j] over j = b * blocksize ... i if x[i] != 0 else 0, b = i // blocksize");
  op.image("input_image0", "Rows of 0 and 1.");
  op.image("input_image1", "Sum of each block of a row; more are left out.");
  op.integer("blocksize", 256, "Pixels of a block.").between(1, 2147483647);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image0"), sums = a.image("input_image1");
    const std::int64_t size = a.integer("blocksize");
    const Sizes own = sizes_of(image->type.extent());
    const std::int64_t rows = own[0] * own[1] * own[2], blocks = (own[3] + size - 1) / size;
    const std::int64_t count = sums->type.count(), known = rows == 0 ? blocks : count / rows;
    if (count != rows * known || known < blocks)
      throw ShapeError("input_image1 must have at least " + std::to_string(blocks) + " sums a row, got shape " +
                       to_string(sums->type.shape));
    const Type full{image->type.dtype, {rows, 1, blocks * size}, 0};
    const NodeRef padded = paste(full, filled(full, 0, a.device()), {reshape(image, {rows, 1, own[3]}, 0)}, {Place{}});
    const NodeRef inside = accumulate(reshape(padded, {rows, blocks, size}, 0), 0, Measure::sum, DType::f32);
    const NodeRef each = box(reshape(sums, {rows, known, 1}, 0), {0, 0, 0, 0}, {1, rows, blocks, 1}, 3);
    const NodeRef before = map("subtract", {accumulate(each, 1, Measure::sum, DType::f32), each}, DType::f32);
    const NodeRef numbers = reshape(map("add", {inside, before}, DType::f32), {rows, 1, blocks * size}, 0);
    const NodeRef row =
        reshape(box(numbers, {0, 0, 0, 0}, {1, rows, 1, own[3]}, 3), image->type.shape, image->type.batch);
    return Image(map("mask", {row, image}, DType::f32));
  });
  op.like("geometry_referee.block_enumerate(input_image0, input_image1, blocksize)");
  op.test("input_image0=np.uint8([1, 0, 1, 1, 0, 1, 1]), input_image1=np.float32([2, 2, 1]), blocksize=3");
}

OPERATION(multiply_matrix) {
  op.brief("Multiply two matrices.").menu("Other").gives(Gives::float32).source("numpy.matmul");
  op.formula("sum over k of matrix1[row, k] * matrix2[k, column]; products in float32, their sum in float64");
  op.image("matrix1", "Matrix on the left.");
  op.image("matrix2", "Matrix on the right: as many rows as the left one has columns.");
  op.output("matrix_destination");
  op.runs([](const Arguments& a) {
    const NodeRef left = a.image("matrix1"), right = a.image("matrix2");
    const Sizes l = sizes_of(left->type.extent()), r = sizes_of(right->type.extent());
    const bool frames = l[0] == r[0] || l[0] == 1 || r[0] == 1;  // one matrix serves all
    if (l[1] != 1 || r[1] != 1 || l[3] != r[2] || !frames)
      throw ShapeError("matrix2 must have as many rows as matrix1 has columns, got shapes " +
                       to_string(left->type.shape) + " and " + to_string(right->type.shape));
    // A box of all products: rows along z, what is summed along y, columns along x.
    const Type& like = l[0] > 1 ? left->type : right->type;
    const Type all = shaped(like, {0, l[2], l[3], r[3]}, 3), sums = shaped(like, {0, 1, l[2], r[3]}, 2);
    Placement rows, columns;
    rows.source = {l[0] > 1 ? 0 : -1, -1, 1, 2}, rows.step = {l[0] > 1, 0, 1, 1};
    columns.source = {r[0] > 1 ? 0 : -1, -1, 2, 3}, columns.step = {r[0] > 1, 0, 1, 1};
    const DType dtype = given_dtype(Gives::float32, {left, right});
    const NodeRef products = map("multiply",
                                 {view(cast_rounding(left, dtype), rows, all.shape, all.batch),
                                  view(cast_rounding(right, dtype), columns, all.shape, all.batch)},
                                 dtype);
    return Image(reshape(project(products, 1, Projection::sum, dtype), sums.shape, sums.batch));
  });
  op.like("np.matmul(wide(matrix1), wide(matrix2))", 1e-6);
  op.test("", {{5, 5}, {1, 1}, {33, 33}})
      .test("matrix2=np.float32([[1, 2], [3, 4], [5, 6], [7, 8]])", {{3, 4}, {1, 4}});
}

}  // namespace fulmo
