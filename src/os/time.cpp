#include "os/time.h"

#include <ctime>

namespace cortado::os {
namespace {
int64_t read_clock(clockid_t clock) {
  timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * kNanosPerSecond + t.tv_nsec;
}
}  // namespace

int64_t monotonic_ns() { return read_clock(CLOCK_MONOTONIC); }
int64_t wall_clock_ns() { return read_clock(CLOCK_REALTIME); }
int64_t process_cpu_ns() { return read_clock(CLOCK_PROCESS_CPUTIME_ID); }
int64_t thread_cpu_ns() { return read_clock(CLOCK_THREAD_CPUTIME_ID); }
int64_t cpu_ns_of(pthread_t thread) {
  clockid_t clock;
  return pthread_getcpuclockid(thread, &clock) == 0 ? read_clock(clock) : 0;
}

}  // namespace cortado::os
