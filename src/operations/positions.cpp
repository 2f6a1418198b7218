// Where extrema stand along an axis, and what stands at such places.
#include "operations/helpers.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

void position(Declaration& op, int axis, bool largest) {
  const std::string name = largest ? "maximum" : "minimum", letter(1, "xyz"[axis]);
  op.brief("Where along " + letter + " the " + (largest ? "largest" : "smallest") + " value stands.")
      .details("The first of several that are equal; the first NaN, if there is one.")
      .formula(std::string(largest ? "argmax" : "argmin") + " of in[z, y, x] over " + letter)
      .menu("Projection")
      .gives(Gives::index)
      .alias("prototype", "arg_" + name + "_" + letter + "_projection");
  op.image("input_image", "Image to project.");
  op.boolean("keep_dims", false, "Keep the axis, with length 1.");
  op.runs([=](const Arguments& a) {
    return Image(position_of_extremum(a.image("input_image"), axis, largest, a.flag("keep_dims")));
  });
  op.source(largest ? "numpy.argmax" : "numpy.argmin");
  op.like(std::string("referee.project(") + (largest ? "np.argmax" : "np.argmin") + ", input_image, " +
          std::to_string(axis) + ", keep_dims)");
  op.test("").test("keep_dims=True");
}

/// The position of each pixel of each frame, frames along z; one image of positions serves all frames.
NodeRef of_frames(const NodeRef& position, const Extent& e) {
  const std::int64_t frames = position->type.extent().n;
  const NodeRef planes = reshape(cast_truncating(position, DType::i32), {frames, e.y, e.x}, 0);
  Placement repeated;
  repeated.step[1] = frames == e.n;
  return view(planes, repeated, {e.n, e.y, e.x}, 0);
}

/// The stack's voxels in a row, as places in it: those of the frame, at this plane.
NodeRef places(const NodeRef& planes, const Extent& e) {
  const auto depth = static_cast<double>(e.z), height = static_cast<double>(e.y), width = static_cast<double>(e.x);
  const NodeRef plane = map("clip", {planes, 0.0, depth - 1}, DType::i64);
  const NodeRef row = map("add_weighted", {plane, Axis{1}, height, 1.0}, DType::i64);
  const NodeRef voxel = map("add_weighted", {row, Axis{0}, width, 1.0}, DType::i64);
  return map("add_weighted", {voxel, Axis{2}, 1.0, depth * height * width}, DType::i64);
}

}  // namespace

OPERATION(x_position_of_maximum_x_projection) { position(op, 0, true); }
OPERATION(y_position_of_maximum_y_projection) { position(op, 1, true); }
OPERATION(z_position_of_maximum_z_projection) { position(op, 2, true); }
OPERATION(x_position_of_minimum_x_projection) { position(op, 0, false); }
OPERATION(y_position_of_minimum_y_projection) { position(op, 1, false); }
OPERATION(z_position_of_minimum_z_projection) { position(op, 2, false); }

OPERATION(z_position_projection) {
  op.brief("Take each pixel from the plane of a stack that an altitude map names.")
      .details("Positions are cut to whole numbers; one outside the stack reads its nearest end.")
      .formula("x[position[y, x], y, x]")
      .menu("Projection")
      .gives(Gives::same);
  op.image("input_image", "Stack to sample.").also({"source_stack"});
  op.image("position", "Index of a plane for each pixel: an image with the stack's height and width.")
      .also({"z_position"});
  op.runs([](const Arguments& a) {
    const NodeRef stack = a.image("input_image"), position = a.image("position");
    const Type flat = without_axis(stack->type, 2);
    const Extent e = stack->type.extent(), own = position->type.extent();
    if (own.z != 1 || own.y != e.y || own.x != e.x || (own.n != 1 && own.n != e.n))
      throw ShapeError("position must have shape " + to_string(flat.shape) + ", got " +
                       to_string(position->type.shape));
    const NodeRef rows = reshape(stack, {e.n * e.z * e.y, e.x}, 0);
    return Image(reshape(looked_up(places(of_frames(position, e), e), rows), flat.shape, flat.batch));
  });
  op.source("numpy.take_along_axis");
  op.like("referee.planes(input_image, position)")
      .test("position=np.float32([[0, 2.7, 1, 9]])", {{3, 1, 4}})
      .test("position=np.uint8([[0], [2], [1]])", {{3, 3, 1}})
      .test("position=np.float32([[0, -5, 1, 9]])", {{1, 4}});
}

}  // namespace fulmo
