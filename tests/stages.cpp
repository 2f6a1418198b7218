// Stages: the same bits from every compiler and from the interpreter.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <random>

#include "backends/source.hpp"
#include "backends/test.hpp"
#include "graph/program.hpp"

namespace fulmo {
namespace {

constexpr int width = 1000;

template <class T, class Make>
std::string elements(Make make) {
  std::string bytes;
  for (int i = 0; i < width; ++i) {
    const T value = make(i);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  return bytes;
}

template <class Bits, class T>
std::string float_elements(std::mt19937_64& random, std::initializer_list<T> special) {
  return elements<Bits>([&](int i) -> Bits {
    Bits bits = static_cast<Bits>(random());
    T value = static_cast<T>(static_cast<std::int64_t>(random()) >> (random() % 64)) / 4;
    if (i < static_cast<int>(special.size())) value = special.begin()[i];
    if (i % 3 != 0 || i < static_cast<int>(special.size())) std::memcpy(&bits, &value, sizeof bits);
    return bits;
  });
}

/// Every kind of value: any bits, whole numbers of all sizes, halves, limits.
std::string random_elements(DType dtype, std::mt19937_64& random) {
  const auto any = [&](int) { return static_cast<std::int64_t>(random()) >> (random() % 64); };
  constexpr double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  switch (size_of(dtype)) {
    case 1:
      return elements<std::int8_t>(any);
    case 2:
      return elements<std::int16_t>(any);
    case 4:
      if (dtype != DType::f32) return elements<std::int32_t>(any);
      return float_elements<std::uint32_t, float>(
          random,
          {0.0f, -0.0f, -0.4f, 0.5f, 1.5f, 2.5f, -2.5f, 255.5f, float(inf), float(-inf), float(nan), float(-nan),
           2147483648.0f, -2147483648.0f, 4294967296.0f, 9223372036854775808.0f, 18446744073709551616.0f});
    default:
      if (dtype != DType::f64) return elements<std::int64_t>(any);
      return float_elements<std::uint64_t, double>(
          random, {0.0, -0.0, -0.4, 0.5, 1.5, 2.5, -2.5, 255.5, inf, -inf, nan, -nan, 4294967295.5,
                   9223372036854775807.0, 18446744073709551616.0});
  }
}

/// A store stage under construction, with the bytes of its leaves.
class Case {
 public:
  explicit Case(int seed) : random_(seed) {
    stage_.domain = {1, 1, 1, width};
    stage_.linear = true;
  }

  int load(DType dtype, Work work) {
    add_leaf(dtype, random_elements(dtype, random_));
    return add({.op = Opcode::load, .work = work, .index = last_leaf()});
  }
  int add(Instruction i) {
    i.into = registers_++;
    stage_.code.push_back(i);
    return i.into;
  }
  int add_constant(Constant constant) {
    stage_.constants.push_back(constant);
    return add({.op = Opcode::constant, .work = constant.work, .index = static_cast<int>(stage_.constants.size()) - 1});
  }
  void store(int from, Work work, DType dtype) {
    add_leaf(dtype, std::string(width * size_of(dtype), '\xAB'));
    stage_.code.push_back({.op = Opcode::store, .work = work, .from = {from}, .index = last_leaf()});
  }
  /// Stores the value as every dtype would hold it, and as a cast to it would.
  void store_all(int from, Work work) {
    for (int d = 0; d < dtype_count; ++d)
      for (const Opcode op : {Opcode::quantize, Opcode::truncate}) {
        const DType dtype = static_cast<DType>(d);
        store(add({.op = op, .work = work, .dtype = dtype, .from = {from}}), work, dtype);
      }
  }
  Stage& stage() { return stage_; }
  int last_leaf() const { return static_cast<int>(stage_.leaves.size()) - 1; }

  /// Equal bytes on all devices in all leaves; the reference device also has NVRTC compile the text.
  void check(const std::string& what) {
    const std::vector<std::string> expected = run(*device_named("reference"));
    for (const DeviceRef& device : kernel_devices()) {
      const std::vector<std::string> got = run(*device);
      for (std::size_t leaf = 0; leaf < got.size(); ++leaf)
        EXPECT_EQ(difference(got[leaf], expected[leaf], stage_.leaves[leaf].dtype), "")
            << what << " leaf " << leaf << " on " << device->id;
    }
  }

 private:
  void add_leaf(DType dtype, std::string bytes) {
    stage_.leaves.push_back({nullptr, dtype, 0, {width, width, width, 1}});
    bytes_.push_back(std::move(bytes));
  }
  Kernel kernel() const { return {"map", "map", 256, {{"VOXELS_PER_LANE", 4}}, {}, &stage_}; }

  std::vector<std::string> run(Device& device) {
    std::vector<std::string> results = bytes_;
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
      stage_.leaves[i].memory = device.allocate(bytes_[i].size());
      device.upload(*stage_.leaves[i].memory, 0, bytes_[i].data(), bytes_[i].size());
    }
    const Extent e = stage_.domain;
    device.launch(kernel(), {1, e.y, e.z * e.n},
                  {static_cast<std::int32_t>(e.x), static_cast<std::int32_t>(e.z), std::int64_t{e.x * e.y}});
    for (std::size_t i = 0; i < results.size(); ++i)
      device.download(*stage_.leaves[i].memory, 0, results[i].data(), results[i].size());
    return results;
  }

  static std::string difference(const std::string& got, const std::string& expected, DType dtype) {
    for (std::size_t at = 0; at < got.size(); at += size_of(dtype))
      if (std::memcmp(&got[at], &expected[at], size_of(dtype)) != 0)
        return std::string(name_of(dtype)) + " element " + std::to_string(at / size_of(dtype)) + ": got " +
               hex(got.substr(at, size_of(dtype))) + ", expected " + hex(expected.substr(at, size_of(dtype)));
    return "";
  }
  static std::string hex(const std::string& bytes) {
    std::string digits;
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte)
      for (int shift : {4, 0}) digits += "0123456789abcdef"[static_cast<unsigned char>(*byte) >> shift & 15];
    return digits;
  }

  std::mt19937_64 random_;
  Stage stage_;
  std::vector<std::string> bytes_;
  int registers_ = 0;
};

TEST(Stages, EveryDTypeLoadsAndFitsInEveryType) {
  for (int d = 0; d < dtype_count; ++d)
    for (const Work work : {Work::f32, Work::i32, Work::i64, Work::f64}) {
      Case stage(d);
      stage.store_all(stage.load(static_cast<DType>(d), work), work);
      stage.check(std::string(name_of(static_cast<DType>(d))) + " in " + dialect_name(work));
    }
}

TEST(Stages, TypesConvert) {
  for (const Work to : {Work::f32, Work::i32, Work::i64, Work::f64}) {
    Case stage(1);
    for (const Work from : {Work::f32, Work::i32, Work::i64, Work::f64}) {
      const int loaded = stage.load(from == Work::f32 || from == Work::i32 ? DType::f32 : DType::f64, from);
      stage.store(stage.add({.op = Opcode::convert, .work = to, .source = from, .from = {loaded}}), to,
                  to == Work::f32   ? DType::f32
                  : to == Work::f64 ? DType::f64
                  : to == Work::i32 ? DType::i32
                                    : DType::i64);
    }
    stage.check(std::string("to ") + dialect_name(to));
  }
}

TEST(Stages, KeysConstantsCoordinatesAndMoves) {
  Case stage(2);
  const int f = stage.load(DType::f32, Work::f32);
  for (const int kind : {0, 1}) {
    const int key = stage.add({.op = Opcode::key, .work = Work::i32, .from = {f}, .index = kind});
    stage.store(key, Work::i32, DType::i32);
    stage.store(stage.add({.op = Opcode::unkey, .work = Work::f32, .from = {key}}), Work::f32, DType::f32);
  }
  stage.store(stage.add_constant({Work::f32, 0.1, 0}), Work::f32, DType::f32);
  stage.store(stage.add_constant({Work::f64, 0.1, 0}), Work::f64, DType::f64);
  stage.store(stage.add_constant({Work::i32, 0, -7}), Work::i32, DType::i32);
  stage.store(stage.add_constant({Work::i64, 0, -7'000'000'000}), Work::i64, DType::i64);
  for (const int axis : {0, 1, 2})
    stage.store(stage.add({.op = Opcode::coordinate, .work = Work::f32, .index = axis}), Work::f32, DType::f32);
  const int from = stage.last_leaf();
  stage.load(DType::f32, Work::i32);
  stage.store(f, Work::f32, DType::f32);
  stage.stage().code.back() = {.op = Opcode::move, .dtype = DType::f32, .from = {from + 1}, .index = from + 2};
  stage.check("the rest");
}

TEST(Stages, LeavesHaveAnyStrides) {
  Case stage(3);
  const int a = stage.load(DType::u16, Work::f32), b = stage.load(DType::f32, Work::f32);
  stage.store(a, Work::f32, DType::u16);
  stage.store(b, Work::f32, DType::f32);
  Stage& s = stage.stage();
  s.linear = false;
  s.domain = {2, 3, 5, 7};
  s.leaves[0].offset = 209, s.leaves[0].stride = {-105, -35, -7, -1};  // all axes flipped
  s.leaves[1].offset = 3, s.leaves[1].stride = {0, 60, 1, 8};          // a plane transposed, one frame for all
  s.leaves[2].offset = 1, s.leaves[2].stride = {400, 100, 16, 2};      // every second voxel of a larger image
  s.leaves[3].offset = 0, s.leaves[3].stride = {105, 35, 7, 1};
  stage.check("strides");
  s.leaves[1].stride[0] = std::int64_t{1} << 31;  // too wide for 32 bits, though never reached
  EXPECT_FALSE(s.narrow());
  s.domain.n = 1;
  stage.check("wide strides");
}

TEST(Stages, EveryFormula) {
  for (const Work work : {Work::f32, Work::i64, Work::f64}) {
    const DType dtype = work == Work::f32 ? DType::f32 : work == Work::i64 ? DType::i64 : DType::f64;
    const int count = static_cast<int>(formulas().size()), most = 16;
    for (int first = 0; first < count; first += most) {
      Case stage(first);
      Instruction formula{.op = Opcode::formula, .work = work};
      for (int k = 0; k < most_operands; ++k) formula.from[k] = stage.load(dtype, work);
      for (formula.index = first; formula.index < std::min(count, first + most); ++formula.index) {
        const Formula& row = formulas()[formula.index];
        if (row.offers(work)) stage.store(stage.add(formula), work, dtype);
      }
      stage.check(std::string(formulas()[first].name) + "... in " + dialect_name(work));
    }
  }
}

TEST(Stages, LoadStagesFeedStoreStages) {
  for (const DeviceRef& device : kernel_devices()) {
    const MemoryRef from = device->allocate(width * 2), to = device->allocate(width * 4);
    std::vector<std::uint16_t> numbers(width);
    for (int i = 0; i < width; ++i) numbers[i] = static_cast<std::uint16_t>(i * 65);
    device->upload(*from, 0, numbers.data(), width * 2);
    Stage load, store;
    load.domain = store.domain = {1, 1, 1, width};
    load.linear = store.linear = true;
    load.leaves = {{from, DType::u16, 0, {}}};
    load.code = {{.op = Opcode::load, .work = Work::f32, .into = 0, .index = 0}};
    load.output = 0;
    store.leaves = {{to, DType::f32, 0, {}}};
    store.code = {
        {.op = Opcode::value, .work = Work::f32, .into = 0},
        {.op = Opcode::formula, .work = Work::f32, .into = 0, .from = {0}, .index = formula_named("square_root")},
        {.op = Opcode::store, .work = Work::f32, .from = {0}, .index = 0}};
    device->launch({"probe", "copy_f32", 128, {}, {&load}, &store}, {(width + 127) / 128, 1, 1}, {std::int32_t{width}});
    std::vector<float> roots(width);
    device->download(*to, 0, roots.data(), width * 4);
    for (int i = 0; i < width; ++i) ASSERT_EQ(roots[i], std::sqrt(static_cast<float>(numbers[i]))) << device->id;
  }
}

TEST(Stages, ReadAndWriteTheSameMemory) {
  for (const DeviceRef& device : kernel_devices()) {
    const MemoryRef memory = device->allocate(width * 4), other = device->allocate(width * 4);
    const std::vector<float> threes(width, 3.0f);
    device->upload(*memory, 0, threes.data(), width * 4);
    Stage stage;
    stage.domain = {1, 1, 1, width};
    stage.linear = true;
    stage.leaves = {{memory, DType::f32, 0, {}}, {memory, DType::f32, 0, {}}};
    stage.code = {{.op = Opcode::load, .work = Work::f32, .into = 0, .index = 0},
                  {.op = Opcode::formula, .work = Work::f32, .into = 1, .from = {0}, .index = formula_named("square")},
                  {.op = Opcode::store, .work = Work::f32, .from = {1}, .index = 1}};
    const Kernel kernel{"map", "map", 256, {{"VOXELS_PER_LANE", 4}}, {}, &stage};
    EXPECT_FALSE(images_are_separate(kernel, {}));
    device->launch(kernel, {1, 1, 1}, {std::int32_t{width}, std::int32_t{1}, std::int64_t{width}});
    std::vector<float> squares(width);
    device->download(*memory, 0, squares.data(), width * 4);
    EXPECT_EQ(squares, std::vector<float>(width, 9.0f)) << device->id;
    stage.leaves[1].memory = other;
    EXPECT_TRUE(images_are_separate(kernel, {}));
    EXPECT_FALSE(images_are_separate(kernel, {Pointer{memory.get()}}));
  }
}

// The substitutes for what a device may lack, in a process of their own, since devices are found once.
TEST(Stages, SubstitutesGiveTheSameBits) {
  if (std::getenv("FULMO_OPENCL_WITHOUT")) GTEST_SKIP() << "this is that process";
  const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
  const std::string command = "FULMO_OPENCL_WITHOUT=fp64,int64_atomics,divide '" + self +
                              "' --gtest_filter='Stages.*:Devices.KernelDevicesComputeExactly' > /dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
}

}  // namespace
}  // namespace fulmo
