// Laziness is never observable except in time and memory: the rules of the graph, and that fusion happens.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include "backends/faults.hpp"
#include "core/operation.hpp"
#include "graph/plan.hpp"
#include "skeletons/map/map.hpp"

namespace fulmo {
namespace {

struct Failing : Step {
  std::string_view skeleton() const override { return "failing"; }
  void run(const Run&) const override { throw OutOfMemoryError("needs more"); }
  void launch(const Run&) const override { throw OutOfMemoryError("needs more"); }
};

class Graph : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const std::string backend = GetParam();
    const auto found = std::find_if(devices().begin(), devices().end(), [&](auto& d) { return d->backend == backend; });
    if (found == devices().end()) GTEST_SKIP() << "there is no " << backend << " here";
    push_device(*found);
    pushed_ = true;
    pixels_.resize(1000);
    std::iota(pixels_.begin(), pixels_.end(), 0.0f);
  }
  void TearDown() override {
    if (pushed_) pop_device();
  }

  Image image() { return Image(upload({DType::f32, {10, 100}, 0}, pixels_.data(), current_device())); }
  static Image plus(const Image& a, double b) { return Image(map("add", {a.node(), b}, DType::f32)); }
  static std::vector<float> values(const Image& image) {
    std::vector<float> result(static_cast<std::size_t>(image.type().count()));
    download(image.node(), result.data());
    return result;
  }
  static std::uint64_t launches(const std::function<void()>& f) {
    const std::uint64_t before = current_device()->launches();
    f();
    return current_device()->launches() - before;
  }
  static bool has_driver() { return !current_device()->native() && current_device()->backend != "reference"; }
  std::vector<float> pixels_;

 private:
  bool pushed_ = false;
};

TEST_P(Graph, SnapshotsItsInput) {
  const Image a = plus(image(), 1);
  pixels_[3] = 77;
  EXPECT_EQ(values(a)[3], 4);
}

TEST_P(Graph, SharedMemoryIsReadAtOnceAndIsNeverAResult) {
  Image a = image();
  const Image before = plus(a, 1);
  a.share();
  const Image after = handed_out(plus(a, 2)), same = handed_out(Image(a.node()));
  EXPECT_EQ(after.node()->state, Node::State::done);
  EXPECT_NE(same.node()->memory, a.node()->memory);
  const MemoryRef memory = a.node()->memory;
  a.rebind(filled(a.type(), 9, current_device()));
  EXPECT_EQ(a.node()->memory, memory);
  EXPECT_EQ(values(a)[3], 9);
  EXPECT_EQ(values(before)[3], 4);
  EXPECT_EQ(values(after)[3], 5);
  EXPECT_EQ(values(same)[3], 3);
}

TEST_P(Graph, ChainIsOneLaunch) {
  Image a = image();
  for (int i = 0; i < 6; ++i) a = plus(a, 1);
  EXPECT_EQ(launches([&] { evaluate(a.node()); }), current_device()->native() ? 0u : 1u);
  EXPECT_EQ(values(a)[5], 11);
}

TEST_P(Graph, KeepsWhatSomebodyHolds) {
  const Image a = plus(image(), 1), b = plus(a, 1), c = plus(b, 1);
  EXPECT_EQ(values(c)[0], 3);
  EXPECT_EQ(b.node()->state, Node::State::done);  // stored by the same launch
  EXPECT_EQ(launches([&] { EXPECT_EQ(values(b)[0], 2); }), 0u);
}

TEST_P(Graph, SecondConsumerDoesNotRecompute) {
  const Image start = image();
  NodeRef shared = map("multiply", {start.node(), 2.0}, DType::f32);
  const Image left(map("add", {shared, 1.0}, DType::f32)), right(map("add", {shared, 2.0}, DType::f32));
  const std::weak_ptr<Node> watch = shared;
  shared.reset();
  EXPECT_EQ(values(left)[10], 21);
  ASSERT_FALSE(watch.expired());
  EXPECT_EQ(watch.lock()->state, Node::State::done);
  EXPECT_EQ(values(right)[10], 22);
}

TEST_P(Graph, DiamondThroughALeafIsNoCycle) {
  const Image start = image();
  const NodeRef shared = map("multiply", {start.node(), 2.0}, DType::f32);
  const NodeRef turned = view(
      shared,
      [] {
        Placement p;
        p.base[3] = 99;
        p.step[3] = -1;
        return p;
      }(),
      {10, 100}, 0);
  const Image sum(map("add", {shared, turned}, DType::f32));
  EXPECT_EQ(values(sum)[0], 198);
}

TEST_P(Graph, WriteRebindsEveryHandle) {
  Image a = image(), same = a;
  const Image before = plus(a, 0);
  call(operation_named("set"), {{"input_image", a}, {"scalar", 5.0}});
  EXPECT_EQ(values(same)[7], 5);
  EXPECT_EQ(values(before)[7], 7);
}

TEST_P(Graph, OutputMayBeInput) {
  Image a = image();
  call(operation_named("add_image_and_scalar"), {{"input_image", a}, {"scalar", 1.0}, {"output_image", a}});
  call(operation_named("add_image_and_scalar"), {{"input_image", a}, {"scalar", 1.0}, {"output_image", a}});
  EXPECT_EQ(values(a)[0], 2);
}

TEST_P(Graph, OutputKeepsItsDtype) {
  const Image a = image();
  std::vector<std::uint8_t> zeros(1000);
  Image out(upload({DType::u8, {10, 100}, 0}, zeros.data(), current_device()));
  call(operation_named("add_image_and_scalar"), {{"input_image", a}, {"scalar", 0.5}, {"output_image", out}});
  std::vector<std::uint8_t> got(1000);
  download(out.node(), got.data());
  EXPECT_EQ(got[2], 2);  // 2.5 to even
  EXPECT_EQ(got[3], 4);  // 3.5 to even
  EXPECT_EQ(got[900], 255);
}

TEST_P(Graph, OutputOfOtherShapeIsRefused) {
  const Image a = image();
  Image out(upload({DType::f32, {1000}, 0}, pixels_.data(), current_device()));
  EXPECT_THROW(call(operation_named("square"), {{"input_image", a}, {"output_image", out}}), ShapeError);
}

TEST_P(Graph, LongChainsNeitherRecurseNorOverflow) {
  {
    NodeRef node = image().node();
    for (int i = 0; i < 100000; ++i) node = map("add", {node, 1.0}, DType::f32);
  }  // destroyed unevaluated
  Image a = image();
  for (int i = 0; i < 500; ++i) a = plus(a, 1);
  EXPECT_EQ(values(a)[1], 501);
}

TEST_P(Graph, FailureIsTheSameForEveryone) {
  const Image bad(make_node({DType::f32, {4}, 0}, std::make_unique<Failing>(), {}));
  const Image after = plus(bad, 1);
  EXPECT_THROW(values(after), OutOfMemoryError);
  EXPECT_THROW(values(bad), OutOfMemoryError);
  EXPECT_EQ(values(plus(image(), 1))[0], 1);
}

TEST_P(Graph, LostDevicesAreOpenedAgain) {
  if (!has_driver()) GTEST_SKIP() << "has no driver to lose";
  const Image before = plus(image(), 1), pending = plus(before, 5);
  EXPECT_EQ(values(before)[0], 1);
  for (int times = 0; times < 3; ++times) {
    fail_at(Fault::loss, 0);
    try {
      values(plus(image(), 2));
      ADD_FAILURE() << "was not lost";
    } catch (const DeviceError& error) {
      EXPECT_NE(std::string(error.what()).find("the next call opens it again"), std::string::npos) << error.what();
    }
    for (auto& gone : {before, pending}) try {
        values(gone);
        ADD_FAILURE() << "still there";
      } catch (const DeviceError& error) {
        EXPECT_NE(std::string(error.what()).find("compute or push it again"), std::string::npos) << error.what();
      }
    EXPECT_EQ(values(plus(image(), 2))[0], 2);
  }
}

// Whoever meets a loss orders the next one, and all compute once more after the last: how fast the device opens and
// compiles changes nothing but the time.
TEST_P(Graph, ThreadsGoOnAfterALoss) {
  if (!has_driver()) GTEST_SKIP() << "has no driver to lose";
  constexpr int losses = 3, thread_count = 8, most_failures = losses * thread_count;
  std::atomic<int> lost{0}, failed{0}, wrong{0};
  const auto computes = [&](int i) {
    try {
      const Image once = plus(image(), i);
      if (values(once)[3] != 3 + i || values(plus(once, 1))[3] != 4 + i) ++wrong;
      return true;
    } catch (const Error& error) {
      ++failed;
      if (std::string(error.what()).find("the next call opens it again") == std::string::npos) return false;
      if (++lost < losses) fail_at(Fault::loss, 9);
      return false;
    }
  };
  const auto work = [&, device = current_device()] {
    push_device(device);
    for (int i = 0; lost < losses && failed <= most_failures; ++i) computes(i);
    if (!computes(1)) ++wrong;  // begun after the last loss
    pop_device();
  };
  fail_at(Fault::loss, 9);
  std::vector<std::thread> threads;
  for (int i = 0; i < thread_count; ++i) threads.emplace_back(work);
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(lost, losses);
  EXPECT_LE(failed, most_failures);  // of what was on its way at that time, and nothing made since
  EXPECT_EQ(values(plus(image(), 2))[0], 2);
}

TEST_P(Graph, ThreadsComputeEachNodeOnce) {
  const Image a = plus(image(), 1), b = plus(a, 1);
  const auto count = launches([&] {
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i)
      threads.emplace_back([&, device = current_device()] {
        push_device(device);
        EXPECT_EQ(values(b)[0], 2);
        EXPECT_EQ(values(a)[0], 1);
        pop_device();
      });
    for (auto& thread : threads) thread.join();
  });
  EXPECT_LE(count, 2u);
}

TEST_P(Graph, ExplainNamesWhatIsFused) {
  Image a = image();
  for (int i = 0; i < 3; ++i) a = std::get<Image>(call(operation_named("add_image_and_scalar"), {{"input_image", a}}));
  const std::string text = explain(a.node());
  EXPECT_NE(text.find("fused: add_image_and_scalar, add_image_and_scalar"), std::string::npos) << text;
  EXPECT_NE(text.find("in all: 1 launches"), std::string::npos) << text;
  EXPECT_EQ(a.node()->state, Node::State::pending);
}

TEST_P(Graph, WindowLaunchesItself) {
  Image a = image();
  std::vector<Image> held;
  for (int i = 0; i < 150; ++i)
    held.push_back(a = std::get<Image>(call(operation_named("add_image_and_scalar"), {{"input_image", a}})));
  int pending = 0;
  for (auto& image : held) pending += image.node()->state == Node::State::pending;
  EXPECT_LE(pending, 64);
  EXPECT_EQ(values(a)[0], 150);
}

TEST_P(Graph, PendingWorkDoesNotHoardMemory) {
  std::vector<float> large(40 << 20 >> 2);
  Image last;
  for (int i = 0; i < 10; ++i) {
    const Image source(
        upload({DType::f32, {static_cast<std::int64_t>(large.size())}, 0}, large.data(), current_device()));
    Image next = std::get<Image>(call(operation_named("add_image_and_scalar"), {{"input_image", source}}));
    last = last ? std::get<Image>(call(operation_named("add_images"), {{"input_image0", last}, {"input_image1", next}}))
                : next;
  }
  EXPECT_LE(current_device()->memory().used, std::size_t{9} * (40 << 20));
}

INSTANTIATE_TEST_SUITE_P(Devices, Graph, testing::Values("cpu", "reference", "opencl", "cuda"),
                         [](auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace fulmo
