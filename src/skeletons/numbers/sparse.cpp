// Ranks for labels, found by sorting: whatever the numbers are, time and memory go with the voxels.
#include "skeletons/numbers/sparse.hpp"

#include <algorithm>

#include "skeletons/labels/rows.hpp"
#include "skeletons/numbers/device.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

constexpr i64 always_allowed = i64{1} << 22;

/// Of one frame, in place.
void rank(u32* labels, i64 voxels) {
  std::vector<u32> numbers{0};
  each_stretch(labels, voxels, [&](u32 label, i64, i64) { numbers.push_back(label); });
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  each_stretch(labels, voxels, [&](u32 label, i64 begin, i64 end) {
    const auto found = std::lower_bound(numbers.begin(), numbers.end(), label);
    std::fill(labels + begin, labels + end, static_cast<u32>(found - numbers.begin()));
  });
}

std::vector<u32> labels_of(const Run& run) {
  const Extent e = run.input(0);
  std::vector<u32> labels;
  if (run.device.native()) {
    for (i64 frame = 0; frame < e.n; ++frame) {
      const std::vector<u32> one = loaded<u32>(run.loads[0], frame);
      labels.insert(labels.end(), one.begin(), one.end());
    }
    return labels;
  }
  const MemoryRef copy = run.scratch(e.count() * sizeof(u32));
  Kernel kernel = number_kernel("copy_labels");
  kernel.loads = {&run.loads[0]};
  run.device.launch(kernel, voxel_groups(e), {Pointer{copy.get()}, narrow(e.x), narrow(e.y), narrow(e.z)});
  return downloaded<u32>(*copy, e.count());
}

}  // namespace

void expect_close(i64 largest, const Extent& frame, i64 each) {
  if (largest / each > std::max(always_allowed, frame.z * frame.y * frame.x)) throw SparseLabels(largest);
}

Run with_ranks(const Run& run) {
  const Extent e = run.input(0);
  std::vector<u32> labels = labels_of(run);
  each_frame(e.n, [&](i64 frame) { rank(&labels[frame * e.z * e.y * e.x], e.z * e.y * e.x); });
  const MemoryRef memory = run.scratch(labels.size() * sizeof(u32));
  run.device.upload(*memory, 0, labels.data(), labels.size() * sizeof(u32));
  Run ranked = run;
  ranked.loads[0] = plain_load(memory, DType::u32, e, Work::i32);
  return ranked;
}

}  // namespace fulmo
