// Stages as text of the dialect: one function per stage, whose parameters are also LOADS and STORES of the kernel.
// Every instruction becomes one constant v<number>, so that registers may be used again.
#include <set>
#include <vector>

#include "graph/program.hpp"

namespace fulmo {
namespace {

using std::string;

string joined(const std::vector<string>& parts) {
  string all;
  for (const string& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

string call(const string& function, const string& argument) { return function + "(" + argument + ")"; }

// ---- parameters

struct Parameter {
  string type, name;
};

/// In the order of program.cpp's append_arguments(). Names begin with the stage's prefix, since stages share a kernel.
std::vector<Parameter> parameters(const Stage& stage, const string& prefix) {
  std::vector<Parameter> all;
  const string stride = stage.narrow() ? "i32" : "i64";
  for (std::size_t i = 0; i < stage.leaves.size(); ++i) {
    const int leaf = static_cast<int>(i);
    const string number = std::to_string(i), access = stage.writes(leaf) ? "GLOBAL " : "GLOBAL const ";
    all.push_back({access + dialect_name(stage.leaves[i].dtype) + "* RESTRICT", prefix + "p" + number});
    all.push_back({"i64", prefix + "o" + number});
    if (stage.linear && i > 0) continue;
    for (int axis = 0; axis < (stage.steps(leaf)[3] == 1 ? 3 : 4); ++axis)
      all.push_back({stride, prefix + "nzyx"[axis] + number});
  }
  for (std::size_t i = 0; i < stage.constants.size(); ++i)
    all.push_back({dialect_name(stage.constants[i].work), prefix + "c" + std::to_string(i)});
  if (all.empty()) all.push_back({"i32", prefix + "nothing"});
  return all;
}

string declared(const std::vector<Parameter>& all) {
  std::vector<string> parts;
  for (const Parameter& parameter : all) parts.push_back(parameter.type + " " + parameter.name);
  return joined(parts);
}

string passed(const std::vector<Parameter>& all) {
  std::vector<string> parts;
  for (const Parameter& parameter : all) parts.push_back(parameter.name);
  return joined(parts);
}

// ---- conversions

string clamped_f32(const string& value, DType dtype) {
  static const char* const bounds[dtype_count] = {"0.0f, 255.0f",
                                                  "-128.0f, 127.0f",
                                                  "0.0f, 65535.0f",
                                                  "-32768.0f, 32767.0f",
                                                  "0.0f, 4294967296.0f",
                                                  "-2147483648.0f, 2147483648.0f",
                                                  "0.0f, 18446744073709551616.0f",
                                                  "-9223372036854775808.0f, 9223372036854775808.0f"};
  // Adding 0 turns -0, which no integer is, into 0.
  return call("CLAMP_F32", value + " + 0.0f, " + bounds[static_cast<int>(dtype)]);
}

string clamped_integer(const string& value, DType dtype, const string& function) {
  static const char* const bounds[dtype_count] = {"0, 255",        "-128, 127",      "0, 65535",
                                                  "-32768, 32767", "0, 4294967295u", "I32_LOWEST, I32_HIGHEST",
                                                  "0, I64_HIGHEST"};
  const char* bound = bounds[static_cast<int>(dtype)];
  return bound ? call(function, value + ", " + bound) : value;
}

string converted(const string& value, Work from, Work to) {
  if (from == to) return value;
  if (to == Work::f32) return from == Work::f64 ? call("f64_to_f32", value) : call("(f32)", value);
  if (to == Work::f64) return call(from == Work::f32 ? "f64_from_f32" : "f64_from_i64", value);
  if (from == Work::f32) return call(to == Work::i32 ? "F32_TO_I32" : "F32_TO_I64", value);
  const string wide = from == Work::f64 ? call("f64_to_i64", value) : value;
  return to == Work::i64 ? call("(i64)", wide) : call("(i32)", clamped_integer(wide, DType::i32, "CLAMP_I64"));
}

// What a load makes of an element. u32 in i32 is labels, kept as bits; u64 saturates in i64.
string loaded(const string& element, DType dtype, Work work) {
  if (dtype == DType::f32) return converted(element, Work::f32, work);
  if (dtype == DType::f64) return converted(element, Work::f64, work);
  if (work == Work::f32) return call("(f32)", element);
  if (dtype == DType::u64 && work == Work::f64) return call("f64_from_u64", element);
  if (dtype == DType::u64)
    return converted("(i64)(" + element + " > (u64)I64_HIGHEST ? (u64)I64_HIGHEST : " + element + ")", Work::i64, work);
  if (dtype == DType::i64 || work != Work::i32) return converted("(i64)" + element, Work::i64, work);
  return call("(i32)", element);
}

// The element of a value that is one of the dtype already.
string stored(const string& value, DType dtype, Work work) {
  if (dtype == DType::f32) return work == Work::f32 ? call("CANONICAL", value) : converted(value, work, Work::f32);
  if (dtype == DType::f64) return work == Work::f64 ? call("f64_canonical", value) : converted(value, work, Work::f64);
  const string cast = string("(") + dialect_name(dtype) + ")";
  if (work == Work::i32 || work == Work::i64) return call(cast, value);
  if (dtype == DType::u64) return call(work == Work::f32 ? "F32_TO_U64" : "f64_to_u64", value);
  if (work == Work::f64) return cast + call("f64_to_i64", value);
  if (dtype == DType::u32) return call("F32_TO_U32", value);
  return cast + call(dtype == DType::i64 ? "F32_TO_I64" : "F32_TO_I32", value);
}

// A value rounded by `round` and saturated as the dtype would, in its own type of work.
string fitted(const string& value, DType dtype, Work work, bool to_nearest) {
  if (dtype == DType::f64) return value;
  if (dtype == DType::f32) return converted(converted(value, work, Work::f32), Work::f32, work);
  switch (work) {
    case Work::f32:
      return clamped_f32(call(to_nearest ? "RINT" : "TRUNC", value), dtype);
    case Work::i32:
      return size_of(dtype) < 4 ? clamped_integer(value, dtype, "CLAMP_I32") : value;
    case Work::i64:
      return clamped_integer(value, dtype, "CLAMP_I64");
    case Work::f64:
      break;
  }
  const string rounded = to_nearest ? call("f64_rint", value) : value;
  if (dtype == DType::u64) return call("f64_from_u64", call("f64_to_u64", rounded));
  return call("f64_from_i64", clamped_integer(call("f64_to_i64", rounded), dtype, "CLAMP_I64"));
}

// ---- instructions

string formula_name(const Instruction& i) {
  return string("formula_") + formulas()[i.index].name + "_" + dialect_name(i.work);
}

string formula_text(const Instruction& i) {
  const Formula& formula = formulas()[i.index];
  std::vector<string> arguments;
  for (int k = 0; k < formula.arity; ++k) arguments.push_back(string(dialect_name(i.work)) + " " + "abcdef"[k]);
  return string("DEVICE_FUNCTION ") + dialect_name(i.work) + " " + formula_name(i) + "(" + joined(arguments) +
         ") { return " + formula.text + "; }\n";
}

/// Prints the body of one stage's function.
class Body {
 public:
  Body(const Stage& stage, const string& prefix) : stage_(stage), prefix_(prefix) {}

  string text() {
    string all = offsets();
    for (const Instruction& i : stage_.code) all += "  " + statement(i) + ";\n";
    if (stage_.output >= 0) all += "  return " + names_.at(stage_.output) + ";\n";
    return all;
  }

 private:
  // Element numbers: planes in 64 bits, inside a plane in 32 where that is safe. What does not depend on x is the same
  // for a whole row, and compilers lift it out of loops along it.
  string offsets() const {
    string all;
    for (std::size_t i = 0; i < stage_.leaves.size(); ++i) {
      const string number = std::to_string(i);
      if (stage_.linear && i > 0) continue;
      const auto stride = [&](char axis) { return prefix_ + axis + number; };
      const string x = stage_.steps(static_cast<int>(i))[3] == 1 ? "x" : "x * " + stride('x');
      all += "  const i64 at" + number + " = (i64)n * " + stride('n') + " + (i64)z * " + stride('z') + " + (y * " +
             stride('y') + " + " + x + ");\n";
    }
    return all;
  }

  string element(int leaf) const {
    const string number = std::to_string(leaf);
    return prefix_ + "p" + number + "[" + prefix_ + "o" + number + " + at" + (stage_.linear ? "0" : number) + "]";
  }

  string statement(const Instruction& i) {
    if (i.op == Opcode::move) return element(i.index) + " = " + element(i.from[0]);
    if (i.op == Opcode::store)
      return element(i.index) + " = " + stored(names_.at(i.from[0]), stage_.leaves[i.index].dtype, i.work);
    const string value = expression(i);
    const string name = "v" + std::to_string(count_++);
    names_[i.into] = name;
    return string("const ") + dialect_name(i.work) + " " + name + " = " + value;
  }

  string expression(const Instruction& i) const {
    switch (i.op) {
      case Opcode::load:
        return loaded(element(i.index), stage_.leaves[i.index].dtype, i.work);
      case Opcode::constant:
        return prefix_ + "c" + std::to_string(i.index);
      case Opcode::coordinate:
        return converted(string(1, "xyz"[i.index]), Work::i32, i.work);
      case Opcode::formula:
        return call(formula_name(i), joined(arguments(i)));
      case Opcode::quantize:
        return fitted(names_.at(i.from[0]), i.dtype, i.work, true);
      case Opcode::truncate:
        return fitted(names_.at(i.from[0]), i.dtype, i.work, false);
      case Opcode::convert:
        return convert(i);
      case Opcode::key:
        return keyed(i);
      case Opcode::unkey:
        return i.work == Work::f32 ? call("UNKEY", names_.at(i.from[0]))
                                   : "(i64)" + names_.at(i.from[0]) + " - I32_LOWEST";
      case Opcode::value:
        return "value";
      case Opcode::store:
      case Opcode::move:
        break;
    }
    throw Bug("not an expression");
  }

  // A float that is a value of an integer dtype may have been rounded past the dtype's end.
  string convert(const Instruction& i) const {
    string value = names_.at(i.from[0]);
    Work from = i.source;
    const bool labels = i.dtype == DType::u32, real = from == Work::f32 || from == Work::f64;
    const bool whole = is_integer(i.dtype) && (i.work == Work::i32 || i.work == Work::i64);
    if (labels && from == Work::i32) value = "(i64)(u32)" + value, from = Work::i64;
    if (whole && real)
      value = clamped_integer(converted(value, from, Work::i64), i.dtype, "CLAMP_I64"), from = Work::i64;
    return labels && i.work == Work::i32 ? call("(i32)(u32)", value) : converted(value, from, i.work);
  }

  string keyed(const Instruction& i) const {
    const string& from = names_.at(i.from[0]);
    if (i.source == Work::i64) return call("(i32)", from + " + I32_LOWEST");
    return call(static_cast<Keys>(i.index) == Keys::nan_largest ? "KEY_NAN_LARGEST" : "KEY_NAN_SMALLEST", from);
  }

  std::vector<string> arguments(const Instruction& i) const {
    std::vector<string> all;
    for (int k = 0; k < formulas()[i.index].arity; ++k) all.push_back(names_.at(i.from[k]));
    return all;
  }

  const Stage& stage_;
  const string prefix_;
  std::map<int, string> names_;  // of registers
  int count_ = 0;
};

const char* value_type(const Stage& store) {
  for (const Instruction& i : store.code)
    if (i.op == Opcode::value) return dialect_name(i.work);
  return "f32";
}

string load_text(const Stage& stage, int k) {
  const string number = std::to_string(k), prefix = "l" + number + "_";
  const auto all = parameters(stage, prefix);
  return string("DEVICE_FUNCTION ") + dialect_name(stage.result) + " load_" + number + "(" + declared(all) +
         ", i32 n, i32 z, i32 y, i32 x) {\n" + Body(stage, prefix).text() + "}\n" + "#define LOAD_" + number +
         "(n, z, y, x) load_" + number + "(" + passed(all) + ", n, z, y, x)\n";
}

/// A kernel may have words for stages of several types, of which it reaches one. Where f64 is a struct it does not turn
/// into another type, not even in text that nobody reaches: that text stores nothing.
string store_text(const Stage& stage) {
  const auto all = parameters(stage, "s_");
  const string type = value_type(stage);
  string text = "DEVICE_FUNCTION void store_stage(" + declared(all) + ", i32 n, i32 z, i32 y, i32 x, " + type +
                " value) {\n" + Body(stage, "s_").text() + "}\n";
  for (const string work : {"F32", "I32", "I64", "F64"}) {
    const bool fits = (work == "F64") == (type == "f64");
    text += "#define STORE_" + work + "(n, z, y, x, value) " +
            (fits ? "store_stage(" + passed(all) + ", n, z, y, x, value)" : "((void)0)") + "\n";
  }
  return text + "#define STORES " + declared(all) + "\n";
}

}  // namespace

std::string print_stages(const std::vector<const Stage*>& loads, const Stage* store) {
  std::vector<const Stage*> stages = loads;
  if (store) stages.push_back(store);
  std::set<string> functions;
  for (const Stage* stage : stages)
    for (const Instruction& i : stage->code)
      if (i.op == Opcode::formula) functions.insert(formula_text(i));
  string text;
  for (const string& function : functions) text += function;
  std::vector<string> declarations;
  for (std::size_t k = 0; k < loads.size(); ++k) {
    text += load_text(*loads[k], static_cast<int>(k));
    declarations.push_back(declared(parameters(*loads[k], "l" + std::to_string(k) + "_")));
  }
  if (!loads.empty()) text += "#define LOADS " + joined(declarations) + "\n";
  for (const char* work : {"F32", "I32", "I64", "F64"})
    text += string("#define LOAD_") + work + "(k, n, z, y, x) LOAD_##k(n, z, y, x)\n";
  return store ? text + store_text(*store) : text;
}

}  // namespace fulmo
