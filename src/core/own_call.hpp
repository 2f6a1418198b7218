#pragma once
#include "core/operation.hpp"

namespace fulmo {

/// What a user wrote as an operation for one call, which checks its values and finds the device as any other does.
Operation operation_for(const std::string& name, const Given& values);

}  // namespace fulmo
