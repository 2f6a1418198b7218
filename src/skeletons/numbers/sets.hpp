#pragma once
// Sets of 32-bit numbers as bits, and the rank of a number in such a set: labels that stay, voxels that are roots.
#include <atomic>
#include <bit>
#include <memory>
#include <vector>

#include "graph/node.hpp"

namespace fulmo {

/// On the CPU. Any number of threads may insert.
class NumberSet {
 public:
  /// For numbers below `limit`.
  explicit NumberSet(std::int64_t limit) : words_((limit + 31) / 32), bits_(new std::atomic<std::uint32_t>[words_]()) {}
  void insert(std::uint32_t number) {
    auto& word = bits_[number / 32];
    if (!has(number)) word.fetch_or(bit(number), std::memory_order_relaxed);
  }
  void remove(std::uint32_t number) { bits_[number / 32].fetch_and(~bit(number), std::memory_order_relaxed); }
  void remove(const NumberSet& others) {
    for (std::int64_t i = 0; i < words_; ++i) bits_[i] = bits_[i] & ~others.bits_[i];
  }
  bool has(std::uint32_t number) const { return bits_[number / 32].load(std::memory_order_relaxed) & bit(number); }
  /// To be called before rank().
  void count() {
    before_.resize(words_);
    std::uint32_t sum = 0;
    for (std::int64_t i = 0; i < words_; ++i) before_[i] = sum, sum += std::popcount(bits_[i].load());
  }
  /// How many numbers up to and with this one are in the set; 0 for those that are not.
  std::uint32_t rank(std::uint32_t number) const {
    if (!has(number)) return 0;
    return before_[number / 32] +
           std::popcount(bits_[number / 32].load(std::memory_order_relaxed) & (2 * bit(number) - 1));
  }

 private:
  static std::uint32_t bit(std::uint32_t number) { return 1u << number % 32; }
  std::int64_t words_;
  std::unique_ptr<std::atomic<std::uint32_t>[]> bits_;
  std::vector<std::uint32_t> before_;
};

/// On a kernel device: one set for each frame.
struct DeviceSets {
  DeviceSets(Device&, std::int64_t sets, std::int64_t limit);
  /// Takes away what is in the other sets, if given; ranks can be asked for afterwards.
  void count(const DeviceSets* without = nullptr);

  Device& device;
  std::int64_t sets, words;
  MemoryRef bits, before;
};

/// The largest label of each frame, on the device.
MemoryRef device_largest_labels(const Run&);

}  // namespace fulmo
