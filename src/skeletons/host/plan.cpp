// Host steps are the same on every device: download, decide, upload.
#include <cstring>

#include "skeletons/host/host.hpp"

namespace fulmo {

namespace {

template <class T>
std::vector<double> widened(const std::vector<char>& bytes) {
  std::vector<T> typed(bytes.size() / sizeof(T));
  if (!typed.empty()) std::memcpy(typed.data(), bytes.data(), bytes.size());
  return {typed.begin(), typed.end()};
}

std::vector<double> doubles(DType dtype, const std::vector<char>& bytes) {
  switch (dtype) {
    case DType::u8:
      return widened<std::uint8_t>(bytes);
    case DType::i8:
      return widened<std::int8_t>(bytes);
    case DType::u16:
      return widened<std::uint16_t>(bytes);
    case DType::i16:
      return widened<std::int16_t>(bytes);
    case DType::u32:
      return widened<std::uint32_t>(bytes);
    case DType::i32:
      return widened<std::int32_t>(bytes);
    case DType::u64:
      return widened<std::uint64_t>(bytes);
    case DType::i64:
      return widened<std::int64_t>(bytes);
    case DType::f32:
      return widened<float>(bytes);
    case DType::f64:
      return widened<double>(bytes);
  }
  throw Bug("a dtype of no kind");
}

class HostStep : public Step {
 public:
  HostStep(std::string name, int count, Decision decide)
      : name_(std::move(name)), count_(count), decide_(std::move(decide)) {}
  std::string_view skeleton() const override { return "host"; }
  std::string parameters() const override { return name_; }
  bool fuses_load(int) const override { return false; }
  bool fuses_store() const override { return false; }
  void launch(const Run& run) const override { this->run(run); }

  void run(const Run& run) const override {
    const std::int64_t frames = run.extent.n;
    std::vector<std::vector<double>> all, frame(run.inputs.size());
    for (std::size_t k = 0; k < run.inputs.size(); ++k) all.push_back(downloaded(run, k));
    std::vector<double> results(frames * count_);
    for (std::int64_t n = 0; n < frames; ++n) {
      for (std::size_t k = 0; k < all.size(); ++k) {
        const auto width = static_cast<std::ptrdiff_t>(all[k].size() / frames);
        frame[k].assign(all[k].begin() + n * width, all[k].begin() + (n + 1) * width);
      }
      decide_(frame, results.data() + n * count_);
    }
    run.device.upload(*run.output, 0, results.data(), results.size() * sizeof(double));
  }

 private:
  static std::vector<double> downloaded(const Run& run, std::size_t k) {
    std::vector<char> bytes(run.types[k].bytes());
    if (!bytes.empty()) run.device.download(*run.inputs[k], 0, bytes.data(), bytes.size());
    return doubles(run.types[k].dtype, bytes);
  }

  std::string name_;
  int count_;
  Decision decide_;
};

}  // namespace

NodeRef on_host(const std::string& name, const Type& image, int count, const std::vector<NodeRef>& inputs,
                Decision decide) {
  return make_node(image.row(DType::f64, count), std::make_unique<HostStep>(name, count, std::move(decide)), inputs);
}

std::vector<double> values_of(const NodeRef& node) {
  std::vector<char> bytes(node->type.bytes());
  download(node, bytes.data());
  return doubles(node->type.dtype, bytes);
}

}  // namespace fulmo
