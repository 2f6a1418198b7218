// One call: names to parameters, every check that the declaration implies, the device, the run, the output image.
#include <cmath>
#include <sstream>
#include <utility>

#include "core/frames.hpp"
#include "core/operation.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/map/stored.hpp"

namespace fulmo {

namespace {

std::string shown(const Value& value) {
  std::ostringstream text;
  text.precision(9);
  if (auto b = std::get_if<bool>(&value))
    text << (*b ? "True" : "False");
  else if (auto i = std::get_if<std::int64_t>(&value))
    text << *i;
  else if (auto d = std::get_if<double>(&value))
    text << *d;
  else if (auto s = std::get_if<std::string>(&value))
    text << "'" << *s << "'";
  else if (auto image = std::get_if<Image>(&value))
    text << "an image of shape " << to_string(image->type().shape);
  else if (std::holds_alternative<std::monostate>(value))
    text << "None";
  else
    text << "a list";
  return text.str();
}

const char* noun(Kind kind) {
  static const char* const nouns[] = {"an image",      "a number", "a whole number",
                                      "True or False", "a text",   "a list of numbers"};
  return nouns[static_cast<int>(kind)];
}

[[noreturn]] void wrong_type(const Operation& op, const Parameter& p, const Value& got) {
  throw TypeMismatch(op.name + ": " + p.name + " must be " + noun(p.kind) + ", got " + shown(got));
}

std::string plain(double v) {
  std::ostringstream text;
  text << v;
  return text.str();
}

double checked_number(const Operation& op, const Parameter& p, const Value& got) {
  double v = 0;
  if (auto d = std::get_if<double>(&got))
    v = *d;
  else if (auto i = std::get_if<std::int64_t>(&got))
    v = static_cast<double>(*i);
  else if (auto b = std::get_if<bool>(&got))
    v = *b;
  else
    wrong_type(op, p, got);
  const bool bounded = p.low > -1e300 || p.high < 1e300;
  if (bounded && !(v >= p.low && v <= p.high)) {
    const std::string range =
        p.high < 1e300 ? "between " + plain(p.low) + " and " + plain(p.high) : "at least " + plain(p.low);
    throw ParameterError(op.name + ": " + p.name + " must be " + range + ", got " + plain(v));
  }
  return v;
}

Value checked(const Operation& op, const Parameter& p, const Value& got) {
  switch (p.kind) {
    case Kind::image:
      if (!std::holds_alternative<Image>(got)) wrong_type(op, p, got);
      return got;
    case Kind::number:
      return checked_number(op, p, got);
    case Kind::integer: {
      const double v = checked_number(op, p, got);
      if (std::nearbyint(v) != v) wrong_type(op, p, got);
      return static_cast<std::int64_t>(v);
    }
    case Kind::boolean:
      return checked_number(op, p, got) != 0;
    case Kind::text: {
      auto text = std::get_if<std::string>(&got);
      if (!text) wrong_type(op, p, got);
      std::string known;
      for (auto& choice : p.choices) {
        if (choice == *text) return got;
        known += (known.empty() ? "'" : ", '") + choice + "'";
      }
      if (p.choices.empty()) return got;
      throw ParameterError(op.name + ": " + p.name + " must be one of " + known + ", got '" + *text + "'");
    }
    case Kind::numbers:
      if (!std::holds_alternative<std::vector<double>>(got)) wrong_type(op, p, got);
      return got;
  }
  throw Bug("a parameter of no kind");
}

const Parameter* known(const Operation& op, const std::string& name) {
  for (auto& p : op.parameters) {
    if (p.name == name) return &p;
    for (auto& other : p.other_names)
      if (other == name) return &p;
  }
  return nullptr;
}

std::string parameter_list(const Operation& op) {
  std::string names;
  for (auto& p : op.parameters) names += (names.empty() ? "" : ", ") + p.name;
  return names;
}

/// `sigma=2` or `sigma=(z, y, x)` as sigma_x, sigma_y, sigma_z.
Given with_axes(const Operation& op, const Given& given) {
  Given expanded;
  for (auto& [name, value] : given) {
    if (known(op, name) || !op.find(name + "_x")) {
      expanded.push_back({name, value});
      continue;
    }
    const auto list = std::get_if<std::vector<double>>(&value);
    if (list && list->size() != 3)
      throw ParameterError(op.name + ": " + name + " must be a number or (z, y, x), got " +
                           std::to_string(list->size()) + " numbers");
    for (int axis = 0; axis < 3; ++axis)
      expanded.push_back({name + "_" + "xyz"[axis], list ? Value((*list)[2 - axis]) : value});
  }
  return expanded;
}

std::vector<Value> bind(const Operation& op, const Given& asked) {
  const Given given = with_axes(op, asked);
  std::vector<Value> values(op.parameters.size());
  std::vector<bool> seen(op.parameters.size());
  for (auto& [name, value] : given) {
    const Parameter* p = known(op, name);
    if (!p) throw ParameterError(op.name + ": has no parameter " + name + "; it takes " + parameter_list(op));
    const std::size_t at = static_cast<std::size_t>(p - op.parameters.data());
    if (seen[at]) throw ParameterError(op.name + ": " + p->name + " is given twice");
    seen[at] = true;
    if (!std::holds_alternative<std::monostate>(value)) values[at] = checked(op, *p, value);
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Parameter& p = op.parameters[i];
    if (!std::holds_alternative<std::monostate>(values[i])) continue;
    values[i] = p.fallback;
    if (std::holds_alternative<std::monostate>(p.fallback) && !p.optional)
      throw TypeMismatch(op.name + ": " + p.name + " must be " + noun(p.kind) + ", got None");
  }
  return values;
}

DeviceRef resolve_device(const Operation& op, const std::vector<Value>& values, const std::string& asked) {
  DeviceRef device = asked.empty() ? nullptr : device_named(asked);
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto image = std::get_if<Image>(&values[i]);
    if (!image) continue;
    const DeviceRef own = image->node()->device;
    if (!device) device = own;
    if (own != device)
      throw DeviceError(op.name + ": " + op.parameters[i].name + " is on " + own->id + " but the call runs on " +
                        device->id + "; move it with .to('" + device->id + "')");
  }
  return device ? device : current_device();
}

void check_labels(const Operation& op, const Parameter& p, const Image& image) {
  const DType dtype = image.type().dtype;
  if (dtype == DType::f64)
    throw TypeMismatch(op.name + ": " + p.name + " must be labels (integers or float32 whole numbers), got float64");
}

/// A result in an image the caller passed: the shape must be equal, the dtype of the output wins.
Image into_output(const Operation& op, const std::string& name, Image target, const NodeRef& result) {
  const Type wanted = target.type();
  if (wanted.shape != result->type.shape)
    throw ShapeError(op.name + ": " + name + " must have shape " + to_string(result->type.shape) + ", got " +
                     to_string(wanted.shape));
  target.rebind(op.casts ? cast_truncating(result, wanted.dtype) : stored_as(result, wanted.dtype));
  return target;
}

std::string call_text(const Operation& op, const std::vector<Value>& values) {
  std::string text = op.name + "(";
  for (std::size_t i = 0; i < values.size(); ++i)
    if (op.parameters[i].kind != Kind::image)
      text += (text.back() == '(' ? "" : ", ") + op.parameters[i].name + "=" + shown(values[i]);
  return text + ")";
}

Value run(const Operation& op, std::vector<Value> values, const DeviceRef& device) {
  const auto go = [&](std::vector<Value> v) { return op.run(Arguments(op, std::move(v), device)); };
  return takes_frames_together(op, values) ? together(op, std::move(values), go) : go(std::move(values));
}

/// What an operation gives; its errors, and those of what it calls, begin with its name.
Value ran(const Operation& op, std::vector<Value> values, const DeviceRef& device) {
  try {
    return run(op, std::move(values), device);
  } catch (...) {
    rethrow_with(op.name + ": ", "");
  }
}

/// Nodes made inside a call know which call made them.
class OriginScope {
 public:
  explicit OriginScope(Origin origin) : saved_(std::exchange(current_origin(), std::move(origin))) {}
  ~OriginScope() { current_origin() = std::move(saved_); }

 private:
  Origin saved_;
};

}  // namespace

const Value& Arguments::value(const std::string& name) const {
  for (std::size_t i = 0; i < operation_.parameters.size(); ++i)
    if (operation_.parameters[i].name == name) return values_[i];
  throw Bug(operation_.name + " asks for " + name + ", which it does not declare");
}

NodeRef Arguments::image(const std::string& name) const { return std::get<Image>(value(name)).node(); }
bool Arguments::has(const std::string& name) const { return !std::holds_alternative<std::monostate>(value(name)); }
double Arguments::number(const std::string& name) const { return std::get<double>(value(name)); }
std::int64_t Arguments::integer(const std::string& name) const { return std::get<std::int64_t>(value(name)); }
bool Arguments::flag(const std::string& name) const { return std::get<bool>(value(name)); }
const std::string& Arguments::text(const std::string& name) const { return std::get<std::string>(value(name)); }
std::vector<double> Arguments::numbers(const std::string& name) const {
  return std::get<std::vector<double>>(value(name));
}

std::array<double, 3> Arguments::per_axis(const std::string& name) const {
  return {number(name + "_x"), number(name + "_y"), number(name + "_z")};
}

Image Arguments::into(const std::string& output, const NodeRef& result) const {
  return has(output) ? into_output(operation_, output, std::get<Image>(value(output)), result) : Image(result);
}

Value call(const Operation& op, const Given& given, const std::string& asked) {
  std::vector<Value> values = bind(op, given);
  const DeviceRef device = resolve_device(op, values, asked);
  const OriginScope scope({op.name, call_text(op, values), call_place()});
  std::vector<std::pair<std::string, Image>> outputs;  // of which several are filled by the operation
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto image = std::get_if<Image>(&values[i]);
    if (image && op.parameters[i].labels) check_labels(op, op.parameters[i], *image);
    if (op.parameters[i].is_output) outputs.emplace_back(op.parameters[i].name, image ? *image : Image());
  }
  struct OnDevice {
    explicit OnDevice(DeviceRef d) : device(std::move(d)) { push_device(device); }
    ~OnDevice() { pop_device(); }
    DeviceRef device;
  } const on(device);
  Value result = ran(op, std::move(values), device);
  if (auto images = std::get_if<std::vector<Image>>(&result))
    for (auto& image : *images) image = handed_out(image);
  auto image = std::get_if<Image>(&result);
  if (!image) return result;
  if (outputs.size() != 1 || !outputs[0].second) return handed_out(*image);
  const NodeRef node = image->node();
  result = Value();  // so that nobody holds what the call has made
  const Image filled = into_output(op, outputs[0].first, outputs[0].second, node);
  note_pending(filled.node());
  return filled;
}

NodeRef apply(const std::string& name, const Given& given) {
  const Operation& op = operation_named(name);
  std::vector<Value> values = bind(op, given);
  const DeviceRef device = resolve_device(op, values, "");
  return std::get<Image>(run(op, std::move(values), device)).node();
}

}  // namespace fulmo
