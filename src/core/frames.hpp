#pragma once
// frames="together": the leading axes of a call's images are taken as part of z.
#include <functional>

#include "core/operation.hpp"

namespace fulmo {

/// The parameter that operations with a number of each frame have.
Parameter frames_parameter();
bool takes_frames_together(const Operation&, const std::vector<Value>&);
/// Runs on the stacked images; a result of their shape gets its frames back.
Value together(const Operation&, std::vector<Value>, const std::function<Value(std::vector<Value>)>& run);

}  // namespace fulmo
