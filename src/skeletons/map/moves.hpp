#pragma once
// Bits that only change their place, on the CPU.
#include "graph/program.hpp"

namespace fulmo {

/// Runs a stage that does nothing but move a whole image, rows, or rows that become columns of the other image; false
/// if it is another.
bool run_moves(const Stage&);

}  // namespace fulmo
