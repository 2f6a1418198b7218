#pragma once
// Labels with numbers far beyond what their image has room for: tables of all numbers would be mostly empty.
#include "core/sparse_labels.hpp"
#include "graph/node.hpp"

namespace fulmo {

/// Throws SparseLabels where a table of numbers up to the largest has many more entries than the frame has voxels;
/// `each`: how many numbers an entry is for.
void expect_close(std::int64_t largest, const Extent& frame, std::int64_t each = 1);

/// The same with labels (input 0) that are ranks of what they were in their frame: equal where those are, and in their
/// order. 0 stays 0.
Run with_ranks(const Run&);

/// Calls work(run), and once more with ranks where the numbers are too sparse; for results that ranks do not change.
template <class F>
void with_close_numbers(const Run& run, F work) {
  try {
    return work(run);
  } catch (const SparseLabels&) {
  }
  work(with_ranks(run));
}

}  // namespace fulmo
