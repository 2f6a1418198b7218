#include "core/own_maps.hpp"

#include <algorithm>

#include "core/expression.hpp"
#include "core/own_call.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo {

namespace {

using Run = std::function<Value(const Terms&)>;

Terms terms_of(const Arguments& arguments, const Given& values) {
  Terms terms;
  for (auto& [name, value] : values) {
    if (std::holds_alternative<Image>(value))
      terms[name].value = arguments.image(name);
    else
      terms[name].value = arguments.number(name);
  }
  return terms;
}

Value call_own(const std::string& name, const std::string& text, const Given& values, const Image& output,
               const std::string& device, const Run& run) {
  Operation op = operation_for(name, values);
  Given given = values;
  for (const char* own : {"expression", "output_image"})
    if (op.find(own)) throw ParameterError(name + ": no variable can be called " + own);
  op.parameters.push_back({.name = "expression", .kind = Kind::text});
  op.parameters.push_back({.name = "output_image", .kind = Kind::image, .optional = true, .is_output = true});
  given.emplace_back("expression", text);
  if (output) given.emplace_back("output_image", output);
  op.run = [&](const Arguments& arguments) { return run(terms_of(arguments, values)); };
  return call(op, given, device);
}

/// The shape of all images together.
std::optional<Type> common_type(const Terms& terms) {
  std::optional<Type> common;
  for (auto& [name, term] : terms)
    if (auto image = std::get_if<NodeRef>(&term.value))
      common = common ? broadcast(*common, (*image)->type) : (*image)->type;
  return common;
}

NodeRef stretched(const NodeRef& node, const Type& type) {
  if (node->type.shape == type.shape) return node;
  const Extent from = node->type.extent(), to = type.extent();
  const std::int64_t narrow[] = {from.n, from.z, from.y, from.x}, wide[] = {to.n, to.z, to.y, to.x};
  Placement placement;
  for (int axis = 0; axis < 4; ++axis)
    if (narrow[axis] != wide[axis]) placement.source[axis] = -1, placement.step[axis] = 0;
  return view(node, placement, type.shape, type.batch);
}

NodeRef image_of(const Term& term, const Type& type) {
  if (auto number = std::get_if<double>(&term.value)) return filled(type, *number, current_device());
  return stretched(cast_rounding(std::get<NodeRef>(term.value), type.dtype), type);
}

Type result_type(const Terms& terms) {
  const auto common = common_type(terms);
  if (!common) throw ParameterError("at least one of its variables must be an image");
  return *common;
}

void expect_all_used(const std::string& expression, const Terms& terms) {
  const auto used = variables_of(expression, true);
  for (auto& [name, term] : terms)
    if (std::find(used.begin(), used.end(), name) == used.end())
      throw ParameterError(name + " is given, but is not in the expression " + expression);
}

const Term& assigned(const Terms& terms, const std::string& name) {
  const auto found = terms.find(name);
  if (found == terms.end()) throw ParameterError(name + " is an output, but is never assigned to");
  return found->second;
}

std::vector<Image> outputs_of(const OwnMap& map, const Terms& inputs) {
  const Type type = result_type(inputs);
  const Terms terms = parse_assignments(map.assignments, inputs, Whole::kept);
  std::vector<Image> images;
  for (auto& output : map.outputs) images.emplace_back(image_of(assigned(terms, output.name), type.with(output.dtype)));
  return images;
}

/// Parses with numbers for inputs, which needs no device.
void as_if_called(const std::string& name, const std::vector<std::string>& inputs,
                  const std::function<void(const Terms&)>& parse) {
  Terms terms;
  for (auto& input : inputs) terms[input].value = 1.0;
  try {
    parse(terms);
  } catch (const Error&) {
    rethrow_with(name + ": ", "");
  }
}

}  // namespace

Operation operation_for(const std::string& name, const Given& values) {
  Operation op;
  op.name = name;
  for (auto& [parameter, value] : values) {
    const bool image = std::holds_alternative<Image>(value);
    op.parameters.push_back({.name = parameter, .kind = image ? Kind::image : Kind::number});
  }
  return op;
}

Image evaluate(const std::string& expression, const Given& values, const Image& output, const std::string& device) {
  const Value result = call_own("evaluate", expression, values, output, device, [&](const Terms& terms) {
    expect_all_used(expression, terms);
    const Type type = result_type(terms);
    const Term term = parse_expression(expression, terms, Whole::to_float);
    const bool doubles = std::any_of(terms.begin(), terms.end(), [](auto& named) {
      const auto image = std::get_if<NodeRef>(&named.second.value);
      return image && (*image)->type.dtype == DType::f64;
    });
    return Value(Image(image_of(term, type.with(doubles ? DType::f64 : DType::f32))));
  });
  return std::get<Image>(result);
}

void check(const OwnMap& map) {
  as_if_called(map.name, map.inputs, [&](const Terms& inputs) {
    const Terms terms = parse_assignments(map.assignments, inputs, Whole::kept);
    for (auto& output : map.outputs) assigned(terms, output.name);
  });
}

void check_expression(const std::string& name, const std::string& expression, const std::vector<std::string>& inputs) {
  as_if_called(name, inputs, [&](const Terms& terms) { parse_expression(expression, terms, Whole::kept); });
}

std::vector<Image> compute(const OwnMap& map, const Given& inputs, const std::string& device) {
  const Value result = call_own(map.name, map.assignments, inputs, {}, device,
                                [&](const Terms& terms) { return Value(outputs_of(map, terms)); });
  return std::get<std::vector<Image>>(result);
}

Value compute(const std::string& name, const std::string& expression, const Given& inputs, const std::string& device) {
  return call_own(name, expression, inputs, {}, device, [&](const Terms& terms) -> Value {
    const Term term = parse_expression(expression, terms, Whole::kept);
    if (auto number = std::get_if<double>(&term.value)) return *number;
    return Image(std::get<NodeRef>(term.value));
  });
}

}  // namespace fulmo
