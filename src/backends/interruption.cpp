#include "backends/interruption.hpp"

#include <atomic>
#include <chrono>

namespace fulmo {

namespace {

std::atomic<void (*)()> asked{nullptr};

}  // namespace

void ask_while_working(void (*question)()) { asked = question; }

void stop_if_asked() {
  using Clock = std::chrono::steady_clock;
  thread_local Clock::time_point latest{};
  const auto question = asked.load();
  if (!question || Clock::now() - latest < std::chrono::milliseconds(50)) return;
  latest = Clock::now();
  question();
}

}  // namespace fulmo
