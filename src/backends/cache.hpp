#pragma once
// Compiled kernels on disk, shared by all processes of a user: one file per key, written under a temporary name and
// renamed, so that a reader sees a whole file or none; a checksum tells what a crash or a full disk left behind.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace fulmo {

class Cache {
 public:
  explicit Cache(std::filesystem::path folder, std::uintmax_t limit = 512'000'000);
  /// Nothing when absent or damaged.
  std::optional<std::string> get(const std::string& key) const;
  /// Where the folder cannot be written, the entry is simply not kept.
  void put(const std::string& key, const std::string& content) const;

 private:
  void drop_oldest() const;

  std::filesystem::path folder_;
  std::uintmax_t limit_;
};

/// FULMO_CACHE, else fulmo/ in the user's cache folder.
const Cache& kernel_cache();

}  // namespace fulmo
