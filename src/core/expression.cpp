// A recursive descent over the text that builds its value on the way: numbers are folded, images become maps.
#include "core/expression.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include "core/error.hpp"
#include "core/tokens.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo {

namespace {

struct Operator {
  const char* text;
  int level;  // of C; higher binds tighter
  const char* formula;
};
enum Level { level_or = 1, level_and, level_bits, level_equal = 6, level_compare, level_add, level_multiply };
const Operator operators[] = {
    {"||", level_or, "logical_or"},
    {"or", level_or, "logical_or"},
    {"&&", level_and, "logical_and"},
    {"and", level_and, "logical_and"},
    {"|", level_bits, "logical_or"},
    {"^", level_bits + 1, "logical_xor"},
    {"&", level_bits + 2, "logical_and"},
    {"==", level_equal, "equal"},
    {"!=", level_equal, "not_equal"},
    {"<", level_compare, "smaller"},
    {"<=", level_compare, "smaller_or_equal"},
    {">", level_compare, "greater"},
    {">=", level_compare, "greater_or_equal"},
    {"+", level_add, "add"},
    {"-", level_add, "subtract"},
    {"*", level_multiply, "multiply"},
    {"/", level_multiply, "divide"},
    {"//", level_multiply, "divide"},
    {"%", level_multiply, "modulo"},
};

struct Function {
  const char *name, *formula;
  int arity;  // of min and max: at least
};
const Function functions[] = {
    {"abs", "absolute", 1},
    {"absolute", "absolute", 1},
    {"fabs", "absolute", 1},
    {"sign", "sign", 1},
    {"square", "square", 1},
    {"sqrt", "square_root", 1},
    {"cbrt", "cubic_root", 1},
    {"exp", "exponential", 1},
    {"exp2", "exponential2", 1},
    {"exp10", "exponential10", 1},
    {"log", "logarithm", 1},
    {"log2", "logarithm2", 1},
    {"log10", "logarithm10", 1},
    {"sin", "sine", 1},
    {"cos", "cosine", 1},
    {"tan", "tangent", 1},
    {"asin", "arcsine", 1},
    {"arcsin", "arcsine", 1},
    {"acos", "arccosine", 1},
    {"arccos", "arccosine", 1},
    {"atan", "arctangent", 1},
    {"arctan", "arctangent", 1},
    {"sinh", "hyperbolic_sine", 1},
    {"cosh", "hyperbolic_cosine", 1},
    {"tanh", "hyperbolic_tangent", 1},
    {"radians", "radians", 1},
    {"degrees", "degrees", 1},
    {"floor", "floor", 1},
    {"ceil", "ceil", 1},
    {"trunc", "truncate", 1},
    {"round", "round", 1},
    {"rint", "round_to_even", 1},
    {"isnan", "is_nan", 1},
    {"isinf", "is_infinite", 1},
    {"isfinite", "is_finite", 1},
    {"atan2", "arctangent2", 2},
    {"arctan2", "arctangent2", 2},
    {"pow", "power", 2},
    {"power", "power", 2},
    {"fmod", "modulo", 2},
    {"mod", "%", 2},
    {"min", "minimum", 2},
    {"minimum", "minimum", 2},
    {"fmin", "minimum", 2},
    {"max", "maximum", 2},
    {"maximum", "maximum", 2},
    {"fmax", "maximum", 2},
    {"clip", "clip", 3},
    {"clamp", "clip", 3},
    {"where", "choose", 3},
    {"fma", "multiply_add", 3},
};

const std::pair<const char*, double> constants[] = {
    {"pi", M_PI}, {"M_PI", M_PI}, {"M_PI_F", M_PI}, {"M_E", M_E}, {"inf", INFINITY}, {"INFINITY", INFINITY},
    {"nan", NAN}, {"NAN", NAN},   {"true", 1},      {"false", 0}, {"True", 1},       {"False", 0},
};

template <class Table>
auto find(const Table& table, const std::string& name) -> decltype(&table[0]) {
  for (auto& row : table)
    if (name == row.name) return &row;
  return nullptr;
}

const double* constant(const std::string& name) {
  for (auto& [known, value] : constants)
    if (name == known) return &value;
  return nullptr;
}

bool is_condition(const std::string& formula) {
  static const char* const conditions[] = {
      "logical_or",       "logical_and", "logical_xor",      "logical_not", "equal",       "not_equal", "smaller",
      "smaller_or_equal", "greater",     "greater_or_equal", "is_nan",      "is_infinite", "is_finite"};
  return std::any_of(std::begin(conditions), std::end(conditions), [&](auto name) { return formula == name; });
}

bool is_number(const Term& term) { return std::holds_alternative<double>(term.value); }

/// A formula of numbers alone, in double where it is offered.
double folded(const Formula& formula, const std::vector<Term>& terms) {
  double reals[most_operands] = {};
  float singles[most_operands] = {};
  for (std::size_t i = 0; i < terms.size(); ++i)
    singles[i] = static_cast<float>(reals[i] = std::get<double>(terms[i].value));
  return formula.f64 ? formula.f64(reals) : formula.f32(singles);
}

class Parser {
 public:
  Parser(const std::string& text, const Terms& names, Whole whole) : tokens_(text), names_(names), whole_(whole) {}

  Term expression() {
    const Term result = ternary();
    if (!tokens_.at_end()) tokens_.fail("expected an operator");
    return result;
  }

  Terms assignments() {
    Terms assigned;
    const Terms given = names_;
    while (!tokens_.at_end()) {
      if (tokens_.take(";")) continue;
      auto [name, value] = assignment(given);
      names_[name] = assigned[name] = value;
      if (!tokens_.at_end() && !tokens_.take(";")) tokens_.fail("expected an operator or ;");
    }
    return assigned;
  }

 private:
  // ---- statements

  std::pair<std::string, Term> assignment(const Terms& given) {
    const Tokens::Mark start = tokens_.mark();
    std::string name = tokens_.name("a name to assign to"), type;
    if (name == "const") name = tokens_.name("a type");
    if (tokens_.is_name()) type = name, name = tokens_.name("a name to assign to");
    if (given.count(name)) tokens_.fail(name + " is an input and cannot be assigned to", start);
    if (find(functions, name) || constant(name)) tokens_.fail(name + " has a meaning of its own", start);
    Term value = assigned_value(name, start);
    if (!type.empty()) value = stored(value, type, start);
    return {name, value};
  }

  Term assigned_value(const std::string& name, const Tokens::Mark& start) {
    if (tokens_.take("=")) return ternary();
    for (const char* op : {"+", "-", "*", "/"}) {
      if (!tokens_.take(op + std::string("="))) continue;
      const Term before = variable(name, start);
      return combined(op, before, ternary());
    }
    tokens_.fail("expected =");
  }

  /// A variable declared with a type holds what that type can.
  Term stored(const Term& value, const std::string& type, const Tokens::Mark& start) {
    try {
      const DType dtype = dtype_spelled(type);
      if (is_number(value)) return {static_cast<double>(static_cast<float>(std::get<double>(value.value)))};
      return {cast_rounding(std::get<NodeRef>(value.value), dtype)};
    } catch (const TypeMismatch& error) {
      tokens_.fail(error.what(), start);
    }
  }

  // ---- expressions

  Term ternary() {
    const Tokens::Deeper deeper(tokens_);
    const Term condition = binary(level_or);
    if (!tokens_.take("?")) return condition;
    const Term chosen = ternary();
    tokens_.expect(":");
    return apply("choose", {condition, chosen, ternary()});
  }

  Term binary(int level) {
    if (level > level_multiply) return unary();
    Term left = binary(level + 1);
    while (const Operator* op = next_operator(level)) {
      const Tokens::Mark place = tokens_.mark();
      tokens_.take(op->text);
      const Term right = binary(level + 1);
      if (op->level > level_and && op->level < level_equal && !(left.condition && right.condition))
        tokens_.fail(std::string(op->text) + " joins conditions only; where any value but 0 counts as true, write " +
                         (*op->text == '|'   ? "||"
                          : *op->text == '&' ? "&&"
                                             : "(a != 0) ^ (b != 0)"),
                     place);
      left = combined(op->text, left, right);
      const bool compares = level == level_equal || level == level_compare;
      if (compares && (next_operator(level_equal) || next_operator(level_compare)))
        tokens_.fail("comparisons do not chain; write a < b && b < c");
    }
    return left;
  }

  const Operator* next_operator(int level) const {
    for (auto& op : operators)
      if (op.level == level && tokens_.is(op.text)) return &op;
    return nullptr;
  }

  Term combined(const std::string& op, const Term& a, const Term& b) {
    if (op == "//") return apply("floor", {apply("divide", {a, b})});
    if (op == "%") return apply("with_sign", {apply("modulo", {a, b}), b});
    for (auto& known : operators)
      if (op == known.text) return apply(known.formula, {a, b});
    throw Bug("no operator " + op);
  }

  Term unary() {
    const Tokens::Deeper deeper(tokens_);
    if (tokens_.take("-")) return apply("negate", {unary()});
    if (tokens_.take("+")) return unary();
    if (tokens_.take("!")) return apply("logical_not", {unary()});
    if (tokens_.take("not")) return apply("logical_not", {binary(level_bits)});
    const Tokens::Mark place = tokens_.mark();
    if (!tokens_.take("~")) return powered();
    const Term term = unary();
    if (!term.condition) tokens_.fail("~ inverts conditions only; write !", place);
    return apply("logical_not", {term});
  }

  Term powered() {
    const Term base = operand();
    return tokens_.take("**") ? power(base, unary()) : base;
  }

  /// The square is no power: it is exact far more often, and much faster.
  Term power(const Term& base, const Term& exponent) {
    const bool square = is_number(exponent) && std::get<double>(exponent.value) == 2;
    return square ? apply("square", {base}) : apply("power", {base, exponent});
  }

  Term operand() {
    if (tokens_.is_number()) return {tokens_.number()};
    if (tokens_.take("(")) {
      const Term inside = ternary();
      tokens_.expect(")");
      return inside;
    }
    const Tokens::Mark place = tokens_.mark();
    const std::string name = tokens_.name("a number, a name or (");
    if (tokens_.is("(")) return call(name, place);
    if (tokens_.is("[")) tokens_.fail("pixels have no index here; write " + name + " for the pixel itself");
    return variable(name, place);
  }

  Term variable(const std::string& name, const Tokens::Mark& place) {
    if (const auto found = names_.find(name); found != names_.end()) return found->second;
    if (const double* value = constant(name)) return {*value};
    std::string known;
    for (auto& [other, value] : names_) known += (known.empty() ? "" : ", ") + other;
    tokens_.fail("nothing is called " + name + (known.empty() ? "" : "; there are " + known), place);
  }

  Term call(const std::string& name, const Tokens::Mark& place) {
    const Function* function = find(functions, name);
    if (!function) tokens_.fail("there is no function " + name, place);
    std::vector<Term> terms;
    tokens_.expect("(");
    do terms.push_back(ternary());
    while (tokens_.take(","));
    tokens_.expect(")");
    const std::string formula = function->formula;
    const bool more = formula == "minimum" || formula == "maximum";
    const std::size_t least = function->arity;
    if (terms.size() < least || (terms.size() > least && !more))
      tokens_.fail(name + " takes " + (more ? "at least " : "") + std::to_string(least) +
                       (least == 1 ? " argument, got " : " arguments, got ") + std::to_string(terms.size()),
                   place);
    if (formula == "%") return combined("%", terms[0], terms[1]);
    if (formula == "power") return power(terms[0], terms[1]);
    if (!more) return apply(formula, terms);
    Term result = terms[0];
    for (std::size_t i = 1; i < terms.size(); ++i) result = apply(formula, {result, terms[i]});
    return result;
  }

  // ---- values

  Term apply(const std::string& name, const std::vector<Term>& terms) {
    const Formula& formula = formulas()[formula_named(name.c_str())];
    const bool condition = is_condition(name);
    if (std::all_of(terms.begin(), terms.end(), is_number)) return {folded(formula, terms), condition};
    if (name == "choose" && is_number(terms[0])) return terms[std::get<double>(terms[0].value) != 0 ? 1 : 2];
    std::vector<MapOperand> operands;
    for (auto& term : terms) std::visit([&](auto& value) { operands.emplace_back(value); }, term.value);
    if (condition) return {predicate(name.c_str(), operands), true};
    return {map(name.c_str(), operands, dtype_of(work_of_map(formula, operands))), false};
  }

  DType dtype_of(Work work) const {
    return work == Work::f64 ? DType::f64 : work == Work::i64 && whole_ == Whole::kept ? DType::i64 : DType::f32;
  }

  Tokens tokens_;
  Terms names_;
  Whole whole_;
};

}  // namespace

Term parse_expression(const std::string& text, const Terms& names, Whole whole) {
  return Parser(text, names, whole).expression();
}

Terms parse_assignments(const std::string& text, const Terms& names, Whole whole) {
  return Parser(text, names, whole).assignments();
}

std::vector<std::string> variables_of(const std::string& text, bool with_constants) {
  std::vector<std::string> names;
  for (Tokens tokens(text); !tokens.at_end();) {
    if (!tokens.is_name()) {
      tokens.skip();
      continue;
    }
    const std::string name = tokens.name("");
    const bool word =
        name == "and" || name == "or" || name == "not" || (constant(name) && !with_constants) || tokens.is("(");
    if (!word && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

DType dtype_spelled(const std::string& name) {
  static const std::map<std::string, DType> spellings = {
      {"float", DType::f32},  {"double", DType::f64}, {"char", DType::i8},  {"uchar", DType::u8}, {"short", DType::i16},
      {"ushort", DType::u16}, {"int", DType::i32},    {"uint", DType::u32}, {"bool", DType::u8}};
  const auto found = spellings.find(name);
  return found == spellings.end() ? dtype_named(name) : found->second;
}

}  // namespace fulmo
