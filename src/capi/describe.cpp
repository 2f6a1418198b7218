// An operation's declaration as JSON.
#include <charconv>
#include <cmath>

#include "capi/border.hpp"
#include "core/operation.hpp"

namespace fulmo::capi {

namespace {

std::string json(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return result + '"';
}

std::string json(const char* text) { return json(std::string(text)); }

std::string json(bool flag) { return flag ? "true" : "false"; }

/// Shortest text that reads back as the same number; null for none and for no bound.
std::string json(double number) {
  if (!std::isfinite(number) || std::abs(number) >= 1e300) return "null";
  char digits[32];
  return std::string(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

std::string json(const Value& value) {
  if (auto flag = std::get_if<bool>(&value)) return json(*flag);
  if (auto whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (auto number = std::get_if<double>(&value)) return json(*number);
  if (auto text = std::get_if<std::string>(&value)) return json(*text);
  return "null";
}

template <class T, class F>
std::string array(const std::vector<T>& items, F&& each) {
  std::string result;
  for (auto& item : items) result += (result.empty() ? "" : ", ") + each(item);
  return "[" + result + "]";
}

class Object {
 public:
  template <class T>
  Object& with(const char* key, const T& value) {
    return raw(key, json(value));
  }
  Object& raw(const char* key, const std::string& value) {
    body_ += (body_.empty() ? "" : ", ") + json(key) + ": " + value;
    return *this;
  }
  std::string text() const { return "{" + body_ + "}"; }

 private:
  std::string body_;
};

std::string texts(const std::vector<std::string>& items) {
  return array(items, [](const std::string& item) { return json(item); });
}

std::string described(const Parameter& p) {
  static const char* const kinds[] = {"image", "number", "integer", "boolean", "text", "numbers"};
  const bool required = std::holds_alternative<std::monostate>(p.fallback) && !p.optional;
  Object o;
  o.with("name", p.name).with("brief", p.brief).with("unit", p.unit).with("kind", kinds[static_cast<int>(p.kind)]);
  o.with("default", p.fallback).with("required", required).with("is_output", p.is_output).with("labels", p.labels);
  o.with("by_name", p.by_name);
  o.with("low", p.low).with("high", p.high).raw("choices", texts(p.choices)).raw("other_names", texts(p.other_names));
  return o.text();
}

std::string described(const Alias& a) {
  return Object()
      .with("space", a.space)
      .with("name", a.name)
      .with("preset", a.preset)
      .with("deprecated", a.deprecated)
      .text();
}

}  // namespace

std::string described(const std::string& operation) {
  const Operation& op = operation_named(operation);
  Object o;
  o.with("name", op.name).with("brief", op.brief).with("details", op.details).with("formula", op.formula);
  o.with("menu", op.menu).with("border", op.border).with("source", op.source).with("host_reason", op.host_reason);
  o.with("gives", op.now ? op.returns : dtype_of_result(op)).with("gives_image", !op.now && op.several.empty());
  o.raw("parameters", array(op.parameters, [](const Parameter& p) { return described(p); }));
  o.raw("aliases", array(op.aliases, [](const Alias& a) { return described(a); }));
  return o.text();
}

}  // namespace fulmo::capi
