#pragma once
// What operations are written with.
#include "core/operation.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo {

/// The dtype a rule gives for these inputs.
DType given_dtype(Gives, const std::vector<NodeRef>& inputs);
/// The radii x, y, z of windows of 2 * radius + 1 voxels, one less where that is even; axes of length 1 have none.
std::array<int, 3> whole_radii(const Arguments&, const Type&);
/// "mean" of "Mean", for words inside a sentence.
std::string lower(std::string word);

}  // namespace fulmo
