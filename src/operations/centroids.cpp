#include "operations/centroids.hpp"

#include <algorithm>
#include <limits>

#include "skeletons/labels/labels.hpp"
#include "skeletons/numbers/numbers.hpp"

namespace fulmo {

std::vector<std::vector<Point>> centroids_of(const NodeRef& image) {
  const NodeRef labels = as_labels(image);
  const RegionColumns table =
      region_statistics(labels, labels, {.columns = {"centroid_x", "centroid_y", "centroid_z"}, .background = true});
  const std::vector<double>&frame = table.values[0], &label = table.values[1];
  const double most = label.empty() ? 0 : *std::max_element(label.begin(), label.end());
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<std::vector<Point>> frames(image->type.extent().n);
  for (auto& points : frames) points.assign(static_cast<std::size_t>(most) + 1, {nan, nan, nan});
  for (std::size_t i = 0; i < label.size(); ++i)
    frames[static_cast<std::size_t>(frame[i])][static_cast<std::size_t>(label[i])] = {
        table.values[2][i], table.values[3][i], table.values[4][i]};
  return frames;
}

}  // namespace fulmo
