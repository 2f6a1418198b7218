#include "values.hpp"

#include <nanobind/ndarray.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "images.hpp"

namespace nb = nanobind;

namespace fulmo {

namespace {

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

/// What says that it is one; nothing else, such as an array of several numbers.
nb::object whole_number(PyObject* p) {
  PyObject* whole = PyIndex_Check(p) ? PyNumber_Index(p) : nullptr;
  PyErr_Clear();
  return nb::steal(whole);
}

/// Arrays without axes are sequences that have none.
bool has_length(PyObject* p) {
  const bool has = PySequence_Check(p) && PySequence_Size(p) >= 0;
  PyErr_Clear();
  return has;
}

Value to_value(nb::handle object) {
  PyObject* p = object.ptr();
  if (object.is_none()) return {};
  if (PyBool_Check(p)) return nb::cast<bool>(object);
  if (PyFloat_Check(p)) return nb::cast<double>(object);
  if (PyUnicode_Check(p)) return nb::cast<std::string>(object);
  if (nb::isinstance<Image>(object)) return nb::cast<Image>(object);
  if (const nb::object whole = whole_number(p)) {
    int overflow = 0;
    const std::int64_t value = PyLong_AsLongLongAndOverflow(whole.ptr(), &overflow);
    if (overflow) return nb::cast<double>(nb::float_(whole));
    return value;
  }
  if (has_length(p)) return list_value(object);
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

}  // namespace

nb::object from_value(Value value) { return std::visit(ToPython{}, std::move(value)); }

Given given_from(const std::string& operation, nb::dict arguments) {
  Given given;
  for (auto [key, value] : arguments) {
    const auto parameter = nb::cast<std::string>(key);
    given.emplace_back(parameter, argument(operation, parameter, value));
  }
  return given;
}

}  // namespace fulmo
