// The C and C++ faces of the shared library: errors, values in and out, lifetimes, threads.
#include <gtest/gtest.h>

#include <numeric>
#include <thread>

#include "fulmo/operations.hpp"

namespace fulmo {
namespace {

Image ramp(const Shape& shape = {10, 100}) {
  std::vector<float> pixels(
      static_cast<std::size_t>(std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>())));
  std::iota(pixels.begin(), pixels.end(), 0.0f);
  return {pixels, shape};
}

template <class E, class F>
std::string text_of_error(F&& f) {
  try {
    f();
  } catch (const E& error) {
    return error.what();
  }
  return "nothing of this class was thrown";
}

TEST(CppImage, GivesBackWhatWentIn) {
  const std::vector<std::uint16_t> pixels{1, 2, 3, 4, 5, 65535};
  const Image image(pixels, {2, 3});
  EXPECT_EQ(image.dtype(), DType::uint16);
  EXPECT_EQ(image.shape(), (Shape{2, 3}));
  EXPECT_EQ(image.frames(), 0);
  EXPECT_EQ(image.pull<std::uint16_t>(), pixels);
}

TEST(CppImage, CopiesItsInput) {
  std::vector<float> pixels{1, 2, 3};
  const Image image(pixels, {3});
  pixels[0] = 7;
  EXPECT_EQ(image.pull<float>()[0], 1);
}

TEST(CppImage, EveryTypeOfPixel) {
  EXPECT_EQ(Image(std::vector<std::int8_t>{-1}, {1}).dtype(), DType::int8);
  EXPECT_EQ(Image(std::vector<unsigned long>{1}, {1}).dtype(), sizeof(long) == 8 ? DType::uint64 : DType::uint32);
  EXPECT_EQ(Image(std::vector<double>{1}, {1}).dtype(), DType::float64);
  EXPECT_EQ(Image(std::vector<float>{}, {0, 5}).pull<float>().size(), 0u);
}

TEST(CppImage, ZerosAndCastsAndSpacing) {
  EXPECT_EQ(Image::zeros({2, 2}, DType::int32).pull<std::int32_t>(), std::vector<std::int32_t>(4));
  EXPECT_EQ(Image(std::vector<float>{-1.9f, 300}, {2}).astype(DType::uint8).pull<std::uint8_t>(),
            (std::vector<std::uint8_t>{0, 255}));
  Image image = ramp();
  image.set_spacing({2, 0.5, 0.25});
  EXPECT_EQ(image.spacing(), (Image::Spacing{2, 0.5, 0.25}));
  EXPECT_EQ(image.to("cpu").spacing(), image.spacing());
}

TEST(CppImage, OwnersShareOneImage) {
  Image copy;
  {
    const Image image = ramp();
    copy = image;
    const Image moved = std::move(copy);
    copy = moved;
  }
  EXPECT_EQ(copy.pull<float>()[5], 5);
}

TEST(CppImage, GoesToEveryDevice) {
  for (auto& device : devices()) {
    const Image there = ramp().to(device.id);
    EXPECT_EQ(there.device(), device.id);
    EXPECT_EQ(add_image_and_scalar(there, {.scalar = 2}).pull<float>()[3], 5) << device.id;
  }
}

TEST(CppErrors, OfShapesAndTypes) {
  EXPECT_THROW(Image(std::vector<float>{1, 2, 3}, {2, 2}), ShapeError);
  EXPECT_THROW(Image::zeros({-1}), ShapeError);
  EXPECT_THROW(Image::zeros({1 << 30, 1 << 30, 1 << 30}), ShapeError);
  EXPECT_THROW(Image::zeros({1, 1, 1, 1}), ShapeError);
  EXPECT_THROW(Image::zeros({2}, DType::float32, 3), ShapeError);
  EXPECT_THROW(Image::zeros(Shape(9, 1), DType::float32, 6), ShapeError);
  EXPECT_THROW(Image::zeros({2}, static_cast<DType>(10)), TypeMismatch);
  EXPECT_THROW(ramp().pull<double>(), TypeMismatch);
  EXPECT_THROW(add_images(ramp(), ramp({10, 99})), ShapeError);
  EXPECT_THROW(absolute(ramp(), {.output_image = ramp({10, 99})}), ShapeError);
}

TEST(CppErrors, OfParameters) {
  EXPECT_EQ(text_of_error<ParameterError>([] { gaussian_blur(ramp(), {.sigma_x = -1}); }),
            "gaussian_blur: sigma_x must be between 0 and 1000, got -1");
  EXPECT_THROW(connected_component_labeling(ramp(), {.connectivity = "cross"}), ParameterError);
  EXPECT_THROW(call("no_such_operation", {}), ParameterError);
  EXPECT_THROW(call("absolute", {{"input_image", ramp()}, {"sigma", 1}}), ParameterError);
  EXPECT_THROW(call("absolute", {{"input_image", ramp()}, {"input_image", ramp()}}), ParameterError);
  EXPECT_THROW(ramp().set_spacing({1, 1, 0}), ParameterError);
  EXPECT_THROW(describe("no_such_operation"), ParameterError);
}

TEST(CppErrors, OfArgumentsOfAnotherKind) {
  EXPECT_THROW(call("absolute", {}), TypeMismatch);
  EXPECT_THROW(absolute(Image()), TypeMismatch);
  EXPECT_THROW(call("absolute", {{"input_image", 3.0}}), TypeMismatch);
  EXPECT_THROW(call("gaussian_blur", {{"input_image", ramp()}, {"sigma_x", "wide"}}), TypeMismatch);
  EXPECT_THROW(call("gaussian_blur", {{"input_image", ramp()}, {"sigma_x", std::vector<double>{1}}}), TypeMismatch);
  EXPECT_THROW(call("connected_component_labeling", {{"input_image", ramp()}, {"connectivity", true}}), TypeMismatch);
  EXPECT_THROW(absolute(ramp(), {}).pull<std::int8_t>(), TypeMismatch);
  EXPECT_THROW(call("absolute", {{"input_image", ramp()}}).number(), TypeMismatch);
  EXPECT_THROW(maximum_of_all_pixels(ramp()).image(), TypeMismatch);
}

TEST(CppErrors, OfDevices) {
  EXPECT_THROW(select_device("no such device"), DeviceError);
  EXPECT_THROW(ramp().to("no such device"), DeviceError);
  EXPECT_THROW(call("absolute", {{"input_image", ramp()}}, "no such device"), DeviceError);
  fulmo_device device;
  EXPECT_EQ(fulmo_device_get(1000, &device), FULMO_DEVICE_ERROR);
  EXPECT_EQ(fulmo_device_get(-1, &device), FULMO_DEVICE_ERROR);
}

TEST(CppErrors, TooMuchMemoryIsAskedForAndTheNextCallWorks) {
  EXPECT_THROW(Image::zeros({1 << 20, 1 << 20, 1 << 10}).compute(), OutOfMemoryError);
  EXPECT_EQ(absolute(ramp()).pull<float>()[1], 1);
}

TEST(CErrors, NullIsAnErrorNotACrash) {
  fulmo_image* image = nullptr;
  const fulmo_value nameless{nullptr, FULMO_NUMBER, 0, 0, {}};
  const fulmo_value missing{"input_image", FULMO_IMAGE, 0, 0, {}};
  fulmo_result* result = nullptr;
  EXPECT_EQ(fulmo_image_create(nullptr, nullptr, nullptr, &image), FULMO_PARAMETER_ERROR);
  EXPECT_STREQ(fulmo_error_text(), "type must be given, got NULL");
  EXPECT_EQ(fulmo_image_type(nullptr, nullptr), FULMO_PARAMETER_ERROR);
  EXPECT_EQ(fulmo_image_pull(nullptr, nullptr, 0), FULMO_PARAMETER_ERROR);
  EXPECT_EQ(fulmo_call(nullptr, nullptr, 0, nullptr, &result), FULMO_PARAMETER_ERROR);
  EXPECT_EQ(fulmo_call("absolute", nullptr, 1, nullptr, &result), FULMO_PARAMETER_ERROR);
  EXPECT_EQ(fulmo_call("absolute", &nameless, 1, nullptr, &result), FULMO_PARAMETER_ERROR);
  EXPECT_EQ(fulmo_call("absolute", &missing, 1, nullptr, &result), FULMO_PARAMETER_ERROR);
  EXPECT_EQ(fulmo_device_count(nullptr), FULMO_PARAMETER_ERROR);
  EXPECT_EQ(fulmo_result_get(nullptr, 0, nullptr), FULMO_PARAMETER_ERROR);
  EXPECT_EQ(fulmo_image_retain(nullptr), nullptr);
  EXPECT_EQ(fulmo_result_count(nullptr), 0u);
  fulmo_image_release(nullptr);
  fulmo_result_release(nullptr);
  EXPECT_EQ(image, nullptr);
  EXPECT_EQ(result, nullptr);
}

TEST(CErrors, UnknownKindsAndSizes) {
  fulmo_result* result = nullptr;
  const fulmo_value odd{"input_image", 99, 0, 0, {}};
  float pixel = 0;
  EXPECT_EQ(fulmo_call("absolute", &odd, 1, nullptr, &result), FULMO_PARAMETER_ERROR);
  EXPECT_EQ(fulmo_image_pull(ramp().c_image(), &pixel, sizeof pixel), FULMO_SHAPE_ERROR);
  EXPECT_EQ(fulmo_error_class(), FULMO_SHAPE_ERROR);
  EXPECT_STREQ(fulmo_error_text(), "bytes must be the image's 4000, got 4");
}

TEST(CErrors, BelongToTheirThread) {
  EXPECT_THROW(select_device("no such device"), DeviceError);
  std::thread([] {
    EXPECT_EQ(fulmo_error_class(), FULMO_OK);
    EXPECT_STREQ(fulmo_error_text(), "");
  }).join();
  EXPECT_EQ(fulmo_error_class(), FULMO_DEVICE_ERROR);
}

TEST(CppExpressions, AreEvaluatedForEachPixel) {
  const Image result = evaluate("a > 3 ? sqrt(a) * s : -1", {{"a", ramp()}, {"s", 2}});
  EXPECT_EQ(result.dtype(), DType::float32);
  EXPECT_EQ(result.pull<float>()[3], -1);
  EXPECT_EQ(result.pull<float>()[9], 6);
  const Image bytes = Image::zeros({10, 100}, DType::uint8);
  evaluate("a * 2 + b", {{"a", ramp()}, {"b", ramp()}}, bytes);
  EXPECT_EQ(bytes.dtype(), DType::uint8);
  EXPECT_EQ(bytes.astype(DType::float32).pull<float>()[4], 12);
  EXPECT_EQ(bytes.astype(DType::float32).pull<float>()[999], 255);
}

TEST(CppExpressions, ErrorsShowThePlace) {
  EXPECT_EQ(text_of_error<ParameterError>([] {
              evaluate("a * * 2", {{"a", ramp()}});
            }),
            "evaluate: expected a number, a name or (, got * (line 1, column 5)\n  a * * 2\n      ^");
  EXPECT_THROW(evaluate("a + b", {{"a", ramp()}, {"b", "text"}}), TypeMismatch);
  EXPECT_THROW(evaluate("a + b", {{"a", ramp()}, {"b", ramp({7, 3})}}), ShapeError);
  fulmo_image* image = nullptr;
  EXPECT_EQ(fulmo_evaluate(nullptr, nullptr, 0, nullptr, nullptr, &image), FULMO_PARAMETER_ERROR);
}

TEST(CppCalls, NumbersTextsAndImagesGoIn) {
  EXPECT_EQ(add_image_and_scalar(ramp(), {.scalar = 1.5}).pull<float>()[2], 3.5);
  EXPECT_EQ(call("add_image_and_scalar", {{"input_image", ramp()}, {"scalar", 3}}).image().pull<float>()[2], 5);
  EXPECT_EQ(call("flip", {{"input_image", ramp()}, {"flip_y", false}}).image().pull<float>()[0], 99);
  const Image mask(std::vector<std::uint8_t>{1, 0, 0, 1}, {2, 2});
  EXPECT_EQ(maximum_of_all_pixels(connected_component_labeling(mask)).number(), 1);
  EXPECT_EQ(maximum_of_all_pixels(connected_component_labeling(mask, {.connectivity = "sphere"})).number(), 2);
}

TEST(CppCalls, ResultsGoIntoAnOutput) {
  const Image out = Image::zeros({10, 100}, DType::uint8);
  const Image same = add_image_and_scalar(ramp(), {.scalar = 0.5, .output_image = out});
  EXPECT_EQ(out.pull<std::uint8_t>()[3], 4);
  EXPECT_EQ(same.pull<std::uint8_t>(), out.pull<std::uint8_t>());
}

TEST(CppCalls, OneNumberForEachFrame) {
  const Image frames(std::vector<float>{1, 2, 3, 4}, {2, 1, 2}, 1);
  EXPECT_EQ(maximum_of_all_pixels(frames).numbers(), (std::vector<double>{2, 4}));
}

TEST(CppCalls, TablesHaveNamedColumns) {
  const Image labels(std::vector<std::uint32_t>{1, 1, 0, 2}, {2, 2}), intensity(std::vector<float>{3, 5, 9, 7}, {2, 2});
  const Result table = labels_statistics({.label = labels, .intensity = intensity});
  EXPECT_EQ(table.columns().size(), table.size());
  EXPECT_EQ(table.column("label"), (std::vector<double>{1, 2}));
  EXPECT_EQ(table.column("area"), (std::vector<double>{2, 1}));
  EXPECT_EQ(table.column("mean_intensity"), (std::vector<double>{4, 7}));
  EXPECT_THROW(table.column("weight"), ParameterError);
  EXPECT_THROW(table.number(), TypeMismatch);
  EXPECT_THROW(table.image(table.size()), ParameterError);
}

TEST(CppCalls, ExplainBeforeAndAfter) {
  const Image a = add_image_and_scalar(ramp(), {.scalar = 1});
  EXPECT_NE(a.explain().find("1 launches"), std::string::npos) << a.explain();
  a.compute();
  EXPECT_NE(a.explain().find("computed already"), std::string::npos) << a.explain();
}

TEST(CppLibrary, DescribesEveryOperation) {
  const auto names = operations();
  EXPECT_NE(std::find(names.begin(), names.end(), "gaussian_blur"), names.end());
  for (auto& name : names) EXPECT_EQ(describe(name).find("{\"name\": \"" + name + "\""), 0u);
  EXPECT_NE(describe("gaussian_blur").find("\"name\": \"sigma_x\""), std::string::npos);
}

TEST(CppLibrary, DevicesAndMemory) {
  const auto all = devices();
  ASSERT_FALSE(all.empty());
  const std::string before = current_device();
  select_device(all.back().id);
  EXPECT_EQ(current_device(), all.back().id);
  EXPECT_EQ(ramp().device(), all.back().id);
  select_device(before);
  EXPECT_GT(memory().total, 0u);
  trim();
  finish();
  EXPECT_NE(diagnose().find("CPU"), std::string::npos);
  EXPECT_FALSE(version().empty());
  EXPECT_GT(numerics_version(), 0);
}

TEST(CppThreads, ShareImagesAndCalls) {
  const Image shared = add_image_and_scalar(ramp({64, 64}), {.scalar = 1});
  std::vector<std::vector<float>> results(16);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < results.size(); ++i)
    threads.emplace_back([&, i] {
      EXPECT_THROW(gaussian_blur(shared, {.sigma_y = -1}), ParameterError);
      results[i] = gaussian_blur(shared, {.sigma_x = 1}).pull<float>();
    });
  for (auto& thread : threads) thread.join();
  for (auto& result : results) EXPECT_EQ(result, results[0]);
}

}  // namespace
}  // namespace fulmo
