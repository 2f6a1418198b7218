#pragma once
// How an operation is declared: once, in one file. C++, Python, command line, docs and tests are made from this.
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/image.hpp"

namespace fulmo {

/// Columns of equal length, in a fixed order.
struct Column {
  std::string name;
  DType dtype = DType::f64;
  std::vector<double> values;
};
struct Table {
  std::vector<Column> columns;
};

/// What goes into an operation and comes out of one. A vector is one number per frame.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<double>, Image,
                           std::vector<Image>, Table>;

enum class Kind { image, number, integer, boolean, text, numbers };

struct Parameter {
  std::string name, brief, unit;
  Kind kind = Kind::number;
  Value fallback;         // monostate: must be given, unless optional
  bool optional = false;  // images that may be absent
  bool is_output = false;
  double low = -1e300, high = 1e300;
  std::vector<std::string> choices;
  std::vector<std::string> other_names;  // the prototype's spelling
  bool labels = false;                   // whole numbers that fit uint32
  bool by_name = false;                  // in Python never by position
};

/// What the result's dtype is, as a rule that docs can print and tests can check.
enum class Gives { same, promoted, float32, mask, labels, index, sum, other };
const char* text_of(Gives);

struct Case {
  std::string arguments;
  std::vector<std::vector<std::int64_t>> shapes;
};
struct Alias {
  std::string space, name, preset;
  bool deprecated;
};  // preset: "connectivity='box'", or "radius_z?=0" for what is only another default

class Arguments;

struct Operation {
  std::string name, brief, details, formula, menu, border, source;
  std::string file;  // that declares it: "src/operations/filters.cpp"
  std::vector<Parameter> parameters;
  std::vector<Alias> aliases;
  std::vector<Case> cases;
  std::string referee;  // a numpy/scipy expression over the parameters, for the tests
  double tolerance = 0;
  Gives gives = Gives::other;
  std::string gives_prose;  // instead of a rule
  std::string returns;      // prose, for results that are not one image
  std::string several;      // prose, where the result is a list of images
  bool casts = false;       // into an output image of another dtype: truncates, as astype, instead of rounding
  bool now = false;         // runs in the call: numbers, tables
  bool per_frame = false;   // has numbers of each frame, so that frames="together" can ask for those of all
  std::string host_reason;  // why part of it runs on the host, if any
  std::function<Value(const Arguments&)> run;

  const Parameter* find(const std::string& parameter) const;
};

/// The dtype of the result, in words.
std::string dtype_of_result(const Operation&);

/// Three parameters that one name may stand for: sigma for sigma_x, sigma_y and sigma_z.
struct AxisGroup {
  std::string name;
  double fallback;
  bool lengths;  // in pixels, so that `spacing=` can turn another unit into them
};
std::vector<AxisGroup> axis_groups(const Operation&);

/// The declaration block's vocabulary.
class Declaration {
 public:
  explicit Declaration(Operation& operation) : operation_(operation) {}

  /// A parameter just declared, to be narrowed down.
  class Handle {
   public:
    Handle(Operation& operation, std::size_t first) : operation_(operation), first_(first) {}
    Handle& between(double low, double high);
    Handle& one_of(std::vector<std::string> choices);
    Handle& also(std::vector<std::string> names);  // for per-axis parameters: one name for each axis
    Handle& labels();
    Handle& optional();
    Handle& required();

   private:
    Operation& operation_;
    std::size_t first_;
  };

  Declaration& brief(std::string text);
  Declaration& details(std::string text);
  Declaration& formula(std::string text);
  Declaration& menu(std::string path);
  Declaration& border(std::string rule);
  Declaration& source(std::string text);
  Declaration& alias(std::string space, std::string name, std::string preset = "");
  /// A name that still works, with one quiet DeprecationWarning.
  Declaration& deprecated(std::string space, std::string name, std::string preset = "");

  Handle image(std::string name, std::string brief);
  Handle output(std::string name = "output_image");
  Handle number(std::string name, double fallback, std::string brief, std::string unit = "");
  Handle integer(std::string name, std::int64_t fallback, std::string brief, std::string unit = "");
  Handle boolean(std::string name, bool fallback, std::string brief);
  Handle text(std::string name, std::string fallback, std::string brief);
  Handle numbers(std::string name, std::string brief);  // a list; absent unless given
  /// name_x, name_y, name_z in clEsperanto's order, and `name=` for all or (z, y, x).
  Handle per_axis(std::string name, double fallback, std::string brief, std::string unit);

  Declaration& gives(Gives rule, std::string prose = "");
  Declaration& casts();
  Declaration& returns(std::string prose);
  /// A list of images instead of one; the operation itself fills the outputs it declares (Arguments::into).
  Declaration& several(std::string prose);
  /// The result is, or depends on, numbers of each frame and otherwise on single voxels: adds frames="together".
  Declaration& per_frame();
  Declaration& host(std::string reason);
  Declaration& runs(std::function<Value(const Arguments&)> f);
  /// What an independent referee computes, as a Python expression, and how close we are to it.
  Declaration& like(std::string expression, double tolerance = 0);
  /// A case for the conformance tests; without shapes those of the table in tests/operations are used.
  Declaration& test(std::string arguments, std::vector<std::vector<std::int64_t>> shapes = {});

 private:
  Handle add(Parameter);
  Operation& operation_;
};

#define OPERATION(name) void declare_##name(::fulmo::Declaration& op)

/// Arguments of one call, checked and resolved to the device it runs on.
class Arguments {
 public:
  Arguments(const Operation& operation, std::vector<Value> values, DeviceRef device)
      : operation_(operation), values_(std::move(values)), device_(std::move(device)) {}
  NodeRef image(const std::string& name) const;
  bool has(const std::string& name) const;
  double number(const std::string& name) const;
  std::int64_t integer(const std::string& name) const;
  bool flag(const std::string& name) const;
  const std::string& text(const std::string& name) const;
  std::vector<double> numbers(const std::string& name) const;
  std::array<double, 3> per_axis(const std::string& name) const;  // x, y, z
  /// The result in the output image of this name, if the call gave one: where there are several outputs.
  Image into(const std::string& output, const NodeRef& result) const;
  const DeviceRef& device() const { return device_; }
  const Operation& operation() const { return operation_; }
  const Value& value(const std::string& name) const;

 private:
  const Operation& operation_;
  std::vector<Value> values_;
  DeviceRef device_;
};

using Given = std::vector<std::pair<std::string, Value>>;

/// Every operation by name, in order. Names and aliases are unique within their namespace.
const std::map<std::string, Operation>& operations();
const Operation& operation_named(const std::string&);

/// Checks, runs, and puts the result into output_image if one is given. `device` empty: that of the first image.
Value call(const Operation&, const Given&, const std::string& device = "");
/// The same for a graph of our own: an operation written by means of others.
NodeRef apply(const std::string& operation, const Given&);

}  // namespace fulmo
