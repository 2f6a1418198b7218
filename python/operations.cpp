// Calls of operations, and the registry as Python's own data.
#include <nanobind/stl/array.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "images.hpp"
#include "interpreter.hpp"
#include "parts.hpp"
#include "values.hpp"

namespace nb = nanobind;

namespace fulmo {

namespace {

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

}  // namespace

void bind_operations(nb::module_& m) {
  m.def("call", &call_named);
  m.def("operation_names", &operation_names);
  m.def("describe", [](const std::string& name) { return described(operation_named(name)); });
  m.def("explain", [](const Image& i) { return explain(i.node()); });
  m.def("set_eager", &set_eager);
  m.def("eager", &eager);
}

}  // namespace fulmo
