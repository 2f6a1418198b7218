#pragma once
// What a call passes on its way, for `fulmo show` and `fulmo where`: nothing is noted unless a trace is set.
#include <set>
#include <string>
#include <vector>

namespace fulmo {

struct Trace {
  struct Compiled {
    std::string folder, entry, text;
    std::size_t own;  // where the text begins that is not the same for all kernels
  };
  std::set<std::string> skeletons, formulas;
  std::vector<Compiled> kernels;
};

/// Of the process, which is that of one command with one thread; null: none.
Trace*& current_trace();

}  // namespace fulmo
