#pragma once
namespace fulmo {
/// Stamped into cache keys and results; raised whenever an operation's bits change on purpose.
inline constexpr int numerics_version = 1;
}  // namespace fulmo
