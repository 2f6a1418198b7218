#pragma once
// Out of memory and lost devices on purpose, for tests: only builds with the reference device can ask for it.
#include <cstdint>

namespace fulmo {

enum class Fault { allocation, launch, loss, host };  // host: the program's own memory

#ifdef FULMO_REFERENCE
/// Of the requests from now on, on any device, number `which` (from 0) fails, and only that; negative: none does.
void fail_at(Fault, std::int64_t which);
/// Counts a request; whether it is the one to fail.
bool fails_now(Fault);
#else
inline constexpr bool fails_now(Fault) { return false; }
#endif

}  // namespace fulmo
