#include "cases.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace fulmo::conformance {

namespace {

using Shape = std::vector<std::int64_t>;

const std::vector<Shape> common_shapes = {{5, 7}, {3, 5, 7}};
const std::vector<Shape> more_shapes = {{1, 1},      {17},        {37, 61},     {1, 9, 257},
                                        {13, 1, 31}, {2, 3, 255}, {19, 30, 96}, {0, 4}};
const std::vector<DType> common_types = {DType::f32, DType::u8};
const std::vector<DType> more_types = {DType::i8, DType::u16, DType::i16, DType::u32, DType::i32};

class Random {
 public:
  explicit Random(const std::string& seed) {
    for (char c : seed) state_ = (state_ ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  }
  std::uint64_t next() {
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    return state_ * 2685821657736338717ull;
  }
  double uniform() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }

 private:
  std::uint64_t state_ = 1469598103934665603ull;
};

bool mentions(const Parameter& p, const char* word) { return p.name.find(word) != std::string::npos; }
bool is_mask(const Parameter& p) { return mentions(p, "mask") || mentions(p, "binary"); }

/// Planes are finite, so that sums stay numbers whose order shows; stacks have NaN and infinities too.
float float_pixel(Random& random, bool finite) {
  static const float special[] = {-0.0f,    1e-41f,   3e38f, 0.0f, std::numeric_limits<float>::quiet_NaN(),
                                  INFINITY, -INFINITY};
  const std::uint64_t choice = random.next() % 97;
  if (choice < (finite ? 4 : 7)) return special[choice];
  if (choice < 40) return static_cast<float>(random.next() % 8);
  return static_cast<float>(random.uniform() * 1100 - 100);
}

double integer_pixel(Random& random, DType dtype) {
  if (random.next() % 3 == 0) return static_cast<double>(random.next() % 5);
  return std::floor(lowest(dtype) + random.uniform() * (highest(dtype) - lowest(dtype)));
}

/// Blocks with gaps in the numbering, some of them in several pieces.
double label_pixel(std::int64_t i, const Extent& e) {
  const std::int64_t x = i % e.x / 4, y = i / e.x % e.y / 3, z = i / (e.x * e.y) % e.z / 2;
  const std::int64_t block = (x + 5 * y + 11 * z) % 13;
  return block < 4 ? 0 : static_cast<double>(block * 3);
}

template <class T>
void put(char* to, double value) {
  const T typed = static_cast<T>(value);
  std::memcpy(to, &typed, sizeof typed);
}

void store(char* to, DType dtype, double value) {
  switch (dtype) {
    case DType::u8:
      return put<std::uint8_t>(to, value);
    case DType::i8:
      return put<std::int8_t>(to, value);
    case DType::u16:
      return put<std::uint16_t>(to, value);
    case DType::i16:
      return put<std::int16_t>(to, value);
    case DType::u32:
      return put<std::uint32_t>(to, value);
    case DType::i32:
      return put<std::int32_t>(to, value);
    case DType::u64:
      return put<std::uint64_t>(to, value);
    case DType::i64:
      return put<std::int64_t>(to, value);
    case DType::f32:
      return put<float>(to, value);
    case DType::f64:
      return put<double>(to, value);
  }
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<double> numbers_in(const std::string& text) {
  std::vector<double> numbers;
  for (std::size_t at = 1; at < text.size() - 1;) {
    const std::size_t comma = std::min(text.find(',', at), text.size() - 1);
    if (!trimmed(text.substr(at, comma - at)).empty()) numbers.push_back(std::stod(text.substr(at, comma - at)));
    at = comma + 1;
  }
  return numbers;
}

/// Of "[[1, 2], [3, 4], [5, 6]]", (3, 2): commas between entries of each level, over all that hold such entries.
Shape shape_of(const std::string& text) {
  Shape shape(text.find_first_not_of('['), 0);
  std::size_t depth = 0;
  for (char c : text) {
    depth += (c == '[') - (c == ']');
    if (c == ',') ++shape[depth - 1];
  }
  std::int64_t holders = 1;
  for (auto& size : shape) {
    size = size / holders + 1;
    holders *= size;
  }
  if (text == "[]") shape = {0};
  return shape;
}

Written written(const std::string& name, const std::string& text) {  // "np.uint8([1, 2])"
  const std::size_t open = text.find('(');
  const std::string list = text.substr(open + 1, text.size() - open - 2);
  std::string flat = list;
  flat.erase(std::remove_if(flat.begin(), flat.end(), [](char c) { return c == '[' || c == ']'; }), flat.end());
  return {name, dtype_named(text.substr(3, open - 3)), shape_of(list), numbers_in("[" + flat + "]")};
}

Value literal(const std::string& text) {
  if (text == "True" || text == "False") return text == "True";
  if (text == "None") return {};
  if (text.front() == '\'' || text.front() == '"') return text.substr(1, text.size() - 2);
  if (text.front() == '(' || text.front() == '[') return numbers_in(text);
  if (text.find_first_of(".en") == std::string::npos) return static_cast<std::int64_t>(std::stoll(text));
  return std::stod(text);
}

}  // namespace

Call parse(const std::string& arguments) {
  Call result;
  for (std::size_t at = 0; at < arguments.size();) {
    const std::size_t equals = arguments.find('=', at);
    std::size_t end = equals + 1;
    for (int depth = 0; end < arguments.size() && (depth || arguments[end] != ','); ++end)
      depth += (arguments[end] == '(' || arguments[end] == '[') - (arguments[end] == ')' || arguments[end] == ']');
    const std::string name = trimmed(arguments.substr(at, equals - at)),
                      text = trimmed(arguments.substr(equals + 1, end - equals - 1));
    if (text.rfind("np.", 0) == 0)
      result.images.push_back(written(name, text));
    else
      result.parameters.push_back({name, literal(text)});
    at = end + 1;
  }
  return result;
}

std::vector<char> pixels(const Written& image) {
  std::vector<char> bytes(image.values.size() * size_of(image.dtype));
  for (std::size_t i = 0; i < image.values.size(); ++i)
    store(bytes.data() + i * size_of(image.dtype), image.dtype, image.values[i]);
  return bytes;
}

std::vector<Trial> trials(const Operation& operation, bool thorough) {
  std::vector<Trial> all;
  for (auto& c : operation.cases) {
    std::vector<Shape> shapes = c.shapes.empty() ? common_shapes : c.shapes;
    std::vector<DType> types = common_types;
    if (thorough && c.shapes.empty()) shapes.insert(shapes.end(), more_shapes.begin(), more_shapes.end());
    if (thorough) types.insert(types.end(), more_types.begin(), more_types.end());
    for (auto& shape : shapes)
      for (DType dtype : types)
        all.push_back({&operation, parse(c.arguments),
                       operation.name + "(" + c.arguments + ") " + name_of(dtype) + " " + to_string(shape), dtype,
                       shape, 0, c.shapes.empty()});
  }
  return all;
}

DType dtype_of(const Trial& trial, const Parameter& p) {
  if (p.labels) return trial.dtype == DType::f32 ? DType::f32 : DType::u32;
  return trial.dtype;
}

std::vector<char> pixels(const Trial& trial, const Parameter& p) {
  const DType dtype = dtype_of(trial, p);
  const Type type{dtype, trial.shape, trial.batch};
  const Extent extent = type.extent();
  std::vector<char> bytes(type.bytes());
  Random random(trial.text + p.name);
  for (std::int64_t i = 0; i < type.count(); ++i) {
    double value = p.labels          ? label_pixel(i, extent)
                   : is_mask(p)      ? static_cast<double>(random.next() % 3 != 0)
                   : is_float(dtype) ? 0
                                     : integer_pixel(random, dtype);
    char* to = bytes.data() + i * static_cast<std::int64_t>(size_of(dtype));
    if (!p.labels && !is_mask(p) && dtype == DType::f32) {
      const float pixel = float_pixel(random, trial.shape.size() < 3);
      std::memcpy(to, &pixel, sizeof pixel);
    } else {
      store(to, dtype, value);
    }
  }
  return bytes;
}

}  // namespace fulmo::conformance
