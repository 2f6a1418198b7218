// Every operation on every device, byte for byte. The native CPU is what others are held against. Each row also holds:
// fused = single, strided = copy, frames = batch, tiles = whole, and that the declared shape and dtype came out, and
// that what is pending in front was fused, and the same for results in images of other dtypes. Routing to another
// device is impossible here: images are made on the device under test and launches are counted on it.
#include <algorithm>
#include <cstdio>

#include "conformance.hpp"
#include "graph/tile.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo::conformance {

namespace {

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

}  // namespace

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

}  // namespace fulmo::conformance
