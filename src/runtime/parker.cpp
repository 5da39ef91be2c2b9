#include "runtime/parker.h"

#include "gc/heap_access.h"
#include "os/thread.h"
#include "os/time.h"
#include "runtime/contention.h"
#include "runtime/exceptions.h"
#include "runtime/monitor.h"
#include "runtime/thread.h"
#include "runtime/thread_list.h"

namespace cortado {

void Event::wake() { os::futex_wake(&word_, 1); }
bool Event::wait_until(int64_t deadline_ns) {
  for (;;) {
    uint32_t seen = kClear;
    __atomic_compare_exchange_n(&word_, &seen, kAwaited, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    if (seen == kSet) return true;
    if (!os::futex_wait(&word_, kAwaited, deadline_ns)) return is_set();
  }
}

// Locks are often handed over within microseconds, and to sleep and be woken takes tens of them.
bool Parker::spin_for_permit() {
  constexpr uint32_t kMost = 512, kFewest = 16, kStep = 64;
  for (uint32_t i = 0; i < spin_limit_; i++) {
    if (__atomic_load_n(&permit_, __ATOMIC_RELAXED) == kGiven && try_take_permit()) {
      spin_limit_ = spin_limit_ + kStep < kMost ? spin_limit_ + kStep : kMost;
      return true;
    }
    os::spin_pause();
  }
  // Goes on trying a little, so that it can grow again.
  spin_limit_ = spin_limit_ > kStep ? spin_limit_ - spin_limit_ / 4 : kFewest;
  return false;
}

// A signal ends the futex call, but not the wait.
void Parker::wait_for_permit(int64_t deadline_ns) {
  if (spin_for_permit()) return;
  uint32_t seen = kNone;
  __atomic_compare_exchange_n(&permit_, &seen, kAwaited, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  while (seen != kGiven && os::futex_wait(&permit_, kAwaited, deadline_ns)) {
    seen = __atomic_load_n(&permit_, __ATOMIC_SEQ_CST);
  }
  try_take_permit();
}
void Parker::give_permit() {
  if (__atomic_exchange_n(&permit_, kGiven, __ATOMIC_SEQ_CST) == kAwaited) os::futex_wake(&permit_, 1);
}

namespace {

bool is_interrupted(Thread& thread) IN_VM {
  if (thread.java_thread == nullptr) return false;
  return HeapAccess::load<uint8_t, __ATOMIC_SEQ_CST>(thread.java_thread_handle(), wk.fields.Thread_interrupted) != 0;
}

}  // namespace

bool consume_interrupt(Thread& thread) {
  if (!is_interrupted(thread)) return false;
  HeapAccess::store<uint8_t, __ATOMIC_SEQ_CST>(thread.java_thread_handle(), wk.fields.Thread_interrupted, 0);
  return true;
}

void thread_park(Thread& thread, bool absolute, int64_t time) {
  Parker& parker = *thread.parker;
  WaitTimer timer(thread.contention.waited, thread.contention.waited_ns);
  if (parker.try_take_permit() || is_interrupted(thread)) return;
  if (time < 0 || (absolute && time == 0)) return;
  int64_t deadline = INT64_MAX;
  if (absolute) {
    int64_t now = os::wall_clock_ms();
    if (time <= now) return;
    int64_t nanoseconds;
    if (!__builtin_mul_overflow(time - now, os::kNanosPerMilli, &nanoseconds))
      deadline = os::deadline_after(nanoseconds);
  } else if (time > 0) {
    deadline = os::deadline_after(time);
  }
  JavaThreadStatus before = thread.java_status();
  thread.set_java_status(time == 0 ? JavaThreadStatus::kParked : JavaThreadStatus::kParkedTimed);
  {
    BlockedScope blocked(thread);
    parker.wait_for_permit(deadline);
  }
  thread.set_java_status(before);
}

void thread_unpark(Handle<Object> java_thread) {
  if (java_thread.is_null()) return;
  // A Thread's memory is never given back, only used for other threads, which may see a spurious permit.
  auto* target =
      reinterpret_cast<Thread*>(HeapAccess::load<int64_t, __ATOMIC_ACQUIRE>(java_thread, wk.fields.Thread_eetop));
  if (target == nullptr) return;
  if (Parker* parker = __atomic_load_n(&target->parker, __ATOMIC_ACQUIRE)) parker->give_permit();
}

void thread_interrupt(Handle<Object> java_thread) {
  if (java_thread.is_null()) return;
  auto* target =
      reinterpret_cast<Thread*>(HeapAccess::load<int64_t, __ATOMIC_ACQUIRE>(java_thread, wk.fields.Thread_eetop));
  if (target == nullptr) return;
  MutexLock lock(ThreadList::mutex);
  if (!ThreadList::contains(target)) return;
  target->parker->event.set();
  target->parker->give_permit();
}

JavaResult<void> thread_sleep(Thread& thread, int64_t milliseconds) {
  int64_t nanoseconds, deadline = INT64_MAX;
  if (!__builtin_mul_overflow(milliseconds, os::kNanosPerMilli, &nanoseconds))
    deadline = os::deadline_after(nanoseconds);
  Event& event = thread.parker->event;
  JavaThreadStatus before = thread.java_status();
  thread.set_java_status(JavaThreadStatus::kSleeping);
  WaitTimer timer(thread.contention.waited, thread.contention.waited_ns);
  bool interrupted = false;
  for (;;) {
    event.reset();
    interrupted = consume_interrupt(thread);
    if (interrupted || thread.async_exception != nullptr || os::monotonic_ns() >= deadline) break;
    BlockedScope blocked(thread);
    event.wait_until(deadline);
  }
  thread.set_java_status(before);
  if (interrupted) return throw_new(thread, wk.classes.InterruptedException, "sleep interrupted");
  return {};
}

}  // namespace cortado
