#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <sstream>

#include "emit.hpp"

namespace fulmo {

std::string emitted_notice() {
  return "Emitted from the declarations in src/operations by tools/emit.cpp; ./run docs writes it anew.";
}

Files emit_all(const std::filesystem::path& root) {
  const Examples examples(root);
  Files all = emit_python(examples);
  for (auto part : {emit_header(), emit_pages(examples, root), emit_coverage(root)}) all.merge(part);
  return all;
}

std::string join(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i ? between : "") + parts[i];
  return text;
}

bool has_lengths(const Operation& op) {
  for (auto& group : axis_groups(op))
    if (group.lengths) return true;
  return false;
}

namespace {

std::string plain(double value) {
  if (!std::isfinite(value))
    return value != value ? "float(\"nan\")" : value > 0 ? "float(\"inf\")" : "-float(\"inf\")";
  std::ostringstream text;
  text << std::setprecision(15) << value;
  if (std::strtod(text.str().c_str(), nullptr) == value) return text.str();
  text.str("");
  text << std::setprecision(17) << value;
  return text.str();
}

}  // namespace

std::string range_text(const Parameter& p) {
  const bool low = p.low > -1e300, high = p.high < 1e300;
  if (low && high) return "from " + plain(p.low) + " to " + plain(p.high);
  if (low) return "at least " + plain(p.low);
  return high ? "at most " + plain(p.high) : "";
}

std::string python_text(const Value& value) {
  if (auto b = std::get_if<bool>(&value)) return *b ? "True" : "False";
  if (auto i = std::get_if<std::int64_t>(&value)) return std::to_string(*i);
  if (auto d = std::get_if<double>(&value)) return plain(*d);
  if (auto s = std::get_if<std::string>(&value)) return '"' + *s + '"';
  return "None";
}

std::vector<Preset> preset_of(const Alias& alias) {
  std::vector<Preset> values;
  std::size_t at = 0;
  while (at < alias.preset.size()) {
    const std::size_t comma = std::min(alias.preset.find(',', at), alias.preset.size());
    const std::string part = alias.preset.substr(at, comma - at);
    const std::size_t equals = part.find('=');
    const bool fixed = part[equals - 1] != '?';
    values.push_back({part.substr(0, equals - !fixed), part.substr(equals + 1), fixed});
    at = alias.preset.find_first_not_of(", ", comma);
  }
  return values;
}

std::string family_of(const Operation& op) {
  std::string name = op.menu.substr(0, op.menu.find(" >"));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return c == ' ' ? '_' : std::tolower(c); });
  return name.empty() ? "other" : name;
}

std::vector<std::vector<std::string>> table_of(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream lines(path, std::ios::binary);
  std::string line, cell;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::istringstream cells(line);
    rows.emplace_back();
    while (std::getline(cells, cell, '\t')) rows.back().push_back(cell);
  }
  return rows;
}

std::map<std::string, std::pair<const Operation*, const Alias*>> user_names() {
  std::map<std::string, std::pair<const Operation*, const Alias*>> names;
  for (auto& [name, op] : operations()) names[name] = {&op, nullptr};
  for (const char* space : {"cle", "prototype", "numpy"})
    for (auto& [name, op] : operations())
      for (auto& alias : op.aliases)
        if (alias.space == space) names.try_emplace(alias.name, &op, &alias);
  return names;
}

}  // namespace fulmo
