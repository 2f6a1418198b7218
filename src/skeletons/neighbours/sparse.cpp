// Images of few values, such as matrices of pairs of labels.
#include <algorithm>

#include "skeletons/labels/device.hpp"
#include "skeletons/neighbours/neighbours.hpp"

namespace fulmo {

namespace {

class SparseStep : public Step {
 public:
  explicit SparseStep(std::vector<std::vector<Entry>> frames) : frames_(std::move(frames)) {}
  std::string_view skeleton() const override { return "neighbours"; }
  bool fuses_store() const override { return false; }

  void run(const Run& run) const override {
    auto* image = static_cast<std::uint32_t*>(run.output->host);
    std::fill_n(image, run.extent.count(), 0);
    each_entry(run, [&](std::int64_t place, std::uint32_t bits) { image[place] = bits; });
  }

  void launch(const Run& run) const override {
    run.device.fill(*run.output, 0);
    std::vector<std::int64_t> places;
    std::vector<std::uint32_t> values;
    each_entry(run, [&](std::int64_t place, std::uint32_t bits) { places.push_back(place), values.push_back(bits); });
    if (places.empty()) return;
    const MemoryRef at = run.scratch(places.size() * sizeof places[0]),
                    all = run.scratch(values.size() * sizeof values[0]);
    run.device.upload(*at, 0, places.data(), at->bytes);
    run.device.upload(*all, 0, values.data(), all->bytes);
    const auto count = static_cast<std::int64_t>(places.size());
    run.device.launch(label_kernel("put_entries", {}, "neighbours"), {groups_for(count, label_lanes), 1, 1},
                      {Pointer{run.output.get()}, Pointer{at.get()}, Pointer{all.get()}, count});
  }

 private:
  template <class F>
  void each_entry(const Run& run, F f) const {
    const std::int64_t frame = run.extent.z * run.extent.y * run.extent.x;
    for (std::size_t n = 0; n < frames_.size(); ++n)
      for (auto& entry : frames_[n]) f(static_cast<std::int64_t>(n) * frame + entry.place, entry.bits);
  }

  const std::vector<std::vector<Entry>> frames_;
};

}  // namespace

NodeRef sparse_image(const Type& type, std::vector<std::vector<Entry>> frames) {
  return make_node(type, std::make_unique<SparseStep>(std::move(frames)), {});
}

}  // namespace fulmo
