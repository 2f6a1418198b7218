#include "operations/adjacency.hpp"

#include <algorithm>
#include <iterator>

namespace fulmo {

Adjacency::Adjacency(const Contacts& contacts, bool background) {
  starts_.resize(std::max(contacts.largest[0], contacts.largest[1]) + std::size_t{2});
  const auto counts = [&](const Contact& c) { return background || c.first != 0; };
  for (auto& c : contacts.pairs)
    if (counts(c)) ++starts_[c.first + 1], ++starts_[c.second + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  neighbours_.resize(starts_.back());
  // Pairs come by their first label: smaller neighbours of a label before it, larger ones in its turn.
  std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
  for (auto& c : contacts.pairs)
    if (counts(c)) {
      neighbours_[next[c.first]++] = {c.second, c.count};
      neighbours_[next[c.second]++] = {c.first, c.count};
    }
}

std::vector<std::uint32_t> Adjacency::within(std::uint32_t label, std::int64_t steps) const {
  std::vector<std::uint32_t> reached{label}, rim{label};
  for (; steps > 0 && !rim.empty(); --steps) {
    std::vector<std::uint32_t> beside, fresh;
    for (auto from : rim)
      for (auto& neighbour : of(from)) beside.push_back(neighbour.label);
    std::sort(beside.begin(), beside.end());
    beside.erase(std::unique(beside.begin(), beside.end()), beside.end());
    std::set_difference(beside.begin(), beside.end(), reached.begin(), reached.end(), std::back_inserter(fresh));
    const auto old = static_cast<std::ptrdiff_t>(reached.size());
    reached.insert(reached.end(), fresh.begin(), fresh.end());
    std::inplace_merge(reached.begin(), reached.begin() + old, reached.end());
    rim = std::move(fresh);
  }
  return reached;
}

Contacts linked(const std::uint8_t* matrix, std::int64_t size) {
  Contacts links;
  if (size > 0) links.largest.fill(static_cast<std::uint32_t>(size - 1));
  for (std::int64_t y = 0; y < size; ++y)
    for (std::int64_t x = 0; x < size; ++x)
      if (x != y && matrix[y * size + x] != 0)
        links.pairs.push_back(
            {static_cast<std::uint32_t>(std::min(x, y)), static_cast<std::uint32_t>(std::max(x, y)), 1});
  const auto key = [](const Contact& c) { return std::uint64_t{c.first} << 32 | c.second; };
  std::sort(links.pairs.begin(), links.pairs.end(), [&](auto& a, auto& b) { return key(a) < key(b); });
  const auto last =
      std::unique(links.pairs.begin(), links.pairs.end(), [&](auto& a, auto& b) { return key(a) == key(b); });
  links.pairs.erase(last, links.pairs.end());
  return links;
}

std::vector<Adjacency> adjacency_of(const NodeRef& labels, bool background) {
  std::vector<Contacts> frames = touching(labels);
  const auto most = static_cast<std::uint32_t>(label_count(frames) - 1);
  std::vector<Adjacency> all;
  for (auto& frame : frames) {
    frame.largest = {most, most};
    all.emplace_back(frame, background);
  }
  return all;
}

std::int64_t label_count(const std::vector<Contacts>& frames, int image) {
  std::uint32_t most = 0;
  for (auto& frame : frames) most = std::max(most, frame.largest[image]);
  return std::int64_t{most} + 1;
}

}  // namespace fulmo
