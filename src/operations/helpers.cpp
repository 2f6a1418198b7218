#include "operations/helpers.hpp"

#include <cctype>

namespace fulmo {

DType given_dtype(Gives rule, const std::vector<NodeRef>& inputs) {
  switch (rule) {
    case Gives::same:
      return inputs[0]->type.dtype;
    case Gives::promoted: {
      DType dtype = inputs[0]->type.dtype;
      for (auto& input : inputs) dtype = promoted(dtype, input->type.dtype);
      return dtype;
    }
    case Gives::float32: {
      for (auto& input : inputs)
        if (input->type.dtype == DType::f64) return DType::f64;
      return DType::f32;
    }
    case Gives::mask:
      return DType::u8;
    case Gives::labels:
    case Gives::index:
      return DType::u32;
    case Gives::sum: {
      const DType dtype = inputs[0]->type.dtype;
      return is_float(dtype) ? dtype : is_signed(dtype) ? DType::i32 : DType::u32;
    }
    case Gives::other:
      break;
  }
  throw Bug("a result of no declared type");
}

std::array<int, 3> whole_radii(const Arguments& a, const Type& type) {
  const Extent e = type.extent();
  const std::int64_t size[3] = {e.x, e.y, e.z};
  const auto given = a.per_axis("radius");
  std::array<int, 3> radii{};
  for (int i = 0; i < 3; ++i) radii[i] = size[i] > 1 ? static_cast<int>(given[i]) : 0;
  return radii;
}

std::string lower(std::string word) {
  word[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(word[0])));
  return word;
}

}  // namespace fulmo
