#include "backends/trace.hpp"

namespace fulmo {

Trace*& current_trace() {
  static Trace* trace = nullptr;
  return trace;
}

}  // namespace fulmo
