// Lines in L1: minima and maxima of whole vectors, whatever the instruction set.
#include "skeletons/rank/cpu.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

constexpr int vector_bytes = 64;

template <class T>
static void exchange_both(const T* __restrict a, const T* __restrict b, T* __restrict low, T* __restrict high,
                          std::int64_t count) {
  constexpr int lanes = vector_bytes / sizeof(T);
  for (std::int64_t i = 0; i < count; i += lanes)
    for (int k = 0; k < lanes; ++k) {
      const T p = a[i + k], q = b[i + k];
      low[i + k] = p < q ? p : q;
      high[i + k] = p < q ? q : p;
    }
}

template <class T>
static void exchange_low(const T* __restrict a, const T* __restrict b, T* __restrict low, std::int64_t count) {
  constexpr int lanes = vector_bytes / sizeof(T);
  for (std::int64_t i = 0; i < count; i += lanes)
    for (int k = 0; k < lanes; ++k) low[i + k] = a[i + k] < b[i + k] ? a[i + k] : b[i + k];
}

template <class T>
static void exchange_high(const T* __restrict a, const T* __restrict b, T* __restrict high, std::int64_t count) {
  constexpr int lanes = vector_bytes / sizeof(T);
  for (std::int64_t i = 0; i < count; i += lanes)
    for (int k = 0; k < lanes; ++k) high[i + k] = a[i + k] < b[i + k] ? b[i + k] : a[i + k];
}

template <class T>
static void run(const Exchange* code, std::int64_t size, const Line* lines, T* memory, std::int64_t pitch,
                std::int64_t y, std::int64_t count) {
  for (std::int64_t i = 0; i < size; ++i) {
    const Exchange& e = code[i];
    const auto at = [&](int line, int row) {
      return memory + (lines[line].place + ((y + row) & lines[line].mask)) * pitch + e.start;
    };
    const T *a = at(e.a, e.row), *b = at(e.b, e.row_b) + e.shift_b;
    if (e.high < 0)
      exchange_low(a, b, at(e.low, e.row), count + e.widening);
    else if (e.low < 0)
      exchange_high(a, b, at(e.high, e.row), count + e.widening);
    else
      exchange_both(a, b, at(e.low, e.row), at(e.high, e.row), count + e.widening);
  }
}

template <class T>
static void narrow(const std::int32_t* __restrict keys, std::int64_t count, std::int32_t lowest, T* __restrict cells) {
  for (std::int64_t i = 0; i < count; ++i) cells[i] = (T)(keys[i] - lowest);
}

template <class T>
static void widen(const T* __restrict cells, std::int64_t count, std::int32_t lowest, std::int32_t* __restrict keys) {
  for (std::int64_t i = 0; i < count; ++i) keys[i] = (std::int32_t)cells[i] + lowest;
}

constexpr int bins = 16;  // of either kind

static void add_bins(std::uint16_t* __restrict sums, const std::uint16_t* __restrict more) {
  for (int k = 0; k < bins; ++k) sums[k] += more[k];
}

static void move_bins(std::uint16_t* __restrict sums, const std::uint16_t* __restrict more,
                      const std::uint16_t* __restrict less) {
  for (int k = 0; k < bins; ++k) sums[k] += more[k] - less[k];
}

static void sum_bins(std::uint16_t* sums, const std::uint16_t* columns, std::int64_t count) {
  for (int k = 0; k < bins; ++k) sums[k] = 0;
  for (std::int64_t i = 0; i < count; ++i) add_bins(sums, columns + i * bins);
}

/// The bin that holds a rank, which becomes the rank within it.
static int bin_of(const std::uint16_t* counts, int* rank) {
  int bin = 0, sum = 0, below = 0;
  for (int k = 0; k < bins; ++k) {
    sum += counts[k];
    bin += sum <= *rank;
    below = sum <= *rank ? sum : below;
  }
  *rank -= below;
  return bin;
}

}  // namespace

void exchange_lines(const Exchange* code, std::int64_t size, const Line* lines, void* memory, Cell cell,
                    std::int64_t pitch, std::int64_t y, std::int64_t count) {
  if (cell == Cell::u8) run(code, size, lines, (std::uint8_t*)memory, pitch, y, count);
  if (cell == Cell::u16) run(code, size, lines, (std::uint16_t*)memory, pitch, y, count);
  if (cell == Cell::i32) run(code, size, lines, (std::int32_t*)memory, pitch, y, count);
}

void narrow_keys(const std::int32_t* keys, std::int64_t count, std::int32_t lowest, Cell cell, void* cells) {
  if (cell == Cell::u8) narrow(keys, count, lowest, (std::uint8_t*)cells);
  if (cell == Cell::u16) narrow(keys, count, lowest, (std::uint16_t*)cells);
  if (cell == Cell::i32) narrow(keys, count, 0, (std::int32_t*)cells);
}

void widen_keys(const void* cells, Cell cell, std::int64_t count, std::int32_t lowest, std::int32_t* keys) {
  if (cell == Cell::u8) widen((const std::uint8_t*)cells, count, lowest, keys);
  if (cell == Cell::u16) widen((const std::uint16_t*)cells, count, lowest, keys);
  if (cell == Cell::i32) widen((const std::int32_t*)cells, count, 0, keys);
}

void count_row(const ColumnCounts& counts, const std::uint8_t* cells, int weight) {
  for (std::int64_t x = 0; x < counts.columns; ++x) {
    const int coarse = cells[x] / bins, fine = cells[x] % bins;
    counts.coarse[x * bins + coarse] += (std::uint16_t)weight;
    counts.fine[(coarse * counts.columns + x) * bins + fine] += (std::uint16_t)weight;
  }
}

void rank_in_columns(const ColumnCounts& counts, std::int64_t window, int rank, std::int64_t count,
                     std::uint8_t* cells) {
  std::uint16_t coarse[bins], fine[bins][bins];
  std::int64_t made[bins];  // where the window stood for which these fine bins hold
  for (int k = 0; k < bins; ++k) made[k] = -window;
  sum_bins(coarse, counts.coarse, window);
  for (std::int64_t x = 0; x < count; ++x) {
    if (x > 0) move_bins(coarse, counts.coarse + (x + window - 1) * bins, counts.coarse + (x - 1) * bins);
    int rest = rank;
    const int bin = bin_of(coarse, &rest);
    const std::uint16_t* columns = counts.fine + bin * counts.columns * bins;
    if (2 * (x - made[bin]) > window)
      sum_bins(fine[bin], columns + x * bins, window);
    else
      for (std::int64_t at = made[bin]; at < x; ++at)
        move_bins(fine[bin], columns + (at + window) * bins, columns + at * bins);
    made[bin] = x;
    cells[x] = (std::uint8_t)(bin * bins + bin_of(fine[bin], &rest));
  }
}

}  // namespace fulmo::FULMO_TARGET
