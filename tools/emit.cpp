// Writes the files that come from the declarations: fulmo_emit FOLDER.
#include "emit.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: fulmo_emit FOLDER\n";
    return 2;
  }
  for (auto& [path, text] : fulmo::emit_all(arguments[1])) {
    const auto target = std::filesystem::path(arguments[1]) / path;
    if (read(target) == text) continue;
    std::filesystem::create_directories(target.parent_path());
    std::ofstream(target, std::ios::binary) << text;
    std::cout << path << "\n";
  }
}
