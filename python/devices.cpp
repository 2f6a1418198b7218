// Devices, and the trace of what a call passes on its way.
#include <nanobind/stl/array.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "backends/device.hpp"
#include "backends/trace.hpp"
#include "core/embedded.hpp"
#include "interpreter.hpp"
#include "parts.hpp"

namespace nb = nanobind;

namespace fulmo {

namespace {

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

}  // namespace

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

void bind_trace(nb::module_& m) {
  m.def("start_trace", &start_trace);
  m.def("stop_trace", &stop_trace);
  m.def("skeletons_with_kernels", &skeletons_with_kernels);
}

}  // namespace fulmo
