// Host steps are the same on every device: download, decide, upload.
#include "backends/cpu/pool.hpp"
#include "skeletons/host/host.hpp"

namespace fulmo {

namespace {

template <class T>
std::vector<double> widened(const void* values, std::size_t count) {
  const T* typed = static_cast<const T*>(values);
  return {typed, typed + count};
}

std::vector<double> doubles(DType dtype, const void* values, std::size_t count) {
  switch (dtype) {
    case DType::u8:
      return widened<std::uint8_t>(values, count);
    case DType::i8:
      return widened<std::int8_t>(values, count);
    case DType::u16:
      return widened<std::uint16_t>(values, count);
    case DType::i16:
      return widened<std::int16_t>(values, count);
    case DType::u32:
      return widened<std::uint32_t>(values, count);
    case DType::i32:
      return widened<std::int32_t>(values, count);
    case DType::u64:
      return widened<std::uint64_t>(values, count);
    case DType::i64:
      return widened<std::int64_t>(values, count);
    case DType::f32:
      return widened<float>(values, count);
    case DType::f64:
      return widened<double>(values, count);
  }
  throw Bug("a dtype of no kind");
}

class HostStep : public Step {
 public:
  HostStep(std::string name, Filler fill) : name_(std::move(name)), fill_(std::move(fill)) {}
  std::string_view skeleton() const override { return "host"; }
  std::string parameters() const override { return name_; }
  bool fuses_load(int) const override { return false; }
  bool fuses_store() const override { return false; }
  void launch(const Run& run) const override { this->run(run); }

  void run(const Run& run) const override {
    std::vector<std::vector<char>> all;
    for (std::size_t k = 0; k < run.inputs.size(); ++k) {
      all.emplace_back(run.types[k].bytes());
      if (!all[k].empty()) run.device.download(*run.inputs[k], 0, all[k].data(), all[k].size());
    }
    const auto frames = static_cast<std::size_t>(run.extent.n);
    std::vector<char> results(run.output->bytes);
    std::vector<const void*> frame(all.size());
    for (std::size_t n = 0; n < frames; ++n) {
      for (std::size_t k = 0; k < all.size(); ++k)
        frame[k] = all[k].data() + (run.types[k].extent().n > 1 ? n * (all[k].size() / frames) : 0);
      fill_(frame, results.data() + n * (results.size() / frames));
    }
    if (!results.empty()) run.device.upload(*run.output, 0, results.data(), results.size());
  }

 private:
  const std::string name_;
  const Filler fill_;
};

}  // namespace

NodeRef filled_on_host(const std::string& name, const Type& type, const std::vector<NodeRef>& inputs, Filler fill) {
  const std::int64_t frames = type.extent().n;
  for (auto& input : inputs)
    if (const std::int64_t n = input->type.extent().n; n != 1 && n != frames)
      throw ShapeError("batches of " + std::to_string(frames) + " and " + std::to_string(n) +
                       " frames do not go together");
  return make_node(type, std::make_unique<HostStep>(name, std::move(fill)), inputs);
}

NodeRef on_host(const std::string& name, const Type& image, int count, const std::vector<NodeRef>& inputs,
                Decision decide) {
  std::vector<Type> types;
  for (auto& input : inputs) types.push_back(input->type);
  return filled_on_host(name, image.row(DType::f64, count), inputs, [=](const auto& frames, void* results) {
    std::vector<std::vector<double>> values;
    for (std::size_t k = 0; k < types.size(); ++k) {
      const auto each = static_cast<std::size_t>(types[k].count() / types[k].extent().n);
      values.push_back(doubles(types[k].dtype, frames[k], each));
    }
    decide(values, static_cast<double*>(results));
  });
}

void share_out(std::int64_t count, std::int64_t grain, const std::function<void(std::int64_t, std::int64_t)>& f) {
  parallel_for(count, grain, f);
}

std::vector<double> values_of(const NodeRef& node) {
  std::vector<char> bytes(node->type.bytes());
  download(node, bytes.data());
  return doubles(node->type.dtype, bytes.data(), static_cast<std::size_t>(node->type.count()));
}

}  // namespace fulmo
