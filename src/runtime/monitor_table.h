#pragma once
// Inflated monitors and the table that finds them by identity hash. For monitor*.cpp, the collector's view and dumps.

#include <atomic>

#include "gc/heap.h"
#include "os/mutex.h"
#include "runtime/thread.h"

namespace cortado {

// A thread that waits to enter, or in Object.wait. Lives on the stack of the waiting thread; guarded by Monitor::mutex
// while it is queued.
struct MonitorWaiter {
  enum class Place : uint8_t { kNone, kEntering, kWaiting };
  Thread* thread = nullptr;
  Place place = Place::kNone;
  bool granted = false;  // the monitor was handed over: owner is already this thread
  uint32_t wakeups = 0;  // without success
  MonitorWaiter* next = nullptr;
  MonitorWaiter* previous = nullptr;
};

struct MonitorQueue {
  std::atomic<MonitorWaiter*> head{nullptr};
  MonitorWaiter* tail = nullptr;

  bool empty() const { return head.load(std::memory_order_seq_cst) == nullptr; }
  void append(MonitorWaiter* waiter);
  void remove(MonitorWaiter* waiter);
};

struct Monitor {
  Object* object = nullptr;  // updated by the collector; weak unless the monitor is in use
  Monitor* next = nullptr;   // in its bucket
  uint32_t hash = 0;
  // Null: free. kAnonymous: the thread that has the object on its lock stack, until that thread finds out.
  std::atomic<Thread*> owner{nullptr};
  uint32_t recursions = 0;         // by the owner, beyond the first
  std::atomic<uint32_t> users{0};  // threads that enter or wait: keeps the monitor and its object alive
  Mutex mutex{LockRank::kMonitor, "monitor"};
  MonitorQueue entering, waiting;
  // The first of `entering` was woken and has not gone to sleep again: those who leave need not wake it.
  std::atomic<bool> heir_is_awake{false};
  std::atomic<uint32_t> spin_limit{0};  // adapts to whether spinning helped; updates may be lost

  static Thread* anonymous() { return reinterpret_cast<Thread*>(uintptr_t{1}); }
  bool is_idle() const {
    return owner.load(std::memory_order_relaxed) == nullptr && users.load(std::memory_order_relaxed) == 0;
  }
};

class MonitorTable {
 public:
  // The monitor of an object whose header says so, or after making it say so. Null: no memory. The result is valid until
  // the next safepoint; count `users` up before one.
  static Monitor* inflate(Object* object) IN_VM;
  // The monitor if the object has one, else null.
  static Monitor* find(Object* object) IN_VM;
  // Monitors in use, as strong roots; then the rest as weak ones: those of dead objects are freed, idle ones deflated.
  static void visit_strong(RootVisitor& visitor);
  static void visit_weak(WeakVisitor& visitor, CollectionScope scope);
  // The world is stopped, or the answer may be old. `visit` takes no locks.
  static void for_each(void* context, void (*visit)(void* context, Monitor& monitor));
  static size_t count();
};

}  // namespace cortado
