// Emitted from the declarations in src/operations by tools/emit.cpp; ./run docs writes it anew.
// clang-format off
#pragma once
// Every operation as a function: fulmo::gaussian_blur(image, {.sigma_x = 2}).
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fulmo.hpp"

namespace fulmo {

struct AbsoluteOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Absolute value of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image absolute(const Image& input_image, const AbsoluteOptions& options = {}) {
  return call("absolute", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct AbsoluteDifferenceOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Distance between two images pixel by pixel.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: promoted from the inputs.
inline Image absolute_difference(const Image& input_image0, const Image& input_image1, const AbsoluteDifferenceOptions& options = {}) {
  return call("absolute_difference", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct AcosOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Inverse cosine of each pixel, in radians; NaN beyond -1 ... 1.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image acos(const Image& input_image, const AcosOptions& options = {}) {
  return call("acos", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct AddImageAndScalarOptions {
  /// Number to combine each pixel with.
  double scalar = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Add a number to each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image add_image_and_scalar(const Image& input_image, const AddImageAndScalarOptions& options = {}) {
  return call("add_image_and_scalar", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct AddImagesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Add two images pixel by pixel.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: promoted from the inputs.
inline Image add_images(const Image& input_image0, const Image& input_image1, const AddImagesOptions& options = {}) {
  return call("add_images", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct AddImagesWeightedOptions {
  /// Factor of the first image.
  double factor1 = 1;
  /// Factor of the second image.
  double factor2 = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Add two images, each times its factor.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: promoted from the inputs.
inline Image add_images_weighted(const Image& input_image0, const Image& input_image1, const AddImagesWeightedOptions& options = {}) {
  return call("add_images_weighted", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
      {"factor1", options.factor1},
      {"factor2", options.factor2},
  }).image();
}

struct AffineTransformOptions {
  /// 4 x 4 numbers, or 3 x 3 in the plane, that take x, y, z of the image to x, y, z of the result, row after row;
  /// an AffineTransform or an array too. Absent: nothing moves.
  std::vector<double> transform_matrix = {};
  /// Linear between voxels, in float32; else the nearest voxel, in its own dtype.
  bool interpolate = false;
  /// Whether the result is as large as the transformed image, else as the image.
  bool resize = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Move an image by an affine map, given as a matrix. A flat image stays flat: what is given for z is left out.
/// Voxel centres lie at halves, so that an image of width w spans 0 ... w. An output image of other sizes is filled
/// as it is; its centre is that of the result.
/// input_image: Image to move.
/// Border: zero; between voxels the border fades into it.
/// Gives: float32 if interpolate, else same as input.
inline Image affine_transform(const Image& input_image, const AffineTransformOptions& options = {}) {
  return call("affine_transform", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"transform_matrix", options.transform_matrix},
      {"interpolate", options.interpolate},
      {"resize", options.resize},
  }).image();
}

struct AffineTransformDeskewOptions {
  /// 4 x 4 numbers; with resize the result is as large as the image moved by it.
  std::vector<double> transform_matrix = {};
  /// Angle between the planes and the stage; must be given. (in degrees; from 0 to 90)
  double deskew_angle = 0;
  /// Size of a voxel as (z, y, x); (1, 1, 1) unless given.
  std::vector<double> voxel_size = {};
  /// Axis along which the planes follow each other. (one of x, y)
  std::string deskew_direction = "x";
  /// Whether the result has the size that the matrix gives, else that of the image.
  bool resize = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Straighten a stack of tilted planes, with the size that a matrix gives. Values are interpolated along the
/// normals of the planes between the two nearest planes, and in each of them along the scan (orthogonal
/// interpolation). Integers are rounded.
/// input_image: Stack as taken: z counts the planes.
/// Border: zero.
/// Gives: same as input.
inline Image affine_transform_deskew(const Image& input_image, const AffineTransformDeskewOptions& options = {}) {
  return call("affine_transform_deskew", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"transform_matrix", options.transform_matrix},
      {"deskew_angle", options.deskew_angle},
      {"voxel_size", options.voxel_size},
      {"deskew_direction", options.deskew_direction},
      {"resize", options.resize},
  }).image();
}

/// Whether two images have the same shape and the same pixels. Pixels are compared by value, whatever their dtypes;
/// NaN equals nothing.
/// input_image0: First image.
/// input_image1: Second image.
/// Border: none: only pixels of the image count.
/// Gives: bool.
inline Result array_equal(const Image& input_image0, const Image& input_image1) {
  return call("array_equal", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
  });
}

struct ArtificialTissueOptions {
  /// Size along x. (in pixels; from 1 to 2147483647)
  std::int64_t width = 256;
  /// Size along y. (in pixels; from 1 to 2147483647)
  std::int64_t height = 256;
  /// Size along z. (in pixels; from 1 to 2147483647)
  std::int64_t depth = 1;
  /// Distance of centres along x; at least 1, but in a flat image. (in pixels; from 0 to 1000000000)
  double delta_x = 10;
  /// Distance of centres along y; at least 1, but in a flat image. (in pixels; from 0 to 1000000000)
  double delta_y = 10;
  /// Distance of centres along z; at least 1, but in a flat image. (in pixels; from 0 to 1000000000)
  double delta_z = 0;
  /// Standard deviation of the way that centres are moved along x. (in pixels; from 0 to 1000000)
  double sigma_x = 3;
  /// Standard deviation of the way that centres are moved along y. (in pixels; from 0 to 1000000)
  double sigma_y = 3;
  /// Standard deviation of the way that centres are moved along z. (in pixels; from 0 to 1000000)
  double sigma_z = 0;
  /// Image to write the result into.
  Image output_image = {};
  /// Where to run; by default on the current device.
  std::string device = {};
};

/// Make an image of labels like cells of a tissue. Centres of cells stand on a grid and are moved by chance, the
/// same in every call; each pixel belongs to the nearest centre.
/// Border: a centre that chance moves out of the image stays at its edge.
/// Gives: uint32 labels.
inline Image artificial_tissue(const ArtificialTissueOptions& options = {}) {
  return call("artificial_tissue", {
      {"width", options.width},
      {"height", options.height},
      {"depth", options.depth},
      {"delta_x", options.delta_x},
      {"delta_y", options.delta_y},
      {"delta_z", options.delta_z},
      {"sigma_x", options.sigma_x},
      {"sigma_y", options.sigma_y},
      {"sigma_z", options.sigma_z},
      {"output_image", options.output_image},
  }, options.device).image();
}

struct AsinOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Inverse sine of each pixel, in radians; NaN beyond -1 ... 1.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image asin(const Image& input_image, const AsinOptions& options = {}) {
  return call("asin", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct AtanOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Inverse tangent of each pixel, in radians.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image atan(const Image& input_image, const AtanOptions& options = {}) {
  return call("atan", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct Atan2Options {
  /// Image to write the result into.
  Image output_image = {};
};

/// Angle of the vector whose y is the first image and x the second, in radians, from -pi to pi.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image atan2(const Image& input_image0, const Image& input_image1, const Atan2Options& options = {}) {
  return call("atan2", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct BinaryAndOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where both images are set, else 0.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image binary_and(const Image& input_image0, const Image& input_image1, const BinaryAndOptions& options = {}) {
  return call("binary_and", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct BinaryClosingOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Dilation, then erosion: fills gaps smaller than the neighbourhood. Every value but 0 is foreground; the result
/// is 0 and 1.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel, at each step.
/// Gives: same as input.
inline Image binary_closing(const Image& input_image, const BinaryClosingOptions& options = {}) {
  return call("binary_closing", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct BinaryDilateOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Add pixels that have foreground in their neighbourhood. Every value but 0 is foreground; the result is 0 and 1.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: same as input.
inline Image binary_dilate(const Image& input_image, const BinaryDilateOptions& options = {}) {
  return call("binary_dilate", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct BinaryEdgeDetectionOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Foreground pixels with a background pixel on a face.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: uint8 (0 or 1).
inline Image binary_edge_detection(const Image& input_image, const BinaryEdgeDetectionOptions& options = {}) {
  return call("binary_edge_detection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct BinaryErodeOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Keep foreground pixels whose whole neighbourhood is foreground. Every value but 0 is foreground; the result is 0
/// and 1.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: same as input.
inline Image binary_erode(const Image& input_image, const BinaryErodeOptions& options = {}) {
  return call("binary_erode", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct BinaryInfsupOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Foreground wherever no line through a pixel is free of foreground: fills dents. Over the 4 lines of 3 pixels
/// through each pixel, in 3D the 9 planes of 3 x 3. Every value but 0 is foreground.
/// input_image: Mask.
/// Border: outside is background.
/// Gives: uint8 (0 or 1).
inline Image binary_infsup(const Image& input_image, const BinaryInfsupOptions& options = {}) {
  return call("binary_infsup", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct BinaryNotOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where a pixel is 0, else 0.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image binary_not(const Image& input_image, const BinaryNotOptions& options = {}) {
  return call("binary_not", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct BinaryOpeningOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Erosion, then dilation: removes foreground smaller than the neighbourhood. Every value but 0 is foreground; the
/// result is 0 and 1.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel, at each step.
/// Gives: same as input.
inline Image binary_opening(const Image& input_image, const BinaryOpeningOptions& options = {}) {
  return call("binary_opening", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct BinaryOrOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where one of two images is set, else 0.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image binary_or(const Image& input_image0, const Image& input_image1, const BinaryOrOptions& options = {}) {
  return call("binary_or", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct BinarySubtractOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where the first image is set and the second is not, else 0.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image binary_subtract(const Image& input_image0, const Image& input_image1, const BinarySubtractOptions& options = {}) {
  return call("binary_subtract", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct BinarySupinfOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Foreground wherever some line through a pixel is all foreground: cuts bumps. Over the 4 lines of 3 pixels
/// through each pixel, in 3D the 9 planes of 3 x 3. Every value but 0 is foreground.
/// input_image: Mask.
/// Border: outside is background.
/// Gives: uint8 (0 or 1).
inline Image binary_supinf(const Image& input_image, const BinarySupinfOptions& options = {}) {
  return call("binary_supinf", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct BinaryXorOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where exactly one of two images is set, else 0.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image binary_xor(const Image& input_image0, const Image& input_image1, const BinaryXorOptions& options = {}) {
  return call("binary_xor", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct BlockEnumerateOptions {
  /// Pixels of a block. (from 1 to 2147483647)
  std::int64_t blocksize = 256;
  /// Image to write the result into.
  Image output_image = {};
};

/// Number the pixels of a row that are 1, in blocks. A pixel's number is the sum of the blocks before its own,
/// which the second image tells, and of the pixels of its block up to it.
/// input_image0: Rows of 0 and 1.
/// input_image1: Sum of each block of a row; more are left out.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image block_enumerate(const Image& input_image0, const Image& input_image1, const BlockEnumerateOptions& options = {}) {
  return call("block_enumerate", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
      {"blocksize", options.blocksize},
  }).image();
}

struct BottomHatOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// What a closing fills: dark structures smaller than the neighbourhood.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel, at each step.
/// Gives: same as input.
inline Image bottom_hat(const Image& input_image, const BottomHatOptions& options = {}) {
  return call("bottom_hat", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

/// The smallest box that has every pixel that is not 0. NaN where there is none.
/// input_image: Mask; whatever is not 0 counts.
/// Border: none: only pixels of the image count.
/// Gives: six numbers: least x, y, z, greatest x, y, z, both ends included; a row for each frame of a batch.
inline Result bounding_box(const Image& input_image) {
  return call("bounding_box", {
      {"input_image", input_image},
  });
}

struct CeilOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Smallest whole number not below each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image ceil(const Image& input_image, const CeilOptions& options = {}) {
  return call("ceil", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

/// The mean position of all pixels, weighted by their values. NaN where the values add up to 0 or are not all
/// finite.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: three numbers: x, y, z; a row for each frame of a batch.
inline Result center_of_mass(const Image& input_image) {
  return call("center_of_mass", {
      {"input_image", input_image},
  });
}

struct CentroidsOfLabelsOptions {
  /// A column for the background, in front.
  bool include_background = false;
  /// Image to write the result into.
  Image centroids_coordinates = {};
};

/// Mean position of the pixels of each label, as a list of points. Column l - 1 is for label l: x, y and, in a
/// stack of several planes, z. With the background column l is for label l. NaN for a number that no pixel has.
/// label_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image centroids_of_labels(const Image& label_image, const CentroidsOfLabelsOptions& options = {}) {
  return call("centroids_of_labels", {
      {"label_image", label_image},
      {"centroids_coordinates", options.centroids_coordinates},
      {"include_background", options.include_background},
  }).image();
}

struct CircularShiftOptions {
  /// Way towards larger x. (in pixels)
  std::int64_t shift_x = 0;
  /// Way towards larger y. (in pixels)
  std::int64_t shift_y = 0;
  /// Way towards larger z. (in pixels)
  std::int64_t shift_z = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Move an image round its borders.
/// input_image: Image to move.
/// Border: wrap.
/// Gives: same as input.
inline Image circular_shift(const Image& input_image, const CircularShiftOptions& options = {}) {
  return call("circular_shift", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"shift_x", options.shift_x},
      {"shift_y", options.shift_y},
      {"shift_z", options.shift_z},
  }).image();
}

struct ClaheOptions {
  /// Largest width of tiles along all axes. (in pixels; from 2 to 1024)
  std::int64_t tile_size = 8;
  /// Share of a tile's pixels that a bin keeps; 1: all of them, 0: none has contrast. (from 0 to 1)
  double clip_limit = 0.01;
  /// Where the range begins; NaN: the smallest finite value of the image.
  double minimum_intensity = NAN;
  /// Where the range ends; NaN: the largest finite value of the image.
  double maximum_intensity = NAN;
  /// Image to write the result into.
  Image output_image = {};
};

/// Contrast-limited adaptive histogram equalisation: bring out structures in dark and bright parts alike. The image
/// is cut into equal tiles no wider than tile_size. Each has a curve from values to values: the running sum of its
/// histogram of 256 bins over the intensity range, of which no bin keeps more than its share; what is cut goes to
/// all bins. A pixel takes what the curves of the tiles around it give, interpolated linearly between their
/// centres. NaN stays, and so does an image of one value.
/// input_image: Image to equalise.
/// Border: the outermost tiles' curves hold up to the border.
/// Gives: same as input.
inline Image clahe(const Image& input_image, const ClaheOptions& options = {}) {
  return call("clahe", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"tile_size", options.tile_size},
      {"clip_limit", options.clip_limit},
      {"minimum_intensity", options.minimum_intensity},
      {"maximum_intensity", options.maximum_intensity},
  }).image();
}

struct ClipOptions {
  /// Lower end; NaN: none.
  double min_intensity = NAN;
  /// Upper end; NaN: none.
  double max_intensity = NAN;
  /// Image to write the result into.
  Image output_image = {};
};

/// Limit each pixel to a range.
/// input_image: Image to limit.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image clip(const Image& input_image, const ClipOptions& options = {}) {
  return call("clip", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"min_intensity", options.min_intensity},
      {"max_intensity", options.max_intensity},
  }).image();
}

struct ClosingOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Dilation, then erosion: fills dark structures that do not hold the footprint. The footprint is not mirrored, in
/// no step. Its middle, in even sizes the right one of two, stands on the pixel and always belongs to it.
/// input_image: Image to work on, grey or binary.
/// footprint: Neighbourhood: whatever is not zero; one of fewer axes has length 1 along the others.
/// Border: nearest, at each step.
/// Gives: same as input.
inline Image closing(const Image& input_image, const Image& footprint, const ClosingOptions& options = {}) {
  return call("closing", {
      {"input_image", input_image},
      {"footprint", footprint},
      {"output_image", options.output_image},
  }).image();
}

struct ClosingLabelsOptions {
  /// Steps; 0 changes nothing. (in pixels; from 0 to 1048576)
  std::int64_t radius = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Let labels grow, then shrink them together: gaps and bays are filled. Steps go to all neighbours and to those at
/// faces in turns, so that a point becomes an octagon. Where two labels arrive at once, the smaller wins.
/// Afterwards the foreground as a whole shrinks by as many steps, faces first.
/// input_image: Label image.
/// Border: outside pixels are left out, at each step.
/// Gives: uint32 labels.
inline Image closing_labels(const Image& input_image, const ClosingLabelsOptions& options = {}) {
  return call("closing_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius", options.radius},
  }).image();
}

struct CombineLabelsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Put the labels of a second image over those of a first. Labels of the second image get numbers above those of
/// the first; what is left is numbered from 1.
/// input_image0: Label image.
/// input_image1: Label image that goes on top.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image combine_labels(const Image& input_image0, const Image& input_image1, const CombineLabelsOptions& options = {}) {
  return call("combine_labels", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct ConcatenateOptions {
  /// Axis: 0 x, 1 y, 2 z. (from 0 to 2)
  std::int64_t axis = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Join two images along an axis.
/// input_image0: First image.
/// input_image1: Second image; equal along the other axes.
/// Border: none: only pixels of the image count.
/// Gives: promoted from the inputs.
inline Image concatenate(const Image& input_image0, const Image& input_image1, const ConcatenateOptions& options = {}) {
  return call("concatenate", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
      {"axis", options.axis},
  }).image();
}

struct ConcatenateAlongXOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Join two images along x.
/// input_image0: First image.
/// input_image1: Second image; equal along the other axes.
/// Border: none: only pixels of the image count.
/// Gives: promoted from the inputs.
inline Image concatenate_along_x(const Image& input_image0, const Image& input_image1, const ConcatenateAlongXOptions& options = {}) {
  return call("concatenate_along_x", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct ConcatenateAlongYOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Join two images along y.
/// input_image0: First image.
/// input_image1: Second image; equal along the other axes.
/// Border: none: only pixels of the image count.
/// Gives: promoted from the inputs.
inline Image concatenate_along_y(const Image& input_image0, const Image& input_image1, const ConcatenateAlongYOptions& options = {}) {
  return call("concatenate_along_y", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct ConcatenateAlongZOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Join two images along z.
/// input_image0: First image.
/// input_image1: Second image; equal along the other axes.
/// Border: none: only pixels of the image count.
/// Gives: promoted from the inputs.
inline Image concatenate_along_z(const Image& input_image0, const Image& input_image1, const ConcatenateAlongZOptions& options = {}) {
  return call("concatenate_along_z", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct ConnectedComponentLabelingOptions {
  /// Pixels that touch: 'box' at faces, edges and corners, 'sphere' at faces only. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Number the connected components of what is not zero. Labels run from 1 in raster order of each component's first
/// pixel, in each frame anew.
/// input_image: Mask or labels; whatever is not zero is foreground.
/// Border: outside is background.
/// Gives: uint32 labels.
inline Image connected_component_labeling(const Image& input_image, const ConnectedComponentLabelingOptions& options = {}) {
  return call("connected_component_labeling", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"connectivity", options.connectivity},
  }).image();
}

struct ConvolveOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Weighted sum of each pixel's neighbourhood; the weights are a kernel image. The kernel is not mirrored, so this
/// is a correlation: an impulse gives the mirrored kernel. Its middle, in even sizes the right one of two, stands
/// on the pixel. Weights are used as they are.
/// input_image0: Image to filter.
/// input_image1: Kernel of any size; one of fewer axes has length 1 along the others.
/// Border: nearest.
/// Gives: float32.
inline Image convolve(const Image& input_image0, const Image& input_image1, const ConvolveOptions& options = {}) {
  return call("convolve", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct ConvolveFftOptions {
  /// Do not mirror the kernel.
  bool correlate = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Convolution with a kernel image of any size, by Fourier transforms. The kernel is mirrored, unless correlate is
/// set; its middle, in even sizes the left one of two, stands on the pixel. The time hardly depends on the kernel's
/// size.
/// input_image: Image to filter.
/// kernel: Kernel; one of fewer axes has length 1 along the others.
/// Border: zero.
/// Gives: float32.
inline Image convolve_fft(const Image& input_image, const Image& kernel, const ConvolveFftOptions& options = {}) {
  return call("convolve_fft", {
      {"input_image", input_image},
      {"kernel", kernel},
      {"output_image", options.output_image},
      {"correlate", options.correlate},
  }).image();
}

struct CopyOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Copy an image; into an output of another dtype values are truncated and saturated.
/// input_image: Image to copy.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image copy(const Image& input_image, const CopyOptions& options = {}) {
  return call("copy", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct CopyHorizontalSliceOptions {
  /// Where along y. (in pixels; from 0 to 2147483647)
  std::int64_t slice_index = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Copy a slice across y out of a stack, or a plane into a stack. With a plane and a stack as output the plane is
/// put into the stack; without, a plane is copied as it is.
/// input_image: Stack to copy from, or plane to put into output_image.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image copy_horizontal_slice(const Image& input_image, const CopyHorizontalSliceOptions& options = {}) {
  return call("copy_horizontal_slice", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"slice_index", options.slice_index},
  }).image();
}

struct CopySliceOptions {
  /// Where along z. (in pixels; from 0 to 2147483647)
  std::int64_t slice_index = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Copy a slice across z out of a stack, or a plane into a stack. With a plane and a stack as output the plane is
/// put into the stack; without, a plane is copied as it is.
/// input_image: Stack to copy from, or plane to put into output_image.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image copy_slice(const Image& input_image, const CopySliceOptions& options = {}) {
  return call("copy_slice", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"slice_index", options.slice_index},
  }).image();
}

struct CopyVerticalSliceOptions {
  /// Where along x. (in pixels; from 0 to 2147483647)
  std::int64_t slice_index = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Copy a slice across x out of a stack, or a plane into a stack. With a plane and a stack as output the plane is
/// put into the stack; without, a plane is copied as it is.
/// input_image: Stack to copy from, or plane to put into output_image.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image copy_vertical_slice(const Image& input_image, const CopyVerticalSliceOptions& options = {}) {
  return call("copy_vertical_slice", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"slice_index", options.slice_index},
  }).image();
}

struct CorrelateOptions {
  /// What stands beyond the border. (one of constant, nearest, mirror, reflect, wrap)
  std::string mode = "reflect";
  /// Value beyond the border where the mode is constant.
  double value = 0;
  /// Where the weights stand, (z, y, x); positive numbers move them back.
  std::vector<double> origin = {};
  /// Image to write the result into.
  Image output_image = {};
};

/// Weighted sum of each pixel's neighbourhood, under any border rule. For a row a b c d: reflect is d c b a | a b c
/// d | d c b a, mirror d c b | a b c d | c b a, nearest a a a | a b c d | d d d, grid-wrap b c d | a b c d | a b c,
/// constant `value`.
/// input_image: Image to filter.
/// weights: Weights of any size; of fewer axes than the image: length 1 along the others.
/// Border: as mode says.
/// Gives: float32.
inline Image correlate(const Image& input_image, const Image& weights, const CorrelateOptions& options = {}) {
  return call("correlate", {
      {"input_image", input_image},
      {"weights", weights},
      {"output_image", options.output_image},
      {"mode", options.mode},
      {"value", options.value},
      {"origin", options.origin},
  }).image();
}

struct CosOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Cosine of each pixel, in radians.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image cos(const Image& input_image, const CosOptions& options = {}) {
  return call("cos", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct CoshOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Hyperbolic cosine of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image cosh(const Image& input_image, const CoshOptions& options = {}) {
  return call("cosh", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct CountTouchingNeighborsOptions {
  /// Leave out label 0.
  bool ignore_background = true;
  /// Image to write the result into.
  Image touching_neighbors_count_destination = {};
};

/// Count each label's neighbours in a touch matrix. Entry l counts what is over 0 in column l. Without the
/// background row 0, column 0 and the diagonal do not count.
/// touch_matrix: Square matrix; over 0 where two labels touch.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image count_touching_neighbors(const Image& touch_matrix, const CountTouchingNeighborsOptions& options = {}) {
  return call("count_touching_neighbors", {
      {"touch_matrix", touch_matrix},
      {"touching_neighbors_count_destination", options.touching_neighbors_count_destination},
      {"ignore_background", options.ignore_background},
  }).image();
}

struct CropOptions {
  /// First pixel along x. (in pixels)
  std::int64_t start_x = 0;
  /// First pixel along y. (in pixels)
  std::int64_t start_y = 0;
  /// First pixel along z. (in pixels)
  std::int64_t start_z = 0;
  /// Size along x. (in pixels; from 1 to 2147483647)
  std::int64_t width = 1;
  /// Size along y. (in pixels; from 1 to 2147483647)
  std::int64_t height = 1;
  /// Size along z. (in pixels; from 1 to 2147483647)
  std::int64_t depth = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Cut a box out of an image. An output image says how large the box is. Without one leading axes of length 1 are
/// dropped, as in pyclesperanto.
/// input_image: Image to cut from.
/// Border: beyond the image its edge pixels repeat.
/// Gives: same as input.
inline Image crop(const Image& input_image, const CropOptions& options = {}) {
  return call("crop", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"start_x", options.start_x},
      {"start_y", options.start_y},
      {"start_z", options.start_z},
      {"width", options.width},
      {"height", options.height},
      {"depth", options.depth},
  }).image();
}

struct CropBorderOptions {
  /// Pixels cut off at each end of each axis. (in pixels; from 0 to 2147483647)
  std::int64_t border_size = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Cut an equal border off an image. Axes of length 1 are left alone; leading ones are dropped, as in
/// pyclesperanto.
/// input_image: Image to cut.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image crop_border(const Image& input_image, const CropBorderOptions& options = {}) {
  return call("crop_border", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"border_size", options.border_size},
  }).image();
}

struct CubicRootOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Cubic root of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image cubic_root(const Image& input_image, const CubicRootOptions& options = {}) {
  return call("cubic_root", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct CumulativeMaxOptions {
  /// 0 is x, 1 is y, 2 is z. (from 0 to 2)
  std::int64_t axis = 0;
  /// Without effect: the result has the image's shape in any case.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Maximum of the pixels up to each one along an axis. NaN from the first NaN on.
/// input_image: Image to accumulate.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image cumulative_max(const Image& input_image, const CumulativeMaxOptions& options = {}) {
  return call("cumulative_max", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"axis", options.axis},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct CumulativeMinOptions {
  /// 0 is x, 1 is y, 2 is z. (from 0 to 2)
  std::int64_t axis = 0;
  /// Without effect: the result has the image's shape in any case.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Minimum of the pixels up to each one along an axis. NaN from the first NaN on.
/// input_image: Image to accumulate.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image cumulative_min(const Image& input_image, const CumulativeMinOptions& options = {}) {
  return call("cumulative_min", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"axis", options.axis},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct CumulativeProductOptions {
  /// 0 is x, 1 is y, 2 is z. (from 0 to 2)
  std::int64_t axis = 0;
  /// Without effect: the result has the image's shape in any case.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Product of the pixels up to each one along an axis. Integers exactly; what does not fit the result saturates.
/// Floats in float64: in order inside segments of 256 pixels, combined with the result of the segments before.
/// input_image: Image to accumulate.
/// Border: none: only pixels of the image count.
/// Gives: uint32, int32 or float32 by input.
inline Image cumulative_product(const Image& input_image, const CumulativeProductOptions& options = {}) {
  return call("cumulative_product", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"axis", options.axis},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct CumulativeSumOptions {
  /// 0 is x, 1 is y, 2 is z. (from 0 to 2)
  std::int64_t axis = 0;
  /// Without effect: the result has the image's shape in any case.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Sum of the pixels up to each one along an axis. Integers exactly; what does not fit the result saturates. Floats
/// in float64: in order inside segments of 256 pixels, combined with the result of the segments before.
/// input_image: Image to accumulate.
/// Border: none: only pixels of the image count.
/// Gives: uint32, int32 or float32 by input.
inline Image cumulative_sum(const Image& input_image, const CumulativeSumOptions& options = {}) {
  return call("cumulative_sum", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"axis", options.axis},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct DeconvolveFftOptions {
  /// Image that each estimate is divided by, instead; its values below 1e-5 count as 1.
  Image normalization = {};
  /// Number of iterations. (from 0 to 1000000)
  std::int64_t iteration = 100;
  /// Weight of total variation; 0 leaves it out, 0.002 is a usual value. (from 0 to 1000)
  double regularization = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Undo the blur of a known point spread function: Richardson-Lucy, if wanted with total variation. Starts from a
/// constant image; where the blurred estimate is not positive its quotient counts as 0. The PSF is divided by its
/// sum; its middle, in even sizes the left one of two, stands on the pixel. Pixels beyond the image count as
/// unknown, so that a constant image stays constant; with a normalization they are 0.
/// input_image: Blurred image.
/// psf: Point spread function.
/// Border: unknown: outside pixels take no part in the comparison; zero with a normalization.
/// Gives: float32.
inline Image deconvolve_fft(const Image& input_image, const Image& psf, const DeconvolveFftOptions& options = {}) {
  return call("deconvolve_fft", {
      {"input_image", input_image},
      {"psf", psf},
      {"normalization", options.normalization},
      {"output_image", options.output_image},
      {"iteration", options.iteration},
      {"regularization", options.regularization},
  }).image();
}

struct DegreesToRadiansOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Turn degrees into radians.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image degrees_to_radians(const Image& input_image, const DegreesToRadiansOptions& options = {}) {
  return call("degrees_to_radians", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct DeskewXOptions {
  /// Angle between the planes and the stage. (in degrees; from 0.1 to 90)
  double angle = 30;
  /// Side of a pixel; along z the step between planes, along x. (from 1e-09 to 1000000000)
  double voxel_size_x = 1;
  /// Side of a pixel; along z the step between planes, along y. (from 1e-09 to 1000000000)
  double voxel_size_y = 1;
  /// Side of a pixel; along z the step between planes, along z. (from 1e-09 to 1000000000)
  double voxel_size_z = 1;
  /// Magnification of the result. (from 0.001 to 1000)
  double scale_factor = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Straighten a stack of planes that are tilted and follow each other along x. Values are interpolated along the
/// normals of the planes between the two nearest planes, and in each of them along the scan (orthogonal
/// interpolation). Integers are rounded.
/// input_image: Stack as taken: z counts the planes.
/// Border: zero.
/// Gives: same as input.
inline Image deskew_x(const Image& input_image, const DeskewXOptions& options = {}) {
  return call("deskew_x", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"angle", options.angle},
      {"voxel_size_x", options.voxel_size_x},
      {"voxel_size_y", options.voxel_size_y},
      {"voxel_size_z", options.voxel_size_z},
      {"scale_factor", options.scale_factor},
  }).image();
}

struct DeskewYOptions {
  /// Angle between the planes and the stage. (in degrees; from 0.1 to 90)
  double angle = 30;
  /// Side of a pixel; along z the step between planes, along x. (from 1e-09 to 1000000000)
  double voxel_size_x = 1;
  /// Side of a pixel; along z the step between planes, along y. (from 1e-09 to 1000000000)
  double voxel_size_y = 1;
  /// Side of a pixel; along z the step between planes, along z. (from 1e-09 to 1000000000)
  double voxel_size_z = 1;
  /// Magnification of the result. (from 0.001 to 1000)
  double scale_factor = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Straighten a stack of planes that are tilted and follow each other along y. Values are interpolated along the
/// normals of the planes between the two nearest planes, and in each of them along the scan (orthogonal
/// interpolation). Integers are rounded.
/// input_image: Stack as taken: z counts the planes.
/// Border: zero.
/// Gives: same as input.
inline Image deskew_y(const Image& input_image, const DeskewYOptions& options = {}) {
  return call("deskew_y", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"angle", options.angle},
      {"voxel_size_x", options.voxel_size_x},
      {"voxel_size_y", options.voxel_size_y},
      {"voxel_size_z", options.voxel_size_z},
      {"scale_factor", options.scale_factor},
  }).image();
}

struct DetectLabelEdgesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Pixels with another label on a face, on both sides of the edge.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: uint8 (0 or 1).
inline Image detect_label_edges(const Image& input_image, const DetectLabelEdgesOptions& options = {}) {
  return call("detect_label_edges", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct DetectMaximaOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 0;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 0;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 0;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Pixels larger than all their neighbours. The radius does not widen the search: the image is smoothed by the mean
/// over that radius, then each pixel is compared with its 8 (in 3D 26) neighbours. Plateaus are no extremes:
/// `regional_maxima` and `regional_minima` find those.
/// input_image: Image to work on.
/// Border: outside pixels are left out.
/// Gives: uint8 (0 or 1).
inline Image detect_maxima(const Image& input_image, const DetectMaximaOptions& options = {}) {
  return call("detect_maxima", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct DetectMinimaOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 0;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 0;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 0;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Pixels smaller than all their neighbours. The radius does not widen the search: the image is smoothed by the
/// mean over that radius, then each pixel is compared with its 8 (in 3D 26) neighbours. Plateaus are no extremes:
/// `regional_maxima` and `regional_minima` find those.
/// input_image: Image to work on.
/// Border: outside pixels are left out.
/// Gives: uint8 (0 or 1).
inline Image detect_minima(const Image& input_image, const DetectMinimaOptions& options = {}) {
  return call("detect_minima", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct DifferenceOfGaussianOptions {
  /// Standard deviation of the image that is kept along x. (in pixels; from 0 to 1000)
  double sigma1_x = 2;
  /// Standard deviation of the image that is kept along y. (in pixels; from 0 to 1000)
  double sigma1_y = 2;
  /// Standard deviation of the image that is kept along z. (in pixels; from 0 to 1000)
  double sigma1_z = 2;
  /// Standard deviation of the image that is subtracted along x. (in pixels; from 0 to 1000)
  double sigma2_x = 2;
  /// Standard deviation of the image that is subtracted along y. (in pixels; from 0 to 1000)
  double sigma2_y = 2;
  /// Standard deviation of the image that is subtracted along z. (in pixels; from 0 to 1000)
  double sigma2_z = 2;
  /// Image to write the result into.
  Image output_image = {};
};

/// Keep structures between two sizes: a little blurred minus more blurred.
/// input_image: Image to filter.
/// Border: nearest.
/// Gives: float32.
inline Image difference_of_gaussian(const Image& input_image, const DifferenceOfGaussianOptions& options = {}) {
  return call("difference_of_gaussian", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"sigma1_x", options.sigma1_x},
      {"sigma1_y", options.sigma1_y},
      {"sigma1_z", options.sigma1_z},
      {"sigma2_x", options.sigma2_x},
      {"sigma2_y", options.sigma2_y},
      {"sigma2_z", options.sigma2_z},
  }).image();
}

struct DilateLabelsOptions {
  /// Steps; 0 changes nothing. (in pixels; from 0 to 1048576)
  std::int64_t radius = 2;
  /// Image to write the result into.
  Image output_image = {};
};

/// Grow labels into the background. Steps go to all neighbours and to those at faces in turns, so that a point
/// becomes an octagon. Where two labels arrive at once, the smaller wins. No label overwrites another.
/// input_image: Label image.
/// Border: outside pixels are left out, at each step.
/// Gives: uint32 labels.
inline Image dilate_labels(const Image& input_image, const DilateLabelsOptions& options = {}) {
  return call("dilate_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius", options.radius},
  }).image();
}

struct DilationOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Largest value in a neighbourhood given as an image. The footprint is not mirrored, in no step. Its middle, in
/// even sizes the right one of two, stands on the pixel and always belongs to it.
/// input_image: Image to work on, grey or binary.
/// footprint: Neighbourhood: whatever is not zero; one of fewer axes has length 1 along the others.
/// Border: nearest.
/// Gives: same as input.
inline Image dilation(const Image& input_image, const Image& footprint, const DilationOptions& options = {}) {
  return call("dilation", {
      {"input_image", input_image},
      {"footprint", footprint},
      {"output_image", options.output_image},
  }).image();
}

struct DistanceTransformOptions {
  /// Size of a voxel as (z, y, x).
  std::vector<double> spacing = {};
  /// Image to write the result into.
  Image output_image = {};
};

/// Exact Euclidean distance of each foreground pixel to the nearest background pixel. Background is 0; background
/// pixels get 0. An image without background gets infinity. Squared distances are compared as whole numbers; with
/// voxels of different sides the sides are known to about nine digits.
/// input_image: Mask or labels; whatever is not zero is foreground.
/// Border: outside is unknown, not background.
/// Gives: float32.
inline Image distance_transform(const Image& input_image, const DistanceTransformOptions& options = {}) {
  return call("distance_transform", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"spacing", options.spacing},
  }).image();
}

struct DivideByGaussianBackgroundOptions {
  /// Standard deviation of the background along x. (in pixels; from 0 to 1000)
  double sigma_x = 2;
  /// Standard deviation of the background along y. (in pixels; from 0 to 1000)
  double sigma_y = 2;
  /// Standard deviation of the background along z. (in pixels; from 0 to 1000)
  double sigma_z = 2;
  /// Image to write the result into.
  Image output_image = {};
};

/// Divide the image by a blurred copy of it. Evens out illumination: 1 where a pixel is as bright as its
/// surroundings.
/// input_image: Image to filter.
/// Border: nearest.
/// Gives: float32.
inline Image divide_by_gaussian_background(const Image& input_image, const DivideByGaussianBackgroundOptions& options = {}) {
  return call("divide_by_gaussian_background", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"sigma_x", options.sigma_x},
      {"sigma_y", options.sigma_y},
      {"sigma_z", options.sigma_z},
  }).image();
}

struct DivideImagesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Divide the first image by the second.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image divide_images(const Image& input_image0, const Image& input_image1, const DivideImagesOptions& options = {}) {
  return call("divide_images", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct DivideScalarByImageOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Divide a number by each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image divide_scalar_by_image(const Image& input_image, const DivideScalarByImageOptions& options = {}) {
  return call("divide_scalar_by_image", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct EqualOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where two images are equal, else 0.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image equal(const Image& input_image0, const Image& input_image1, const EqualOptions& options = {}) {
  return call("equal", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct EqualConstantOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where a pixel equals a number, else 0.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image equal_constant(const Image& input_image, const EqualConstantOptions& options = {}) {
  return call("equal_constant", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct ErodeConnectedLabelsOptions {
  /// Steps; 0 changes nothing. (in pixels; from 0 to 1048576)
  std::int64_t radius = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Shrink labels where they touch background, not where they touch each other. As erode_labels on the foreground as
/// a whole. What stays is numbered from 1 in the order of the old numbers, unless the radius is 0.
/// input_image: Label image.
/// Border: outside pixels are left out, at each step.
/// Gives: uint32 labels.
inline Image erode_connected_labels(const Image& input_image, const ErodeConnectedLabelsOptions& options = {}) {
  return call("erode_connected_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius", options.radius},
  }).image();
}

struct ErodeLabelsOptions {
  /// Steps; 0 changes nothing. (in pixels; from 0 to 1048576)
  std::int64_t radius = 1;
  /// Number connected pieces (at faces) anew: labels that fell apart become several.
  bool relabel = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Shrink labels. The first step takes away pixels beside another label or the background at a face; then steps go
/// to faces and to all neighbours in turns. What stays is numbered from 1 in the order of the old numbers, unless
/// the radius is 0.
/// input_image: Label image.
/// Border: outside pixels are left out, at each step.
/// Gives: uint32 labels.
inline Image erode_labels(const Image& input_image, const ErodeLabelsOptions& options = {}) {
  return call("erode_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius", options.radius},
      {"relabel", options.relabel},
  }).image();
}

struct ErodedOtsuLabelingOptions {
  /// How many pixels are eroded. (in pixels; from 0 to 1048576)
  std::int64_t number_of_erosions = 5;
  /// How smooth outlines are. (in pixels; from 0 to 1000)
  double outline_sigma = 2;
  /// Image to write the result into.
  Image output_image = {};
};

/// Segment blobs that touch: erode Otsu's mask until they part, label, and grow the labels back into the mask. The
/// mask is Otsu's threshold of the blurred image. Each erosion takes a pixel from all sides; what has gone before
/// the last one gets no label.
/// input_image: Intensities.
/// Border: nearest when smoothing, left out when eroding; nothing grows from outside.
/// Gives: uint32 labels.
inline Image eroded_otsu_labeling(const Image& input_image, const ErodedOtsuLabelingOptions& options = {}) {
  return call("eroded_otsu_labeling", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"number_of_erosions", options.number_of_erosions},
      {"outline_sigma", options.outline_sigma},
  }).image();
}

struct ErosionOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Smallest value in a neighbourhood given as an image. The footprint is not mirrored, in no step. Its middle, in
/// even sizes the right one of two, stands on the pixel and always belongs to it.
/// input_image: Image to work on, grey or binary.
/// footprint: Neighbourhood: whatever is not zero; one of fewer axes has length 1 along the others.
/// Border: nearest.
/// Gives: same as input.
inline Image erosion(const Image& input_image, const Image& footprint, const ErosionOptions& options = {}) {
  return call("erosion", {
      {"input_image", input_image},
      {"footprint", footprint},
      {"output_image", options.output_image},
  }).image();
}

struct ExcludeLabelsWithMapValuesOutOfRangeOptions {
  /// Lower bound.
  double minimum_value_range = 0;
  /// Upper bound.
  double maximum_value_range = 100;
  /// Image to write the result into.
  Image output_image = {};
};

/// Remove labels whose value on a map lies outside a range; the older name. Values are a map of the labels' shape,
/// whose mean over its pixels a label has, or a vector that begins with the background's. Bounds belong to the
/// range. What stays is numbered from 1.
/// values_map: Map or vector of numbers, one for each label.
/// label_map_input: Label image.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image exclude_labels_with_map_values_out_of_range(const Image& values_map, const Image& label_map_input, const ExcludeLabelsWithMapValuesOutOfRangeOptions& options = {}) {
  return call("exclude_labels_with_map_values_out_of_range", {
      {"values_map", values_map},
      {"label_map_input", label_map_input},
      {"output_image", options.output_image},
      {"minimum_value_range", options.minimum_value_range},
      {"maximum_value_range", options.maximum_value_range},
  }).image();
}

struct ExcludeLabelsWithMapValuesWithinRangeOptions {
  /// Lower bound.
  double minimum_value_range = 0;
  /// Upper bound.
  double maximum_value_range = 100;
  /// Image to write the result into.
  Image output_image = {};
};

/// Remove labels whose value on a map lies in a range; the older name. Values are a map of the labels' shape, whose
/// mean over its pixels a label has, or a vector that begins with the background's. Bounds belong to the range.
/// What stays is numbered from 1.
/// values_map: Map or vector of numbers, one for each label.
/// label_map_input: Label image.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image exclude_labels_with_map_values_within_range(const Image& values_map, const Image& label_map_input, const ExcludeLabelsWithMapValuesWithinRangeOptions& options = {}) {
  return call("exclude_labels_with_map_values_within_range", {
      {"values_map", values_map},
      {"label_map_input", label_map_input},
      {"output_image", options.output_image},
      {"minimum_value_range", options.minimum_value_range},
      {"maximum_value_range", options.maximum_value_range},
  }).image();
}

struct ExponentialOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// e to the power of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image exponential(const Image& input_image, const ExponentialOptions& options = {}) {
  return call("exponential", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct Exponential10Options {
  /// Image to write the result into.
  Image output_image = {};
};

/// 10 to the power of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image exponential10(const Image& input_image, const Exponential10Options& options = {}) {
  return call("exponential10", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct Exponential2Options {
  /// Image to write the result into.
  Image output_image = {};
};

/// 2 to the power of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image exponential2(const Image& input_image, const Exponential2Options& options = {}) {
  return call("exponential2", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct ExtendOptions {
  /// Pixels added in front, (z, y, x).
  std::vector<double> before = {};
  /// Pixels added behind, (z, y, x).
  std::vector<double> after = {};
  /// Rule by which the image goes on. (one of grid-constant, nearest, mirror, reflect, grid-wrap)
  std::string mode = "reflect";
  /// Value of new pixels where the mode is grid-constant.
  double value = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Continue an image beyond its borders. For a row a b c d: reflect is d c b a | a b c d | d c b a, mirror d c b |
/// a b c d | c b a, nearest a a a | a b c d | d d d, grid-wrap b c d | a b c d | a b c, constant `value`.
/// input_image: Image to enlarge.
/// Border: as mode says.
/// Gives: same as input.
inline Image extend(const Image& input_image, const ExtendOptions& options = {}) {
  return call("extend", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"before", options.before},
      {"after", options.after},
      {"mode", options.mode},
      {"value", options.value},
  }).image();
}

struct ExtendLabelingViaVoronoiOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Grow labels until they meet and no background is left. Steps go to all neighbours and to those at faces in
/// turns, so that a point becomes an octagon. Where two labels arrive at once, the smaller wins.
/// input_image: Label image.
/// Border: nothing grows from outside.
/// Gives: uint32 labels.
inline Image extend_labeling_via_voronoi(const Image& input_image, const ExtendLabelingViaVoronoiOptions& options = {}) {
  return call("extend_labeling_via_voronoi", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct ExtendedDepthOfFocusSobelProjectionOptions {
  /// Standard deviation of the Gaussian that blurs the measure along x and y. (in pixels; from 0 to 1000)
  double sigma = 5;
  /// Image to write the result into.
  Image output_image = {};
};

/// Project a stack to its sharpest pixels: those of the plane with the steepest edges. The plane is found for each
/// pixel alone: the one whose measure of focus, blurred within the planes, is largest; of several that are equal
/// the first.
/// input_image: Stack to project.
/// Border: nearest.
/// Gives: same as input.
inline Image extended_depth_of_focus_sobel_projection(const Image& input_image, const ExtendedDepthOfFocusSobelProjectionOptions& options = {}) {
  return call("extended_depth_of_focus_sobel_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"sigma", options.sigma},
  }).image();
}

struct ExtendedDepthOfFocusVarianceProjectionOptions {
  /// Radius along x of the ellipse that the variance is of; fractions are dropped. (in pixels; from 0 to 1000)
  double radius_x = 10;
  /// Radius along y of the ellipse that the variance is of; fractions are dropped. (in pixels; from 0 to 1000)
  double radius_y = 10;
  /// Standard deviation of the Gaussian that blurs the measure along x and y. (in pixels; from 0 to 1000)
  double sigma = 5;
  /// Image to write the result into.
  Image output_image = {};
};

/// Project a stack to its sharpest pixels: those of the plane with the largest local variance. The plane is found
/// for each pixel alone: the one whose measure of focus, blurred within the planes, is largest; of several that are
/// equal the first.
/// input_image: Stack to project.
/// Border: nearest.
/// Gives: same as input.
inline Image extended_depth_of_focus_variance_projection(const Image& input_image, const ExtendedDepthOfFocusVarianceProjectionOptions& options = {}) {
  return call("extended_depth_of_focus_variance_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"sigma", options.sigma},
  }).image();
}

struct ExtensionRatioMapOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label how long it is: the greatest distance from its centroid over the mean. A disk has about 1.5;
/// a label of one pixel has NaN.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image extension_ratio_map(const Image& input_image, const ExtensionRatioMapOptions& options = {}) {
  return call("extension_ratio_map", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct FilterLabelBySizeOptions {
  /// Least number of pixels that stays. (in pixels)
  double minimum_size = 0;
  /// Greatest number of pixels that stays. (in pixels)
  double maximum_size = 100;
  /// Image to write the result into.
  Image output_image = {};
};

/// Keep labels whose number of pixels lies in a range. What stays is numbered from 1 without gaps, in the order of
/// the old numbers, in each frame.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image filter_label_by_size(const Image& input_image, const FilterLabelBySizeOptions& options = {}) {
  return call("filter_label_by_size", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"minimum_size", options.minimum_size},
      {"maximum_size", options.maximum_size},
  }).image();
}

struct FlagExistingLabelsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Which labels there are. Entry l is 1 if some pixel has label l; entry 0 is the background.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image flag_existing_labels(const Image& input_image, const FlagExistingLabelsOptions& options = {}) {
  return call("flag_existing_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct FlipOptions {
  /// Whether to mirror along x.
  bool flip_x = true;
  /// Whether to mirror along y.
  bool flip_y = true;
  /// Whether to mirror along z.
  bool flip_z = true;
  /// Image to write the result into.
  Image output_image = {};
};

/// Mirror an image along the chosen axes.
/// input_image: Image to mirror.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image flip(const Image& input_image, const FlipOptions& options = {}) {
  return call("flip", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"flip_x", options.flip_x},
      {"flip_y", options.flip_y},
      {"flip_z", options.flip_z},
  }).image();
}

struct FloorOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Largest whole number not above each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image floor(const Image& input_image, const FloorOptions& options = {}) {
  return call("floor", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct FourierTransformOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Discrete Fourier transform of an image along all its axes. Half the spectrum, x from 0 to width / 2, real and
/// imaginary parts side by side along x. The same bits on every device; relative to the largest value right to
/// about 1e-6. Fastest for widths that are products of 2, 3, 5 and 7 (fft.smooth_shape).
/// input_image: Image to transform.
/// Border: wrap: the image is one period.
/// Gives: float32.
inline Image fourier_transform(const Image& input_image, const FourierTransformOptions& options = {}) {
  return call("fourier_transform", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct GammaCorrectionOptions {
  /// Exponent. (from 0 to 1000)
  double gamma = 1;
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
  /// Image to write the result into.
  Image output_image = {};
};

/// Brighten dark pixels (gamma below 1) or darken them (above 1), keeping the maximum. max is the frame's largest
/// pixel; NaN if the frame has one.
/// input_image: Image to correct.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image gamma_correction(const Image& input_image, const GammaCorrectionOptions& options = {}) {
  return call("gamma_correction", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"gamma", options.gamma},
      {"frames", options.frames},
  }).image();
}

struct GatherOptions {
  /// First pixel along x; absent: the first, or the last going down.
  std::optional<std::int64_t> start_x = {};
  /// Pixel along x to stop before; absent: beyond the last.
  std::optional<std::int64_t> stop_x = {};
  /// Pixels along x from one to the next; below 0 going down.
  std::optional<std::int64_t> step_x = {};
  /// First pixel along y; absent: the first, or the last going down.
  std::optional<std::int64_t> start_y = {};
  /// Pixel along y to stop before; absent: beyond the last.
  std::optional<std::int64_t> stop_y = {};
  /// Pixels along y from one to the next; below 0 going down.
  std::optional<std::int64_t> step_y = {};
  /// First pixel along z; absent: the first, or the last going down.
  std::optional<std::int64_t> start_z = {};
  /// Pixel along z to stop before; absent: beyond the last.
  std::optional<std::int64_t> stop_z = {};
  /// Pixels along z from one to the next; below 0 going down.
  std::optional<std::int64_t> step_z = {};
  /// Image to write the result into.
  Image output_image = {};
};

/// Take pixels at regular steps. Pixels are counted from the image's first; leading axes of length 1 are dropped,
/// as in pyclesperanto.
/// input_image: Image to take from.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image gather(const Image& input_image, const GatherOptions& options = {}) {
  return call("gather", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"start_x", options.start_x},
      {"stop_x", options.stop_x},
      {"step_x", options.step_x},
      {"start_y", options.start_y},
      {"stop_y", options.stop_y},
      {"step_y", options.step_y},
      {"start_z", options.start_z},
      {"stop_z", options.stop_z},
      {"step_z", options.step_z},
  }).image();
}

struct GaussOtsuLabelingOptions {
  /// How smooth outlines are. (in pixels; from 0 to 1000)
  double outline_sigma = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Label what Otsu's threshold leaves of the blurred image.
/// input_image0: Intensities.
/// Border: nearest when smoothing; outside is background.
/// Gives: uint32 labels.
inline Image gauss_otsu_labeling(const Image& input_image0, const GaussOtsuLabelingOptions& options = {}) {
  return call("gauss_otsu_labeling", {
      {"input_image0", input_image0},
      {"output_image", options.output_image},
      {"outline_sigma", options.outline_sigma},
  }).image();
}

struct GaussianBlurOptions {
  /// Standard deviation along x. (in pixels; from 0 to 1000)
  double sigma_x = 0;
  /// Standard deviation along y. (in pixels; from 0 to 1000)
  double sigma_y = 0;
  /// Standard deviation along z. (in pixels; from 0 to 1000)
  double sigma_z = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Smooth an image with a Gaussian. The Gaussian is cut at four standard deviations; a standard deviation of 0
/// leaves its axis alone.
/// input_image: Image to smooth.
/// Border: nearest.
/// Gives: float32.
inline Image gaussian_blur(const Image& input_image, const GaussianBlurOptions& options = {}) {
  return call("gaussian_blur", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"sigma_x", options.sigma_x},
      {"sigma_y", options.sigma_y},
      {"sigma_z", options.sigma_z},
  }).image();
}

struct GaussianDerivativeOptions {
  /// Standard deviation along x. (in pixels; from 0 to 1000)
  double sigma_x = 0;
  /// Standard deviation along y. (in pixels; from 0 to 1000)
  double sigma_y = 0;
  /// Standard deviation along z. (in pixels; from 0 to 1000)
  double sigma_z = 0;
  /// Order of the derivative along x. (from 0 to 2)
  std::int64_t order_x = 0;
  /// Order of the derivative along y. (from 0 to 2)
  std::int64_t order_y = 0;
  /// Order of the derivative along z. (from 0 to 2)
  std::int64_t order_z = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Smoothed slope (order 1) or curvature (order 2) along the axes. Weights are samples of the Gaussian's
/// derivative, divided by the sum of their magnitudes, in which a sample of 0 counts as 1; so order 1 gives 0.89
/// and order 2 gives 0.63 of the derivative at sigma 1. The Gaussian is cut at about four standard deviations. A
/// standard deviation of 0 leaves its axis alone, whatever the order, and so does a length of 1.
/// input_image: Image to differentiate.
/// Border: nearest.
/// Gives: float32.
inline Image gaussian_derivative(const Image& input_image, const GaussianDerivativeOptions& options = {}) {
  return call("gaussian_derivative", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"sigma_x", options.sigma_x},
      {"sigma_y", options.sigma_y},
      {"sigma_z", options.sigma_z},
      {"order_x", options.order_x},
      {"order_y", options.order_y},
      {"order_z", options.order_z},
  }).image();
}

struct GenerateBinaryOverlapMatrixOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Which labels of two images overlap. Column l is for label l of the first image, row m for label m of the second;
/// 0 is the background.
/// input_image0: Label image.
/// input_image1: Label image.
/// Border: none: each pixel by itself.
/// Gives: uint32.
inline Image generate_binary_overlap_matrix(const Image& input_image0, const Image& input_image1, const GenerateBinaryOverlapMatrixOptions& options = {}) {
  return call("generate_binary_overlap_matrix", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct GenerateDistanceMatrixOptions {
  /// Image to write the result into.
  Image distance_matrix_destination = {};
};

/// Distances between the points of two lists. Entry (j, i) is the distance of point i of the first list from point
/// j of the second, both counted from 1; row 0 and column 0, the background's, are 0.
/// coordinate_list1: Points: a column for each, a row for each coordinate.
/// coordinate_list2: Points of as many coordinates.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image generate_distance_matrix(const Image& coordinate_list1, const Image& coordinate_list2, const GenerateDistanceMatrixOptions& options = {}) {
  return call("generate_distance_matrix", {
      {"coordinate_list1", coordinate_list1},
      {"coordinate_list2", coordinate_list2},
      {"distance_matrix_destination", options.distance_matrix_destination},
  }).image();
}

struct GeneratePartialTouchingAreaMatrixOptions {
  /// Image to write the result into.
  Image output_image_matrix = {};
};

/// Which share of its surface each label has in common with each other. Row and column l stand for label l, 0 for
/// the background; a number that no pixel has touches nothing. Of many labels take touching_neighbor_count_map,
/// mean_of_touching_neighbors_map and the like, or labels_neighbors_statistics: they need no matrix. A label's
/// portions are the faces it shares with each other label and with the background over all of these; faces at the
/// image's edge do not count. Column l has those of label l; a label that touches nothing has 0.
/// input_image_label: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: float32.
inline Image generate_partial_touching_area_matrix(const Image& input_image_label, const GeneratePartialTouchingAreaMatrixOptions& options = {}) {
  return call("generate_partial_touching_area_matrix", {
      {"input_image_label", input_image_label},
      {"output_image_matrix", options.output_image_matrix},
  }).image();
}

struct GeneratePartialTouchingAreaMatrixWithinRangeOptions {
  /// Lower bound.
  double min_distance = 0;
  /// Upper bound.
  double max_distance = 1.1;
  /// Image to write the result into.
  Image output_image_matrix = {};
};

/// Which entries of a matrix lie strictly between two bounds. 1 where they do, else 0.
/// input_image_matrix: Matrix; row and column 0 are the background's.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image generate_partial_touching_area_matrix_within_range(const Image& input_image_matrix, const GeneratePartialTouchingAreaMatrixWithinRangeOptions& options = {}) {
  return call("generate_partial_touching_area_matrix_within_range", {
      {"input_image_matrix", input_image_matrix},
      {"output_image_matrix", options.output_image_matrix},
      {"min_distance", options.min_distance},
      {"max_distance", options.max_distance},
  }).image();
}

struct GenerateProximalNeighborsMatrixOptions {
  /// Least distance; below 0 means 0. (in pixels)
  double min_distance = -1;
  /// Greatest distance; below 0 means any. (in pixels)
  double max_distance = -1;
  /// Image to write the result into.
  Image output_image_matrix = {};
};

/// Which distances of a matrix lie in a range. Bounds are inclusive. The background and a label itself are nobody's
/// neighbours; NaN is no distance.
/// input_image_matrix: Matrix; row and column 0 are the background's.
/// Border: none: only pixels of the image count.
/// Gives: uint8 (0 or 1).
inline Image generate_proximal_neighbors_matrix(const Image& input_image_matrix, const GenerateProximalNeighborsMatrixOptions& options = {}) {
  return call("generate_proximal_neighbors_matrix", {
      {"input_image_matrix", input_image_matrix},
      {"output_image_matrix", options.output_image_matrix},
      {"min_distance", options.min_distance},
      {"max_distance", options.max_distance},
  }).image();
}

struct GenerateTouchMatrixOptions {
  /// Image to write the result into.
  Image output_image_matrix = {};
};

/// Which labels touch at a face. Row and column l stand for label l, 0 for the background; a number that no pixel
/// has touches nothing. Of many labels take touching_neighbor_count_map, mean_of_touching_neighbors_map and the
/// like, or labels_neighbors_statistics: they need no matrix. The matrix is symmetric.
/// input_image: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: uint32.
inline Image generate_touch_matrix(const Image& input_image, const GenerateTouchMatrixOptions& options = {}) {
  return call("generate_touch_matrix", {
      {"input_image", input_image},
      {"output_image_matrix", options.output_image_matrix},
  }).image();
}

struct GenerateTouchingAreaMatrixOptions {
  /// Image to write the result into.
  Image output_image_matrix = {};
};

/// How many faces of pixels labels share. Row and column l stand for label l, 0 for the background; a number that
/// no pixel has touches nothing. Of many labels take touching_neighbor_count_map, mean_of_touching_neighbors_map
/// and the like, or labels_neighbors_statistics: they need no matrix. Each face counts once.
/// input_image_label: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: uint32.
inline Image generate_touching_area_matrix(const Image& input_image_label, const GenerateTouchingAreaMatrixOptions& options = {}) {
  return call("generate_touching_area_matrix", {
      {"input_image_label", input_image_label},
      {"output_image_matrix", options.output_image_matrix},
  }).image();
}

struct GradientXOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Slope along x.
/// input_image: Image to differentiate.
/// Border: one-sided difference.
/// Gives: float32.
inline Image gradient_x(const Image& input_image, const GradientXOptions& options = {}) {
  return call("gradient_x", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct GradientYOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Slope along y.
/// input_image: Image to differentiate.
/// Border: one-sided difference.
/// Gives: float32.
inline Image gradient_y(const Image& input_image, const GradientYOptions& options = {}) {
  return call("gradient_y", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct GradientZOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Slope along z.
/// input_image: Image to differentiate.
/// Border: one-sided difference.
/// Gives: float32.
inline Image gradient_z(const Image& input_image, const GradientZOptions& options = {}) {
  return call("gradient_z", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct GrayscaleClosingOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Dilation, then erosion: removes dark structures smaller than the neighbourhood.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel, at each step.
/// Gives: same as input.
inline Image grayscale_closing(const Image& input_image, const GrayscaleClosingOptions& options = {}) {
  return call("grayscale_closing", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct GrayscaleDilateOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Largest value in a neighbourhood: bright structures grow.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: same as input.
inline Image grayscale_dilate(const Image& input_image, const GrayscaleDilateOptions& options = {}) {
  return call("grayscale_dilate", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct GrayscaleErodeOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Smallest value in a neighbourhood: bright structures shrink.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: same as input.
inline Image grayscale_erode(const Image& input_image, const GrayscaleErodeOptions& options = {}) {
  return call("grayscale_erode", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct GrayscaleOpeningOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Erosion, then dilation: removes bright structures smaller than the neighbourhood.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel, at each step.
/// Gives: same as input.
inline Image grayscale_opening(const Image& input_image, const GrayscaleOpeningOptions& options = {}) {
  return call("grayscale_opening", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct GreaterOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where the first image is greater than the second, else 0.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image greater(const Image& input_image0, const Image& input_image1, const GreaterOptions& options = {}) {
  return call("greater", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct GreaterConstantOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where a pixel is greater than a number, else 0.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image greater_constant(const Image& input_image, const GreaterConstantOptions& options = {}) {
  return call("greater_constant", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct GreaterOrEqualOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where the first image is at least the second, else 0.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image greater_or_equal(const Image& input_image0, const Image& input_image1, const GreaterOrEqualOptions& options = {}) {
  return call("greater_or_equal", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct GreaterOrEqualConstantOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where a pixel is at least a number, else 0.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image greater_or_equal_constant(const Image& input_image, const GreaterOrEqualConstantOptions& options = {}) {
  return call("greater_or_equal_constant", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct HessianEigenvaluesOptions {
  /// Image to write the result into.
  Image small_eigenvalue = {};
  /// Image to write the result into.
  Image middle_eigenvalue = {};
  /// Image to write the result into.
  Image large_eigenvalue = {};
};

/// Eigenvalues of the Hessian matrix of second differences. An eigenvalue is computed when somebody looks at it.
/// input_image: Image to differentiate.
/// Border: nearest.
/// Gives: eigenvalues, the largest first: three, of a 2D image two; float32.
inline std::vector<Image> hessian_eigenvalues(const Image& input_image, const HessianEigenvaluesOptions& options = {}) {
  return call("hessian_eigenvalues", {
      {"input_image", input_image},
      {"small_eigenvalue", options.small_eigenvalue},
      {"middle_eigenvalue", options.middle_eigenvalue},
      {"large_eigenvalue", options.large_eigenvalue},
  }).images();
}

struct HessianGaussianEigenvaluesOptions {
  /// Standard deviation. (in pixels; from 0 to 1000)
  double sigma = 1;
  /// Image to write the result into.
  Image small_eigenvalue = {};
  /// Image to write the result into.
  Image middle_eigenvalue = {};
  /// Image to write the result into.
  Image large_eigenvalue = {};
};

/// Eigenvalues of the Hessian matrix of Gaussian derivatives. A second derivative is two first derivatives by sigma
/// / sqrt(2) in turn, each scaled as gaussian_derivative does. An eigenvalue is computed when somebody looks at it.
/// input_image: Image to differentiate.
/// Border: nearest.
/// Gives: eigenvalues, the largest first: three, of a 2D image two; float32.
inline std::vector<Image> hessian_gaussian_eigenvalues(const Image& input_image, const HessianGaussianEigenvaluesOptions& options = {}) {
  return call("hessian_gaussian_eigenvalues", {
      {"input_image", input_image},
      {"small_eigenvalue", options.small_eigenvalue},
      {"middle_eigenvalue", options.middle_eigenvalue},
      {"large_eigenvalue", options.large_eigenvalue},
      {"sigma", options.sigma},
  }).images();
}

struct HistogramOptions {
  /// How many bins. (from 1 to 65536)
  std::int64_t num_bins = 256;
  /// Centre of the first bin; NaN: the smallest finite value of the image.
  double minimum_intensity = NAN;
  /// Centre of the last bin; NaN: the largest finite value of the image.
  double maximum_intensity = NAN;
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
  /// Image to write the result into.
  Image output_image = {};
};

/// Number of pixels in each of a row of equal bins. The centres of the first and last bin are the smallest and
/// largest value. Values outside count in the nearest bin; NaN is not counted. Bins are found in float32.
/// input_image: Image to count.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image histogram(const Image& input_image, const HistogramOptions& options = {}) {
  return call("histogram", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"num_bins", options.num_bins},
      {"minimum_intensity", options.minimum_intensity},
      {"maximum_intensity", options.maximum_intensity},
      {"frames", options.frames},
  }).image();
}

struct InverseFourierTransformOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Image whose half spectrum, as fourier_transform gives it, this is. The result is as wide as output_image, else 2
/// * (values in a row - 1). The same bits on every device; relative to the largest value right to about 1e-6.
/// input_image: Half spectrum: real and imaginary parts side by side along x.
/// Border: wrap: the image is one period.
/// Gives: float32.
inline Image inverse_fourier_transform(const Image& input_image, const InverseFourierTransformOptions& options = {}) {
  return call("inverse_fourier_transform", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct InvertOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Change the sign of each pixel; for masks use binary_not.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image invert(const Image& input_image, const InvertOptions& options = {}) {
  return call("invert", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct JaccardIndexOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// How much two masks overlap: 1 where they are equal, 0 where they have nothing in common.
/// input_image0: Mask; whatever is not 0 counts.
/// input_image1: Mask.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result jaccard_index(const Image& input_image0, const Image& input_image1, const JaccardIndexOptions& options = {}) {
  return call("jaccard_index", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"frames", options.frames},
  });
}

struct KuwaharaFilterOptions {
  /// Quadrants reach 2 * radius + 1 pixels away. (in pixels; from 0 to 1000)
  std::int64_t radius = 1;
  /// Standard deviation of the weights. (in pixels; from 0.001 to 1000)
  double sigma = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Smooth areas and keep edges: each pixel takes mostly the mean of its calmest quadrant. The means of the 4
/// quadrants (3D: 8 octants) around each pixel, its own row and column included, are averaged with weights 1 /
/// (variance + 1e-6). Inside a quadrant pixels count by a Gaussian of their distance.
/// input_image: Image to smooth.
/// Border: nearest.
/// Gives: same as input.
inline Image kuwahara_filter(const Image& input_image, const KuwaharaFilterOptions& options = {}) {
  return call("kuwahara_filter", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius", options.radius},
      {"sigma", options.sigma},
  }).image();
}

/// The smallest box that has every pixel of one label. NaN where no pixel has it.
/// input_image: Label image.
/// label_id: The label; 0 is the background. (from 0 to 4294967295)
/// Border: none: only pixels of the image count.
/// Gives: six numbers: least x, y, z, greatest x, y, z, both ends included; a row for each frame of a batch.
inline Result label_bounding_box(const Image& input_image, std::int64_t label_id) {
  return call("label_bounding_box", {
      {"input_image", input_image},
      {"label_id", label_id},
  });
}

struct LabelSpotsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Number single pixels. What is not 0 becomes 1, 2, ... in raster order; pixels that touch stay apart.
/// input_image: Spots; whatever is not 0 is one.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image label_spots(const Image& input_image, const LabelSpotsOptions& options = {}) {
  return call("label_spots", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct LabelledSpotsToPointlistOptions {
  /// Image to write the result into.
  Image dspointlistt = {};
};

/// Positions of labels of one pixel, as a list of points. Column l - 1 is for label l: x, y and, in a stack of
/// several planes, z. Of a label of several pixels the first counts; a number that no pixel has gets 0.
/// label: Spots, each with a number.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image labelled_spots_to_pointlist(const Image& label, const LabelledSpotsToPointlistOptions& options = {}) {
  return call("labelled_spots_to_pointlist", {
      {"label", label},
      {"dspointlistt", options.dspointlistt},
  }).image();
}

struct LabelsNeighborsStatisticsOptions {
  /// Distances within which others are counted; 10, 20, 40, 80 and 160 unless given.
  std::vector<double> proximal_distances = {};
  /// How many nearest others to take; 1 to 8, 10 and 20 unless given.
  std::vector<double> nearest_neighbor_ns = {};
  /// Steps by which labels grow; 5 and 10 unless given.
  std::vector<double> dilation_radii = {};
  /// Give the background, number 0, a row of zeros.
  bool include_background = false;
};

/// Measure each label's neighbours: those that touch and those that are near. Touching labels share faces of
/// pixels; touch counts are these faces, portions their share of all faces of the label. Distances are those of
/// centroids. Columns that end in _dilated_r_R measure labels grown by R steps (dilate_labels). Without touching
/// neighbours numbers are 0, their ratio NaN; a number that no pixel has has counts of 0 and no distances.
/// label: Label image.
/// Border: at the image's edge nothing touches; labels that grow leave out what lies outside.
/// Gives: A table: columns of one number for each label.
inline Result labels_neighbors_statistics(const Image& label, const LabelsNeighborsStatisticsOptions& options = {}) {
  return call("labels_neighbors_statistics", {
      {"label", label},
      {"proximal_distances", options.proximal_distances},
      {"nearest_neighbor_ns", options.nearest_neighbor_ns},
      {"dilation_radii", options.dilation_radii},
      {"include_background", options.include_background},
  });
}

struct LabelsStatisticsOptions {
  /// Label image.
  Image label = {};
  /// Intensities; without it, the labels themselves.
  Image intensity = {};
  /// Give the background, number 0, a row too.
  bool include_background = false;
  /// Size of a pixel along z, y, x (or y, x).
  std::vector<double> spacing = {};
  /// 'all', or names separated by commas: fewer passes when only those of places are wanted.
  std::string columns = "all";
  /// Where to run; by default on the current device.
  std::string device = {};
};

/// Measure each label: bounding box, intensities, centers, distances from them. One row for each number from 1 to
/// the largest label, in each frame; a number that no pixel has gets area 0 and NaN. Bounding boxes include both
/// ends. Standard deviations divide by the number of pixels. With `spacing` areas, centroids, centers of mass and
/// distances are in its unit; bounding boxes and sums stay in pixels.
/// Border: none: only pixels of the image count.
/// Gives: A table: columns of one number for each label.
inline Result labels_statistics(const LabelsStatisticsOptions& options = {}) {
  return call("labels_statistics", {
      {"label", options.label},
      {"intensity", options.intensity},
      {"include_background", options.include_background},
      {"spacing", options.spacing},
      {"columns", options.columns},
  }, options.device);
}

struct LaplaceOptions {
  /// Neighbours: 'box' at faces, edges and corners, 'sphere' at faces only. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Each pixel against its neighbours: edges and spots.
/// input_image: Image to filter.
/// Border: nearest.
/// Gives: float32.
inline Image laplace(const Image& input_image, const LaplaceOptions& options = {}) {
  return call("laplace", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"connectivity", options.connectivity},
  }).image();
}

struct LargeHessianEigenvalueOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Largest eigenvalue of the Hessian matrix of second differences. By value, not by magnitude: the smallest one is
/// most negative on bright lines and spots.
/// input_image: Image to differentiate.
/// Border: nearest.
/// Gives: float32.
inline Image large_hessian_eigenvalue(const Image& input_image, const LargeHessianEigenvalueOptions& options = {}) {
  return call("large_hessian_eigenvalue", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct LocalCrossCorrelationOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// How much each pixel's neighbourhood resembles a kernel image: 1 for a multiple of it. The cosine of the angle
/// between both as vectors; means are not subtracted. NaN where all pixels are 0. The kernel's middle, in even
/// sizes the right one of two, stands on the pixel.
/// input_image: Image to filter.
/// kernel: What to look for.
/// Border: nearest.
/// Gives: float32.
inline Image local_cross_correlation(const Image& input_image, const Image& kernel, const LocalCrossCorrelationOptions& options = {}) {
  return call("local_cross_correlation", {
      {"input_image", input_image},
      {"kernel", kernel},
      {"output_image", options.output_image},
  }).image();
}

struct LogarithmOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Natural logarithm of each pixel; -inf at 0, NaN below.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image logarithm(const Image& input_image, const LogarithmOptions& options = {}) {
  return call("logarithm", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct Logarithm10Options {
  /// Image to write the result into.
  Image output_image = {};
};

/// Logarithm to base 10 of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image logarithm10(const Image& input_image, const Logarithm10Options& options = {}) {
  return call("logarithm10", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct Logarithm2Options {
  /// Image to write the result into.
  Image output_image = {};
};

/// Logarithm to base 2 of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image logarithm2(const Image& input_image, const Logarithm2Options& options = {}) {
  return call("logarithm2", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct MakeAnisotropicOptions {
  /// Side of a voxel; the smallest target one unless positive.
  double current_spacing = -1;
  /// Side of a voxel of the result, which must be given and positive, along x. (from -1 to 1000000000)
  double target_spacing_x = -1;
  /// Side of a voxel of the result, which must be given and positive, along y. (from -1 to 1000000000)
  double target_spacing_y = -1;
  /// Side of a voxel of the result, which must be given and positive, along z. (from -1 to 1000000000)
  double target_spacing_z = -1;
  /// Linear between voxels, in float32; else the nearest voxel, in its own dtype.
  bool interpolate = true;
  /// Image to write the result into.
  Image output_image = {};
};

/// Resample an image of cubic voxels to voxels of other sides. A flat image stays flat: what is given for z is left
/// out. Voxel centres lie at halves, so that an image of width w spans 0 ... w.
/// input_image: Image whose voxels are cubes.
/// Border: zero; between voxels the border fades into it.
/// Gives: float32 if interpolate, else same as input.
inline Image make_anisotropic(const Image& input_image, const MakeAnisotropicOptions& options = {}) {
  return call("make_anisotropic", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"current_spacing", options.current_spacing},
      {"target_spacing_x", options.target_spacing_x},
      {"target_spacing_y", options.target_spacing_y},
      {"target_spacing_z", options.target_spacing_z},
      {"interpolate", options.interpolate},
  }).image();
}

struct MakeIsotropicOptions {
  /// Side of a voxel along x. (from 1e-09 to 1000000000)
  double current_spacing_x = 1;
  /// Side of a voxel along y. (from 1e-09 to 1000000000)
  double current_spacing_y = 1;
  /// Side of a voxel along z. (from 1e-09 to 1000000000)
  double current_spacing_z = 1;
  /// Side of a voxel of the result; the smallest current one unless positive.
  double target_spacing = -1;
  /// Linear between voxels, in float32; else the nearest voxel, in its own dtype.
  bool interpolate = true;
  /// Image to write the result into.
  Image output_image = {};
};

/// Resample an image so that its voxels become cubes. A flat image stays flat: what is given for z is left out.
/// Voxel centres lie at halves, so that an image of width w spans 0 ... w.
/// input_image: Image whose voxels have other sides.
/// Border: zero; between voxels the border fades into it.
/// Gives: float32 if interpolate, else same as input.
inline Image make_isotropic(const Image& input_image, const MakeIsotropicOptions& options = {}) {
  return call("make_isotropic", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"current_spacing_x", options.current_spacing_x},
      {"current_spacing_y", options.current_spacing_y},
      {"current_spacing_z", options.current_spacing_z},
      {"target_spacing", options.target_spacing},
      {"interpolate", options.interpolate},
  }).image();
}

struct MaskOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Keep pixels where a mask is set, 0 elsewhere.
/// input_image: Image to keep pixels of.
/// mask: Mask: any value but 0 keeps.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image mask(const Image& input_image, const Image& mask, const MaskOptions& options = {}) {
  return call("mask", {
      {"input_image", input_image},
      {"mask", mask},
      {"output_image", options.output_image},
  }).image();
}

struct MaskLabelOptions {
  /// Label to keep.
  double label = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Keep pixels of one label, 0 elsewhere.
/// input_image0: Image to keep pixels of.
/// input_image1: Label image.
/// Border: none: each pixel by itself.
/// Gives: promoted from the inputs.
inline Image mask_label(const Image& input_image0, const Image& input_image1, const MaskLabelOptions& options = {}) {
  return call("mask_label", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
      {"label", options.label},
  }).image();
}

struct MaskedVoronoiLabelingOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Grow components into a mask until they meet. Growth goes in steps of one pixel, in turns to all neighbours and
/// to those at faces, inside the mask only; where two labels arrive at once the smaller wins. A part of the mask
/// without a seed stays 0.
/// input_image: Seeds: each component of what is not zero gets a label.
/// mask: Where labels may grow: whatever is not zero.
/// Border: nothing grows from outside.
/// Gives: uint32 labels.
inline Image masked_voronoi_labeling(const Image& input_image, const Image& mask, const MaskedVoronoiLabelingOptions& options = {}) {
  return call("masked_voronoi_labeling", {
      {"input_image", input_image},
      {"mask", mask},
      {"output_image", options.output_image},
  }).image();
}

struct MaximumDistanceNNearestNeighborsOptions {
  /// How many. (from 1 to 1000000000)
  std::int64_t n = 1;
  /// Image to write the result into.
  Image output_image_index_list = {};
};

/// Greatest distance of the n nearest others. For each label, from column l of a matrix of distances. The
/// background, the label itself and NaN do not count; with fewer others all count, without any the number is 0.
/// Entry 0 is 0.
/// input_image_distance_matrix: Distances, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image maximum_distance_n_nearest_neighbors(const Image& input_image_distance_matrix, const MaximumDistanceNNearestNeighborsOptions& options = {}) {
  return call("maximum_distance_n_nearest_neighbors", {
      {"input_image_distance_matrix", input_image_distance_matrix},
      {"output_image_index_list", options.output_image_index_list},
      {"n", options.n},
  }).image();
}

struct MaximumDistanceTouchingNeighborsOptions {
  /// Image to write the result into.
  Image output_image_index_list = {};
};

/// Greatest distance of a label that touches each label. Labels i and j touch where entry (i, j) or (j, i) of the
/// touch matrix is over 0; the background does not count. 0 without neighbours.
/// input_image_distance_matrix: Distances, background first.
/// input_image_touch_matrix: Which labels touch, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image maximum_distance_touching_neighbors(const Image& input_image_distance_matrix, const Image& input_image_touch_matrix, const MaximumDistanceTouchingNeighborsOptions& options = {}) {
  return call("maximum_distance_touching_neighbors", {
      {"input_image_distance_matrix", input_image_distance_matrix},
      {"input_image_touch_matrix", input_image_touch_matrix},
      {"output_image_index_list", options.output_image_index_list},
  }).image();
}

struct MaximumExtensionMapOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the greatest distance of its pixels from their centroid. In pixels.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image maximum_extension_map(const Image& input_image, const MaximumExtensionMapOptions& options = {}) {
  return call("maximum_extension_map", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct MaximumFilterOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Largest value in a neighbourhood.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: same as input.
inline Image maximum_filter(const Image& input_image, const MaximumFilterOptions& options = {}) {
  return call("maximum_filter", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct MaximumImageAndScalarOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// The larger of each pixel and a number.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image maximum_image_and_scalar(const Image& input_image, const MaximumImageAndScalarOptions& options = {}) {
  return call("maximum_image_and_scalar", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct MaximumImagesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// The larger of two images pixel by pixel.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: promoted from the inputs.
inline Image maximum_images(const Image& input_image0, const Image& input_image1, const MaximumImagesOptions& options = {}) {
  return call("maximum_images", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct MaximumIntensityMapOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the greatest intensity of its pixels. The background is 0.
/// input_image: Intensities.
/// labels: Label image.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image maximum_intensity_map(const Image& input_image, const Image& labels, const MaximumIntensityMapOptions& options = {}) {
  return call("maximum_intensity_map", {
      {"input_image", input_image},
      {"labels", labels},
      {"output_image", options.output_image},
  }).image();
}

struct MaximumOfAllPixelsOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// Largest pixel value. NaN if a pixel is NaN.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result maximum_of_all_pixels(const Image& input_image, const MaximumOfAllPixelsOptions& options = {}) {
  return call("maximum_of_all_pixels", {
      {"input_image", input_image},
      {"frames", options.frames},
  });
}

struct MaximumOfTouchingNeighborsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Maximum of each label's number and those of its neighbours. The label's own number counts too. Labels i and j
/// are neighbours where entry (i, j) or (j, i) of the matrix is over 0.
/// vector: A number for each label from 0, or from 1: then the background is left out.
/// matrix: Square matrix that says which labels touch, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image maximum_of_touching_neighbors(const Image& vector, const Image& matrix, const MaximumOfTouchingNeighborsOptions& options = {}) {
  return call("maximum_of_touching_neighbors", {
      {"vector", vector},
      {"matrix", matrix},
      {"output_image", options.output_image},
  }).image();
}

struct MaximumOfTouchingNeighborsMapOptions {
  /// Steps from neighbour to neighbour. (from 0 to 1000000000)
  std::int64_t radius = 1;
  /// The background is nobody's neighbour.
  bool ignore_background = true;
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the maximum of its number and those of its neighbours. The label's own number counts too.
/// Neighbours touch at faces, or are reached by `radius` steps over labels that do. A label's number is the map's
/// at its first pixel.
/// map: A number for each label, painted on it.
/// labels: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: float32.
inline Image maximum_of_touching_neighbors_map(const Image& map, const Image& labels, const MaximumOfTouchingNeighborsMapOptions& options = {}) {
  return call("maximum_of_touching_neighbors_map", {
      {"map", map},
      {"labels", labels},
      {"output_image", options.output_image},
      {"radius", options.radius},
      {"ignore_background", options.ignore_background},
  }).image();
}

/// Where the largest pixel is. Of equal pixels the first counts, x fastest. NaN is the extreme if there is one.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: three numbers: x, y, z; a row for each frame of a batch.
inline Result maximum_position(const Image& input_image) {
  return call("maximum_position", {
      {"input_image", input_image},
  });
}

struct MaximumXProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Largest value along x. NaN if a pixel on the way is NaN.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image maximum_x_projection(const Image& input_image, const MaximumXProjectionOptions& options = {}) {
  return call("maximum_x_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct MaximumYProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Largest value along y. NaN if a pixel on the way is NaN.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image maximum_y_projection(const Image& input_image, const MaximumYProjectionOptions& options = {}) {
  return call("maximum_y_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct MaximumZProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Largest value along z. NaN if a pixel on the way is NaN.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image maximum_z_projection(const Image& input_image, const MaximumZProjectionOptions& options = {}) {
  return call("maximum_z_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct MeanDistanceNFarthestNeighborsOptions {
  /// How many. (from 1 to 1000000000)
  std::int64_t n = 1;
  /// Image to write the result into.
  Image output_image_index_list = {};
};

/// Mean distance of the n farthest others. For each label, from column l of a matrix of distances. The background,
/// the label itself and NaN do not count; with fewer others all count, without any the number is 0. Entry 0 is 0.
/// input_image_distance_matrix: Distances, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image mean_distance_n_farthest_neighbors(const Image& input_image_distance_matrix, const MeanDistanceNFarthestNeighborsOptions& options = {}) {
  return call("mean_distance_n_farthest_neighbors", {
      {"input_image_distance_matrix", input_image_distance_matrix},
      {"output_image_index_list", options.output_image_index_list},
      {"n", options.n},
  }).image();
}

struct MeanDistanceNNearestNeighborsOptions {
  /// How many. (from 1 to 1000000000)
  std::int64_t n = 1;
  /// Image to write the result into.
  Image output_image_index_list = {};
};

/// Mean distance of the n nearest others. For each label, from column l of a matrix of distances. The background,
/// the label itself and NaN do not count; with fewer others all count, without any the number is 0. Entry 0 is 0.
/// input_image_distance_matrix: Distances, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image mean_distance_n_nearest_neighbors(const Image& input_image_distance_matrix, const MeanDistanceNNearestNeighborsOptions& options = {}) {
  return call("mean_distance_n_nearest_neighbors", {
      {"input_image_distance_matrix", input_image_distance_matrix},
      {"output_image_index_list", options.output_image_index_list},
      {"n", options.n},
  }).image();
}

struct MeanDistanceTouchingNeighborsOptions {
  /// Image to write the result into.
  Image output_image_index_list = {};
};

/// Mean distance of the labels that touch each label. Labels i and j touch where entry (i, j) or (j, i) of the
/// touch matrix is over 0; the background does not count. 0 without neighbours.
/// input_image_distance_matrix: Distances, background first.
/// input_image_touch_matrix: Which labels touch, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image mean_distance_touching_neighbors(const Image& input_image_distance_matrix, const Image& input_image_touch_matrix, const MeanDistanceTouchingNeighborsOptions& options = {}) {
  return call("mean_distance_touching_neighbors", {
      {"input_image_distance_matrix", input_image_distance_matrix},
      {"input_image_touch_matrix", input_image_touch_matrix},
      {"output_image_index_list", options.output_image_index_list},
  }).image();
}

struct MeanExtensionMapOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the mean distance of its pixels from their centroid. In pixels.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image mean_extension_map(const Image& input_image, const MeanExtensionMapOptions& options = {}) {
  return call("mean_extension_map", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct MeanFilterOptions {
  /// Radius along x. (in pixels; from 0 to 1000)
  double radius_x = 1;
  /// Radius along y. (in pixels; from 0 to 1000)
  double radius_y = 1;
  /// Radius along z. (in pixels; from 0 to 1000)
  double radius_z = 1;
  /// Shape of the neighbourhood. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Mean of the pixels in a box or an ellipsoid around each pixel. Rounded once: means of integers are exact to half
/// a grey value.
/// input_image: Image to smooth.
/// Border: nearest.
/// Gives: same as input.
inline Image mean_filter(const Image& input_image, const MeanFilterOptions& options = {}) {
  return call("mean_filter", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct MeanIntensityMapOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the mean intensity of its pixels. The background is 0.
/// input_image: Intensities.
/// labels: Label image.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image mean_intensity_map(const Image& input_image, const Image& labels, const MeanIntensityMapOptions& options = {}) {
  return call("mean_intensity_map", {
      {"input_image", input_image},
      {"labels", labels},
      {"output_image", options.output_image},
  }).image();
}

struct MeanOfAllPixelsOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// Mean of all pixels. The exact sum of integers, or that of floats in float64 in a fixed order, over the count.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result mean_of_all_pixels(const Image& input_image, const MeanOfAllPixelsOptions& options = {}) {
  return call("mean_of_all_pixels", {
      {"input_image", input_image},
      {"frames", options.frames},
  });
}

struct MeanOfTouchingNeighborsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Mean of each label's number and those of its neighbours. The label's own number counts too. Labels i and j are
/// neighbours where entry (i, j) or (j, i) of the matrix is over 0.
/// vector: A number for each label from 0, or from 1: then the background is left out.
/// matrix: Square matrix that says which labels touch, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image mean_of_touching_neighbors(const Image& vector, const Image& matrix, const MeanOfTouchingNeighborsOptions& options = {}) {
  return call("mean_of_touching_neighbors", {
      {"vector", vector},
      {"matrix", matrix},
      {"output_image", options.output_image},
  }).image();
}

struct MeanOfTouchingNeighborsMapOptions {
  /// Steps from neighbour to neighbour. (from 0 to 1000000000)
  std::int64_t radius = 1;
  /// The background is nobody's neighbour.
  bool ignore_background = true;
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the mean of its number and those of its neighbours. The label's own number counts too.
/// Neighbours touch at faces, or are reached by `radius` steps over labels that do. A label's number is the map's
/// at its first pixel.
/// map: A number for each label, painted on it.
/// labels: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: float32.
inline Image mean_of_touching_neighbors_map(const Image& map, const Image& labels, const MeanOfTouchingNeighborsMapOptions& options = {}) {
  return call("mean_of_touching_neighbors_map", {
      {"map", map},
      {"labels", labels},
      {"output_image", options.output_image},
      {"radius", options.radius},
      {"ignore_background", options.ignore_background},
  }).image();
}

struct MeanSquaredErrorOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// Mean of the squared differences between two images. In float64: differences are exact for up to 32 bits, their
/// squares are added in a fixed order.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result mean_squared_error(const Image& input_image0, const Image& input_image1, const MeanSquaredErrorOptions& options = {}) {
  return call("mean_squared_error", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"frames", options.frames},
  });
}

struct MeanXProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Mean along x.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image mean_x_projection(const Image& input_image, const MeanXProjectionOptions& options = {}) {
  return call("mean_x_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct MeanYProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Mean along y.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image mean_y_projection(const Image& input_image, const MeanYProjectionOptions& options = {}) {
  return call("mean_y_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct MeanZProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Mean along z.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image mean_z_projection(const Image& input_image, const MeanZProjectionOptions& options = {}) {
  return call("mean_z_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct MedianOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Median of the pixels in a box or an ellipsoid around each pixel. Removes salt-and-pepper noise and keeps edges.
/// Of an even number of pixels the upper one of the middle two. NaN counts as larger than every number, -0 as
/// smaller than 0.
/// input_image: Image to smooth.
/// Border: nearest.
/// Gives: same as input.
inline Image median(const Image& input_image, const MedianOptions& options = {}) {
  return call("median", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct MedianOfTouchingNeighborsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Median of each label's number and those of its neighbours. The label's own number counts too; of two in the
/// middle the upper one is taken. Labels i and j are neighbours where entry (i, j) or (j, i) of the matrix is over
/// 0.
/// vector: A number for each label from 0, or from 1: then the background is left out.
/// matrix: Square matrix that says which labels touch, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image median_of_touching_neighbors(const Image& vector, const Image& matrix, const MedianOfTouchingNeighborsOptions& options = {}) {
  return call("median_of_touching_neighbors", {
      {"vector", vector},
      {"matrix", matrix},
      {"output_image", options.output_image},
  }).image();
}

struct MedianOfTouchingNeighborsMapOptions {
  /// Steps from neighbour to neighbour. (from 0 to 1000000000)
  std::int64_t radius = 1;
  /// The background is nobody's neighbour.
  bool ignore_background = true;
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the median of its number and those of its neighbours. The label's own number counts too; of
/// two in the middle the upper one is taken. Neighbours touch at faces, or are reached by `radius` steps over
/// labels that do. A label's number is the map's at its first pixel.
/// map: A number for each label, painted on it.
/// labels: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: float32.
inline Image median_of_touching_neighbors_map(const Image& map, const Image& labels, const MedianOfTouchingNeighborsMapOptions& options = {}) {
  return call("median_of_touching_neighbors_map", {
      {"map", map},
      {"labels", labels},
      {"output_image", options.output_image},
      {"radius", options.radius},
      {"ignore_background", options.ignore_background},
  }).image();
}

struct MergeTouchingLabelsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Make labels that touch at a face one label. What comes out is numbered from 1 in the order of the smallest old
/// number of each.
/// input_image: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: uint32 labels.
inline Image merge_touching_labels(const Image& input_image, const MergeTouchingLabelsOptions& options = {}) {
  return call("merge_touching_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct MinimumDistanceTouchingNeighborsOptions {
  /// Image to write the result into.
  Image output_image_index_list = {};
};

/// Smallest distance of a label that touches each label. Labels i and j touch where entry (i, j) or (j, i) of the
/// touch matrix is over 0; the background does not count. 0 without neighbours.
/// input_image_distance_matrix: Distances, background first.
/// input_image_touch_matrix: Which labels touch, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image minimum_distance_touching_neighbors(const Image& input_image_distance_matrix, const Image& input_image_touch_matrix, const MinimumDistanceTouchingNeighborsOptions& options = {}) {
  return call("minimum_distance_touching_neighbors", {
      {"input_image_distance_matrix", input_image_distance_matrix},
      {"input_image_touch_matrix", input_image_touch_matrix},
      {"output_image_index_list", options.output_image_index_list},
  }).image();
}

struct MinimumFilterOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Smallest value in a neighbourhood.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: same as input.
inline Image minimum_filter(const Image& input_image, const MinimumFilterOptions& options = {}) {
  return call("minimum_filter", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct MinimumImageAndScalarOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// The smaller of each pixel and a number.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image minimum_image_and_scalar(const Image& input_image, const MinimumImageAndScalarOptions& options = {}) {
  return call("minimum_image_and_scalar", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct MinimumImagesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// The smaller of two images pixel by pixel.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: promoted from the inputs.
inline Image minimum_images(const Image& input_image0, const Image& input_image1, const MinimumImagesOptions& options = {}) {
  return call("minimum_images", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct MinimumIntensityMapOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the smallest intensity of its pixels. The background is 0.
/// input_image: Intensities.
/// labels: Label image.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image minimum_intensity_map(const Image& input_image, const Image& labels, const MinimumIntensityMapOptions& options = {}) {
  return call("minimum_intensity_map", {
      {"input_image", input_image},
      {"labels", labels},
      {"output_image", options.output_image},
  }).image();
}

struct MinimumOfAllPixelsOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// Smallest pixel value. NaN if a pixel is NaN.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result minimum_of_all_pixels(const Image& input_image, const MinimumOfAllPixelsOptions& options = {}) {
  return call("minimum_of_all_pixels", {
      {"input_image", input_image},
      {"frames", options.frames},
  });
}

struct MinimumOfMaskedPixelsOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// Smallest value of the pixels that a mask names. NaN if one of them is NaN, infinite if there are none.
/// input_image: Image to measure.
/// mask: Pixels that are not zero count.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result minimum_of_masked_pixels(const Image& input_image, const Image& mask, const MinimumOfMaskedPixelsOptions& options = {}) {
  return call("minimum_of_masked_pixels", {
      {"input_image", input_image},
      {"mask", mask},
      {"frames", options.frames},
  });
}

struct MinimumOfTouchingNeighborsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Minimum of each label's number and those of its neighbours. The label's own number counts too. Labels i and j
/// are neighbours where entry (i, j) or (j, i) of the matrix is over 0.
/// vector: A number for each label from 0, or from 1: then the background is left out.
/// matrix: Square matrix that says which labels touch, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image minimum_of_touching_neighbors(const Image& vector, const Image& matrix, const MinimumOfTouchingNeighborsOptions& options = {}) {
  return call("minimum_of_touching_neighbors", {
      {"vector", vector},
      {"matrix", matrix},
      {"output_image", options.output_image},
  }).image();
}

struct MinimumOfTouchingNeighborsMapOptions {
  /// Steps from neighbour to neighbour. (from 0 to 1000000000)
  std::int64_t radius = 1;
  /// The background is nobody's neighbour.
  bool ignore_background = true;
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the minimum of its number and those of its neighbours. The label's own number counts too.
/// Neighbours touch at faces, or are reached by `radius` steps over labels that do. A label's number is the map's
/// at its first pixel.
/// map: A number for each label, painted on it.
/// labels: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: float32.
inline Image minimum_of_touching_neighbors_map(const Image& map, const Image& labels, const MinimumOfTouchingNeighborsMapOptions& options = {}) {
  return call("minimum_of_touching_neighbors_map", {
      {"map", map},
      {"labels", labels},
      {"output_image", options.output_image},
      {"radius", options.radius},
      {"ignore_background", options.ignore_background},
  }).image();
}

/// Where the smallest pixel is. Of equal pixels the first counts, x fastest. NaN is the extreme if there is one.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: three numbers: x, y, z; a row for each frame of a batch.
inline Result minimum_position(const Image& input_image) {
  return call("minimum_position", {
      {"input_image", input_image},
  });
}

struct MinimumXProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Smallest value along x. NaN if a pixel on the way is NaN.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image minimum_x_projection(const Image& input_image, const MinimumXProjectionOptions& options = {}) {
  return call("minimum_x_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct MinimumYProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Smallest value along y. NaN if a pixel on the way is NaN.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image minimum_y_projection(const Image& input_image, const MinimumYProjectionOptions& options = {}) {
  return call("minimum_y_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct MinimumZProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Smallest value along z. NaN if a pixel on the way is NaN.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image minimum_z_projection(const Image& input_image, const MinimumZProjectionOptions& options = {}) {
  return call("minimum_z_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct ModeOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Most frequent value in a box or an ellipsoid around each pixel; of several the smallest. Smooths label images,
/// since it makes no new values. Works in every dtype; -0 counts as 0.
/// input_image: Image to smooth.
/// Border: outside pixels are left out.
/// Gives: same as input.
inline Image mode(const Image& input_image, const ModeOptions& options = {}) {
  return call("mode", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct ModeOfTouchingNeighborsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Most frequent value of each label's number and those of its neighbours. The label's own number does not count; 0
/// without neighbours; of several the smallest. Labels i and j are neighbours where entry (i, j) or (j, i) of the
/// matrix is over 0.
/// vector: A number for each label from 0, or from 1: then the background is left out.
/// matrix: Square matrix that says which labels touch, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image mode_of_touching_neighbors(const Image& vector, const Image& matrix, const ModeOfTouchingNeighborsOptions& options = {}) {
  return call("mode_of_touching_neighbors", {
      {"vector", vector},
      {"matrix", matrix},
      {"output_image", options.output_image},
  }).image();
}

struct ModeOfTouchingNeighborsMapOptions {
  /// Steps from neighbour to neighbour. (from 0 to 1000000000)
  std::int64_t radius = 1;
  /// The background is nobody's neighbour.
  bool ignore_background = true;
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the most frequent value of its number and those of its neighbours. The label's own number
/// does not count; 0 without neighbours; of several the smallest. Neighbours touch at faces, or are reached by
/// `radius` steps over labels that do. A label's number is the map's at its first pixel.
/// map: A number for each label, painted on it.
/// labels: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: float32.
inline Image mode_of_touching_neighbors_map(const Image& map, const Image& labels, const ModeOfTouchingNeighborsMapOptions& options = {}) {
  return call("mode_of_touching_neighbors_map", {
      {"map", map},
      {"labels", labels},
      {"output_image", options.output_image},
      {"radius", options.radius},
      {"ignore_background", options.ignore_background},
  }).image();
}

struct ModuloImagesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Remainder of the first image divided by the second, with the sign of the first.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: promoted from the inputs.
inline Image modulo_images(const Image& input_image0, const Image& input_image1, const ModuloImagesOptions& options = {}) {
  return call("modulo_images", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct MorphologicalChanVeseOptions {
  /// How many steps. (from 0 to 1048576)
  std::int64_t num_iter = 100;
  /// How often each step smooths the contour. (from 0 to 1000)
  std::int64_t smoothing = 1;
  /// Weight of differences inside: the larger, the more alike are pixels inside. (from 0 to 1000000000)
  double lambda1 = 1;
  /// Weight of differences outside. (from 0 to 1000000000)
  double lambda2 = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Part an image into two regions whose pixels are near their means. A contour starts as a checkerboard of squares
/// of 5 pixels, or as what is greater than 0 in output_image if that is given. Each step moves it where a pixel
/// beside it is nearer to the other region's mean, then smooths it by binary_supinf and binary_infsup, in the other
/// order every second time. Either region may become the 1.
/// input_image: Image to part.
/// Border: nearest; outside is background when smoothing.
/// Gives: uint8 (0 or 1).
inline Image morphological_chan_vese(const Image& input_image, const MorphologicalChanVeseOptions& options = {}) {
  return call("morphological_chan_vese", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"num_iter", options.num_iter},
      {"smoothing", options.smoothing},
      {"lambda1", options.lambda1},
      {"lambda2", options.lambda2},
  }).image();
}

struct MultiplyImageAndPositionOptions {
  /// Axis: 0 x, 1 y, 2 z. (from 0 to 2)
  std::int64_t dimension = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Multiply each pixel by its coordinate along an axis.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image multiply_image_and_position(const Image& input_image, const MultiplyImageAndPositionOptions& options = {}) {
  return call("multiply_image_and_position", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"dimension", options.dimension},
  }).image();
}

struct MultiplyImageAndScalarOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Multiply each pixel by a number.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image multiply_image_and_scalar(const Image& input_image, const MultiplyImageAndScalarOptions& options = {}) {
  return call("multiply_image_and_scalar", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct MultiplyImagesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Multiply two images pixel by pixel.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: promoted from the inputs.
inline Image multiply_images(const Image& input_image0, const Image& input_image1, const MultiplyImagesOptions& options = {}) {
  return call("multiply_images", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct MultiplyMatrixOptions {
  /// Image to write the result into.
  Image matrix_destination = {};
};

/// Multiply two matrices.
/// matrix1: Matrix on the left.
/// matrix2: Matrix on the right: as many rows as the left one has columns.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image multiply_matrix(const Image& matrix1, const Image& matrix2, const MultiplyMatrixOptions& options = {}) {
  return call("multiply_matrix", {
      {"matrix1", matrix1},
      {"matrix2", matrix2},
      {"matrix_destination", options.matrix_destination},
  }).image();
}

struct NanToNumOptions {
  /// In place of NaN.
  double nan = 0;
  /// In place of +infinity; the largest float32 if beyond it.
  double posinf = 1.7976931348623157e+308;
  /// In place of -infinity; the lowest float32 if beyond it.
  double neginf = -1.7976931348623157e+308;
  /// Image to write the result into.
  Image output_image = {};
};

/// Replace NaN and infinities by numbers.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image nan_to_num(const Image& input_image, const NanToNumOptions& options = {}) {
  return call("nan_to_num", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"nan", options.nan},
      {"posinf", options.posinf},
      {"neginf", options.neginf},
  }).image();
}

struct NearestLabelOptions {
  /// Size of a voxel as (z, y, x).
  std::vector<double> spacing = {};
  /// Image to write the result into.
  Image output_image = {};
};

/// Give each pixel the label of the nearest labelled pixel. Distances are Euclidean; of pixels as near as each
/// other the first in raster order counts. Without any label all stays 0.
/// input_image: Label image; 0 is background.
/// Border: outside is unknown.
/// Gives: uint32 labels.
inline Image nearest_label(const Image& input_image, const NearestLabelOptions& options = {}) {
  return call("nearest_label", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"spacing", options.spacing},
  }).image();
}

struct NonzeroMaximumOptions {
  /// Neighbours: 'box' at faces, edges and corners, 'sphere' at faces only. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image1 = {};
};

/// Largest value above 0 among each nonzero pixel and its neighbours. Pixels of 0 are not written: there the output
/// image stays as it is, or 0 if none is given. The first pixel of output_image0 becomes 1 if any pixel changed.
/// input_image: Image to filter.
/// output_image0: Image to write the result into.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: same as input.
inline Image nonzero_maximum(const Image& input_image, const Image& output_image0, const NonzeroMaximumOptions& options = {}) {
  return call("nonzero_maximum", {
      {"input_image", input_image},
      {"output_image0", output_image0},
      {"output_image1", options.output_image1},
      {"connectivity", options.connectivity},
  }).image();
}

struct NonzeroMinimumOptions {
  /// Neighbours: 'box' at faces, edges and corners, 'sphere' at faces only. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image1 = {};
};

/// Smallest value above 0 among each nonzero pixel and its neighbours. Pixels of 0 are not written: there the
/// output image stays as it is, or 0 if none is given. The first pixel of output_image0 becomes 1 if any pixel
/// changed.
/// input_image: Image to filter.
/// output_image0: Image to write the result into.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: same as input.
inline Image nonzero_minimum(const Image& input_image, const Image& output_image0, const NonzeroMinimumOptions& options = {}) {
  return call("nonzero_minimum", {
      {"input_image", input_image},
      {"output_image0", output_image0},
      {"output_image1", options.output_image1},
      {"connectivity", options.connectivity},
  }).image();
}

struct NormalizeOptions {
  /// Percentile that becomes 0; negative: the smallest value. (in %; from -1 to 100)
  double low_percentile = -1;
  /// Percentile that becomes 1; negative: the largest value. (in %; from -1 to 100)
  double high_percentile = -1;
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
  /// Image to write the result into.
  Image output_image = {};
};

/// Stretch the values to the range 0 to 1. Between the smallest and largest value, or between two percentiles,
/// beyond which values are cut. An image without range becomes 0. Percentiles are exact, not taken from a
/// histogram; NaN does not count in them and stays NaN.
/// input_image: Image to stretch.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image normalize(const Image& input_image, const NormalizeOptions& options = {}) {
  return call("normalize", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"low_percentile", options.low_percentile},
      {"high_percentile", options.high_percentile},
      {"frames", options.frames},
  }).image();
}

struct NotEqualOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where two images differ, else 0.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image not_equal(const Image& input_image0, const Image& input_image1, const NotEqualOptions& options = {}) {
  return call("not_equal", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct NotEqualConstantOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where a pixel differs from a number, else 0.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image not_equal_constant(const Image& input_image, const NotEqualConstantOptions& options = {}) {
  return call("not_equal_constant", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct OnlyzeroOverwriteMaximumOptions {
  /// Neighbours: 'box' at faces, edges and corners, 'sphere' at faces only. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Pixels of 0 take the largest value of their neighbours; all others stay. Neighbours below 0 do not count. The
/// first pixel of the flag becomes 1 if any pixel changed.
/// input_image: Image to filter.
/// flag: Image to write the result into.
/// Border: outside pixels are left out, which equals repeating the edge pixel.
/// Gives: same as input.
inline Image onlyzero_overwrite_maximum(const Image& input_image, const Image& flag, const OnlyzeroOverwriteMaximumOptions& options = {}) {
  return call("onlyzero_overwrite_maximum", {
      {"input_image", input_image},
      {"flag", flag},
      {"output_image", options.output_image},
      {"connectivity", options.connectivity},
  }).image();
}

struct OpeningOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Erosion, then dilation: removes bright structures that do not hold the footprint. The footprint is not mirrored,
/// in no step. Its middle, in even sizes the right one of two, stands on the pixel and always belongs to it.
/// input_image: Image to work on, grey or binary.
/// footprint: Neighbourhood: whatever is not zero; one of fewer axes has length 1 along the others.
/// Border: nearest, at each step.
/// Gives: same as input.
inline Image opening(const Image& input_image, const Image& footprint, const OpeningOptions& options = {}) {
  return call("opening", {
      {"input_image", input_image},
      {"footprint", footprint},
      {"output_image", options.output_image},
  }).image();
}

struct OpeningLabelsOptions {
  /// Steps; 0 changes nothing. (in pixels; from 0 to 1048576)
  std::int64_t radius = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Shrink labels, then let them grow again: thin parts and small labels go. erode_labels, then dilate_labels of the
/// same radius. What stays is numbered from 1 in the order of the old numbers, unless the radius is 0.
/// input_image: Label image.
/// Border: outside pixels are left out, at each step.
/// Gives: uint32 labels.
inline Image opening_labels(const Image& input_image, const OpeningLabelsOptions& options = {}) {
  return call("opening_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius", options.radius},
  }).image();
}

struct PadOptions {
  /// Final size along x; 0: as it is. (in pixels; from 0 to 2147483647)
  std::int64_t size_x = 0;
  /// Final size along y; 0: as it is. (in pixels; from 0 to 2147483647)
  std::int64_t size_y = 0;
  /// Final size along z; 0: as it is. (in pixels; from 0 to 2147483647)
  std::int64_t size_z = 0;
  /// Value of new pixels.
  double value = 0;
  /// Whether the image stands in the middle rather than at the start.
  bool center = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Enlarge an image to a given size with a constant around it.
/// input_image: Image to enlarge.
/// Border: constant value.
/// Gives: same as input.
inline Image pad(const Image& input_image, const PadOptions& options = {}) {
  return call("pad", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"size_x", options.size_x},
      {"size_y", options.size_y},
      {"size_z", options.size_z},
      {"value", options.value},
      {"center", options.center},
  }).image();
}

struct PasteOptions {
  /// Where its first pixel goes along x. (in pixels; from -2147483647 to 2147483647)
  std::int64_t destination_x = 0;
  /// Where its first pixel goes along y. (in pixels; from -2147483647 to 2147483647)
  std::int64_t destination_y = 0;
  /// Where its first pixel goes along z. (in pixels; from -2147483647 to 2147483647)
  std::int64_t destination_z = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Put an image into another, in place. Values are cast as by astype. Without an output the image itself is moved,
/// over zeros.
/// input_image: Image to put in.
/// Border: what lies beyond the output is dropped.
/// Gives: same as input.
inline Image paste(const Image& input_image, const PasteOptions& options = {}) {
  return call("paste", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"destination_x", options.destination_x},
      {"destination_y", options.destination_y},
      {"destination_z", options.destination_z},
  }).image();
}

struct PercentileOptions {
  /// Share of the pixels. (in %; from 0 to 100)
  double percentile = 50;
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// Value below which this share of the pixels lies. Exact: pixels are ranked, not counted in bins; between two
/// ranks it is interpolated. NaN does not count. Pixels are taken in float32.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result percentile(const Image& input_image, const PercentileOptions& options = {}) {
  return call("percentile", {
      {"input_image", input_image},
      {"percentile", options.percentile},
      {"frames", options.frames},
  });
}

struct PercentileFilterOptions {
  /// Percentile; 0 is the smallest pixel, 100 the largest; -20 is the same as 80. (from -100 to 100)
  double percentile = 50;
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// The neighbourhood as an image, instead of radius and connectivity: pixels that are not 0 belong to it; its
  /// centre is the pixel at half its size, rounded down.
  Image footprint = {};
  /// Image to write the result into.
  Image output_image = {};
};

/// A percentile of the pixels in a neighbourhood of each pixel. Gives a pixel of the neighbourhood, nothing between
/// two of them, as scipy.ndimage.percentile_filter. NaN counts as larger than every number, -0 as smaller than 0.
/// input_image: Image to filter.
/// Border: nearest.
/// Gives: same as input.
inline Image percentile_filter(const Image& input_image, const PercentileFilterOptions& options = {}) {
  return call("percentile_filter", {
      {"input_image", input_image},
      {"percentile", options.percentile},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
      {"footprint", options.footprint},
      {"output_image", options.output_image},
  }).image();
}

struct PixelCountMapOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the number of its pixels. The background is 0.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image pixel_count_map(const Image& input_image, const PixelCountMapOptions& options = {}) {
  return call("pixel_count_map", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct PointlistToLabelledSpotsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Labels 1, 2, ... at the points of a list. Rows are x, y and z, cut to whole numbers; the image just reaches the
/// largest. Where several points fall together, the smallest label stays; points with a negative coordinate or NaN
/// have no pixel.
/// input_image: Points: a column for each.
/// Border: none: the image reaches as far as the points.
/// Gives: uint32 labels.
inline Image pointlist_to_labelled_spots(const Image& input_image, const PointlistToLabelledSpotsOptions& options = {}) {
  return call("pointlist_to_labelled_spots", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct PowerOptions {
  /// Number to combine each pixel with.
  double scalar = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Raise each pixel to a power.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image power(const Image& input_image, const PowerOptions& options = {}) {
  return call("power", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct PowerImagesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Raise the first image to the power of the second.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image power_images(const Image& input_image0, const Image& input_image1, const PowerImagesOptions& options = {}) {
  return call("power_images", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct ProductOfAllPixelsOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// Product of all pixel values. Integers are multiplied exactly as long as the product fits 64 bits. Beyond, and of
/// floats, it is made in float64 in a fixed order; 1 of an image without pixels.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result product_of_all_pixels(const Image& input_image, const ProductOfAllPixelsOptions& options = {}) {
  return call("product_of_all_pixels", {
      {"input_image", input_image},
      {"frames", options.frames},
  });
}

struct ProductXProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Product along x. Integers are multiplied exactly; a product that does not fit the result saturates. Floats in
/// float64.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32, int32 or float32 by input.
inline Image product_x_projection(const Image& input_image, const ProductXProjectionOptions& options = {}) {
  return call("product_x_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct ProductYProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Product along y. Integers are multiplied exactly; a product that does not fit the result saturates. Floats in
/// float64.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32, int32 or float32 by input.
inline Image product_y_projection(const Image& input_image, const ProductYProjectionOptions& options = {}) {
  return call("product_y_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct ProductZProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Product along z. Integers are multiplied exactly; a product that does not fit the result saturates. Floats in
/// float64.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32, int32 or float32 by input.
inline Image product_z_projection(const Image& input_image, const ProductZProjectionOptions& options = {}) {
  return call("product_z_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct ProximalNeighborCountOptions {
  /// Least distance; below 0 means 0. (in pixels)
  double min_distance = -1;
  /// Greatest distance; below 0 means any. (in pixels)
  double max_distance = -1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Count the labels in a range of distances from each. Others count whose centroid is as far away as that, bounds
/// included; the background is none. A number that no pixel has has no neighbours and is none.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image proximal_neighbor_count(const Image& input_image, const ProximalNeighborCountOptions& options = {}) {
  return call("proximal_neighbor_count", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"min_distance", options.min_distance},
      {"max_distance", options.max_distance},
  }).image();
}

struct ProximalNeighborCountMapOptions {
  /// Least distance; below 0 means 0. (in pixels)
  double min_distance = -1;
  /// Greatest distance; below 0 means any. (in pixels)
  double max_distance = -1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label how many others are in a range of distances. Others count whose centroid is as far away as
/// that, bounds included; the background is none. A number that no pixel has has no neighbours and is none.
/// labels: Label image.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image proximal_neighbor_count_map(const Image& labels, const ProximalNeighborCountMapOptions& options = {}) {
  return call("proximal_neighbor_count_map", {
      {"labels", labels},
      {"output_image", options.output_image},
      {"min_distance", options.min_distance},
      {"max_distance", options.max_distance},
  }).image();
}

struct RadiansToDegreesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Turn radians into degrees.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image radians_to_degrees(const Image& input_image, const RadiansToDegreesOptions& options = {}) {
  return call("radians_to_degrees", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct RankFilterOptions {
  /// Which of the n sorted pixels, from 0 to n - 1; -1 is the last one, -n the first.
  std::int64_t rank = 0;
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// The neighbourhood as an image, instead of radius and connectivity: pixels that are not 0 belong to it; its
  /// centre is the pixel at half its size, rounded down.
  Image footprint = {};
  /// Image to write the result into.
  Image output_image = {};
};

/// The pixel of a given rank in a neighbourhood of each pixel. Rank 0 is a minimum filter, rank -1 a maximum
/// filter. Axes of length 1 have no neighbourhood, so that a box of radius 1 has 9 pixels in 2D. NaN counts as
/// larger than every number, -0 as smaller than 0.
/// input_image: Image to filter.
/// Border: nearest.
/// Gives: same as input.
inline Image rank_filter(const Image& input_image, const RankFilterOptions& options = {}) {
  return call("rank_filter", {
      {"input_image", input_image},
      {"rank", options.rank},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
      {"footprint", options.footprint},
      {"output_image", options.output_image},
  }).image();
}

struct ReadIntensitiesFromMapOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Read the value of each label on a map; the older name of read_map_values, images the other way round. One number
/// for each label from 0, the background, to the largest: the map's value at the label's first pixel, 0 for a
/// number that no pixel has.
/// label: Label image.
/// map: Values, one for each label.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image read_intensities_from_map(const Image& label, const Image& map, const ReadIntensitiesFromMapOptions& options = {}) {
  return call("read_intensities_from_map", {
      {"label", label},
      {"map", map},
      {"output_image", options.output_image},
  }).image();
}

struct ReadMapValuesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Read the value of each label on a map of values. One number for each label from 0, the background, to the
/// largest: the map's value at the label's first pixel, 0 for a number that no pixel has.
/// map: Values, one for each label.
/// label: Label image.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image read_map_values(const Image& map, const Image& label, const ReadMapValuesOptions& options = {}) {
  return call("read_map_values", {
      {"map", map},
      {"label", label},
      {"output_image", options.output_image},
  }).image();
}

struct ReadValuesFromPositionsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Read an image at points of a list. Coordinates are cut to whole numbers. One list serves all frames, or each has
/// its own.
/// input_image: Image to read.
/// list: Points as columns, with rows x, y and, in stacks, z.
/// Border: nearest pixel.
/// Gives: same as input.
inline Image read_values_from_positions(const Image& input_image, const Image& list, const ReadValuesFromPositionsOptions& options = {}) {
  return call("read_values_from_positions", {
      {"input_image", input_image},
      {"list", list},
      {"output_image", options.output_image},
  }).image();
}

struct ReciprocalOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 divided by each pixel; infinite at 0.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image reciprocal(const Image& input_image, const ReciprocalOptions& options = {}) {
  return call("reciprocal", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct ReduceLabelsToCentroidsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Reduce each label to the pixel at its centroid. Coordinates are cut to whole numbers. Where several labels fall
/// together, the smallest stays.
/// input_image: Label image.
/// Border: none: a centroid is never outside.
/// Gives: uint32 labels.
inline Image reduce_labels_to_centroids(const Image& input_image, const ReduceLabelsToCentroidsOptions& options = {}) {
  return call("reduce_labels_to_centroids", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct ReduceLabelsToLabelEdgesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Keep of each label the pixels beside another label or background at a face. Numbers stay.
/// input_image: Label image.
/// Border: nearest: an image edge is no label edge.
/// Gives: uint32 labels.
inline Image reduce_labels_to_label_edges(const Image& input_image, const ReduceLabelsToLabelEdgesOptions& options = {}) {
  return call("reduce_labels_to_label_edges", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct ReduceStackOptions {
  /// Planes from one that is kept to the next. (from 1 to 2147483647)
  std::int64_t reduction_factor = 2;
  /// First plane that is kept. (from 0 to 2147483647)
  std::int64_t offset = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Keep every n-th plane of a stack. The result has depth / reduction_factor planes, rounded down, at least one; a
/// single plane is 2D.
/// input_image: Stack to thin out.
/// Border: beyond the stack its last plane repeats.
/// Gives: same as input.
inline Image reduce_stack(const Image& input_image, const ReduceStackOptions& options = {}) {
  return call("reduce_stack", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"reduction_factor", options.reduction_factor},
      {"offset", options.offset},
  }).image();
}

struct RegionalMaximaOptions {
  /// Pixels that touch: 'box' at faces, edges and corners, 'sphere' at faces only. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Mark plateaus that are higher than everything around them. A plateau of one pixel or many, marked whole, where
/// `detect_maxima` marks single pixels only. An image of one value has none. NaN is never marked, and hides no
/// neighbour: what borders on NaN alone is marked if larger than the frame's minimum.
/// input_image: Image to search, of at most 32 bits a pixel.
/// Border: outside pixels are left out, so that extremes may touch the border.
/// Gives: uint8 (0 or 1).
inline Image regional_maxima(const Image& input_image, const RegionalMaximaOptions& options = {}) {
  return call("regional_maxima", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"connectivity", options.connectivity},
  }).image();
}

struct RegionalMinimaOptions {
  /// Pixels that touch: 'box' at faces, edges and corners, 'sphere' at faces only. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Mark plateaus that are lower than everything around them. A plateau of one pixel or many, marked whole, where
/// `detect_minima` marks single pixels only. An image of one value has none. NaN is never marked, and hides no
/// neighbour: what borders on NaN alone is marked if smaller than the frame's maximum.
/// input_image: Image to search, of at most 32 bits a pixel.
/// Border: outside pixels are left out, so that extremes may touch the border.
/// Gives: uint8 (0 or 1).
inline Image regional_minima(const Image& input_image, const RegionalMinimaOptions& options = {}) {
  return call("regional_minima", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"connectivity", options.connectivity},
  }).image();
}

struct RelabelSequentialOptions {
  /// Kept for old scripts; has no effect.
  std::int64_t blocksize = 4096;
  /// Image to write the result into.
  Image output_image = {};
};

/// Close the gaps in the numbers of labels. What stays is numbered from 1 without gaps, in the order of the old
/// numbers, in each frame.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image relabel_sequential(const Image& input_image, const RelabelSequentialOptions& options = {}) {
  return call("relabel_sequential", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"blocksize", options.blocksize},
  }).image();
}

struct RemoveLabelsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Remove the labels that a vector flags. Numbers above a removed one move down; gaps that were there before stay.
/// input_image: Label image.
/// list: Vector: entry l is not 0 where label l goes; entry 0 is the background.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image remove_labels(const Image& input_image, const Image& list, const RemoveLabelsOptions& options = {}) {
  return call("remove_labels", {
      {"input_image", input_image},
      {"list", list},
      {"output_image", options.output_image},
  }).image();
}

struct RemoveLabelsOnEdgesOptions {
  /// Look at the first and last column.
  bool exclude_x = true;
  /// Look at the first and last row.
  bool exclude_y = true;
  /// Look at the first and last plane, if there are several.
  bool exclude_z = true;
  /// Image to write the result into.
  Image output_image = {};
};

/// Remove labels that touch the image's edge. What stays is numbered from 1 without gaps, in the order of the old
/// numbers, in each frame.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image remove_labels_on_edges(const Image& input_image, const RemoveLabelsOnEdgesOptions& options = {}) {
  return call("remove_labels_on_edges", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"exclude_x", options.exclude_x},
      {"exclude_y", options.exclude_y},
      {"exclude_z", options.exclude_z},
  }).image();
}

struct RemoveLabelsWithMapValuesOutOfRangeOptions {
  /// Lower bound.
  double min_value = 0;
  /// Upper bound.
  double max_value = 100;
  /// Image to write the result into.
  Image output_image = {};
};

/// Remove labels whose value on a map lies outside a range. Values are a map of the labels' shape, whose mean over
/// its pixels a label has, or a vector that begins with the background's. Bounds belong to the range. What stays is
/// numbered from 1.
/// input_image: Label image.
/// values: Map or vector of numbers, one for each label.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image remove_labels_with_map_values_out_of_range(const Image& input_image, const Image& values, const RemoveLabelsWithMapValuesOutOfRangeOptions& options = {}) {
  return call("remove_labels_with_map_values_out_of_range", {
      {"input_image", input_image},
      {"values", values},
      {"output_image", options.output_image},
      {"min_value", options.min_value},
      {"max_value", options.max_value},
  }).image();
}

struct RemoveLabelsWithMapValuesWithinRangeOptions {
  /// Lower bound.
  double min_value = 0;
  /// Upper bound.
  double max_value = 100;
  /// Image to write the result into.
  Image output_image = {};
};

/// Remove labels whose value on a map lies in a range. Values are a map of the labels' shape, whose mean over its
/// pixels a label has, or a vector that begins with the background's. Bounds belong to the range. What stays is
/// numbered from 1.
/// input_image: Label image.
/// values: Map or vector of numbers, one for each label.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image remove_labels_with_map_values_within_range(const Image& input_image, const Image& values, const RemoveLabelsWithMapValuesWithinRangeOptions& options = {}) {
  return call("remove_labels_with_map_values_within_range", {
      {"input_image", input_image},
      {"values", values},
      {"output_image", options.output_image},
      {"min_value", options.min_value},
      {"max_value", options.max_value},
  }).image();
}

struct RemoveLargeLabelsOptions {
  /// Labels of this many pixels stay. (in pixels)
  double maximum_size = 100;
  /// Image to write the result into.
  Image output_image = {};
};

/// Remove labels of more pixels than a maximum. What stays is numbered from 1 without gaps, in the order of the old
/// numbers, in each frame.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image remove_large_labels(const Image& input_image, const RemoveLargeLabelsOptions& options = {}) {
  return call("remove_large_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"maximum_size", options.maximum_size},
  }).image();
}

struct RemoveSmallLabelsOptions {
  /// Labels of this many pixels stay. (in pixels)
  double minimum_size = 100;
  /// Image to write the result into.
  Image output_image = {};
};

/// Remove labels of fewer pixels than a minimum. What stays is numbered from 1 without gaps, in the order of the
/// old numbers, in each frame.
/// input_image: Label image.
/// Border: none: only pixels of the image count.
/// Gives: uint32 labels.
inline Image remove_small_labels(const Image& input_image, const RemoveSmallLabelsOptions& options = {}) {
  return call("remove_small_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"minimum_size", options.minimum_size},
  }).image();
}

struct ReplaceValueOptions {
  /// Value to look for.
  double value_to_replace = 0;
  /// Value to put in its place.
  double value_replacement = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Replace one value by another.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image replace_value(const Image& input_image, const ReplaceValueOptions& options = {}) {
  return call("replace_value", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"value_to_replace", options.value_to_replace},
      {"value_replacement", options.value_replacement},
  }).image();
}

struct ReplaceValuesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Replace each pixel by the entry of a vector that it numbers. A pixel beyond the vector reads its last entry.
/// input_image0: Image of numbers, such as labels.
/// input_image1: Vector of new values.
/// Border: none: only pixels of the image count.
/// Gives: that of input_image1.
inline Image replace_values(const Image& input_image0, const Image& input_image1, const ReplaceValuesOptions& options = {}) {
  return call("replace_values", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct ResampleOptions {
  /// Magnification along x.
  double factor_x = 1;
  /// Magnification along y.
  double factor_y = 1;
  /// Magnification along z.
  double factor_z = 1;
  /// Linear between voxels, in float32; else the nearest voxel, in its own dtype.
  bool interpolate = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Enlarge or shrink an image together with its grid. A flat image stays flat: what is given for z is left out.
/// Voxel centres lie at halves, so that an image of width w spans 0 ... w.
/// input_image: Image to enlarge.
/// Border: zero; between voxels the border fades into it.
/// Gives: float32 if interpolate, else same as input.
inline Image resample(const Image& input_image, const ResampleOptions& options = {}) {
  return call("resample", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"factor_x", options.factor_x},
      {"factor_y", options.factor_y},
      {"factor_z", options.factor_z},
      {"interpolate", options.interpolate},
  }).image();
}

struct ResampleAffineOptions {
  /// 1: linear between pixels; 0: the nearest pixel. (from 0 to 1)
  std::int64_t order = 1;
  /// What stands beyond the border; rules of scipy.ndimage. (one of constant, grid-constant, nearest, mirror,
  /// reflect, wrap, grid-wrap)
  std::string mode = "constant";
  /// Value beyond the border where the mode is constant.
  double value = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Sample an image at places that depend linearly on the result's coordinates. Places are fixed-point numbers, so
/// that every device reads the same pixels.
/// input_image: Image to sample.
/// matrix: One row for each axis: its factors of the result's coordinates, and its offset, in pixels.
/// shape: Size of the result along each axis.
/// Border: as mode says.
/// Gives: same as input.
inline Image resample_affine(const Image& input_image, const std::vector<double>& matrix, const std::vector<double>& shape, const ResampleAffineOptions& options = {}) {
  return call("resample_affine", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"matrix", matrix},
      {"shape", shape},
      {"order", options.order},
      {"mode", options.mode},
      {"value", options.value},
  }).image();
}

struct RigidTransformOptions {
  /// Way towards larger coordinates along x. (in pixels)
  double translate_x = 0;
  /// Way towards larger coordinates along y. (in pixels)
  double translate_y = 0;
  /// Way towards larger coordinates along z. (in pixels)
  double translate_z = 0;
  /// Angle about the axis along x. (in degrees)
  double angle_x = 0;
  /// Angle about the axis along y. (in degrees)
  double angle_y = 0;
  /// Angle about the axis along z. (in degrees)
  double angle_z = 0;
  /// Whether the image's centre stays where it is, else its first corner.
  bool centered = true;
  /// Linear between voxels, in float32; else the nearest voxel, in its own dtype.
  bool interpolate = false;
  /// Whether the result is as large as the transformed image, else as the image.
  bool resize = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Turn an image about the axes x, y and z, in this order, then move it. A flat image stays flat: what is given for
/// z is left out. Voxel centres lie at halves, so that an image of width w spans 0 ... w. An output image of other
/// sizes is filled as it is; its centre is that of the result.
/// input_image: Image to turn and move.
/// Border: zero; between voxels the border fades into it.
/// Gives: float32 if interpolate, else same as input.
inline Image rigid_transform(const Image& input_image, const RigidTransformOptions& options = {}) {
  return call("rigid_transform", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"translate_x", options.translate_x},
      {"translate_y", options.translate_y},
      {"translate_z", options.translate_z},
      {"angle_x", options.angle_x},
      {"angle_y", options.angle_y},
      {"angle_z", options.angle_z},
      {"centered", options.centered},
      {"interpolate", options.interpolate},
      {"resize", options.resize},
  }).image();
}

struct RotateOptions {
  /// Angle about the axis along x. (in degrees)
  double angle_x = 0;
  /// Angle about the axis along y. (in degrees)
  double angle_y = 0;
  /// Angle about the axis along z. (in degrees)
  double angle_z = 0;
  /// Whether the image's centre stays where it is, else its first corner.
  bool centered = true;
  /// Linear between voxels, in float32; else the nearest voxel, in its own dtype.
  bool interpolate = false;
  /// Whether the result is as large as the transformed image, else as the image.
  bool resize = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Turn an image about the axes x, y and z, in this order. A flat image stays flat: what is given for z is left
/// out. Voxel centres lie at halves, so that an image of width w spans 0 ... w. An output image of other sizes is
/// filled as it is; its centre is that of the result.
/// input_image: Image to turn.
/// Border: zero; between voxels the border fades into it.
/// Gives: float32 if interpolate, else same as input.
inline Image rotate(const Image& input_image, const RotateOptions& options = {}) {
  return call("rotate", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"angle_x", options.angle_x},
      {"angle_y", options.angle_y},
      {"angle_z", options.angle_z},
      {"centered", options.centered},
      {"interpolate", options.interpolate},
      {"resize", options.resize},
  }).image();
}

struct RoundOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Nearest whole number, halves away from zero.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image round(const Image& input_image, const RoundOptions& options = {}) {
  return call("round", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct SatoFilterOptions {
  /// First standard deviation. (in pixels; from 0 to 1000)
  double sigma_minimum = 1;
  /// Standard deviations stay below. (in pixels; from 0 to 1000)
  double sigma_maximum = 3;
  /// Step from one to the next. (in pixels; from 0.001 to 1000)
  double sigma_step = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Strongest response to bright lines and tubes over several widths. From Gaussian second derivatives, scaled by
/// sigma squared; 0 where the image is not curved downwards across a line.
/// input_image: Image with bright lines.
/// Border: nearest.
/// Gives: same as input.
inline Image sato_filter(const Image& input_image, const SatoFilterOptions& options = {}) {
  return call("sato_filter", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"sigma_minimum", options.sigma_minimum},
      {"sigma_maximum", options.sigma_maximum},
      {"sigma_step", options.sigma_step},
  }).image();
}

struct ScaleOptions {
  /// Magnification along x.
  double factor_x = 1;
  /// Magnification along y.
  double factor_y = 1;
  /// Magnification along z.
  double factor_z = 1;
  /// Whether the image's centre stays where it is, else its first corner.
  bool centered = true;
  /// Linear between voxels, in float32; else the nearest voxel, in its own dtype.
  bool interpolate = false;
  /// Whether the result is as large as the transformed image, else as the image.
  bool resize = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Enlarge or shrink an image. A flat image stays flat: what is given for z is left out. Voxel centres lie at
/// halves, so that an image of width w spans 0 ... w. An output image of other sizes is filled as it is; its centre
/// is that of the result.
/// input_image: Image to enlarge.
/// Border: zero; between voxels the border fades into it.
/// Gives: float32 if interpolate, else same as input.
inline Image scale(const Image& input_image, const ScaleOptions& options = {}) {
  return call("scale", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"factor_x", options.factor_x},
      {"factor_y", options.factor_y},
      {"factor_z", options.factor_z},
      {"centered", options.centered},
      {"interpolate", options.interpolate},
      {"resize", options.resize},
  }).image();
}

struct ScatterOptions {
  /// First pixel along x; absent: the first, or the last going down.
  std::optional<std::int64_t> start_x = {};
  /// Pixel along x to stop before; absent: beyond the last.
  std::optional<std::int64_t> stop_x = {};
  /// Pixels along x from one to the next; below 0 going down.
  std::optional<std::int64_t> step_x = {};
  /// First pixel along y; absent: the first, or the last going down.
  std::optional<std::int64_t> start_y = {};
  /// Pixel along y to stop before; absent: beyond the last.
  std::optional<std::int64_t> stop_y = {};
  /// Pixels along y from one to the next; below 0 going down.
  std::optional<std::int64_t> step_y = {};
  /// First pixel along z; absent: the first, or the last going down.
  std::optional<std::int64_t> start_z = {};
  /// Pixel along z to stop before; absent: beyond the last.
  std::optional<std::int64_t> stop_z = {};
  /// Pixels along z from one to the next; below 0 going down.
  std::optional<std::int64_t> step_z = {};
};

/// Put an image into another at regular steps, in place. Values are cast as by astype. Pixels are counted from the
/// output's first.
/// input_image: Image to put in: as large as the pixels named.
/// output_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: that of output_image.
inline Image scatter(const Image& input_image, const Image& output_image, const ScatterOptions& options = {}) {
  return call("scatter", {
      {"input_image", input_image},
      {"output_image", output_image},
      {"start_x", options.start_x},
      {"stop_x", options.stop_x},
      {"step_x", options.step_x},
      {"start_y", options.start_y},
      {"stop_y", options.stop_y},
      {"step_y", options.step_y},
      {"start_z", options.start_z},
      {"stop_z", options.stop_z},
      {"step_z", options.step_z},
  }).image();
}

struct SetOptions {
  /// Value of every pixel.
  double scalar = 0;
};

/// Fill an image with a number, in place, and return it.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set(const Image& input_image, const SetOptions& options = {}) {
  return call("set", {
      {"input_image", input_image},
      {"scalar", options.scalar},
  }).image();
}

struct SetColumnOptions {
  /// Which column. (in pixels; from 0 to 2147483647)
  std::int64_t column_index = 0;
  /// Value to write; rounded for integers.
  double value = 0;
};

/// Write a number into a column, in place, and return the image. An index outside the image changes nothing.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set_column(const Image& input_image, const SetColumnOptions& options = {}) {
  return call("set_column", {
      {"input_image", input_image},
      {"column_index", options.column_index},
      {"value", options.value},
  }).image();
}

struct SetImageBordersOptions {
  /// Value to write; rounded for integers.
  double value = 0;
};

/// Write a number into all outermost pixels, in place, and return the image. Axes of length 1 have no border.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set_image_borders(const Image& input_image, const SetImageBordersOptions& options = {}) {
  return call("set_image_borders", {
      {"input_image", input_image},
      {"value", options.value},
  }).image();
}

struct SetNonzeroPixelsToPixelindexOptions {
  /// Number of the first pixel. (from 0 to 4294967295)
  std::int64_t offset = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Number the pixels that are not 0 by their place in the image.
/// input_image: Image whose pixels are numbered.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image set_nonzero_pixels_to_pixelindex(const Image& input_image, const SetNonzeroPixelsToPixelindexOptions& options = {}) {
  return call("set_nonzero_pixels_to_pixelindex", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"offset", options.offset},
  }).image();
}

struct SetPlaneOptions {
  /// Which plane. (in pixels; from 0 to 2147483647)
  std::int64_t plane_index = 0;
  /// Value to write; rounded for integers.
  double value = 0;
};

/// Write a number into a plane, in place, and return the image. An index outside the image changes nothing.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set_plane(const Image& input_image, const SetPlaneOptions& options = {}) {
  return call("set_plane", {
      {"input_image", input_image},
      {"plane_index", options.plane_index},
      {"value", options.value},
  }).image();
}

/// Write each pixel's x coordinate into it, in place, and return the image.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set_ramp_x(const Image& input_image) {
  return call("set_ramp_x", {
      {"input_image", input_image},
  }).image();
}

/// Write each pixel's y coordinate into it, in place, and return the image.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set_ramp_y(const Image& input_image) {
  return call("set_ramp_y", {
      {"input_image", input_image},
  }).image();
}

/// Write each pixel's z coordinate into it, in place, and return the image.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set_ramp_z(const Image& input_image) {
  return call("set_ramp_z", {
      {"input_image", input_image},
  }).image();
}

struct SetRowOptions {
  /// Which row. (in pixels; from 0 to 2147483647)
  std::int64_t row_index = 0;
  /// Value to write; rounded for integers.
  double value = 0;
};

/// Write a number into a row, in place, and return the image. An index outside the image changes nothing.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set_row(const Image& input_image, const SetRowOptions& options = {}) {
  return call("set_row", {
      {"input_image", input_image},
      {"row_index", options.row_index},
      {"value", options.value},
  }).image();
}

struct SetWhereXEqualsYOptions {
  /// Value to write; rounded for integers.
  double value = 0;
};

/// Write a number where x is equal to y, in place, and return the image.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set_where_x_equals_y(const Image& input_image, const SetWhereXEqualsYOptions& options = {}) {
  return call("set_where_x_equals_y", {
      {"input_image", input_image},
      {"value", options.value},
  }).image();
}

struct SetWhereXGreaterThanYOptions {
  /// Value to write; rounded for integers.
  double value = 0;
};

/// Write a number where x is greater than y, in place, and return the image.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set_where_x_greater_than_y(const Image& input_image, const SetWhereXGreaterThanYOptions& options = {}) {
  return call("set_where_x_greater_than_y", {
      {"input_image", input_image},
      {"value", options.value},
  }).image();
}

struct SetWhereXSmallerThanYOptions {
  /// Value to write; rounded for integers.
  double value = 0;
};

/// Write a number where x is smaller than y, in place, and return the image.
/// input_image: Image to write the result into.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image set_where_x_smaller_than_y(const Image& input_image, const SetWhereXSmallerThanYOptions& options = {}) {
  return call("set_where_x_smaller_than_y", {
      {"input_image", input_image},
      {"value", options.value},
  }).image();
}

struct SignOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// -1, 0 or 1 after the sign of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image sign(const Image& input_image, const SignOptions& options = {}) {
  return call("sign", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct SinOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Sine of each pixel, in radians.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image sin(const Image& input_image, const SinOptions& options = {}) {
  return call("sin", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct SinhOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Hyperbolic sine of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image sinh(const Image& input_image, const SinhOptions& options = {}) {
  return call("sinh", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct SkeletonizeOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Reduce objects to their skeletons: lines one pixel wide with the same topology and ends. Every value but 0 is
/// foreground. Components, holes and cavities stay as many as they were; neighbours of the foreground are pixels at
/// faces, edges and corners, of the background those at faces. Layers go from the six sides in turn, -x, +x, -y,
/// +y, -z, +z, as in Lee's method, but pixel by pixel in the order of pyclesperanto, so that skeletons differ from
/// scikit-image's.
/// input_image: Mask.
/// Border: outside is background.
/// Gives: uint8 (0 or 1).
inline Image skeletonize(const Image& input_image, const SkeletonizeOptions& options = {}) {
  return call("skeletonize", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct SmallHessianEigenvalueOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Smallest eigenvalue of the Hessian matrix of second differences. By value, not by magnitude: the smallest one is
/// most negative on bright lines and spots.
/// input_image: Image to differentiate.
/// Border: nearest.
/// Gives: float32.
inline Image small_hessian_eigenvalue(const Image& input_image, const SmallHessianEigenvalueOptions& options = {}) {
  return call("small_hessian_eigenvalue", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct SmallerOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where the first image is smaller than the second, else 0.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image smaller(const Image& input_image0, const Image& input_image1, const SmallerOptions& options = {}) {
  return call("smaller", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct SmallerConstantOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where a pixel is smaller than a number, else 0.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image smaller_constant(const Image& input_image, const SmallerConstantOptions& options = {}) {
  return call("smaller_constant", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct SmallerOrEqualOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where the first image is at most the second, else 0.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image smaller_or_equal(const Image& input_image0, const Image& input_image1, const SmallerOrEqualOptions& options = {}) {
  return call("smaller_or_equal", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct SmallerOrEqualConstantOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// 1 where a pixel is at most a number, else 0.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: uint8 (0 or 1).
inline Image smaller_or_equal_constant(const Image& input_image, const SmallerOrEqualConstantOptions& options = {}) {
  return call("smaller_or_equal_constant", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct SmoothConnectedLabelsOptions {
  /// Steps; 0 changes nothing. (in pixels; from 0 to 1048576)
  std::int64_t radius = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Smooth the outer outlines of labels that touch each other. erode_connected_labels, then dilate_labels of the
/// same radius. What stays is numbered from 1 in the order of the old numbers, unless the radius is 0.
/// input_image: Label image.
/// Border: outside pixels are left out, at each step.
/// Gives: uint32 labels.
inline Image smooth_connected_labels(const Image& input_image, const SmoothConnectedLabelsOptions& options = {}) {
  return call("smooth_connected_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius", options.radius},
  }).image();
}

struct SmoothLabelsOptions {
  /// Steps; 0 changes nothing. (in pixels; from 0 to 1048576)
  std::int64_t radius = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Smooth the outlines of labels. opening_labels, then labels grow until they meet; background stays background.
/// What stays is numbered from 1 in the order of the old numbers, unless the radius is 0.
/// input_image: Label image.
/// Border: outside pixels are left out, at each step.
/// Gives: uint32 labels.
inline Image smooth_labels(const Image& input_image, const SmoothLabelsOptions& options = {}) {
  return call("smooth_labels", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius", options.radius},
  }).image();
}

struct SobelOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Strength of edges: length of the Sobel gradient. Kernels are not normalised: a slope of 1 per pixel gives 8 in
/// 2D and 32 in 3D.
/// input_image: Image to find edges in.
/// Border: nearest.
/// Gives: float32.
inline Image sobel(const Image& input_image, const SobelOptions& options = {}) {
  return call("sobel", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct SpotsToPointlistOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Positions of what is not 0, as a list of points. Column l - 1 is for label l: x, y and, in a stack of several
/// planes, z. Of a label of several pixels the first counts; a number that no pixel has gets 0.
/// input_image: Spots; whatever is not 0 is one.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image spots_to_pointlist(const Image& input_image, const SpotsToPointlistOptions& options = {}) {
  return call("spots_to_pointlist", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct SquareOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Multiply each pixel by itself.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image square(const Image& input_image, const SquareOptions& options = {}) {
  return call("square", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct SquareRootOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Square root of each pixel; NaN below 0.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image square_root(const Image& input_image, const SquareRootOptions& options = {}) {
  return call("square_root", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct SquaredDifferenceOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Squared distance between two images pixel by pixel.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image squared_difference(const Image& input_image0, const Image& input_image1, const SquaredDifferenceOptions& options = {}) {
  return call("squared_difference", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct StandardDeviationOptions {
  /// Radius along x. (in pixels; from 0 to 1000)
  double radius_x = 1;
  /// Radius along y. (in pixels; from 0 to 1000)
  double radius_y = 1;
  /// Radius along z. (in pixels; from 0 to 1000)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Standard deviation of the pixels in a box or an ellipsoid around each pixel. Of the population: squares are
/// divided by the number of pixels. Computed from distances to the mean; of integers of up to 16 bits from exact
/// sums. Radii are cut to whole numbers.
/// input_image: Image to filter.
/// Border: nearest.
/// Gives: float32.
inline Image standard_deviation(const Image& input_image, const StandardDeviationOptions& options = {}) {
  return call("standard_deviation", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct StandardDeviationIntensityMapOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the standard deviation of its pixels' intensities. Squares are divided by the number of
/// pixels. The background is 0.
/// input_image: Intensities.
/// labels: Label image.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image standard_deviation_intensity_map(const Image& input_image, const Image& labels, const StandardDeviationIntensityMapOptions& options = {}) {
  return call("standard_deviation_intensity_map", {
      {"input_image", input_image},
      {"labels", labels},
      {"output_image", options.output_image},
  }).image();
}

struct StandardDeviationOfAllPixelsOptions {
  /// What is taken from the count before the division (0: of the population, 1: of a sample). (from 0 to
  /// 1000000000)
  std::int64_t ddof = 0;
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// Standard deviation of all pixels. From squared distances to the mean, added in float64; 0 where there are not
/// more pixels than ddof.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result standard_deviation_of_all_pixels(const Image& input_image, const StandardDeviationOfAllPixelsOptions& options = {}) {
  return call("standard_deviation_of_all_pixels", {
      {"input_image", input_image},
      {"ddof", options.ddof},
      {"frames", options.frames},
  });
}

struct StandardDeviationOfTouchingNeighborsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Standard deviation of each label's number and those of its neighbours. The label's own number counts too;
/// squares are divided by how many there are. Labels i and j are neighbours where entry (i, j) or (j, i) of the
/// matrix is over 0.
/// vector: A number for each label from 0, or from 1: then the background is left out.
/// matrix: Square matrix that says which labels touch, background first.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image standard_deviation_of_touching_neighbors(const Image& vector, const Image& matrix, const StandardDeviationOfTouchingNeighborsOptions& options = {}) {
  return call("standard_deviation_of_touching_neighbors", {
      {"vector", vector},
      {"matrix", matrix},
      {"output_image", options.output_image},
  }).image();
}

struct StandardDeviationOfTouchingNeighborsMapOptions {
  /// Steps from neighbour to neighbour. (from 0 to 1000000000)
  std::int64_t radius = 1;
  /// The background is nobody's neighbour.
  bool ignore_background = true;
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label the standard deviation of its number and those of its neighbours. The label's own number
/// counts too; squares are divided by how many there are. Neighbours touch at faces, or are reached by `radius`
/// steps over labels that do. A label's number is the map's at its first pixel.
/// map: A number for each label, painted on it.
/// labels: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: float32.
inline Image standard_deviation_of_touching_neighbors_map(const Image& map, const Image& labels, const StandardDeviationOfTouchingNeighborsMapOptions& options = {}) {
  return call("standard_deviation_of_touching_neighbors_map", {
      {"map", map},
      {"labels", labels},
      {"output_image", options.output_image},
      {"radius", options.radius},
      {"ignore_background", options.ignore_background},
  }).image();
}

struct StandardDeviationPartialTouchingAreaMatrixOptions {
  /// Image to write the result into.
  Image output_image_vector = {};
};

/// How unevenly each label's surface is shared among those it touches. A label's portions are the faces it shares
/// with each other label and with the background over all of these; faces at the image's edge do not count. Their
/// standard deviation is over the labels touched, background included; entry l is for label l.
/// input_image_label: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: float32.
inline Image standard_deviation_partial_touching_area_matrix(const Image& input_image_label, const StandardDeviationPartialTouchingAreaMatrixOptions& options = {}) {
  return call("standard_deviation_partial_touching_area_matrix", {
      {"input_image_label", input_image_label},
      {"output_image_vector", options.output_image_vector},
  }).image();
}

struct StatisticsOfBackgroundAndLabelledPixelsOptions {
  /// Intensities.
  Image intensity = {};
  /// Label image.
  Image label = {};
  /// Size of a pixel along z, y, x (or y, x).
  std::vector<double> spacing = {};
  /// 'all', or names separated by commas: fewer passes when only those of places are wanted.
  std::string columns = "all";
  /// Where to run; by default on the current device.
  std::string device = {};
};

/// Measure the background and each label; the older name of labels_statistics(include_background=True). One row for
/// each number from 1 to the largest label, in each frame; a number that no pixel has gets area 0 and NaN. Bounding
/// boxes include both ends. Standard deviations divide by the number of pixels. With `spacing` areas, centroids,
/// centers of mass and distances are in its unit; bounding boxes and sums stay in pixels.
/// Border: none: only pixels of the image count.
/// Gives: A table: columns of one number for each label.
inline Result statistics_of_background_and_labelled_pixels(const StatisticsOfBackgroundAndLabelledPixelsOptions& options = {}) {
  return call("statistics_of_background_and_labelled_pixels", {
      {"intensity", options.intensity},
      {"label", options.label},
      {"spacing", options.spacing},
      {"columns", options.columns},
  }, options.device);
}

struct StatisticsOfLabelledNeighborsOptions {
  /// Distances within which others are counted; 10, 20, 40, 80 and 160 unless given.
  std::vector<double> proximal_distances = {};
  /// How many nearest others to take; 1 to 8, 10 and 20 unless given.
  std::vector<double> nearest_neighbor_ns = {};
  /// Steps by which labels grow; 5 and 10 unless given.
  std::vector<double> dilation_radii = {};
};

/// Measure each label's neighbours; the older name of labels_neighbors_statistics. Touching labels share faces of
/// pixels; touch counts are these faces, portions their share of all faces of the label. Distances are those of
/// centroids. Columns that end in _dilated_r_R measure labels grown by R steps (dilate_labels). Without touching
/// neighbours numbers are 0, their ratio NaN; a number that no pixel has has counts of 0 and no distances.
/// label: Label image.
/// Border: at the image's edge nothing touches; labels that grow leave out what lies outside.
/// Gives: A table: columns of one number for each label.
inline Result statistics_of_labelled_neighbors(const Image& label, const StatisticsOfLabelledNeighborsOptions& options = {}) {
  return call("statistics_of_labelled_neighbors", {
      {"label", label},
      {"proximal_distances", options.proximal_distances},
      {"nearest_neighbor_ns", options.nearest_neighbor_ns},
      {"dilation_radii", options.dilation_radii},
  });
}

struct StatisticsOfLabelledPixelsOptions {
  /// Intensities.
  Image intensity = {};
  /// Label image.
  Image label = {};
  /// Size of a pixel along z, y, x (or y, x).
  std::vector<double> spacing = {};
  /// 'all', or names separated by commas: fewer passes when only those of places are wanted.
  std::string columns = "all";
  /// Where to run; by default on the current device.
  std::string device = {};
};

/// Measure each label; the older name of labels_statistics, with its images the other way round. One row for each
/// number from 1 to the largest label, in each frame; a number that no pixel has gets area 0 and NaN. Bounding
/// boxes include both ends. Standard deviations divide by the number of pixels. With `spacing` areas, centroids,
/// centers of mass and distances are in its unit; bounding boxes and sums stay in pixels.
/// Border: none: only pixels of the image count.
/// Gives: A table: columns of one number for each label.
inline Result statistics_of_labelled_pixels(const StatisticsOfLabelledPixelsOptions& options = {}) {
  return call("statistics_of_labelled_pixels", {
      {"intensity", options.intensity},
      {"label", options.label},
      {"spacing", options.spacing},
      {"columns", options.columns},
  }, options.device);
}

struct StdXProjectionOptions {
  /// What is taken from the count before the division (0: of the population, 1: of a sample). (from 0 to
  /// 1000000000)
  std::int64_t ddof = 0;
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Standard deviation along x. From squared distances to the mean, in float64; 0 where there are not more pixels
/// than ddof.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image std_x_projection(const Image& input_image, const StdXProjectionOptions& options = {}) {
  return call("std_x_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"ddof", options.ddof},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct StdYProjectionOptions {
  /// What is taken from the count before the division (0: of the population, 1: of a sample). (from 0 to
  /// 1000000000)
  std::int64_t ddof = 0;
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Standard deviation along y. From squared distances to the mean, in float64; 0 where there are not more pixels
/// than ddof.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image std_y_projection(const Image& input_image, const StdYProjectionOptions& options = {}) {
  return call("std_y_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"ddof", options.ddof},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct StdZProjectionOptions {
  /// What is taken from the count before the division (0: of the population, 1: of a sample). (from 0 to
  /// 1000000000)
  std::int64_t ddof = 0;
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Standard deviation along z. From squared distances to the mean, in float64; 0 where there are not more pixels
/// than ddof.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image std_z_projection(const Image& input_image, const StdZProjectionOptions& options = {}) {
  return call("std_z_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"ddof", options.ddof},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct SubStackOptions {
  /// First plane. (from -2147483647 to 2147483647)
  std::int64_t start_z = 0;
  /// Last plane; it belongs to the result. (from -2147483647 to 2147483647)
  std::int64_t end_z = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Cut some planes out of a stack. A single plane is 2D.
/// input_image: Stack to cut from.
/// Border: beyond the stack its outermost planes repeat.
/// Gives: same as input.
inline Image sub_stack(const Image& input_image, const SubStackOptions& options = {}) {
  return call("sub_stack", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"start_z", options.start_z},
      {"end_z", options.end_z},
  }).image();
}

struct SubtractGaussianBackgroundOptions {
  /// Standard deviation of the background along x. (in pixels; from 0 to 1000)
  double sigma_x = 2;
  /// Standard deviation of the background along y. (in pixels; from 0 to 1000)
  double sigma_y = 2;
  /// Standard deviation of the background along z. (in pixels; from 0 to 1000)
  double sigma_z = 2;
  /// Image to write the result into.
  Image output_image = {};
};

/// Subtract a blurred copy of the image.
/// input_image: Image to filter.
/// Border: nearest.
/// Gives: float32.
inline Image subtract_gaussian_background(const Image& input_image, const SubtractGaussianBackgroundOptions& options = {}) {
  return call("subtract_gaussian_background", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"sigma_x", options.sigma_x},
      {"sigma_y", options.sigma_y},
      {"sigma_z", options.sigma_z},
  }).image();
}

struct SubtractImageFromScalarOptions {
  /// Number to combine each pixel with.
  double scalar = 0;
  /// Image to write the result into.
  Image output_image = {};
};

/// Subtract each pixel from a number.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image subtract_image_from_scalar(const Image& input_image, const SubtractImageFromScalarOptions& options = {}) {
  return call("subtract_image_from_scalar", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"scalar", options.scalar},
  }).image();
}

struct SubtractImagesOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Subtract the second image from the first.
/// input_image0: First image.
/// input_image1: Second image; its shape is equal or stretches.
/// Border: none: each pixel by itself.
/// Gives: promoted from the inputs.
inline Image subtract_images(const Image& input_image0, const Image& input_image1, const SubtractImagesOptions& options = {}) {
  return call("subtract_images", {
      {"input_image0", input_image0},
      {"input_image1", input_image1},
      {"output_image", options.output_image},
  }).image();
}

struct SumOfAllPixelsOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// Sum of all pixel values. Integers are added exactly; a sum beyond 64 bits is an error. Floats are added in
/// float64 in a fixed order.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result sum_of_all_pixels(const Image& input_image, const SumOfAllPixelsOptions& options = {}) {
  return call("sum_of_all_pixels", {
      {"input_image", input_image},
      {"frames", options.frames},
  });
}

struct SumReductionXOptions {
  /// Length of a block. (in pixels; from 1 to 1000000000)
  std::int64_t blocksize = 256;
  /// Image to write the result into.
  Image output_image = {};
};

/// Sum of each block of pixels along x. The last block of a row may be shorter. Integers are added exactly and
/// saturate, floats in float64. An output image says how many blocks there are: those beyond the image are 0.
/// input_image: Image to sum up.
/// Border: none: only pixels of the image count.
/// Gives: uint32, int32 or float32 by input.
inline Image sum_reduction_x(const Image& input_image, const SumReductionXOptions& options = {}) {
  return call("sum_reduction_x", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"blocksize", options.blocksize},
  }).image();
}

struct SumXProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Sum along x. Integers are added exactly; a sum that does not fit the result saturates. Floats are added in
/// float64.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32, int32 or float32 by input.
inline Image sum_x_projection(const Image& input_image, const SumXProjectionOptions& options = {}) {
  return call("sum_x_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct SumYProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Sum along y. Integers are added exactly; a sum that does not fit the result saturates. Floats are added in
/// float64.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32, int32 or float32 by input.
inline Image sum_y_projection(const Image& input_image, const SumYProjectionOptions& options = {}) {
  return call("sum_y_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct SumZProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Sum along z. Integers are added exactly; a sum that does not fit the result saturates. Floats are added in
/// float64.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32, int32 or float32 by input.
inline Image sum_z_projection(const Image& input_image, const SumZProjectionOptions& options = {}) {
  return call("sum_z_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct SymmetricMaximumMatrixOptions {
  /// Image to write the result into.
  Image output_image_matrix = {};
};

/// The larger of a matrix and its transpose.
/// input_image_matrix: Matrix; row and column 0 are the background's.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image symmetric_maximum_matrix(const Image& input_image_matrix, const SymmetricMaximumMatrixOptions& options = {}) {
  return call("symmetric_maximum_matrix", {
      {"input_image_matrix", input_image_matrix},
      {"output_image_matrix", options.output_image_matrix},
  }).image();
}

struct SymmetricMeanMatrixOptions {
  /// Image to write the result into.
  Image output_image_matrix = {};
};

/// The mean of a matrix and its transpose.
/// input_image_matrix: Matrix; row and column 0 are the background's.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image symmetric_mean_matrix(const Image& input_image_matrix, const SymmetricMeanMatrixOptions& options = {}) {
  return call("symmetric_mean_matrix", {
      {"input_image_matrix", input_image_matrix},
      {"output_image_matrix", options.output_image_matrix},
  }).image();
}

struct SymmetricMinimumMatrixOptions {
  /// Image to write the result into.
  Image output_image_matrix = {};
};

/// The smaller of a matrix and its transpose.
/// input_image_matrix: Matrix; row and column 0 are the background's.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image symmetric_minimum_matrix(const Image& input_image_matrix, const SymmetricMinimumMatrixOptions& options = {}) {
  return call("symmetric_minimum_matrix", {
      {"input_image_matrix", input_image_matrix},
      {"output_image_matrix", options.output_image_matrix},
  }).image();
}

struct TanOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Tangent of each pixel, in radians.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image tan(const Image& input_image, const TanOptions& options = {}) {
  return call("tan", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct TanhOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Hyperbolic tangent of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: float32.
inline Image tanh(const Image& input_image, const TanhOptions& options = {}) {
  return call("tanh", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct ThresholdIsodataOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
  /// Image to write the result into.
  Image output_image = {};
};

/// Mask of the pixels above the isodata threshold. It is the lowest that lies half-way between the means of the two
/// classes. It is found in 256 bins whose centres run from the smallest to the largest finite value; integers that
/// span no more than 256 values have a bin for each. NaN is not counted. A constant image, or one without finite
/// values, gives an empty mask.
/// input_image: Image to threshold.
/// Border: none: only pixels of the image count.
/// Gives: uint8 (0 or 1).
inline Image threshold_isodata(const Image& input_image, const ThresholdIsodataOptions& options = {}) {
  return call("threshold_isodata", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"frames", options.frames},
  }).image();
}

struct ThresholdLiOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
  /// Image to write the result into.
  Image output_image = {};
};

/// Mask of the pixels above Li's threshold. It makes the cross entropy between the image and the means of the two
/// classes smallest, found by iteration from the mean to half a bin, where intensities count from the smallest. It
/// is found in 256 bins whose centres run from the smallest to the largest finite value; integers that span no more
/// than 256 values have a bin for each. NaN is not counted. A constant image, or one without finite values, gives
/// an empty mask.
/// input_image: Image to threshold.
/// Border: none: only pixels of the image count.
/// Gives: uint8 (0 or 1).
inline Image threshold_li(const Image& input_image, const ThresholdLiOptions& options = {}) {
  return call("threshold_li", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"frames", options.frames},
  }).image();
}

struct ThresholdMeanOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
  /// Image to write the result into.
  Image output_image = {};
};

/// Mask of the pixels above the mean.
/// input_image: Image to threshold.
/// Border: none: only pixels of the image count.
/// Gives: uint8 (0 or 1).
inline Image threshold_mean(const Image& input_image, const ThresholdMeanOptions& options = {}) {
  return call("threshold_mean", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"frames", options.frames},
  }).image();
}

struct ThresholdOtsuOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
  /// Image to write the result into.
  Image output_image = {};
};

/// Mask of the pixels above Otsu's threshold. It makes the variance between the two classes largest. It is found in
/// 256 bins whose centres run from the smallest to the largest finite value; integers that span no more than 256
/// values have a bin for each. NaN is not counted. A constant image, or one without finite values, gives an empty
/// mask.
/// input_image: Image to threshold.
/// Border: none: only pixels of the image count.
/// Gives: uint8 (0 or 1).
inline Image threshold_otsu(const Image& input_image, const ThresholdOtsuOptions& options = {}) {
  return call("threshold_otsu", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"frames", options.frames},
  }).image();
}

struct ThresholdTriangleOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
  /// Image to write the result into.
  Image output_image = {};
};

/// Mask of the pixels above the triangle threshold. It is where the histogram lies deepest below the line from its
/// peak to the end of its longer tail. It is found in 256 bins whose centres run from the smallest to the largest
/// finite value; integers that span no more than 256 values have a bin for each. NaN is not counted. A constant
/// image, or one without finite values, gives an empty mask.
/// input_image: Image to threshold.
/// Border: none: only pixels of the image count.
/// Gives: uint8 (0 or 1).
inline Image threshold_triangle(const Image& input_image, const ThresholdTriangleOptions& options = {}) {
  return call("threshold_triangle", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"frames", options.frames},
  }).image();
}

struct ThresholdYenOptions {
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
  /// Image to write the result into.
  Image output_image = {};
};

/// Mask of the pixels above Yen's threshold. It makes the correlation within the two classes largest. It is found
/// in 256 bins whose centres run from the smallest to the largest finite value; integers that span no more than 256
/// values have a bin for each. NaN is not counted. A constant image, or one without finite values, gives an empty
/// mask.
/// input_image: Image to threshold.
/// Border: none: only pixels of the image count.
/// Gives: uint8 (0 or 1).
inline Image threshold_yen(const Image& input_image, const ThresholdYenOptions& options = {}) {
  return call("threshold_yen", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"frames", options.frames},
  }).image();
}

struct TopHatOptions {
  /// Radius; fractions are dropped, 0 leaves the axis alone along x. (in pixels; from 0 to 1048576)
  double radius_x = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along y. (in pixels; from 0 to 1048576)
  double radius_y = 1;
  /// Radius; fractions are dropped, 0 leaves the axis alone along z. (in pixels; from 0 to 1048576)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// What an opening removes: bright structures smaller than the neighbourhood, without background.
/// input_image: Image to work on.
/// Border: outside pixels are left out, which equals repeating the edge pixel, at each step.
/// Gives: same as input.
inline Image top_hat(const Image& input_image, const TopHatOptions& options = {}) {
  return call("top_hat", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct TouchingNeighborCountMapOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Paint on each label how many others touch it. Labels touch at faces; the background is no neighbour.
/// labels: Label image.
/// Border: at the image's edge nothing touches.
/// Gives: float32.
inline Image touching_neighbor_count_map(const Image& labels, const TouchingNeighborCountMapOptions& options = {}) {
  return call("touching_neighbor_count_map", {
      {"labels", labels},
      {"output_image", options.output_image},
  }).image();
}

struct TranslateOptions {
  /// Way towards larger coordinates along x. (in pixels)
  double translate_x = 0;
  /// Way towards larger coordinates along y. (in pixels)
  double translate_y = 0;
  /// Way towards larger coordinates along z. (in pixels)
  double translate_z = 0;
  /// Linear between voxels, in float32; else the nearest voxel, in its own dtype.
  bool interpolate = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Move an image by some pixels. A flat image stays flat: what is given for z is left out. Voxel centres lie at
/// halves, so that an image of width w spans 0 ... w. An output image of other sizes is filled as it is; its centre
/// is that of the result.
/// input_image: Image to move.
/// Border: zero; between voxels the border fades into it.
/// Gives: float32 if interpolate, else same as input.
inline Image translate(const Image& input_image, const TranslateOptions& options = {}) {
  return call("translate", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"translate_x", options.translate_x},
      {"translate_y", options.translate_y},
      {"translate_z", options.translate_z},
      {"interpolate", options.interpolate},
  }).image();
}

struct TransposeXyOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Swap the axes x and y.
/// input_image: Image to turn.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image transpose_xy(const Image& input_image, const TransposeXyOptions& options = {}) {
  return call("transpose_xy", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct TransposeXzOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Swap the axes x and z.
/// input_image: Image to turn.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image transpose_xz(const Image& input_image, const TransposeXzOptions& options = {}) {
  return call("transpose_xz", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct TransposeYzOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Swap the axes y and z.
/// input_image: Image to turn.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image transpose_yz(const Image& input_image, const TransposeYzOptions& options = {}) {
  return call("transpose_yz", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct TruncateOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Whole part of each pixel.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image truncate(const Image& input_image, const TruncateOptions& options = {}) {
  return call("truncate", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct TubenessOptions {
  /// Standard deviation, about the radius of the lines. (in pixels; from 0 to 1000)
  double sigma = 1;
  /// Image to write the result into.
  Image output_image = {};
};

/// Response to bright lines and tubes of one width. From Gaussian second derivatives, scaled by sigma squared; 0
/// where the image is not curved downwards across a line.
/// input_image: Image with bright lines.
/// Border: nearest.
/// Gives: same as input.
inline Image tubeness(const Image& input_image, const TubenessOptions& options = {}) {
  return call("tubeness", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"sigma", options.sigma},
  }).image();
}

struct UndefinedToZeroOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Replace NaN and infinities by 0.
/// input_image: Image to work on.
/// Border: none: each pixel by itself.
/// Gives: same as input.
inline Image undefined_to_zero(const Image& input_image, const UndefinedToZeroOptions& options = {}) {
  return call("undefined_to_zero", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct UnpadOptions {
  /// Final size along x; 0: as it is. (in pixels; from 0 to 2147483647)
  std::int64_t size_x = 0;
  /// Final size along y; 0: as it is. (in pixels; from 0 to 2147483647)
  std::int64_t size_y = 0;
  /// Final size along z; 0: as it is. (in pixels; from 0 to 2147483647)
  std::int64_t size_z = 0;
  /// Whether the middle is kept rather than the start.
  bool center = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Cut an image to a given size: what pad has put around it. Leading axes of length 1 are dropped, as in
/// pyclesperanto.
/// input_image: Image to cut.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image unpad(const Image& input_image, const UnpadOptions& options = {}) {
  return call("unpad", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"size_x", options.size_x},
      {"size_y", options.size_y},
      {"size_z", options.size_z},
      {"center", options.center},
  }).image();
}

struct VarianceFilterOptions {
  /// Radius along x. (in pixels; from 0 to 1000)
  double radius_x = 1;
  /// Radius along y. (in pixels; from 0 to 1000)
  double radius_y = 1;
  /// Radius along z. (in pixels; from 0 to 1000)
  double radius_z = 1;
  /// Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1. (one of box, sphere)
  std::string connectivity = "box";
  /// Image to write the result into.
  Image output_image = {};
};

/// Variance of the pixels in a box or an ellipsoid around each pixel. Of the population: squares are divided by the
/// number of pixels. Computed from distances to the mean; of integers of up to 16 bits from exact sums. Radii are
/// cut to whole numbers.
/// input_image: Image to filter.
/// Border: nearest.
/// Gives: float32.
inline Image variance_filter(const Image& input_image, const VarianceFilterOptions& options = {}) {
  return call("variance_filter", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"radius_x", options.radius_x},
      {"radius_y", options.radius_y},
      {"radius_z", options.radius_z},
      {"connectivity", options.connectivity},
  }).image();
}

struct VarianceOfAllPixelsOptions {
  /// What is taken from the count before the division (0: of the population, 1: of a sample). (from 0 to
  /// 1000000000)
  std::int64_t ddof = 0;
  /// Whether each frame of a batch is an image of its own, or all together are one. (one of apart, together)
  std::string frames = "apart";
};

/// Variance of all pixels. From squared distances to the mean, added in float64; 0 where there are not more pixels
/// than ddof.
/// input_image: Image to measure.
/// Border: none: only pixels of the image count.
/// Gives: number; a list of one for each frame of a batch.
inline Result variance_of_all_pixels(const Image& input_image, const VarianceOfAllPixelsOptions& options = {}) {
  return call("variance_of_all_pixels", {
      {"input_image", input_image},
      {"ddof", options.ddof},
      {"frames", options.frames},
  });
}

struct VarianceXProjectionOptions {
  /// What is taken from the count before the division (0: of the population, 1: of a sample). (from 0 to
  /// 1000000000)
  std::int64_t ddof = 0;
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Variance along x. From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image variance_x_projection(const Image& input_image, const VarianceXProjectionOptions& options = {}) {
  return call("variance_x_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"ddof", options.ddof},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct VarianceYProjectionOptions {
  /// What is taken from the count before the division (0: of the population, 1: of a sample). (from 0 to
  /// 1000000000)
  std::int64_t ddof = 0;
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Variance along y. From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image variance_y_projection(const Image& input_image, const VarianceYProjectionOptions& options = {}) {
  return call("variance_y_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"ddof", options.ddof},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct VarianceZProjectionOptions {
  /// What is taken from the count before the division (0: of the population, 1: of a sample). (from 0 to
  /// 1000000000)
  std::int64_t ddof = 0;
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Variance along z. From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: float32.
inline Image variance_z_projection(const Image& input_image, const VarianceZProjectionOptions& options = {}) {
  return call("variance_z_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"ddof", options.ddof},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct VoronoiLabelingOptions {
  /// Image to write the result into.
  Image output_labels = {};
};

/// Number connected components and let each own the pixels that are nearest to it. Distances are Euclidean; of
/// components as near as each other the one whose nearest pixel comes first wins.
/// input_binary: Mask; whatever is not zero is foreground.
/// Border: outside is unknown.
/// Gives: uint32 labels.
inline Image voronoi_labeling(const Image& input_binary, const VoronoiLabelingOptions& options = {}) {
  return call("voronoi_labeling", {
      {"input_binary", input_binary},
      {"output_labels", options.output_labels},
  }).image();
}

struct VoronoiOtsuLabelingOptions {
  /// How far apart seeds are. (in pixels; from 0 to 1000)
  double spot_sigma = 2;
  /// How smooth outlines are. (in pixels; from 0 to 1000)
  double outline_sigma = 2;
  /// Image to write the result into.
  Image output_image = {};
};

/// Segment blobs: seeds at bright spots, outlines by Otsu's threshold, borders half-way between seeds. Spots are
/// maxima of the image blurred by spot_sigma inside the mask, which is Otsu's threshold of the image blurred by
/// outline_sigma.
/// input_image: Intensities.
/// Border: nearest when smoothing; nothing grows from outside.
/// Gives: uint32 labels.
inline Image voronoi_otsu_labeling(const Image& input_image, const VoronoiOtsuLabelingOptions& options = {}) {
  return call("voronoi_otsu_labeling", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"spot_sigma", options.spot_sigma},
      {"outline_sigma", options.outline_sigma},
  }).image();
}

struct WriteValuesToPositionsOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Write values into an image at points of a list, in place. Coordinates are cut to whole numbers; points outside
/// are left out; of several at one place the last stays. Values are cast as by astype. Without an output the image
/// is as small as it can be.
/// input_image: Points as columns, with rows x, y, in stacks z, and the value.
/// Border: points outside are left out.
/// Gives: that of output_image, else same as input.
inline Image write_values_to_positions(const Image& input_image, const WriteValuesToPositionsOptions& options = {}) {
  return call("write_values_to_positions", {
      {"input_image", input_image},
      {"output_image", options.output_image},
  }).image();
}

struct XPositionOfMaximumXProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Where along x the largest value stands. The first of several that are equal; the first NaN, if there is one.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image x_position_of_maximum_x_projection(const Image& input_image, const XPositionOfMaximumXProjectionOptions& options = {}) {
  return call("x_position_of_maximum_x_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct XPositionOfMinimumXProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Where along x the smallest value stands. The first of several that are equal; the first NaN, if there is one.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image x_position_of_minimum_x_projection(const Image& input_image, const XPositionOfMinimumXProjectionOptions& options = {}) {
  return call("x_position_of_minimum_x_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct YPositionOfMaximumYProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Where along y the largest value stands. The first of several that are equal; the first NaN, if there is one.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image y_position_of_maximum_y_projection(const Image& input_image, const YPositionOfMaximumYProjectionOptions& options = {}) {
  return call("y_position_of_maximum_y_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct YPositionOfMinimumYProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Where along y the smallest value stands. The first of several that are equal; the first NaN, if there is one.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image y_position_of_minimum_y_projection(const Image& input_image, const YPositionOfMinimumYProjectionOptions& options = {}) {
  return call("y_position_of_minimum_y_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct ZPositionOfMaximumZProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Where along z the largest value stands. The first of several that are equal; the first NaN, if there is one.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image z_position_of_maximum_z_projection(const Image& input_image, const ZPositionOfMaximumZProjectionOptions& options = {}) {
  return call("z_position_of_maximum_z_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct ZPositionOfMinimumZProjectionOptions {
  /// Keep the axis, with length 1.
  bool keep_dims = false;
  /// Image to write the result into.
  Image output_image = {};
};

/// Where along z the smallest value stands. The first of several that are equal; the first NaN, if there is one.
/// input_image: Image to project.
/// Border: none: only pixels of the image count.
/// Gives: uint32.
inline Image z_position_of_minimum_z_projection(const Image& input_image, const ZPositionOfMinimumZProjectionOptions& options = {}) {
  return call("z_position_of_minimum_z_projection", {
      {"input_image", input_image},
      {"output_image", options.output_image},
      {"keep_dims", options.keep_dims},
  }).image();
}

struct ZPositionProjectionOptions {
  /// Image to write the result into.
  Image output_image = {};
};

/// Take each pixel from the plane of a stack that an altitude map names. Positions are cut to whole numbers; one
/// outside the stack reads its nearest end.
/// input_image: Stack to sample.
/// position: Index of a plane for each pixel: an image with the stack's height and width.
/// Border: none: only pixels of the image count.
/// Gives: same as input.
inline Image z_position_projection(const Image& input_image, const Image& position, const ZPositionProjectionOptions& options = {}) {
  return call("z_position_projection", {
      {"input_image", input_image},
      {"position", position},
      {"output_image", options.output_image},
  }).image();
}

}  // namespace fulmo
