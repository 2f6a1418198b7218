#include "skeletons/map/block.hpp"

#include <algorithm>

#include "skeletons/map/cpu.hpp"

namespace fulmo {

namespace {

/// Lets registers take the place of those no longer read, so that a long chain stays in L1. Constants keep theirs.
int pack_registers(std::vector<Instruction>& code, int& output) {
  int count = 0;
  for (auto& in : code) count = std::max(count, in.into + 1);
  std::vector<int> last(count, -1), place(count, -1), open;
  for (std::size_t i = 0; i < code.size(); ++i)
    for (int from : code[i].from)
      if (from >= 0 && code[i].op != Opcode::move) last[from] = static_cast<int>(i);
  if (output >= 0) last[output] = static_cast<int>(code.size());
  int used = 0;
  for (auto& in : code)
    if (in.op == Opcode::constant) place[in.into] = used++, last[in.into] = static_cast<int>(code.size());
  for (std::size_t i = 0; i < code.size(); ++i) {
    Instruction& in = code[i];
    const bool reads = in.op != Opcode::move;
    int freed[most_operands], frees = 0;
    for (int& from : in.from) {
      if (from < 0 || !reads) continue;
      const int old = from;
      from = place[old];
      const bool ends = last[old] == static_cast<int>(i);
      if (ends && std::find(freed, freed + frees, from) == freed + frees) freed[frees++] = from;
    }
    if (in.into >= 0 && in.op != Opcode::constant) {
      int& at = place[in.into];
      if (open.empty())
        at = used++;
      else {
        at = open.back();
        open.pop_back();
      }
      if (in.into == output) output = at;
      in.into = at;
    } else if (in.op == Opcode::constant) {
      in.into = place[in.into];
    }
    for (int k = 0; k < frees; ++k) open.push_back(freed[k]);
  }
  return used;
}

/// Whether voxels of the dtype have the bits of the type that is computed in.
bool holds(DType dtype, Work work) {
  const bool eight = work == Work::i64 || work == Work::f64;
  return size_of(dtype) == (eight ? 8 : 4) && is_float(dtype) == (work == Work::f32 || work == Work::f64);
}

}  // namespace

StageRunner::StageRunner(const Stage& stage) : stage_(stage), code_(stage.code) {
  for (auto& leaf : stage.leaves) {
    char* base = static_cast<char*>(leaf.memory->host) + leaf.offset * static_cast<std::int64_t>(size_of(leaf.dtype));
    leaves_.push_back({base, leaf.dtype, {leaf.stride[0], leaf.stride[1], leaf.stride[2], leaf.stride[3]}});
  }
  int output = stage.output;
  const int registers = pack_registers(code_, output);
  registers_.resize(static_cast<std::size_t>(registers) * block_size * 8);
  operand_.resize(registers);
  block_ = {code_.data(),
            static_cast<int>(code_.size()),
            leaves_.data(),
            stage.constants.data(),
            registers_.data(),
            operand_.data(),
            output};
  CPU_CALL(fill_constants, block_);
  in_place_ = code_.size() == 1 && code_[0].op == Opcode::load && leaves_[code_[0].index].stride[3] == 1 &&
              holds(leaves_[code_[0].index].dtype, stage.result);
}

const void* StageRunner::values(std::int64_t n, std::int64_t z, std::int64_t y, std::int64_t x, std::int64_t count,
                                void* room) {
  if (!in_place_) return load(n, z, y, x, count, room), room;
  const BlockLeaf& leaf = leaves_[code_[0].index];
  const std::int64_t at = n * leaf.stride[0] + z * leaf.stride[1] + y * leaf.stride[2] + x;
  return leaf.base + at * static_cast<std::int64_t>(size_of(leaf.dtype));
}

void StageRunner::load(std::int64_t n, std::int64_t z, std::int64_t y, std::int64_t x, std::int64_t count, void* to) {
  const std::size_t width = stage_.result == Work::i64 || stage_.result == Work::f64 ? 8 : 4;
  for (std::int64_t done = 0; done < count; done += block_size) {
    const std::int64_t at[4] = {n, z, y, x + done};
    const int block = static_cast<int>(std::min<std::int64_t>(block_size, count - done));
    CPU_CALL(run_block, block_, at, block, nullptr, static_cast<char*>(to) + done * width);
  }
}

void StageRunner::store(std::int64_t n, std::int64_t z, std::int64_t y, std::int64_t x, std::int64_t count,
                        const void* values) {
  const std::size_t width = stage_.result == Work::i64 || stage_.result == Work::f64 ? 8 : 4;
  for (std::int64_t done = 0; done < count; done += block_size) {
    const std::int64_t at[4] = {n, z, y, x + done};
    const int block = static_cast<int>(std::min<std::int64_t>(block_size, count - done));
    CPU_CALL(run_block, block_, at, block, values ? static_cast<const char*>(values) + done * width : nullptr, nullptr);
  }
}

}  // namespace fulmo
