// Images from parts of images: copies, crops, borders, mirrors, swapped axes, joins. Nothing is computed, bits move.
#include <algorithm>

#include "operations/helpers.hpp"

namespace fulmo {

namespace {

using Sizes = std::array<std::int64_t, 4>;  // n, z, y, x

Sizes sizes_of(const Extent& e) { return {e.n, e.z, e.y, e.x}; }

/// The type of an image of these sizes with the frames of another and `spatial` axes.
Type shaped(const Type& like, const Sizes& sizes, int spatial) {
  Type type{like.dtype, {like.shape.begin(), like.shape.begin() + like.batch}, like.batch};
  for (int axis = 4 - spatial; axis < 4; ++axis) type.shape.push_back(sizes[axis]);
  return type;
}

/// The box of `sizes` from `start`, inside the image.
NodeRef box(const NodeRef& image, const Sizes& start, const Sizes& sizes, int spatial) {
  Placement placement;
  for (int axis = 0; axis < 4; ++axis) placement.base[axis] = start[axis];
  const Type type = shaped(image->type, sizes, spatial);
  return view(image, placement, type.shape, type.batch);
}

/// Along one axis, voxels [start, start + size) with the image's ends repeated beyond it.
NodeRef cut(const NodeRef& image, int axis, std::int64_t start, std::int64_t size) {
  Sizes sizes = sizes_of(image->type.extent());
  const std::int64_t length = sizes[axis];
  const std::int64_t first = std::clamp<std::int64_t>(start, 0, length - 1);
  const std::int64_t inside =
      std::clamp<std::int64_t>(std::min(start + size, length) - std::max<std::int64_t>(start, 0), 0, size);
  Sizes from{};
  from[axis] = first;
  sizes[axis] = inside;
  if (inside == size) return box(image, from, sizes, 3);
  Placement edge;  // every voxel of the axis reads its end
  edge.source[axis] = -1;
  edge.step[axis] = 0;
  edge.base[axis] = start < 0 ? 0 : length - 1;
  Sizes whole = sizes;
  whole[axis] = size;
  const Type type = shaped(image->type, whole, 3);
  const NodeRef ends = view(image, edge, type.shape, type.batch);
  if (inside == 0) return ends;
  Place place;
  place.start[axis] = start < 0 ? -start : 0;
  return paste(type, ends, {box(image, from, sizes, 3)}, {place});
}

NodeRef with_shape(const NodeRef& image, int spatial) {
  const Type type = shaped(image->type, sizes_of(image->type.extent()), spatial);
  return view(image, Placement{}, type.shape, type.batch);
}

Value crop(const Arguments& a) {
  NodeRef image = a.image("input_image");
  const Type type = image->type;
  if (type.count() == 0) throw ShapeError("crop: input_image must have pixels, got shape " + to_string(type.shape));
  const std::int64_t depth = a.integer("depth"), height = a.integer("height"), width = a.integer("width");
  image = cut(image, 1, a.integer("start_z"), depth);
  image = cut(image, 2, a.integer("start_y"), height);
  image = cut(image, 3, a.integer("start_x"), width);
  return Image(with_shape(image, depth > 1 ? 3 : height > 1 ? 2 : 1));
}

/// Every `step`-th of the planes from `start`; beyond the image its last planes repeat.
Value planes(const Arguments& a, std::int64_t start, std::int64_t count, std::int64_t step) {
  const NodeRef image = a.image("input_image");
  if (image->type.count() == 0)
    throw ShapeError("input_image must have pixels, got shape " + to_string(image->type.shape));
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

Value pad(const Arguments& a) {
  const NodeRef image = a.image("input_image");
  const Sizes now = sizes_of(image->type.extent());
  Sizes wanted{now[0], a.integer("size_z"), a.integer("size_y"), a.integer("size_x")};
  Place place;
  for (int axis = 1; axis < 4; ++axis) {
    if (wanted[axis] == 0) wanted[axis] = now[axis];
    if (wanted[axis] < now[axis])
      throw ParameterError(std::string("pad: size_") + "nzyx"[axis] + " must be at least the image's " +
                           std::to_string(now[axis]) + ", got " + std::to_string(wanted[axis]));
    const std::int64_t room = wanted[axis] - now[axis];
    if (a.flag("center")) place.start[axis] = (room + 1) / 2;
  }
  const int spatial = std::max(image->type.spatial(), wanted[1] > 1 ? 3 : wanted[2] > 1 ? 2 : 1);
  const Type type = shaped(image->type, wanted, spatial);
  return Image(paste(type, filled(type, a.number("value"), a.device()), {image}, {place}));
}

Value flip(const Arguments& a) {
  const NodeRef image = a.image("input_image");
  const Sizes sizes = sizes_of(image->type.extent());
  const bool wanted[4] = {false, a.flag("flip_z"), a.flag("flip_y"), a.flag("flip_x")};
  Placement placement;
  for (int axis = 0; axis < 4; ++axis)
    if (wanted[axis]) placement.base[axis] = sizes[axis] - 1, placement.step[axis] = -1;
  return Image(view(image, placement, image->type.shape, image->type.batch));
}

/// Axes i and j (1 z, 2 y, 3 x) change places; a plane gains a z axis where z takes part.
void transpose(Declaration& op, int i, int j, const char* names) {
  op.brief(std::string("Swap the axes ") + names[0] + " and " + names[1] + ".").menu("Transform").gives(Gives::same);
  op.image("input_image", "Image to turn.");
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    Sizes sizes = sizes_of(image->type.extent());
    std::swap(sizes[i], sizes[j]);
    Placement placement;
    std::swap(placement.source[i], placement.source[j]);
    const Type type = shaped(image->type, sizes, std::max(image->type.spatial(), 4 - i));
    const NodeRef turned = view(image, placement, type.shape, type.batch);
    std::swap(turned->metadata.spacing[i - 1], turned->metadata.spacing[j - 1]);
    return Image(turned);
  });
  op.like("referee.transpose(input_image, " + std::to_string(i - 1) + ", " + std::to_string(j - 1) + ")").test("");
}

/// Joins two images along axis 1 z, 2 y or 3 x.
void concatenate(Declaration& op, int axis, const char* name, const char* prototype) {
  op.brief(std::string("Join two images along ") + name + ".")
      .menu("Combine")
      .gives(Gives::promoted)
      .alias("prototype", prototype);
  op.image("input_image0", "First image.").also({"stack1"});
  op.image("input_image1", "Second image; equal along the other axes.").also({"stack2"});
  op.runs([=](const Arguments& a) {
    const NodeRef first = a.image("input_image0"), second = a.image("input_image1");
    Sizes sizes = sizes_of(first->type.extent()), other = sizes_of(second->type.extent());
    Place behind;
    behind.start[axis] = sizes[axis];
    const std::int64_t length = sizes[axis] + other[axis];
    sizes[axis] = other[axis] = length;
    if (sizes != other)
      throw ShapeError(a.operation().name + ": images must be equal along the other axes, got shapes " +
                       to_string(first->type.shape) + " and " + to_string(second->type.shape));
    const Type type = shaped(first->type, sizes, std::max(first->type.spatial(), 4 - axis));
    return Image(
        paste(type.with(given_dtype(Gives::promoted, {first, second})), nullptr, {first, second}, {Place{}, behind}));
  });
  op.like("referee.concatenate(input_image0, input_image1, " + std::to_string(axis - 1) + ")").test("");
}

}  // namespace

OPERATION(copy) {
  op.brief("Copy an image; into an output of another dtype values are truncated and saturated.")
      .menu("Other")
      .gives(Gives::same)
      .casts();
  op.image("input_image", "Image to copy.");
  op.runs([](const Arguments& a) {
    return Image(with_shape(a.image("input_image"), a.image("input_image")->type.spatial()));
  });
  op.like("input_image").test("");
}

OPERATION(crop) {
  op.brief("Cut a box out of an image.").menu("Transform").gives(Gives::same);
  op.border("beyond the image its edge pixels repeat")
      .details("Leading axes of length 1 are dropped, as in pyclesperanto.");
  op.image("input_image", "Image to cut from.");
  for (const char* axis : {"x", "y", "z"})
    op.integer(std::string("start_") + axis, 0, std::string("First pixel along ") + axis + ".", "pixels");
  op.integer("width", 1, "Size along x.", "pixels").between(1, 2147483647);
  op.integer("height", 1, "Size along y.", "pixels").between(1, 2147483647);
  op.integer("depth", 1, "Size along z.", "pixels").between(1, 2147483647);
  op.runs(crop).like("referee.crop(input_image, start_x, start_y, start_z, width, height, depth)");
  op.test("")
      .test("start_x=1, start_y=1, width=3, height=2")
      .test("start_x=2, start_z=1, width=40, height=3, depth=4")
      .test("start_x=-2, width=5");
}

OPERATION(reduce_stack) {
  op.brief("Keep every n-th plane of a stack.").menu("Transform").gives(Gives::same);
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
      "referee.every_plane(input_image, offset, max(1, referee.depth(input_image) // reduction_factor), reduction_factor)");
  op.test("").test("reduction_factor=3, offset=2").test("offset=1, reduction_factor=1").test("reduction_factor=50");
}

OPERATION(sub_stack) {
  op.brief("Cut some planes out of a stack.").menu("Transform").gives(Gives::same);
  op.border("beyond the stack its outermost planes repeat").details("A single plane is 2D.");
  op.image("input_image", "Stack to cut from.");
  op.output().optional();
  op.integer("start_z", 0, "First plane.").between(-2147483647, 2147483647);
  op.integer("end_z", 0, "Last plane; it belongs to the result.").between(-2147483647, 2147483647);
  op.runs([](const Arguments& a) {
    const std::int64_t start = a.integer("start_z");
    return planes(a, start, std::max<std::int64_t>(1, a.integer("end_z") - start + 1), 1);
  });
  op.like("referee.every_plane(input_image, start_z, max(1, end_z - start_z + 1), 1)");
  op.test("")
      .test("start_z=1, end_z=2")
      .test("start_z=-1, end_z=1")
      .test("start_z=2, end_z=9")
      .test("start_z=3, end_z=1");
}

OPERATION(pad) {
  op.brief("Enlarge an image to a given size with a constant around it.")
      .menu("Transform")
      .gives(Gives::same)
      .border("constant value");
  op.image("input_image", "Image to enlarge.");
  for (const char* axis : {"x", "y", "z"})
    op.integer(std::string("size_") + axis, 0, std::string("Final size along ") + axis + "; 0: as it is.", "pixels")
        .between(0, 2147483647);
  op.number("value", 0, "Value of new pixels.");
  op.boolean("center", false, "Whether the image stands in the middle rather than at the start.");
  op.runs(pad).like("referee.pad(input_image, size_x, size_y, size_z, value, center)");
  op.test("").test("size_x=300, size_y=280, value=7").test("size_x=301, size_y=300, center=True");
}

OPERATION(flip) {
  op.brief("Mirror an image along the chosen axes.").menu("Transform").gives(Gives::same);
  op.image("input_image", "Image to mirror.");
  for (const char* axis : {"x", "y", "z"})
    op.boolean(std::string("flip_") + axis, true, std::string("Whether to mirror along ") + axis + ".");
  op.runs(flip).like("referee.flip(input_image, flip_x, flip_y, flip_z)");
  op.test("").test("flip_y=False, flip_z=False").test("flip_x=False");
}

OPERATION(set) {
  op.brief("Fill an image with a number, in place, and return it.").menu("Other").gives(Gives::same);
  op.output("input_image").required().also({"source"});
  op.number("scalar", 0, "Value of every pixel.");
  op.runs(
      [](const Arguments& a) { return Image(filled(a.image("input_image")->type, a.number("scalar"), a.device())); });
  op.like("np.full(input_image.shape, scalar)").test("").test("scalar=3.7");
}

OPERATION(transpose_xy) { transpose(op, 2, 3, "xy"); }
OPERATION(transpose_xz) { transpose(op, 1, 3, "xz"); }
OPERATION(transpose_yz) { transpose(op, 1, 2, "yz"); }

OPERATION(concatenate_along_x) { concatenate(op, 3, "x", "combine_horizontally"); }
OPERATION(concatenate_along_y) { concatenate(op, 2, "y", "combine_vertically"); }
OPERATION(concatenate_along_z) { concatenate(op, 1, "z", "concatenate_stacks"); }

}  // namespace fulmo
