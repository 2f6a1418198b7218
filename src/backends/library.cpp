// Names and places of drivers on each platform, and how a shared library is opened.
#include "backends/library.hpp"

#include <cstdlib>
#include <filesystem>
#include <sstream>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace fulmo {
namespace {

#ifdef _WIN32
constexpr char path_separator = ';';
void* open(const std::string& path) { return LoadLibraryA(path.c_str()); }
void* find(void* library, const char* name) {
  return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(library), name));
}
std::string last_failure() { return "error " + std::to_string(GetLastError()); }
#else
constexpr char path_separator = ':';
void* open(const std::string& path) { return dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL); }
void* find(void* library, const char* name) { return dlsym(library, name); }
std::string last_failure() {
  const char* text = dlerror();
  return text ? text : "unknown";
}
#endif

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

std::vector<std::string> split(const std::string& paths) {
  std::vector<std::string> all;
  std::stringstream stream(paths);
  for (std::string path; std::getline(stream, path, path_separator);)
    if (!path.empty()) all.push_back(path);
  return all;
}

// Folders that may hold NVRTC: one named by the user, toolkits, and the folders of pip's nvidia-cuda-nvrtc packages,
// which the Python package puts into FULMO_NVIDIA_PACKAGES (its site-packages/nvidia folders).
std::vector<std::string> nvrtc_folders() {
  std::vector<std::string> folders = split(environment("FULMO_NVRTC"));
  for (const std::string& root : split(environment("FULMO_NVIDIA_PACKAGES")))
    append(folders,
           {root + "/cuda_nvrtc/lib", root + "/cuda_nvrtc/bin", root + "/cu13/lib", root + "/cu13/bin/x86_64"});
  for (const char* variable : {"CUDA_HOME", "CUDA_PATH"})
    if (const std::string root = environment(variable); !root.empty())
      append(folders, {root + "/lib64", root + "/lib", root + "/bin", root + "/bin/x64"});
  append(folders, {"/usr/local/cuda/lib64", "/opt/cuda/lib64"});
  return folders;
}

// Toolkits and packages name the file after their version, which is not known here.
std::vector<std::string> nvrtc_in(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const bool windows = name.rfind("nvrtc64_", 0) == 0, unix = name.rfind("libnvrtc.so", 0) == 0;
    if ((windows || unix) && name.find(".alt.") == std::string::npos) found.push_back(entry.path().string());
  }
  return found;
}

}  // namespace

Library::Library(const std::vector<std::string>& candidates) {
  for (const std::string& candidate : candidates) {
    handle_ = open(candidate);
    path_ = candidate;
    if (handle_) return;
    failures_ += candidate + ": " + last_failure() + "\n";
  }
}

void* Library::symbol(const char* name) const { return find(handle_, name); }

std::vector<std::string> opencl_libraries() {
#if defined(_WIN32)
  return {"OpenCL.dll"};
#elif defined(__APPLE__)
  return {"/System/Library/Frameworks/OpenCL.framework/OpenCL"};
#else
  return {"libOpenCL.so.1", "libOpenCL.so", "/usr/local/cuda/lib64/libOpenCL.so.1"};
#endif
}

std::vector<std::string> cuda_libraries() {
#if defined(_WIN32)
  return {"nvcuda.dll"};
#else
  return {"libcuda.so.1", "libcuda.so", "/usr/lib/wsl/lib/libcuda.so.1"};
#endif
}

std::vector<std::string> nvrtc_libraries() {
  std::vector<std::string> all;
  for (const std::string& folder : nvrtc_folders()) append(all, nvrtc_in(folder));
#if defined(_WIN32)
  append(all, {"nvrtc64_130_0.dll", "nvrtc64_120_0.dll", "nvrtc64_112_0.dll"});
#else
  append(all, {"libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2", "libnvrtc.so"});
#endif
  return all;
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace fulmo
