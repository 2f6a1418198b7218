#include "backends/cpu/pool.hpp"

#include <algorithm>
#include <atomic>
#include <cfenv>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>
#if defined(__x86_64__) || defined(_M_X64)
#include <xmmintrin.h>
#endif

#include "backends/interruption.hpp"
#include "backends/platform.hpp"

namespace fulmo {

namespace {

/// Round to nearest with subnormals kept, whatever another library has left behind; restored at the end.
class ExactArithmetic {
 public:
#if defined(__x86_64__) || defined(_M_X64)
  ExactArithmetic() : saved_(_mm_getcsr()) { _mm_setcsr(0x1f80); }
  ~ExactArithmetic() { _mm_setcsr(saved_); }

 private:
  unsigned saved_;
#else
  ExactArithmetic() { std::fegetenv(&saved_), std::fesetenv(FE_DFL_ENV); }
  ~ExactArithmetic() { std::fesetenv(&saved_); }

 private:
  std::fenv_t saved_;
#endif
};

struct Job {
  std::int64_t count, chunk;
  const std::function<void(std::int64_t, std::int64_t)>* f;
  std::atomic<std::int64_t> next{0};
  std::int64_t unfinished;  // chunks; guarded by mutex
  std::mutex mutex;
  std::condition_variable done;
  std::exception_ptr error;

  void work() {
    ExactArithmetic exact;
    for (std::int64_t begin; (begin = next.fetch_add(chunk)) < count;) {
      std::exception_ptr failure;
      try {
        (*f)(begin, std::min(begin + chunk, count));
      } catch (...) {
        failure = std::current_exception();
      }
      std::lock_guard lock(mutex);
      if (failure && !error) error = failure;
      if (--unfinished == 0) done.notify_all();
    }
  }
};

class Pool {
 public:
  /// Threads are never joined: at exit the process ends them, and a forked child starts its own pool.
  static Pool& instance() {
    static std::atomic<Pool*> pool = [] {
      call_in_forked_child([] { pool = new Pool; });
      return new Pool;
    }();
    return *pool;
  }

  void run(const std::shared_ptr<Job>& job) {
    {
      std::lock_guard lock(mutex_);
      start_threads();
      for (int i = 1; i < size_; ++i) jobs_.push_back(job);
    }
    wake_.notify_all();
    job->work();
    std::unique_lock lock(job->mutex);
    job->done.wait(lock, [&] { return job->unfinished == 0; });
  }

 private:
  void start_threads() {
    for (; started_ < size_ - 1; ++started_) std::thread([this] { loop(); }).detach();
  }

  void loop() {
    inside = true;
    while (true) {
      std::shared_ptr<Job> job;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return !jobs_.empty(); });
        job = std::move(jobs_.front());
        jobs_.pop_front();
      }
      job->work();
    }
  }

 public:
  static thread_local bool inside;

 private:
  const int size_ = thread_count();
  int started_ = 0;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::shared_ptr<Job>> jobs_;
};

thread_local bool Pool::inside = false;

}  // namespace

int thread_count() {
  static const int count = [] {
    const char* asked = std::getenv("FULMO_THREADS");
    return std::max(1, asked ? std::atoi(asked) : usable_cores());
  }();
  return count;
}

void parallel_for(std::int64_t count, std::int64_t grain, const std::function<void(std::int64_t, std::int64_t)>& f) {
  if (count <= 0) return;
  grain = std::max<std::int64_t>(grain, 1);
  const std::int64_t chunk = std::max(grain, (count + 8 * thread_count() - 1) / (8 * thread_count()));
  if (!Pool::inside) stop_if_asked();
  if (thread_count() == 1 || count <= chunk || Pool::inside) {
    ExactArithmetic exact;
    return f(0, count);
  }
  auto job = std::make_shared<Job>();
  job->count = count, job->chunk = chunk, job->f = &f, job->unfinished = (count + chunk - 1) / chunk;
  const bool outer = std::exchange(Pool::inside, true);
  Pool::instance().run(job);
  Pool::inside = outer;
  if (job->error) std::rethrow_exception(job->error);
}

}  // namespace fulmo
