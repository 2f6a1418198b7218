#pragma once
// Transfers between pageable memory and a device through pinned slabs: several threads copy while the link moves what
// they copied before. Pageable memory handed to the driver directly is several times slower.
#include <array>
#include <deque>
#include <mutex>

#include "backends/cuda/loader.hpp"

namespace fulmo::cuda {

class Staging {
 public:
  /// Returns when `from` may be changed; the transfer itself may still be under way in the stream.
  void upload(Handle context, Handle stream, Address to, const char* from, std::size_t bytes);
  /// Returns when the bytes are there.
  void download(Handle context, Handle stream, char* to, Address from, std::size_t bytes);
  /// Slabs and events are gone with their context; their pages stay pinned and are given up.
  void forget();

 private:
  struct Slab {
    char* bytes = nullptr;
    Handle moved = nullptr;  // event after the slab's last transfer
  };
  using Pair = std::array<Slab, 2>;  // while one is filled, the other is moved

  /// Calls work(slabs, first chunk, step between chunks) in every thread.
  template <class F>
  void share(Handle context, std::size_t bytes, F work);

  std::mutex mutex_;        // one transfer at a time: each fills the link alone
  std::deque<Pair> pairs_;  // one of each thread, made when first needed
};

}  // namespace fulmo::cuda
