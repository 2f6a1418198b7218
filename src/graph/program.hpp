#pragma once
// A stage is a short program of maps over blocks of voxels. Every skeleton reads its inputs through load stages and
// writes through a store stage; fusion is nothing but stages longer than one load or one store. The CPU interprets a
// stage by loops compiled ahead (skeletons/map/cpu.cpp), GPUs get it printed as text (print.cpp), `reference` walks it.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "backends/device.hpp"
#include "core/type.hpp"

namespace fulmo {

/// Types that values have between load and store. i32 carries sort keys and (as bits) u32 labels.
enum class Work : std::uint8_t { f32, i32, i64, f64 };
const char* dialect_name(Work);
Work work_of(DType);  // f32, f64 or i64: what holds every value of the dtype exactly

enum class Opcode : std::uint8_t {
  load,        // into = leaf[index] at the voxel, converted to `work`
  constant,    // into = constant[index]
  coordinate,  // into = the voxel's coordinate along axis `index` (0 x, 1 y, 2 z)
  formula,     // into = formula[index](from...), in `work`
  quantize,    // into = from[0] as `dtype` would hold it (round half to even, saturate, NaN -> 0), still in `work`
  truncate,    // the same for casts: toward zero, saturate
  convert,     // into (work) = from[0] (of work `source`), a value of `dtype`; of uint32 i32 has the bits
  key,    // from[0] (of work `source`) -> i32 of the same order: f32 as MIN_F32/MAX_F32 order it (`index` is a Keys),
          // i64, which holds uint32, less 2^31
  unkey,  // and back, into `work`
  value,  // store stages only: into = what the skeleton hands over, in `work`
  store,  // leaf[index] at the voxel = from[0] (of `work`), which already is a value of the leaf's dtype; `canonical`
          // NaN
  move,   // leaf[index] (store) = leaf[from[0]] (load): bits as they are, no arithmetic
};

/// What a step orders voxels by: plain values, or sort keys, among which NaN is the largest or the smallest.
enum class Keys : std::int8_t { none = -1, nan_largest, nan_smallest };

/// Operands of a formula: a, b, c, d, e, f.
inline constexpr int most_operands = 6;

struct Instruction {
  Opcode op{};
  Work work = Work::f32;
  Work source = Work::f32;
  DType dtype = DType::f32;
  int into = -1;
  int from[most_operands] = {-1, -1, -1, -1, -1, -1};
  int index = -1;
  bool operator==(const Instruction&) const = default;
};

/// An image as a stage reaches it: element (n, z, y, x) stands at offset + n*stride[0] + z*stride[1] + y*stride[2] +
/// x*stride[3]. Crops, flips, transposes, steps and broadcasts are nothing but offsets and strides.
struct Leaf {
  MemoryRef memory;
  DType dtype = DType::f32;
  std::int64_t offset = 0;
  std::array<std::int64_t, 4> stride{};
};

struct Constant {
  Work work = Work::f32;
  double real = 0;           // f32 and f64
  std::int64_t integer = 0;  // i32 and i64
};

struct Stage {
  std::vector<Instruction> code;
  std::vector<Leaf> leaves;
  std::vector<Constant> constants;
  Extent domain;            // coordinates run over this
  bool linear = false;      // every leaf is contiguous over the domain: element i is at offset + i
  Work result = Work::f32;  // load stages: type of the register handed to the skeleton
  int output = -1;          // load stages: that register
  /// What the printed text depends on; part of the kernel's cache key.
  std::string structure() const;
  /// Whether offsets inside a plane and every stride fit 32 bits, as all but giant images do; else all is 64 bits.
  bool narrow() const;
  /// Steps of element numbers along n, z, y, x: the leaf's own, or the domain's in a linear stage.
  std::array<std::int64_t, 4> steps(int leaf) const;
  bool writes(int leaf) const;
};

/// Stages that only load or store a dense image in memory: for scratch between the passes of one step.
Stage plain_load(const MemoryRef&, DType, const Extent&, Work);
Stage plain_store(const MemoryRef&, DType, const Extent&, Work);
/// The leaf of a dense image, and the strides of one.
std::array<std::int64_t, 4> dense_strides(const Extent&);

/// A row of operations/maps.h. Text is C in the dialect over arguments a, b, c, d, e, f (all f32, i64 or f64), in the
/// words of dialect/language.md that these types share.
struct Formula {
  const char* name;
  int arity;
  const char* text;
  bool rounds;  // its i64, so that what floats store of integers is computed in f64
  // One voxel, for the reference device; null where not offered: i64 for images of integers only, f64 where one is f64.
  float (*f32)(const float*);
  std::int64_t (*i64)(const std::int64_t*);
  double (*f64)(const double*);
  bool offers(Work work) const {
    return work == Work::i64 ? i64 != nullptr : work == Work::f64 ? f64 != nullptr : true;
  }
};
const std::vector<Formula>& formulas();
int formula_named(const char*);

/// Dialect text of the functions that LOAD_x(k, ...) and STORE_x(...) call, of LOADS and of STORES.
std::string print_stages(const std::vector<const Stage*>& loads, const Stage* store);
/// The arguments those parameter lists take, in order.
std::vector<Argument> stage_arguments(const std::vector<const Stage*>& loads, const Stage* store);

}  // namespace fulmo
