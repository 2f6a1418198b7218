// Images: what they are, their pixels and parts.
#include "images.hpp"

#include <nanobind/stl/array.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "core/pixels.hpp"
#include "core/slicing.hpp"
#include "interpreter.hpp"
#include "parts.hpp"
#include "skeletons/map/map.hpp"

namespace nb = nanobind;

namespace fulmo {

namespace {

// ---- buffers: C-contiguous and in native byte order, which fulmo.arrays sees to ----

class Buffer {
 public:
  Buffer(nb::handle object, int flags) {
    if (PyObject_GetBuffer(object.ptr(), &view_, PyBUF_C_CONTIGUOUS | flags) != 0) throw nb::python_error();
  }
  ~Buffer() { PyBuffer_Release(&view_); }
  Buffer(const Buffer&) = delete;
  void* data() const { return view_.buf; }
  void expect(std::size_t bytes) const {
    if (static_cast<std::size_t>(view_.len) != bytes) throw Bug("a buffer of the wrong size");
  }

 private:
  Py_buffer view_{};
};

Image upload_buffer(nb::handle array, const std::string& dtype, std::vector<std::int64_t> shape, int batch,
                    const std::string& device) {
  const Buffer buffer(array, PyBUF_SIMPLE);
  const Type type{dtype_named(dtype), std::move(shape), batch};
  buffer.expect(type.bytes());
  const WithoutInterpreter free;
  check_pixels(type, buffer.data());
  return Image(upload(type, buffer.data(), device.empty() ? current_device() : device_named(device)));
}

void download_into(const Image& image, nb::handle array) {
  const Buffer buffer(array, PyBUF_WRITABLE);
  const WithoutInterpreter free;
  const NodeRef node = image.node();
  buffer.expect(node->type.bytes());
  download(node, buffer.data());
}

void replace(Image& image, const NodeRef& node) {
  image.rebind(node);
  note_pending(image.node());
}

// ---- parts ----

using Cuts = std::vector<std::array<std::int64_t, 4>>;  // start, step, count, whether the axis is dropped

std::vector<Cut> to_cuts(const Cuts& cuts) {
  std::vector<Cut> result;
  for (auto& c : cuts) result.push_back({c[0], c[1], c[2], c[3] != 0});
  return result;
}

Image taken(const Image& image, const Cuts& cuts, std::vector<std::int64_t> shape, int batch) {
  return handed_out(Image(take(image.node(), to_cuts(cuts), std::move(shape), batch)));
}

void put_into(Image& image, const Cuts& cuts, const Image& patch, const std::vector<std::int64_t>& shape) {
  replace(image, put(image.node(), to_cuts(cuts), patch.node(), shape));
}

Image joined(const std::vector<Image>& images, int axis) {
  std::vector<NodeRef> parts;
  for (auto& image : images) parts.push_back(image.node());
  return handed_out(Image(join(parts, axis)));
}

/// Pixels of the first image where the mask is set, else of the second; for whole numbers exact.
Image selected(const Image& mask, const Image& first, const Image& second, const std::string& dtype) {
  return handed_out(Image(map("mask_or", {first.node(), mask.node(), second.node()}, dtype_named(dtype))));
}

}  // namespace

void bind_images(nb::module_& m) {
  nb::class_<Image>(m, "Handle", "A lazy image; fulmo.Image is what users see.")
      .def(nb::init<const Image&>())
      .def_prop_ro("_dtype", [](const Image& i) { return name_of(i.type().dtype); })
      .def_prop_ro("_shape", [](const Image& i) { return i.type().shape; })
      .def_prop_ro("_batch", [](const Image& i) { return i.type().batch; })
      .def_prop_ro("_device", [](const Image& i) { return i.node()->device; })
      .def_prop_ro("_shared", [](const Image& i) { return i.node()->shared.load(); })
      .def_prop_rw(
          "_spacing", [](const Image& i) { return i.node()->metadata.spacing; },
          [](const Image& i, std::array<double, 3> s) { i.node()->metadata.spacing = s; })
      .def_prop_rw(
          "_unit", [](const Image& i) { return i.node()->metadata.unit; },
          [](const Image& i, const std::string& u) { i.node()->metadata.unit = u; })
      .def_prop_rw(
          "_axes", [](const Image& i) { return i.node()->metadata.axes; },
          [](const Image& i, const std::string& a) { i.node()->metadata.axes = a; })
      .def(
          "_rebind", [](Image& i, const Image& other) { replace(i, other.node()); }, Free())
      .def(
          "_evaluate", [](const Image& i) { evaluate(i.node()); }, Free());  // for those who time
  m.def("show_images_as", [](nb::type_object type) { image_class() = type.release(); });
  m.def(
      "cast",
      [](const Image& i, const std::string& dtype, bool rounds) {
        return handed_out(Image((rounds ? cast_rounding : cast_truncating)(i.node(), dtype_named(dtype))));
      },
      Free());
  m.def(
      "filled",
      [](std::vector<std::int64_t> shape, int batch, const std::string& dtype, double value,
         const std::string& device) {
        return handed_out(Image(filled({dtype_named(dtype), std::move(shape), batch}, value, device_named(device))));
      },
      Free());
  m.def(
      "reshape",
      [](const Image& i, std::vector<std::int64_t> shape, int batch) {
        return handed_out(Image(reshape(i.node(), std::move(shape), batch)));
      },
      Free());
  m.def(
      "permute",
      [](const Image& i, const std::vector<int>& axes) { return handed_out(Image(permute(i.node(), axes))); }, Free());
  m.def("take", &taken, Free());
  m.def("put", &put_into, Free());
  m.def("join", &joined, Free());
  m.def("select", &selected, Free());
  m.def("upload", &upload_buffer);
  m.def("download", &download_into);
}

}  // namespace fulmo
