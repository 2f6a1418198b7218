// docs/operations: a page for each family (the first word of an operation's menu), and the list of all names.
#include <algorithm>
#include <cctype>

#include "emit.hpp"

namespace fulmo {

namespace {

std::string family(const Operation& op) {
  std::string name = op.menu.substr(0, op.menu.find(" >"));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return c == ' ' ? '_' : std::tolower(c); });
  return name.empty() ? "other" : name;
}

std::string row(const std::vector<std::string>& cells) { return "| " + join(cells, " | ") + " |\n"; }

std::string parameter_table(const Operation& op) {
  std::string text =
      row({"parameter", "default", "range", "unit", "what it is"}) + row({"---", "---", "---", "---", "---"});
  for (auto& p : op.parameters) {
    const std::string range = p.choices.empty() ? range_text(p) : "`" + join(p.choices, "`, `") + "`";
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

std::string article(const Operation& op) {
  std::string text = "\n## " + op.name + "\n\n" + op.brief + (op.details.empty() ? "" : " " + op.details) + "\n\n";
  text += "```python\n" + example_of(op) + "\n```\n\n" + parameter_table(op) + "\n";
  text += fact("Formula", op.formula.empty() ? "" : "`" + op.formula + "`");
  text += fact("Gives", op.now ? op.returns : (op.several.empty() ? "" : op.several + "; ") + text_of(op.gives)) +
          fact("Beyond the border", op.border);
  text += fact("Partly on the host", op.host_reason) + fact("Other names", other_names(op)) + fact("Menu", op.menu);
  return text + fact("Compared with", op.referee.empty() ? "" : "`" + op.referee + "`") + fact("Source", op.source);
}

std::string title(std::string name) {
  name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace

Files emit_pages() {
  Files pages;
  const std::string notice = "<!-- " + emitted_notice() + " -->\n";
  std::string index = notice + "# Operations\n\n" + row({"name", "operation", "family"}) + row({"---", "---", "---"});
  for (auto& [name, op] : operations()) {
    auto& page = pages["docs/operations/" + family(op) + ".md"];
    if (page.empty()) page = notice + "# " + title(family(op)) + "\n";
    page += article(op);
  }
  for (auto& [name, entry] : user_names()) {
    const std::string kin = family(*entry.first);
    index += row({"`" + name + "`", "[" + entry.first->name + "](" + kin + ".md#" + entry.first->name + ")", kin});
  }
  pages["docs/operations/README.md"] = index;
  return pages;
}

}  // namespace fulmo
