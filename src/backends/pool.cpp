#include "backends/pool.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "backends/faults.hpp"
#include "backends/library.hpp"

namespace fulmo {
namespace {

constexpr std::size_t smallest_class = 256;

std::size_t limited(std::size_t limit) {
  const std::string bound = environment("FULMO_MEMORY_LIMIT");
  return bound.empty() ? limit : std::min<std::size_t>(limit, std::strtoull(bound.c_str(), nullptr, 10));
}

}  // namespace

std::size_t size_class(std::size_t bytes) {
  if (bytes <= smallest_class) return smallest_class;
  std::size_t step = smallest_class / 8;
  while (step * 16 < bytes) step *= 2;
  return (bytes + step - 1) / step * step;
}

std::string readable_bytes(std::size_t bytes) {
  const char* units[] = {"bytes", "KB", "MB", "GB", "TB"};
  double value = static_cast<double>(bytes);
  int unit = 0;
  for (; value >= 1000 && unit < 4; ++unit) value /= 1000;
  char text[32];
  std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  return text;
}

Pool::Pool(Source& source, std::size_t limit, std::size_t largest)
    : source_(source), limit_(limited(limit)), largest_(largest) {}

std::uintptr_t Pool::take(std::size_t bytes) {
  const std::size_t size = size_class(bytes);
  std::lock_guard lock(mutex_);
  if (size > largest_ || used_ + size > limit_ || fails_now(Fault::allocation)) return 0;
  std::uintptr_t block = 0;
  if (auto& blocks = free_[size]; !blocks.empty()) {
    block = blocks.back();
    blocks.pop_back();
    pooled_ -= size;
  } else {
    if (used_ + pooled_ + size > limit_) drop_free_blocks();
    block = source_.acquire(size);
    if (block == 0 && pooled_ > 0) {
      drop_free_blocks();
      block = source_.acquire(size);
    }
  }
  if (block != 0) used_ += size;
  peak_ = std::max(peak_, used_);
  return block;
}

void Pool::give(std::uintptr_t block, std::size_t bytes) {
  const std::size_t size = size_class(bytes);
  std::lock_guard lock(mutex_);
  free_[size].push_back(block);
  used_ -= size;
  pooled_ += size;
}

void Pool::drop(std::uintptr_t block, std::size_t bytes) {
  const std::size_t size = size_class(bytes);
  std::lock_guard lock(mutex_);
  source_.release(block, size);
  used_ -= size;
}

void Pool::trim() {
  std::lock_guard lock(mutex_);
  drop_free_blocks();
}

void Pool::forget() {
  std::lock_guard lock(mutex_);
  free_.clear();
  used_ = pooled_ = 0;
}

void Pool::drop_free_blocks() {
  for (auto& [size, blocks] : free_)
    for (std::uintptr_t block : blocks) source_.release(block, size);
  free_.clear();
  pooled_ = 0;
}

MemoryState Pool::state() const {
  std::lock_guard lock(mutex_);
  return {limit_, used_, pooled_, peak_};
}

std::string Pool::shortage(std::size_t bytes) const {
  const MemoryState now = state();
  const std::size_t fresh = std::min(now.total - now.used - now.pooled, source_.available());
  return "needed " + readable_bytes(bytes) + ", free " + readable_bytes(fresh + now.pooled) + ", limit " +
         readable_bytes(std::min(now.total, largest_));
}

}  // namespace fulmo
