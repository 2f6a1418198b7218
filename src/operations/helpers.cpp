#include "operations/helpers.hpp"

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

}  // namespace fulmo
