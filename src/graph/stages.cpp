#include "graph/program.hpp"

namespace fulmo {

std::array<std::int64_t, 4> dense_strides(const Extent& e) { return {e.z * e.y * e.x, e.y * e.x, e.x, 1}; }

Stage plain_load(const MemoryRef& memory, DType dtype, const Extent& extent, Work work) {
  Stage stage;
  stage.domain = extent;
  stage.linear = true;
  stage.result = work;
  stage.output = 0;
  stage.leaves = {{memory, dtype, 0, dense_strides(extent)}};
  stage.code = {{.op = Opcode::load, .work = work, .dtype = dtype, .into = 0, .index = 0}};
  return stage;
}

Stage plain_store(const MemoryRef& memory, DType dtype, const Extent& extent, Work work) {
  Stage stage;
  stage.domain = extent;
  stage.linear = true;
  stage.result = work;
  stage.leaves = {{memory, dtype, 0, dense_strides(extent)}};
  stage.code = {{.op = Opcode::value, .work = work, .into = 0},
                {.op = Opcode::store, .work = work, .dtype = dtype, .from = {0, -1, -1, -1, -1}, .index = 0}};
  return stage;
}

}  // namespace fulmo
