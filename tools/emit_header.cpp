// include/fulmo/operations.hpp: every operation as an inline C++ function over the C interface.
#include <cctype>
#include <cmath>
#include <sstream>

#include "emit.hpp"

namespace fulmo {

namespace {

bool required(const Parameter& p) { return std::holds_alternative<std::monostate>(p.fallback) && !p.optional; }

/// GaussianBlurOptions
std::string options_name(const Operation& op) {
  std::string name;
  bool starts = true;
  for (const char c : op.name) {
    if (c != '_') name += starts ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    starts = c == '_';
  }
  return name + "Options";
}

std::string type_of(const Parameter& p) {
  static const char* const types[] = {"Image", "double", "std::int64_t", "bool", "std::string", "std::vector<double>"};
  const std::string type = types[static_cast<int>(p.kind)];
  const bool may_be_absent = p.optional && (p.kind == Kind::number || p.kind == Kind::integer);
  return may_be_absent ? "std::optional<" + type + ">" : type;
}

std::string argument_of(const Parameter& p) {
  const bool plain = p.kind == Kind::number || p.kind == Kind::integer || p.kind == Kind::boolean;
  return (plain ? type_of(p) + " " : "const " + type_of(p) + "& ") + p.name;
}

std::string default_of(const Parameter& p) {
  if (std::holds_alternative<std::monostate>(p.fallback)) return "{}";
  if (auto flag = std::get_if<bool>(&p.fallback)) return *flag ? "true" : "false";
  if (auto number = std::get_if<double>(&p.fallback); number && !std::isfinite(*number))
    return std::isnan(*number) ? "NAN" : *number > 0 ? "INFINITY" : "-INFINITY";
  return python_text(p.fallback);
}

/// A comment in lines of at most 118 columns.
std::string comment(const std::string& text, const std::string& indent) {
  std::istringstream words(text);
  std::string result, line, word;
  while (words >> word) {
    if (!line.empty() && indent.size() + line.size() + word.size() > 112) {
      result += indent + "///" + line + "\n";
      line.clear();
    }
    line += " " + word;
  }
  return result + indent + "///" + line + "\n";
}

std::string brief_of(const Parameter& p) {
  std::vector<std::string> facts;
  if (!p.unit.empty()) facts.push_back("in " + p.unit);
  if (!range_text(p).empty()) facts.push_back(range_text(p));
  if (!p.choices.empty()) facts.push_back("one of " + join(p.choices, ", "));
  return p.brief + (facts.empty() ? "" : " (" + join(facts, "; ") + ")");
}

/// An operation without images is told its device; others run where their first image is.
bool takes_device(const Operation& op) {
  for (auto& p : op.parameters)
    if (p.kind == Kind::image && required(p)) return false;
  return true;
}

std::string member(const Parameter& p) {
  return comment(brief_of(p), "  ") + "  " + type_of(p) + " " + p.name + " = " + default_of(p) + ";\n";
}

/// Members in the order of the parameters, but where the result goes comes last.
std::string options(const Operation& op) {
  std::string members;
  for (bool output : {false, true})
    for (auto& p : op.parameters)
      if (!required(p) && p.is_output == output) members += member(p);
  if (takes_device(op))
    members += "  /// Where to run; by default on the current device.\n  std::string device = {};\n";
  return members.empty() ? "" : "struct " + options_name(op) + " {\n" + members + "};\n\n";
}

std::string documentation(const Operation& op) {
  std::string text = comment(op.brief + (op.details.empty() ? "" : " " + op.details), "");
  for (auto& p : op.parameters)
    if (required(p)) text += comment(p.name + ": " + brief_of(p), "");
  if (!op.border.empty()) text += comment("Border: " + op.border + ".", "");
  const std::string gives = op.now ? op.returns : (op.several.empty() ? "" : op.several + "; ") + dtype_of_result(op);
  return text + comment("Gives: " + gives + (gives.back() == '.' ? "" : "."), "");
}

std::string function(const Operation& op, bool has_options) {
  std::vector<std::string> taken, passed;
  for (auto& p : op.parameters) {
    if (required(p)) taken.push_back(argument_of(p));
    passed.push_back("      {\"" + p.name + "\", " + (required(p) ? "" : "options.") + p.name + "},\n");
  }
  if (has_options) taken.push_back("const " + options_name(op) + "& options = {}");
  const std::string device = takes_device(op) ? ", options.device" : "";
  const std::string type = op.now ? "Result" : op.several.empty() ? "Image" : "std::vector<Image>";
  return "inline " + type + " " + op.name + "(" + join(taken, ", ") + ") {\n  return call(\"" + op.name + "\", {\n" +
         join(passed, "") + "  }" + device + ")" +
         (op.now               ? ""
          : op.several.empty() ? ".image()"
                               : ".images()") +
         ";\n}\n";
}

}  // namespace

Files emit_header() {
  std::string text = "// " + emitted_notice() +
                     "\n// clang-format off\n#pragma once\n// Every operation as a function: "
                     "fulmo::gaussian_blur(image, {.sigma_x = 2}).\n";
  text +=
      "#include <cmath>\n#include <cstdint>\n#include <optional>\n#include <string>\n#include <vector>\n\n#include "
      "\"fulmo.hpp\"\n\nnamespace fulmo {\n";
  for (auto& [name, op] : operations()) {
    const std::string members = options(op);
    text += "\n" + members + documentation(op) + function(op, !members.empty());
  }
  return {{"include/fulmo/operations.hpp", text + "\n}  // namespace fulmo\n"}};
}

}  // namespace fulmo
