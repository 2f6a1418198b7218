// The conformance program: every operation on every device, byte for byte.
//
//   fulmo_conformance check        equal bytes, or the first that differ
//   fulmo_conformance support      the same as a table in Markdown: operations, devices, launches
//   fulmo_conformance time         milliseconds per operation and device
//   fulmo_conformance coverage     cases per operation; fails if one has none
//   fulmo_conformance golden FILE  results of this numerics version as hashes; --write writes them
//   fulmo_conformance controls     each broken rule must turn its operations red
//   fulmo_conformance faults       memory runs out at each allocation and launch in turn, and devices are lost at each
//                                  launch; the next call must work (--thorough: in all cases, not the first of each)
//   fulmo_conformance endurance    10,000 calls of each operation with random shapes; memory must not grow
//   fulmo_conformance threads      16 threads with 500 random calls each; results must be those of one thread
//
// Options: --operation NAME, --device ID, --thorough (more types and shapes), --part 1/4 (operations 1, 5, 9, ...),
// --calls N (of endurance and threads).
//
// The native CPU is what others are held against. Each row also holds: fused = single, strided = copy, frames = batch,
// tiles = whole, and that the declared shape and dtype came out, and that what is pending in front was fused, and the
// same for results in images of other dtypes. Routing
// to another device is impossible here: images are made on the device under test and launches are counted on it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "backends/source.hpp"
#include "conformance.hpp"
#include "core/version.hpp"
#include "graph/tile.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/separable/separable.hpp"

namespace fulmo::conformance {

namespace {

struct Row {
  int trials = 0;
  std::int64_t bytes = 0;
  std::map<std::string, std::uint64_t> launches;
  std::vector<std::string> failures;
  bool fuses = false;  // in some trial what was pending in front cost no launch of its own
  bool fed = false;    // in some trial it took an image that was not written out
  bool tiles = false;  // in some trial it ran in tiles
};

std::string difference(const std::vector<char>& wanted, const std::vector<char>& got) {
  if (wanted.size() != got.size())
    return "sizes " + std::to_string(wanted.size()) + " and " + std::to_string(got.size());
  std::size_t first = 0, count = 0;
  for (std::size_t i = wanted.size(); i-- > 0;)
    if (wanted[i] != got[i]) first = i, ++count;
  return std::to_string(count) + " bytes of " + std::to_string(wanted.size()) + " differ, the first at " +
         std::to_string(first);
}

void compare(Row& row, const Trial& trial, const std::string& what, const std::vector<char>& wanted,
             const std::vector<char>& got) {
  row.bytes += static_cast<std::int64_t>(got.size());
  if (wanted != got) row.failures.push_back(trial.text + " " + what + ": " + difference(wanted, got));
}

std::vector<NodeRef> results_of(const Value& value) {
  std::vector<NodeRef> nodes;
  if (auto image = std::get_if<Image>(&value)) nodes.push_back(image->node());
  if (auto list = std::get_if<std::vector<Image>>(&value))
    for (auto& image : *list) nodes.push_back(image.node());
  return nodes;
}

std::vector<char> bytes_of(const NodeRef& node) {
  std::vector<char> bytes(node->type.bytes());
  download(node, bytes.data());
  return bytes;
}

/// A batch of two equal frames must give each frame's result twice.
void check_frames(Row& row, const Trial& trial, const DeviceRef& device, const std::vector<char>& wanted) {
  if (trial.operation->now || trial.batch || trial.shape.size() == 1 || is_error(wanted)) return;
  Given one = arguments(trial, device, Feed::plain), two;
  bool has_frames = false;
  for (auto& [name, value] : one) {
    auto image = std::get_if<Image>(&value);
    const Parameter* p = trial.operation->find(name);
    if (!image || (p && is_written(trial, *p))) {
      two.push_back({name, value});
      continue;
    }
    Type type = image->type();
    std::vector<char> bytes(type.bytes());
    download(image->node(), bytes.data());
    std::vector<char> twice = bytes;
    twice.insert(twice.end(), bytes.begin(), bytes.end());
    type.shape.insert(type.shape.begin(), 2);
    type.batch = 1;
    two.push_back({name, Image(upload(type, twice.data(), device))});
    has_frames = true;
  }
  if (!has_frames) return;
  try {
    const auto single = results_of(call(*trial.operation, one, device->id)),
               both = results_of(call(*trial.operation, two, device->id));
    for (std::size_t i = 0; i < single.size(); ++i) {
      const std::vector<char> wanted = bytes_of(single[i]), frames = bytes_of(both[i]);
      const auto half = static_cast<std::ptrdiff_t>(frames.size() / 2);
      for (int frame = 0; frame < 2; ++frame)
        compare(row, trial, "frame " + std::to_string(frame) + " of a batch", wanted,
                {frames.begin() + frame * half, frames.begin() + (frame + 1) * half});
    }
  } catch (const Error& error) {
    row.failures.push_back(trial.text + " as frames: " + error.what());
  }
}

/// Skeletons that look at the whole image, so that what they are part of does not run in tiles and says so by name.
const std::set<std::string>& whole_image_skeletons() {
  static const std::set<std::string> names = {"components",
                                              "convolution",  // where it wraps around
                                              "equalization", "fourier", "geometric", "growth",
                                              "host",         "labels",  "line",
                                              "map",  // what pastes, or computes with coordinates
                                              "neighbours",   "numbers", "thinning"};
  return names;
}

bool may_refuse_tiles(const std::string& error, const Operation& operation) {
  const std::string reason = "looks at the whole image (";
  const auto at = error.find(reason);
  if (at == std::string::npos || error.find(operation.name) == std::string::npos) return false;
  const auto begin = at + reason.size();
  return whole_image_skeletons().count(error.substr(begin, error.find(')', begin) - begin));
}

/// Tile by tile must give the whole's bytes; what looks at the whole image must say so by name.
void check_tiles(Row& row, const Trial& trial, const DeviceRef& device, const std::vector<char>& wanted) {
  const InTiles tiles({2, 16, 32});
  const std::vector<char> got = outcome(trial, device, Feed::plain);
  const std::string text(got.begin(), got.end());
  row.tiles |= !is_error(got);
  if (!is_error(got) || is_error(wanted))
    compare(row, trial, "in tiles", wanted, got);
  else if (!may_refuse_tiles(text, *trial.operation))
    row.failures.push_back(trial.text + " in tiles: " + text);
}

std::vector<DeviceRef> others(const Options& options) {
  std::vector<DeviceRef> chosen;
  for (auto& device : devices())
    if (device->id != "cpu" &&
        (options.device.empty() || device->id == options.device || device->backend == options.device))
      chosen.push_back(device);
  return chosen;
}

/// Into images of other dtypes, for which results are not rounded to their own first.
void check_outputs(Row& row, const Trial& trial, const Options& options) {
  const Gives rule = trial.operation->gives;
  const Parameter* output = trial.operation->find("output_image");
  const bool computes = rule == Gives::same || rule == Gives::promoted || rule == Gives::sum;
  if (!computes || !output || !output->optional || is_float(trial.dtype)) return;
  const DeviceRef cpu = device_named("cpu");
  for (const DType dtype : {DType::f32, DType::i32}) {
    if (dtype == DType::i32 && !options.thorough) continue;
    const std::string into = std::string("into ") + name_of(dtype);
    const std::vector<char> wanted = outcome(trial, cpu, Feed::plain, dtype);
    compare(row, trial, into + " behind a pending flip on cpu", wanted, outcome(trial, cpu, Feed::behind_flip, dtype));
    {
      const InTiles tiles({2, 16, 32});
      const std::vector<char> got = outcome(trial, cpu, Feed::plain, dtype);
      if (!is_error(got)) compare(row, trial, into + " in tiles", wanted, got);
    }
    for (auto& device : others(options))
      compare(row, trial, into + " on " + device->id, wanted, outcome(trial, device, Feed::plain, dtype));
  }
}

void check_type(Row& row, const Trial& trial, const DeviceRef& device) {
  if (trial.operation->now || trial.operation->gives == Gives::other) return;
  try {
    Given given = arguments(trial, device, Feed::plain);
    const auto first = std::find_if(trial.operation->parameters.begin(), trial.operation->parameters.end(),
                                    [](auto& p) { return p.kind == Kind::image; });
    DType input{};
    for (auto& [name, value] : given)
      if (first->name == name) input = std::get<Image>(value).type().dtype;
    const DType got = results_of(call(*trial.operation, given, device->id)).front()->type.dtype;
    const Gives rule = trial.operation->gives;
    const bool right = rule == Gives::mask                             ? got == DType::u8
                       : rule == Gives::float32                        ? got == DType::f32
                       : rule == Gives::labels || rule == Gives::index ? got == DType::u32
                       : rule == Gives::same                           ? got == input
                                                                       : true;
    if (!right) row.failures.push_back(trial.text + ": declared " + text_of(rule) + ", came out as " + name_of(got));
  } catch (const Bug&) {
    throw;
  } catch (const Error&) {
  }
}

/// Operations whose steps read the image more than once, so that it is computed into memory first. All others must fuse
/// what is pending in front of them, but those that run in the call, while the image is still held.
const std::set<std::string>& read_by_several_steps() {
  static const char* const list = R"(
bottom_hat
centroids_of_labels
clahe
detect_label_edges
difference_of_gaussian
divide_by_gaussian_background
extended_depth_of_focus_sobel_projection
extended_depth_of_focus_variance_projection
extension_ratio_map
flag_existing_labels
gamma_correction
generate_binary_overlap_matrix
generate_partial_touching_area_matrix
generate_touch_matrix
generate_touching_area_matrix
hessian_eigenvalues
hessian_gaussian_eigenvalues
histogram
labelled_spots_to_pointlist
local_cross_correlation
maximum_extension_map
maximum_of_touching_neighbors_map
mean_extension_map
mean_of_touching_neighbors_map
median_of_touching_neighbors_map
merge_touching_labels
minimum_of_touching_neighbors_map
mode_of_touching_neighbors_map
morphological_chan_vese
normalize
percentile
pixel_count_map
pointlist_to_labelled_spots
proximal_neighbor_count
proximal_neighbor_count_map
reduce_labels_to_centroids
set_image_borders
spots_to_pointlist
standard_deviation_of_touching_neighbors_map
standard_deviation_partial_touching_area_matrix
subtract_gaussian_background
threshold_isodata
threshold_li
threshold_mean
threshold_otsu
threshold_triangle
threshold_yen
top_hat
tubeness
touching_neighbor_count_map
voronoi_otsu_labeling
  )";
  static const std::set<std::string> names = [] {
    std::istringstream words(list);
    return std::set<std::string>{std::istream_iterator<std::string>(words), {}};
  }();
  return names;
}

void check_fusion(Row& row, const Operation& operation) {
  if (operation.now || !row.fed || !row.launches.count("reference")) return;
  const bool expected = !read_by_several_steps().count(operation.name);
  if (row.fuses != expected)
    row.failures.push_back(operation.name +
                           (expected ? ": fuses nothing in front" : ": fuses after all; take it off the list"));
}

std::uint64_t images_of(const Trial& trial) {
  const Given given = arguments(trial, device_named("cpu"), Feed::plain);
  return static_cast<std::uint64_t>(std::count_if(given.begin(), given.end(), [&](auto& pair) {
    const Parameter* p = trial.operation->find(pair.first);
    return std::holds_alternative<Image>(pair.second) && p && !is_written(trial, *p);
  }));
}

Row check(const Operation& operation, const Options& options) {
  Row row;
  const DeviceRef cpu = device_named("cpu");
  for (auto& trial : trials(operation, options.thorough)) {
    ++row.trials;
    row.fed |= images_of(trial) > 0;
    try {
      const std::vector<char> wanted = outcome(trial, cpu, Feed::plain);
      if (is_error(wanted) && Type{trial.dtype, trial.shape, 0}.count() > 0)
        row.failures.push_back(trial.text + ": " + std::string(wanted.begin(), wanted.end()));
      compare(row, trial, "behind a pending flip on cpu", wanted, outcome(trial, cpu, Feed::behind_flip));
      check_frames(row, trial, cpu, wanted);
      check_type(row, trial, cpu);
      check_tiles(row, trial, cpu, wanted);
      check_outputs(row, trial, options);
      for (auto& device : others(options)) {
        const std::uint64_t before = device->launches();
        compare(row, trial, "on " + device->id, wanted, outcome(trial, device, Feed::plain));
        const std::uint64_t single = device->launches() - before;
        row.launches[device->id] += single;
        if (device->id != "reference" && !options.thorough) continue;
        compare(row, trial, "behind a pending flip on " + device->id, wanted,
                outcome(trial, device, Feed::behind_flip));
        // Each image was flipped once for keeps; a second launch for it means that its pending flip was not fused.
        const std::uint64_t with_flips = device->launches() - before - single;
        const bool flips = Type{trial.dtype, trial.shape, 0}.count() > 0;  // which launch nothing for empty images
        row.fuses |= flips && single > 0 && with_flips < single + 2 * images_of(trial);
      }
    } catch (const std::exception& error) {
      row.failures.push_back(trial.text + ": " + error.what());
    }
  }
  for (auto& [device, launches] : row.launches)
    if (launches == 0 && operation.host_reason.empty())
      row.failures.push_back(operation.name + ": nothing was launched on " + device);
  check_fusion(row, operation);
  return row;
}

int run_check(const Options& options) {
  int failed = 0, count = 0;
  std::int64_t bytes = 0;
  std::map<std::string, std::uint64_t> launches;
  each_operation(options, [&](const Operation& operation) {
    const Row row = check(operation, options);
    ++count, failed += !row.failures.empty(), bytes += row.bytes;
    for (auto& [device, n] : row.launches) launches[device] += n;
    std::printf("%-45s %4d trials  %s%s%s\n", operation.name.c_str(), row.trials,
                row.failures.empty() ? "equal" : "DIFFERENT", row.fuses ? ", fused" : "", row.tiles ? ", tiles" : "");
    for (std::size_t i = 0; i < row.failures.size() && i < 5; ++i) std::printf("    %s\n", row.failures[i].c_str());
    std::fflush(stdout);
  });
  std::printf("%d operations, %d different, %lld bytes compared", count, failed, static_cast<long long>(bytes));
  for (auto& [device, n] : launches)
    std::printf(", %llu launches on %s", static_cast<unsigned long long>(n), device.c_str());
  std::printf("\n");
  return failed != 0 || count == 0;
}

int run_support(const Options& options) {
  std::printf("| operation | trials | bytes compared |");
  for (auto& device : others(options)) std::printf(" %s (launches) |", device->id.c_str());
  std::printf(" equal |\n|---|---|---|");
  for (std::size_t i = 0; i < others(options).size(); ++i) std::printf("---|");
  std::printf("---|\n");
  int failed = 0;
  each_operation(options, [&](const Operation& operation) {
    Row row = check(operation, options);
    failed += !row.failures.empty();
    std::printf("| %s | %d | %lld |", operation.name.c_str(), row.trials, static_cast<long long>(row.bytes));
    for (auto& device : others(options))
      std::printf(" %llu |", static_cast<unsigned long long>(row.launches[device->id]));
    std::printf(" %s |\n", row.failures.empty() ? "yes" : "**no**");
  });
  return failed != 0;
}

int run_time(const Options& options) {
  std::vector<DeviceRef> all = others(options);
  all.push_back(device_named("cpu"));
  each_operation(options, [&](const Operation& operation) {
    Trial trial{&operation, parse(operation.cases.back().arguments), operation.name, DType::f32, {64, 256, 256}, 0};
    std::printf("%-45s", operation.name.c_str());
    for (auto& device : all) {
      double best = 1e300;
      try {
        const Given given = arguments(trial, device, Feed::plain);
        for (int repeat = 0; repeat < 4; ++repeat) {
          device->finish();
          const auto start = std::chrono::steady_clock::now();
          const Value value = call(operation, given, device->id);
          if (auto image = std::get_if<Image>(&value)) evaluate(image->node());
          device->finish();
          best = std::min(best,
                          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        }
        std::printf("  %s %9.3f ms", device->id.c_str(), best);
      } catch (const Error& error) {
        std::printf("  %s %s", device->id.c_str(), error.what());
      }
    }
    std::printf("\n");
  });
  return 0;
}

int run_coverage(const Options& options) {
  int without = 0;
  each_operation(options, [&](const Operation& operation) {
    std::printf("%-45s %zu cases, %zu trials%s\n", operation.name.c_str(), operation.cases.size(),
                trials(operation, true).size(), operation.referee.empty() ? ", no referee" : "");
    without += operation.cases.empty();
  });
  return without;
}

std::string hash_of(const std::vector<char>& bytes) {
  std::uint64_t hash = 1469598103934665603ull;
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

/// A line for each trial on the native CPU. Errors are left out: their words may change.
std::string golden_text(const Options& options) {
  std::string text = "numerics_version " + std::to_string(numerics_version) + "\n";
  each_operation(options, [&](const Operation& operation) {
    for (auto& trial : trials(operation, false)) {
      const std::vector<char> result = outcome(trial, device_named("cpu"), Feed::plain);
      if (!is_error(result)) text += hash_of(result) + " " + trial.text + "\n";
    }
  });
  return text;
}

int run_golden(const Options& options) {
  const std::string now = golden_text(options);
  if (options.write) return std::ofstream(options.file) << now ? 0 : 1;
  std::set<std::string> known;
  std::ifstream file(options.file);
  for (std::string line; std::getline(file, line);) known.insert(line);
  int changed = 0;
  std::istringstream lines(now);
  for (std::string line; std::getline(lines, line);)
    if (!known.count(line)) std::printf("changed or new: %s\n", line.c_str()), ++changed;
  std::printf("%d results changed; a change needs a new numerics_version and golden FILE --write\n", changed);
  return changed != 0 || known.empty();
}

/// Rules broken on purpose in the kernels' text, and operations that must notice.
struct Control {
  const char *rule, *from, *to;
  std::vector<const char*> notice;
};
const std::vector<Control>& all_controls();

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

Options read(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--thorough")
      options.thorough = true;
    else if (word == "--write")
      options.write = true;
    else if (word == "--operation" && i + 1 < count)
      options.operation = words[++i];
    else if (word == "--device" && i + 1 < count)
      options.device = words[++i];
    else if (word == "--part" && i + 1 < count)
      std::sscanf(words[++i], "%d/%d", &options.part, &options.parts);
    else if (word == "--calls" && i + 1 < count)
      options.calls = std::atoi(words[++i]);
    else if (options.mode == "golden")
      options.file = word;
    else
      options.mode = word;
  }
  return options;
}

}  // namespace

int run(int count, char** words) {
  const Options options = read(count, words);
  if (options.mode == "check") return run_check(options);
  if (options.mode == "support") return run_support(options);
  if (options.mode == "time") return run_time(options);
  if (options.mode == "coverage") return run_coverage(options);
  if (options.mode == "golden") return run_golden(options);
  if (options.mode == "controls") return run_controls(options);
  if (options.mode == "faults") return run_faults(options);
  if (options.mode == "endurance") return run_endurance(options);
  if (options.mode == "threads") return run_threads(options);
  std::fprintf(stderr, "check, time, support, coverage, golden, controls, faults, endurance or threads, got %s\n",
               options.mode.c_str());
  return 2;
}

}  // namespace fulmo::conformance

int main(int count, char** words) { return fulmo::conformance::run(count, words); }
