// The passes over labelled voxels on kernel devices.
#include "skeletons/labels/device.hpp"
#include "skeletons/labels/regions.hpp"
#include "skeletons/numbers/sparse.hpp"

namespace fulmo {

namespace {

constexpr std::uint32_t usual_labels = 1 << 16;

class DevicePasses : public RegionPasses {
 public:
  DevicePasses(const Run& run, std::int64_t frame, std::int64_t bias)
      : run_(run), e_(run.input(0)), frame_(frame), bias_(bias) {}

  RegionTables tables(std::uint32_t first, Needs needs, int axis_bits) override {
    first_ = first;
    std::uint32_t labels = 0;
    Tables measured = measure(usual_labels, needs, axis_bits, labels);
    if (labels > usual_labels) measured = measure(labels, needs, axis_bits, labels);
    return {downloaded<Region>(*measured.regions, labels),
            downloaded<RegionMoments>(*measured.moments, needs >= Needs::moments ? labels : 0)};
  }

  std::vector<RegionSpread> spreads(const std::vector<RegionOrigin>& origins,
                                    const std::array<float, 3>& spacing) override {
    const MemoryRef table = zeros(origins.size() * sizeof(RegionSpread)), from = uploaded(origins);
    launch("spreads", {}, {Pointer{table.get()}, Pointer{table.get()}, Pointer{from.get()}},
           {spacing[0], spacing[1], spacing[2]});
    return downloaded<RegionSpread>(*table, origins.size());
  }

 private:
  struct Tables {
    MemoryRef regions, moments;
  };
  bool floats() const { return run_.loads[1].result == Work::f32; }

  /// Tables for labels below `capacity`; how many there are is found on the way, which saves a pass when they fit.
  Tables measure(std::uint32_t capacity, Needs needs, int axis_bits, std::uint32_t& labels) const {
    const bool moments = needs >= Needs::moments;
    const Tables tables{zeros(capacity * sizeof(Region)), zeros(moments ? capacity * sizeof(RegionMoments) : 8)};
    const MemoryRef largest = zeros(sizeof labels);
    const Pointer regions{tables.regions.get()};
    launch("regions", {}, {regions, regions, Pointer{largest.get()}, capacity}, {bias_});
    if (needs >= Needs::sums) {
      if (floats())
        run_.device.launch(label_kernel("set_shifts"), {groups_for(capacity, label_lanes), 1, 1},
                           {regions, regions, capacity});
      launch("sums", {{"MOMENTS", moments}}, {regions, regions, Pointer{tables.moments.get()}, capacity},
             {std::int32_t{floats() ? axis_bits : 0}});
    }
    labels = downloaded<std::uint32_t>(*largest, 1)[0];
    expect_close(labels++, e_);
    return tables;
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

  void launch(const std::string& pass, std::map<std::string, std::int64_t> constants, std::vector<Argument> tables,
              const std::vector<Argument>& last) const {
    const bool deep = e_.z > 1;
    constants["WALK_Z"] = deep;
    Kernel kernel = label_kernel((pass + (floats() ? "_f32" : "_i64")).c_str(), std::move(constants));
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
