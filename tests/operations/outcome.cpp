// One call of an operation, and its result as bytes.
#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "conformance.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo::conformance {

namespace {

NodeRef flipped(const NodeRef& node) {
  const Extent e = node->type.extent();
  Placement p;
  p.base = {0, 0, 0, e.x - 1};
  p.step[3] = -1;
  return view(node, p, node->type.shape, node->type.batch);
}

void append(std::vector<char>& bytes, const void* data, std::size_t size) {
  bytes.resize(bytes.size() + size);
  if (size) std::memcpy(bytes.data() + bytes.size() - size, data, size);
}

void append(std::vector<char>& bytes, double value) {
  if (value != value) value = std::numeric_limits<double>::quiet_NaN();
  append(bytes, &value, sizeof value);
}

Image room_for_result(const Trial& trial, const DeviceRef& device, DType dtype) {
  const Value result = call(*trial.operation, arguments(trial, device, Feed::plain), device->id);
  return Image(filled(std::get<Image>(result).type().with(dtype), 0, device));
}

}  // namespace

bool is_written(const Trial& trial, const Parameter& p) {
  return std::any_of(trial.call.images.begin(), trial.call.images.end(),
                     [&](auto& image) { return image.name == p.name; }) ||
         std::any_of(trial.call.parameters.begin(), trial.call.parameters.end(),
                     [&](auto& given) { return given.first == p.name; });  // None
}

Given arguments(const Trial& trial, const DeviceRef& device, Feed feed) {
  Given given = trial.call.parameters;
  for (auto& image : trial.call.images)
    given.push_back({image.name, Image(upload({image.dtype, image.shape, 0}, pixels(image).data(), device))});
  for (auto& p : trial.operation->parameters) {
    if (p.kind != Kind::image || (p.optional && p.is_output) || is_written(trial, p)) continue;
    const std::vector<char> bytes = pixels(trial, p);
    NodeRef node = upload({dtype_of(trial, p), trial.shape, trial.batch}, bytes.data(), device);
    if (feed == Feed::behind_flip) {
      node = flipped(node);
      evaluate(node);
      node = flipped(node);
    }
    given.push_back({p.name, Image(node)});
  }
  return given;
}

std::vector<char> flatten(const Value& value) {
  std::vector<char> bytes;
  if (auto image = std::get_if<Image>(&value)) {
    const Type type = image->type();
    const std::string head = std::string(name_of(type.dtype)) + to_string(type.shape);
    append(bytes, head.data(), head.size());
    std::vector<char> data(type.bytes());
    download(image->node(), data.data());
    append(bytes, data.data(), data.size());
  } else if (auto number = std::get_if<double>(&value)) {
    append(bytes, *number);
  } else if (auto whole = std::get_if<std::int64_t>(&value)) {
    append(bytes, whole, sizeof *whole);
  } else if (auto truth = std::get_if<bool>(&value)) {
    append(bytes, truth, sizeof *truth);
  } else if (auto numbers = std::get_if<std::vector<double>>(&value)) {
    for (double v : *numbers) append(bytes, v);
  } else if (auto images = std::get_if<std::vector<Image>>(&value)) {
    for (auto& each : *images) {
      const auto part = flatten(each);
      append(bytes, part.data(), part.size());
    }
  } else if (auto table = std::get_if<Table>(&value)) {
    for (auto& column : table->columns) {
      append(bytes, column.name.data(), column.name.size());
      for (double v : column.values) append(bytes, v);
    }
  }
  return bytes;
}

std::vector<char> outcome(const Trial& trial, const DeviceRef& device, Feed feed, std::optional<DType> output) {
  try {
    // The images are let go before anybody looks: what somebody holds is kept, not fused.
    Given given = arguments(trial, device, feed);
    if (output) given.push_back({"output_image", room_for_result(trial, device, *output)});
    const Value value = call(*trial.operation, std::exchange(given, {}), device->id);
    return flatten(value);
  } catch (const Bug& bug) {
    throw;
  } catch (const Error& error) {
    const std::string text = std::string("error: ") + error.what();
    return {text.begin(), text.end()};
  }
}

bool is_error(const std::vector<char>& bytes) {
  return bytes.size() >= 6 && std::memcmp(bytes.data(), "error:", 6) == 0;
}

std::vector<Trial> sound_trials(const Operation& operation) {
  std::vector<Trial> sound;
  for (auto& trial : trials(operation, false))
    if (Type{trial.dtype, trial.shape, 0}.count() > 0 && !is_error(outcome(trial, device_named("cpu"), Feed::plain)))
      sound.push_back(trial);
  return sound;
}

std::vector<DeviceRef> chosen_devices(const Options& options) {
  std::vector<DeviceRef> all;
  for (auto& device : devices())
    if (options.device.empty() || device->id == options.device || device->backend == options.device)
      all.push_back(device);
  return all;
}

std::vector<DeviceRef> others(const Options& options) {
  std::vector<DeviceRef> all = chosen_devices(options);
  std::erase_if(all, [](auto& device) { return device->native(); });
  return all;
}

}  // namespace fulmo::conformance
