#include "backends/cuda/staging.hpp"

#include <algorithm>
#include <cstring>

#include "backends/cpu/pool.hpp"
#include "backends/cuda/device.hpp"
#include "backends/platform.hpp"

namespace fulmo::cuda {
namespace {

// Measured on PCIe 5: eight threads with two slabs of 4 MB reach the link's speed, and more do not help.
constexpr std::size_t slab_bytes = 4 << 20;
constexpr std::size_t most_threads = 8;

struct Piece {
  std::size_t offset, bytes;
};

Piece piece(std::size_t index, std::size_t bytes) {
  return {index * slab_bytes, std::min(slab_bytes, bytes - index * slab_bytes)};
}

std::size_t pieces_of(std::size_t bytes) { return (bytes + slab_bytes - 1) / slab_bytes; }

}  // namespace

template <class F>
void Staging::share(Handle context, std::size_t bytes, F work) {
  std::lock_guard lock(mutex_);
  const std::size_t threads = std::min({pieces_of(bytes), most_threads, static_cast<std::size_t>(thread_count())});
  while (pairs_.size() < threads) pairs_.emplace_back();
  parallel_for(static_cast<std::int64_t>(threads), 1, [&](std::int64_t begin, std::int64_t end) {
    const Current current(context);
    for (std::int64_t thread = begin; thread < end; ++thread) {
      for (Slab& slab : pairs_[thread]) {
        if (slab.bytes) continue;
        char* memory = static_cast<char*>(allocate_pages(slab_bytes));
        check_driver(driver().cuMemHostRegister(memory, slab_bytes, 0), "pinning memory");
        check_driver(driver().cuEventCreate(&slab.moved, k_EVENT_DISABLE_TIMING), "making an event");
        slab.bytes = memory;
      }
      work(pairs_[thread], static_cast<std::size_t>(thread), threads);
    }
  });
}

void Staging::forget() {
  std::lock_guard lock(mutex_);
  pairs_.clear();
}

void Staging::upload(Handle context, Handle stream, Address to, const char* from, std::size_t bytes) {
  share(context, bytes, [&](Pair& slabs, std::size_t first, std::size_t step) {
    int turn = 0;
    for (std::size_t index = first; index < pieces_of(bytes); index += step, turn ^= 1) {
      const Piece part = piece(index, bytes);
      Slab& slab = slabs[turn];
      check_driver(driver().cuEventSynchronize(slab.moved), "upload");
      std::memcpy(slab.bytes, from + part.offset, part.bytes);
      check_driver(driver().cuMemcpyHtoDAsync(to + part.offset, slab.bytes, part.bytes, stream), "upload");
      check_driver(driver().cuEventRecord(slab.moved, stream), "upload");
    }
  });
}

void Staging::download(Handle context, Handle stream, char* to, Address from, std::size_t bytes) {
  share(context, bytes, [&](Pair& slabs, std::size_t first, std::size_t step) {
    const auto fetch = [&](std::size_t index, Slab& slab) {
      if (index >= pieces_of(bytes)) return;
      const Piece part = piece(index, bytes);
      check_driver(driver().cuMemcpyDtoHAsync(slab.bytes, from + part.offset, part.bytes, stream), "download");
      check_driver(driver().cuEventRecord(slab.moved, stream), "download");
    };
    for (const Slab& slab : slabs) check_driver(driver().cuEventSynchronize(slab.moved), "download");
    fetch(first, slabs[0]);
    int turn = 0;
    for (std::size_t index = first; index < pieces_of(bytes); index += step, turn ^= 1) {
      fetch(index + step, slabs[turn ^ 1]);
      check_driver(driver().cuEventSynchronize(slabs[turn].moved), "download");
      const Piece part = piece(index, bytes);
      std::memcpy(to + part.offset, slabs[turn].bytes, part.bytes);
    }
  });
}

}  // namespace fulmo::cuda
