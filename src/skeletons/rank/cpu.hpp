#pragma once
#include <cstdint>

#include "backends/cpu/target.hpp"

namespace fulmo {

/// A line of a network, of which some rows are kept: row y stands at memory + (place + (y & mask)) * pitch.
struct Line {
  int place, mask;
};
/// low = min(a, b), high = max(a, b), line by line; -1 where nobody wants the result.
struct Exchange {
  int a, b, low, high;
  int row, row_b;                // of a and both results, and of b, seen from the row of results
  int start, widening, shift_b;  // along x: made from `start`, so many more than results; b stands further right
};

/// Types of voxels in a line.
enum class Cell { u8, u16, i32 };

/// Runs the program for row y, `count` voxels wide.
CPU_FUNCTION(void, exchange_lines,
             (const Exchange* code, std::int64_t size, const Line* lines, void* memory, Cell, std::int64_t pitch,
              std::int64_t y, std::int64_t count))
/// Sort keys less `lowest` as cells, and back.
CPU_FUNCTION(void, narrow_keys, (const std::int32_t* keys, std::int64_t count, std::int32_t lowest, Cell, void* cells))
CPU_FUNCTION(void, widen_keys, (const void* cells, Cell, std::int64_t count, std::int32_t lowest, std::int32_t* keys))

/// Histograms of the 8-bit voxels of columns side by side: 16 coarse bins of each column, then, for every coarse bin,
/// its 16 fine ones of each column.
struct ColumnCounts {
  std::uint16_t *coarse, *fine;
  std::int64_t columns;
};
/// Every column gets, or with a negative weight loses, its voxel of a row.
CPU_FUNCTION(void, count_row, (const ColumnCounts&, const std::uint8_t* cells, int weight))
/// The voxel of a rank in each of `count` windows, of which the first begins at column 0.
CPU_FUNCTION(void, rank_in_columns,
             (const ColumnCounts&, std::int64_t window, int rank, std::int64_t count, std::uint8_t* cells))

}  // namespace fulmo
