#pragma once
// Lines of squared distances, in whole numbers. Lines that have no site cost `unreached`.
#include "backends/cpu/target.hpp"

namespace fulmo {

inline constexpr std::int64_t unreached = INT64_MAX;

/// A block of neighbouring columns, row by row, and room for one envelope.
struct Columns {
  std::int64_t length, width;  // rows, columns
  std::int64_t weight;         // of a step along the columns, squared
  const std::int64_t* cost;
  const std::int32_t* label;  // null: none wanted
  std::int64_t* least;        // results
  std::int32_t* nearest;
  std::int32_t* sites;  // `length` each
  std::int32_t* starts;
};

/// Squared distance to the nearest site of the row, and its value.
CPU_FUNCTION(void, row_costs,
             (const std::int32_t* sites, std::int64_t count, std::int64_t weight, std::int64_t* cost,
              std::int32_t* label))
/// least[i] = min over k of cost[k] + weight * (i - k)^2 in each column; of equal ones the smallest k.
CPU_FUNCTION(void, envelopes, (const Columns& columns))
CPU_FUNCTION(void, distances, (const std::int64_t* cost, std::int64_t count, double unit, float* distance))

}  // namespace fulmo
