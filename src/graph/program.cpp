// What is true of a stage: addressing, what its text depends on, the arguments it takes.
#include "graph/program.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace fulmo {
namespace {

constexpr std::int64_t widest_narrow = std::numeric_limits<std::int32_t>::max();

void append(std::string& to, std::initializer_list<std::int64_t> numbers) {
  for (std::int64_t number : numbers) to += std::to_string(number) + ",";
}

Argument argument_of(const Constant& constant) {
  switch (constant.work) {
    case Work::f32:
      return static_cast<float>(constant.real);
    case Work::i32:
      return static_cast<std::int32_t>(constant.integer);
    case Work::i64:
      return constant.integer;
    case Work::f64:
      return constant.real;
  }
  throw Bug("constant of unknown type");
}

Argument stride_argument(std::int64_t stride, bool narrow) {
  if (narrow) return static_cast<std::int32_t>(stride);
  return stride;
}

// In the order of print.cpp's parameters().
void append_arguments(const Stage& stage, std::vector<Argument>& to) {
  const bool narrow = stage.narrow();
  const std::size_t before = to.size();
  for (std::size_t i = 0; i < stage.leaves.size(); ++i) {
    const Leaf& leaf = stage.leaves[i];
    to.push_back(Pointer{leaf.memory.get()});
    to.push_back(leaf.offset);
    if (stage.linear && i > 0) continue;
    const auto steps = stage.steps(static_cast<int>(i));
    for (int axis = 0; axis < (steps[3] == 1 ? 3 : 4); ++axis) to.push_back(stride_argument(steps[axis], narrow));
  }
  for (const Constant& constant : stage.constants) to.push_back(argument_of(constant));
  if (to.size() == before) to.push_back(std::int32_t{0});
}

}  // namespace

std::array<std::int64_t, 4> Stage::steps(int leaf) const {
  if (!linear) return leaves[leaf].stride;
  return {domain.z * domain.y * domain.x, domain.y * domain.x, domain.x, 1};
}

bool Stage::narrow() const {
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const auto steps = this->steps(static_cast<int>(i));
    if (std::any_of(steps.begin(), steps.end(), [](std::int64_t s) { return std::abs(s) > widest_narrow; }))
      return false;
    if ((domain.y - 1) * std::abs(steps[2]) + (domain.x - 1) * std::abs(steps[3]) > widest_narrow) return false;
  }
  return true;
}

bool Stage::writes(int leaf) const {
  return std::any_of(code.begin(), code.end(), [&](const Instruction& i) {
    return (i.op == Opcode::store || i.op == Opcode::move) && i.index == leaf;
  });
}

std::string Stage::structure() const {
  std::string text = linear ? "l" : "s";
  append(text, {narrow(), static_cast<int>(result), output});
  for (std::size_t i = 0; i < leaves.size(); ++i)
    append(text, {static_cast<int>(leaves[i].dtype), steps(static_cast<int>(i))[3] == 1});
  text += ";";
  for (const Constant& constant : constants) append(text, {static_cast<int>(constant.work)});
  for (const Instruction& i : code) {
    text += ";";
    append(text, {static_cast<int>(i.op), static_cast<int>(i.work), static_cast<int>(i.source),
                  static_cast<int>(i.dtype), i.into, i.from[0], i.from[1], i.from[2], i.from[3], i.from[4], i.index});
  }
  return text;
}

std::vector<Argument> stage_arguments(const std::vector<const Stage*>& loads, const Stage* store) {
  std::vector<Argument> all;
  for (const Stage* load : loads) append_arguments(*load, all);
  if (store) append_arguments(*store, all);
  return all;
}

}  // namespace fulmo
