#pragma once
// Smallest and largest values in a neighbourhood. What lies outside the image is left out; for boxes and ellipsoids
// that equals repeating the edge voxel.
#include <array>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

enum class Extreme { minimum, maximum };

/// A run of a flat structuring element along x: the voxels (z, y, first...last) seen from its centre.
struct Chord {
  int z, y, first, last;
};

/// Of a box of the radius (x, y, z); time hardly grows with the radius.
NodeRef box_extreme(const NodeRef&, Extreme, const std::array<int, 3>& radius);
enum class Outside { left_out, nearest };
/// Of any structuring element; time grows with its chords, not with its voxels. Where what lies outside is left out,
/// some voxel of it must be in the image wherever it stands.
NodeRef chords_extreme(const NodeRef&, Extreme, std::vector<Chord>, Outside = Outside::left_out);
/// Voxels with (x / radius_x)^2 + (y / radius_y)^2 + (z / radius_z)^2 <= 1; a radius of 0 leaves its axis alone.
std::vector<Chord> ellipsoid(const std::array<int, 3>& radius);

}  // namespace fulmo
