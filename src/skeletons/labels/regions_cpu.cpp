// The passes over labelled voxels on the CPU: each thread fills a table of its own, then labels are merged in parallel.
#include <cmath>

#include "skeletons/labels/cpu.hpp"
#include "skeletons/labels/regions.hpp"
#include "skeletons/labels/rows.hpp"
#include "skeletons/numbers/sparse.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using i64 = std::int64_t;

constexpr std::size_t most_bytes = std::size_t{1} << 29;  // of all tables together, unless one takes more

void merge(Region& to, const Region& from) {
  to.count += from.count;
  for (int axis = 0; axis < 3; ++axis) {
    to.sum[axis] += from.sum[axis];
    to.low_complement[axis] = std::max(to.low_complement[axis], from.low_complement[axis]);
    to.high[axis] = std::max(to.high[axis], from.high[axis]);
  }
  to.least_complement = std::max(to.least_complement, from.least_complement);
  to.most = std::max(to.most, from.most);
  to.flags |= from.flags;
}

void merge(RegionSums& to, const RegionSums& from) {
  to.intensity += from.intensity;
  for (int axis = 0; axis < 3; ++axis) to.moments.weighted[axis] += from.moments.weighted[axis];
}

void merge(RegionSpread& to, const RegionSpread& from) {
  // Wrapping: without finite intensities squares are no number, and nobody reads them.
  to.squares = static_cast<i64>(static_cast<std::uint64_t>(to.squares) + static_cast<std::uint64_t>(from.squares));
  to.to_centroid += from.to_centroid, to.to_mass += from.to_mass;
  to.furthest_from_centroid = std::max(to.furthest_from_centroid, from.furthest_from_centroid);
  to.furthest_from_mass = std::max(to.furthest_from_mass, from.furthest_from_mass);
}

class CpuPasses : public RegionPasses {
 public:
  CpuPasses(const Run& run, i64 frame, i64 bias) : run_(run), e_(run.input(0)), frame_(frame), bias_(bias) {}

  u32 largest_label() const {
    std::vector<u32> most(parts(0));
    each_row_in_parts(most.size(), [&](std::size_t part, const RegionRow& row) {
      for (i64 x = 0; x < row.count; ++x) most[part] = std::max(most[part], row.labels[x]);
    });
    return *std::max_element(most.begin(), most.end());
  }

  RegionTables tables(u32 first, Needs needs, int axis_bits) override {
    first_ = first;
    RegionTables tables;
    const u32 largest = largest_label();
    expect_close(largest, e_);
    tables.regions = regions(std::size_t{largest} + 1);
    if (needs == Needs::places) return tables;
    const std::vector<RegionSums> all = sums(tables.regions, axis_bits);
    if (needs >= Needs::moments) tables.moments.resize(all.size());
    for (std::size_t label = 0; label < all.size(); ++label) tables.regions[label].intensity = all[label].intensity;
    for (std::size_t label = 0; label < tables.moments.size(); ++label) tables.moments[label] = all[label].moments;
    return tables;
  }

  std::vector<RegionSpread> spreads(const std::vector<RegionOrigin>& origins,
                                    const std::array<float, 3>& spacing) override {
    return accumulated<RegionSpread>(origins.size(), [&](const RegionRow& row, RegionSpread* table) {
      if (floats())
        CPU_CALL(add_spreads_f32, row, origins.data(), spacing.data(), table);
      else
        CPU_CALL(add_spreads_i64, row, origins.data(), spacing.data(), table);
    });
  }

 private:
  bool floats() const { return run_.loads[1].result == Work::f32; }

  std::vector<Region> regions(std::size_t labels) const {
    std::vector<Region> regions = accumulated<Region>(labels, [&](const RegionRow& row, Region* table) {
      if (floats())
        CPU_CALL(add_regions_f32, row, table);
      else
        CPU_CALL(add_regions_i64, row, bias_, table);
    });
    for (Region& region : regions) region.shift = floats() ? shift_of(region) : 0;
    return regions;
  }

  std::vector<RegionSums> sums(const std::vector<Region>& regions, int axis_bits) const {
    return accumulated<RegionSums>(regions.size(), [&](const RegionRow& row, RegionSums* table) {
      if (floats())
        CPU_CALL(add_sums_f32, row, regions.data(), axis_bits, table);
      else
        CPU_CALL(add_sums_i64, row, table);
    });
  }

  std::size_t parts(std::size_t table_bytes) const {
    const std::size_t affordable = table_bytes == 0 ? 1024 : std::max<std::size_t>(1, most_bytes / table_bytes);
    const auto rows = static_cast<std::size_t>(std::max<i64>(rows_of(e_), 1));
    return std::min<std::size_t>({affordable, static_cast<std::size_t>(2 * thread_count()), rows});
  }

  /// f(part, row) for all rows of a part by one thread.
  template <class F>
  void each_row_in_parts(std::size_t parts, F f) const {
    const i64 rows = rows_of(e_), count = static_cast<i64>(parts);
    parallel_for(count, 1, [&](i64 begin, i64 end) {
      Rows<u32> labels(run_.loads[0], frame_);
      Rows<float> real(run_.loads[1], frame_);
      Rows<i64> whole(run_.loads[1], frame_);
      for (i64 part = begin; part < end; ++part)
        for (i64 row = rows * part / count; row < rows * (part + 1) / count; ++row) {
          const void* values = floats() ? static_cast<const void*>(real.load(row)) : whole.load(row);
          f(part, RegionRow{labels.load(row), values, e_.x, static_cast<u32>(row % e_.y), static_cast<u32>(row / e_.y),
                            first_});
        }
    });
  }

  template <class T, class F>
  std::vector<T> accumulated(std::size_t labels, F add) const {
    std::vector<std::vector<T>> tables(parts(labels * sizeof(T)));
    for (auto& table : tables) table.resize(labels);
    each_row_in_parts(tables.size(), [&](std::size_t part, const RegionRow& row) { add(row, tables[part].data()); });
    parallel_for(static_cast<i64>(labels), 4096, [&](i64 begin, i64 end) {
      for (std::size_t part = 1; part < tables.size(); ++part)
        for (i64 label = begin; label < end; ++label) merge(tables[0][label], tables[part][label]);
    });
    return std::move(tables[0]);
  }

  const Run& run_;
  const Extent e_;
  const i64 frame_, bias_;
  u32 first_ = 1;
};

}  // namespace

std::unique_ptr<RegionPasses> cpu_region_passes(const Run& run, i64 frame, i64 bias) {
  return std::make_unique<CpuPasses>(run, frame, bias);
}

}  // namespace fulmo
