#include "backends/source.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "backends/trace.hpp"
#include "core/embedded.hpp"
#include "graph/program.hpp"

namespace fulmo {
namespace {

const std::string& embedded_text(const std::string& path) {
  const auto found = embedded().find(path);
  if (found == embedded().end()) throw Bug("no kernel text " + path);
  return found->second;
}

// The first number between separators, as in "<source>:12:3: error" and "kernel(12): error".
int first_line_named(const std::string& log) {
  for (std::size_t i = 0; i + 1 < log.size(); ++i) {
    if ((log[i] != ':' && log[i] != '(') || !std::isdigit(static_cast<unsigned char>(log[i + 1]))) continue;
    std::size_t digits = 0;
    const int line = std::stoi(log.substr(i + 1, 9), &digits);
    const char after = i + 1 + digits < log.size() ? log[i + 1 + digits] : ' ';
    if (after == ':' || after == ')') return line;
  }
  return 0;
}

// Lines `#include "operations/stencils.cl"`, which C++ compilers follow themselves.
std::string with_included(const std::string& text) {
  const std::string opening = "#include \"";
  std::string all;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    all += line.rfind(opening, 0) == 0 ? embedded_text(line.substr(opening.size(), line.size() - opening.size() - 1))
                                       : line + "\n";
  return all;
}

std::string constants_text(const Kernel& kernel) {
  std::string text = "#define LANES_COUNT " + std::to_string(kernel.lanes) + "\n";
  for (const auto& [name, value] : kernel.constants) text += "#define " + name + " (" + std::to_string(value) + ")\n";
  return text;
}

struct Substitution {
  std::string from, to;
};

Substitution& substitution() {
  static Substitution current;
  return current;
}

std::string substituted(std::string text) {
  const auto& [from, to] = substitution();
  for (std::size_t at = 0; !from.empty() && (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

void substitute_in_kernels(const std::string& from, const std::string& to) { substitution() = {from, to}; }

std::string kernel_text(const std::string& prelude, const Kernel& kernel, bool separate) {
  std::string text = embedded_text(prelude) + constants_text(kernel);
  if (!separate) text += "#undef RESTRICT\n#define RESTRICT\n";
  for (const char* file : {"dialect/math.cl", "dialect/trigonometry.cl", "dialect/eigenvalues.cl", "dialect/f64.cl"})
    text += embedded_text(file);
  const std::size_t own = text.size();
  text += print_stages(kernel.loads, kernel.store);
  text += with_included(only_kernel(embedded_text("skeletons/" + kernel.file + "/gpu.cl"), kernel.entry));
  if (Trace* trace = current_trace()) trace->kernels.push_back({kernel.file, kernel.entry, text, own});
  return substituted(text);
}

bool images_are_separate(const Kernel& kernel, const std::vector<Argument>& arguments) {
  std::vector<std::uintptr_t> read, written;
  for (const Argument& argument : arguments)
    if (const Pointer* pointer = std::get_if<Pointer>(&argument); pointer && pointer->memory)
      written.push_back(pointer->memory->handle);
  const auto add = [&](const Stage& stage) {
    for (std::size_t i = 0; i < stage.leaves.size(); ++i)
      (stage.writes(static_cast<int>(i)) ? written : read).push_back(stage.leaves[i].memory->handle);
  };
  for (const Stage* load : kernel.loads) add(*load);
  if (kernel.store) add(*kernel.store);
  std::sort(written.begin(), written.end());
  if (std::adjacent_find(written.begin(), written.end()) != written.end()) return false;
  return std::none_of(read.begin(), read.end(),
                      [&](std::uintptr_t one) { return std::binary_search(written.begin(), written.end(), one); });
}

std::string kernel_key(const Kernel& kernel, bool separate) {
  std::string key = kernel.file + "/" + kernel.entry + " " + std::to_string(kernel.lanes) +
                    (separate ? " separate" : "") + substitution().from + substitution().to;
  for (const auto& [name, value] : kernel.constants) key += " " + name + "=" + std::to_string(value);
  for (const Stage* load : kernel.loads) key += "\nload " + load->structure();
  if (kernel.store) key += "\nstore " + kernel.store->structure();
  return key;
}

std::string only_kernel(const std::string& text, const std::string& entry) {
  std::string kept;
  bool skipping = false, found = false;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const bool starts = line.rfind("KERNEL(", 0) == 0;
    const bool wanted = starts && line.compare(7, entry.size() + 1, entry + ",") == 0;
    found |= wanted;
    skipping |= starts && !wanted;
    if (!skipping) kept += line + "\n";
    if (line.rfind("ENDKERNEL", 0) == 0) skipping = false;
  }
  if (!found) throw Bug("no kernel " + entry);
  return kept;
}

std::string explained(const std::string& log, const std::string& text) {
  int wrong = first_line_named(log);
  std::string around;
  const std::size_t user = text.rfind("#line 1 ");  // a user's text, which is counted by itself
  const auto begin = text.begin() + (user == std::string::npos ? 0 : text.find('\n', user) + 1);
  if (wrong > std::count(begin, text.end(), '\n') + 1)
    wrong -= std::count(text.begin(), begin, '\n');  // NVIDIA's OpenCL
  std::istringstream lines(std::string(begin, text.end()));
  int number = 0;
  for (std::string line; std::getline(lines, line);)
    if (++number >= wrong - 3 && number <= wrong + 3) around += std::to_string(number) + ": " + line + "\n";
  return log + (wrong > 0 ? "\nThe text there:\n" + around : "");
}

}  // namespace fulmo
