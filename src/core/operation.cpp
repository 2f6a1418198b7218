#include "core/operation.hpp"

namespace fulmo {

const char* text_of(Gives rule) {
  static const char* const texts[] = {
      "same as input", "promoted from the inputs",          "float32",        "uint8 (0 or 1)", "uint32 labels",
      "uint32",        "uint32, int32 or float32 by input", "see description"};
  return texts[static_cast<int>(rule)];
}

std::string dtype_of_result(const Operation& op) { return op.gives_prose.empty() ? text_of(op.gives) : op.gives_prose; }

const Parameter* Operation::find(const std::string& parameter) const {
  for (auto& p : parameters)
    if (p.name == parameter) return &p;
  return nullptr;
}

std::vector<AxisGroup> axis_groups(const Operation& operation) {
  std::vector<AxisGroup> groups;
  for (auto& p : operation.parameters) {
    if (p.name.size() < 3 || p.name.substr(p.name.size() - 2) != "_x") continue;
    const std::string name = p.name.substr(0, p.name.size() - 2);
    if (operation.find(name) || !operation.find(name + "_y") || !operation.find(name + "_z")) continue;
    const bool lengths = p.kind == Kind::number && p.unit == "pixels" && !operation.find("spacing");
    if (auto number = std::get_if<double>(&p.fallback)) groups.push_back({name, *number, lengths});
    if (auto whole = std::get_if<std::int64_t>(&p.fallback))
      groups.push_back({name, static_cast<double>(*whole), lengths});
  }
  return groups;
}

using Handle = Declaration::Handle;

Handle& Handle::between(double low, double high) {
  for (std::size_t i = first_; i < operation_.parameters.size(); ++i)
    operation_.parameters[i].low = low, operation_.parameters[i].high = high;
  return *this;
}

Handle& Handle::one_of(std::vector<std::string> choices) {
  operation_.parameters[first_].choices = std::move(choices);
  return *this;
}

Handle& Handle::also(std::vector<std::string> names) {
  const std::size_t declared = operation_.parameters.size() - first_;
  for (std::size_t i = 0; i < names.size(); ++i)
    operation_.parameters[first_ + i % declared].other_names.push_back(names[i]);
  return *this;
}

Handle& Handle::labels() {
  operation_.parameters[first_].labels = true;
  return *this;
}

Handle& Handle::optional() {
  operation_.parameters[first_].optional = true;
  operation_.parameters[first_].fallback = {};  // absent is absent
  return *this;
}

Handle& Handle::required() {
  operation_.parameters[first_].optional = false;
  operation_.parameters[first_].fallback = {};
  return *this;
}

Declaration& Declaration::brief(std::string t) {
  operation_.brief = std::move(t);
  return *this;
}
Declaration& Declaration::details(std::string t) {
  operation_.details = std::move(t);
  return *this;
}
Declaration& Declaration::formula(std::string t) {
  operation_.formula = std::move(t);
  return *this;
}
Declaration& Declaration::menu(std::string t) {
  operation_.menu = std::move(t);
  return *this;
}
Declaration& Declaration::border(std::string t) {
  operation_.border = std::move(t);
  return *this;
}
Declaration& Declaration::source(std::string t) {
  operation_.source = std::move(t);
  return *this;
}
Declaration& Declaration::gives(Gives rule, std::string prose) {
  operation_.gives = rule;
  operation_.gives_prose = std::move(prose);
  return *this;
}
Declaration& Declaration::casts() {
  operation_.casts = true;
  return *this;
}
Declaration& Declaration::per_frame() {
  operation_.per_frame = true;
  return *this;
}
Declaration& Declaration::host(std::string t) {
  operation_.host_reason = std::move(t);
  return *this;
}

Declaration& Declaration::returns(std::string prose) {
  operation_.returns = std::move(prose);
  operation_.now = true;
  return *this;
}

Declaration& Declaration::several(std::string prose) {
  operation_.several = std::move(prose);
  return *this;
}

Declaration& Declaration::alias(std::string space, std::string name, std::string preset) {
  operation_.aliases.push_back({std::move(space), std::move(name), std::move(preset), false});
  return *this;
}

Declaration& Declaration::deprecated(std::string space, std::string name, std::string preset) {
  operation_.aliases.push_back({std::move(space), std::move(name), std::move(preset), true});
  return *this;
}

Declaration& Declaration::runs(std::function<Value(const Arguments&)> f) {
  operation_.run = std::move(f);
  return *this;
}

Declaration& Declaration::like(std::string expression, double tolerance) {
  operation_.referee = std::move(expression);
  operation_.tolerance = tolerance;
  return *this;
}

Declaration& Declaration::test(std::string arguments, std::vector<std::vector<std::int64_t>> shapes) {
  operation_.cases.push_back({std::move(arguments), std::move(shapes)});
  return *this;
}

Handle Declaration::add(Parameter p) {
  operation_.parameters.push_back(std::move(p));
  return {operation_, operation_.parameters.size() - 1};
}

Handle Declaration::image(std::string name, std::string brief) {
  return add({.name = std::move(name), .brief = std::move(brief), .kind = Kind::image});
}

Handle Declaration::output(std::string name) {
  return add({.name = std::move(name),
              .brief = "Image to write the result into.",
              .kind = Kind::image,
              .optional = true,
              .is_output = true});
}

Handle Declaration::number(std::string name, double fallback, std::string brief, std::string unit) {
  return add({.name = std::move(name),
              .brief = std::move(brief),
              .unit = std::move(unit),
              .kind = Kind::number,
              .fallback = fallback});
}

Handle Declaration::integer(std::string name, std::int64_t fallback, std::string brief, std::string unit) {
  return add({.name = std::move(name),
              .brief = std::move(brief),
              .unit = std::move(unit),
              .kind = Kind::integer,
              .fallback = fallback});
}

Handle Declaration::boolean(std::string name, bool fallback, std::string brief) {
  return add({.name = std::move(name), .brief = std::move(brief), .kind = Kind::boolean, .fallback = fallback});
}

Handle Declaration::text(std::string name, std::string fallback, std::string brief) {
  return add({.name = std::move(name), .brief = std::move(brief), .kind = Kind::text, .fallback = std::move(fallback)});
}

Handle Declaration::numbers(std::string name, std::string brief) {
  return add({.name = std::move(name), .brief = std::move(brief), .kind = Kind::numbers, .optional = true});
}

Handle Declaration::per_axis(std::string name, double fallback, std::string brief, std::string unit) {
  const std::size_t first = operation_.parameters.size();
  for (const char* axis : {"x", "y", "z"}) number(name + "_" + axis, fallback, brief + " along " + axis + ".", unit);
  return {operation_, first};
}

}  // namespace fulmo
