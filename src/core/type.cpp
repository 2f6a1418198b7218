#include "core/type.hpp"

namespace fulmo {

std::int64_t Type::count() const {
  std::int64_t product = 1;
  for (auto size : shape) product *= size;
  return product;
}

std::size_t Type::bytes() const { return static_cast<std::size_t>(count()) * size_of(dtype); }

Extent Type::extent() const {
  Extent e;
  for (int i = 0; i < batch; ++i) e.n *= shape[i];
  std::int64_t* axes[3] = {&e.x, &e.y, &e.z};
  for (int i = 0; i < spatial(); ++i) *axes[i] = shape[shape.size() - 1 - i];
  return e;
}

Type Type::row(DType d, std::int64_t count) const {
  Type type = with(d);
  if (type.spatial() == 0) type.shape.push_back(1);
  for (std::size_t i = batch; i < type.shape.size(); ++i) type.shape[i] = 1;
  type.shape.back() = count;
  return type;
}

std::string to_string(const std::vector<std::int64_t>& shape) {
  std::string text = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
  return text + (shape.size() == 1 ? ",)" : ")");
}

}  // namespace fulmo
