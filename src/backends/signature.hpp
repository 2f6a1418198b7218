#pragma once
// For tests that compare our declarations of a driver with its own headers.
#include <type_traits>

namespace fulmo {

template <class A, class B>
constexpr bool passed_alike =
    sizeof(A) == sizeof(B) && std::is_pointer_v<A> == std::is_pointer_v<B>&& std::is_floating_point_v<A> ==
                                  std::is_floating_point_v<B>;

template <class R1, class... A1, class R2, class... A2>
constexpr bool called_alike(R1 (*)(A1...), R2 (*)(A2...)) {
  if constexpr (sizeof...(A1) == sizeof...(A2)) return passed_alike<R1, R2> && (passed_alike<A1, A2> && ...);
  return false;
}

}  // namespace fulmo
