// Every gpu.cl compiled as C++, and the call of one group.
#include "backends/reference/kernels.hpp"

#include "dialect/reference.hpp"
#include "reference_kernels.inc"

namespace fulmo::reference {

void run_groups(const Kernel& kernel, Groups groups, const std::vector<Argument>& arguments) {
  const auto found = entries().find({kernel.file, kernel.entry});
  if (found == entries().end()) throw Bug("no kernel " + kernel.file + "/" + kernel.entry);
  set_constants(kernel);
  launch.kernel = &kernel;
  for (i32 z = 0; z < groups[2]; ++z)
    for (i32 y = 0; y < groups[1]; ++y)
      for (i32 x = 0; x < groups[0]; ++x) {
        launch.group[0] = x, launch.group[1] = y, launch.group[2] = z;
        found->second(arguments);
      }
}

}  // namespace fulmo::reference
