#include "operations/affine.hpp"

#include <algorithm>
#include <cmath>

#include "skeletons/geometric/geometric.hpp"

namespace fulmo {

Affine::Affine(const std::vector<double>& matrix) {
  if (matrix.size() != 16 && matrix.size() != 9)
    throw ParameterError("transform_matrix must have 4 x 4 or 3 x 3 numbers, got " + std::to_string(matrix.size()));
  const int size = matrix.size() == 16 ? 4 : 3;
  const auto at = [&](int row, int column) { return matrix[row * size + column]; };
  for (int column = 0; column < size; ++column)
    if (at(size - 1, column) != (column == size - 1))
      throw ParameterError("the last row of transform_matrix must be 0, ..., 0, 1, which an affine map has");
  const int axis[] = {0, 1, size == 4 ? 2 : 3, 3};  // where its rows and columns stand among x, y, z and the start
  for (int row = 0; row < size - 1; ++row)
    for (int column = 0; column < size; ++column) m_[axis[row]][axis[column]] = at(row, column);
}

Affine& Affine::translate(double x, double y, double z) {
  m_[0][3] += x, m_[1][3] += y, m_[2][3] += z;
  return *this;
}

Affine& Affine::scale(double x, double y, double z) {
  const double factor[] = {x, y, z};
  for (int row = 0; row < 3; ++row)
    for (double& number : m_[row]) number *= factor[row];
  return *this;
}

Affine& Affine::rotate(int axis, double degrees) {
  const int i = (axis + 1) % 3, j = (axis + 2) % 3;
  const double c = cosine(degrees), s = sine(degrees);
  for (int column = 0; column < 4; ++column) {
    const double a = m_[i][column], b = m_[j][column];
    m_[i][column] = c * a - s * b;
    m_[j][column] = s * a + c * b;
  }
  return *this;
}

Affine Affine::inverse() const {
  Affine result;
  const auto minor = [&](int row, int column) {
    const int a = (row + 1) % 3, b = (row + 2) % 3, c = (column + 1) % 3, d = (column + 2) % 3;
    return m_[a][c] * m_[b][d] - m_[a][d] * m_[b][c];
  };
  const double determinant = m_[0][0] * minor(0, 0) + m_[0][1] * minor(0, 1) + m_[0][2] * minor(0, 2);
  if (!(std::fabs(determinant) > 0) || !std::isfinite(determinant))
    throw ParameterError("the transform must be invertible, got a determinant of " + std::to_string(determinant));
  for (int row = 0; row < 3; ++row) {
    result.m_[row][3] = 0;
    for (int column = 0; column < 3; ++column) {
      result.m_[row][column] = minor(column, row) / determinant;
      result.m_[row][3] -= result.m_[row][column] * m_[column][3];
    }
  }
  return result;
}

double sine(double degrees) {
  const double turn = std::fmod(degrees, 360);
  for (int half = -4; half <= 4; ++half) {  // -2 ... 2 at 30, 90, 150 ... degrees and their like
    if (turn == 180 * half) return 0;
    if (turn == 90 + 180 * half) return half % 2 == 0 ? 1 : -1;
    if (turn == 30 + 180 * half || turn == 150 + 180 * half) return half % 2 == 0 ? 0.5 : -0.5;
  }
  return std::sin(turn * (3.14159265358979323846 / 180));
}

double cosine(double degrees) { return sine(std::fmod(degrees, 360) + 90); }

std::array<double, 3> centre_of(const Type& type) {
  const Extent e = type.extent();
  return {e.x / 2.0, e.y / 2.0, type.rank() == 3 ? e.z / 2.0 : 0.0};
}

std::array<std::int64_t, 3> fit(Affine& map, const Type& type) {
  const Extent e = type.extent();
  const double size[] = {static_cast<double>(e.x), static_cast<double>(e.y), static_cast<double>(e.z)};
  std::array<std::int64_t, 3> sizes{};
  double start[3];
  for (int row = 0; row < 3; ++row) {
    double low = map(row, 3), high = low;
    for (int k = 0; k < 3; ++k) (map(row, k) < 0 ? low : high) += map(row, k) * size[k];
    constexpr double rounding = 1e-6;  // a half that was meant goes up
    if (!(high - low < 2147483647))
      throw ParameterError("the resized image would be " + std::to_string(high - low) + " pixels wide");
    sizes[2 - row] = type.count() == 0 ? 0 : std::max<std::int64_t>(1, std::llround(high - low + rounding));
    start[row] = low;
  }
  map.translate(-start[0], -start[1], -start[2]);
  if (type.rank() == 2) sizes[0] = e.z;
  return sizes;
}

std::vector<std::int64_t> resized(const Type& type, const std::array<std::int64_t, 3>& sizes) {
  const int spatial = std::max(type.spatial(), sizes[0] > 1 ? 3 : sizes[1] > 1 ? 2 : 1);
  std::vector<std::int64_t> shape(type.shape.begin(), type.shape.begin() + type.batch);
  shape.insert(shape.end(), sizes.end() - spatial, sizes.end());
  return shape;
}

NodeRef transformed(const NodeRef& image, const Affine& map, bool interpolate, std::vector<std::int64_t> shape) {
  const Type& type = image->type;
  const Affine back = map.inverse();
  Sampling sampling;
  sampling.linear = interpolate;
  const int rank = type.rank();
  for (int row = 0; row < rank; ++row) {
    double start = back(row, 3) - 0.5;  // of the first voxel's centre, which lies at a half
    for (int k = 0; k < 3; ++k) start += back(row, k) / 2, sampling.matrix[row][k] = back(row, k);
    sampling.matrix[row][3] = start;
  }
  const DType between = type.dtype == DType::f64 ? DType::f64 : DType::f32;
  return sampled(image, sampling, std::move(shape), interpolate ? between : type.dtype);
}

NodeRef transformed_whole(const NodeRef& image, Affine map, bool interpolate) {
  auto shape = resized(image->type, fit(map, image->type));
  return transformed(image, map, interpolate, std::move(shape));
}

}  // namespace fulmo
