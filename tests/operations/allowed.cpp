// What `check` lets pass: skeletons that need not run in tiles, operations that need not fuse what is in front of them.
#include <iterator>
#include <sstream>

#include "conformance.hpp"

namespace fulmo::conformance {

/// Skeletons that look at the whole image, so that what they are part of does not run in tiles and says so by name.
const std::set<std::string>& whole_image_skeletons() {
  static const std::set<std::string> names = {"components",
                                              "convolution",  // where it wraps around
                                              "equalization", "fourier", "geometric", "growth",
                                              "host",         "labels",  "line",
                                              "map",  // what pastes, or computes with coordinates
                                              "neighbours",   "numbers", "thinning"};
  return names;
}

/// Operations whose steps read the image more than once, so that it is computed into memory first. All others must fuse
/// what is pending in front of them, but those that run in the call, while the image is still held.
const std::set<std::string>& read_by_several_steps() {
  static const char* const list = R"(
bottom_hat
centroids_of_labels
clahe
detect_label_edges
difference_of_gaussian
divide_by_gaussian_background
extended_depth_of_focus_sobel_projection
extended_depth_of_focus_variance_projection
extension_ratio_map
flag_existing_labels
gamma_correction
generate_binary_overlap_matrix
generate_partial_touching_area_matrix
generate_touch_matrix
generate_touching_area_matrix
hessian_eigenvalues
hessian_gaussian_eigenvalues
histogram
labelled_spots_to_pointlist
local_cross_correlation
maximum_extension_map
maximum_of_touching_neighbors_map
mean_extension_map
mean_of_touching_neighbors_map
median_of_touching_neighbors_map
merge_touching_labels
minimum_of_touching_neighbors_map
mode_of_touching_neighbors_map
morphological_chan_vese
normalize
percentile
pixel_count_map
pointlist_to_labelled_spots
proximal_neighbor_count
proximal_neighbor_count_map
reduce_labels_to_centroids
set_image_borders
spots_to_pointlist
standard_deviation_of_touching_neighbors_map
standard_deviation_partial_touching_area_matrix
subtract_gaussian_background
threshold_isodata
threshold_li
threshold_mean
threshold_otsu
threshold_triangle
threshold_yen
top_hat
tubeness
touching_neighbor_count_map
voronoi_otsu_labeling
  )";
  static const std::set<std::string> names = [] {
    std::istringstream words(list);
    return std::set<std::string>{std::istream_iterator<std::string>(words), {}};
  }();
  return names;
}

}  // namespace fulmo::conformance
