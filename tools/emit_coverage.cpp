// docs/coverage.md: every name of pyclesperanto, whether it is there, and what differs.
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "emit.hpp"

namespace fulmo {

namespace {

struct Row {
  std::string name, tier, deprecated, parameters, other_parameters, other_results;
};

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<Row> rows_of(const std::filesystem::path& path) {
  std::vector<Row> rows;
  for (auto cells : table_of(path)) {
    cells.resize(6);
    rows.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]});
  }
  return rows;
}

/// Operations by their names, helpers by the Python file that should have them: fft.smooth_shape in fft.py.
bool is_there(const std::string& name, const std::filesystem::path& package) {
  if (user_names().count(name)) return true;
  const std::size_t dot = name.find('.');
  const auto file = dot == std::string::npos ? package / "__init__.py" : package / (name.substr(0, dot) + ".py");
  return std::regex_search(text_of(file), std::regex("\\b" + name.substr(dot + 1) + "\\b"));
}

/// What notebooks call: functions, those of the prototype too, and what images can do by themselves.
bool is_called_here(const std::string& name, const std::filesystem::path& package) {
  if (name.rfind("Image", 0) == 0 || is_there(name, package)) return true;
  const std::regex word("\\b" + name + "\\b");
  return std::regex_search(text_of(package / "prototype.py") + text_of(package / "meshes.py"), word);
}

std::string differences(const Row& row) {
  std::vector<std::string> parts;
  if (!row.other_parameters.empty()) parts.push_back("parameters: " + row.other_parameters);
  if (!row.other_results.empty()) parts.push_back("results: " + row.other_results);
  return join(parts, "; ");
}

const char* const head = R"(
# Coverage of pyclesperanto

Every name of pyclesperanto 0.25.1: whether it is here, and what differs on purpose ([why](differences.md)). Where
nothing is said, parameters are the same, and so are results of images without NaN: floats within 1e-5 of the result or
of the largest input pixel, integers exactly (above 2^24 as far as float32 can hold them, in which it computes; what is too
large for an integer is the nearest one, there the smallest). Where results differ, [tests/peer_places.py](../tests/peer_places.py) says at which pixels; all others are equal.
`tests/test_peer.py` and `tests/test_peer_calls.py` hold all of it, in every dtype that both have.
)";

const char* const notebooks_head = R"(
## In notebooks

What those notebooks call of `cle` that have been gone through: a part of Robert Haase's
[Bio-image Analysis Notebooks](https://github.com/haesleinhuepf/BioImageAnalysisNotebooks) (older chapters too, some only
to their middle), and a few demos of [pyclesperanto](https://github.com/clEsperanto/pyclesperanto) and
[pyclesperanto_prototype](https://github.com/clEsperanto/pyclesperanto_prototype).
[tests/notebook_calls.tsv](../tests/notebook_calls.tsv) lists each form of each call with numbers and images of our own,
where it stands and what it must equal; `tests/test_notebooks.py` runs them, those that make graphs of igraph only where
that is installed. Names that only the prototype has are made of operations; a name that is not here says what to use.
)";

/// A table of the names that notebooks call.
std::string notebooks(const std::filesystem::path& root) {
  std::map<std::string, std::set<std::string>> readers;
  std::map<std::string, int> forms;
  std::set<std::string> all;
  int calls = 0;
  for (auto& cells : table_of(root / "tests/notebook_calls.tsv")) {
    std::istringstream listed(cells.at(3));
    for (std::string notebook; std::getline(listed >> std::ws, notebook, ',');)
      readers[cells[0]].insert(notebook), all.insert(notebook);
    ++forms[cells[0]], ++calls;
  }
  int there = 0;
  std::string table;
  for (auto& [name, notebooks] : readers) {
    const bool here = is_called_here(name, root / "python/fulmo");
    there += here;
    table += "| " + name + " | " + std::to_string(forms[name]) + " | " + std::to_string(notebooks.size()) + " | " +
             (here ? "yes" : "missing") + " |\n";
  }
  return std::string(notebooks_head) + "\n" + std::to_string(there) + " of " + std::to_string(readers.size()) +
         " names are here, in " + std::to_string(calls) + " forms from " + std::to_string(all.size()) +
         " notebooks.\n\n| name | forms | notebooks | here |\n|---|---|---|---|\n" + table;
}

}  // namespace

Files emit_coverage(const std::filesystem::path& root) {
  std::map<std::string, std::string> tables;
  int all = 0, there = 0;
  for (auto& row : rows_of(root / "tools/pyclesperanto.tsv")) {
    const bool here = is_there(row.name, root / "python/fulmo");
    ++all, there += here;
    tables[row.tier] += "| `" + row.name + "`" + (row.deprecated.empty() ? "" : " (deprecated there)") + " | " +
                        (here ? "yes" : "missing") + " | " + differences(row) + " |\n";
  }
  std::string text = "<!-- " + emitted_notice() + " -->\n" + head + "\n" + std::to_string(there) + " of " +
                     std::to_string(all) + " names are here.\n";
  for (auto& [tier, table] : tables) text += "\n## " + tier + "\n\n| name | here | differs |\n|---|---|---|\n" + table;
  return {{"docs/coverage.md", text + notebooks(root)}};
}

}  // namespace fulmo
