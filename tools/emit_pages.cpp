// docs/operations: a page for each family (the first word of an operation's menu), all operations in pictures by menu,
// and the list of all names.
#include <algorithm>
#include <cctype>

#include "emit.hpp"

namespace fulmo {

namespace {

std::string row(const std::vector<std::string>& cells) { return "| " + join(cells, " | ") + " |\n"; }

std::string parameter_table(const Operation& op) {
  std::string text =
      row({"parameter", "default", "range", "unit", "what it is"}) + row({"---", "---", "---", "---", "---"});
  for (auto& p : op.parameters) {
    const bool counts = p.kind == Kind::number || p.kind == Kind::integer || p.kind == Kind::numbers;
    const std::string numbers = counts && range_text(p).empty() ? "any" : range_text(p);
    const std::string range = p.choices.empty() ? numbers : "`" + join(p.choices, "`, `") + "`";
    const bool must = std::holds_alternative<std::monostate>(p.fallback) && !p.optional;
    text += row({"`" + p.name + "`", must ? "" : "`" + python_text(p.fallback) + "`", range, p.unit, p.brief});
  }
  return text;
}

std::string other_names(const Operation& op) {
  std::vector<std::string> names;
  for (auto& alias : op.aliases)
    names.push_back("`" + (alias.space == "cle" || alias.space == "prototype" ? "" : alias.space + ".") + alias.name +
                    "`" + (alias.preset.empty() ? "" : " (" + alias.preset + ")") +
                    (alias.deprecated ? ", deprecated" : ""));
  return join(names, "; ");
}

std::string fact(const std::string& name, const std::string& text) {
  return text.empty() ? "" : "- " + name + ": " + text + "\n";
}

/// What goes into the example and what comes out; nothing where there is nothing to see.
std::string picture(const Operation& op, const std::filesystem::path& root) {
  const std::string path = "pictures/" + op.name + ".png";
  return std::filesystem::exists(root / "docs" / path) ? "![" + op.name + "](../" + path + ")" : "";
}

std::string link(const Operation& op) { return "[" + op.name + "](" + family_of(op) + ".md#" + op.name + ")"; }

/// With what it was counted, where it is not a stack and what is given by default.
std::string counted_with(const Operation& op, const Cost& cost) {
  std::vector<std::string> parts;
  if (!op.cases.front().arguments.empty()) parts.push_back("`" + op.cases.front().arguments + "`");
  if (cost.input != "(16, 64, 64)") parts.push_back("shape " + cost.input);
  return parts.empty() ? "" : " (" + join(parts, ", ") + ")";
}

std::string article(const Operation& op, const Examples& examples, const std::filesystem::path& root) {
  const Cost& cost = cost_of(op);
  std::string text = "\n## " + op.name + "\n\n" + op.brief + (op.details.empty() ? "" : " " + op.details) + "\n\n";
  const std::string shown = picture(op, root);
  text += "```python\n" + join(examples.lines(op), "\n") + "\n```\n\n" + shown + (shown.empty() ? "" : "\n\n");
  text += parameter_table(op) + "\n" + fact("Formula", op.formula.empty() ? "" : "`" + op.formula + "`");
  text += fact("Gives", result_of(op)) + fact("Border", op.border);
  text += fact("Cost", cost.text + counted_with(op, cost)) + fact("Partly on the host", op.host_reason);
  text += fact("Other names", other_names(op)) + fact("Menu", op.menu);
  return text + fact("Compared with", op.referee.empty() ? "" : "`" + op.referee + "`") + fact("Source", op.source);
}

std::string title(std::string name) {
  name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

using Menus = std::map<std::string, std::vector<const Operation*>>;

Menus by_menu() {
  Menus menus;
  for (auto& [name, op] : operations()) menus[op.menu].push_back(&op);
  return menus;
}

std::string gallery(const std::filesystem::path& root) {
  std::string text =
      "# Operations in pictures\n\nWhat goes into the example on each operation's page, and what comes out.\n";
  for (auto& [menu, members] : by_menu()) {
    text += "\n## " + menu + "\n\n" + row({"operation", "picture"}) + row({"---", "---"});
    for (auto* op : members) text += row({link(*op) + "<br>" + op->brief, picture(*op, root)});
  }
  return text;
}

std::string menus() {
  std::string text = row({"menu", "operations"}) + row({"---", "---"});
  for (auto& [menu, members] : by_menu()) {
    std::vector<std::string> links;
    for (auto* op : members) links.push_back(link(*op));
    text += row({menu, join(links, ", ")});
  }
  return text;
}

const char* const preface = R"(
# Operations

[All in pictures](gallery.md). Each family's page has all there is to know of its operations. Examples run as they stand:
`fulmo.samples` has small images made for them, and pictures show what goes into the example and what comes out (stacks:
their middle plane; single pixels are drawn larger).

- **Parameters**: images may be arrays of any library. A number out of its range, a choice that does not exist and an
  image that does not fit raise ParameterError, TypeMismatch or ShapeError, whose text says what is possible.
- **Formula**: `x` and `y` are the first and the second image, `in` and `out` what goes in and what comes out; `i`, `k` and
  `j` are places along an axis, `p`, `q` and `d` places in the image, `l` and `m` labels; `n` is how many there are.
- **Border**: what stands beyond the image for operations that look there.
- **Cost** is counted, not timed: kernels that one call launches on a GPU; how much memory they are handed in all, and how
  much is taken at once besides the inputs, both in images; how often the host has to wait for the device. The image is a
  float32 stack of shape (16, 64, 64) and parameters have their defaults, where nothing else is said. Calls in a row are
  fused, so that they cost less than their sum; `fulmo.explain` tells.

)";

}  // namespace

Files emit_pages(const Examples& examples, const std::filesystem::path& root) {
  Files pages;
  const std::string notice = "<!-- " + emitted_notice() + " -->\n";
  std::string index = notice + (preface + 1) + "## By menu\n\n" + menus() + "\n## By name\n\n";
  index += row({"name", "operation", "family"}) + row({"---", "---", "---"});
  for (auto& [name, op] : operations()) {
    auto& page = pages["docs/operations/" + family_of(op) + ".md"];
    if (page.empty()) page = notice + "# " + title(family_of(op)) + "\n";
    page += article(op, examples, root);
  }
  for (auto& [name, entry] : user_names()) {
    index += row({"`" + name + "`", link(*entry.first), family_of(*entry.first)});
  }
  pages["docs/operations/gallery.md"] = notice + gallery(root);
  pages["docs/operations/README.md"] = index;
  return pages;
}

}  // namespace fulmo
