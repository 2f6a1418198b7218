#include "skeletons/rank/network.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "skeletons/rank/window.hpp"

namespace fulmo {

namespace {

/// What a node gives, seen at an offset. Node 0 is the voxel; 2 e + 1 and 2 e + 2 are the ends of exchange e.
struct Value {
  int node, x, y, z;
};

/// Values in ascending order. Those that cannot have the rank in the whole window are left out, `below` of them below.
struct List {
  std::vector<Value> values;
  std::int64_t voxels = 0, below = 0;
};

/// Compares a with b, which stands at an offset from it.
struct Pair {
  int a, b, x, y, z;
  auto operator<=>(const Pair&) const = default;
};

class Selection {
 public:
  Selection(const Window& window, std::int64_t rank) : voxels_(window.voxels), rank_(rank) {
    std::map<int, std::map<int, std::vector<List>>> columns;  // by x, then y
    for (const auto& [x, y, z] : voxels_of(window)) columns[x][y].push_back({{{0, x, y, z}}, 1, 0});
    std::vector<List> planes;
    for (auto& [x, rows] : columns) {
      std::vector<List> lists;
      for (auto& [y, voxels] : rows) lists.push_back(joined(voxels.data(), voxels.size()));
      planes.push_back(joined(lists.data(), lists.size()));
    }
    const std::size_t half = first_part(planes.size());
    result = planes.size() == 1 ? planes[0].values.at(rank - planes[0].below)
                                : chosen(joined(planes.data(), half), joined(&planes[half], planes.size() - half));
  }

  std::vector<Pair> pairs;
  Value result{};

 private:
  /// The largest power of two that leaves something: equal parts come again in neighbouring windows.
  static std::size_t first_part(std::size_t count) {
    std::size_t half = 1;
    while (2 * half < count) half *= 2;
    return half;
  }

  List joined(const List* lists, std::size_t count) {
    if (count == 1) return lists[0];
    const std::size_t half = first_part(count);
    const List a = joined(lists, half), b = joined(lists + half, count - half);
    List all{merged(a.values, b.values), a.voxels + b.voxels, a.below + b.below};
    const auto size = static_cast<std::int64_t>(all.values.size());
    const std::int64_t least = std::clamp<std::int64_t>(rank_ - (voxels_ - all.voxels) - all.below, 0, size);
    all.values.resize(std::min(size, rank_ - all.below + 1));
    all.values.erase(all.values.begin(), all.values.begin() + least);
    all.below += least;
    return all;
  }

  /// Batcher's odd-even merge.
  std::vector<Value> merged(const std::vector<Value>& a, const std::vector<Value>& b) {
    if (a.empty() || b.empty()) return a.empty() ? b : a;
    if (a.size() == 1 && b.size() == 1) {
      const auto [low, high] = exchanged(a[0], b[0]);
      return {low, high};
    }
    const auto even = merged(every_second(a, 0), every_second(b, 0)),
               odd = merged(every_second(a, 1), every_second(b, 1));
    std::vector<Value> all{even[0]};
    for (std::size_t i = 0; i < odd.size() || i + 1 < even.size(); ++i) {
      if (i >= odd.size() || i + 1 >= even.size()) {
        all.push_back(i < odd.size() ? odd[i] : even[i + 1]);
        continue;
      }
      const auto [low, high] = exchanged(odd[i], even[i + 1]);
      all.push_back(low), all.push_back(high);
    }
    return all;
  }

  static std::vector<Value> every_second(const std::vector<Value>& from, std::size_t first) {
    std::vector<Value> taken;
    for (std::size_t i = first; i < from.size(); i += 2) taken.push_back(from[i]);
    return taken;
  }

  /// With k + 1 values from both lists together, the largest of them is least where the split is right.
  Value chosen(const List& a, const List& b) {
    const std::int64_t count = rank_ - a.below - b.below + 1;
    std::vector<Value> largest;
    for (std::int64_t i = 0; i <= count; ++i) {
      const std::int64_t j = count - i;
      if (i > static_cast<std::int64_t>(a.values.size()) || j > static_cast<std::int64_t>(b.values.size())) continue;
      largest.push_back(i == 0   ? b.values[j - 1]
                        : j == 0 ? a.values[i - 1]
                                 : exchanged(a.values[i - 1], b.values[j - 1]).second);
    }
    Value least = largest[0];
    for (std::size_t i = 1; i < largest.size(); ++i) least = exchanged(least, largest[i]).first;
    return least;
  }

  /// The same exchange elsewhere is the same exchange.
  std::pair<Value, Value> exchanged(Value a, Value b) {
    if (std::tie(b.node, b.x, b.y, b.z) < std::tie(a.node, a.x, a.y, a.z)) std::swap(a, b);
    const Pair pair{a.node, b.node, b.x - a.x, b.y - a.y, b.z - a.z};
    const auto [found, fresh] = known_.emplace(pair, static_cast<int>(pairs.size()));
    if (fresh) pairs.push_back(pair);
    const int low = 2 * found->second + 1;
    return {{low, a.x, a.y, a.z}, {low + 1, a.x, a.y, a.z}};
  }

  const std::int64_t voxels_, rank_;
  std::map<Pair, int> known_;
};

/// Where along x and y a node is wanted, by how many, and the line that has it. It is made at its last row and kept
/// until its first.
struct Need {
  int first_x, last_x, first_y, last_y;
  int uses = 0, line = -1;
  void include(int from_x, int to_x, int y) {
    first_x = std::min(first_x, from_x), last_x = std::max(last_x, to_x);
    first_y = std::min(first_y, y), last_y = std::max(last_y, y);
  }
};

class Schedule {
 public:
  Schedule(const Selection& selection, int left) : pairs_(selection.pairs), left_(left) {
    const Value& r = selection.result;
    want(r.node, r.z, r.x, r.x, r.y);
    for (int e = static_cast<int>(pairs_.size()) - 1; e >= 0; --e)
      for (int z : planes_of(e)) want_operands(e, z);
    for (auto at = needs_.begin(); at != needs_.end() && at->first.first == 0; ++at) {
      at->second.line = line_for(at->second, at->second.last_y);
      network.inputs.push_back({at->second.line, at->first.second, at->second.last_y});
    }
    for (int e = 0; e < static_cast<int>(pairs_.size()); ++e)
      for (int z : planes_of(e)) emit(e, z);
    network.result = {needs_.at({r.node, r.z}).line, r.y, r.x - left_};
    network.rows = used_;
  }

  Network network;

 private:
  void want(int node, int z, int from_x, int to_x, int y) {
    Need& n = needs_.emplace(std::pair(node, z), Need{from_x, to_x, y, y}).first->second;
    n.include(from_x, to_x, y);
    ++n.uses;
  }

  /// In which planes exchange e is wanted.
  std::vector<int> planes_of(int e) const {
    std::vector<int> planes;
    for (auto at = needs_.lower_bound({2 * e + 1, std::numeric_limits<int>::lowest()});
         at != needs_.end() && at->first.first <= 2 * e + 2; ++at)
      planes.push_back(at->first.second);
    std::sort(planes.begin(), planes.end());
    planes.erase(std::unique(planes.begin(), planes.end()), planes.end());
    return planes;
  }

  Need* need(int node, int z) {
    const auto found = needs_.find({node, z});
    return found == needs_.end() ? nullptr : &found->second;
  }

  /// Of both ends of an exchange.
  Need wanted(int e, int z) {
    Need *low = need(2 * e + 1, z), *high = need(2 * e + 2, z);
    Need both = low ? *low : *high;
    if (low && high) both.include(high->first_x, high->last_x, high->last_y);
    return both;
  }

  void want_operands(int e, int z) {
    const Pair& p = pairs_[e];
    const Need here = wanted(e, z);
    want(p.a, z, here.first_x, here.last_x, here.last_y);
    want(p.b, z + p.z, here.first_x + p.x, here.last_x + p.x, here.last_y + p.y);
  }

  /// A line for what is made at row `made`: one that keeps rows, or one that may serve others afterwards.
  int line_for(const Need& n, int made) {
    int rows = 1;
    while (rows < made - n.first_y + 1) rows *= 2;
    if (rows == 1 && !free_.empty()) {
      const int line = free_.back();
      free_.pop_back();
      return line;
    }
    network.lines.push_back({used_, rows - 1});
    used_ += rows;
    return static_cast<int>(network.lines.size()) - 1;
  }

  void emit(int e, int z) {
    const Pair& p = pairs_[e];
    const Need here = wanted(e, z);
    Need *a = need(p.a, z), *b = need(p.b, z + p.z), *low = need(2 * e + 1, z), *high = need(2 * e + 2, z);
    for (Need* end : {low, high})
      if (end) end->line = line_for(*end, here.last_y);
    network.code.push_back({a->line, b->line, low ? low->line : -1, high ? high->line : -1, here.last_y,
                            here.last_y + p.y, here.first_x - left_, here.last_x - here.first_x, p.x});
    for (Need* operand : {a, b})
      if (--operand->uses == 0 && network.lines[operand->line].mask == 0) free_.push_back(operand->line);
  }

  const std::vector<Pair>& pairs_;
  const int left_;
  std::map<std::pair<int, int>, Need> needs_;  // by node and plane
  std::vector<int> free_;
  int used_ = 0;
};

}  // namespace

Network network_of(const Window& window, std::int64_t rank) {
  const Selection selection(window, rank);
  return Schedule(selection, window.first[0]).network;
}

}  // namespace fulmo
