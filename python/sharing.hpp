#pragma once
#include <nanobind/nanobind.h>

namespace fulmo {

void bind_sharing(nanobind::module_&);

}  // namespace fulmo
