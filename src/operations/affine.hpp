#pragma once
// Affine maps of image coordinates, in double on the host. They act on x, y, z; a voxel reaches from its index to the
// next, so that an image of width w spans 0 ... w.
#include <array>
#include <cstdint>
#include <vector>

#include "operations/helpers.hpp"

namespace fulmo {

class Affine {
 public:
  Affine() = default;
  /// 16 numbers (4 x 4) or 9 (3 x 3, of the plane), row after row; throws ParameterError for any others.
  explicit Affine(const std::vector<double>& matrix);

  /// Each of these is done after what is there already.
  Affine& translate(double x, double y, double z);
  Affine& scale(double x, double y, double z);
  /// About an axis, 0 x, 1 y, 2 z; turns x to y, y to z, z to x.
  Affine& rotate(int axis, double degrees);

  double operator()(int row, int column) const { return m_[row][column]; }
  Affine inverse() const;

 private:
  std::array<std::array<double, 4>, 3> m_{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}};
};

/// Of an angle in degrees; exact for whole quarter turns and where a half comes out.
double sine(double degrees);
double cosine(double degrees);

/// Half the sizes of an image along x, y, z; 0 along z of a flat one, which maps leave in its plane.
std::array<double, 3> centre_of(const Type&);
/// The sizes (z, y, x) that hold all of the mapped image, rounded; the map is moved so that it begins at 0.
std::array<std::int64_t, 3> fit(Affine&, const Type&);
/// The image's shape with other sizes (z, y, x), and more axes where those need them.
std::vector<std::int64_t> resized(const Type&, const std::array<std::int64_t, 3>& sizes);

/// The image moved by a map into a result of this shape; zero where it does not reach. Between voxels: float32 (float64
/// of float64).
NodeRef transformed(const NodeRef&, const Affine&, bool interpolate, std::vector<std::int64_t> shape);
/// The image moved by a map into a result that holds all of it.
NodeRef transformed_whole(const NodeRef&, Affine, bool interpolate);

}  // namespace fulmo
