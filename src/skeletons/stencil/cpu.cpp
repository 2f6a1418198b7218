// One loop over a row for each formula.
#include "skeletons/stencil/cpu.hpp"

#include "dialect/native.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

using namespace dialect;

#define AT(dx, dy, dz) lines[4 + 3 * (dz) + (dy)][x + (dx)]
// Flattened, so that long formulas, too, stand in the loop and run in vectors.
#define STENCIL(number, name, reach, ...)                                                    \
  [[gnu::flatten]] static void name(const StencilRow& row) {                                 \
    const float* lines[9];                                                                   \
    for (int i = 0; i < 9; ++i) lines[i] = row.lines[i];                                     \
    [[maybe_unused]] const i32 y = row.y, z = row.z, height = row.height, depth = row.depth; \
    const i32 width = row.width;                                                             \
    float* __restrict results = row.results;                                                 \
    for (i32 x = 0; x < width; ++x) results[x] = (__VA_ARGS__);                              \
  }
#include "operations/stencils.cl"
#undef STENCIL

#define STENCIL(number, name, reach, ...) name,
constexpr void (*formulas[])(const StencilRow&) = {
#include "operations/stencils.cl"
};

}  // namespace

void run_stencil(int formula, const StencilRow& row) { formulas[formula](row); }

}  // namespace fulmo::FULMO_TARGET
