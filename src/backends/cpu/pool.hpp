#pragma once
// One pool of threads for all CPU work; waiting is passive, since spinning triples a run on shared cores.
#include <cstdint>
#include <functional>

namespace fulmo {

/// Calls f(begin, end) over parts of [0, count) of at least `grain`; returns when all are done; rethrows the first
/// error. Callable from any thread; a call inside a call runs alone.
void parallel_for(std::int64_t count, std::int64_t grain, const std::function<void(std::int64_t, std::int64_t)>& f);
/// Threads that share the work: FULMO_THREADS, else the cores this process may use.
int thread_count();

}  // namespace fulmo
