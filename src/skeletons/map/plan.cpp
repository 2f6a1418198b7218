#include <algorithm>
#include <cmath>
#include <cstring>

#include "backends/cpu/pool.hpp"
#include "skeletons/map/block.hpp"
#include "skeletons/map/map.hpp"
#include "skeletons/map/moves.hpp"
#include "skeletons/map/stored.hpp"

namespace fulmo {

namespace {

template <class T>
void put(double value, char* bytes) {
  const T typed = static_cast<T>(value);
  std::memcpy(bytes, &typed, sizeof typed);
}

/// A number as a voxel of the dtype: rounded half to even and saturated, as every stored result.
void encode(DType dtype, double value, char* bytes) {
  if (is_integer(dtype))
    value = value == value ? std::min(std::max(std::nearbyint(value), lowest(dtype)), highest(dtype)) : 0;
  switch (dtype) {
    case DType::u8:
      return put<std::uint8_t>(value, bytes);
    case DType::i8:
      return put<std::int8_t>(value, bytes);
    case DType::u16:
      return put<std::uint16_t>(value, bytes);
    case DType::i16:
      return put<std::int16_t>(value, bytes);
    case DType::u32:
      return put<std::uint32_t>(value, bytes);
    case DType::i32:
      return put<std::int32_t>(value, bytes);
    case DType::u64:
      return put<std::uint64_t>(value, bytes);
    case DType::i64:
      return put<std::int64_t>(value, bytes);
    case DType::f32:
      return put<float>(value, bytes);
    case DType::f64:
      return put<double>(value, bytes);
  }
}

constexpr std::int64_t flat_width = 1 << 20;  // a linear stage runs over rows of this length
constexpr int voxels_per_lane = 4;

/// A linear stage sees one long line, cut into rows; any other the image's own rows.
Stage flattened(Stage stage) {
  if (!stage.linear) return stage;
  const std::int64_t count = stage.domain.count(), width = std::min(count, flat_width);
  stage.domain = {1, 1, (count + width - 1) / width, width};
  for (auto& leaf : stage.leaves) leaf.stride = {0, 0, width, 1};
  return stage;
}

/// Along which of n, z, y, x an image is read that neighbours along x lie far apart in; 0: none.
int crossed_axis(const Stage& stage) {
  const std::int64_t length[] = {1, stage.domain.z, stage.domain.y};
  for (const Leaf& leaf : stage.leaves)
    for (int axis = 1; axis < 3; ++axis)
      if (!stage.linear && std::abs(leaf.stride[axis]) == 1 && std::abs(leaf.stride[3]) > 1 && length[axis] > 1 &&
          stage.domain.x > 1)
        return axis;
  return 0;
}

class MapStep : public Step {
 public:
  std::string_view skeleton() const override { return "map"; }
  std::array<std::int64_t, 3> halo() const override { return {0, 0, 0}; }

  void run(const Run& run) const override {
    if (run_moves(run.store)) return;
    const std::int64_t count = run.store.domain.count();
    const Stage stage = flattened(run.store);
    const Extent e = stage.domain;
    const std::int64_t span = std::min<std::int64_t>(e.x, 1 << 14), spans = (e.x + span - 1) / span;
    parallel_for(e.n * e.z * e.y * spans, std::max<std::int64_t>(1, (1 << 16) / span),
                 [&](std::int64_t begin, std::int64_t end) {
                   StageRunner runner(stage);
                   for (std::int64_t i = begin; i < end; ++i) {
                     const std::int64_t row = i / spans, x = i % spans * span;
                     const std::int64_t stop = stage.linear ? std::min(e.x, count - row * e.x) : e.x;
                     if (x >= stop) continue;
                     runner.store(row / (e.y * e.z), row / e.y % e.z, row % e.y, x, std::min(span, stop - x), nullptr);
                   }
                 });
  }

  void launch(const Run& run) const override {
    if (const int axis = crossed_axis(run.store)) return launch_crossed(run, axis == 1);
    const std::int64_t count = run.store.domain.count();
    const Stage stage = flattened(run.store);
    const Extent e = stage.domain;
    Kernel kernel{"map", "map", 256, {{"VOXELS_PER_LANE", voxels_per_lane}}, {}, &stage};
    const std::int64_t per_group = 256 * voxels_per_lane;
    run.device.launch(
        kernel, {(e.x + per_group - 1) / per_group, e.y, e.z * e.n},
        {static_cast<std::int32_t>(e.x), static_cast<std::int32_t>(e.z), stage.linear ? count : e.x * e.y});
  }

 private:
  static void launch_crossed(const Run& run, bool along_z) {
    const Extent& e = run.store.domain;
    const std::int64_t length = along_z ? e.z : e.y, across = along_z ? e.y : e.z;
    const Kernel kernel{"map", "map_crossed", 256, {{"ALONG_Z", along_z}}, {}, &run.store};
    run.device.launch(
        kernel, {(e.x + 31) / 32, (length + 31) / 32, across * e.n},
        {static_cast<std::int32_t>(e.x), static_cast<std::int32_t>(length), static_cast<std::int32_t>(across)});
  }
};

/// Writes patches over a copy of the base (the first input, if there is one): a launch of moves for each.
class PasteStep : public MovingStep {
 public:
  PasteStep(bool has_base, std::vector<Place> places) : has_base_(has_base), places_(std::move(places)) {}
  std::string_view skeleton() const override { return "map"; }
  bool fuses_load(int) const override { return false; }
  bool fuses_store() const override { return false; }
  void run(const Run& run) const override { assemble(run, &MapStep::run); }
  void launch(const Run& run) const override { assemble(run, &MapStep::launch); }

 private:
  void assemble(const Run& run, void (MapStep::*go)(const Run&) const) const {
    if (has_base_) run.device.copy(*run.inputs[0], 0, *run.output, 0, run.types[0].bytes());
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const std::size_t input = i + has_base_;
      if (run.types[input].count() == 0) continue;
      Run part{run.device, run.types[input].extent(), {}, {}, {}, move(run, input, places_[i]), nullptr};
      (MapStep().*go)(part);
    }
  }

  static Stage move(const Run& run, std::size_t input, const Place& place) {
    const Extent patch = run.types[input].extent();
    const auto whole = dense_strides(run.extent);
    const DType dtype = run.types[input].dtype;
    Leaf from{run.inputs[input], dtype, 0, dense_strides(patch)}, to{run.output, dtype, 0, {}};
    for (int i = 0; i < 4; ++i) to.offset += place.start[i] * whole[i], to.stride[i] = place.step[i] * whole[i];
    Stage stage;
    stage.domain = patch;
    stage.leaves = {from, to};
    stage.code = {{.op = Opcode::move, .dtype = dtype, .from = {0, -1, -1, -1, -1}, .index = 1}};
    return stage;
  }

  bool has_base_;
  std::vector<Place> places_;
};

/// Of two 32-bit integers a product may be beyond int64; where floats store it, it is computed in float64.
std::vector<MapOperand> without_overflow(const Formula& formula, std::vector<MapOperand> operands, DType dtype) {
  if (!formula.rounds || !is_float(dtype) || work_of_map(formula, operands) != Work::i64) return operands;
  for (auto& operand : operands)
    if (auto image = std::get_if<NodeRef>(&operand); image && size_of((*image)->type.dtype) >= 4)
      operand = cast_rounding(*image, DType::f64);
  return operands;
}

NodeRef make_map(const char* name, const std::vector<MapOperand>& given, DType dtype, bool fits) {
  const int index = formula_named(name);
  const std::vector<MapOperand> operands = without_overflow(formulas()[index], given, dtype);
  Pointwise p;
  p.formula = index;
  p.work = work_of_map(formulas()[index], operands);
  p.fits = fits;
  Type type{dtype, {}, 0};
  std::vector<NodeRef> inputs;
  for (auto& operand : operands) {
    if (auto image = std::get_if<NodeRef>(&operand)) {
      p.operands.push_back({Pointwise::Operand::input, static_cast<int>(inputs.size())});
      type = inputs.empty() ? (*image)->type : broadcast(type, (*image)->type);
      inputs.push_back(*image);
    } else if (auto number = std::get_if<double>(&operand)) {
      p.operands.push_back({Pointwise::Operand::constant, static_cast<int>(p.constants.size())});
      p.constants.push_back({p.work, *number, p.work == Work::i64 ? static_cast<std::int64_t>(*number) : 0});
    } else {
      p.operands.push_back({Pointwise::Operand::coordinate, std::get<Axis>(operand).index});
    }
  }
  return make_pointwise(type.with(dtype), std::move(p), std::move(inputs));
}

NodeRef cast(const NodeRef& node, DType dtype, bool truncates) {
  if (node->type.dtype == dtype) return view(node, Placement{}, node->type.shape, node->type.batch);
  Pointwise p;
  p.truncates = truncates;
  return make_pointwise(node->type.with(dtype), std::move(p), {node});
}

}  // namespace

NodeRef make_pointwise(Type type, Pointwise pointwise, std::vector<NodeRef> inputs) {
  auto node = make_node(std::move(type), std::make_unique<MapStep>(), std::move(inputs));
  node->pointwise = std::make_unique<Pointwise>(std::move(pointwise));
  return node;
}

Work work_of_map(const Formula& formula, const std::vector<MapOperand>& operands) {
  bool integers = true, doubles = false;
  for (auto& operand : operands) {
    if (auto image = std::get_if<NodeRef>(&operand)) {
      integers &= is_integer((*image)->type.dtype);
      doubles |= (*image)->type.dtype == DType::f64;
    } else if (auto number = std::get_if<double>(&operand)) {
      integers &= std::nearbyint(*number) == *number && std::fabs(*number) <= 9007199254740992.0;
    }
  }
  const Work best = integers ? Work::i64 : doubles ? Work::f64 : Work::f32;
  return formula.offers(best) ? best : Work::f32;
}

NodeRef map(const char* formula, const std::vector<MapOperand>& operands, DType dtype) {
  return make_map(formula, operands, dtype, false);
}

NodeRef predicate(const char* formula, const std::vector<MapOperand>& operands) {
  return make_map(formula, operands, DType::u8, true);
}

NodeRef cast_truncating(const NodeRef& node, DType dtype) { return cast(node, dtype, true); }
NodeRef cast_rounding(const NodeRef& node, DType dtype) { return cast(node, dtype, false); }

NodeRef filled(const Type& type, double value, const DeviceRef& device) {
  const std::vector<std::int64_t> one(type.shape.size(), 1);
  const Type single{DType::f64, one, type.batch};
  // One voxel in the image's own dtype, stretched: no formula, so bits only move.
  char bytes[8] = {};
  encode(type.dtype, value, bytes);
  const NodeRef voxel = upload(single.with(type.dtype), bytes, device);
  Placement stretch;
  stretch.source = {-1, -1, -1, -1};
  stretch.step = {};
  return view(voxel, stretch, type.shape, type.batch);
}

NodeRef view(const NodeRef& node, const Placement& placement, std::vector<std::int64_t> shape, int batch) {
  Pointwise p;
  p.view = true;
  p.placement = placement;
  return make_pointwise({node->type.dtype, std::move(shape), batch}, std::move(p), {node});
}

NodeRef paste(const Type& type, const NodeRef& base, const std::vector<NodeRef>& patches,
              const std::vector<Place>& places) {
  std::vector<NodeRef> inputs;
  if (base) inputs.push_back(base);
  for (auto& patch : patches) inputs.push_back(cast_rounding(patch, type.dtype));
  return make_node(type, std::make_unique<PasteStep>(base != nullptr, places), std::move(inputs));
}

Type broadcast(const Type& a, const Type& b) {
  const Type &longer = a.shape.size() >= b.shape.size() ? a : b, &shorter = a.shape.size() >= b.shape.size() ? b : a;
  Type result = longer;
  const std::size_t lead = longer.shape.size() - shorter.shape.size();
  for (std::size_t i = 0; i < shorter.shape.size(); ++i) {
    auto& size = result.shape[lead + i];
    if (size == shorter.shape[i] || shorter.shape[i] == 1) continue;
    if (size != 1)
      throw ShapeError("images of shape " + to_string(a.shape) + " and " + to_string(b.shape) +
                       " cannot be broadcast: the length of each axis must be equal, or 1 in one of them");
    size = shorter.shape[i];
  }
  return result;
}

}  // namespace fulmo
