// Raw monitors: the agents' own, without an object. Threads that hold or wait for one are in native code, so that no
// safepoint waits for them.

#include <algorithm>
#include <vector>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "os/mutex.h"
#include "os/time.h"
#include "runtime/monitor.h"
#include "runtime/parker.h"
#include "runtime/safepoint.h"

namespace cortado::jvmti {

namespace {

constexpr uint64_t kAlive = 0x526177'4D6F6E21u;

struct Waiter {
  Thread* thread;
  bool is_notified = false;
};

struct RawMonitor {
  uint64_t state = kAlive;
  Mutex mutex{LockRank::kLeaf, "raw monitor"};
  Condition may_enter;
  Thread* owner CORTADO_GUARDED_BY(mutex) = nullptr;
  uint32_t recursions CORTADO_GUARDED_BY(mutex) = 0;
  std::vector<Waiter*> waiting CORTADO_GUARDED_BY(mutex);

  // A thread that is suspended does not hold one: whoever suspends it may need what it would guard. Suspended while it
  // waited, it is so when the owner's exit lets it see that.
  void take(Thread& thread) CORTADO_REQUIRES(mutex) {
    for (;;) {
      while (owner != nullptr) may_enter.wait(mutex);
      owner = &thread;
      if (!thread.is_suspended.load(std::memory_order_relaxed)) return;
      give_up();
      mutex.unlock();
      {
        VmScope until_resumed(thread);
      }
      mutex.lock();
    }
  }
  void give_up() CORTADO_REQUIRES(mutex) {
    owner = nullptr;
    recursions = 0;
    may_enter.notify_one();
  }
};

jvmtiError find_monitor(jrawMonitorID id, RawMonitor*& monitor) {
  monitor = reinterpret_cast<RawMonitor*>(id);
  if (monitor == nullptr || monitor->state != kAlive) return JVMTI_ERROR_INVALID_MONITOR;
  return Thread::current_or_null() == nullptr ? JVMTI_ERROR_UNATTACHED_THREAD : JVMTI_ERROR_NONE;
}

bool take_interrupt(Thread& thread) {
  VmScope vm(thread);
  return !thread.java_thread_handle().is_null() && consume_interrupt(thread);
}
bool is_interrupted(Thread& thread) {
  VmScope vm(thread);
  Handle<Object> java_thread = thread.java_thread_handle();
  return !java_thread.is_null() && HeapAccess::load<uint8_t>(java_thread, wk.fields.Thread_interrupted) != 0;
}

// The monitor is not held. Until a notification, an interrupt, or the deadline.
void sleep(RawMonitor& monitor, Thread& thread, const Waiter& waiter, int64_t deadline) {
  Event& event = thread.parker->event;
  for (;;) {
    bool in_time = event.wait_until(deadline);
    event.reset();
    {
      MutexLock lock(monitor.mutex);
      if (waiter.is_notified) return;
    }
    if (!in_time || is_interrupted(thread)) return;
  }
}

jvmtiError notify(jrawMonitorID id, bool all) {
  RawMonitor* monitor;
  CORTADO_JVMTI_TRY(find_monitor(id, monitor));
  MutexLock lock(monitor->mutex);
  if (monitor->owner != Thread::current_or_null()) return JVMTI_ERROR_NOT_MONITOR_OWNER;
  while (!monitor->waiting.empty()) {
    Waiter* waiter = monitor->waiting.front();
    monitor->waiting.erase(monitor->waiting.begin());
    waiter->is_notified = true;
    waiter->thread->parker->event.set();
    if (!all) break;
  }
  return JVMTI_ERROR_NONE;
}

}  // namespace

jvmtiError JNICALL CreateRawMonitor(jvmtiEnv*, const char* name, jrawMonitorID* monitor) {
  if (name == nullptr || monitor == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *monitor = reinterpret_cast<jrawMonitorID>(new RawMonitor);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL DestroyRawMonitor(jvmtiEnv*, jrawMonitorID id) {
  RawMonitor* monitor;
  CORTADO_JVMTI_TRY(find_monitor(id, monitor));
  {
    MutexLock lock(monitor->mutex);
    if (monitor->owner != nullptr && monitor->owner != Thread::current_or_null()) return JVMTI_ERROR_NOT_MONITOR_OWNER;
    monitor->state = 0;
  }
  delete monitor;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL RawMonitorEnter(jvmtiEnv*, jrawMonitorID id) {
  RawMonitor* monitor;
  CORTADO_JVMTI_TRY(find_monitor(id, monitor));
  Thread& thread = Thread::current();
  MutexLock lock(monitor->mutex);
  if (monitor->owner == &thread) {
    monitor->recursions++;
  } else {
    monitor->take(thread);
  }
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL RawMonitorExit(jvmtiEnv*, jrawMonitorID id) {
  RawMonitor* monitor;
  CORTADO_JVMTI_TRY(find_monitor(id, monitor));
  MutexLock lock(monitor->mutex);
  if (monitor->owner != Thread::current_or_null()) return JVMTI_ERROR_NOT_MONITOR_OWNER;
  if (monitor->recursions > 0) {
    monitor->recursions--;
  } else {
    monitor->give_up();
  }
  return JVMTI_ERROR_NONE;
}

// 0 milliseconds: for ever; negative ones are taken for that too, as in HotSpot.
jvmtiError JNICALL RawMonitorWait(jvmtiEnv*, jrawMonitorID id, jlong milliseconds) {
  RawMonitor* monitor;
  CORTADO_JVMTI_TRY(find_monitor(id, monitor));
  Thread& thread = Thread::current();
  Waiter waiter{&thread};
  uint32_t recursions;
  {
    MutexLock lock(monitor->mutex);
    if (monitor->owner != &thread) return JVMTI_ERROR_NOT_MONITOR_OWNER;
  }
  // An interrupt sets the field first and the event then.
  thread.parker->event.reset();
  if (take_interrupt(thread)) return JVMTI_ERROR_INTERRUPT;
  {
    MutexLock lock(monitor->mutex);
    monitor->waiting.push_back(&waiter);
    recursions = monitor->recursions;
    monitor->give_up();
  }
  int64_t nanoseconds, deadline = INT64_MAX;
  if (milliseconds > 0 && !__builtin_mul_overflow(milliseconds, os::kNanosPerMilli, &nanoseconds))
    deadline = os::deadline_after(nanoseconds);
  sleep(*monitor, thread, waiter, deadline);
  {
    MutexLock lock(monitor->mutex);
    std::erase(monitor->waiting, &waiter);
  }
  // Before it holds the monitor: a thread that is suspended stays in here.
  bool interrupted = !waiter.is_notified && take_interrupt(thread);
  MutexLock lock(monitor->mutex);
  monitor->take(thread);
  monitor->recursions = recursions;
  return interrupted ? JVMTI_ERROR_INTERRUPT : JVMTI_ERROR_NONE;
}

jvmtiError JNICALL RawMonitorNotify(jvmtiEnv*, jrawMonitorID id) { return notify(id, false); }
jvmtiError JNICALL RawMonitorNotifyAll(jvmtiEnv*, jrawMonitorID id) { return notify(id, true); }

}  // namespace cortado::jvmti
