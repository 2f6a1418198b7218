#pragma once
// Who is near: points in a tree of boxes. It gives the numbers that comparing all pairs would, bit by bit. Nobody is
// near a point without a place.
#include "operations/centroids.hpp"

namespace fulmo {

class NearPoints {
 public:
  /// All but the first, which is the background, and those without a place.
  explicit NearPoints(const std::vector<Point>&);
  std::int64_t count() const { return static_cast<std::int64_t>(points_.size()); }
  /// How many are nearer than that, or as near.
  std::int64_t closer(const Point&, double bound) const;
  std::int64_t within(const Point&, double bound) const;
  /// The smallest distances, ascending.
  std::vector<double> nearest(const Point&, std::size_t count) const;
  /// The greatest distance; 0 without points.
  double farthest(const Point&) const;

 private:
  /// Some of the points and the box around them; those of many are its two halves, the first of which comes next.
  struct Part {
    std::size_t begin, end, second;
    Point low, high;
  };
  void add_part(std::size_t begin, std::size_t end);
  template <class Counts>
  std::int64_t count_where(std::size_t part, const Point&, Counts) const;
  void find_nearest(std::size_t part, const Point&, std::size_t count, std::vector<double>& heap) const;
  void find_farthest(std::size_t part, const Point&, double& greatest) const;

  std::vector<Point> points_;
  std::vector<Part> parts_;
};

}  // namespace fulmo
