#include "core/frames.hpp"

#include "skeletons/map/map.hpp"

namespace fulmo {

namespace {

/// Frames one above the other.
std::vector<std::int64_t> stacked_shape(const Type& type) {
  const Extent e = type.extent();
  return {e.n * e.z, e.y, e.x};
}

}  // namespace

Parameter frames_parameter() {
  return {.name = "frames",
          .brief = "Whether each frame of a batch is an image of its own, or all together are one.",
          .kind = Kind::text,
          .fallback = std::string("apart"),
          .choices = {"apart", "together"},
          .by_name = true};
}

bool takes_frames_together(const Operation& op, const std::vector<Value>& values) {
  if (!op.per_frame) return false;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (op.parameters[i].name == "frames") return std::get<std::string>(values[i]) == "together";
  throw Bug(op.name + " has no parameter for its frames");
}

Value together(const Operation& op, std::vector<Value> values, const std::function<Value(std::vector<Value>)>& run) {
  Type apart;
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto image = std::get_if<Image>(&values[i]);
    if (!image || op.parameters[i].is_output || image->type().batch == 0) continue;
    const Type type = image->type();
    if (apart.batch == 0) apart = type;
    values[i] = Image(reshape(image->node(), stacked_shape(type), 0));
  }
  Value result = run(std::move(values));
  auto image = std::get_if<Image>(&result);
  if (apart.batch > 0 && image && image->type().shape == stacked_shape(apart))
    return Image(reshape(image->node(), apart.shape, apart.batch));
  return result;
}

}  // namespace fulmo
