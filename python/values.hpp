#pragma once
// Python's objects as arguments and results of calls.
#include <nanobind/nanobind.h>

#include "core/operation.hpp"

namespace fulmo {

/// Names the operation and the argument where an object cannot be a value at all.
Given given_from(const std::string& operation, nanobind::dict arguments);
/// Tables and vectors become arrays of numpy that own the numbers computed here.
nanobind::object from_value(Value);

}  // namespace fulmo
