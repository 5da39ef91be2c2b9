#include "os/mutex.h"

#include <cerrno>
#include <ctime>

#include "os/time.h"

namespace cortado {

#if CORTADO_ASSERTIONS
namespace {
// What the calling thread holds, in the order of locking.
constexpr uint32_t kMaxHeld = 16;
thread_local const Mutex* held[kMaxHeld];
thread_local uint32_t held_count = 0;

void check_rank(const Mutex* mutex) {
  for (uint32_t i = 0; i < held_count; i++) {
    if (held[i] == mutex) fatal_at(mutex->name(), 0, "mutex locked twice by one thread");
    if (held[i]->rank() <= mutex->rank()) fatal_at(mutex->name(), 0, "mutex locked against the order of ranks");
  }
}
void push_held(const Mutex* mutex) {
  CORTADO_CHECK(held_count < kMaxHeld);
  held[held_count++] = mutex;
}
void pop_held(const Mutex* mutex) {
  uint32_t i = held_count;
  while (i > 0 && held[i - 1] != mutex) i--;
  CORTADO_CHECK(i > 0);
  for (; i < held_count; i++) held[i - 1] = held[i];
  held_count--;
}
}  // namespace
bool Mutex::held_by_current() const {
  for (uint32_t i = 0; i < held_count; i++) {
    if (held[i] == this) return true;
  }
  return false;
}
#else
namespace {
void check_rank(const Mutex*) {}
void push_held(const Mutex*) {}
void pop_held(const Mutex*) {}
}  // namespace
bool Mutex::held_by_current() const { return true; }
#endif

void Mutex::lock() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  check_rank(this);
  int error = pthread_mutex_lock(&mutex_);
  CORTADO_CHECK(error == 0);
  push_held(this);
}
bool Mutex::try_lock() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  if (pthread_mutex_trylock(&mutex_) != 0) return false;
  push_held(this);
  return true;
}
void Mutex::unlock() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  pop_held(this);
  int error = pthread_mutex_unlock(&mutex_);
  CORTADO_CHECK(error == 0);
}

void Condition::wait(Mutex& mutex) {
  pop_held(&mutex);
  pthread_cond_wait(&condition_, &mutex.mutex_);
  push_held(&mutex);
}
bool Condition::wait_until(Mutex& mutex, int64_t deadline_ns) {
  if (deadline_ns == INT64_MAX) {
    wait(mutex);
    return true;
  }
  timespec deadline{deadline_ns / os::kNanosPerSecond, deadline_ns % os::kNanosPerSecond};
  if (deadline_ns < 0) deadline = {0, 0};
  pop_held(&mutex);
  int error = pthread_cond_clockwait(&condition_, &mutex.mutex_, CLOCK_MONOTONIC, &deadline);
  push_held(&mutex);
  return error != ETIMEDOUT;
}
void Condition::notify_one() { pthread_cond_signal(&condition_); }
void Condition::notify_all() { pthread_cond_broadcast(&condition_); }

}  // namespace cortado
