#include "runtime/contention.h"

namespace cortado {

std::atomic<bool> ContentionTimes::enabled_{false};

void ContentionTimes::set_enabled(bool on) {
  if (on && !enabled()) {
    for_each_thread([](Thread& thread) {
      thread.contention.blocked_ns.store(0, std::memory_order_relaxed);
      thread.contention.waited_ns.store(0, std::memory_order_relaxed);
    });
  }
  enabled_.store(on, std::memory_order_relaxed);
}

}  // namespace cortado
