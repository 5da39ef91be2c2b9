#include "os/thread.h"

#include <linux/futex.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>

#include "os/container.h"
#include "os/memory.h"
#include "os/spare_stack.h"
#include "os/time.h"

namespace cortado::os {

int32_t current_thread_id() { return static_cast<int32_t>(syscall(SYS_gettid)); }
int32_t process_id() { return getpid(); }

void set_current_thread_name(const char* name) {
  char buffer[16];
  std::strncpy(buffer, name, sizeof buffer - 1);
  buffer[sizeof buffer - 1] = '\0';
  pthread_setname_np(pthread_self(), buffer);
}
void yield() { sched_yield(); }

uint32_t processor_count() {
  cpu_set_t set;
  uint32_t count = 0;
  if (sched_getaffinity(0, sizeof set, &set) == 0) count = static_cast<uint32_t>(CPU_COUNT(&set));
  if (count == 0) count = static_cast<uint32_t>(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)));
  uint32_t quota = container_processors();
  return quota != 0 && quota < count ? quota : count;
}
// As HotSpot without -XX:ThreadPriorityPolicy: Java priorities do not reach the system.
bool set_priority(int32_t /*thread_id*/, int /*java_priority*/) { return true; }

StackBounds current_stack_bounds() {
  if (SpareStack spare = current_spare_stack(); spare.low != nullptr) return {spare.low, spare.high};
  pthread_attr_t attributes;
  void* low = nullptr;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
    pthread_attr_getstack(&attributes, &low, &size);
    pthread_attr_destroy(&attributes);
  }
  auto* start = static_cast<uint8_t*>(low);
  // The first thread's stack grows on demand up to its limit; with no limit the library reports a huge one.
  constexpr size_t kMost = size_t{64} << 20;
  uint8_t* high = start + size;
  if (size > kMost) start = high - kMost;
  return {start, high};
}

int start_thread(size_t stack_size, void* (*body)(void*), void* argument, pthread_t* id) {
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error != 0) return error;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setguardsize(&attributes, page_size());
  size_t size = align_up(std::max(stack_size, static_cast<size_t>(PTHREAD_STACK_MIN)), page_size());
  error = pthread_attr_setstacksize(&attributes, size);
  if (error == 0) error = pthread_create(id, &attributes, body, argument);
  pthread_attr_destroy(&attributes);
  return error;
}

bool futex_wait(const uint32_t* word, uint32_t expected, int64_t deadline_ns) {
  timespec deadline{deadline_ns / kNanosPerSecond, deadline_ns % kNanosPerSecond};
  if (deadline_ns < 0) deadline = {0, 0};
  // FUTEX_WAIT_BITSET takes an absolute time.
  long result = syscall(SYS_futex, word, FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, expected,
                        deadline_ns == INT64_MAX ? nullptr : &deadline, nullptr, FUTEX_BITSET_MATCH_ANY);
  return result == 0 || errno != ETIMEDOUT;
}
void futex_wake(const uint32_t* word, int32_t count) {
  syscall(SYS_futex, word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, count, nullptr, nullptr, 0);
}

}  // namespace cortado::os
