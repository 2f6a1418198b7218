#pragma once
// Keeps freed device memory for the next request of its size class. Safe because a device runs its work in order:
// a block given back while a kernel still reads it is only written by a later kernel.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "backends/device.hpp"

namespace fulmo {

class Pool {
 public:
  /// Where blocks come from.
  struct Source {
    virtual ~Source() = default;
    virtual std::uintptr_t acquire(std::size_t bytes) = 0;  // 0 when there is no memory
    virtual void release(std::uintptr_t block, std::size_t bytes) = 0;
    /// What other users of the device leave, where it can be asked.
    virtual std::size_t available() const { return std::size_t(-1); }
  };

  /// `limit` and FULMO_MEMORY_LIMIT bound what is taken from the source; `largest` bounds one block.
  Pool(Source& source, std::size_t limit, std::size_t largest);
  /// 0 when it does not fit even after trim().
  std::uintptr_t take(std::size_t bytes);
  void give(std::uintptr_t block, std::size_t bytes);
  /// Back to where it came from at once.
  void drop(std::uintptr_t block, std::size_t bytes);
  void trim();
  /// The blocks are gone with their device.
  void forget();
  MemoryState state() const;
  /// "needed 3.2 GB, free 1.1 GB, limit 4.0 GB"
  std::string shortage(std::size_t bytes) const;

 private:
  void drop_free_blocks();

  Source& source_;
  const std::size_t limit_, largest_;
  std::map<std::size_t, std::vector<std::uintptr_t>> free_;  // by class
  std::size_t used_ = 0, pooled_ = 0, peak_ = 0;
  mutable std::mutex mutex_;
};

/// Eight classes to each doubling: at most an eighth is wasted, and nearly equal images share blocks.
std::size_t size_class(std::size_t bytes);
std::string readable_bytes(std::size_t bytes);

}  // namespace fulmo
