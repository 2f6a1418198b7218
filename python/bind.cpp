// The Python module, as thin as can be: images.cpp, devices.cpp, operations.cpp, own.cpp and sharing.cpp have its
// parts. Everything that numpy users expect of an image stands in python/fulmo; no operation is named here.
#include "backends/interruption.hpp"
#include "core/error.hpp"
#include "parts.hpp"

namespace nb = nanobind;
using namespace fulmo;

namespace {

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
  } catch (const std::bad_alloc&) {
    raise("OutOfMemoryError", "the host has no memory left");
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

}  // namespace

NB_MODULE(_fulmo, m) {
  nb::set_leak_warnings(false);  // images that live until the interpreter ends are no leak
  nb::register_exception_translator(translate);
  main_thread() = nb::cast<unsigned long>(nb::module_::import_("threading").attr("main_thread")().attr("ident"));
  ask_while_working(run_handlers);
  bind_images(m);
  bind_devices(m);
  bind_operations(m);
  bind_own(m);
  bind_trace(m);
  bind_sharing(m);
}
