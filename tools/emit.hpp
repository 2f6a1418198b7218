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

Files emit_python();
Files emit_header();
Files emit_pages();
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
/// A call like those in the docs, with the arguments of the operation's first test.
std::string example_of(const Operation&);
/// The names that users call operations by, each once: pyclesperanto's win over the prototype's.
std::map<std::string, std::pair<const Operation*, const Alias*>> user_names();

std::string join(const std::vector<std::string>&, const std::string& between);

}  // namespace fulmo
