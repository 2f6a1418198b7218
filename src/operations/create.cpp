// Images from parts of images: copies, crops, borders, mirrors, swapped axes, joins. Nothing is computed, bits move.
#include <algorithm>

#include "operations/boxes.hpp"

namespace fulmo {

namespace {

Value crop(const Arguments& a) {
  NodeRef image = a.image("input_image");
  require_pixels(image);
  const bool fills = a.has("output_image");
  const Type output = fills ? a.image("output_image")->type : Type{};
  const Sizes sizes =
      fills ? sizes_of(output.extent()) : Sizes{0, a.integer("depth"), a.integer("height"), a.integer("width")};
  for (int axis = 1; axis < 4; ++axis)
    image = cut(image, axis, a.integer(std::string("start_") + "nzyx"[axis]), sizes[axis]);
  return Image(fills ? with_axes(image, output.spatial()) : without_leading_axes(image));
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

Value unpad(const Arguments& a) {
  NodeRef image = a.image("input_image");
  const Sizes now = sizes_of(image->type.extent());
  const Sizes asked{0, a.integer("size_z"), a.integer("size_y"), a.integer("size_x")};
  for (int axis = 1; axis < 4; ++axis) {
    const std::int64_t room = asked[axis] == 0 ? 0 : now[axis] - asked[axis];
    if (room < 0)
      throw ParameterError(std::string("size_") + "nzyx"[axis] + " must be at most the image's " +
                           std::to_string(now[axis]) + ", got " + std::to_string(asked[axis]));
    if (room > 0) image = cut(image, axis, a.flag("center") ? (room + 1) / 2 : 0, asked[axis]);
  }
  return Image(without_leading_axes(image));
}

Value crop_border(const Arguments& a) {
  NodeRef image = a.image("input_image");
  const Sizes now = sizes_of(image->type.extent());
  const std::int64_t border = a.integer("border_size");
  for (int axis = 1; axis < 4; ++axis) {
    if (now[axis] == 1 || border == 0) continue;
    if (now[axis] <= 2 * border)
      throw ParameterError("border_size must leave some pixels of shape " + to_string(image->type.shape) + ", got " +
                           std::to_string(border));
    image = cut(image, axis, border, now[axis] - 2 * border);
  }
  return Image(without_leading_axes(image));
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
  std::string axes[] = {"z", "y", "x"};
  std::swap(axes[i - 1], axes[j - 1]);
  op.formula("out[z, y, x] = in[" + axes[0] + ", " + axes[1] + ", " + axes[2] + "]");
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
Value joined(const Arguments& a, int axis) {
  const NodeRef first = a.image("input_image0"), second = a.image("input_image1");
  Sizes sizes = sizes_of(first->type.extent()), other = sizes_of(second->type.extent());
  Place behind;
  behind.start[axis] = sizes[axis];
  const std::int64_t length = sizes[axis] + other[axis];
  sizes[axis] = other[axis] = length;
  if (sizes != other)
    throw ShapeError("images must be equal along the other axes, got shapes " + to_string(first->type.shape) + " and " +
                     to_string(second->type.shape));
  const Type type = shaped(first->type, sizes, std::max(first->type.spatial(), 4 - axis));
  return Image(
      paste(type.with(given_dtype(Gives::promoted, {first, second})), nullptr, {first, second}, {Place{}, behind}));
}

void concatenate(Declaration& op, int axis, const char* name, const char* prototype) {
  op.brief(std::string("Join two images along ") + name + ".")
      .formula(std::string("out[i] = x[i] if i < n else y[i - n] along ") + name + ", n: length of the first")
      .menu("Combine")
      .gives(Gives::promoted)
      .alias("prototype", prototype);
  op.image("input_image0", "First image.").also({"stack1"});
  op.image("input_image1", "Second image; equal along the other axes.").also({"stack2"});
  op.runs([=](const Arguments& a) { return joined(a, axis); });
  op.like("referee.concatenate(input_image0, input_image1, " + std::to_string(axis - 1) + ")").test("");
}

}  // namespace

OPERATION(copy) {
  op.brief("Copy an image; into an output of another dtype values are truncated and saturated.")
      .menu("Other")
      .gives(Gives::same)
      .casts();
  op.formula("x");
  op.image("input_image", "Image to copy.");
  op.runs([](const Arguments& a) {
    return Image(with_axes(a.image("input_image"), a.image("input_image")->type.spatial()));
  });
  op.like("input_image").test("");
}

OPERATION(crop) {
  op.brief("Cut a box out of an image.").menu("Transform").gives(Gives::same);
  op.formula("out[p] = in[p + start]");
  op.border("beyond the image its edge pixels repeat")
      .details(
          "An output image says how large the box is. Without one leading axes of length 1 are dropped, as in "
          "pyclesperanto.");
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

OPERATION(pad) {
  op.brief("Enlarge an image to a given size with a constant around it.")
      .menu("Transform")
      .gives(Gives::same)
      .border("constant value");
  op.formula("out[p] = in[p - start] inside, value around it; start = (size - in.shape + 1) // 2 if center else 0");
  op.image("input_image", "Image to enlarge.");
  for (const char* axis : {"x", "y", "z"})
    op.integer(std::string("size_") + axis, 0, std::string("Final size along ") + axis + "; 0: as it is.", "pixels")
        .between(0, 2147483647);
  op.number("value", 0, "Value of new pixels.");
  op.boolean("center", false, "Whether the image stands in the middle rather than at the start.");
  op.runs(pad).like("referee.pad(input_image, size_x, size_y, size_z, value, center)");
  op.test("").test("size_x=300, size_y=280, value=7").test("size_x=301, size_y=300, center=True");
}

OPERATION(unpad) {
  op.brief("Cut an image to a given size: what pad has put around it.").menu("Transform").gives(Gives::same);
  op.formula("out[p] = in[p + start], start = (in.shape - size + 1) // 2 if center else 0");
  op.details("Leading axes of length 1 are dropped, as in pyclesperanto.");
  op.image("input_image", "Image to cut.");
  for (const char* axis : {"x", "y", "z"})
    op.integer(std::string("size_") + axis, 0, std::string("Final size along ") + axis + "; 0: as it is.", "pixels")
        .between(0, 2147483647);
  op.boolean("center", false, "Whether the middle is kept rather than the start.");
  op.runs(unpad).like("geometry_referee.unpad(input_image, size_x, size_y, size_z, center)");
  op.test("")
      .test("size_x=3, size_y=2", {{5, 7}, {3, 5, 7}})
      .test("size_x=4, size_y=3, size_z=2, center=True", {{3, 6, 7}});
}

OPERATION(crop_border) {
  op.brief("Cut an equal border off an image.").menu("Transform").gives(Gives::same);
  op.formula("out[p] = in[p + border_size]");
  op.details("Axes of length 1 are left alone; leading ones are dropped, as in pyclesperanto.");
  op.image("input_image", "Image to cut.");
  op.integer("border_size", 1, "Pixels cut off at each end of each axis.", "pixels").between(0, 2147483647);
  op.runs(crop_border).like("geometry_referee.crop_border(input_image, border_size)");
  op.test("", {{5, 7}, {3, 5, 7}, {1, 9}}).test("border_size=2", {{5, 7}, {9, 6, 5}}).test("border_size=0");
}

OPERATION(flip) {
  op.brief("Mirror an image along the chosen axes.").menu("Transform").gives(Gives::same);
  op.formula("out[i] = in[n - 1 - i] along the chosen axes, n long");
  op.image("input_image", "Image to mirror.");
  for (const char* axis : {"x", "y", "z"})
    op.boolean(std::string("flip_") + axis, true, std::string("Whether to mirror along ") + axis + ".");
  op.runs(flip).like("referee.flip(input_image, flip_x, flip_y, flip_z)");
  op.test("").test("flip_y=False, flip_z=False").test("flip_x=False");
}

OPERATION(set) {
  op.brief("Fill an image with a number, in place, and return it.").menu("Other").gives(Gives::same);
  op.formula("y[p] = scalar");
  op.output("input_image").required().also({"source"});
  op.number("scalar", 0, "Value of every pixel.");
  op.runs(
      [](const Arguments& a) { return Image(filled(a.image("input_image")->type, a.number("scalar"), a.device())); });
  op.like("np.full(input_image.shape, scalar)").test("").test("scalar=3.7");
}

OPERATION(transpose_xy) { transpose(op, 2, 3, "xy"); }
OPERATION(transpose_xz) { transpose(op, 1, 3, "xz"); }
OPERATION(transpose_yz) { transpose(op, 1, 2, "yz"); }

OPERATION(concatenate) {
  op.brief("Join two images along an axis.").menu("Combine").gives(Gives::promoted);
  op.formula("out[i] = x[i] if i < n else y[i - n] along the axis, n: length of the first");
  op.image("input_image0", "First image.");
  op.image("input_image1", "Second image; equal along the other axes.");
  op.integer("axis", 0, "Axis: 0 x, 1 y, 2 z.").between(0, 2);
  op.runs([](const Arguments& a) { return joined(a, 3 - static_cast<int>(a.integer("axis"))); });
  op.like("referee.concatenate(input_image0, input_image1, 2 - axis)").test("").test("axis=1").test("axis=2");
}

OPERATION(concatenate_along_x) { concatenate(op, 3, "x", "combine_horizontally"); }
OPERATION(concatenate_along_y) { concatenate(op, 2, "y", "combine_vertically"); }
OPERATION(concatenate_along_z) { concatenate(op, 1, "z", "concatenate_stacks"); }

}  // namespace fulmo
