#pragma once
// Shared libraries opened at run time: drivers and compilers that may or may not be there.
#include <string>
#include <vector>

namespace fulmo {

class Library {
 public:
  /// The first of these that opens stays open for good: drivers do not survive being closed.
  explicit Library(const std::vector<std::string>& candidates);
  explicit operator bool() const { return handle_ != nullptr; }
  void* symbol(const char* name) const;
  const std::string& path() const { return path_; }
  /// What the system said to each candidate, one line each.
  const std::string& failures() const { return failures_; }

 private:
  void* handle_ = nullptr;
  std::string path_, failures_;
};

/// Where a platform keeps these libraries, best first.
std::vector<std::string> opencl_libraries();
std::vector<std::string> cuda_libraries();
std::vector<std::string> nvrtc_libraries();

/// An environment variable, or "".
std::string environment(const char* name);

}  // namespace fulmo
