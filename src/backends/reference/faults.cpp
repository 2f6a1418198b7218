#include "backends/faults.hpp"

#include <array>
#include <atomic>

namespace fulmo {

namespace {

std::atomic<std::int64_t>& countdown(Fault fault) {
  static std::array<std::atomic<std::int64_t>, 4> left{-1, -1, -1, -1};
  return left[static_cast<int>(fault)];
}

}  // namespace

void fail_at(Fault fault, std::int64_t which) { countdown(fault) = which; }

bool fails_now(Fault fault) {
  auto& left = countdown(fault);
  return left >= 0 && left.fetch_sub(1) == 0;
}

}  // namespace fulmo
