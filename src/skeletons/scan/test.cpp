#include <gtest/gtest.h>

#include <vector>

#include "skeletons/scan/scan.hpp"

namespace fulmo {
namespace {

using Values = std::vector<std::uint32_t>;

Values scanned(Device& device, Values values, std::int64_t lines) {
  const MemoryRef memory = device.allocate(values.size() * 4);
  device.upload(*memory, 0, values.data(), values.size() * 4);
  exclusive_scan(device, memory, lines, static_cast<std::int64_t>(values.size()) / lines);
  device.download(*memory, 0, values.data(), values.size() * 4);
  return values;
}

Values expected(const Values& values, std::int64_t lines) {
  Values result;
  const std::size_t length = values.size() / lines;
  for (std::size_t i = 0; i < values.size(); ++i) result.push_back(i % length == 0 ? 0 : result[i - 1] + values[i - 1]);
  return result;
}

TEST(Scan, IsThePrefixSumOfEachLineOnEveryDevice) {
  for (auto [lines, length] : {std::pair{1, 1}, {1, 4096}, {1, 4097}, {3, 255}, {2, 70001}, {5, 4096 * 3 + 1}}) {
    Values values(lines * length);
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = static_cast<std::uint32_t>(i * 2654435761u >> (i % 3 * 13));
    for (auto& device : devices())
      EXPECT_EQ(scanned(*device, values, lines), expected(values, lines))
          << device->id << " " << lines << " x " << length;
  }
}

TEST(Scan, OfNothingIsNothing) {
  const DeviceRef cpu = device_named("cpu");
  EXPECT_NO_THROW(exclusive_scan(*cpu, cpu->allocate(0), 3, 0));
}

}  // namespace
}  // namespace fulmo
