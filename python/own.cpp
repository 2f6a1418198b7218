// What users write themselves: expressions, maps and kernels.
#include <nanobind/stl/array.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "core/expression.hpp"
#include "core/own_kernels.hpp"
#include "core/own_maps.hpp"
#include "images.hpp"
#include "interpreter.hpp"
#include "parts.hpp"
#include "values.hpp"

namespace nb = nanobind;

namespace fulmo {

namespace {

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

void run_kernel(const std::string& name, const std::string& source, const std::string& entry,
                const std::array<std::int64_t, 3>& global, const std::array<std::int64_t, 3>& local,
                nb::dict parameters, const std::vector<std::pair<std::string, std::string>>& constants,
                const std::string& device, const std::string& place) {
  const OwnCall own{source, entry, global, local, given_from(name, parameters), constants};
  const WithoutInterpreter free;
  call_place() = place;
  (name == "execute" ? execute : native_execute)(own, device);
}

}  // namespace

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

}  // namespace fulmo
