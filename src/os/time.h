#pragma once
// Clocks. Any thread, any state.

#include <pthread.h>

#include <cstdint>

namespace cortado::os {

inline constexpr int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr int64_t kNanosPerMilli = 1'000'000;

int64_t monotonic_ns();   // since an arbitrary point; never goes back
int64_t wall_clock_ns();  // since 1970-01-01 UTC
inline int64_t monotonic_ms() { return monotonic_ns() / kNanosPerMilli; }
inline int64_t wall_clock_ms() { return wall_clock_ns() / kNanosPerMilli; }
int64_t process_cpu_ns();
int64_t thread_cpu_ns();              // of the calling thread
int64_t cpu_ns_of(pthread_t thread);  // of a thread that has not ended; 0 if unknown
// A deadline on the monotonic clock, saturating.
inline int64_t deadline_after(int64_t nanoseconds) {
  int64_t deadline;
  return __builtin_add_overflow(monotonic_ns(), nanoseconds, &deadline) ? INT64_MAX : deadline;
}

}  // namespace cortado::os
