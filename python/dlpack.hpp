#pragma once
// DLPack, by which array libraries hand each other memory: https://dmlc.github.io/dlpack, versions before and from 1.
#include <cstdint>

namespace fulmo::dlpack {

struct Tensor {
  void* data;
  struct Device {
    std::int32_t type, id;
  } device;
  std::int32_t ndim;
  struct DataType {
    std::uint8_t code, bits;
    std::uint16_t lanes;
  } dtype;
  std::int64_t *shape, *strides;  // strides in elements; null: dense
  std::uint64_t byte_offset;
};

struct Managed {
  Tensor tensor;
  void* owner;
  void (*deleter)(Managed*);
};

struct ManagedVersioned {
  struct {
    std::uint32_t major, minor;
  } version;
  void* owner;
  void (*deleter)(ManagedVersioned*);
  std::uint64_t flags;
  Tensor tensor;
};

enum Code : std::uint8_t { integer = 0, unsigned_integer = 1, floating = 2, complex = 5, boolean = 6 };
constexpr std::uint64_t read_only = 1, copied = 2;  // flags

}  // namespace fulmo::dlpack
