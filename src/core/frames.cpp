#include "core/frames.hpp"

#include "skeletons/map/map.hpp"

namespace fulmo {

namespace {

/// Frames one above the other; what has one frame, or one plane, serves each of the batch.
NodeRef stacked(const NodeRef& image, const Extent& batch) {
  const Extent e = image->type.extent();
  const std::int64_t n = e.n == 1 ? batch.n : e.n, z = e.z == 1 ? batch.z : e.z;
  Placement serving;
  serving.step[0] = e.n == n, serving.step[1] = e.z == z;
  const bool stretches = e.n != n || e.z != z;
  return reshape(stretches ? view(image, serving, {n, z, e.y, e.x}, 1) : image, {n * z, e.y, e.x}, 0);
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
  const auto input = [&](std::size_t i) {
    return op.parameters[i].is_output ? nullptr : std::get_if<Image>(&values[i]);
  };
  Type batch;
  for (std::size_t i = values.size(); i-- > 0;)
    if (auto image = input(i); image && image->type().batch > 0) batch = image->type();
  if (batch.batch == 0) return run(std::move(values));
  const Extent e = batch.extent();
  for (std::size_t i = 0; i < values.size(); ++i)
    if (auto image = input(i)) values[i] = Image(stacked(image->node(), e));
  const Value result = run(std::move(values));
  auto image = std::get_if<Image>(&result);
  if (image && image->type().shape == std::vector<std::int64_t>{e.n * e.z, e.y, e.x})
    return Image(reshape(image->node(), batch.shape, batch.batch));
  return result;
}

}  // namespace fulmo
