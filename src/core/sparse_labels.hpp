#pragma once
#include <cstdint>

#include "core/error.hpp"

namespace fulmo {

/// Labels with numbers far beyond what their image has room for.
struct SparseLabels : ParameterError {
  explicit SparseLabels(std::int64_t largest)
      : ParameterError("numbers of labels must not go far beyond the number of pixels, got a label " +
                       std::to_string(largest) + "; relabel_sequential closes the gaps between them") {}
};

}  // namespace fulmo
