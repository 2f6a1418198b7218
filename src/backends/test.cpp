// Backends: kernel text, cache and memory.
#include "backends/test.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

#include "backends/cache.hpp"
#include "backends/pool.hpp"
#include "backends/sha256.hpp"
#include "backends/source.hpp"

namespace fulmo {
namespace {

namespace fs = std::filesystem;

fs::path empty_folder(const std::string& name) {
  const fs::path folder = fs::temp_directory_path() / ("fulmo_test_" + std::to_string(getpid()) + "_" + name);
  fs::remove_all(folder);
  return folder;
}

// ---- keys and cache

TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Cache, KeepsWhatWasPut) {
  const Cache cache(empty_folder("keeps"));
  EXPECT_FALSE(cache.get("key"));
  cache.put("key", std::string("bi\0nary", 7));
  EXPECT_EQ(cache.get("key"), std::string("bi\0nary", 7));
}

TEST(Cache, DamagedEntriesAreAbsent) {
  const fs::path folder = empty_folder("damaged");
  const Cache cache(folder);
  for (const std::size_t kept : {std::size_t{0}, std::size_t{10}, std::size_t{64}, std::size_t{70}}) {
    cache.put("key", "a compiled kernel");
    fs::resize_file(folder / "key", kept);
    EXPECT_FALSE(cache.get("key")) << kept;
  }
  cache.put("key", "a compiled kernel");
  std::fstream(folder / "key", std::ios::in | std::ios::out).seekp(70) << 'X';
  EXPECT_FALSE(cache.get("key"));
  cache.put("key", "a compiled kernel");
  EXPECT_EQ(cache.get("key"), "a compiled kernel");
}

TEST(Cache, AFolderThatCannotBeWrittenKeepsNothing) {
  const fs::path file = empty_folder("file");
  std::ofstream(file) << "in the way";
  const Cache cache(file / "folder");
  cache.put("key", "a compiled kernel");
  EXPECT_FALSE(cache.get("key"));
}

TEST(Cache, DropsTheLeastRecentlyUsed) {
  const fs::path folder = empty_folder("limit");
  const Cache cache(folder, 1000);
  const std::string content(200, 'x'), a = sha256("a"), b = sha256("b"), c = sha256("c"), d = sha256("d");
  std::ofstream(folder / "somebody else's") << std::string(2000, 'x');
  const auto yesterday = fs::file_time_type::clock::now() - std::chrono::hours(24);
  fs::last_write_time(folder / "somebody else's", yesterday);
  for (auto& key : {a, b, c}) {
    cache.put(key, content);
    fs::last_write_time(folder / key, yesterday);
  }
  EXPECT_TRUE(cache.get(a));
  cache.put(d, content);
  EXPECT_TRUE(cache.get(a));
  EXPECT_TRUE(cache.get(d));
  EXPECT_FALSE(cache.get(b) && cache.get(c));
  EXPECT_TRUE(fs::exists(folder / "somebody else's"));
}

TEST(Cache, AFullDiskKeepsNothing) {
  const fs::path folder = empty_folder("full");
  const Cache cache(folder);
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit most{100, 100};
    setrlimit(RLIMIT_FSIZE, &most);
    cache.put("key", std::string(1000, 'x'));
    _exit(cache.get("key") ? 1 : 0);
  }
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_TRUE(fs::is_empty(folder));
}

TEST(Cache, WithoutAFolderNothingIsWritten) {
  const fs::path here = fs::current_path(), folder = empty_folder("none");
  fs::create_directories(folder);
  fs::current_path(folder);
  const Cache cache({});
  cache.put("key", "a compiled kernel");
  EXPECT_FALSE(cache.get("key"));
  fs::current_path(here);
  EXPECT_TRUE(fs::is_empty(folder));
}

TEST(Cache, EightProcessesSeeWholeEntries) {
  const Cache cache(empty_folder("shared"), 300'000);
  const auto content = [](int key) { return std::string(20'000, static_cast<char>('a' + key)); };
  const auto work = [&](int process) {
    for (int i = 0; i < 200; ++i) {
      const int key = (i + process) % 20;
      if (const auto found = cache.get(sha256(std::to_string(key))); found && *found != content(key)) return 1;
      cache.put(sha256(std::to_string(key)), content(key));
    }
    return 0;
  };
  std::vector<pid_t> children;
  for (int process = 0; process < 8; ++process) {
    children.push_back(fork());
    if (children.back() == 0) _exit(work(process));
  }
  for (const pid_t child : children) {
    int status = -1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(cache.get(sha256("0")).value_or(content(0)), content(0));
}

// ---- text

TEST(Source, KeepsHelpersAndTheOneKernel) {
  const std::string text =
      "CONSTANT(A)\nDEVICE_FUNCTION f32 one() { return 1; }\nKERNEL(a, (LOADS))\n  body_a\nENDKERNEL\n"
      "// between\nKERNEL(ab, (STORES))\n  body_ab\nENDKERNEL\n";
  const std::string kept = only_kernel(text, "a");
  EXPECT_NE(kept.find("one()"), std::string::npos);
  EXPECT_NE(kept.find("body_a\n"), std::string::npos);
  EXPECT_NE(kept.find("// between"), std::string::npos);
  EXPECT_EQ(kept.find("body_ab"), std::string::npos);
  EXPECT_THROW(only_kernel(text, "b"), Bug);
}

TEST(Source, ComplaintsShowTheLine) {
  const std::string text = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n";
  EXPECT_NE(explained("<kernel>:5:3: error: no", text).find("5: five"), std::string::npos);
  EXPECT_NE(explained("kernel(5): error: no", text).find("5: five"), std::string::npos);
  EXPECT_EQ(explained("kernel(5): error: no", text).find("nine"), std::string::npos);
  EXPECT_EQ(explained("error 5", text), "error 5");
  const std::string own = text + "\n#line 1 \"yours\"\nuno\ndue\n";
  EXPECT_NE(explained("yours:2:1: error: no", own).find("2: due"), std::string::npos);
  const auto counted = std::to_string(std::count(own.begin(), own.end(), '\n'));
  EXPECT_NE(explained("<kernel>:" + counted + ":1: error: no", own).find("2: due"), std::string::npos)
      << "#line unheeded";
}

// ---- memory

TEST(Pool, ClassesWasteAtMostAnEighth) {
  std::size_t before = 0;
  for (std::size_t bytes : {1, 256, 257, 1000, 4096, 100'000, 1 << 20, (1 << 20) + 1, 268'435'457}) {
    const std::size_t size = size_class(bytes);
    EXPECT_GE(size, bytes);
    EXPECT_GE(size, before);
    if (bytes > 256) {
      EXPECT_LE(size - bytes, bytes / 8 + 32);
    }
    EXPECT_EQ(size_class(size), size);
    before = size;
  }
}

struct CountedSource : Pool::Source {
  std::size_t left = 1000 * 1024, calls = 0;
  std::uintptr_t acquire(std::size_t bytes) override {
    if (bytes > left) return 0;
    left -= bytes;
    return ++calls;
  }
  void release(std::uintptr_t, std::size_t bytes) override { left += bytes; }
};

TEST(Pool, ReusesBlocksAndTrimsWhenShort) {
  CountedSource source;
  Pool pool(source, 1 << 30, 1 << 30);
  const auto first = pool.take(500 * 1024);
  pool.give(first, 500 * 1024);
  EXPECT_EQ(pool.take(500 * 1024), first);
  EXPECT_EQ(pool.take(600 * 1024), 0u);
  pool.give(first, 500 * 1024);
  EXPECT_NE(pool.take(600 * 1024), 0u);  // only after the free block went back
  EXPECT_EQ(source.calls, 2u);
  EXPECT_EQ(pool.state().pooled, 0u);
}

TEST(Pool, HonoursLimits) {
  CountedSource source;
  Pool pool(source, 100 * 1024, 60 * 1024);
  EXPECT_EQ(pool.take(64 * 1024), 0u);
  const auto first = pool.take(56 * 1024);
  EXPECT_NE(first, 0u);
  EXPECT_EQ(pool.take(56 * 1024), 0u);
  pool.give(first, 56 * 1024);
  EXPECT_NE(pool.take(48 * 1024), 0u);
  EXPECT_EQ(pool.state().peak, 56u * 1024);
}

TEST(Devices, RunOutOfMemoryAndGoOn) {
  for (const DeviceRef& device : kernel_devices()) {
    try {
      device->allocate(std::size_t{1} << 50);
      ADD_FAILURE() << device->id;
    } catch (const OutOfMemoryError& error) {
      EXPECT_NE(std::string(error.what()).find("needed 1125.9 TB, free "), std::string::npos) << error.what();
    }
    const MemoryRef memory = device->allocate(1000);
    device->fill(*memory, 7);
    char bytes[1000];
    device->download(*memory, 0, bytes, 1000);
    EXPECT_EQ(bytes[999], 7);
  }
}

TEST(Devices, TransfersAndCopiesKeepBytes) {
  for (const DeviceRef& device : kernel_devices()) {
    std::vector<char> from(10'000'001), to(from.size());
    std::mt19937 random(1);
    for (char& byte : from) byte = static_cast<char>(random());
    const MemoryRef a = device->allocate(from.size()), b = device->allocate(from.size());
    device->upload(*a, 0, from.data(), from.size());
    device->copy(*a, 1, *b, 0, from.size() - 1);
    device->download(*b, 5, to.data(), from.size() - 6);
    EXPECT_EQ(std::memcmp(to.data(), from.data() + 6, from.size() - 6), 0) << device->id;
  }
}

TEST(Reference, NoticesWritesBesideABlock) {
  const DeviceRef device = device_named("reference");
  EXPECT_NO_THROW(device->finish());
  MemoryRef memory = device->allocate(100);
  static_cast<char*>(memory->host)[100] = 0;
  memory.reset();
  EXPECT_THROW(device->finish(), Bug);
  EXPECT_NO_THROW(device->finish());
}

TEST(Devices, KernelDevicesComputeExactly) {
  for (const DeviceRef& device : kernel_devices()) EXPECT_TRUE(device->exact()) << device->id;
}

TEST(Devices, AreNamed) {
  EXPECT_EQ(device_named("")->id, devices().front()->id);
  EXPECT_EQ(device_named("REFERENCE")->id, "reference");
  EXPECT_EQ(device_named("cpu")->id, "cpu");
  try {
    device_named("no such card");
    ADD_FAILURE();
  } catch (const DeviceError& error) {
    EXPECT_NE(std::string(error.what()).find("reference"), std::string::npos);
  }
  push_device(device_named("reference"));
  EXPECT_EQ(current_device()->id, "reference");
  pop_device();
}

TEST(Devices, AForkedChildIsTold) {
  for (const DeviceRef& device : kernel_devices()) {
    if (device->id == "reference") continue;
    device->allocate(10);
    const pid_t child = fork();
    if (child == 0) {
      try {
        device->allocate(10);
      } catch (const DeviceError&) {
        _exit(0);
      }
      _exit(1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0) << device->id;
  }
}

}  // namespace
}  // namespace fulmo
