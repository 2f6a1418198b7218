// Devices: which there are, which one is used, their memory.
#include "capi/border.hpp"

using namespace fulmo;
using namespace fulmo::capi;

DeviceRef fulmo::capi::device_or_current(const char* name) {
  return name && *name ? device_named(name) : current_device();
}

fulmo_status fulmo_device_count(int32_t* count) {
  return guarded([&] { given(count, "count") = static_cast<int32_t>(devices().size()); });
}

fulmo_status fulmo_device_get(int32_t index, fulmo_device* device) {
  return guarded([&] {
    const auto& all = devices();
    if (index < 0 || static_cast<std::size_t>(index) >= all.size())
      throw DeviceError("index must be from 0 to " + std::to_string(all.size() - 1) + ", got " + std::to_string(index));
    Device& d = *all[static_cast<std::size_t>(index)];
    given(device, "device") = {d.id.c_str(), d.name.c_str(), d.backend.c_str(), d.is_gpu, d.exact()};
  });
}

fulmo_status fulmo_device_current(const char** id) {
  return guarded([&] { given(id, "id") = current_device()->id.c_str(); });
}

fulmo_status fulmo_device_select(const char* device) {
  return guarded([&] { select_device(device_named(device ? device : "")); });
}

fulmo_status fulmo_device_memory(const char* device, fulmo_memory* memory) {
  return guarded([&] {
    const MemoryState state = device_or_current(device)->memory();
    given(memory, "memory") = {state.total, state.used, state.pooled, state.peak};
  });
}

fulmo_status fulmo_device_trim(const char* device) {
  return guarded([&] { device_or_current(device)->trim(); });
}

fulmo_status fulmo_device_finish(const char* device) {
  return guarded([&] { device_or_current(device)->finish(); });
}

fulmo_status fulmo_diagnose(const char** text) {
  return guarded([&] {
    std::string lines;
    for (auto& f : diagnose()) lines += f.subject + ": " + f.outcome + (f.remedy.empty() ? "" : "; " + f.remedy) + "\n";
    given(text, "text") = hand_out(std::move(lines));
  });
}
