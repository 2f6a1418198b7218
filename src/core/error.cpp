#include "core/error.hpp"

#include <new>
#include <stdexcept>

namespace fulmo {

void rethrow_with(const std::string& before, const std::string& after) {
  const auto text = [&](const Error& e) {
    const std::string what = e.what();
    return (what.rfind(before, 0) == 0 ? what : before + what) + after;
  };
  try {
    throw;
  } catch (const ParameterError& e) {
    throw ParameterError(text(e));
  } catch (const TypeMismatch& e) {
    throw TypeMismatch(text(e));
  } catch (const ShapeError& e) {
    throw ShapeError(text(e));
  } catch (const DeviceError& e) {
    throw DeviceError(text(e));
  } catch (const OutOfMemoryError& e) {
    throw OutOfMemoryError(text(e));
  } catch (const KernelError& e) {
    throw KernelError(text(e));
  } catch (const UnsupportedError& e) {
    throw UnsupportedError(text(e));
  } catch (const Bug& e) {
    throw Bug(text(e));
  } catch (const std::bad_alloc&) {
    throw OutOfMemoryError(before + "the host has no memory left" + after);
  } catch (const std::length_error&) {
    throw OutOfMemoryError(before + "the host has no memory left" + after);
  }
}

}  // namespace fulmo
