#pragma once
// Declared once per instruction set; chosen by CPU_CALL.
#include "backends/cpu/target.hpp"
#include "skeletons/neighbours/neighbours.hpp"

namespace fulmo {

/// Pairs of different labels at the same place of two rows, smaller first; neighbouring equal ones are counted
/// together. Returns how many (at most `count`).
CPU_FUNCTION(std::int64_t, find_contacts,
             (const std::uint32_t* row, const std::uint32_t* other, std::int64_t count, Contact* found))
/// All pairs at the same place of two rows, in this order.
CPU_FUNCTION(std::int64_t, find_overlaps,
             (const std::uint32_t* row, const std::uint32_t* other, std::int64_t count, Contact* found))
CPU_FUNCTION(std::uint32_t, largest_label, (const std::uint32_t* row, std::int64_t count))

}  // namespace fulmo
