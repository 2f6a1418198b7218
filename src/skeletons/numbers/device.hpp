#pragma once
// What launches of the numbers skeleton share.
#include "skeletons/labels/device.hpp"

namespace fulmo {

inline Kernel number_kernel(const char* entry, std::map<std::string, std::int64_t> constants = {}) {
  return label_kernel(entry, std::move(constants), "numbers");
}

/// A kernel over all voxels, with all of the run's stages.
inline void launch_numbers(const Run& run, const char* entry, const std::vector<Argument>& arguments) {
  Kernel kernel = number_kernel(entry);
  for (auto& load : run.loads) kernel.loads.push_back(&load);
  kernel.store = &run.store;
  run.device.launch(kernel, voxel_groups(run.extent), arguments);
}

}  // namespace fulmo
