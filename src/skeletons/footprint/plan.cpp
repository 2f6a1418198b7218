#include <algorithm>
#include <numeric>
#include <type_traits>

#include "backends/cpu/pool.hpp"
#include "skeletons/footprint/footprint.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/moments/cpu.hpp"
#include "skeletons/moments/moments.hpp"
#include "skeletons/separable/cpu.hpp"
#include "skeletons/separable/separable.hpp"

namespace fulmo {

namespace {

struct Footprint {
  std::vector<Chord> chords;
  int x = 0, y = 0, z = 0;  // reach
  int voxels = 0;
};

Footprint measured(std::vector<Chord> chords) {
  Footprint f;
  for (const Chord& c : chords) {
    f.x = std::max({f.x, -c.first, c.last}), f.y = std::max(f.y, std::abs(c.y)), f.z = std::max(f.z, std::abs(c.z));
    f.voxels += c.last - c.first + 1;
  }
  f.chords = std::move(chords);
  return f;
}

constexpr std::int64_t rows_at_once = 32;

enum class Measure { sum, variance };

/// A thread's lines of the planes that it sees at once, with their borders. Lines of integers become prefix sums, so
/// that a chord costs one subtraction; floats are added voxel by voxel.
template <class T>
class Slab {
 public:
  Slab(const Run& run, const Footprint& footprint, Measure measure)
      : f_(footprint),
        measure_(measure),
        e_(run.extent),
        load_(run.loads[0]),
        store_(run.store),
        pitch_((e_.x + sum_block - 1) / sum_block * sum_block + 2 * f_.x + 1),
        height_(rows_at_once + 2 * f_.y),
        lines_((2 * f_.z + 1) * height_ * pitch_),
        sums_(pitch_),
        taken_(f_.voxels),
        ones_(f_.voxels, 1.0f) {}

  void process(std::int64_t n, std::int64_t z, std::int64_t y0) {
    const std::int64_t y1 = std::min(y0 + rows_at_once, e_.y);
    for (int dz = -f_.z; dz <= f_.z; ++dz)
      for (std::int64_t y = y0 - f_.y; y < y1 + f_.y; ++y) fill(n, z + dz, y, line(dz, y - y0));
    for (std::int64_t y = y0; y < y1; ++y) {
      add(y - y0);
      store_.store(n, z, y, 0, e_.x, sums_.data());
    }
  }

 private:
  /// Starts one before the voxel at -reach.
  T* line(int dz, std::int64_t row) { return lines_.data() + ((dz + f_.z) * height_ + row + f_.y) * pitch_; }

  void fill(std::int64_t n, std::int64_t z, std::int64_t y, T* to) {
    T *inner = to + 1 + f_.x, *end = inner + e_.x;
    load_.load(n, std::clamp<std::int64_t>(z, 0, e_.z - 1), std::clamp<std::int64_t>(y, 0, e_.y - 1), 0, e_.x, inner);
    std::fill(to + 1, inner, *inner);
    std::fill(end, end + f_.x, end[-1]);
    to[0] = 0;
    if constexpr (std::is_integral_v<T>) std::partial_sum(to, end + f_.x, to);
  }

  void add(std::int64_t row) {
    if constexpr (std::is_integral_v<T>) {
      std::fill(sums_.begin(), sums_.end(), 0);
      for (const Chord& c : f_.chords) {
        const T* prefix = line(c.z, row + c.y) + f_.x;
        CPU_CALL(slide_rows, prefix + c.last + 1, prefix + c.first, sums_.data(), e_.x);
      }
    } else {
      std::size_t k = 0;
      for (const Chord& c : f_.chords)
        for (int dx = c.first; dx <= c.last; ++dx) taken_[k++] = line(c.z, row + c.y) + 1 + f_.x + dx;
      if (measure_ == Measure::sum) {
        CPU_CALL(sum_rows, taken_.data(), ones_.data(), f_.voxels, sums_.data(), e_.x);
      } else {
        const MomentRows rows{taken_.data(), nullptr,      nullptr,   line(0, row) + 1 + f_.x,
                              nullptr,       ones_.data(), f_.voxels, static_cast<float>(f_.voxels)};
        CPU_CALL(merge_rows, rows, nullptr, nullptr, sums_.data(), e_.x);
      }
    }
  }

  const Footprint& f_;
  const Measure measure_;
  const Extent e_;
  StageRunner load_, store_;
  const std::int64_t pitch_, height_;
  std::vector<T> lines_, sums_;
  std::vector<const T*> taken_;
  std::vector<float> ones_;
};

template <class T>
void walk(const Run& run, const Footprint& footprint, Measure measure) {
  const Extent& e = run.extent;
  const std::int64_t pieces = (e.y + rows_at_once - 1) / rows_at_once;
  parallel_for(e.n * e.z * pieces, 1, [&](std::int64_t begin, std::int64_t end) {
    Slab<T> slab(run, footprint, measure);
    for (std::int64_t i = begin; i < end; ++i)
      slab.process(i / pieces / e.z, i / pieces % e.z, i % pieces * rows_at_once);
  });
}

class FootprintStep : public Step {
 public:
  FootprintStep(Footprint footprint, Work work, Measure measure)
      : footprint_(std::move(footprint)), work_(work), measure_(measure) {}
  std::string_view skeleton() const override { return "footprint"; }
  Work reads(int) const override { return work_; }
  Work writes() const override { return work_; }
  bool rereads(int) const override { return true; }
  std::array<std::int64_t, 3> halo() const override { return {footprint_.x, footprint_.y, footprint_.z}; }
  std::string parameters() const override { return std::to_string(footprint_.voxels) + " voxels"; }

  void run(const Run& run) const override {
    work_ == Work::f32 ? walk<float>(run, footprint_, measure_) : walk<std::int64_t>(run, footprint_, measure_);
  }

  void launch(const Run& run) const override {
    static_assert(sizeof(Chord) == 4 * sizeof(std::int32_t));
    constexpr std::int64_t lanes = 128;
    const Extent& e = run.extent;
    const std::size_t bytes = footprint_.chords.size() * sizeof(Chord);
    const MemoryRef chords = run.scratch(bytes);
    run.device.upload(*chords, 0, footprint_.chords.data(), bytes);
    const std::int64_t strips = (e.x + lanes - 1) / lanes;
    std::vector<Argument> arguments{Pointer{chords.get()}};
    for (std::int64_t number : {static_cast<std::int64_t>(footprint_.chords.size()), e.x, e.y, e.z, strips})
      arguments.push_back(static_cast<std::int32_t>(number));
    if (measure_ == Measure::variance) arguments.push_back(static_cast<float>(footprint_.voxels));
    run.device.launch({"footprint", entry(), lanes, {}, {&run.loads[0]}, &run.store}, {strips * e.y * e.n, e.z, 1},
                      arguments);
  }

 private:
  const char* entry() const {
    return measure_ == Measure::variance ? "variance_f32" : work_ == Work::f32 ? "sum_f32" : "sum_i64";
  }

  const Footprint footprint_;
  const Work work_;
  const Measure measure_;
};

NodeRef measured_by(const NodeRef& image, const Footprint& footprint, DType dtype, Measure measure) {
  return make_node(image->type.with(dtype), std::make_unique<FootprintStep>(footprint, work_of(dtype), measure),
                   {image});
}

}  // namespace

NodeRef footprint_mean(const NodeRef& image, std::vector<Chord> chords) {
  const Footprint footprint = measured(std::move(chords));
  const DType dtype = image->type.dtype;
  const NodeRef sums = measured_by(image, footprint, dtype_of_sums(dtype, footprint.voxels), Measure::sum);
  return mean_of_sums(sums, footprint.voxels, dtype);
}

NodeRef footprint_variance(const NodeRef& image, std::vector<Chord> chords) {
  const Footprint footprint = measured(std::move(chords));
  if (!squares_fit(image->type.dtype, footprint.voxels))
    return measured_by(image, footprint, DType::f32, Measure::variance);
  const NodeRef squares = map("square", {image}, DType::i64);
  return variance_of_sums(measured_by(image, footprint, DType::i64, Measure::sum),
                          measured_by(squares, footprint, DType::i64, Measure::sum), footprint.voxels);
}

}  // namespace fulmo
