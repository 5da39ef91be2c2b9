#pragma once
// What threads sleep on. A Parker belongs to a place for a Thread and outlives it: waking one that is gone is harmless.

#include <cstdint>

#include "base/annotations.h"

namespace cortado {

// Set once, waited for by one thread, reset by that thread. All functions in any thread state; wait in a BlockedScope.
// Only a thread that sleeps is woken by a system call.
class Event {
 public:
  void reset() { __atomic_store_n(&word_, kClear, __ATOMIC_SEQ_CST); }
  void set() {
    if (set_quietly()) wake();
  }
  // The halves of set(), for who holds a lock that the thread wants once it is awake: wake() is called when the lock is
  // released, if the first answers true. The thread may be gone by then, or sleep for another reason, and goes on doing so.
  bool set_quietly() { return __atomic_exchange_n(&word_, kSet, __ATOMIC_SEQ_CST) == kAwaited; }
  void wake();
  bool is_set() const { return __atomic_load_n(&word_, __ATOMIC_SEQ_CST) == kSet; }
  // Until set, or until the deadline of os::monotonic_ns() (INT64_MAX: none). False: the deadline has passed.
  bool wait_until(int64_t deadline_ns);

 private:
  static constexpr uint32_t kClear = 0, kSet = 1, kAwaited = 2;  // clear, and the thread sleeps or is about to
  uint32_t word_ = kClear;
};

class Parker {
 public:
  // java.util.concurrent.locks.LockSupport: one permit.
  bool try_take_permit() { return __atomic_exchange_n(&permit_, kNone, __ATOMIC_SEQ_CST) == kGiven; }
  // Waits for the permit and takes it; gives up at the deadline, or earlier. Looks for it a while before the thread
  // sleeps, the longer the more often that helped.
  void wait_for_permit(int64_t deadline_ns);
  void give_permit();
  // For monitors, Object.wait and Thread.sleep.
  Event event;

 private:
  static constexpr uint32_t kNone = 0, kGiven = 1, kAwaited = 2;  // none, and the thread sleeps or is about to
  bool spin_for_permit();
  uint32_t permit_ = kNone;
  uint32_t spin_limit_ = 0;  // of its thread alone
};

}  // namespace cortado
