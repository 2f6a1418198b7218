// Results of the native CPU as hashes, which change with the numerics version only.
#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

#include "conformance.hpp"
#include "core/version.hpp"

namespace fulmo::conformance {

namespace {

std::string hash_of(const std::vector<char>& bytes) {
  std::uint64_t hash = 1469598103934665603ull;
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace

std::string golden_text(const Options& options) {
  std::string text = "numerics_version " + std::to_string(numerics_version) + "\n";
  each_operation(options, [&](const Operation& operation) {
    for (auto& trial : trials(operation, false)) {
      const std::vector<char> result = outcome(trial, device_named("cpu"), Feed::plain);
      if (!is_error(result)) text += hash_of(result) + " " + trial.text + "\n";
    }
  });
  return text;
}

int run_golden(const Options& options) {
  const std::string now = golden_text(options);
  if (options.write) return std::ofstream(options.file) << now ? 0 : 1;
  std::set<std::string> known;
  std::ifstream file(options.file);
  for (std::string line; std::getline(file, line);) known.insert(line);
  int changed = 0;
  std::istringstream lines(now);
  for (std::string line; std::getline(lines, line);)
    if (!known.count(line)) std::printf("changed or new: %s\n", line.c_str()), ++changed;
  std::printf("%d results changed; a change needs a new numerics_version and golden FILE --write\n", changed);
  return changed != 0 || known.empty();
}

}  // namespace fulmo::conformance
