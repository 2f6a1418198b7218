// Writing into images in place: rows, borders, ramps, where x and y compare.
#include "operations/boxes.hpp"

namespace fulmo {

namespace {

void writes(Declaration& op, const std::string& brief) {
  op.brief(brief + ", in place, and return the image.").menu("Other").gives(Gives::same);
  op.output("input_image").required().also({"source"});
}

void takes_value(Declaration& op) { op.number("value", 0, "Value to write; rounded for integers.").also({"scalar"}); }

/// A slice of an image across an axis (1 z, 2 y, 3 x), of one number.
NodeRef side(const NodeRef& image, int axis, double value) {
  Sizes sizes = sizes_of(image->type.extent());
  sizes[axis] = 1;
  return filled(shaped(image->type, sizes, 3), value, image->device);
}

Place at(int axis, std::int64_t index) {
  Place place;
  place.start[axis] = index;
  return place;
}

void sets_slice(Declaration& op, int axis, const char* what, const char* name) {
  writes(op, std::string("Write a number into a ") + what);
  std::string place[] = {"z", "y", "x"};
  place[axis - 1] = name;
  op.formula("out[" + place[0] + ", " + place[1] + ", " + place[2] + "] = value");
  op.details("An index outside the image changes nothing.");
  op.integer(name, 0, std::string("Which ") + what + ".", "pixels").between(0, 2147483647);
  takes_value(op);
  const std::string index = name;
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const std::int64_t place = a.integer(index);
    if (place >= sizes_of(image->type.extent())[axis]) return Image(with_axes(image, image->type.spatial()));
    return Image(paste(image->type, image, {side(image, axis, a.number("value"))}, {at(axis, place)}));
  });
  op.like("geometry_referee.set_slice(input_image, " + std::to_string(axis - 1) + ", " + index + ", value)");
  op.test("value=3.7").test(index + "=2, value=9").test(index + "=1000, value=9");
}

/// Each voxel's coordinate, 0 x, 1 y, 2 z, as whole numbers.
NodeRef coordinates(const Type& type, int axis, const DeviceRef& device) {
  return map("add", {filled(type.with(DType::u8), 0, device), Axis{axis}}, DType::i64);
}

void sets_ramp(Declaration& op, int axis) {
  const std::string name(1, "xyz"[axis]);
  writes(op, "Write each pixel's " + name + " coordinate into it");
  op.formula("out[z, y, x] = " + name);
  op.runs([=](const Arguments& a) {
    const Type type = a.image("input_image")->type;
    return Image(cast_rounding(coordinates(type, axis, a.device()), type.dtype));
  });
  op.like("referee.coordinate(input_image, " + std::to_string(axis) + ")").test("");
}

void sets_where(Declaration& op, const char* formula, const char* sign, const char* words, const char* numpy) {
  writes(op, std::string("Write a number where x is ") + words + " y");
  op.formula(std::string("out[z, y, x] = value where x ") + sign + " y");
  takes_value(op);
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const NodeRef chosen = predicate(formula, {coordinates(image->type, 0, a.device()), Axis{1}});
    const NodeRef value = filled(image->type, a.number("value"), a.device());
    return Image(map("choose", {chosen, value, image}, image->type.dtype));
  });
  op.like(std::string("geometry_referee.set_where(input_image, ") + numpy + ", value)")
      .test("value=9")
      .test("value=-3.7");
}

}  // namespace

OPERATION(set_row) { sets_slice(op, 2, "row", "row_index"); }
OPERATION(set_column) { sets_slice(op, 3, "column", "column_index"); }
OPERATION(set_plane) { sets_slice(op, 1, "plane", "plane_index"); }

OPERATION(set_ramp_x) { sets_ramp(op, 0); }
OPERATION(set_ramp_y) { sets_ramp(op, 1); }
OPERATION(set_ramp_z) { sets_ramp(op, 2); }

OPERATION(set_where_x_equals_y) { sets_where(op, "equal", "=", "equal to", "np.equal"); }
OPERATION(set_where_x_greater_than_y) { sets_where(op, "greater", ">", "greater than", "np.greater"); }
OPERATION(set_where_x_smaller_than_y) { sets_where(op, "smaller", "<", "smaller than", "np.less"); }

OPERATION(set_image_borders) {
  writes(op, "Write a number into all outermost pixels");
  op.formula("out[p] = value where a coordinate of p is 0 or size - 1");
  op.details("Axes of length 1 have no border.");
  takes_value(op);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const Sizes sizes = sizes_of(image->type.extent());
    std::vector<NodeRef> sides;
    std::vector<Place> places;
    for (int axis = 1; axis < 4; ++axis)
      for (std::int64_t index : {std::int64_t{0}, sizes[axis] - 1}) {
        if (sizes[axis] < 2) continue;
        sides.push_back(side(image, axis, a.number("value")));
        places.push_back(at(axis, index));
      }
    return Image(paste(image->type, image, sides, places));
  });
  op.like("geometry_referee.set_borders(input_image, value)").test("").test("value=9.5");
}

OPERATION(set_nonzero_pixels_to_pixelindex) {
  op.brief("Number the pixels that are not 0 by their place in the image.").menu("Other").gives(Gives::index);
  op.formula("offset + x + width * (y + height * z) if in[z, y, x] != 0 else 0")
      .alias("prototype", "set_non_zero_pixels_to_pixel_index");
  op.image("input_image", "Image whose pixels are numbered.");
  op.integer("offset", 1, "Number of the first pixel.").between(0, 4294967295.0);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const Extent e = image->type.extent();
    const NodeRef plane = coordinates(image->type, 2, a.device());
    const NodeRef row = map("multiply_add", {plane, static_cast<double>(e.y), Axis{1}}, DType::i64);
    const NodeRef pixel = map("multiply_add", {row, static_cast<double>(e.x), Axis{0}}, DType::i64);
    const NodeRef number = map("add", {pixel, static_cast<double>(a.integer("offset"))}, DType::i64);
    return Image(map("mask", {number, predicate("not_equal", {image, 0.0})}, DType::u32));
  });
  op.like("geometry_referee.pixel_index(input_image, offset)").test("").test("offset=5");
}

}  // namespace fulmo
