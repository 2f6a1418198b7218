#include <algorithm>
#include <map>
#include <utility>

#include "backends/cpu/pool.hpp"
#include "skeletons/rank/walks.hpp"

namespace fulmo {

namespace {

using std::int32_t;
using std::int64_t;
using std::uint32_t;
using std::uint64_t;

constexpr int block = 64;

/// Sorts by the upper half of each number, digit by digit, digits that are all the same left out.
void sort_by_upper(std::vector<uint64_t>& numbers, std::vector<uint64_t>& other) {
  constexpr int bits = 11, digits = 1 << bits;
  other.resize(numbers.size());
  for (int shift = 32; shift < 64; shift += bits) {
    std::array<std::size_t, digits> starts{};
    for (uint64_t v : numbers) ++starts[v >> shift & (digits - 1)];
    if (starts[numbers[0] >> shift & (digits - 1)] == numbers.size()) continue;
    std::size_t sum = 0;
    for (std::size_t& start : starts) sum += std::exchange(start, sum);
    for (uint64_t v : numbers) other[starts[v >> shift & (digits - 1)]++] = v;
    numbers.swap(other);
  }
}

/// Part of a line, all of whose voxels a window takes `weight` times.
struct Row {
  const uint32_t* ordinals;
  uint32_t weight;
  bool operator<(const Row& other) const { return ordinals < other.ordinals; }
};

/// How often each ordinal is in a window that moves, and which one has a rank.
class Ranks {
 public:
  explicit Ranks(int64_t rank) : rank_(static_cast<uint32_t>(rank)) {}

  void clear(std::size_t ordinals) {
    each_.assign(ordinals, 0);
    blocks_.assign(ordinals / block + 1, 0);
    at_ = below_ = 0;
  }
  /// `times` as often as each row is seen, its voxel at `place` enters the window.
  void add(const std::vector<Row>& rows, int64_t place, uint32_t times) {
    uint32_t *each = each_.data(), *blocks = blocks_.data(), below = 0;
    const uint32_t at = at_;
    for (const Row& row : rows) {
      const uint32_t ordinal = row.ordinals[place], weight = row.weight * times;
      each[ordinal] += weight;
      blocks[ordinal / block] += weight;
      below += ordinal < at ? weight : 0;
    }
    below_ += below;
  }
  void remove(const std::vector<Row>& rows, int64_t place) { add(rows, place, ~uint32_t{0}); }

  uint32_t find() {
    while (below_ > rank_) {
      if (at_ % block == 0 && below_ - blocks_[at_ / block - 1] > rank_)
        at_ -= block, below_ -= blocks_[at_ / block];
      else
        below_ -= each_[--at_];
    }
    while (below_ + each_[at_] <= rank_) {
      if (at_ % block == 0 && below_ + blocks_[at_ / block] <= rank_)
        below_ += blocks_[at_ / block], at_ += block;
      else
        below_ += each_[at_++];
    }
    return at_;
  }

 private:
  const uint32_t rank_;
  std::vector<uint32_t> each_, blocks_;  // blocks: sums
  uint32_t at_ = 0, below_ = 0;          // ordinals below `at` are in the window so many times
};

/// The same for the most frequent one.
class Modes {
 public:
  explicit Modes(int64_t) {}

  void clear(std::size_t ordinals) {
    each_.assign((ordinals / block + 1) * block, 0);
    blocks_.assign(ordinals / block + 1, 0);
    stale_.clear();
  }
  void add(const std::vector<Row>& rows, int64_t place, uint32_t) {
    for (const Row& row : rows) {
      const uint32_t ordinal = row.ordinals[place];
      blocks_[ordinal / block] = std::max(blocks_[ordinal / block], ++each_[ordinal]);
    }
  }
  /// A block that loses from its largest count is counted afresh when somebody looks.
  void remove(const std::vector<Row>& rows, int64_t place) {
    for (const Row& row : rows) {
      const uint32_t ordinal = row.ordinals[place];
      if (each_[ordinal]-- == blocks_[ordinal / block]) stale_.push_back(ordinal / block);
    }
  }

  uint32_t find() {
    for (uint32_t b : stale_) blocks_[b] = *std::max_element(&each_[b * block], &each_[b * block] + block);
    stale_.clear();
    const auto best = std::max_element(blocks_.begin(), blocks_.end());
    const auto first = each_.begin() + (best - blocks_.begin()) * block;
    return static_cast<uint32_t>(std::find(first, first + block, *best) - each_.begin());
  }

 private:
  std::vector<uint32_t> each_, blocks_;  // blocks: maxima
  std::vector<uint32_t> stale_;
};

struct Range {
  int64_t first, last;
  int64_t size() const { return last - first + 1; }
};

/// One thread's tile of results with what their windows see of the image.
template <class Counts>
class Tile {
 public:
  Tile(const Keyed& k, int axis)
      : k_(k),
        e_(k.run.extent),
        lengths_{e_.x, e_.y, e_.z},
        axis_(axis),
        repeats_(k.rank != Keyed::none),
        courses_(k.window.box() ? std::vector<Course>{} : courses_along(k.window, axis)),
        counts_(k.rank),
        load_(k.run.loads[0]),
        store_(k.run.store) {}

  void process(int64_t n, const std::array<Range, 3>& tile) {
    for (int i = 0; i < 3; ++i)
      seen_[i] = {std::clamp<int64_t>(tile[i].first + k_.window.first[i], 0, lengths_[i] - 1),
                  std::clamp<int64_t>(tile[i].last + k_.window.last[i], 0, lengths_[i] - 1)};
    steps_ = {1, seen_[0].size(), seen_[0].size() * seen_[1].size()};
    load(n);
    const int u = (axis_ + 1) % 3, v = (axis_ + 2) % 3;
    results_.resize(tile[0].size() * tile[1].size() * tile[2].size());
    const std::array<int64_t, 3> steps{1, tile[0].size(), tile[0].size() * tile[1].size()};
    for (int64_t i = 0; i < tile[v].size(); ++i)
      for (int64_t j = 0; j < tile[u].size(); ++j) {
        std::array<int64_t, 3> at{};
        at[u] = tile[u].first + j, at[v] = tile[v].first + i;
        gather(at);
        slide(tile[axis_], &results_[i * steps[v] + j * steps[u]], steps[axis_]);
      }
    for (int64_t z = 0; z < tile[2].size(); ++z)
      for (int64_t y = 0; y < tile[1].size(); ++y)
        store_.store(n, tile[2].first + z, tile[1].first + y, tile[0].first, tile[0].size(),
                     &results_[z * steps[2] + y * steps[1]]);
  }

 private:
  void load(int64_t n) {
    const int64_t count = steps_[2] * seen_[2].size();
    keys_.resize(count), ordinals_.resize(count), sorted_.resize(count), values_.clear();
    for (int64_t z = 0; z < seen_[2].size(); ++z)
      for (int64_t y = 0; y < seen_[1].size(); ++y)
        load_.load(n, seen_[2].first + z, seen_[1].first + y, seen_[0].first, seen_[0].size(),
                   &keys_[z * steps_[2] + y * steps_[1]]);
    const auto least = static_cast<uint32_t>(*std::min_element(keys_.begin(), keys_.end()));
    for (int64_t i = 0; i < count; ++i)
      sorted_[i] = uint64_t{static_cast<uint32_t>(keys_[i]) - least} << 32 | static_cast<uint64_t>(i);
    sort_by_upper(sorted_, other_);
    for (uint64_t v : sorted_) {
      const auto key = static_cast<int32_t>(static_cast<uint32_t>(v >> 32) + least);
      if (values_.empty() || values_.back() != key) values_.push_back(key);
      ordinals_[static_cast<uint32_t>(v)] = static_cast<uint32_t>(values_.size() - 1);
    }
  }

  /// Rows that windows centred on this line see, by what they take of them.
  void gather(const std::array<int64_t, 3>& at) {
    rows_.clear();
    const int u = (axis_ + 1) % 3, v = (axis_ + 2) % 3;
    const Window& w = k_.window;
    if (w.box()) {
      auto& rows = rows_[{w.first[axis_], w.last[axis_]}];
      for (const Tap& i : taps(at, v, w.first[v], w.last[v]))
        for (const Tap& j : taps(at, u, w.first[u], w.last[u]))
          rows.push_back({row(u, j.place, v, i.place), static_cast<uint32_t>(i.weight * j.weight)});
    }
    for (const Course& c : courses_)
      for (const Tap& i : taps(at, v, c.offset[v], c.offset[v]))
        for (const Tap& j : taps(at, u, c.offset[u], c.offset[u]))
          rows_[{c.first, c.last}].push_back({row(u, j.place, v, i.place), 1});
    for (auto& [course, rows] : rows_) unite(rows);
  }

  /// Along an axis: edges repeat, or what is outside is left out.
  std::vector<Tap> taps(const std::array<int64_t, 3>& at, int axis, int first, int last) const {
    auto all = taps_of(at[axis] + first, at[axis] + last, lengths_[axis]);
    if (repeats_) return all;
    std::erase_if(all, [&](const Tap& t) { return t.place < at[axis] + first || t.place > at[axis] + last; });
    for (Tap& t : all) t.weight = 1;
    return all;
  }

  const uint32_t* row(int u, int64_t at_u, int v, int64_t at_v) const {
    return &ordinals_[(at_u - seen_[u].first) * steps_[u] + (at_v - seen_[v].first) * steps_[v]];
  }

  /// Rows that the border repeats become one.
  static void unite(std::vector<Row>& rows) {
    std::sort(rows.begin(), rows.end());
    std::size_t kept = 0;
    for (std::size_t i = 1; i < rows.size(); ++i)
      if (rows[i].ordinals == rows[kept].ordinals)
        rows[kept].weight += rows[i].weight;
      else
        rows[++kept] = rows[i];
    if (!rows.empty()) rows.resize(kept + 1);
  }

  void slide(const Range& range, int32_t* results, int64_t step) {
    counts_.clear(values_.size());
    std::array<int64_t, 3> at{};
    at[axis_] = range.first;
    for (auto& [course, rows] : rows_)
      for (const Tap& tap : taps(at, axis_, course.first, course.second))
        counts_.add(rows, place(tap.place), static_cast<uint32_t>(tap.weight));
    for (int64_t p = range.first;; ++p) {
      results[(p - range.first) * step] = values_[counts_.find()];
      if (p == range.last) return;
      for (auto& [course, rows] : rows_) move(p + 1 + course.second, p + course.first, rows);
    }
  }

  /// One voxel of each row enters, one leaves.
  void move(int64_t in, int64_t out, const std::vector<Row>& rows) {
    const int64_t most = lengths_[axis_] - 1;
    if (repeats_ || (in >= 0 && in <= most)) counts_.add(rows, place(std::clamp<int64_t>(in, 0, most)), 1);
    if (repeats_ || (out >= 0 && out <= most)) counts_.remove(rows, place(std::clamp<int64_t>(out, 0, most)));
  }

  int64_t place(int64_t at) const { return (at - seen_[axis_].first) * steps_[axis_]; }

  const Keyed& k_;
  const Extent& e_;
  const std::array<int64_t, 3> lengths_;
  const int axis_;
  const bool repeats_;
  const std::vector<Course> courses_;
  Counts counts_;
  StageRunner load_, store_;
  std::array<Range, 3> seen_{};
  std::array<int64_t, 3> steps_{};
  std::vector<int32_t> keys_, values_, results_;
  std::vector<uint32_t> ordinals_;
  std::vector<uint64_t> sorted_, other_;
  std::map<std::pair<int, int>, std::vector<Row>> rows_;
};

template <class Counts>
void walk(const Keyed& k) {
  const Extent& e = k.run.extent;
  const std::array<int64_t, 3> lengths{e.x, e.y, e.z};
  const auto seen = [&](int i) { return std::min<int64_t>(k.window.last[i] - k.window.first[i] + 1, lengths[i]); };
  int axis = 0;
  for (int i : {1, 2})
    if (seen(i) > seen(axis)) axis = i;
  // Along the axis a tile is long, since the first window of each line is counted whole. Across, tiles share rows.
  std::array<int64_t, 3> size, count;
  const bool flat = seen((axis + 1) % 3) == 1 || seen((axis + 2) % 3) == 1;
  for (int i = 0; i < 3; ++i) {
    size[i] = std::min<int64_t>(lengths[i], i == axis ? 256 : seen(i) == 1 ? 1 : flat ? 64 : 16);
    count[i] = parts(lengths[i], size[i]);
  }
  parallel_for(e.n * count[0] * count[1] * count[2], 1, [&](int64_t begin, int64_t end) {
    Tile<Counts> tile(k, axis);
    for (int64_t i = begin; i < end; ++i) {
      std::array<Range, 3> ranges;
      int64_t rest = i;
      for (int a = 0; a < 3; rest /= count[a], ++a) {
        const int64_t first = rest % count[a] * size[a];
        ranges[a] = {first, std::min(first + size[a], lengths[a]) - 1};
      }
      tile.process(rest, ranges);
    }
  });
}

}  // namespace

void walk_with_ordinals(const Keyed& k) { k.rank == Keyed::none ? walk<Modes>(k) : walk<Ranks>(k); }

}  // namespace fulmo
