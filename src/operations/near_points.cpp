// Distances of boxes are computed as those of points are, so that rounding keeps their order.
#include "operations/near_points.hpp"

#include <algorithm>

namespace fulmo {

namespace {

constexpr std::size_t few = 8;

const Point origin{0, 0, 0};

bool has_place(const Point& p) { return p[0] == p[0]; }

double least_distance(const Point& p, const Point& low, const Point& high) {
  Point apart;
  for (int axis = 0; axis < 3; ++axis) apart[axis] = std::max({low[axis] - p[axis], p[axis] - high[axis], 0.0});
  return distance(apart, origin);
}

double greatest_distance(const Point& p, const Point& low, const Point& high) {
  Point apart;
  for (int axis = 0; axis < 3; ++axis) apart[axis] = std::max(p[axis] - low[axis], high[axis] - p[axis]);
  return distance(apart, origin);
}

}  // namespace

NearPoints::NearPoints(const std::vector<Point>& points) {
  for (std::size_t i = 1; i < points.size(); ++i)
    if (has_place(points[i])) points_.push_back(points[i]);
  if (!points_.empty()) add_part(0, points_.size());
}

void NearPoints::add_part(std::size_t begin, std::size_t end) {
  Part part{begin, end, 0, points_[begin], points_[begin]};
  for (std::size_t i = begin; i < end; ++i)
    for (int axis = 0; axis < 3; ++axis) {
      part.low[axis] = std::min(part.low[axis], points_[i][axis]);
      part.high[axis] = std::max(part.high[axis], points_[i][axis]);
    }
  const std::size_t index = parts_.size();
  parts_.push_back(part);
  if (end - begin <= few) return;
  int longest = 0;
  for (int axis = 1; axis < 3; ++axis)
    if (part.high[axis] - part.low[axis] > part.high[longest] - part.low[longest]) longest = axis;
  const std::size_t middle = begin + (end - begin) / 2;
  const auto first = points_.begin();
  std::nth_element(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(middle),
                   first + static_cast<std::ptrdiff_t>(end),
                   [longest](const Point& a, const Point& b) { return a[longest] < b[longest]; });
  add_part(begin, middle);
  parts_[index].second = parts_.size();
  add_part(middle, end);
}

template <class Counts>
std::int64_t NearPoints::count_where(std::size_t index, const Point& p, Counts counts) const {
  const Part& part = parts_[index];
  if (!counts(least_distance(p, part.low, part.high))) return 0;
  if (counts(greatest_distance(p, part.low, part.high))) return static_cast<std::int64_t>(part.end - part.begin);
  if (part.second > 0) return count_where(index + 1, p, counts) + count_where(part.second, p, counts);
  std::int64_t found = 0;
  for (std::size_t i = part.begin; i < part.end; ++i) found += counts(distance(p, points_[i]));
  return found;
}

std::int64_t NearPoints::closer(const Point& p, double bound) const {
  return parts_.empty() || !has_place(p) ? 0 : count_where(0, p, [bound](double d) { return d < bound; });
}

std::int64_t NearPoints::within(const Point& p, double bound) const {
  return parts_.empty() || !has_place(p) ? 0 : count_where(0, p, [bound](double d) { return d <= bound; });
}

std::vector<double> NearPoints::nearest(const Point& p, std::size_t count) const {
  std::vector<double> heap;
  if (!parts_.empty() && has_place(p)) find_nearest(0, p, count, heap);
  std::sort_heap(heap.begin(), heap.end());
  return heap;
}

void NearPoints::find_nearest(std::size_t index, const Point& p, std::size_t count, std::vector<double>& heap) const {
  const Part& part = parts_[index];
  const auto away = [&](std::size_t other) { return least_distance(p, parts_[other].low, parts_[other].high); };
  if (heap.size() == count && away(index) >= heap.front()) return;
  if (part.second > 0) {
    const bool in_order = away(index + 1) <= away(part.second);
    find_nearest(in_order ? index + 1 : part.second, p, count, heap);
    find_nearest(in_order ? part.second : index + 1, p, count, heap);
    return;
  }
  for (std::size_t i = part.begin; i < part.end; ++i) {
    heap.push_back(distance(p, points_[i]));
    std::push_heap(heap.begin(), heap.end());
    if (heap.size() <= count) continue;
    std::pop_heap(heap.begin(), heap.end());
    heap.pop_back();
  }
}

double NearPoints::farthest(const Point& p) const {
  double greatest = 0;
  if (!parts_.empty() && has_place(p)) find_farthest(0, p, greatest);
  return greatest;
}

void NearPoints::find_farthest(std::size_t index, const Point& p, double& greatest) const {
  const Part& part = parts_[index];
  const auto away = [&](std::size_t other) { return greatest_distance(p, parts_[other].low, parts_[other].high); };
  if (away(index) <= greatest) return;
  if (part.second > 0) {
    const bool in_order = away(index + 1) >= away(part.second);
    find_farthest(in_order ? index + 1 : part.second, p, greatest);
    find_farthest(in_order ? part.second : index + 1, p, greatest);
    return;
  }
  for (std::size_t i = part.begin; i < part.end; ++i) greatest = std::max(greatest, distance(p, points_[i]));
}

}  // namespace fulmo
