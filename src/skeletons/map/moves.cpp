#include "skeletons/map/moves.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "backends/cpu/pool.hpp"

namespace fulmo {

namespace {

using i64 = std::int64_t;
constexpr i64 side = 64;        // of tiles
constexpr i64 grain = 1 << 16;  // voxels worth a thread's while

struct Move {
  explicit Move(const Stage& stage)
      : Move(stage, stage.leaves[stage.code[0].from[0]], stage.leaves[stage.code[0].index]) {}
  Move(const Stage& stage, const Leaf& source, const Leaf& target)
      : size{stage.domain.n, stage.domain.z, stage.domain.y, stage.domain.x},
        voxel(static_cast<i64>(size_of(target.dtype))),
        from(static_cast<const char*>(source.memory->host) + source.offset * voxel),
        to(static_cast<char*>(target.memory->host) + target.offset * voxel),
        from_step(source.stride),
        to_step(target.stride) {}

  std::array<i64, 4> size;
  i64 voxel;
  const char* from;
  char* to;
  std::array<i64, 4> from_step, to_step;
};

void move_line(const Move& m, i64 count) {
  parallel_for(count, grain, [&](i64 begin, i64 end) {
    std::memcpy(m.to + begin * m.voxel, m.from + begin * m.voxel, (end - begin) * m.voxel);
  });
}

void move_rows(const Move& m) {
  const i64 rows = m.size[0] * m.size[1] * m.size[2], each = std::max<i64>(1, grain / m.size[3]);
  parallel_for(rows, each, [&](i64 begin, i64 end) {
    for (i64 i = begin; i < end; ++i) {
      const i64 n = i / m.size[2] / m.size[1], z = i / m.size[2] % m.size[1], y = i % m.size[2];
      std::memcpy(m.to + (n * m.to_step[0] + z * m.to_step[1] + y * m.to_step[2]) * m.voxel,
                  m.from + (n * m.from_step[0] + z * m.from_step[1] + y * m.from_step[2]) * m.voxel,
                  m.size[3] * m.voxel);
    }
  });
}

/// A tile of the result, whose columns are runs of `height` voxels of the source: both stay in the cache meanwhile.
template <class T>
void turn_tile(const T* from, i64 from_step, T* to, i64 to_step, i64 width, i64 height) {
  for (i64 y = 0; y < height; ++y)
    for (i64 x = 0; x < width; ++x) to[y * to_step + x] = from[x * from_step + y];
}

/// Rows of the source lie along `axis` of the result.
template <class T>
void turn(const Move& m, int axis) {
  const int outer = axis == 0 ? 1 : 0, inner = axis == 2 ? 1 : 2;
  const i64 across = (m.size[3] + side - 1) / side, down = (m.size[axis] + side - 1) / side;
  const auto from = reinterpret_cast<const T*>(m.from);
  const auto to = reinterpret_cast<T*>(m.to);
  parallel_for(m.size[outer] * m.size[inner] * across * down, grain / side / side, [&](i64 begin, i64 end) {
    for (i64 i = begin; i < end; ++i) {
      const i64 y = i % down * side, x = i / down % across * side, b = i / down / across % m.size[inner],
                a = i / down / across / m.size[inner];
      const auto place = [&](const std::array<i64, 4>& step) {
        return a * step[outer] + b * step[inner] + y * step[axis] + x * step[3];
      };
      turn_tile(from + place(m.from_step), m.from_step[3], to + place(m.to_step), m.to_step[axis],
                std::min(side, m.size[3] - x), std::min(side, m.size[axis] - y));
    }
  });
}

}  // namespace

bool run_moves(const Stage& stage) {
  if (stage.code.size() != 1 || stage.code[0].op != Opcode::move || stage.domain.count() == 0) return false;
  const Move m(stage);
  if (stage.linear) return move_line(m, stage.domain.count()), true;
  if (m.to_step[3] != 1) return false;
  if (m.from_step[3] == 1) return move_rows(m), true;
  for (int axis : {2, 1, 0})
    if (m.from_step[axis] == 1 && m.size[axis] > 1) {
      m.voxel == 1   ? turn<std::uint8_t>(m, axis)
      : m.voxel == 2 ? turn<std::uint16_t>(m, axis)
      : m.voxel == 4 ? turn<std::uint32_t>(m, axis)
                     : turn<std::uint64_t>(m, axis);
      return true;
    }
  return false;
}

}  // namespace fulmo
