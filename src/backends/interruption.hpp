#pragma once
// Ctrl-C: what the program around the library wants asked between the parts of long work.

namespace fulmo {

/// Thrown by the question to stop the work; what is not computed stays pending and can be asked for again.
struct Interrupted {
  virtual ~Interrupted() = default;
};

/// Asked in whatever thread works, with no lock held.
void ask_while_working(void (*question)());
/// Asks if this thread has not for 50 ms.
void stop_if_asked();

}  // namespace fulmo
