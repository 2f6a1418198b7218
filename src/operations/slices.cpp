// Planes of stacks, regular parts of images, and images put into others. Nothing is computed, bits move.
#include <algorithm>

#include "operations/boxes.hpp"

namespace fulmo {

namespace {

/// Every `step`-th of the planes from `start`; beyond the image its last planes repeat.
Value planes(const Arguments& a, std::int64_t start, std::int64_t count, std::int64_t step) {
  const NodeRef image = a.image("input_image");
  require_pixels(image);
  const NodeRef part = cut(image, 1, start, (count - 1) * step + 1);
  Sizes sizes = sizes_of(part->type.extent());
  sizes[1] = count;
  Placement placement;
  placement.step[1] = step;
  const Type type = shaped(part->type, sizes, count > 1 ? 3 : std::min(image->type.spatial(), 2));
  const NodeRef result = view(part, placement, type.shape, type.batch);
  result->metadata.spacing[0] *= static_cast<double>(step);
  return Image(result);
}

/// Across which axis (1 z, 2 y, 3 x) a slice stands; its own axes are the two others, in their order.
struct Slice {
  int across;
  int row() const { return across == 1 ? 2 : 1; }
  int column() const { return across == 3 ? 2 : 3; }
};

NodeRef taken(const NodeRef& stack, Slice slice, std::int64_t index) {
  const Sizes sizes = sizes_of(stack->type.extent());
  Placement placement;
  placement.source = {0, -1, -1, -1};
  placement.source[slice.row()] = 2, placement.source[slice.column()] = 3;
  placement.step[slice.across] = 0, placement.base[slice.across] = index;
  const Type type = shaped(stack->type, {sizes[0], 1, sizes[slice.row()], sizes[slice.column()]}, 2);
  return view(stack, placement, type.shape, type.batch);
}

/// The stack with a plane in the place of a slice.
NodeRef inserted(const NodeRef& stack, const NodeRef& plane, Slice slice, std::int64_t index) {
  Sizes sizes = sizes_of(stack->type.extent());
  const Sizes own = sizes_of(plane->type.extent());
  if (own[1] != 1 || own[2] != sizes[slice.row()] || own[3] != sizes[slice.column()])
    throw ShapeError("input_image must fit a slice of " + to_string(stack->type.shape) + ", got shape " +
                     to_string(plane->type.shape));
  sizes[slice.across] = 1;
  Placement placement;
  placement.source = {0, -1, slice.row(), slice.column()};
  const Type type = shaped(stack->type, sizes, 3);
  Place place;
  place.start[slice.across] = index;
  const NodeRef patch = view(cast_truncating(plane, stack->type.dtype), placement, type.shape, type.batch);
  return paste(stack->type, stack, {patch}, {place});
}

void copies_slice(Declaration& op, Slice slice) {
  const std::string axis(1, "nzyx"[slice.across]);
  std::string plane[] = {"z", "y", "x"}, place[] = {"z", "y", "x"};
  place[slice.across - 1] = "slice_index";
  const std::string own = plane[slice.row() - 1] + ", " + plane[slice.column() - 1];
  const std::string whole = place[0] + ", " + place[1] + ", " + place[2];
  op.formula("out[" + own + "] = in[" + whole + "], or out[" + whole + "] = in[" + own + "]");
  op.brief("Copy a slice across " + axis + " out of a stack, or a plane into a stack.").menu("Transform").casts();
  op.details(
      "With a plane and a stack as output the plane is put into the stack; without, a plane is copied as it is.");
  op.gives(Gives::same);
  op.image("input_image", "Stack to copy from, or plane to put into output_image.");
  op.integer("slice_index", 0, "Where along " + axis + ".", "pixels").between(0, 2147483647);
  op.runs([slice](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const NodeRef into = a.has("output_image") ? a.image("output_image") : nullptr;
    const bool inserts = image->type.spatial() < 3 && into && into->type.spatial() == 3;
    if (image->type.spatial() < 3 && !inserts) return Image(with_axes(image, image->type.spatial()));
    const NodeRef& stack = inserts ? into : image;
    const std::int64_t index = a.integer("slice_index"), length = sizes_of(stack->type.extent())[slice.across];
    if (index >= length)
      throw ParameterError("slice_index must be below " + std::to_string(length) + ", got " + std::to_string(index));
    return Image(inserts ? inserted(stack, image, slice, index) : taken(stack, slice, index));
  });
  op.like("geometry_referee.slice_of(input_image, slice_index, " + std::to_string(slice.across - 1) + ")");
  op.test("").test("slice_index=1", {{3, 5, 7}, {2, 2, 2}}).test("slice_index=1", {{5, 7}});
}

/// The input over the output, or over zeros; what lies outside is dropped.
Value pasted(const Arguments& a) {
  NodeRef image = a.image("input_image");
  const bool given = a.has("output_image");
  const Type type = given ? a.image("output_image")->type : image->type;
  const NodeRef base = given ? a.image("output_image") : filled(type, 0, a.device());
  const Sizes room = sizes_of(type.extent()), own = sizes_of(image->type.extent());
  if (own[0] != room[0])
    throw ShapeError("input_image must have as many frames as output_image, got shapes " +
                     to_string(image->type.shape) + " and " + to_string(type.shape));
  Place place;
  for (int axis = 1; axis < 4; ++axis) {
    const std::int64_t start = a.integer(std::string("destination_") + "nzyx"[axis]);
    const std::int64_t first = std::max<std::int64_t>(0, -start), end = std::min(own[axis], room[axis] - start);
    if (end <= first) return Image(with_axes(base, type.spatial()));
    image = cut(image, axis, first, end - first);
    place.start[axis] = start + first;
  }
  return Image(paste(type, base, {cast_truncating(image, type.dtype)}, {place}));
}

/// The pixels start, start + step, ... before stop along an axis.
struct Steps {
  std::int64_t start, step, count;
};

Steps steps_along(const Arguments& a, const std::string& axis, std::int64_t length) {
  const auto number = [&](const char* name, std::int64_t otherwise) {
    const std::string full = name + ("_" + axis);
    return a.has(full) ? a.integer(full) : otherwise;
  };
  const std::int64_t step = number("step", 1);
  if (step == 0) throw ParameterError("step_" + axis + " must not be 0");
  const std::int64_t start = number("start", step > 0 ? 0 : length - 1), stop = number("stop", step > 0 ? length : -1);
  const std::int64_t way = step > 0 ? stop - start : start - stop, stride = step > 0 ? step : -step;
  const std::int64_t count = way <= 0 ? 0 : (way + stride - 1) / stride, last = start + (count - 1) * step;
  if (count == 0 || std::min(start, last) < 0 || std::max(start, last) >= length)
    throw ParameterError("start_" + axis + ", stop_" + axis + " and step_" + axis + " must name pixels from 0 to " +
                         std::to_string(length - 1) + ", got " + std::to_string(start) + ", " + std::to_string(stop) +
                         " and " + std::to_string(step));
  return {start, step, count};
}

std::array<Steps, 4> steps_in(const Arguments& a, const Type& type) {
  const Sizes sizes = sizes_of(type.extent());
  return {Steps{0, 1, sizes[0]}, steps_along(a, "z", sizes[1]), steps_along(a, "y", sizes[2]),
          steps_along(a, "x", sizes[3])};
}

void takes_steps(Declaration& op) {
  for (const char* axis : {"x", "y", "z"}) {
    const std::string along = std::string(" along ") + axis;
    op.integer(std::string("start_") + axis, 0, "First pixel" + along + "; absent: the first, or the last going down.")
        .optional();
    op.integer(std::string("stop_") + axis, 0, "Pixel" + along + " to stop before; absent: beyond the last.")
        .optional();
    op.integer(std::string("step_") + axis, 1, "Pixels" + along + " from one to the next; below 0 going down.")
        .optional();
  }
}

}  // namespace

OPERATION(copy_slice) { copies_slice(op, {1}); }
OPERATION(copy_horizontal_slice) { copies_slice(op, {2}); }
OPERATION(copy_vertical_slice) { copies_slice(op, {3}); }

OPERATION(reduce_stack) {
  op.brief("Keep every n-th plane of a stack.").menu("Transform").gives(Gives::same);
  op.formula("out[k] = in[offset + k * reduction_factor]");
  op.border("beyond the stack its last plane repeats")
      .details("The result has depth / reduction_factor planes, rounded down, at least one; a single plane is 2D.");
  op.image("input_image", "Stack to thin out.");
  op.output().optional();
  op.integer("reduction_factor", 2, "Planes from one that is kept to the next.").between(1, 2147483647);
  op.integer("offset", 0, "First plane that is kept.").between(0, 2147483647);
  op.runs([](const Arguments& a) {
    const std::int64_t depth = a.image("input_image")->type.extent().z, step = a.integer("reduction_factor");
    return planes(a, a.integer("offset"), std::max<std::int64_t>(1, depth / step), step);
  });
  op.like(
      "geometry_referee.every_plane(input_image, offset, max(1, geometry_referee.depth(input_image) // "
      "reduction_factor), reduction_factor)");
  op.test("").test("reduction_factor=3, offset=2").test("offset=1, reduction_factor=1").test("reduction_factor=50");
}

OPERATION(sub_stack) {
  op.brief("Cut some planes out of a stack.").menu("Transform").gives(Gives::same);
  op.formula("out[k] = in[start_z + k], k = 0 ... end_z - start_z");
  op.border("beyond the stack its outermost planes repeat").details("A single plane is 2D.");
  op.image("input_image", "Stack to cut from.");
  op.output().optional();
  op.integer("start_z", 0, "First plane.").between(-2147483647, 2147483647);
  op.integer("end_z", 0, "Last plane; it belongs to the result.").between(-2147483647, 2147483647);
  op.runs([](const Arguments& a) {
    const std::int64_t start = a.integer("start_z");
    return planes(a, start, std::max<std::int64_t>(1, a.integer("end_z") - start + 1), 1);
  });
  op.like("geometry_referee.every_plane(input_image, start_z, max(1, end_z - start_z + 1), 1)");
  op.test("")
      .test("start_z=1, end_z=2")
      .test("start_z=-1, end_z=1")
      .test("start_z=2, end_z=9")
      .test("start_z=3, end_z=1");
}

OPERATION(paste) {
  op.brief("Put an image into another, in place.").menu("Combine").gives(Gives::same).casts();
  op.border("what lies beyond the output is dropped").formula("y[z, y, x] = x");
  op.details("Values are cast as by astype. Without an output the image itself is moved, over zeros.");
  op.image("input_image", "Image to put in.");
  for (const char* axis : {"x", "y", "z"})
    op.integer(std::string("destination_") + axis, 0, std::string("Where its first pixel goes along ") + axis + ".",
               "pixels")
        .between(-2147483647, 2147483647);
  op.runs(pasted).like("geometry_referee.paste(input_image, destination_x, destination_y, destination_z)");
  op.test("")
      .test("destination_x=1, destination_y=2")
      .test("destination_x=-2, destination_z=1")
      .test("destination_y=99");
}

OPERATION(gather) {
  op.brief("Take pixels at regular steps.").menu("Transform").gives(Gives::same).deprecated("cle", "range");
  op.formula("x[start_z:stop_z:step_z, start_y:stop_y:step_y, start_x:stop_x:step_x]");
  op.details("Pixels are counted from the image's first; leading axes of length 1 are dropped, as in pyclesperanto.");
  op.image("input_image", "Image to take from.");
  takes_steps(op);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const auto steps = steps_in(a, image->type);
    Placement placement;
    Sizes sizes;
    for (int axis = 0; axis < 4; ++axis) {
      placement.base[axis] = steps[axis].start, placement.step[axis] = steps[axis].step;
      sizes[axis] = steps[axis].count;
    }
    const Type type = shaped(image->type, sizes, 3);
    return Image(without_leading_axes(view(image, placement, type.shape, type.batch)));
  });
  op.like(
      "geometry_referee.gather(input_image, (start_z, stop_z, step_z), (start_y, stop_y, step_y), (start_x, stop_x, "
      "step_x))");
  op.test("").test("start_x=1, stop_x=6, step_x=2, start_y=3, step_y=-1, stop_y=0", {{5, 7}, {3, 5, 7}});
  op.test("step_x=-1, step_y=2").test("start_z=0, stop_z=1, step_z=1, start_x=0, stop_x=1, step_x=1");
}

OPERATION(scatter) {
  op.brief("Put an image into another at regular steps, in place.")
      .menu("Combine")
      .casts()
      .gives(Gives::other, "that of output_image");
  op.formula("y[start_z:stop_z:step_z, start_y:stop_y:step_y, start_x:stop_x:step_x] = x");
  op.details("Values are cast as by astype. Pixels are counted from the output's first.");
  op.image("input_image", "Image to put in: as large as the pixels named.");
  op.output().required();
  takes_steps(op);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image"), into = a.image("output_image");
    const auto steps = steps_in(a, into->type);
    const Sizes own = sizes_of(image->type.extent());
    Place place;
    for (int axis = 0; axis < 4; ++axis) {
      if (own[axis] != steps[axis].count)
        throw ShapeError(std::string("input_image must have ") + std::to_string(steps[axis].count) + " pixels along " +
                         "nzyx"[axis] + ", got shape " + to_string(image->type.shape));
      place.start[axis] = steps[axis].start, place.step[axis] = steps[axis].step;
    }
    return Image(paste(into->type, into, {cast_truncating(image, into->type.dtype)}, {place}));
  });
  op.like(
      "geometry_referee.scatter(input_image, output_image, (start_z, stop_z, step_z), (start_y, stop_y, step_y), "
      "(start_x, stop_x, step_x))");
  op.test("").test("step_x=-1, step_y=-1").test("start_x=0, step_z=1");
}

}  // namespace fulmo
