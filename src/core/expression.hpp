#pragma once
// Expressions and assignments that users write, parsed here and made into maps of graph nodes: their text never reaches
// a compiler. docs/kernels.md has the language.
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

/// A number, or an image. Conditions are known to be 0 or 1.
struct Term {
  std::variant<double, NodeRef> value;
  bool condition = false;
};
using Terms = std::map<std::string, Term>;

/// What becomes of integers: numbers like all others, or integers for as long as the arithmetic stays whole.
enum class Whole { to_float, kept };

/// Errors are ParameterErrors that show the place.
Term parse_expression(const std::string& text, const Terms& names, Whole);
/// `t = x * 2; z = t + y`: what each assigned name ends up as. The names given are not to be assigned to.
Terms parse_assignments(const std::string& text, const Terms& names, Whole);
/// The variables of an expression, in the order of their first appearance; pi and its like are none unless asked for.
std::vector<std::string> variables_of(const std::string& text, bool with_constants = false);
/// Element type by numpy's or C's name; throws TypeMismatch.
DType dtype_spelled(const std::string&);

}  // namespace fulmo
