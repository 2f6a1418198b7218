// Operations: enumerated, described and called by name.
#include <iterator>

#include "capi/border.hpp"
#include "core/own_maps.hpp"

using namespace fulmo;
using namespace fulmo::capi;

/// The value of a call, and what the caller sees of it: parts that point into it.
struct fulmo_result {
  explicit fulmo_result(Value v) : value(std::move(v)) {}
  ~fulmo_result() {
    for (auto& part : parts)
      if (part.kind == FULMO_IMAGE) fulmo_image_release(part.as.image);
  }

  fulmo_value& add(fulmo_kind kind) { return parts.emplace_back(fulmo_value{"", kind, FULMO_FLOAT64, 0, {}}); }
  void show(std::monostate) {}
  void show(bool b) { add(FULMO_BOOLEAN).as.boolean = b; }
  void show(std::int64_t i) { add(FULMO_INTEGER).as.integer = i; }
  void show(double d) { add(FULMO_NUMBER).as.number = d; }
  void show(const std::string& text) { add(FULMO_TEXT).as.text = text.c_str(); }
  void show(const std::vector<double>& numbers) {
    fulmo_value& part = add(FULMO_NUMBERS);
    part.count = numbers.size();
    part.as.numbers = numbers.data();
  }
  void show(const Image& image) { add(FULMO_IMAGE).as.image = new fulmo_image{image}; }
  void show(const std::vector<Image>& images) {
    for (auto& image : images) show(image);
  }
  void show(const Table& table) {
    for (auto& column : table.columns) {
      show(column.values);
      parts.back().name = column.name.c_str();
      parts.back().dtype = static_cast<fulmo_dtype>(column.dtype);
    }
  }

  const Value value;
  std::vector<fulmo_value> parts;
};

namespace {

Value value_from(const fulmo_value& v) {
  switch (v.kind) {
    case FULMO_NONE:
      return {};
    case FULMO_IMAGE:
      return given(v.as.image, v.name).image;
    case FULMO_NUMBER:
      return v.as.number;
    case FULMO_INTEGER:
      return v.as.integer;
    case FULMO_BOOLEAN:
      return v.as.boolean != 0;
    case FULMO_TEXT:
      return std::string(&given(v.as.text, v.name));
    case FULMO_NUMBERS:
      if (v.count == 0) return std::vector<double>();
      return std::vector<double>(&given(v.as.numbers, v.name), v.as.numbers + v.count);
  }
  throw ParameterError(std::string(v.name) + ": kind must be from 0 to 6, got " + std::to_string(v.kind));
}

Given given_from(const fulmo_value* arguments, std::size_t count) {
  Given result;
  for (std::size_t i = 0; i < count; ++i) {
    const fulmo_value& v = *(&given(arguments, "arguments") + i);
    result.emplace_back(&given(v.name, "an argument's name"), value_from(v));
  }
  return result;
}

}  // namespace

fulmo_status fulmo_operation_count(int32_t* count) {
  return guarded([&] { given(count, "count") = static_cast<int32_t>(operations().size()); });
}

fulmo_status fulmo_operation_name(int32_t index, const char** name) {
  return guarded([&] {
    const auto& all = operations();
    if (index < 0 || static_cast<std::size_t>(index) >= all.size())
      throw ParameterError("index must be from 0 to " + std::to_string(all.size() - 1) + ", got " +
                           std::to_string(index));
    given(name, "name") = std::next(all.begin(), index)->first.c_str();
  });
}

fulmo_status fulmo_operation_describe(const char* name, const char** json) {
  return guarded([&] { given(json, "json") = hand_out(described(&given(name, "name"))); });
}

fulmo_status fulmo_call(const char* operation, const fulmo_value* arguments, size_t count, const char* device,
                        fulmo_result** result) {
  return guarded([&] {
    const Operation& op = operation_named(&given(operation, "operation"));
    fulmo_result*& out = given(result, "result");
    auto made = std::make_unique<fulmo_result>(call(op, given_from(arguments, count), device ? device : ""));
    std::visit([&](const auto& value) { made->show(value); }, made->value);
    out = made.release();
  });
}

size_t fulmo_result_count(const fulmo_result* result) { return result ? result->parts.size() : 0; }

fulmo_status fulmo_result_get(const fulmo_result* result, size_t index, fulmo_value* value) {
  return guarded([&] {
    const auto& parts = given(result, "result").parts;
    if (index >= parts.size())
      throw ParameterError("index must be below " + std::to_string(parts.size()) + ", got " + std::to_string(index));
    given(value, "value") = parts[index];
  });
}

void fulmo_result_release(fulmo_result* result) { delete result; }

fulmo_status fulmo_evaluate(const char* expression, const fulmo_value* values, size_t count, fulmo_image* output,
                            const char* device, fulmo_image** result) {
  return guarded([&] {
    fulmo_image*& out = given(result, "result");
    out = new fulmo_image{evaluate(&given(expression, "expression"), given_from(values, count),
                                   output ? output->image : Image(), device ? device : "")};
  });
}
