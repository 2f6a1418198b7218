// Launches: rows of short smooth length go through local memory in one kernel, others by way of a buffer of lines.
#include <algorithm>

#include "skeletons/fourier/plan.hpp"

namespace fulmo {

namespace {

using std::int64_t;

constexpr int lanes = 256;

std::int32_t narrow(int64_t v) { return static_cast<std::int32_t>(v); }

/// Complex numbers in local memory; those of the longest line have room everywhere.
int64_t capacity(const Device& device) { return device.local_bytes >= 40 * 1024 ? 2 * most_at_once : most_at_once; }

enum Swaps { swaps_loaded = 1, swaps_transformed = 2, swaps_stored = 4 };

Kernel made(const Device& device, const char* entry) {
  return {"fourier", entry,
          lanes,     {{"CAPACITY", capacity(device)}, {"INTERLEAVED", 0}, {"LOAD_ALONG", 1}, {"STORE_ALONG", 1}},
          {},        nullptr};
}

/// How many lines of this length a group takes.
int64_t together(const Device& device, int64_t length, int64_t lines, int64_t most) {
  return std::clamp<int64_t>(std::min(most, capacity(device) / length), 1, std::max<int64_t>(1, lines));
}

struct Buffers {
  MemoryRef at[4];
  int64_t begin[4] = {};  // in complex numbers
};

enum class Other { none, product, conjugate_product };

void launch_call(const Run& run, const LinesCall& call, const Buffers& buffers, const MemoryRef& tables,
                 const MemoryRef& other, Other how) {
  const auto along = [](const LinesCall::Side& side) { return side.value == 1; };
  Kernel kernel = made(run.device, "transform_lines");
  kernel.constants["LOAD_ALONG"] = along(call.load);
  kernel.constants["STORE_ALONG"] = along(call.store);
  kernel.constants["INTERLEAVED"] = !along(call.load);
  const int64_t lines = call.lines(), group = together(run.device, call.length, lines, 32);
  const auto memory = [&](int buffer) { return Pointer{buffers.at[buffer].get()}; };
  std::vector<Argument> arguments = {memory(call.load.buffer),
                                     memory(call.store.buffer),
                                     Pointer{other ? other.get() : tables.get()},
                                     Pointer{tables.get()},
                                     buffers.begin[call.load.buffer],
                                     buffers.begin[call.store.buffer],
                                     lines,
                                     call.middles,
                                     call.inners,
                                     narrow(call.length),
                                     call.radices,
                                     narrow(group),
                                     call.table,
                                     call.before,
                                     call.after};
  for (const LinesCall::Side& side : {call.load, call.store})
    for (int64_t v :
         {side.outer, side.middle, side.inner, side.value, side.place_middle, side.place_value, side.places})
      arguments.push_back(v);
  arguments.push_back(narrow(call.swaps_loaded * swaps_loaded + call.swaps_transformed * swaps_transformed +
                             call.swaps_stored * swaps_stored));
  arguments.push_back(narrow(static_cast<int>(how)));
  run.device.launch(kernel, {(lines + group - 1) / group, 1, 1}, arguments);
}

MemoryRef complex_scratch(const Run& run, int64_t count) {
  return run.scratch(std::max<std::size_t>(8, static_cast<std::size_t>(count) * 8));
}

/// Calls on lines that follow each other, in place.
void launch_rows(const Run& run, const Fourier::Plan& plan, const MemoryRef& lines, int64_t count,
                 const MemoryRef& tables, bool backwards) {
  const int64_t scratch = count * plan.axes[2].scratch();
  const Buffers buffers{{lines, lines, complex_scratch(run, scratch), complex_scratch(run, scratch)}};
  for (auto& call : plan.axes[2].calls(count, 1, backwards))
    launch_call(run, call, buffers, tables, nullptr, Other::none);
}

/// Where the rows of an image stand in their spectrum's volume, as the kernels take it.
std::vector<Argument> geometry(const Fourier::Plan& plan, const Extent& e, const Sizes& back) {
  return {narrow(e.x),           narrow(e.y),     narrow(e.z * e.y), narrow(plan.sizes[2]), narrow(plan.sizes[1]),
          narrow(plan.sizes[0]), narrow(back[2]), narrow(back[1]),   narrow(back[0])};
}

std::vector<Argument> joined(std::vector<Argument> arguments, const std::vector<Argument>& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

/// The arguments of a transform at once.
std::vector<Argument> at_once(const LinesCall& call, const MemoryRef& tables, int64_t group) {
  return {Pointer{tables.get()}, call.radices, call.table, narrow(group)};
}

}  // namespace

void launch_transform(const Run& run, const ForwardLaunch& forward) {
  const Fourier::Plan& plan = forward.plan;
  const MemoryRef &spectrum = run.output, &tables = run.inputs[1];
  const Extent e = run.input(0);
  const int64_t length = plan.sizes[2], pairs = (e.z * e.y + 1) / 2;
  if (e.count() != e.n * plan.sizes[0] * plan.sizes[1] * length) run.device.fill(*spectrum, 0);
  const auto where = geometry(plan, e, forward.back);
  if (plan.axes[2].at_once()) {
    const int64_t group = together(run.device, length, pairs, 16);
    Kernel kernel = made(run.device, "transform_rows");
    kernel.loads = {&run.loads[0]};
    run.device.launch(
        kernel, {(pairs + group - 1) / group, e.n, 1},
        joined(joined({Pointer{spectrum.get()}}, where), at_once(plan.axes[2].calls(1, 1, false)[0], tables, group)));
  } else {
    const MemoryRef lines = complex_scratch(run, e.n * pairs * length);
    Kernel pair = made(run.device, "pair_rows"), split = made(run.device, "split_rows");
    pair.loads = {&run.loads[0]};
    const Groups groups{(length + lanes - 1) / lanes, pairs, e.n};
    run.device.launch(pair, groups, joined({Pointer{lines.get()}}, where));
    launch_rows(run, plan, lines, e.n * pairs, tables, false);
    run.device.launch(split, groups, joined({Pointer{lines.get()}, Pointer{spectrum.get()}}, where));
  }
  const bool multiplied = run.inputs.size() > 2;
  const auto axes = plan.columns(false, multiplied);
  if (axes.empty()) return;
  const int64_t scratch = plan.columns_scratch();
  Buffers buffers{{spectrum, spectrum, complex_scratch(run, scratch), complex_scratch(run, scratch)}};
  for (int64_t n = 0; n < e.n; ++n) {
    buffers.begin[LinesCall::given] = buffers.begin[LinesCall::result] = n * plan.volume();
    for (auto& calls : axes)
      for (auto& call : calls) {
        const bool last = multiplied && &call == &axes.back().back();
        launch_call(run, call, buffers, tables, last ? run.inputs[2] : nullptr,
                    !last               ? Other::none
                    : forward.conjugate ? Other::conjugate_product
                                        : Other::product);
      }
  }
}

void launch_transform_back(const Run& run, const Fourier::Plan& plan) {
  const MemoryRef &given = run.inputs[0], &tables = run.inputs[1];
  const Extent e = run.extent;
  const auto axes = plan.columns(true, false);
  const int64_t length = plan.sizes[2], pairs = (e.z * e.y + 1) / 2, scratch = plan.columns_scratch();
  MemoryRef spectrum = given;
  if (!axes.empty()) {
    spectrum = complex_scratch(run, e.n * plan.volume());
    Buffers buffers{{given, spectrum, complex_scratch(run, scratch), complex_scratch(run, scratch)}};
    for (int64_t n = 0; n < e.n; ++n) {
      buffers.begin[LinesCall::given] = buffers.begin[LinesCall::result] = n * plan.volume();
      buffers.at[LinesCall::given] = given;
      for (auto& calls : axes) {
        for (auto& call : calls) launch_call(run, call, buffers, tables, nullptr, Other::none);
        buffers.at[LinesCall::given] = spectrum;
      }
    }
  }
  const auto scale = static_cast<float>(1.0 / static_cast<double>(plan.sizes[0] * plan.sizes[1] * plan.sizes[2]));
  const auto where = geometry(plan, e, {});
  if (plan.axes[2].at_once()) {
    const int64_t group = together(run.device, length, pairs, 16);
    Kernel kernel = made(run.device, "transform_rows_back");
    kernel.store = &run.store;
    run.device.launch(kernel, {(pairs + group - 1) / group, e.n, 1},
                      joined(joined(joined({Pointer{spectrum.get()}}, where),
                                    at_once(plan.axes[2].calls(1, 1, true)[0], tables, group)),
                             {scale}));
    return;
  }
  const MemoryRef lines = complex_scratch(run, e.n * pairs * length);
  Kernel join = made(run.device, "join_rows"), unpair = made(run.device, "unpair_rows");
  unpair.store = &run.store;
  const Groups groups{(length + lanes - 1) / lanes, pairs, e.n};
  run.device.launch(join, groups, joined({Pointer{spectrum.get()}, Pointer{lines.get()}}, where));
  launch_rows(run, plan, lines, e.n * pairs, tables, true);
  run.device.launch(unpair, groups, joined(joined({Pointer{lines.get()}}, where), {scale}));
}

}  // namespace fulmo
