#pragma once
// What threads sleep on. A Parker belongs to a place for a Thread and outlives it: waking one that is gone is harmless.

#include <cstdint>

#include "base/annotations.h"

namespace cortado {

// Set once, waited for by one thread, reset by that thread. All functions in any thread state; wait in a BlockedScope.
class Event {
 public:
  void reset() { __atomic_store_n(&word_, 0, __ATOMIC_SEQ_CST); }
  void set();
  bool is_set() const { return __atomic_load_n(&word_, __ATOMIC_SEQ_CST) != 0; }
  // Until set, or until the deadline of os::monotonic_ns() (INT64_MAX: none). False: the deadline has passed.
  bool wait_until(int64_t deadline_ns) const;

 private:
  uint32_t word_ = 0;
};

class Parker {
 public:
  // java.util.concurrent.locks.LockSupport: one permit.
  bool try_take_permit() { return __atomic_exchange_n(&permit_, 0, __ATOMIC_SEQ_CST) != 0; }
  // Waits for the permit and takes it; gives up at the deadline.
  void wait_for_permit(int64_t deadline_ns);
  void give_permit();
  // For monitors, Object.wait and Thread.sleep.
  Event event;

 private:
  uint32_t permit_ = 0;
};

}  // namespace cortado
