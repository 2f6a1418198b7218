#pragma once
// Which labels meet, as sorted lists of pairs: never more than there are contacts, however many labels. And matrices
// for those who ask.
#include <array>

#include "graph/node.hpp"

namespace fulmo {

/// Two labels, 0 too, and how often they meet.
struct Contact {
  std::uint32_t first, second;
  std::uint64_t count;
};
/// Of one frame.
struct Contacts {
  std::array<std::uint32_t, 2> largest{};  // label of the first and of the second image
  std::vector<Contact> pairs;              // by first, then second
};

/// Different labels on two sides of a voxel face, first < second, for each frame. Runs now.
std::vector<Contacts> touching(const NodeRef& labels);
/// A label of one image and a label of the other in one voxel, for each frame. Runs now.
std::vector<Contacts> overlapping(const NodeRef& labels, const NodeRef& others);

/// A value that is not 0.
struct Entry {
  std::int64_t place;  // in the frame, in raster order
  std::uint32_t bits;  // of a uint32 or float32
};
/// An image of 32-bit values, 0 but for some in each frame.
NodeRef sparse_image(const Type&, std::vector<std::vector<Entry>> frames);

}  // namespace fulmo
