// Images turned, scaled, moved. Geometry is made in double on the host (affine.cpp); skeletons/geometric samples.
#include <algorithm>
#include <cmath>

#include "operations/affine.hpp"
#include "skeletons/geometric/geometric.hpp"

namespace fulmo {

namespace {

constexpr const char* outside = "zero; between voxels the border fades into it";

void interpolates(Declaration& op, bool fallback = false) {
  op.source("pyclesperanto").gives(Gives::other, "float32 if interpolate, else same as input");
  op.boolean("interpolate", fallback, "Linear between voxels, in float32; else the nearest voxel, in its own dtype.")
      .also({"linear_interpolation"});
}

void resizes(Declaration& op) {
  op.boolean("resize", false, "Whether the result is as large as the transformed image, else as the image.")
      .also({"auto_size"});
}

void centers(Declaration& op) {
  op.boolean("centered", true, "Whether the image's centre stays where it is, else its first corner.")
      .also({"rotate_around_center"});
}

void translates(Declaration& op) { op.per_axis("translate", 0, "Way towards larger coordinates", "pixels"); }

void turns(Declaration& op) {
  op.per_axis("angle", 0, "Angle about the axis", "degrees")
      .also({"angle_around_x_in_degrees", "angle_around_y_in_degrees", "angle_around_z_in_degrees"});
}

/// What is filled: the image's grid, or that of an output image of other sizes.
Type grid_of(const Arguments& a) {
  const Type type = a.image("input_image")->type;
  if (!a.has("output_image")) return type;
  const Type output = a.image("output_image")->type;
  const auto frames = [](const Type& t) { return std::vector(t.shape.begin(), t.shape.begin() + t.batch); };
  return frames(output) == frames(type) && output.spatial() == type.spatial() ? output : type;
}

/// The map between two moves that bring the centre to 0, and 0 to the centre of what is filled.
template <class F>
Affine about_centre(const Arguments& a, F make) {
  Affine map;
  const bool centered = a.flag("centered");
  const auto centre = centered ? centre_of(a.image("input_image")->type) : std::array<double, 3>{};
  map.translate(-centre[0], -centre[1], -centre[2]);
  make(map);
  const auto place = centered ? centre_of(grid_of(a)) : std::array<double, 3>{};
  return map.translate(place[0], place[1], place[2]);
}

void turn(Affine& map, const Arguments& a) {
  const auto angle = a.per_axis("angle");
  for (int axis = 0; axis < 3; ++axis) map.rotate(axis, angle[axis]);
}

NodeRef moved(const Arguments& a, const Affine& map) {
  const NodeRef image = a.image("input_image");
  return a.flag("resize") ? transformed_whole(image, map, a.flag("interpolate"))
                          : transformed(image, map, a.flag("interpolate"), grid_of(a).shape);
}

/// Enlarged by factors (x, y, z): voxels are smaller by as much.
NodeRef enlarged(NodeRef result, const std::array<double, 3>& factor, int rank) {
  for (int axis = 0; axis < rank; ++axis) result->metadata.spacing[2 - axis] /= std::fabs(factor[axis]);
  return result;
}

NodeRef resampled(const NodeRef& image, const std::array<double, 3>& factor, bool interpolate) {
  const Affine map = Affine().scale(factor[0], factor[1], factor[2]);
  return enlarged(transformed_whole(image, map, interpolate), factor, image->type.rank());
}

const char* const flat =
    "A flat image stays flat: what is given for z is left out. Voxel centres lie at halves, so that "
    "an image of width w spans 0 ... w.";
const char* const grid = " An output image of other sizes is filled as it is; its centre is that of the result.";

}  // namespace

OPERATION(translate) {
  op.brief("Move an image by some pixels.").menu("Transform").border(outside).details(std::string(flat) + grid);
  op.formula("out(x) = in(x - translate)");
  op.image("input_image", "Image to move.");
  op.output().optional();
  translates(op);
  interpolates(op);
  op.runs([](const Arguments& a) {
    const auto by = a.per_axis("translate");
    const Affine map = Affine().translate(by[0], by[1], by[2]);
    return Image(transformed(a.image("input_image"), map, a.flag("interpolate"), grid_of(a).shape));
  });
  op.like(
      "geometry_referee.transformed(input_image, geometry_referee.move(translate_x, translate_y, translate_z), "
      "interpolate)",
      1e-6);
  op.test("translate_x=1, translate_y=-2, translate_z=1").test("translate_x=0.3, translate_y=1.45, interpolate=True");
  op.test("translate_x=1000, interpolate=True").test("translate_y=-1.3, translate_z=0.75");
}

OPERATION(rotate) {
  op.brief("Turn an image about the axes x, y and z, in this order.")
      .menu("Transform")
      .border(outside)
      .details(std::string(flat) + grid);
  op.formula(
      "out(R p) = in(p), R = Rz(angle_z) Ry(angle_y) Rx(angle_x) about the centre; a positive angle about z turns "
      "x towards y");
  op.image("input_image", "Image to turn.");
  op.output().optional();
  turns(op);
  centers(op);
  interpolates(op);
  resizes(op);
  op.runs([](const Arguments& a) { return Image(moved(a, about_centre(a, [&](Affine& map) { turn(map, a); }))); });
  op.like(
      "geometry_referee.transformed(input_image, geometry_referee.turn(angle_x, angle_y, angle_z), interpolate, "
      "centered, resize)",
      1e-6);
  op.test("angle_z=33, interpolate=True").test("angle_z=90, resize=True").test("angle_z=-41, resize=True");
  op.test("angle_x=17, angle_y=28, angle_z=39, interpolate=True, resize=True");
  op.test("angle_x=7, angle_y=8, angle_z=19, interpolate=True", {{7, 40, 61}});
  op.test("angle_x=17, angle_y=28, angle_z=39, centered=False").test("angle_z=180, interpolate=True");
}

OPERATION(scale) {
  op.brief("Enlarge or shrink an image.").menu("Transform").border(outside).details(std::string(flat) + grid);
  op.formula("out(factor * p) = in(p)");
  op.image("input_image", "Image to enlarge.");
  op.output().optional();
  op.per_axis("factor", 1, "Magnification", "");
  centers(op);
  interpolates(op);
  resizes(op);
  op.runs([](const Arguments& a) {
    const auto f = a.per_axis("factor");
    const Affine map = about_centre(a, [&](Affine& m) { m.scale(f[0], f[1], f[2]); });
    return Image(enlarged(moved(a, map), f, a.image("input_image")->type.rank()));
  });
  op.like(
      "geometry_referee.transformed(input_image, geometry_referee.stretch(factor_x, factor_y, factor_z), interpolate, "
      "centered, resize)",
      1e-6);
  op.test("factor_x=2, factor_y=3, resize=True").test("factor=0.61, interpolate=True, resize=True");
  op.test("factor_x=1.73, factor_y=0.37, factor_z=2.1")
      .test("factor_x=-1, factor_z=-1.3, interpolate=True, centered=False");
}

OPERATION(resample) {
  op.brief("Enlarge or shrink an image together with its grid.").menu("Transform").border(outside).details(flat);
  op.formula("out(factor * p) = in(p); sizes are multiplied by the factors and rounded");
  op.image("input_image", "Image to enlarge.");
  op.output().optional();
  op.per_axis("factor", 1, "Magnification", "");
  interpolates(op);
  op.runs([](const Arguments& a) {
    return Image(resampled(a.image("input_image"), a.per_axis("factor"), a.flag("interpolate")));
  });
  op.like(
      "geometry_referee.transformed(input_image, geometry_referee.stretch(factor_x, factor_y, factor_z), interpolate, "
      "False, True)",
      1e-6);
  op.test("factor_x=2, factor_y=2, factor_z=2").test("factor=0.5, interpolate=True").test("factor_y=0.1");
}

OPERATION(rigid_transform) {
  op.brief("Turn an image about the axes x, y and z, in this order, then move it.").menu("Transform").border(outside);
  op.formula("out(R p + translate) = in(p)").details(std::string(flat) + grid);
  op.image("input_image", "Image to turn and move.");
  op.output().optional();
  translates(op);
  turns(op);
  centers(op);
  interpolates(op);
  resizes(op);
  op.runs([](const Arguments& a) {
    const auto by = a.per_axis("translate");
    return Image(moved(a, about_centre(a, [&](Affine& map) { turn(map, a), map.translate(by[0], by[1], by[2]); })));
  });
  op.like(
      "geometry_referee.transformed(input_image, geometry_referee.move(translate_x, translate_y, translate_z) @ "
      "geometry_referee.turn(angle_x, angle_y, angle_z), interpolate, centered, resize)",
      1e-6);
  op.test("translate_x=1.3, translate_z=0.2, angle_z=12, interpolate=True").test("translate_y=-0.7, angle_z=33");
  op.test("translate_x=3, angle_x=5, angle_y=6, angle_z=7, interpolate=True, resize=True");
}

OPERATION(affine_transform) {
  op.brief("Move an image by an affine map, given as a matrix.")
      .menu("Transform")
      .border(outside)
      .details(std::string(flat) + grid);
  op.formula("out(M p) = in(p), with p = (x, y, z, 1)");
  op.image("input_image", "Image to move.");
  op.output().optional();
  op.numbers("transform_matrix",
             "4 x 4 numbers, or 3 x 3 in the plane, that take x, y, z of the image to x, y, z of the "
             "result, row after row; an AffineTransform or an array too. Absent: nothing moves.")
      .also({"transform"});
  interpolates(op);
  resizes(op);
  op.runs([](const Arguments& a) {
    return Image(moved(a, a.has("transform_matrix") ? Affine(a.numbers("transform_matrix")) : Affine()));
  });
  op.like("geometry_referee.transformed(input_image, transform_matrix, interpolate, False, resize)", 1e-6);
  op.test("").test("transform_matrix=(1, 0, 1, 0, 1, -2, 0, 0, 1)");
  op.test("transform_matrix=(0.9, 0.2, 1, -0.31, 1.2, -2, 0, 0, 1), interpolate=True, resize=True");
  op.test(
      "transform_matrix=(0.9, 0.2, 0.13, 1, -0.31, 1.2, 0.05, -2, 0.2, 0, 1.13, 0.4, 0, 0, 0, 1), interpolate=True");
}

OPERATION(make_isotropic) {
  op.brief("Resample an image so that its voxels become cubes.").menu("Transform").border(outside).details(flat);
  op.formula("out(current_spacing / target_spacing * p) = in(p)");
  op.image("input_image", "Image whose voxels have other sides.");
  op.output().optional();
  op.per_axis("current_spacing", 1, "Side of a voxel", "").between(1e-9, 1e9);
  op.number("target_spacing", -1, "Side of a voxel of the result; the smallest current one unless positive.");
  interpolates(op, true);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    auto spacing = a.per_axis("current_spacing");
    double target = a.number("target_spacing");
    if (!(target > 0)) target = *std::min_element(spacing.begin(), spacing.end());
    for (double& side : spacing) side /= target;
    const NodeRef result = resampled(image, spacing, a.flag("interpolate"));
    result->metadata.spacing = {target, target, target};
    return Image(result);
  });
  op.like(
      "geometry_referee.isotropic(input_image, (current_spacing_x, current_spacing_y, current_spacing_z), "
      "target_spacing, interpolate)",
      1e-6);
  op.test("").test("current_spacing_z=2").test("current_spacing_x=0.7, current_spacing_y=0.5, target_spacing=0.6");
  op.test("current_spacing_z=3.1, interpolate=False");
}

OPERATION(make_anisotropic) {
  op.brief("Resample an image of cubic voxels to voxels of other sides.")
      .menu("Transform")
      .border(outside)
      .details(flat);
  op.formula("out(current_spacing / target_spacing * p) = in(p)");
  op.image("input_image", "Image whose voxels are cubes.");
  op.output().optional();
  op.number("current_spacing", -1, "Side of a voxel; the smallest target one unless positive.");
  op.per_axis("target_spacing", -1, "Side of a voxel of the result, which must be given and positive,", "")
      .between(-1, 1e9);
  interpolates(op, true);
  op.runs([](const Arguments& a) {
    const auto target = a.per_axis("target_spacing");
    double current = a.number("current_spacing");
    const double smallest = *std::min_element(target.begin(), target.end());
    if (!(smallest > 0))
      throw ParameterError("target_spacing_x, _y and _z must be positive, got " + std::to_string(smallest));
    if (!(current > 0)) current = smallest;
    const NodeRef result = resampled(
        a.image("input_image"), {current / target[0], current / target[1], current / target[2]}, a.flag("interpolate"));
    result->metadata.spacing = {target[2], target[1], target[0]};
    return Image(result);
  });
  op.like(
      "geometry_referee.anisotropic(input_image, current_spacing, (target_spacing_x, target_spacing_y, "
      "target_spacing_z), interpolate)",
      1e-6);
  op.test("target_spacing_x=1, target_spacing_y=1, target_spacing_z=2");
  op.test("current_spacing=0.5, target_spacing_x=1, target_spacing_y=0.7, target_spacing_z=2, interpolate=False");
}

OPERATION(circular_shift) {
  op.brief("Move an image round its borders.").menu("Transform").gives(Gives::same).border("wrap");
  op.source("numpy.roll");
  op.formula("out(x) = in((x - shift) mod size)");
  op.image("input_image", "Image to move.");
  op.output().optional();
  for (const char* axis : {"x", "y", "z"})
    op.integer(std::string("shift_") + axis, 0, std::string("Way towards larger ") + axis + ".", "pixels");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const Extent e = image->type.extent();
    const std::int64_t sizes[] = {e.x, e.y, e.z};
    Sampling sampling;
    sampling.outside = Outside::grid_wrap;
    for (int axis = 0; axis < 3; ++axis) {
      const std::int64_t by = a.integer(std::string("shift_") + "xyz"[axis]);
      sampling.matrix[axis][3] = -static_cast<double>(by % std::max<std::int64_t>(1, sizes[axis]));
    }
    return Image(sampled(image, sampling, image->type.shape, image->type.dtype));
  });
  op.like("np.roll(input_image, (shift_z, shift_y, shift_x)[-input_image.ndim:], range(input_image.ndim))");
  op.test("").test("shift_x=1, shift_y=-2, shift_z=3").test("shift_x=1000003, shift_y=-1000003");
}

}  // namespace fulmo
