// Chunks of 4096 on GPUs, parts of at least 65536 on the CPU; a line of one chunk needs one launch.
#include <algorithm>
#include <vector>

#include "backends/cpu/pool.hpp"
#include "skeletons/scan/scan.hpp"

namespace fulmo {

namespace {

constexpr int lanes = 256, per_lane = 16;
constexpr std::int64_t chunk = lanes * per_lane;

std::uint32_t scan_from(std::uint32_t start, std::uint32_t* values, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    const std::uint32_t value = values[i];
    values[i] = start;
    start += value;
  }
  return start;
}

std::uint32_t sum_of(const std::uint32_t* values, std::int64_t count) {
  std::uint32_t sum = 0;
  for (std::int64_t i = 0; i < count; ++i) sum += values[i];
  return sum;
}

/// The same two passes as on a GPU, over parts that are worth a thread.
void scan_line(std::uint32_t* values, std::int64_t length) {
  const std::int64_t part = std::max<std::int64_t>(1 << 16, (length + 63) / 64), parts = (length + part - 1) / part;
  std::vector<std::uint32_t> starts(parts);
  const auto each = [&](const auto& f) {
    parallel_for(parts, 1, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t i = begin; i < end; ++i) f(i, values + i * part, std::min(part, length - i * part));
    });
  };
  if (parts > 1)
    each([&](std::int64_t i, const std::uint32_t* from, std::int64_t count) { starts[i] = sum_of(from, count); });
  scan_from(0, starts.data(), parts);
  each([&](std::int64_t i, std::uint32_t* from, std::int64_t count) { scan_from(starts[i], from, count); });
}

void launch_scan(Device& device, const MemoryRef& values, std::int64_t lines, std::int64_t length) {
  const std::int64_t chunks = (length + chunk - 1) / chunk;
  const auto made = [](const char* entry) {
    return Kernel{"scan", entry, lanes, {{"PER_LANE", per_lane}}, {}, nullptr};
  };
  const MemoryRef starts = device.allocate(lines * chunks * sizeof(std::uint32_t));
  const Groups groups{lines * chunks, 1, 1};
  if (chunks > 1) {
    device.launch(made("chunk_sums"), groups,
                  {Pointer{values.get()}, Pointer{starts.get()}, length, static_cast<std::int32_t>(chunks)});
    launch_scan(device, starts, lines, chunks);
  }
  device.launch(made("scan_chunks"), groups,
                {Pointer{values.get()}, Pointer{starts.get()}, length, static_cast<std::int32_t>(chunks)});
}

}  // namespace

void exclusive_scan(Device& device, const MemoryRef& values, std::int64_t lines, std::int64_t length) {
  if (lines == 0 || length == 0) return;
  if (!device.native()) return launch_scan(device, values, lines, length);
  for (std::int64_t line = 0; line < lines; ++line)
    scan_line(static_cast<std::uint32_t*>(values->host) + line * length, length);
}

}  // namespace fulmo
