#include "skeletons/line/cpu.hpp"

#include "dialect/native.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

using namespace dialect;

/// Which k is nearest from where on: sites and starts of the lower envelope of one column; gives how many.
static int build(const Columns& c, const i64* cost) {
  const i64 w = c.weight;
  int count = 0;
  i64 s = 0, t = 0, least = 0;  // the last site, from where on it is nearest, and its cost
  for (i64 u = 0; u < c.length; ++u) {
    const i64 own = cost[u * c.width];
    if (own == unreached) continue;
    while (count > 0 && least + w * (t - s) * (t - s) > own + w * (t - u) * (t - u)) {
      if (--count == 0) break;
      s = c.sites[count - 1];
      t = c.starts[count - 1];
      least = cost[s * c.width];
    }
    const i64 start = count == 0 ? 0 : (w * (u * u - s * s) + own - least) / (2 * w * (u - s)) + 1;
    if (start >= c.length) continue;
    c.sites[count] = (i32)u;
    c.starts[count] = (i32)start;
    s = u, t = start, least = own;
    ++count;
  }
  return count;
}

static void column(const Columns& c, i64 x) {
  int top = build(c, c.cost + x) - 1;
  for (i64 i = c.length - 1; i >= 0; --i) {
    const i64 at = i * c.width + x;
    if (top < 0) {
      c.least[at] = unreached;
      if (c.label) c.nearest[at] = 0;
      continue;
    }
    while (c.starts[top] > i) --top;
    const i64 s = c.sites[top];
    c.least[at] = c.cost[s * c.width + x] + c.weight * (i - s) * (i - s);
    if (c.label) c.nearest[at] = c.label[s * c.width + x];
  }
}

}  // namespace

void row_costs(const std::int32_t* sites, std::int64_t count, std::int64_t weight, std::int64_t* cost,
               std::int32_t* label) {
  i64 near = -1;
  for (i64 x = 0; x < count; ++x) {
    if (sites[x]) near = x;
    cost[x] = near < 0 ? unreached : weight * (x - near) * (x - near);
    if (label) label[x] = near < 0 ? 0 : sites[near];
  }
  near = -1;
  for (i64 x = count - 1; x >= 0; --x) {
    if (sites[x]) near = x;
    const i64 right = near < 0 ? unreached : weight * (x - near) * (x - near);
    if (right >= cost[x]) continue;
    cost[x] = right;
    if (label) label[x] = sites[near];
  }
}

void envelopes(const Columns& columns) {
  for (i64 x = 0; x < columns.width; ++x) column(columns, x);
}

void distances(const std::int64_t* cost, std::int64_t count, double unit, float* distance) {
  for (i64 i = 0; i < count; ++i)
    distance[i] = cost[i] == unreached ? F32_INFINITY : (float)(__builtin_sqrt((double)cost[i]) * unit);
}

}  // namespace fulmo::FULMO_TARGET
