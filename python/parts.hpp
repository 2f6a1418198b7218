#pragma once
// The parts of the module.
#include <nanobind/nanobind.h>

namespace fulmo {

void bind_images(nanobind::module_&);
void bind_devices(nanobind::module_&);
void bind_operations(nanobind::module_&);
void bind_own(nanobind::module_&);  // what users write themselves
void bind_sharing(nanobind::module_&);
void bind_trace(nanobind::module_&);

}  // namespace fulmo
