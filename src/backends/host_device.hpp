#pragma once
#include <cstring>

#include "backends/device.hpp"

namespace fulmo {

/// A device whose memory is the host's.
class HostDevice : public Device {
 public:
  void upload(Memory& to, std::size_t offset, const void* from, std::size_t bytes) override {
    std::memcpy(static_cast<char*>(to.host) + offset, from, bytes);
  }
  void download(const Memory& from, std::size_t offset, void* to, std::size_t bytes) override {
    std::memcpy(to, static_cast<const char*>(from.host) + offset, bytes);
  }
  void copy(const Memory& from, std::size_t from_offset, Memory& to, std::size_t to_offset,
            std::size_t bytes) override {
    std::memmove(static_cast<char*>(to.host) + to_offset, static_cast<const char*>(from.host) + from_offset, bytes);
  }
  void fill(Memory& to, std::uint8_t byte) override { std::memset(to.host, byte, to.bytes); }
};

}  // namespace fulmo
