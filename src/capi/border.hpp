#pragma once
// What the C interface is written with: no exception crosses it, no null pointer is followed.
#include <atomic>
#include <string>

#include "core/image.hpp"
#include "fulmo/fulmo.h"

struct fulmo_image {
  fulmo::Image image;
  std::atomic<int> owners{1};
};

namespace fulmo::capi {

/// Within a catch block: remembers the error for this thread and gives its class.
fulmo_status caught() noexcept;

template <class F>
fulmo_status guarded(F&& f) noexcept {
  try {
    f();
    return FULMO_OK;
  } catch (...) {
    return caught();
  }
}

template <class T>
T& given(T* pointer, const char* name) {
  if (!pointer) throw ParameterError(std::string(name) + " must be given, got NULL");
  return *pointer;
}

/// Keeps a text until this thread hands out the next one.
const char* hand_out(std::string text);
/// NULL and "": the current device.
DeviceRef device_or_current(const char* name);
/// Everything that is declared of an operation.
std::string described(const std::string& operation);

}  // namespace fulmo::capi
