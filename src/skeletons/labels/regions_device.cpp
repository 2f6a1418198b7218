// The passes over labelled voxels on kernel devices.
#include "skeletons/labels/device.hpp"
#include "skeletons/labels/regions.hpp"

namespace fulmo {

namespace {

constexpr std::uint32_t usual_labels = 1 << 16;

class DevicePasses : public RegionPasses {
 public:
  DevicePasses(const Run& run, std::int64_t frame, std::int64_t bias)
      : run_(run), e_(run.input(0)), frame_(frame), bias_(bias) {}

  std::vector<Region> regions(std::uint32_t first) override {
    first_ = first;
    std::uint32_t largest = 0;
    MemoryRef table = measured(usual_labels, largest);
    if (largest >= usual_labels) table = measured(largest + 1, largest);
    return downloaded<Region>(*table, std::int64_t{largest} + 1);
  }

  std::vector<RegionSums> sums(const std::vector<std::int32_t>& shifts, int axis_bits) override {
    const MemoryRef table = zeros(shifts.size() * sizeof(RegionSums)), scales = uploaded(shifts);
    launch("sums", {Pointer{table.get()}, Pointer{scales.get()}}, {std::int32_t{floats() ? axis_bits : 0}});
    return downloaded<RegionSums>(*table, shifts.size());
  }

  std::vector<RegionSpread> spreads(const std::vector<RegionOrigin>& origins,
                                    const std::array<float, 3>& spacing) override {
    const MemoryRef table = zeros(origins.size() * sizeof(RegionSpread)), from = uploaded(origins);
    launch("spreads", {Pointer{table.get()}, Pointer{table.get()}, Pointer{from.get()}},
           {spacing[0], spacing[1], spacing[2]});
    return downloaded<RegionSpread>(*table, origins.size());
  }

 private:
  bool floats() const { return run_.loads[1].result == Work::f32; }

  /// A table for labels below `capacity`; the largest label is found on the way, which saves a pass when it fits.
  MemoryRef measured(std::uint32_t capacity, std::uint32_t& largest) const {
    const MemoryRef table = zeros(capacity * sizeof(Region)), most = zeros(sizeof largest);
    launch("regions", {Pointer{table.get()}, Pointer{table.get()}, Pointer{most.get()}, capacity}, {bias_});
    largest = downloaded<std::uint32_t>(*most, 1)[0];
    return table;
  }

  MemoryRef zeros(std::size_t bytes) const {
    const MemoryRef memory = run_.scratch(bytes);
    run_.device.fill(*memory, 0);
    return memory;
  }

  template <class T>
  MemoryRef uploaded(const std::vector<T>& values) const {
    const MemoryRef memory = run_.scratch(values.size() * sizeof(T));
    run_.device.upload(*memory, 0, values.data(), values.size() * sizeof(T));
    return memory;
  }

  void launch(const std::string& pass, std::vector<Argument> tables, const std::vector<Argument>& last) const {
    const bool deep = e_.z > 1;
    Kernel kernel = label_kernel((pass + (floats() ? "_f32" : "_i64")).c_str(), {{"WALK_Z", deep}});
    kernel.loads = {&run_.loads[0], &run_.loads[1]};
    tables.insert(tables.end(), {narrow(frame_), narrow(e_.x), narrow(e_.y), narrow(e_.z), first_});
    tables.insert(tables.end(), last.begin(), last.end());
    run_.device.launch(kernel, {groups_for(e_.x, 32), groups_for(e_.y, deep ? 8 : 256), groups_for(e_.z, 32)}, tables);
  }

  const Run& run_;
  const Extent e_;
  const std::int64_t frame_, bias_;
  std::uint32_t first_ = 1;
};

}  // namespace

std::unique_ptr<RegionPasses> device_region_passes(const Run& run, std::int64_t frame, std::int64_t bias) {
  return std::make_unique<DevicePasses>(run, frame, bias);
}

}  // namespace fulmo
