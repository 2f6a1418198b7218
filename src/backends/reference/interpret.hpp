#pragma once
// What a gpu.cl read as C++ (dialect/reference.hpp) sees of the launch it runs in, and the walkers of its stages.
#include <cstdint>

#include "backends/device.hpp"

namespace fulmo::reference {

struct Launch {
  const Kernel* kernel = nullptr;
  std::int32_t group[3] = {0, 0, 0};
};
inline thread_local Launch launch;

/// Load stage k at a voxel, and the store stage; T is float, int32_t, int64_t or double as the stage's type of work.
template <class T>
T load(int k, std::int32_t n, std::int32_t z, std::int32_t y, std::int32_t x);
template <class T>
void store(std::int32_t n, std::int32_t z, std::int32_t y, std::int32_t x, T value);

}  // namespace fulmo::reference
