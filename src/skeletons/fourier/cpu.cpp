// Sixteen lines side by side: value k of line c stands at k * 16 + c, re and im apart.
#include "skeletons/fourier/cpu.hpp"

#include "dialect/native.hpp"

namespace fulmo::FULMO_TARGET {
namespace {

using namespace dialect;
#include "skeletons/fourier/butterflies.cl"

constexpr i64 side = lines_at_once;

/// One pass over runs of `run` values, which become runs of R * run. roots: of the length.
template <int R, bool first, class Butterfly>
static void pass(f32* re, f32* im, i64 length, i64 run, const f32* roots, Butterfly butterfly) {
  for (i64 begin = 0; begin < length; begin += run * R)
    for (i64 j = 0; j < run; ++j) {
      f32 wr[R], wi[R];
      f32 *rows_re[R], *rows_im[R];
      for (int r = 0; r < R; ++r) {
        const i64 at = j * r * (length / (run * R));
        wr[r] = roots[2 * at], wi[r] = roots[2 * at + 1];
        rows_re[r] = re + (begin + j + r * run) * side, rows_im[r] = im + (begin + j + r * run) * side;
      }
#pragma GCC ivdep
      for (i64 c = 0; c < side; ++c) {
        f32 a[R], b[R];
        for (int r = 0; r < R; ++r) {
          const f32 x = rows_re[r][c], y = rows_im[r][c];
          a[r] = first || r == 0 ? x : PRODUCT_RE(x, y, wr[r], wi[r]);
          b[r] = first || r == 0 ? y : PRODUCT_IM(x, y, wr[r], wi[r]);
        }
        butterfly(a, b);
        for (int r = 0; r < R; ++r) rows_re[r][c] = a[r], rows_im[r][c] = b[r];
      }
    }
}

template <int R, class Butterfly>
static i64 any_pass(f32* re, f32* im, i64 length, i64 run, const f32* roots, Butterfly butterfly) {
  if (run == 1)
    pass<R, true>(re, im, length, run, roots, butterfly);
  else
    pass<R, false>(re, im, length, run, roots, butterfly);
  return run * R;
}

static void transform(f32* re, f32* im, i64 length, u64 radices, const f32* roots) {
  i64 run = 1;
  for (; radices != 0; radices >>= 4) {
    switch (radices & 15) {
      case 2:
        run = any_pass<2>(re, im, length, run, roots, [](f32* a, f32* b) { butterfly_2(a, b); });
        break;
      case 3:
        run = any_pass<3>(re, im, length, run, roots, [](f32* a, f32* b) { butterfly_3(a, b); });
        break;
      case 4:
        run = any_pass<4>(re, im, length, run, roots, [](f32* a, f32* b) { butterfly_4(a, b); });
        break;
      case 5:
        run = any_pass<5>(re, im, length, run, roots, [](f32* a, f32* b) { butterfly_5(a, b); });
        break;
      case 7:
        run = any_pass<7>(re, im, length, run, roots, [](f32* a, f32* b) { butterfly_7(a, b); });
        break;
      default:
        run = any_pass<8>(re, im, length, run, roots, [](f32* a, f32* b) { butterfly_8(a, b); });
    }
  }
}

/// Where the lines of a block begin, and their values' first places.
struct Block {
  i64 count, address[side], place[side];
  bool adjacent;  // one after the other in memory

  Block(const LinesCall& call, const LinesCall::Side& s, i64 first) {
    const i64 left = call.lines() - first;
    count = left < side ? left : side;
    adjacent = true;
    for (i64 c = 0; c < side; ++c) {
      const i64 line = first + (c < count ? c : 0), inner = line % call.inners,
                middle = line / call.inners % call.middles, outer = line / call.inners / call.middles;
      address[c] = outer * s.outer + middle * s.middle + inner * s.inner;
      place[c] = middle * s.place_middle;
      adjacent &= c >= count || (address[c] == address[0] + c && place[c] == place[0]);
    }
    adjacent &= count == side;
  }
};

static void multiply(f32* re, f32* im, const f32* factor) {
  const f32 x = *re, y = *im;
  *re = PRODUCT_RE(x, y, factor[0], factor[1]);
  *im = PRODUCT_IM(x, y, factor[0], factor[1]);
}

static void load_row(const Block& block, const LinesCall::Side& s, const f32* source, i64 k, f32* re, f32* im) {
  if (block.adjacent && block.place[0] + k * s.place_value < s.places) {
    const f32* from = source + 2 * (block.address[0] + k * s.value);
    for (i64 c = 0; c < side; ++c) re[c] = from[2 * c], im[c] = from[2 * c + 1];
    return;
  }
  for (i64 c = 0; c < side; ++c) {
    const bool there = c < block.count && block.place[c] + k * s.place_value < s.places;
    const f32* from = source + 2 * (block.address[c] + k * s.value);
    re[c] = there ? from[0] : 0, im[c] = there ? from[1] : 0;
  }
}

static void store_row(const Block& block, const LinesCall::Side& s, f32* target, i64 k, const f32* re, const f32* im) {
  if (block.adjacent && block.place[0] + k * s.place_value < s.places) {
    f32* to = target + 2 * (block.address[0] + k * s.value);
    for (i64 c = 0; c < side; ++c) to[2 * c] = CANONICAL(re[c]), to[2 * c + 1] = CANONICAL(im[c]);
    return;
  }
  for (i64 c = 0; c < block.count; ++c)
    if (block.place[c] + k * s.place_value < s.places) {
      f32* to = target + 2 * (block.address[c] + k * s.value);
      to[0] = CANONICAL(re[c]), to[1] = CANONICAL(im[c]);
    }
}

/// By factors of a table, each at its value's place.
static void multiply_row(const Block& block, const LinesCall::Side& s, const f32* factors, i64 k, f32* re, f32* im) {
  for (i64 c = 0; c < side; ++c) {
    const i64 place = block.place[c] + k * s.place_value;
    if (place < s.places) multiply(re + c, im + c, factors + 2 * place);
  }
}

static void multiply_other(const Block& block, const LinesCall::Side& s, const f32* other, f32 sign, i64 k, f32* re,
                           f32* im) {
  for (i64 c = 0; c < block.count; ++c) {
    const f32* from = other + 2 * (block.address[c] + k * s.value);
    const f32 factor[2] = {from[0], sign * from[1]};
    multiply(re + c, im + c, factor);
  }
}

}  // namespace

void transform_lines(const LinesCall& call, const LinesBuffers& b, i64 first) {
  const i64 n = call.length;
  f32 *re = b.work, *im = b.work + n * side;
  const u32* order = b.tables + call.table;
  const f32* factors = (const f32*)b.tables;
  const Block load(call, call.load, first), store(call, call.store, first);
  for (i64 k = 0; k < n; ++k) {
    f32 *r = re + order[k] * side, *i = im + order[k] * side;
    call.swaps_loaded ? load_row(load, call.load, b.source, k, i, r) : load_row(load, call.load, b.source, k, r, i);
    if (call.before >= 0) multiply_row(load, call.load, factors + call.before, k, r, i);
  }
  transform(re, im, n, call.radices, factors + call.table + n);
  for (i64 k = 0; k < n; ++k) {
    f32 *r = re + k * side, *i = im + k * side;
    if (call.swaps_transformed) {
      f32* swap = r;
      r = i, i = swap;
    }
    if (call.after >= 0) multiply_row(store, call.store, factors + call.after, k, r, i);
    if (b.how != Other::none)
      multiply_other(store, call.store, b.other, b.how == Other::product ? 1.0f : -1.0f, k, r, i);
    call.swaps_stored ? store_row(store, call.store, b.target, k, i, r)
                      : store_row(store, call.store, b.target, k, r, i);
  }
}

void pair_rows(const float* re, const float* im, i64 length, float* line) {
  for (i64 k = 0; k < length; ++k) line[2 * k] = re[k], line[2 * k + 1] = im[k];
}

void split_rows(const float* line, i64 length, float* first, float* second) {
  for (i64 k = 0; k <= length / 2; ++k) {
    const i64 m = k == 0 ? 0 : length - k;
    const f32 a = line[2 * k], b = line[2 * k + 1], c = line[2 * m], d = line[2 * m + 1];
    first[2 * k] = CANONICAL(0.5f * (a + c)), first[2 * k + 1] = CANONICAL(0.5f * (b - d));
    if (second) second[2 * k] = CANONICAL(0.5f * (b + d)), second[2 * k + 1] = CANONICAL(0.5f * (c - a));
  }
}

void join_rows(const float* first, const float* second, i64 length, float* line) {
  for (i64 k = 0; k < length; ++k) {
    const bool mirrored = k > length / 2;
    const i64 m = mirrored ? length - k : k;
    const bool real = m == 0 || 2 * m == length;
    const f32 a = first[2 * m], c = second ? second[2 * m] : 0;
    const f32 b = real ? 0 : first[2 * m + 1], d = real || !second ? 0 : second[2 * m + 1];
    line[2 * k] = mirrored ? a + d : a - d;
    line[2 * k + 1] = mirrored ? c - b : b + c;
  }
}

void unpair_rows(const float* line, i64 count, float scale, float* re, float* im) {
  for (i64 k = 0; k < count; ++k) re[k] = line[2 * k] * scale, im[k] = line[2 * k + 1] * scale;
}

}  // namespace fulmo::FULMO_TARGET
