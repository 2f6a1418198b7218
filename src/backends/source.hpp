#pragma once
// What a compiler gets to read for one kernel, and what its complaints are about.
#include <string>

#include "backends/device.hpp"

namespace fulmo {

/// The prelude ("dialect/opencl.cl"), constants, the dialect's functions, stages, and the one kernel with its helpers.
/// Where images are `separate`, loads may be moved before stores.
std::string kernel_text(const std::string& prelude, const Kernel&, bool separate);
/// What the text depends on, as a key far cheaper to make than the text.
std::string kernel_key(const Kernel&, bool separate);
/// Whether no memory that the kernel's stages write, or that it gets as an argument, is also another image of a stage.
bool images_are_separate(const Kernel&, const std::vector<Argument>& arguments);
/// A gpu.cl without its other kernels, whose loads and stores may not exist here.
std::string only_kernel(const std::string& text, const std::string& entry);
/// The compiler's log with the lines of text around the first one that it names.
std::string explained(const std::string& log, const std::string& text);

/// For tests that break a rule on purpose: every kernel compiled from now on has `from` replaced; "" ends it.
void substitute_in_kernels(const std::string& from, const std::string& to);

}  // namespace fulmo
