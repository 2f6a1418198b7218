#include "skeletons/fourier/lines.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <numbers>

#include "core/error.hpp"
#include "skeletons/fourier/fourier.hpp"

namespace fulmo {

namespace {

using std::int64_t;
using Complex = std::complex<double>;
using Tables = std::vector<std::uint32_t>;

constexpr int primes[] = {2, 3, 5, 7};

int64_t without_small_primes(int64_t n) {
  for (int p : primes)
    while (n % p == 0) n /= p;
  return n;
}

bool is_smooth(int64_t n) { return without_small_primes(n) == 1; }

/// exp(-2 pi i k / n)
Complex root(int64_t k, int64_t n) {
  const double angle = -2 * std::numbers::pi * static_cast<double>(k % n) / static_cast<double>(n);
  return {std::cos(angle), std::sin(angle)};
}

int64_t add(Tables& tables, const std::vector<Complex>& factors) {
  const auto at = static_cast<int64_t>(tables.size());
  for (const Complex& f : factors) {
    tables.push_back(std::bit_cast<std::uint32_t>(static_cast<float>(f.real())));
    tables.push_back(std::bit_cast<std::uint32_t>(static_cast<float>(f.imag())));
  }
  return at;
}

/// For passes over longer and longer runs: the odd ones first.
std::vector<int> radices_of(int64_t n) {
  std::vector<int> radices;
  for (int radix : {7, 5, 3, 8, 4, 2})
    for (; n % radix == 0; n /= radix) radices.push_back(radix);
  return radices;
}

/// Where each input goes, so that passes in place leave the result in order.
std::vector<std::uint32_t> order_of(int64_t n, const std::vector<int>& radices) {
  std::vector<std::uint32_t> order(n);
  for (int64_t k = 0; k < n; ++k) {
    int64_t rest = k, at = 0, run = n;
    for (auto radix = radices.rbegin(); radix != radices.rend(); ++radix) {
      run /= *radix;
      at += rest % *radix * run;
      rest /= *radix;
    }
    order[k] = static_cast<std::uint32_t>(at);
  }
  return order;
}

/// The transform of a smooth length in double.
std::vector<Complex> transformed(const std::vector<Complex>& values) {
  const auto n = static_cast<int64_t>(values.size());
  if (n == 1) return values;
  const int64_t radix = n % 2 == 0 ? 2 : n % 3 == 0 ? 3 : n % 5 == 0 ? 5 : 7, run = n / radix;
  std::vector<std::vector<Complex>> parts;
  for (int64_t r = 0; r < radix; ++r) {
    std::vector<Complex> part;
    for (int64_t k = 0; k < run; ++k) part.push_back(values[k * radix + r]);
    parts.push_back(transformed(part));
  }
  std::vector<Complex> result(n);
  for (int64_t k = 0; k < n; ++k)
    for (int64_t r = 0; r < radix; ++r) result[k] += parts[r][k % run] * root(r * k, n);
  return result;
}

/// A divisor at most most_at_once whose partner is too.
int64_t first_part(int64_t n) {
  for (auto d = static_cast<int64_t>(std::sqrt(static_cast<double>(n))) + 1; d > 0; --d)
    if (n % d == 0 && n / d <= most_at_once && d <= most_at_once) return d;
  return 0;
}

/// The smooth length in which a chirp's convolution does not wrap, and which transforms can do.
int64_t room_for_chirp(int64_t length) {
  int64_t n = smooth_size(2 * length - 1);
  while (n > most_at_once && first_part(n) == 0 && n <= most_at_once * most_at_once) n = smooth_size(n + 1);
  return n;
}

}  // namespace

int64_t smooth_size(int64_t n) {
  n = std::max<int64_t>(n, 1);
  while (!is_smooth(n)) ++n;
  return n;
}

LineTransform::Part LineTransform::part(int64_t n, Tables& tables) const {
  const std::vector<int> radices = radices_of(n);
  Part part{n, static_cast<int64_t>(tables.size()), 0};
  for (std::size_t i = 0; i < radices.size(); ++i) part.radices |= static_cast<std::uint64_t>(radices[i]) << (4 * i);
  for (std::uint32_t at : order_of(n, radices)) tables.push_back(at);
  std::vector<Complex> roots;
  for (int64_t k = 0; k < n; ++k) roots.push_back(root(k, n));
  add(tables, roots);
  return part;
}

LineTransform::LineTransform(int64_t length, Tables& tables)
    : length_(length), chirped_(!is_smooth(length) || (length > most_at_once && first_part(length) == 0)) {
  inner_ = chirped_ ? room_for_chirp(length) : length;
  const int64_t first = inner_ <= most_at_once ? inner_ : first_part(inner_);
  if (first == 0)
    throw UnsupportedError("an axis of " + std::to_string(length) + " voxels is too long for a Fourier transform");
  parts_.push_back(part(first, tables));
  if (first < inner_) {
    const int64_t second = inner_ / first;
    parts_.push_back(part(second, tables));
    std::vector<Complex> roots;
    for (int64_t n = 0; n < second; ++n)
      for (int64_t k = 0; k < first; ++k) roots.push_back(root(n * k, inner_));
    roots_ = add(tables, roots);
  }
  if (!chirped_) return;
  std::vector<Complex> chirp, wrapped(inner_);
  for (int64_t k = 0; k < length; ++k) {
    chirp.push_back(root(k * k % (2 * length), 2 * length));
    wrapped[k] = wrapped[(inner_ - k) % inner_] = std::conj(chirp[k]) / static_cast<double>(inner_);
  }
  chirp_ = add(tables, chirp);
  chirp_spectrum_ = add(tables, transformed(wrapped));
}

/// In one call, or in two: lines `second` values apart first, then each `first` of these in a row, which changes the
/// order, so that it goes by way of scratch.
void LineTransform::add_smooth(std::vector<LinesCall>& calls, int64_t outers, int64_t inners, LinesCall::Buffer from,
                               LinesCall::Buffer to) const {
  const bool chirp_in = from == LinesCall::given && chirped_, chirp_out = to == LinesCall::result && chirped_;
  const int64_t loaded = chirp_in ? length_ : inner_, stored = chirp_out ? length_ : inner_;
  if (parts_.size() == 1) {
    LinesCall call{inner_, parts_[0].radices, parts_[0].table};
    call.outers = outers, call.inners = inners;
    call.load = {from, loaded * inners, 0, 1, inners, 0, 1, loaded};
    call.store = {to, stored * inners, 0, 1, inners, 0, 1, stored};
    calls.push_back(call);
    return;
  }
  const int64_t first = parts_[0].length, second = parts_[1].length;
  const auto way = from == LinesCall::first_scratch ? LinesCall::second_scratch : LinesCall::first_scratch;
  LinesCall across{first, parts_[0].radices, parts_[0].table};
  across.after = roots_;
  across.outers = outers, across.middles = second, across.inners = inners;
  across.load = {from, loaded * inners, inners, 1, second * inners, 1, second, loaded};
  across.store = {way, inner_ * inners, inners, 1, second * inners, first, 1, inner_};
  LinesCall along{second, parts_[1].radices, parts_[1].table};
  along.outers = outers, along.middles = first, along.inners = inners;
  along.load = {way, inner_ * inners, second * inners, 1, inners, second, 1, inner_};
  along.store = {to, stored * inners, inners, 1, first * inners, 1, first, stored};
  calls.push_back(across);
  calls.push_back(along);
}

std::vector<LinesCall> LineTransform::calls(int64_t outers, int64_t inners, bool backwards) const {
  std::vector<LinesCall> calls;
  if (!chirped_) {
    add_smooth(calls, outers, inners, LinesCall::given, LinesCall::result);
    calls.front().swaps_loaded = calls.back().swaps_transformed = backwards;
    return calls;
  }
  const auto between = parts_.size() == 1 ? LinesCall::first_scratch : LinesCall::second_scratch;
  add_smooth(calls, outers, inners, LinesCall::given, between);
  calls.front().before = chirp_;
  calls.front().swaps_loaded = backwards;
  calls.back().after = chirp_spectrum_;
  const std::size_t there = calls.size();
  add_smooth(calls, outers, inners, between, LinesCall::result);
  calls[there].swaps_loaded = true;
  calls.back().swaps_transformed = true;
  calls.back().after = chirp_;
  calls.back().swaps_stored = backwards;
  return calls;
}

}  // namespace fulmo
