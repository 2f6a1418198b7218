#include "backends/cache.hpp"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <fstream>
#include <sstream>
#include <vector>

#include "backends/library.hpp"
#include "backends/platform.hpp"
#include "backends/sha256.hpp"

namespace fulmo {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t checksum_digits = 64, key_digits = 64;

std::string unique_suffix() {
  static std::atomic<int> count{0};
  return "." + std::to_string(process_id()) + "." + std::to_string(count++);
}

fs::path user_cache_folder() {
  if (const std::string folder = environment("FULMO_CACHE"); !folder.empty()) return folder;
  if (const std::string folder = environment("XDG_CACHE_HOME"); !folder.empty()) return fs::path(folder) / "fulmo";
  if (const std::string folder = environment("LOCALAPPDATA"); !folder.empty()) return fs::path(folder) / "fulmo";
  if (const std::string home = environment("HOME"); !home.empty()) return fs::path(home) / ".cache" / "fulmo";
  return {};
}

/// Ours to delete: a key, or what will be one.
bool is_entry(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.size() >= key_digits &&
         std::all_of(name.begin(), name.begin() + key_digits, [](unsigned char c) { return std::isxdigit(c); });
}

}  // namespace

Cache::Cache(fs::path folder, std::uintmax_t limit) : folder_(std::move(folder)), limit_(limit) {
  std::error_code ignored;
  if (folder_.empty() || !fs::create_directories(folder_, ignored)) return;
  fs::permissions(folder_, fs::perms::owner_all, ignored);
}

std::optional<std::string> Cache::get(const std::string& key) const {
  if (folder_.empty()) return {};
  std::ifstream file(folder_ / key, std::ios::binary);
  if (!file) return {};
  std::ostringstream all;
  all << file.rdbuf();
  const std::string bytes = all.str();
  if (bytes.size() < checksum_digits) return {};
  std::string content = bytes.substr(checksum_digits);
  if (bytes.compare(0, checksum_digits, sha256(content)) != 0) return {};
  std::error_code ignored;
  fs::last_write_time(folder_ / key, fs::file_time_type::clock::now(), ignored);  // most recently used
  return content;
}

void Cache::put(const std::string& key, const std::string& content) const {
  if (folder_.empty()) return;
  const fs::path temporary = folder_ / (key + unique_suffix());
  std::error_code error;
  {
    std::ofstream file(temporary, std::ios::binary);
    file << sha256(content) << content;
    if (!file.flush()) error = std::make_error_code(std::errc::io_error);
  }
  if (!error) fs::rename(temporary, folder_ / key, error);
  if (error) fs::remove(temporary, error);
  drop_oldest();
}

// Other processes may remove the same files meanwhile; whatever fails was theirs.
void Cache::drop_oldest() const {
  struct Entry {
    fs::file_time_type used;
    std::uintmax_t bytes;
    fs::path path;
  };
  std::vector<Entry> entries;
  std::uintmax_t total = 0;
  std::error_code error;
  for (const auto& file : fs::directory_iterator(folder_, error)) {
    const std::uintmax_t bytes = file.file_size(error);
    if (error || !is_entry(file)) continue;
    entries.push_back({file.last_write_time(error), bytes, file.path()});
    total += bytes;
  }
  if (total <= limit_) return;
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
  for (const Entry& entry : entries) {
    if (total <= limit_ / 4 * 3) return;
    if (fs::remove(entry.path, error)) total -= entry.bytes;
  }
}

const Cache& kernel_cache() {
  static const Cache& cache = *new Cache(user_cache_folder());
  return cache;
}

}  // namespace fulmo
