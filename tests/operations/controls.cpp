// The tests are tested: each broken rule must turn its operations red.
#include <algorithm>
#include <cstdio>

#include "backends/source.hpp"
#include "conformance.hpp"
#include "skeletons/separable/separable.hpp"

namespace fulmo::conformance {

namespace {

/// Rules broken on purpose in the kernels' text, and operations that must notice.
struct Control {
  const char *rule, *from, *to;
  std::vector<const char*> notice;
};

const std::vector<Control>& all_controls() {
  static const std::vector<Control> controls = {
      {"multiply-adds fuse where written",
       "FMA_F32(a, b, c) fma(a, b, c)",
       "FMA_F32(a, b, c) ((a) * (b) + (c))",
       {"gaussian_blur"}},
      {"and nowhere else", "ADD(MULTIPLY(a, c), MULTIPLY(b, d))", "FMA(a, c, MULTIPLY(b, d))", {"add_images_weighted"}},
      {"NaN is canonical", "return IS_NAN(x) ? F32_NAN : x;", "return x;", {"square_root"}},
      {"results round half to even", "RINT(x) rint(x)", "RINT(x) trunc(x)", {"add_images_weighted"}},
      {"sums follow the fixed tree",
       "own[width]",
       "lane[m * LANES_COUNT + t - 2 * (t % 32) + 2 * width - 1]",
       {"standard_deviation_of_all_pixels"}},
      {"ties go to the smaller index", "x - left <= right - x", "x - left < right - x", {"voronoi_labeling"}},
      {"labels are numbered in raster order", "word & (2 * bit - 1)", "word & ~(bit - 1)", {"relabel_sequential"}},
  };
  return controls;
}

/// 1 for a broken rule that nobody noticed.
int report(const char* rule, const char* operation, bool red) {
  std::printf("%-45s %-35s %s\n", rule, operation, red ? "red, as it must be" : "NOT NOTICED");
  return !red;
}

/// Weights are the host's, so no device differs from another: the golden hashes must.
int run_control_of_weights(Options options) {
  int missed = 0;
  for (const char* name : {"gaussian_blur", "difference_of_gaussian"}) {
    options.operation = name;
    const std::string whole = golden_text(options);
    weights_in_f32() = true;
    missed += report("weights are made in double", name, golden_text(options) != whole);
    weights_in_f32() = false;
  }
  return missed;
}

}  // namespace

int run_controls(Options options) {
  int missed = run_control_of_weights(options);
  options.device = "opencl";
  for (auto& control : all_controls()) {
    substitute_in_kernels(control.from, control.to);
    for (const char* name : control.notice) {
      const auto failures = check(operation_named(name), options).failures;
      const bool red = std::any_of(failures.begin(), failures.end(),
                                   [](auto& text) { return text.find("bytes of") != std::string::npos; });
      missed += report(control.rule, name, red);
    }
    substitute_in_kernels("", "");
  }
  return missed;
}

}  // namespace fulmo::conformance
