#pragma once
// Work without Python's lock.
#include <nanobind/nanobind.h>

#include <chrono>
#include <thread>

namespace fulmo {

/// While it lives, other threads of Python go on.
class WithoutInterpreter {
 public:
  WithoutInterpreter() : state_(PyEval_SaveThread()) {}
  /// Once Python has ended, this thread never comes back: up to Python 3.13 it would be unwound by pthread_exit, which
  /// frames of C++ do not allow, and a whole process would be terminated at its very end.
  ~WithoutInterpreter() {
    try {
      PyEval_RestoreThread(state_);
    } catch (...) {
      while (true) std::this_thread::sleep_for(std::chrono::hours(1));
    }
  }
  WithoutInterpreter(const WithoutInterpreter&) = delete;
  WithoutInterpreter& operator=(const WithoutInterpreter&) = delete;

 private:
  PyThreadState* state_;
};

/// Of a function that Python calls: it runs without the lock.
using Free = nanobind::call_guard<WithoutInterpreter>;

}  // namespace fulmo
