#pragma once
// How the CPU goes through label images: frames, then rows of a frame, in parallel.
#include <algorithm>
#include <vector>

#include "backends/cpu/pool.hpp"
#include "skeletons/map/block.hpp"

namespace fulmo {

/// Many frames are shared out whole, few are each done by all threads.
template <class F>
void each_frame(std::int64_t frames, F f) {
  parallel_for(frames, frames < 2 * thread_count() ? frames : 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t frame = begin; frame < end; ++frame) f(frame);
  });
}

/// Rows of one frame that come through a load stage, whose values are of type T.
template <class T>
class Rows {
 public:
  Rows(const Stage& stage, std::int64_t frame)
      : runner_(stage), extent_(stage.domain), frame_(frame), line_(stage.domain.x) {}
  const T* load(std::int64_t row) {
    return static_cast<const T*>(runner_.values(frame_, row / extent_.y, row % extent_.y, 0, extent_.x, line_.data()));
  }

 private:
  StageRunner runner_;
  const Extent extent_;
  const std::int64_t frame_;
  std::vector<T> line_;
};

inline std::int64_t rows_of(const Extent& e) { return e.z * e.y; }

/// One frame of a short image as a vector, such as a table by label.
template <class T>
std::vector<T> loaded(const Stage& stage, std::int64_t frame) {
  const Extent& e = stage.domain;
  std::vector<T> all(rows_of(e) * e.x);
  StageRunner runner(stage);
  for (std::int64_t row = 0; row < rows_of(e); ++row)
    runner.load(frame, row / e.y, row % e.y, 0, e.x, all.data() + row * e.x);
  return all;
}

/// Calls f(begin, end) over parts of a frame's rows that are worth a thread's while.
template <class F>
void each_part(const Extent& e, F f) {
  parallel_for(rows_of(e), std::max<std::int64_t>(1, (1 << 15) / std::max<std::int64_t>(e.x, 1)), f);
}

/// Calls f(label, begin, end) for every stretch of equal labels in a row.
template <class F>
void each_stretch(const std::uint32_t* row, std::int64_t count, F f) {
  for (std::int64_t begin = 0; begin < count;) {
    const std::uint32_t label = row[begin];
    std::int64_t end = begin + 1;
    while (end < count && row[end] == label) ++end;
    f(label, begin, end);
    begin = end;
  }
}

}  // namespace fulmo
