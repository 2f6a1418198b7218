// The Python module: images, devices, calls and the registry, as thin as can be. Everything that numpy users expect of
// an image stands in python/fulmo; no operation is named here.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/array.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "backends/interruption.hpp"
#include "backends/trace.hpp"
#include "core/embedded.hpp"
#include "core/expression.hpp"
#include "core/own_kernels.hpp"
#include "core/own_maps.hpp"
#include "core/pixels.hpp"
#include "core/slicing.hpp"
#include "images.hpp"
#include "interpreter.hpp"
#include "sharing.hpp"
#include "skeletons/map/map.hpp"

namespace nb = nanobind;
using namespace fulmo;

namespace {

using Free = nb::call_guard<WithoutInterpreter>;

// ---- errors: the classes of python/fulmo/errors.py, which also derive from Python's own ----

void raise(const char* name, const char* text) {
  const nb::object type = nb::module_::import_("fulmo.errors").attr(name);
  PyErr_SetString(type.ptr(), text);
}

void translate(const std::exception_ptr& error, void*) {
  try {
    std::rethrow_exception(error);
  } catch (const ParameterError& e) {
    raise("ParameterError", e.what());
  } catch (const TypeMismatch& e) {
    raise("TypeMismatch", e.what());
  } catch (const ShapeError& e) {
    raise("ShapeError", e.what());
  } catch (const DeviceError& e) {
    raise("DeviceError", e.what());
  } catch (const OutOfMemoryError& e) {
    raise("OutOfMemoryError", e.what());
  } catch (const KernelError& e) {
    raise("KernelError", e.what());
  } catch (const UnsupportedError& e) {
    raise("UnsupportedError", e.what());
  } catch (const Bug& e) {
    raise("Bug", e.what());
  } catch (const Error& e) {
    raise("Error", e.what());
  }
}

// ---- Ctrl-C and other signals: their handlers run in the main thread, between the parts of long work ----

/// What the handler of a signal has raised.
struct Raised final : Interrupted, nb::python_error {};

unsigned long& main_thread() {
  static unsigned long identity = 0;
  return identity;
}

void run_handlers() {
  if (PyThread_get_thread_ident() != main_thread()) return;
  const nb::gil_scoped_acquire held;
  if (PyErr_CheckSignals() != 0) throw Raised();
}

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

// ---- values ----

Value to_value(nb::handle object);

Value list_value(nb::handle object) {
  std::vector<double> numbers;
  std::vector<Image> images;
  for (nb::handle item : object) {
    if (nb::isinstance<Image>(item))
      images.push_back(nb::cast<Image>(item));
    else
      numbers.push_back(nb::cast<double>(nb::float_(item)));
  }
  if (images.empty()) return numbers;
  return images;
}

Value to_value(nb::handle object) {
  PyObject* p = object.ptr();
  if (object.is_none()) return {};
  if (PyBool_Check(p)) return nb::cast<bool>(object);
  if (PyFloat_Check(p)) return nb::cast<double>(object);
  if (PyUnicode_Check(p)) return nb::cast<std::string>(object);
  if (nb::isinstance<Image>(object)) return nb::cast<Image>(object);
  if (PyIndex_Check(p)) {
    const nb::object whole = nb::steal(PyNumber_Index(p));
    int overflow = 0;
    const std::int64_t value = PyLong_AsLongLongAndOverflow(whole.ptr(), &overflow);
    if (overflow) return nb::cast<double>(nb::float_(whole));
    return value;
  }
  if (PySequence_Check(p)) return list_value(object);
  return nb::cast<double>(nb::float_(object));
}

nb::object array_of(std::vector<double>&& values) {
  auto* owned = new std::vector<double>(std::move(values));
  const nb::capsule owner(owned, [](void* p) noexcept { delete static_cast<std::vector<double>*>(p); });
  return nb::ndarray<nb::numpy, double, nb::ndim<1>>(owned->data(), {owned->size()}, owner).cast();
}

/// Tables and vectors are handed over as arrays of numpy that own the numbers computed here.
struct ToPython {
  nb::object operator()(std::monostate) const { return nb::none(); }
  nb::object operator()(std::vector<double>&& values) const { return array_of(std::move(values)); }
  nb::object operator()(Table&& table) const {
    nb::list columns;
    for (auto& column : table.columns)
      columns.append(nb::make_tuple(column.name, name_of(column.dtype), array_of(std::move(column.values))));
    return columns;
  }
  nb::object operator()(auto&& plain) const { return nb::cast(plain); }
};

nb::object from_value(Value value) { return std::visit(ToPython{}, std::move(value)); }

/// What cannot be a value at all is the caller's mistake like any other.
Value argument(const std::string& operation, const std::string& name, nb::handle object) {
  const std::string type = nb::cast<std::string>(nb::str(object.type().attr("__name__")));
  const std::string text = operation + ": " + name + " cannot be of type " + type;
  try {
    return to_value(object);
  } catch (nb::python_error& error) {
    if (!error.matches(PyExc_TypeError) && !error.matches(PyExc_ValueError)) throw;  // the caller's own
    throw TypeMismatch(text);
  } catch (const std::bad_cast&) {
    throw TypeMismatch(text);
  }
}

Given given_from(const std::string& operation, nb::dict arguments) {
  Given given;
  for (auto [key, value] : arguments) {
    const auto parameter = nb::cast<std::string>(key);
    given.emplace_back(parameter, argument(operation, parameter, value));
  }
  return given;
}

nb::object call_named(const std::string& name, nb::dict arguments, const std::string& device,
                      const std::string& place) {
  const Operation& operation = operation_named(name);
  Given given = given_from(name, arguments);
  Value result;
  {
    const WithoutInterpreter free;
    call_place() = place;
    result = call(operation, given, device);
    given.clear();
  }
  return from_value(std::move(result));
}

// ---- what users write themselves ----

using Outputs = std::vector<std::pair<std::string, std::string>>;  // name, dtype

OwnMap own_map(const std::string& name, const std::string& text, const std::vector<std::string>& inputs,
               const Outputs& outputs) {
  OwnMap map{name, text, inputs, {}};
  for (auto& [output, dtype] : outputs) map.outputs.push_back({output, dtype_named(dtype)});
  return map;
}

void check_map(const std::string& name, const std::string& text, const std::vector<std::string>& inputs,
               const Outputs& outputs) {
  check(own_map(name, text, inputs, outputs));
}

std::vector<Image> compute_map(const std::string& name, const std::string& text, nb::dict inputs,
                               const Outputs& outputs, const std::string& device, const std::string& place) {
  const Given given = given_from(name, inputs);
  const WithoutInterpreter free;
  call_place() = place;
  return compute(own_map(name, text, {}, outputs), given, device);
}

nb::object compute_one(const std::string& name, const std::string& expression, nb::dict inputs,
                       const std::string& device, const std::string& place) {
  const Given given = given_from(name, inputs);
  Value result;
  {
    const WithoutInterpreter free;
    call_place() = place;
    result = compute(name, expression, given, device);
  }
  return from_value(result);
}

Image evaluate_expression(const std::string& expression, nb::dict values, const std::vector<Image>& output,
                          const std::string& device, const std::string& place) {
  const Given given = given_from("evaluate", values);
  const WithoutInterpreter free;
  call_place() = place;
  return evaluate(expression, given, output.empty() ? Image() : output[0], device);
}

// ---- the registry, as Python's own data ----

nb::dict described(const Parameter& p) {
  static const char* const kinds[] = {"image", "number", "integer", "boolean", "text", "numbers"};
  nb::dict d;
  d["name"] = p.name;
  d["brief"] = p.brief;
  d["unit"] = p.unit;
  d["kind"] = kinds[static_cast<int>(p.kind)];
  d["default"] = from_value(p.fallback);
  d["required"] = std::holds_alternative<std::monostate>(p.fallback) && !p.optional;
  d["is_output"] = p.is_output;
  d["low"] = p.low;
  d["high"] = p.high;
  d["choices"] = p.choices;
  d["other_names"] = p.other_names;
  d["labels"] = p.labels;
  d["by_name"] = p.by_name;
  return d;
}

nb::dict described(const Operation& operation) {
  nb::list parameters, groups, aliases, cases;
  for (auto& p : operation.parameters) parameters.append(described(p));
  for (auto& g : axis_groups(operation)) groups.append(nb::make_tuple(g.name, g.fallback, g.lengths));
  for (auto& a : operation.aliases) aliases.append(nb::make_tuple(a.space, a.name, a.preset, a.deprecated));
  for (auto& c : operation.cases) cases.append(nb::make_tuple(c.arguments, c.shapes));
  nb::dict d;
  d["name"] = operation.name;
  d["brief"] = operation.brief;
  d["details"] = operation.details;
  d["formula"] = operation.formula;
  d["menu"] = operation.menu;
  d["border"] = operation.border;
  d["source"] = operation.source;
  d["file"] = operation.file;
  d["gives"] = dtype_of_result(operation);
  d["returns"] = operation.returns;
  d["host_reason"] = operation.host_reason;
  d["referee"] = operation.referee;
  d["tolerance"] = operation.tolerance;
  d["parameters"] = parameters;
  d["axis_groups"] = groups;
  d["aliases"] = aliases;
  d["cases"] = cases;
  return d;
}

std::vector<std::string> operation_names() {
  std::vector<std::string> names;
  for (auto& entry : operations()) names.push_back(entry.first);
  return names;
}

// ---- the module ----

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

void bind_devices(nb::module_& m) {
  nb::class_<Device>(m, "Device", "What images live on and operations run on.")
      .def_ro("id", &Device::id)
      .def_ro("name", &Device::name)
      .def_ro("backend", &Device::backend)
      .def_ro("is_gpu", &Device::is_gpu)
      .def_prop_ro("exact", &Device::exact, Free(),
                   "Whether its results are bit for bit those of every other exact device.")
      .def_prop_ro("language", &Device::language, "What it compiles for users: \"OpenCL C\", \"CUDA C\" or nothing.")
      .def("assembly", &Device::assembly, Free(), "A kernel's text as assembly that people can read.")
      .def_prop_ro("launches", &Device::launches, "Kernels launched since start.")
      .def("finish", &Device::finish, Free(), "Wait until all work on it is done.")
      .def("trim", &Device::trim, Free(), "Give pooled memory back.")
      .def(
          "memory",
          [](const Device& d) {
            const MemoryState s = d.memory();
            nb::dict result;
            result["total"] = s.total, result["used"] = s.used, result["pooled"] = s.pooled, result["peak"] = s.peak;
            return result;
          },
          "Bytes: total, used, pooled, peak.");
  m.def(
      "devices", [] { return devices(); }, Free());
  m.def("device_named", &device_named, Free());
  m.def("current_device", &current_device, Free());
  m.def("select_device", &select_device);
  m.def("diagnose", [] {
    nb::list findings;
    for (auto& f : diagnose()) findings.append(nb::make_tuple(f.subject, f.outcome, f.remedy, f.good));
    return findings;
  });
}

void run_kernel(const std::string& name, const std::string& source, const std::string& entry,
                const std::array<std::int64_t, 3>& global, const std::array<std::int64_t, 3>& local,
                nb::dict parameters, const std::vector<std::pair<std::string, std::string>>& constants,
                const std::string& device, const std::string& place) {
  const OwnCall own{source, entry, global, local, given_from(name, parameters), constants};
  const WithoutInterpreter free;
  call_place() = place;
  (name == "execute" ? execute : native_execute)(own, device);
}

// ---- what a call passes on its way ----

void start_trace() {
  static Trace trace;
  trace = {};
  current_trace() = &trace;
}

nb::object stop_trace() {
  const Trace* trace = std::exchange(current_trace(), nullptr);
  if (!trace) throw Bug("there is no trace to stop");
  nb::list kernels;
  for (auto& k : trace->kernels) kernels.append(nb::make_tuple(k.folder, k.entry, k.text, k.own));
  return nb::make_tuple(std::vector<std::string>(trace->skeletons.begin(), trace->skeletons.end()),
                        std::vector<std::string>(trace->formulas.begin(), trace->formulas.end()), kernels);
}

std::vector<std::string> skeletons_with_kernels() {
  std::vector<std::string> folders;
  for (auto& [path, text] : embedded()) {
    const std::size_t end = path.find("/gpu.cl");
    if (end != std::string::npos) folders.push_back(path.substr(10, end - 10));
  }
  return folders;
}

void bind_trace(nb::module_& m) {
  m.def("start_trace", &start_trace);
  m.def("stop_trace", &stop_trace);
  m.def("skeletons_with_kernels", &skeletons_with_kernels);
}

void bind_own(nb::module_& m) {
  m.def("run_kernel", &run_kernel);
  m.def("variables_of", [](const std::string& expression) { return variables_of(expression); });
  m.def("dtype_spelled", [](const std::string& name) { return std::string(name_of(dtype_spelled(name))); });
  m.def("evaluate", &evaluate_expression);
  m.def("check_expression", &check_expression);
  m.def("check_map", &check_map);
  m.def("compute_map", &compute_map);
  m.def("compute", &compute_one);
}

}  // namespace

NB_MODULE(_fulmo, m) {
  nb::set_leak_warnings(false);  // images that live until the interpreter ends are no leak
  nb::register_exception_translator(translate);
  main_thread() = nb::cast<unsigned long>(nb::module_::import_("threading").attr("main_thread")().attr("ident"));
  ask_while_working(run_handlers);
  bind_images(m);
  bind_devices(m);
  bind_own(m);
  bind_trace(m);
  bind_sharing(m);
  m.def("call", &call_named);
  m.def("operation_names", &operation_names);
  m.def("describe", [](const std::string& name) { return described(operation_named(name)); });
  m.def("explain", [](const Image& i) { return explain(i.node()); });
  m.def("set_eager", &set_eager);
  m.def("eager", &eager);
}
