#pragma once
// Counts and times for ThreadMXBean: how often and how long threads waited.

#include <atomic>

#include "os/time.h"
#include "runtime/thread.h"

namespace cortado {

class ContentionTimes {
 public:
  static bool enabled() { return enabled_.load(std::memory_order_relaxed); }
  // Switching on begins anew.
  static void set_enabled(bool on);

 private:
  static std::atomic<bool> enabled_;
};

// Around a wait of the current thread.
class WaitTimer {
 public:
  WaitTimer(std::atomic<uint64_t>& count, std::atomic<int64_t>& nanoseconds)
      : nanoseconds_(nanoseconds), start_(ContentionTimes::enabled() ? os::monotonic_ns() : 0) {
    count.fetch_add(1, std::memory_order_relaxed);
  }
  ~WaitTimer() {
    if (start_ != 0) nanoseconds_.fetch_add(os::monotonic_ns() - start_, std::memory_order_relaxed);
  }
  WaitTimer(const WaitTimer&) = delete;
  WaitTimer& operator=(const WaitTimer&) = delete;

 private:
  std::atomic<int64_t>& nanoseconds_;
  int64_t start_;
};

}  // namespace cortado
