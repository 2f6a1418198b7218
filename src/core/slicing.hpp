#pragma once
// numpy's basic indexing: taking a part of an image and putting one back.
#include "graph/node.hpp"

namespace fulmo {

/// What an index does to one axis: voxels start, start + step, ... are taken; an integer takes one and drops the axis.
struct Cut {
  std::int64_t start, step, count;
  bool drops;
};

/// The part that the cuts (one for each axis) take, under the shape that numpy gives it.
NodeRef take(const NodeRef&, const std::vector<Cut>&, std::vector<std::int64_t> shape, int batch);
/// The image with `patch`, broadcast to `shape` and cast as by astype, in the place that the cuts take.
NodeRef put(const NodeRef&, const std::vector<Cut>&, const NodeRef& patch, const std::vector<std::int64_t>& shape);
/// The axes in another order: result axis k is axes[k] of the image. At most one axis of frames.
NodeRef permute(const NodeRef&, const std::vector<int>& axes);

/// Images of one dtype side by side along an axis.
NodeRef join(const std::vector<NodeRef>&, int axis);

}  // namespace fulmo
