#pragma once
// Stages on the CPU: loops over blocks of 256 values in L1, compiled ahead once per instruction set. Every CPU skeleton
// fills its line buffers through a StageRunner and drains them through one.
#include <cstdint>
#include <vector>

#include "graph/program.hpp"

namespace fulmo {

inline constexpr int block_size = 256;

/// What the compiled loops read: plain data, so that no library code is compiled per instruction set.
struct BlockLeaf {
  char* base;
  DType dtype;
  std::int64_t stride[4];
};
struct BlockStage {
  const Instruction* code;
  int size;
  const BlockLeaf* leaves;
  const Constant* constants;
  char* registers;       // of block_size 8-byte values each
  const void** operand;  // where each register's values are at the moment
  int output;
};

/// One voxel line's worth of a stage at a time. Each thread makes its own.
class StageRunner {
 public:
  explicit StageRunner(const Stage&);
  /// Load stages: writes `count` values at (n, z, y, x...) into `to`, in stage.result.
  void load(std::int64_t n, std::int64_t z, std::int64_t y, std::int64_t x, std::int64_t count, void* to);
  /// The same, but values that the image itself has are read where they stand, and `room` stays as it is.
  const void* values(std::int64_t n, std::int64_t z, std::int64_t y, std::int64_t x, std::int64_t count, void* room);
  /// Store stages: `values` are what the skeleton computed, in the type it hands over (null where it hands none).
  void store(std::int64_t n, std::int64_t z, std::int64_t y, std::int64_t x, std::int64_t count, const void* values);

 private:
  const Stage& stage_;
  std::vector<Instruction> code_;
  std::vector<BlockLeaf> leaves_;
  std::vector<char> registers_;
  std::vector<const void*> operand_;
  BlockStage block_{};
  bool in_place_ = false;  // only a load, of values in the type that is wanted and side by side
};

}  // namespace fulmo
