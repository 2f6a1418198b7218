// Errors, texts and the library itself.
#include <new>
#include <utility>

#include "capi/border.hpp"
#include "core/version.hpp"

namespace fulmo::capi {

namespace {

struct LatestError {
  fulmo_status status = FULMO_OK;
  std::string text;
};

LatestError& latest() {
  thread_local LatestError error;
  return error;
}

fulmo_status remember(fulmo_status status, const char* text) noexcept {
  latest().status = status;
  try {
    latest().text = text;
  } catch (...) {
    latest().text.clear();
  }
  return status;
}

}  // namespace

fulmo_status caught() noexcept {
  try {
    throw;
  } catch (const ParameterError& e) {
    return remember(FULMO_PARAMETER_ERROR, e.what());
  } catch (const TypeMismatch& e) {
    return remember(FULMO_TYPE_MISMATCH, e.what());
  } catch (const ShapeError& e) {
    return remember(FULMO_SHAPE_ERROR, e.what());
  } catch (const DeviceError& e) {
    return remember(FULMO_DEVICE_ERROR, e.what());
  } catch (const OutOfMemoryError& e) {
    return remember(FULMO_OUT_OF_MEMORY, e.what());
  } catch (const KernelError& e) {
    return remember(FULMO_KERNEL_ERROR, e.what());
  } catch (const UnsupportedError& e) {
    return remember(FULMO_UNSUPPORTED, e.what());
  } catch (const Bug& e) {
    return remember(FULMO_BUG, e.what());
  } catch (const Error& e) {
    return remember(FULMO_ERROR, e.what());
  } catch (const std::bad_alloc&) {
    return remember(FULMO_OUT_OF_MEMORY, "the host has no memory left");
  } catch (const std::exception& e) {
    return remember(FULMO_BUG, e.what());
  } catch (...) {
    return remember(FULMO_BUG, "an unknown exception");
  }
}

const char* hand_out(std::string text) {
  thread_local std::string kept;
  kept = std::move(text);
  return kept.c_str();
}

}  // namespace fulmo::capi

using namespace fulmo::capi;

fulmo_status fulmo_error_class(void) { return latest().status; }

const char* fulmo_error_text(void) { return latest().text.c_str(); }

const char* fulmo_version(void) { return FULMO_VERSION; }

int32_t fulmo_numerics_version(void) { return fulmo::numerics_version; }

int32_t fulmo_eager(void) { return fulmo::eager(); }

void fulmo_set_eager(int32_t on) { fulmo::set_eager(on != 0); }
