#pragma once
// Parts of images as views and pastes. Nothing is computed, bits move.
#include "operations/helpers.hpp"

namespace fulmo {

using Sizes = std::array<std::int64_t, 4>;  // n, z, y, x

Sizes sizes_of(const Extent&);
/// The type of an image of these sizes with the frames of another and `spatial` axes.
Type shaped(const Type& like, const Sizes&, int spatial);
/// The image with another number of spatial axes, of which those that come and go have length 1.
NodeRef with_axes(const NodeRef&, int spatial);
/// Without leading axes of length 1, as pyclesperanto makes small images.
NodeRef without_leading_axes(const NodeRef&);
/// The box of `sizes` from `start`, inside the image.
NodeRef box(const NodeRef&, const Sizes& start, const Sizes& sizes, int spatial);
/// Along one axis (1 z, 2 y, 3 x), voxels [start, start + size) with the image's ends repeated beyond it.
NodeRef cut(const NodeRef&, int axis, std::int64_t start, std::int64_t size);
/// Throws a ShapeError unless the image has pixels.
void require_pixels(const NodeRef&);

}  // namespace fulmo
