// Emitted files are committed; each must be what the declarations of now give.
#include "emit.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace fulmo {
namespace {

const std::filesystem::path root = FULMO_SOURCE_DIR;

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

TEST(Emit, FilesAreThoseOfTheDeclarations) {
  for (auto& [path, text] : emit_all(root))
    EXPECT_EQ(read(root / path) == text, true) << path << " is old: run ./run docs";
}

TEST(Emit, NoPageIsLeftBehind) {
  const Files files = emit_all(root);
  for (auto& entry : std::filesystem::directory_iterator(root / "docs/operations")) {
    const std::string path = "docs/operations/" + entry.path().filename().string();
    EXPECT_TRUE(files.count(path)) << path << " comes from no declaration";
  }
}

TEST(Emit, EveryNameLeadsToOneOperation) {
  const auto names = user_names();
  for (auto& [name, op] : operations()) EXPECT_EQ(names.at(name).first, &op);
}

}  // namespace
}  // namespace fulmo
