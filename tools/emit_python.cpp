// python/fulmo/_operations.py: real functions with signatures, types and docstrings.
#include <optional>
#include <set>
#include <sstream>

#include "emit.hpp"

namespace fulmo {

namespace {

std::string annotation(const Parameter& p) {
  static const char* const types[] = {"ArrayLike", "float", "int", "bool", "str", "Sequence[float]"};
  if (p.is_output) return p.optional ? "Image | None" : "Image";
  if (p.name == "spacing") return "Spacing";
  return std::string(types[static_cast<int>(p.kind)]) + (p.optional ? " | None" : "");
}

bool required(const Parameter& p) { return std::holds_alternative<std::monostate>(p.fallback) && !p.optional; }

std::optional<Preset> preset(const Parameter& p, const Alias* alias) {
  if (alias)
    for (auto& preset : preset_of(*alias))
      if (preset.parameter == p.name) return preset;
  return {};
}

/// Parameters in their order; one that must be given but follows optional ones gets None, which the library refuses.
std::string signature(const Operation& op, const Alias* alias) {
  std::vector<std::string> parts;
  bool optional_before = false;
  std::vector<std::string> by_name;
  for (auto& p : op.parameters) {
    const auto set = preset(p, alias);
    if (set && set->fixed) continue;
    const bool plain = required(p) && !optional_before;
    optional_before |= !plain;
    auto& list = p.by_name ? by_name : parts;
    const std::string fallback = set ? set->text : python_text(p.fallback);
    const bool unsaid = !plain && fallback == "None" && !p.optional && p.name != "spacing";
    list.push_back(p.name + ": " + annotation(p) + (unsaid ? " | None" : "") + (plain ? "" : " = " + fallback));
  }
  parts.push_back("device: DeviceLike = None");
  for (auto& group : axis_groups(op)) by_name.push_back(group.name + ": PerAxis = None");
  if (has_lengths(op)) by_name.push_back("spacing: Spacing = None");
  if (!by_name.empty()) parts.push_back("*");
  parts.insert(parts.end(), by_name.begin(), by_name.end());
  return "(\n    " + join(parts, ",\n    ") + ",\n)";
}

std::string renamed(const Operation& op) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (auto& p : op.parameters)
    for (auto& other : p.other_names)
      if (seen.insert(other).second) names.push_back(other + "=\"" + p.name + "\"");
  return names.empty() ? "" : "@renamed(" + join(names, ", ") + ")\n";
}

/// In lines of a docstring, each with the indent and its end.
std::string wrapped(const std::string& text, const std::string& indent) {
  std::istringstream words(text);
  std::string lines, line, word;
  while (words >> word) {
    if (!line.empty() && indent.size() + line.size() + 1 + word.size() > 100) {
      lines += indent + line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  return lines + indent + line + "\n";
}

std::string parameter_doc(const Parameter& p) {
  std::vector<std::string> facts;
  if (!p.unit.empty()) facts.push_back("in " + p.unit);
  if (!range_text(p).empty()) facts.push_back(range_text(p));
  if (!p.choices.empty()) facts.push_back("one of \"" + join(p.choices, "\", \"") + "\"");
  if (p.labels) facts.push_back("whole numbers");
  const bool defaulted = !std::holds_alternative<std::monostate>(p.fallback);
  std::string text = "    " + p.name + " : " + annotation(p) + (defaulted || p.optional ? ", optional" : "") + "\n";
  text += wrapped(p.brief, "        ");
  if (!facts.empty()) text += "        (" + join(facts, "; ") + ")\n";
  return text;
}

std::string section(const std::string& title, const std::string& body) {
  return body.empty() ? "" : "\n    " + title + "\n    " + std::string(title.size(), '-') + "\n" + body;
}

std::string parameters_doc(const Operation& op) {
  std::string text;
  for (auto& p : op.parameters) text += parameter_doc(p);
  text += "    device : str or Device, optional\n        Where to run; by default where the first image is.\n";
  for (auto& group : axis_groups(op))
    text += "    " + group.name + " : number or (z, y, x), optional\n        The same for all axes, or one for each.\n";
  if (has_lengths(op))
    text +=
        "    spacing : \"image\" or (z, y, x), optional\n        Size of a voxel; lengths are then given in its unit, "
        "not in voxels.\n";
  return text;
}

std::string notes(const Operation& op) {
  std::string text;
  text += wrapped("Formula: ``" + op.formula + "``", "    ") + "\n";
  text += wrapped("Border: " + op.border + ".", "    ") + "\n";
  if (!op.host_reason.empty()) text += wrapped("Partly on the host: " + op.host_reason + ".", "    ") + "\n";
  if (!op.source.empty()) text += wrapped("Source: " + op.source, "    ") + "\n";
  return text.substr(0, text.size() - 1);
}

std::string returns_doc(const Operation& op) {
  if (op.now) return wrapped(op.returns, "    ");
  return std::string("    ") + (op.several.empty() ? "Image" : "list of Image") + "\n" +
         wrapped(result_of(op) + ".", "        ");
}

std::string example(const Operation& op, const Examples& examples) {
  std::string text;
  for (auto& line : examples.lines(op)) text += "    >>> " + line + "\n";
  return text;
}

std::string docstring(const Operation& op, const Examples& examples) {
  std::string text = "    \"\"\"" + op.brief + "\n";
  if (!op.details.empty()) text += "\n" + wrapped(op.details, "    ");
  text += section("Parameters", parameters_doc(op)) + section("Returns", returns_doc(op));
  text += section("Raises",
                  "    ParameterError, TypeMismatch, ShapeError, DeviceError\n        When an argument does not fit; "
                  "the text says how.\n");
  text += section("Notes", notes(op)) + section("Examples", example(op, examples));
  return text + "    \"\"\"\n";
}

std::string head(const std::string& name, const Operation& op, const Alias* alias) {
  const std::string type = op.now ? "Any" : op.several.empty() ? "Image" : "list[Image]";
  return "\n\n" + renamed(op) + "def " + name + signature(op, alias) + " -> " + type + ":\n";
}

std::string function(const Operation& op, const Examples& examples) {
  return head(op.name, op, nullptr) + docstring(op, examples) + "    return call(\"" + op.name + "\", locals())\n";
}

/// Another name with some parameters set, or one that is going away.
std::string variant(const Operation& op, const Alias& alias) {
  std::string arguments = "locals()";
  for (auto& [name, text, fixed] : preset_of(alias))
    if (fixed) arguments += (arguments == "locals()" ? " | {" : ", ") + ("\"" + name + "\": " + text);
  if (arguments != "locals()") arguments += "}";
  const std::string same = op.name + (alias.preset.empty() ? "" : "(" + alias.preset + ")");
  std::string text = head(alias.name, op, &alias) + "    \"\"\"" +
                     (alias.deprecated ? "Deprecated: use " : "The same as ") + same + ".\"\"\"\n";
  text += "    arguments = " + arguments + "\n";
  if (alias.deprecated) text += "    deprecated(\"" + alias.name + "\", \"" + same + "\")\n";
  return text + "    return call(\"" + op.name + "\", arguments)\n";
}

const char* const imports = R"(
"""Every operation as a function. `import fulmo` has them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .arrays import Image
from .calls import call, renamed
from .errors import deprecated
from .typing import ArrayLike, DeviceLike, PerAxis, Spacing
)";

}  // namespace

Files emit_python(const Examples& examples) {
  std::string text = "# " + emitted_notice() + imports, plain, all = "\n__all__ = [\n";
  for (auto& [name, entry] : user_names()) {
    auto& [op, alias] = entry;
    all += "    \"" + name + "\",\n";
    if (!alias)
      text += function(*op, examples);
    else if (alias->deprecated || !alias->preset.empty())
      text += variant(*op, *alias);
    else
      plain += name + " = " + op->name + "\n";
  }
  return {{"python/fulmo/_operations.py", text + "\n\n" + plain + all + "]\n"}};
}

}  // namespace fulmo
