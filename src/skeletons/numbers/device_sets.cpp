// Sets of numbers on kernel devices.
#include "skeletons/numbers/device.hpp"
#include "skeletons/numbers/sets.hpp"
#include "skeletons/scan/scan.hpp"

namespace fulmo {

MemoryRef device_largest_labels(const Run& run) {
  const Extent e = run.input(0);
  const MemoryRef largest = run.scratch(e.n * sizeof(std::uint32_t));
  run.device.fill(*largest, 0);
  Kernel kernel = number_kernel("find_largest");
  kernel.loads = {&run.loads[0]};
  run.device.launch(kernel, {e.y, e.z * e.n, 1}, {Pointer{largest.get()}, narrow(e.x), narrow(e.z)});
  return largest;
}

DeviceSets::DeviceSets(Device& on, std::int64_t sets, std::int64_t limit)
    : device(on), sets(sets), words((limit + 31) / 32), bits(device.allocate(sets * words * 4)) {
  device.fill(*bits, 0);
}

void DeviceSets::count(const DeviceSets* without) {
  before = device.allocate(sets * words * 4);
  const Pointer others{without ? without->bits.get() : bits.get()};
  device.launch(number_kernel("count_words"), {groups_for(sets * words, label_lanes), 1, 1},
                {Pointer{bits.get()}, others, Pointer{before.get()}, sets * words, std::int32_t{without != nullptr}});
  exclusive_scan(device, before, sets, words);
}

}  // namespace fulmo
