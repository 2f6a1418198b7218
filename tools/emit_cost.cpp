// What an operation costs on a GPU, counted rather than timed, so that it is the same on every machine: kernels run on
// the reference device, and what they are handed is added up.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <iomanip>
#include <set>
#include <sstream>

#include "../tests/operations/cases.hpp"
#include "backends/reference/kernels.hpp"
#include "backends/source.hpp"
#include "emit.hpp"

namespace fulmo {

namespace {

/// A GPU that runs kernels as C++ and keeps count.
class CountingDevice final : public Device {
 public:
  CountingDevice() {
    backend = id = name = "counting";
    discrete = is_gpu = true;
    local_bytes = 48 * 1024;
    max_lanes = 1024;
  }

  MemoryRef allocate(std::size_t bytes) override {
    auto block = std::make_shared<Block>(used_, bytes);
    block->device = shared_from_this();
    peak = std::max(peak, *used_);
    return block;
  }
  void upload(Memory& to, std::size_t offset, const void* from, std::size_t bytes) override {
    std::memcpy(static_cast<char*>(to.host) + offset, from, bytes);
  }
  void download(const Memory& from, std::size_t offset, void* to, std::size_t bytes) override {
    ++waits;
    std::memcpy(to, static_cast<const char*>(from.host) + offset, bytes);
  }
  void copy(const Memory& from, std::size_t from_offset, Memory& to, std::size_t to_offset,
            std::size_t bytes) override {
    moved += 2 * bytes;
    std::memmove(static_cast<char*>(to.host) + to_offset, static_cast<const char*>(from.host) + from_offset, bytes);
  }
  void fill(Memory& to, std::uint8_t byte) override {
    moved += to.bytes;
    std::memset(to.host, byte, to.bytes);
  }
  void launch(const Kernel& kernel, Groups groups, const std::vector<Argument>& arguments) override {
    ++launches_;
    std::vector<Argument> all = stage_arguments(kernel.loads, kernel.store);
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::set<const Memory*> handed;
    for (auto& argument : all)
      if (auto* pointer = std::get_if<Pointer>(&argument); pointer && pointer->memory) handed.insert(pointer->memory);
    for (auto* memory : handed) moved += memory->bytes;
    reference::run_groups(kernel, groups, arguments);
  }
  void finish() override {}
  MemoryState memory() const override { return {0, *used_, 0, peak}; }
  void trim() override {}
  std::uint64_t launches() const override { return launches_; }

  std::size_t moved = 0, peak = 0, waits = 0;

 private:
  struct Block : Memory {
    Block(std::shared_ptr<std::size_t> used, std::size_t size) : pixels(size), used(std::move(used)) {
      bytes = size;
      host = pixels.data();
      *this->used += size;
    }
    ~Block() override { *used -= bytes; }
    std::vector<char> pixels;
    std::shared_ptr<std::size_t> used;
  };

  std::shared_ptr<std::size_t> used_ = std::make_shared<std::size_t>(0);
  std::uint64_t launches_ = 0;
};

void compute(const Value& value) {
  if (auto image = std::get_if<Image>(&value)) evaluate(image->node());
  if (auto images = std::get_if<std::vector<Image>>(&value))
    for (auto& each : *images) evaluate(each.node());
}

bool is_fused(const Value& value) {
  auto image = std::get_if<Image>(&value);
  return image && image->node()->pointwise;
}

/// Memory in images: "0.3", "2", "12".
std::string images(std::size_t bytes, const Type& image) {
  const double count = std::round(10 * static_cast<double>(bytes) / static_cast<double>(image.bytes())) / 10;
  std::ostringstream text;
  text << (count < 10 ? count : std::round(count)) << (count == 1 ? " image" : " images");
  return count == 0 ? "hardly any" : text.str();
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return count == 1 ? one : std::to_string(count) + " " + many;
}

Given arguments(const conformance::Trial& trial, const DeviceRef& device) {
  Given given = trial.call.parameters;
  for (auto& image : trial.call.images)
    given.push_back(
        {image.name, Image(upload({image.dtype, image.shape, 0}, conformance::pixels(image).data(), device))});
  for (auto& p : trial.operation->parameters) {
    const bool known = std::any_of(given.begin(), given.end(), [&](auto& g) { return g.first == p.name; });
    if (p.kind != Kind::image || (p.optional && p.is_output) || known) continue;
    given.push_back({p.name, Image(upload({conformance::dtype_of(trial, p), trial.shape, 0},
                                          conformance::pixels(trial, p).data(), device))});
  }
  return given;
}

Value run(const Operation& op, const Given& given, const DeviceRef& device) {
  struct Pushed {
    explicit Pushed(const DeviceRef& device) { push_device(device); }
    ~Pushed() { pop_device(); }
  } const pushed(device);
  return call(op, given);
}

Cost cost_of(const conformance::Trial& trial) {
  const auto device = std::make_shared<CountingDevice>();
  const Given given = arguments(trial, device);
  const std::size_t before = device->memory().used;
  const Value result = run(*trial.operation, given, device);
  const bool fused = is_fused(result);
  compute(result);
  const Type type{trial.dtype, trial.shape, 0};
  Cost cost{"", "", counted(device->launches(), "1 launch", "launches")};
  if (fused)
    cost.text += device->launches() == 1 ? ", or none where it is fused with others" : ", the last fused with others";
  cost.text += "; reads and writes " + images(device->moved, type) + ", takes " + images(device->peak - before, type);
  if (device->waits) cost.text += "; the host waits " + counted(device->waits, "once", "times");
  if (auto image = std::get_if<Image>(&result))
    cost.shape = image->type().shape == trial.shape ? "same" : to_string(image->type().shape);
  cost.input = to_string(trial.shape);
  return cost;
}

}  // namespace

namespace {

Cost counted_cost_of(const Operation& op) {
  const auto& first = op.cases.front();
  std::vector<std::vector<std::int64_t>> shapes{{16, 64, 64}, {64, 64}};
  shapes.insert(shapes.end(), first.shapes.begin(), first.shapes.end());
  for (auto& shape : shapes) try {
      return cost_of(conformance::Trial{&op, conformance::parse(first.arguments), op.name, DType::f32, shape});
    } catch (const Bug&) {
      throw;
    } catch (const Error&) {  // it takes other shapes
    }
  throw Bug(op.name + " runs with none of the shapes that its cost is counted with");
}

}  // namespace

const Cost& cost_of(const Operation& op) {
  static std::map<std::string, Cost> known;
  const auto found = known.find(op.name);
  return found != known.end() ? found->second : known.emplace(op.name, counted_cost_of(op)).first->second;
}

std::string result_of(const Operation& op) {
  if (op.now) return op.returns;
  const Cost& cost = cost_of(op);
  const std::string text = (op.several.empty() ? "" : op.several + "; ") + dtype_of_result(op);
  if (cost.shape == "same") return text + "; shape: same as input";
  return text + (cost.shape.empty() ? "" : "; shape: " + cost.shape + " from " + cost.input);
}

}  // namespace fulmo
