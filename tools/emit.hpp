#pragma once
// Files that come from the declarations: Python functions, C++ header, docs pages. They are committed, and a test
// compares them with what this makes.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/operation.hpp"

namespace fulmo {

using Files = std::map<std::string, std::string>;  // text by path in the repository

/// Calls for docs, on the images of python/fulmo/samples.py.
class Examples {
 public:
  explicit Examples(const std::filesystem::path& root);
  std::string call(const Operation&) const;
  /// The call with the imports it needs.
  std::vector<std::string> lines(const Operation&) const;

 private:
  std::string argument(const Operation&, const Parameter&, const std::string& name) const;
  std::map<std::string, std::string> stands_for_;  // by parameter, "family.parameter" or "operation.parameter"
};

Files emit_python(const Examples&);
Files emit_header();
Files emit_pages(const Examples&, const std::filesystem::path& root);
/// docs/coverage.md: what of tools/pyclesperanto.tsv is there.
Files emit_coverage(const std::filesystem::path& root);
Files emit_all(const std::filesystem::path& root);

/// First line of an emitted file, without the comment sign.
std::string emitted_notice();

/// Whether `spacing=` turns lengths given in its unit into voxels.
bool has_lengths(const Operation&);

/// "from 0 to 1000", "at least 0" or nothing.
std::string range_text(const Parameter&);
/// A default as Python writes it.
std::string python_text(const Value&);
/// What a name sets: connectivity='box' for good, radius_z?=0 unless the call gives it.
struct Preset {
  std::string parameter, text;
  bool fixed;
};
std::vector<Preset> preset_of(const Alias&);
/// What one call does on a GPU with an image of shape `input`; `shape`: the result's, or "same", or nothing.
struct Cost {
  std::string input, shape, text;
};
const Cost& cost_of(const Operation&);
/// The result in words: "float32; shape: same as input".
std::string result_of(const Operation&);
/// The first word of its menu, as a file name.
std::string family_of(const Operation&);
/// Cells of a .tsv file, but for the names of its columns.
std::vector<std::vector<std::string>> table_of(const std::filesystem::path&);
/// The names that users call operations by, each once: pyclesperanto's win over the prototype's.
std::map<std::string, std::pair<const Operation*, const Alias*>> user_names();

std::string join(const std::vector<std::string>&, const std::string& between);

}  // namespace fulmo
