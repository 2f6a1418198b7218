#pragma once
// Maps and views: what needs only the voxel itself (of one or several images). Operations build their graphs with
// these.
#include <string>
#include <variant>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

/// One operand of a formula: an image, a number, or the voxel's coordinate.
struct Axis {
  int index;
};  // 0 x, 1 y, 2 z
using MapOperand = std::variant<NodeRef, double, Axis>;

/// formula(operands...) with broadcasting; computed in int64 if the formula offers it and all images are integers (and
/// numbers whole), in float64 if an image is, else in float32; then rounded half to even and saturated to `dtype`.
NodeRef map(const char* formula, const std::vector<MapOperand>& operands, DType dtype);
Work work_of_map(const Formula&, const std::vector<MapOperand>& operands);
/// 0/1 results, which need no rounding.
NodeRef predicate(const char* formula, const std::vector<MapOperand>& operands);

NodeRef cast_truncating(const NodeRef&, DType);  // astype
NodeRef cast_rounding(const NodeRef&, DType);    // results put into an output image of another dtype
NodeRef filled(const Type&, double value, const DeviceRef&);

/// A view: result voxel c is input voxel placement(c). Nothing is computed, bits move.
NodeRef view(const NodeRef&, const Placement&, std::vector<std::int64_t> shape, int batch);
/// The same voxels under another shape, both contiguous.
NodeRef reshape(const NodeRef&, std::vector<std::int64_t> shape, int batch);
/// Where a patch goes: its voxel c stands at start + step * c (n, z, y, x).
struct Place {
  std::array<std::int64_t, 4> start{}, step{1, 1, 1, 1};
};
/// `base` with patches written over it; the base may be absent where the patches cover everything.
NodeRef paste(const Type&, const NodeRef& base, const std::vector<NodeRef>& patches, const std::vector<Place>&);

/// Shape after broadcasting; throws ShapeError with both shapes.
Type broadcast(const Type&, const Type&);

}  // namespace fulmo
