// A call of each operation that runs as it stands: what tools/examples.tsv and the kinds of its parameters make of it.
#include <regex>
#include <set>

#include "emit.hpp"

namespace fulmo {

namespace {

std::string without_axis(const Operation& op, const std::string& name) {
  for (auto& group : axis_groups(op))
    if (name == group.name + "_x" || name == group.name + "_y" || name == group.name + "_z") return group.name;
  return name;
}

}  // namespace

Examples::Examples(const std::filesystem::path& root) {
  for (auto& cells : table_of(root / "tools/examples.tsv")) stands_for_[cells.at(0)] = cells.at(1);
}

/// By operation, by family, by name alone; else an image that fits, where one must be given.
std::string Examples::argument(const Operation& op, const Parameter& p, const std::string& name) const {
  for (auto& key : {op.name + "." + name, family_of(op) + "." + name, name})
    if (const auto found = stands_for_.find(key); found != stands_for_.end())
      return found->second == "-" ? "" : found->second;
  const bool must = std::holds_alternative<std::monostate>(p.fallback) && !p.optional && p.kind == Kind::image;
  return must ? (p.labels ? "labels" : "image") : "";
}

std::string Examples::call(const Operation& op) const {
  std::vector<std::string> arguments;
  std::set<std::string> known;
  bool by_position = true;
  for (auto& p : op.parameters) {
    const std::string name = stands_for_.count(op.name + "." + p.name) ? p.name : without_axis(op, p.name);
    if (!known.insert(name).second) continue;
    const std::string text = argument(op, p, name);
    by_position = by_position && !text.empty() && p.kind == Kind::image && !p.by_name;
    if (!text.empty()) arguments.push_back(by_position ? text : name + "=" + text);
  }
  return "fulmo." + op.name + "(" + join(arguments, ", ") + ")";
}

std::vector<std::string> Examples::lines(const Operation& op) const {
  const std::string text = call(op), code = std::regex_replace(text, std::regex("\"[^\"]*\"|\\.\\w+"), "");
  static const std::regex name("\\b([a-z_]\\w*)\\b(?![=(])");
  std::set<std::string> samples;
  for (std::sregex_iterator at(code.begin(), code.end(), name), end; at != end; ++at)
    if (at->str() != "fulmo") samples.insert(at->str());
  std::vector<std::string> all{"import fulmo"};
  if (!samples.empty()) all.push_back("from fulmo.samples import " + join({samples.begin(), samples.end()}, ", "));
  all.push_back(text);
  return all;
}

}  // namespace fulmo
