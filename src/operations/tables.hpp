#pragma once
// Vectors and matrices by label, for operations made of them.
#include <string>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

/// Why such operations are not kernels throughout.
inline constexpr const char* few_numbers = "numbers of labels, which are few beside pixels, follow from lists of pairs";

/// Float32 vectors of one length, one for each frame of the image.
NodeRef vectors_of(const NodeRef& image, const std::vector<std::vector<float>>& frames);
/// The vectors of each frame of an image that holds them.
std::vector<std::vector<float>> vectors_in(const NodeRef&);
/// How many rows and columns a square matrix has; else throws.
std::int64_t side_of(const std::string& name, const NodeRef& matrix);
/// The number of its label on each pixel of a label image; 0 in the background.
NodeRef painted(const NodeRef& labels, const NodeRef& vector);

}  // namespace fulmo
