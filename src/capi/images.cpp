// Images: made of host memory, looked at, moved, cast.
#include <algorithm>
#include <cmath>
#include <limits>

#include "capi/border.hpp"
#include "core/pixels.hpp"
#include "skeletons/map/map.hpp"

using namespace fulmo;
using namespace fulmo::capi;

namespace {

fulmo_image* owned(NodeRef node) { return new fulmo_image{Image(std::move(node))}; }

NodeRef node_of(const fulmo_image* image) { return given(image, "image").image.node(); }

DType dtype_from(fulmo_dtype dtype) {
  if (dtype < 0 || dtype >= dtype_count) throw TypeMismatch("dtype must be from 0 to 9, got " + std::to_string(dtype));
  return static_cast<DType>(dtype);
}

void expect(bool good, const std::string& rule, std::int64_t got) {
  if (!good) throw ShapeError(rule + ", got " + std::to_string(got));
}

Type type_from(const fulmo_type& type) {
  expect(type.axes >= 0 && type.axes <= FULMO_MAX_AXES, "axes must be from 0 to " + std::to_string(FULMO_MAX_AXES),
         type.axes);
  expect(type.frames >= 0 && type.frames <= type.axes, "frames must be from 0 to the number of axes", type.frames);
  expect(type.axes - type.frames <= 3, "the axes that are no frames must be at most 3", type.axes - type.frames);
  std::int64_t room = std::numeric_limits<std::int64_t>::max() / 8;
  for (int axis = 0; axis < type.axes; ++axis) {
    expect(type.shape[axis] >= 0 && type.shape[axis] <= room, "each size must be at least 0 and all pixels countable",
           type.shape[axis]);
    room /= std::max<std::int64_t>(type.shape[axis], 1);
  }
  return {dtype_from(type.dtype), {type.shape, type.shape + type.axes}, type.frames};
}

fulmo_type type_to(const Type& type) {
  if (type.shape.size() > FULMO_MAX_AXES) throw UnsupportedError("images of more than 8 axes cannot be described here");
  fulmo_type result{static_cast<fulmo_dtype>(type.dtype), static_cast<int32_t>(type.shape.size()), type.batch, {}};
  std::copy(type.shape.begin(), type.shape.end(), result.shape);
  return result;
}

NodeRef moved_to(const NodeRef& node, const DeviceRef& device) {
  std::vector<char> pixels(node->type.bytes());
  download(node, pixels.data());
  NodeRef result = upload(node->type, pixels.data(), device);
  result->metadata = node->metadata;
  return result;
}

}  // namespace

fulmo_status fulmo_image_create(const fulmo_type* type, const void* pixels, const char* device, fulmo_image** image) {
  return guarded([&] {
    const Type wanted = type_from(given(type, "type"));
    const DeviceRef where = device_or_current(device);
    if (pixels) check_pixels(wanted, pixels);
    given(image, "image") = owned(pixels ? upload(wanted, pixels, where) : filled(wanted, 0, where));
  });
}

fulmo_image* fulmo_image_retain(fulmo_image* image) {
  if (image) ++image->owners;
  return image;
}

void fulmo_image_release(fulmo_image* image) {
  if (image && --image->owners == 0) delete image;
}

fulmo_status fulmo_image_type(const fulmo_image* image, fulmo_type* type) {
  return guarded([&] { given(type, "type") = type_to(node_of(image)->type); });
}

fulmo_status fulmo_image_device(const fulmo_image* image, const char** id) {
  return guarded([&] { given(id, "id") = node_of(image)->device->id.c_str(); });
}

fulmo_status fulmo_image_pull(const fulmo_image* image, void* pixels, size_t bytes) {
  return guarded([&] {
    const NodeRef node = node_of(image);
    const std::size_t needed = node->type.bytes();
    if (bytes != needed)
      throw ShapeError("bytes must be the image's " + std::to_string(needed) + ", got " + std::to_string(bytes));
    if (needed) download(node, &given(static_cast<char*>(pixels), "pixels"));
  });
}

fulmo_status fulmo_image_compute(const fulmo_image* image) {
  return guarded([&] { evaluate(node_of(image)); });
}

fulmo_status fulmo_image_to(fulmo_image* image, const char* device, fulmo_image** moved) {
  return guarded([&] {
    const NodeRef node = node_of(image);
    const DeviceRef target = device_or_current(device);
    given(moved, "moved") = target == node->device ? fulmo_image_retain(image) : owned(moved_to(node, target));
  });
}

fulmo_status fulmo_image_cast(const fulmo_image* image, fulmo_dtype dtype, fulmo_image** result) {
  return guarded([&] { given(result, "result") = owned(cast_truncating(node_of(image), dtype_from(dtype))); });
}

fulmo_status fulmo_image_spacing(const fulmo_image* image, double zyx[3]) {
  return guarded([&] {
    const auto spacing = node_of(image)->metadata.spacing;
    std::copy(spacing.begin(), spacing.end(), &given(zyx, "zyx"));
  });
}

fulmo_status fulmo_image_set_spacing(fulmo_image* image, const double zyx[3]) {
  return guarded([&] {
    const NodeRef node = node_of(image);
    const double* sizes = &given(zyx, "zyx");
    if (!std::all_of(sizes, sizes + 3, [](double size) { return size > 0 && std::isfinite(size); }))
      throw ParameterError("spacing must be three positive numbers");
    std::copy(sizes, sizes + 3, node->metadata.spacing.begin());
  });
}

fulmo_status fulmo_image_explain(const fulmo_image* image, const char** text) {
  return guarded([&] { given(text, "text") = hand_out(explain(node_of(image))); });
}
