// Memory shared with other libraries: DLPack both ways, addresses both ways. What may be shared is decided by
// python/fulmo/sharing.py.
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <map>
#include <mutex>

#include "dlpack.hpp"
#include "images.hpp"
#include "interpreter.hpp"
#include "parts.hpp"

namespace nb = nanobind;
using namespace fulmo;

namespace {

// ---- Python objects that own memory ----

struct Dropped {
  std::mutex mutex;
  std::vector<PyObject*> objects;
};

Dropped& dropped() {
  static Dropped& all = *new Dropped;
  return all;
}

int release_dropped(void*) {
  std::vector<PyObject*> objects;
  {
    std::lock_guard lock(dropped().mutex);
    objects.swap(dropped().objects);
  }
  for (PyObject* object : objects) Py_DECREF(object);
  return 0;
}

/// Memory may be dropped by any thread, with locks held; its Python owner only by one that holds the interpreter.
std::shared_ptr<void> kept(nb::object owner) {
  return {owner.release().ptr(), [](void* object) {
            if (!Py_IsInitialized()) return;
            {
              std::lock_guard lock(dropped().mutex);
              dropped().objects.push_back(static_cast<PyObject*>(object));
            }
            Py_AddPendingCall(release_dropped, nullptr);  // if there are too many, the next one releases all
          }};
}

// ---- in ----

Image borrowed(std::uintptr_t address, const std::string& dtype, std::vector<std::int64_t> shape, int batch,
               const std::string& device, bool writable, nb::object owner) {
  release_dropped(nullptr);
  return Image(adopt_shared({dtype_named(dtype), std::move(shape), batch}, device_named(device), address, writable,
                            kept(std::move(owner))));
}

std::string numpy_name(dlpack::Tensor::DataType dtype) {
  static const std::map<int, const char*> kinds{{dlpack::integer, "int"},
                                                {dlpack::unsigned_integer, "uint"},
                                                {dlpack::floating, "float"},
                                                {dlpack::complex, "complex"},
                                                {dlpack::boolean, "bool"}};
  const auto kind = kinds.find(dtype.code);
  if (kind == kinds.end() || dtype.lanes != 1) return "unknown";
  return dtype.code == dlpack::boolean ? "bool" : kind->second + std::to_string(dtype.bits);
}

/// What a capsule says: address, offset in bytes, device type and number, dtype, shape, strides in elements (none if
/// dense), whether it is writable. The capsule stays the owner.
nb::tuple read_dlpack(nb::capsule capsule) {
  const bool versioned = PyCapsule_IsValid(capsule.ptr(), "dltensor_versioned");
  void* content = PyCapsule_GetPointer(capsule.ptr(), versioned ? "dltensor_versioned" : "dltensor");
  if (!content) throw nb::python_error();
  const auto* with_flags = static_cast<dlpack::ManagedVersioned*>(content);
  if (versioned && with_flags->version.major > 1) throw nb::buffer_error("DLPack of a version after 1");
  const dlpack::Tensor& t = versioned ? with_flags->tensor : static_cast<dlpack::Managed*>(content)->tensor;
  const std::vector<std::int64_t> shape(t.shape, t.shape + t.ndim);
  nb::object strides = nb::none();
  if (t.strides) strides = nb::cast(std::vector<std::int64_t>(t.strides, t.strides + t.ndim));
  return nb::make_tuple(reinterpret_cast<std::uintptr_t>(t.data), t.byte_offset, t.device.type, t.device.id,
                        numpy_name(t.dtype), shape, strides, !versioned || !(with_flags->flags & dlpack::read_only));
}

// ---- out ----

/// What a tensor that was handed out points into.
struct Lent {
  MemoryRef memory;
  std::vector<std::int64_t> shape, strides;
};

dlpack::Tensor tensor_of(const NodeRef& node, Lent& lent, int device_type, int device_id) {
  lent = {node->memory, node->type.shape, std::vector<std::int64_t>(node->type.shape.size(), 1)};
  for (std::size_t k = lent.shape.size(); k-- > 1;) lent.strides[k - 1] = lent.strides[k] * lent.shape[k];
  const DType dtype = node->type.dtype;
  const auto code = is_float(dtype) ? dlpack::floating : is_signed(dtype) ? dlpack::integer : dlpack::unsigned_integer;
  return {.data = node->memory->host ? node->memory->host : reinterpret_cast<void*>(node->memory->handle),
          .device = {device_type, device_id},
          .ndim = static_cast<std::int32_t>(lent.shape.size()),
          .dtype = {code, static_cast<std::uint8_t>(8 * size_of(dtype)), 1},
          .shape = lent.shape.data(),
          .strides = lent.strides.data(),
          .byte_offset = 0};
}

template <class Tensor>
constexpr const char* capsule_name = "dltensor";
template <>
constexpr const char* capsule_name<dlpack::ManagedVersioned> = "dltensor_versioned";

/// The capsule's taker renames it and calls the deleter, from any thread; a capsule that nobody took does it itself.
template <class Tensor>
nb::object capsule_of(const NodeRef& node, Tensor* tensor, int device_type, int device_id) {
  auto* lent = new Lent;
  tensor->tensor = tensor_of(node, *lent, device_type, device_id);
  tensor->owner = lent;
  tensor->deleter = [](Tensor* self) {
    delete static_cast<Lent*>(self->owner);
    delete self;
  };
  return nb::steal(PyCapsule_New(tensor, capsule_name<Tensor>, [](PyObject* capsule) {
    if (!PyCapsule_IsValid(capsule, capsule_name<Tensor>)) return;
    auto* unused = static_cast<Tensor*>(PyCapsule_GetPointer(capsule, capsule_name<Tensor>));
    unused->deleter(unused);
  }));
}

/// The image's node in memory that may be shared, after which comes what others give to this stream (unless negative).
NodeRef shared_before(Image& image, std::int64_t stream) {
  const WithoutInterpreter free;
  NodeRef node = image.share();
  if (stream >= 0) node->device->lead(static_cast<std::uintptr_t>(stream));
  return node;
}

nb::object to_dlpack(Image& image, int device_type, int device_id, std::int64_t stream, bool versioned, bool copied) {
  const NodeRef node = shared_before(image, stream);
  if (!versioned) return capsule_of(node, new dlpack::Managed, device_type, device_id);
  auto* tensor = new dlpack::ManagedVersioned;
  tensor->version = {1, 0};
  tensor->flags = (node->memory->writable ? 0 : dlpack::read_only) | (copied ? dlpack::copied : 0);
  return capsule_of(node, tensor, device_type, device_id);
}

std::uintptr_t address_of(Image& image, std::int64_t stream) {
  const NodeRef node = shared_before(image, stream);
  return node->memory->host ? reinterpret_cast<std::uintptr_t>(node->memory->host) : node->memory->handle;
}

}  // namespace

void fulmo::bind_sharing(nb::module_& m) {
  m.def("borrowed", &borrowed);
  m.def("read_dlpack", &read_dlpack);
  m.def("to_dlpack", &to_dlpack);
  m.def("address_of", &address_of);
  m.def("is_writable", [](const Image& image) {
    const NodeRef node = image.node();
    return !node->memory || node->memory->writable;
  });
  nb::enum_<Foreign>(m, "Foreign")
      .value("cuda_address", Foreign::cuda_address)
      .value("opencl_buffer", Foreign::opencl_buffer)
      .value("opencl_queue", Foreign::opencl_queue)
      .value("opencl_context", Foreign::opencl_context);
  m.def("device_of", &device_of, Free());
  m.def(
      "follow", [](Device& device, std::uintptr_t stream) { device.follow(stream); }, Free());
  m.def(
      "stream_of", [](Device& device) { return device.stream(); }, Free());
}
