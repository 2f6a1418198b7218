#include <algorithm>
#include <set>

#include "core/frames.hpp"
#include "core/operation.hpp"

namespace fulmo {

#define LISTED(name, file) void declare_##name(Declaration&);
#include "operation_list.inc"
#undef LISTED

namespace {

/// Where no other place is declared, output_image follows the images, as in pyclesperanto; without images it is told
/// by name.
void place_output(Operation& operation) {
  if (operation.now) return;
  std::size_t after_images = 0;
  for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
    if (operation.parameters[i].is_output) return;
    if (operation.parameters[i].kind == Kind::image) after_images = i + 1;
  }
  Parameter output{.name = "output_image",
                   .brief = "Image to write the result into.",
                   .kind = Kind::image,
                   .optional = true,
                   .is_output = true,
                   .by_name = after_images == 0};
  const auto place = operation.parameters.begin() + static_cast<std::ptrdiff_t>(after_images);
  operation.parameters.insert(output.by_name ? operation.parameters.end() : place, output);
}

void add_name(Parameter& parameter, const char* name) {
  auto& names = parameter.other_names;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// The prototype calls the only input source and the output destination.
void add_prototype_names(Operation& operation) {
  int inputs = 0, outputs = 0;
  for (auto& p : operation.parameters) (p.is_output ? outputs : inputs) += p.kind == Kind::image;
  for (auto& p : operation.parameters) {
    if (p.is_output && outputs == 1)
      add_name(p, "destination");
    else if (p.kind == Kind::image && inputs == 1)
      add_name(p, "source");
  }
}

void check(const Operation& operation, std::set<std::string>& names) {
  if (!operation.run) throw Bug(operation.name + " declares nothing to run");
  if (operation.cases.empty()) throw Bug(operation.name + " has no test case");
  if (operation.brief.empty()) throw Bug(operation.name + " has no brief");
  if (operation.formula.empty()) throw Bug(operation.name + " has no formula");
  for (auto& alias : operation.aliases)
    if (!names.insert(alias.space + ":" + alias.name).second)
      throw Bug("two operations answer to " + alias.space + " " + alias.name);
}

Operation declared(const char* name, const char* file, void (*declare)(Declaration&)) {
  Operation operation;
  operation.name = name;
  operation.file = file;
  Declaration declaration(operation);
  declare(declaration);
  if (operation.border.empty()) operation.border = "none: only pixels of the image count";
  place_output(operation);
  if (operation.per_frame) operation.parameters.push_back(frames_parameter());
  add_prototype_names(operation);
  return operation;
}

struct Listed {
  const char *name, *file;
  void (*declare)(Declaration&);
};

constexpr Listed listed[] = {
#define LISTED(name, file) {#name, file, declare_##name},
#include "operation_list.inc"
#undef LISTED
};

std::map<std::string, Operation> all() {
  std::map<std::string, Operation> result;
  std::set<std::string> names;
  for (auto& [name, file, declare] : listed) {
    result.emplace(name, declared(name, file, declare));
    names.insert(std::string("cle:") + name);
  }
  for (auto& [name, operation] : result) check(operation, names);
  return result;
}

}  // namespace

const std::map<std::string, Operation>& operations() {
  static const std::map<std::string, Operation> table = all();
  return table;
}

const Operation& operation_named(const std::string& name) {
  const auto found = operations().find(name);
  if (found == operations().end())
    throw ParameterError("no operation is called " + name + "; fulmo list names them all");
  return found->second;
}

}  // namespace fulmo
