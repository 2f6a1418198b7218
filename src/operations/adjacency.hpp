#pragma once
// Labels and their neighbours on the host: what follows from sorted pairs, for operations made of them.
#include <cstdint>
#include <span>
#include <vector>

#include "skeletons/neighbours/neighbours.hpp"

namespace fulmo {

/// The neighbours of each label of a frame, ascending, with the faces that both share.
class Adjacency {
 public:
  struct Neighbour {
    std::uint32_t label;
    std::uint64_t faces;
  };
  /// Of labels 0 to the largest of both images; without `background` label 0 is nobody's neighbour and has none.
  Adjacency(const Contacts&, bool background);

  std::size_t labels() const { return starts_.size() - 1; }
  std::span<const Neighbour> of(std::size_t label) const {
    return {neighbours_.data() + starts_[label], neighbours_.data() + starts_[label + 1]};
  }
  /// Labels that so many steps from neighbour to neighbour reach, the label itself included; ascending.
  std::vector<std::uint32_t> within(std::uint32_t label, std::int64_t steps) const;

 private:
  std::vector<std::size_t> starts_;
  std::vector<Neighbour> neighbours_;
};

/// Labels that an entry of a square matrix links, in one direction or both; entries on the diagonal do not count.
Contacts linked(const std::uint8_t* matrix, std::int64_t size);

/// One more than the largest label of any frame, of the first (0) or second image.
std::int64_t label_count(const std::vector<Contacts>& frames, int image = 0);
/// The neighbours in each frame, of labels up to the largest of all frames. Runs now.
std::vector<Adjacency> adjacency_of(const NodeRef& labels, bool background);

}  // namespace fulmo
