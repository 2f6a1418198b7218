#pragma once
// Fulmo in C++: images that free themselves and errors that are thrown, inline over the C interface (fulmo.h).
// Every operation stands in operations.hpp.
#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "fulmo.h"

namespace fulmo {

// ---- errors ----

struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct ParameterError : Error {
  using Error::Error;
};
struct TypeMismatch : Error {
  using Error::Error;
};
struct ShapeError : Error {
  using Error::Error;
};
struct DeviceError : Error {
  using Error::Error;
};
struct OutOfMemoryError : Error {
  using Error::Error;
};
struct KernelError : Error {
  using Error::Error;
};
struct UnsupportedError : Error {
  using Error::Error;
};
struct Bug : Error {
  using Error::Error;
};

namespace detail {

/// Throws this thread's latest error unless the status is FULMO_OK.
inline void check(fulmo_status status) {
  const char* text = fulmo_error_text();
  switch (status) {
    case FULMO_OK:
      return;
    case FULMO_PARAMETER_ERROR:
      throw ParameterError(text);
    case FULMO_TYPE_MISMATCH:
      throw TypeMismatch(text);
    case FULMO_SHAPE_ERROR:
      throw ShapeError(text);
    case FULMO_DEVICE_ERROR:
      throw DeviceError(text);
    case FULMO_OUT_OF_MEMORY:
      throw OutOfMemoryError(text);
    case FULMO_KERNEL_ERROR:
      throw KernelError(text);
    case FULMO_UNSUPPORTED:
      throw UnsupportedError(text);
    case FULMO_BUG:
      throw Bug(text);
    default:
      throw Error(text);
  }
}

/// What a function of the C interface writes through its last parameter.
template <class T, class F>
T got(F&& f) {
  T value{};
  check(f(&value));
  return value;
}

}  // namespace detail

// ---- images ----

enum class DType : fulmo_dtype {
  uint8 = FULMO_UINT8,
  int8 = FULMO_INT8,
  uint16 = FULMO_UINT16,
  int16 = FULMO_INT16,
  uint32 = FULMO_UINT32,
  int32 = FULMO_INT32,
  uint64 = FULMO_UINT64,
  int64 = FULMO_INT64,
  float32 = FULMO_FLOAT32,
  float64 = FULMO_FLOAT64
};

/// What an image can hold; integers count by size and sign, whatever their name.
template <class T>
concept Pixel = std::same_as<T, float> || std::same_as<T, double> ||(std::integral<T> && !std::same_as<T, bool>);

template <Pixel T>
constexpr DType dtype_of() {
  if (std::same_as<T, float>) return DType::float32;
  if (std::same_as<T, double>) return DType::float64;
  const int wider = sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 2 : sizeof(T) == 4 ? 4 : 6;
  return static_cast<DType>(wider + std::signed_integral<T>);
}

using Shape = std::vector<std::int64_t>;

/// An image on a device, computed when somebody looks at it. Copying one copies no pixels.
class Image {
 public:
  /// No image: for optional ones.
  Image() = default;

  /// Copies contiguous pixels, x last. The first `frames` axes count images of their own.
  template <Pixel T>
  Image(const T* pixels, const Shape& shape, int frames = 0, const std::string& device = "")
      : Image(created(dtype_of<T>(), pixels, shape, frames, device)) {}

  template <Pixel T>
  Image(const std::vector<T>& pixels, const Shape& shape, int frames = 0, const std::string& device = "")
      : Image(counted(pixels, shape), shape, frames, device) {}

  static Image zeros(const Shape& shape, DType dtype = DType::float32, int frames = 0, const std::string& device = "") {
    return created(dtype, nullptr, shape, frames, device);
  }

  /// Takes over an image of the C interface.
  static Image adopt(fulmo_image* image) {
    Image result;
    result.image_.reset(image, fulmo_image_release);
    return result;
  }

  fulmo_image* c_image() const { return image_.get(); }
  explicit operator bool() const { return image_ != nullptr; }

  DType dtype() const { return static_cast<DType>(type().dtype); }
  int frames() const { return type().frames; }
  Shape shape() const {
    const fulmo_type t = type();
    return {t.shape, t.shape + t.axes};
  }
  std::size_t size() const { return pixels_in(shape()); }
  std::string device() const {
    return detail::got<const char*>([&](auto out) { return fulmo_image_device(c_image(), out); });
  }

  /// The pixels; T must be the image's type.
  template <Pixel T>
  std::vector<T> pull() const {
    std::vector<T> pixels(size());
    pull(pixels.data());
    return pixels;
  }

  template <Pixel T>
  void pull(T* pixels) const {
    if (dtype_of<T>() != dtype()) throw TypeMismatch("pull: the image holds another type; use astype");
    detail::check(fulmo_image_pull(c_image(), pixels, size() * sizeof(T)));
  }

  /// Starts what is pending behind the image.
  void compute() const { detail::check(fulmo_image_compute(c_image())); }

  /// The image on another device.
  Image to(const std::string& device) const {
    return adopt(detail::got<fulmo_image*>([&](auto out) { return fulmo_image_to(c_image(), device.c_str(), out); }));
  }

  /// In another dtype: towards zero, saturated.
  Image astype(DType dtype) const {
    return adopt(detail::got<fulmo_image*>(
        [&](auto out) { return fulmo_image_cast(c_image(), static_cast<fulmo_dtype>(dtype), out); }));
  }

  using Spacing = std::array<double, 3>;
  /// Size of a voxel as z, y, x.
  Spacing spacing() const {
    Spacing zyx;
    detail::check(fulmo_image_spacing(c_image(), zyx.data()));
    return zyx;
  }
  void set_spacing(const Spacing& zyx) { detail::check(fulmo_image_set_spacing(c_image(), zyx.data())); }

  /// The plan of everything pending behind the image.
  std::string explain() const {
    return detail::got<const char*>([&](auto out) { return fulmo_image_explain(c_image(), out); });
  }

 private:
  fulmo_type type() const {
    return detail::got<fulmo_type>([&](auto out) { return fulmo_image_type(c_image(), out); });
  }

  static Image created(DType dtype, const void* pixels, const Shape& shape, int frames, const std::string& device) {
    fulmo_type type{static_cast<fulmo_dtype>(dtype), static_cast<std::int32_t>(shape.size()), frames, {}};
    std::copy_n(shape.begin(), std::min<std::size_t>(shape.size(), FULMO_MAX_AXES), type.shape);
    return adopt(
        detail::got<fulmo_image*>([&](auto out) { return fulmo_image_create(&type, pixels, device.c_str(), out); }));
  }

  static std::size_t pixels_in(const Shape& shape) {
    std::size_t count = 1;
    for (auto size : shape) count *= static_cast<std::size_t>(size);
    return count;
  }

  template <class T>
  static const T* counted(const std::vector<T>& pixels, const Shape& shape) {
    if (pixels_in(shape) == pixels.size()) return pixels.data();
    throw ShapeError("shape must hold the " + std::to_string(pixels.size()) + " pixels given, got " +
                     std::to_string(pixels_in(shape)));
  }

  std::shared_ptr<fulmo_image> image_;
};

// ---- calls ----

/// One argument by name. A missing image or number and an empty list leave an optional parameter absent.
struct Argument {
  Argument(const char* name, const Image& image) : value(tagged(name, image ? FULMO_IMAGE : FULMO_NONE)) {
    value.as.image = image.c_image();
  }
  Argument(const char* name, bool flag) : value(tagged(name, FULMO_BOOLEAN)) { value.as.boolean = flag; }
  Argument(const char* name, std::integral auto whole) : value(tagged(name, FULMO_INTEGER)) {
    value.as.integer = static_cast<std::int64_t>(whole);
  }
  Argument(const char* name, std::floating_point auto number) : value(tagged(name, FULMO_NUMBER)) {
    value.as.number = static_cast<double>(number);
  }
  template <class T>
  Argument(const char* name, const std::optional<T>& given) : Argument(name, given.value_or(T())) {
    if (!given) value.kind = FULMO_NONE;
  }
  Argument(const char* name, const char* text) : value(tagged(name, FULMO_TEXT)) { value.as.text = text; }
  Argument(const char* name, const std::string& text) : Argument(name, text.c_str()) {}
  Argument(const char* name, const std::vector<double>& numbers)
      : value(tagged(name, numbers.empty() ? FULMO_NONE : FULMO_NUMBERS)) {
    value.count = numbers.size();
    value.as.numbers = numbers.data();
  }

  fulmo_value value;

 private:
  static fulmo_value tagged(const char* name, fulmo_kind kind) { return {name, kind, FULMO_FLOAT64, 0, {}}; }
};

/// What a call gave: an image or several, a number, numbers (one for each frame) or a table.
class Result {
 public:
  explicit Result(fulmo_result* result) : result_(result, fulmo_result_release) {}

  std::size_t size() const { return fulmo_result_count(result_.get()); }

  Image image(std::size_t index = 0) const { return Image::adopt(fulmo_image_retain(at(index, FULMO_IMAGE).as.image)); }
  std::vector<Image> images() const {
    std::vector<Image> all;
    for (std::size_t i = 0; i < size(); ++i) all.push_back(image(i));
    return all;
  }
  double number() const {
    const fulmo_value value = at(0);
    if (value.kind == FULMO_INTEGER) return static_cast<double>(value.as.integer);
    return expect(value, FULMO_NUMBER).as.number;
  }
  bool flag() const { return at(0, FULMO_BOOLEAN).as.boolean != 0; }
  std::string text() const { return at(0, FULMO_TEXT).as.text; }
  std::vector<double> numbers() const { return numbers_of(at(0)); }

  /// Names of a table's columns, in their order.
  std::vector<std::string> columns() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < size(); ++i) names.emplace_back(at(i).name);
    return names;
  }
  std::vector<double> column(const std::string& name) const {
    for (std::size_t i = 0; i < size(); ++i)
      if (name == at(i).name) return numbers_of(at(i));
    throw ParameterError("column: the result has none called " + name);
  }

 private:
  fulmo_value at(std::size_t index) const {
    return detail::got<fulmo_value>([&](auto out) { return fulmo_result_get(result_.get(), index, out); });
  }
  fulmo_value at(std::size_t index, fulmo_kind kind) const { return expect(at(index), kind); }
  static const fulmo_value& expect(const fulmo_value& value, fulmo_kind kind) {
    if (value.kind != kind) throw TypeMismatch("the result is of another kind than the one asked for");
    return value;
  }
  static std::vector<double> numbers_of(const fulmo_value& value) {
    return {expect(value, FULMO_NUMBERS).as.numbers, value.as.numbers + value.count};
  }

  std::unique_ptr<fulmo_result, decltype(&fulmo_result_release)> result_;
};

/// Calls an operation by name, on the device of the first image unless another is given.
inline Result call(const std::string& operation, const std::vector<Argument>& arguments,
                   const std::string& device = "") {
  std::vector<fulmo_value> values;
  for (auto& argument : arguments) values.push_back(argument.value);
  return Result(detail::got<fulmo_result*>(
      [&](auto out) { return fulmo_call(operation.c_str(), values.data(), values.size(), device.c_str(), out); }));
}

/// What an expression like "a * 2 + b" gives for each pixel (docs/kernels.md), in float32.
inline Image evaluate(const std::string& expression, const std::vector<Argument>& values, const Image& output = {},
                      const std::string& device = "") {
  std::vector<fulmo_value> given;
  for (auto& value : values) given.push_back(value.value);
  return Image::adopt(detail::got<fulmo_image*>([&](auto out) {
    return fulmo_evaluate(expression.c_str(), given.data(), given.size(), output.c_image(), device.c_str(), out);
  }));
}

// ---- devices and the library ----

/// Every device, best first: texts that live as long as the process.
inline std::vector<fulmo_device> devices() {
  std::vector<fulmo_device> all(static_cast<std::size_t>(detail::got<std::int32_t>(fulmo_device_count)));
  for (std::size_t i = 0; i < all.size(); ++i) detail::check(fulmo_device_get(static_cast<std::int32_t>(i), &all[i]));
  return all;
}

/// Id of the device that new images go to.
inline std::string current_device() { return detail::got<const char*>(fulmo_device_current); }

/// By id ("cuda:0"), backend ("opencl") or part of a name; "" selects the best.
inline void select_device(const std::string& name) { detail::check(fulmo_device_select(name.c_str())); }

inline fulmo_memory memory(const std::string& device = "") {
  return detail::got<fulmo_memory>([&](auto out) { return fulmo_device_memory(device.c_str(), out); });
}

/// Gives memory kept for reuse back to the system.
inline void trim(const std::string& device = "") { detail::check(fulmo_device_trim(device.c_str())); }

/// Waits until all work on a device is done.
inline void finish(const std::string& device = "") { detail::check(fulmo_device_finish(device.c_str())); }

/// What was tried to open each driver, how it ended and what helps.
inline std::string diagnose() { return detail::got<const char*>(fulmo_diagnose); }

/// Names of all operations.
inline std::vector<std::string> operations() {
  std::vector<std::string> names(static_cast<std::size_t>(detail::got<std::int32_t>(fulmo_operation_count)));
  for (std::size_t i = 0; i < names.size(); ++i)
    names[i] =
        detail::got<const char*>([&](auto out) { return fulmo_operation_name(static_cast<std::int32_t>(i), out); });
  return names;
}

/// Everything that is declared of an operation, as JSON.
inline std::string describe(const std::string& operation) {
  return detail::got<const char*>([&](auto out) { return fulmo_operation_describe(operation.c_str(), out); });
}

/// From now on each call computes and waits.
inline void set_eager(bool on) { fulmo_set_eager(on); }
inline bool eager() { return fulmo_eager() != 0; }

inline std::string version() { return fulmo_version(); }
inline int numerics_version() { return fulmo_numerics_version(); }

}  // namespace fulmo
