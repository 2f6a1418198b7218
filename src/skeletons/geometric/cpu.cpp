// Rows of samples: by loops over blocks where the row is inside the image, voxel by voxel where the border rule counts.
#include "skeletons/geometric/cpu.hpp"

#include "dialect/native.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

using namespace dialect;

// clang-format off
#include "skeletons/geometric/border.cl"
// clang-format on

constexpr int block = 256;
constexpr i64 no_voxel = I64_LOWEST;

template <class W, class D>
W widened(D v) {
  return (W)v;
}
template <>
i64 widened(u64 v) {
  return v > (u64)I64_HIGHEST ? I64_HIGHEST : (i64)v;
}

static inline i32 before(const SampledAxis& axis, i64 place) {
  return (i32)((place + (axis.interpolated ? 0 : ONE_VOXEL / 2)) >> PLACE_BITS);
}

// --- one voxel, anywhere ---------------------------------------------------------------------------------------------

static inline i64 element(const SampledRow& row, const SampledAxis& axis, i32 i) {
  const i32 voxel = bordered_voxel(row.outside, i, axis.length);
  return voxel < 0 || voxel >= axis.length ? no_voxel : voxel * axis.stride;
}

/// The elements that a place lies between, along one axis.
struct Between {
  i64 place, first, second;
};
static inline Between between_elements(const SampledRow& row, const SampledAxis& axis, i64 raw) {
  const i64 place = bordered_place(row.outside, raw >> row.extra, (i64)(axis.length - 1) << PLACE_BITS);
  const i32 first = before(axis, place);
  return {place, element(row, axis, first), axis.interpolated ? element(row, axis, first + 1) : no_voxel};
}

template <class D, class W>
struct Sampler {
  const SampledRow& row;
  const W value;

  W at(i64 z, i64 y, i64 x) const {
    if (z == no_voxel || y == no_voxel || x == no_voxel) return value;
    return widened<W>(((const D*)row.source)[z + y + x]);
  }

  W line(const Between& x, i64 y, i64 z) const {
    const W first = at(z, y, x.first);
    return row.axes[0].interpolated ? between(first, at(z, y, x.second), part_of(x.place)) : first;
  }

  W plane(const Between& x, const Between& y, i64 z) const {
    const W first = line(x, y.first, z);
    return row.axes[1].interpolated ? between(first, line(x, y.second, z), part_of(y.place)) : first;
  }

  Between along(int axis, i64 i, i64 plane) const {
    const SampledAxis& a = row.axes[axis];
    return between_elements(row, a, a.raw + i * a.step - plane * a.slant);
  }

  W linear(i64 i) const {
    const SampledAxis& axis = row.axes[2];
    const Between z = along(2, i, 0);
    if (z.place == NOWHERE) return value;
    W planes[2];
    for (i32 k = 0; k <= axis.interpolated; ++k) {
      const i64 number = before(axis, z.place) + k;
      const Between x = along(0, i, number), y = along(1, i, number);
      if (x.place == NOWHERE || y.place == NOWHERE) return value;
      planes[k] = plane(x, y, k == 0 ? z.first : z.second);
    }
    return axis.interpolated ? between(planes[0], planes[1], part_of(z.place)) : planes[0];
  }

  W nearest(i64 i) const {
    const Between x = along(0, i, 0), y = along(1, i, 0), z = along(2, i, 0);
    return x.place == NOWHERE || y.place == NOWHERE || z.place == NOWHERE ? value : at(z.first, y.first, x.first);
  }
};

// --- blocks of voxels whose neighbours all exist
// -----------------------------------------------------------------------

/// Of each voxel of a block, along each axis: the element, and the part of the way to the next.
struct Inner {
  i64 elements[block];
  float parts[3][block];
};

static void place_block(const SampledRow& row, i64 from, int count, Inner& inner) {
  for (int i = 0; i < count; ++i) inner.elements[i] = 0;
  for (int k = 0; k < 3; ++k) {
    const SampledAxis axis = row.axes[k];
    const i64 raw = axis.raw + from * axis.step, half = axis.interpolated ? 0 : ONE_VOXEL / 2;
    const i32 extra = row.extra;
    for (int i = 0; i < count; ++i) {
      const u64 place = (u64)(raw + i * axis.step) >> extra;
      inner.elements[i] += (i64)((place + half) >> PLACE_BITS) * axis.stride;
      inner.parts[k][i] = part_of((i64)place);
    }
  }
}

template <class D, class W>
static void nearest_block(const SampledRow& row, const Inner& inner, int count, W* results) {
  const D* source = (const D*)row.source;
  for (int i = 0; i < count; ++i) results[i] = widened<W>(source[inner.elements[i]]);
}

/// Axes that are not interpolated read one voxel twice.
template <class D, class W>
static void linear_block(const SampledRow& row, const Inner& inner, int count, W* __restrict results) {
  i64 next[3];
  for (int k = 0; k < 3; ++k) next[k] = row.axes[k].interpolated ? row.axes[k].stride : 0;
  const D *upper = (const D*)row.source, *lower = upper + next[1];
  const i64 right = next[0], below = next[2];
  const float *px = inner.parts[0], *py = inner.parts[1], *pz = inner.parts[2];
  const auto plane = [=](i64 at, int i) {
    return mixed(mixed(widened<W>(upper[at]), widened<W>(upper[at + right]), px[i]),
                 mixed(widened<W>(lower[at]), widened<W>(lower[at + right]), px[i]), py[i]);
  };
  if (below == 0)
    for (int i = 0; i < count; ++i) results[i] = zero_unsigned(plane(inner.elements[i], i));
  else
    for (int i = 0; i < count; ++i)
      results[i] = zero_unsigned(mixed(plane(inner.elements[i], i), plane(inner.elements[i] + below, i), pz[i]));
}

template <class W>
static bool all_finite(const W* values, int count) {
  i32 finite = 1;
  for (int i = 0; i < count; ++i) finite &= is_finite(values[i]);
  return finite != 0;
}

// --- a row -----------------------------------------------------------------------------------------------------------

/// Voxels [first, end) of a row.
struct Span {
  i64 first, end;
};

/// Keeps the voxels whose places along an axis are in low ... high, in the row's fixed point.
static void narrow(Span& span, const SampledAxis& axis, i64 low, i64 high) {
  const i64 down = low - axis.raw, up = high - axis.raw;  // what i * step may be
  if (axis.step == 0) {
    if (down > 0 || up < 0) span.end = span.first;
    return;
  }
  const i64 size = axis.step > 0 ? axis.step : -axis.step;
  const i64 from = axis.step > 0 ? down : -up, to = axis.step > 0 ? up : -down;
  const i64 first = from / size + (from % size > 0), end = to / size - (to % size < 0) + 1;
  span.end = CLAMP_I64(end, span.first, span.end);
  span.first = CLAMP_I64(first, span.first, span.end);
}

/// The voxels that can be anything but the value outside.
static Span seen_part(const SampledRow& row) {
  Span span{0, row.count};
  if (row.outside != OUTSIDE_CONSTANT && row.outside != OUTSIDE_GRID_CONSTANT) return span;
  for (int k = row.slanted ? 2 : 0; k < 3; ++k) {
    const SampledAxis& axis = row.axes[k];
    narrow(span, axis, -(ONE_VOXEL << row.extra), (axis.length * ONE_VOXEL) << row.extra);
  }
  return span;
}

/// Those of them that need no border rule.
static Span inner_part(const SampledRow& row, Span span) {
  for (const SampledAxis& axis : row.axes) {
    const i64 places = ((i64)(axis.length - 1) << PLACE_BITS) + (axis.interpolated ? 0 : 1);
    narrow(span, axis, 0, (places << row.extra) - 1);
  }
  if (row.slanted) span.end = span.first;
  return span;
}

template <class D, class W, bool linear>
static void fill(const SampledRow& row, W value) {
  W* results = (W*)row.results;
  const Sampler<D, W> sampler{row, value};
  const auto one_by_one = [&](i64 first, i64 end) {
    for (i64 i = first; i < end; ++i)
      if constexpr (linear)
        results[i] = zero_unsigned(sampler.linear(i));
      else
        results[i] = sampler.nearest(i);
  };
  const Span seen = seen_part(row), inside = inner_part(row, seen);
  for (i64 i = 0; i < seen.first; ++i) results[i] = value;
  one_by_one(seen.first, inside.first);
  Inner inner;
  for (i64 i = inside.first; i < inside.end; i += block) {
    const int count = (int)(inside.end - i < block ? inside.end - i : block);
    place_block(row, i, count, inner);
    if constexpr (linear) {
      linear_block<D, W>(row, inner, count, results + i);
      if (!all_finite(results + i, count)) one_by_one(i, i + count);
    } else {
      nearest_block<D, W>(row, inner, count, results + i);
    }
  }
  one_by_one(inside.end, seen.end);
  for (i64 i = seen.end; i < row.count; ++i) results[i] = value;
}

/// A voxel of type D is a W when the nearest is read, and an R between voxels.
template <class D, class W, class R>
static void choose(const SampledRow& row) {
  if (row.linear)
    fill<D, R, true>(row, (R)row.value);
  else
    fill<D, W, false>(row, is_float(row.dtype) ? (W)row.value : (W)(i64)row.value);
}

}  // namespace

void sample_row(const SampledRow& row) {
  switch (row.dtype) {
    case DType::u8:
      return choose<u8, i32, float>(row);
    case DType::i8:
      return choose<i8, i32, float>(row);
    case DType::u16:
      return choose<u16, i32, float>(row);
    case DType::i16:
      return choose<i16, i32, float>(row);
    case DType::u32:
      return choose<u32, i32, double>(row);
    case DType::i32:
      return choose<i32, i32, double>(row);
    case DType::u64:
      return choose<u64, i64, double>(row);
    case DType::i64:
      return choose<i64, i64, double>(row);
    case DType::f32:
      return choose<float, float, float>(row);
    case DType::f64:
      return choose<double, double, double>(row);
  }
}

}  // namespace fulmo::FULMO_TARGET
