// Percentiles by radix selection: counts of one digit of the sort keys, a decision on the host, then the next digit of
// those keys only that begin like the wanted ones. Three passes, exact for any distribution.
#include "operations/percentiles.hpp"

#include <algorithm>
#include <cmath>

#include "operations/helpers.hpp"
#include "skeletons/histogram/histogram.hpp"
#include "skeletons/host/host.hpp"

namespace fulmo {

namespace {

/// The two ranks around a percentile of n values, and how far it lies between them.
struct Between {
  double lower, upper, part;
};
Between ranks_of(double percentile, double n) {
  const double rank = percentile / 100 * (n - 1), lower = std::floor(rank);
  return {lower, std::min(lower + 1, n - 1), rank - lower};
}

/// Finds the digit that holds the rank; the rank becomes that among the keys with this digit.
int digit_at(const double* counts, int bins, double& rank) {
  int digit = 0;
  while (digit + 1 < bins && rank >= counts[digit]) rank -= counts[digit++];
  return digit;
}

double total(const std::vector<double>& counts) {
  double sum = 0;
  for (double count : counts) sum += count;
  return sum;
}

/// Ranks become pairs of prefix and rank within it: first all prefixes, then all ranks, then n.
NodeRef first_digits(const Type& image, const NodeRef& counts, const std::vector<double>& wanted) {
  const int ranks = static_cast<int>(wanted.size()) * 2;
  return on_host("ranks", image, 2 * ranks + 1, {counts}, [wanted, ranks](const auto& in, double* state) {
    const double n = total(in[0]);
    for (int i = 0; i < ranks; ++i) {
      const Between between = ranks_of(wanted[i / 2], n);
      state[ranks + i] = i % 2 == 0 ? between.lower : between.upper;
      state[i] = digit_at(in[0].data(), static_cast<int>(in[0].size()), state[ranks + i]);
    }
    state[2 * ranks] = n;
  });
}

NodeRef next_digits(const NodeRef& counts, const NodeRef& state, int ranks) {
  return on_host("ranks", state->type, 2 * ranks + 1, {counts, state}, [ranks](const auto& in, double* next) {
    const int bins = static_cast<int>(in[0].size()) / ranks;
    std::copy(in[1].begin(), in[1].end(), next);
    for (int i = 0; i < ranks; ++i) next[i] = next[i] * bins + digit_at(in[0].data() + i * bins, bins, next[ranks + i]);
  });
}

/// The first `count` values of a row.
NodeRef head(const NodeRef& row, int count) {
  return view(row, Placement{}, row->type.row(DType::f64, count).shape, row->type.batch);
}

}  // namespace

NodeRef percentiles(const NodeRef& image, const std::vector<double>& wanted) {
  const int ranks = static_cast<int>(wanted.size()) * 2;
  const NodeRef none = filled(image->type.row(DType::f64, 1), 0, image->device);
  NodeRef state = first_digits(image->type, digit_counts(image, none, key_digits[0]), wanted);
  for (int d : {1, 2}) state = next_digits(digit_counts(image, head(state, ranks), key_digits[d]), state, ranks);
  return on_host("percentiles", image->type, static_cast<int>(wanted.size()), {state},
                 [wanted, ranks](const auto& in, double* result) {
                   const double n = in[0][2 * ranks];
                   for (std::size_t i = 0; i < wanted.size(); ++i) {
                     const double low = value_of_key(static_cast<std::uint32_t>(in[0][2 * i])),
                                  high = value_of_key(static_cast<std::uint32_t>(in[0][2 * i + 1]));
                     const double part = ranks_of(wanted[i], n).part;
                     result[i] = n == 0 ? NAN : part == 0 ? low : low + (high - low) * part;
                   }
                 });
}

}  // namespace fulmo
