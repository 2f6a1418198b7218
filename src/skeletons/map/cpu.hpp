#pragma once
// Declared once per instruction set; chosen by CPU_CALL.
#include "backends/cpu/target.hpp"
#include "skeletons/map/block.hpp"

namespace fulmo {
CPU_FUNCTION(void, run_block,
             (const BlockStage& stage, const std::int64_t* at, int count, const void* handed, void* result))
CPU_FUNCTION(void, fill_constants, (const BlockStage& stage))
}  // namespace fulmo
