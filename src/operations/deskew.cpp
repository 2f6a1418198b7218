// Stacks whose planes were taken at an angle, as oblique light sheets do.
#include <cmath>

#include "operations/affine.hpp"
#include "skeletons/geometric/geometric.hpp"

namespace fulmo {

namespace {

/// Along `axis` (0 x, 1 y) planes follow each other in steps of `step` voxels, tilted by `angle` degrees.
struct Oblique {
  int axis;
  double angle, step, scale;
};

/// Shears the planes over each other, makes voxels cubes, and turns the planes to where they were.
Affine straightened(const Oblique& o) {
  const double shear = o.step * cosine(o.angle);
  Affine map({1, 0, o.axis == 0 ? shear : 0, 0, 0, 1, o.axis == 1 ? shear : 0, 0, 0, 0, 1, 0, 0, 0, 0, 1});
  map.scale(o.scale, o.scale, o.scale * o.step * sine(o.angle));
  return o.axis == 0 ? map.rotate(1, o.angle) : map.rotate(0, -o.angle);
}

/// Each result voxel lies on a normal of the planes, and between the two planes it meets there.
NodeRef deskewed(const NodeRef& image, const Oblique& o, const std::array<std::int64_t, 3>& sizes) {
  const double c = cosine(o.angle), s = sine(o.angle), bottom = static_cast<double>(sizes[0] - 1);
  const auto row = [&](double along, double up) {  // of the coordinate along the axis and of that up from the bottom
    std::array<double, 4> numbers{0, 0, -up / o.scale, up * bottom / o.scale};
    numbers[o.axis] = along / o.scale;
    return numbers;
  };
  Sampling sampling;
  sampling.linear = true, sampling.outside = Outside::constant;
  sampling.matrix[o.axis] = row(c, s);
  sampling.matrix[2] = row(1 / o.step, -c / s / o.step);
  sampling.matrix[1 - o.axis][1 - o.axis] = 1 / o.scale;
  sampling.slant[o.axis] = o.step * c;
  return sampled(image, sampling, resized(image->type, sizes), image->type.dtype);
}

void require_stack(const NodeRef& image) {
  if (image->type.spatial() < 3)
    throw ShapeError("input_image must be a stack (z, y, x), got shape " + to_string(image->type.shape));
}

constexpr const char* method =
    "Values are interpolated along the normals of the planes between the two nearest planes, and in each of them along "
    "the scan (orthogonal interpolation). Integers are rounded.";

void deskews(Declaration& op, int axis) {
  const std::string name(1, "xy"[axis]);
  op.brief("Straighten a stack of planes that are tilted and follow each other along " + name + ".");
  op.menu("Transform").gives(Gives::same).border("zero").details(method);
  op.source("Sapoznik et al., eLife 9:e57681 (2020)");
  op.formula("plane = (" + name + " - z / tan(angle)) / step, place in it = z / sin(angle) + (" + name +
             " - z / tan(angle) - step * plane) * cos(angle), step = voxel_size_z / voxel_size_" + name);
  op.image("input_image", "Stack as taken: z counts the planes.");
  op.output().optional();
  op.number("angle", 30, "Angle between the planes and the stage.", "degrees")
      .between(0.1, 90)
      .also({"angle_in_degrees"});
  op.per_axis("voxel_size", 1, "Side of a pixel; along z the step between planes,", "").between(1e-9, 1e9);
  op.number("scale_factor", 1, "Magnification of the result.").between(1e-3, 1e3);
  op.runs([axis](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    require_stack(image);
    const auto side = a.per_axis("voxel_size");
    const Oblique oblique{axis, a.number("angle"), side[2] / side[axis], a.number("scale_factor")};
    Affine map = straightened(oblique);
    const NodeRef result = deskewed(image, oblique, fit(map, image->type));
    result->metadata.spacing = {side[axis], side[1], side[0]};
    for (double& spacing : result->metadata.spacing) spacing /= oblique.scale;
    return Image(result);
  });
  op.like("geometry_referee.deskew(input_image, " + std::to_string(axis) + ", angle, voxel_size_z / voxel_size_" +
              name + ", scale_factor)",
          1e-5);
  op.test("", {{6, 9, 20}}).test("angle=41, voxel_size_z=1.7, scale_factor=0.8", {{9, 14, 12}});
  op.test("angle=52, voxel_size_x=0.5, voxel_size_y=0.4, voxel_size_z=1.1, scale_factor=1.3", {{7, 13, 17}});
}

}  // namespace

OPERATION(deskew_x) { deskews(op, 0); }
OPERATION(deskew_y) { deskews(op, 1); }

OPERATION(affine_transform_deskew) {
  op.brief("Straighten a stack of tilted planes, with the size that a matrix gives.");
  op.source("pyclesperanto");
  op.menu("Transform").gives(Gives::same).border("zero").details(method);
  op.formula("deskew_x or deskew_y; the matrix says how large the result is");
  op.image("input_image", "Stack as taken: z counts the planes.");
  op.output().optional();
  op.numbers("transform_matrix", "4 x 4 numbers; with resize the result is as large as the image moved by it.");
  op.number("deskew_angle", 0, "Angle between the planes and the stage; must be given.", "degrees").between(0, 90);
  op.numbers("voxel_size", "Size of a voxel as (z, y, x); (1, 1, 1) unless given.");
  op.text("deskew_direction", "x", "Axis along which the planes follow each other.").one_of({"x", "y"});
  op.boolean("resize", false, "Whether the result has the size that the matrix gives, else that of the image.");
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    require_stack(image);
    const auto side = a.has("voxel_size") ? a.numbers("voxel_size") : std::vector<double>{1, 1, 1};
    if (side.size() != 3 || !(side[0] > 0 && side[1] > 0 && side[2] > 0))
      throw ParameterError("voxel_size must be (z, y, x) of positive numbers");
    if (!(a.number("deskew_angle") > 0)) throw ParameterError("deskew_angle must be above 0, got 0");
    const int axis = a.text("deskew_direction") == "x" ? 0 : 1;
    Affine map = a.has("transform_matrix") ? Affine(a.numbers("transform_matrix")) : Affine();
    const Extent e = image->type.extent();
    const std::array<std::int64_t, 3> own{e.z, e.y, e.x};
    return Image(deskewed(image, {axis, a.number("deskew_angle"), side[0] / side[2 - axis], 1},
                          a.flag("resize") ? fit(map, image->type) : own));
  });
  op.like("geometry_referee.deskew(input_image, 'xy'.index(deskew_direction), deskew_angle, 1, 1, input_image.shape)",
          1e-5);
  op.test("deskew_angle=33", {{6, 9, 20}}).test("deskew_angle=44, deskew_direction='y'", {{7, 13, 17}});
}

}  // namespace fulmo
