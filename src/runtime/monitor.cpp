// Inflated monitors: contention, wait and notify.
//
// A releasing thread stores a null owner and then looks at the entry queue; an entering one queues itself and then tries
// the owner word: so one of them sees the other, and no wake-up is lost. Whoever finds the monitor free may take it; a
// queued thread that lost too often gets it handed over.

#include "runtime/monitor.h"

#include <vector>

#include "gc/heap_access.h"
#include "os/thread.h"
#include "os/time.h"
#include "runtime/agent_hooks.h"
#include "runtime/contention.h"
#include "runtime/exceptions.h"
#include "runtime/monitor_table.h"
#include "runtime/parker.h"
#include "runtime/safepoint.h"

namespace cortado {

namespace {

constexpr uint32_t kFastSpins = 64;    // on a fast lock, before inflating
constexpr uint32_t kMostSpins = 1024;  // on an inflated one
constexpr uint32_t kWakeupsToHandOver = 16;
constexpr uint32_t kHeirSpins = 128;  // of a woken thread that lost, before it sleeps again
constexpr const char* kNotOwner = "current thread is not owner";

bool try_acquire(Monitor& m, Thread& thread) {
  Thread* expected = nullptr;
  return m.owner.compare_exchange_strong(expected, &thread, std::memory_order_seq_cst);
}

// The owner learns that a contender has inflated its fast lock: the entries of the lock stack become recursions.
void claim_if_mine(Monitor& m, Thread& thread, const Object* object) {
  if (m.owner.load(std::memory_order_relaxed) != Monitor::anonymous()) return;
  LockStack& stack = thread.lock_stack;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < stack.count; i++) {
    if (stack.objects[i] != object) stack.objects[kept++] = stack.objects[i];
  }
  uint32_t entries = stack.count - kept;
  if (entries == 0) return;
  stack.count = kept;
  m.recursions = entries - 1;
  m.owner.store(&thread, std::memory_order_relaxed);
}

// The first in the queue, to be woken when the monitor's lock is released; null if nobody sleeps.
Event* call_successor(Monitor& m) {
  MutexLock lock(m.mutex);
  MonitorWaiter* waiter = m.entering.head.load(std::memory_order_relaxed);
  // A new owner wakes it when it leaves.
  if (waiter == nullptr || m.owner.load(std::memory_order_seq_cst) != nullptr) return nullptr;
  if (++waiter->wakeups > kWakeupsToHandOver && try_acquire(m, *waiter->thread)) {
    m.entering.remove(waiter);
    waiter->granted = true;
    m.heir_is_awake.store(false, std::memory_order_seq_cst);
  } else {
    m.heir_is_awake.store(true, std::memory_order_seq_cst);
  }
  Event& event = waiter->thread->parker->event;
  return event.set_quietly() ? &event : nullptr;
}

void release(Monitor& m) {
  m.recursions = 0;
  m.owner.store(nullptr, std::memory_order_seq_cst);
  bool wake = !m.entering.empty() && !m.heir_is_awake.load(std::memory_order_seq_cst);
  if (CORTADO_LIKELY(!wake)) return;
  if (Event* event = call_successor(m)) event->wake();
}

// The waiter is in the entry queue, the thread in a BlockedScope. Returns as the owner.
void wait_to_enter(Monitor& m, MonitorWaiter& waiter) {
  Event& event = waiter.thread->parker->event;
  for (;;) {
    {
      MutexLock lock(m.mutex);
      if (waiter.granted) return;
      event.reset();
      // Whoever leaves from here on wakes the heir again; who left before is seen by try_acquire.
      if (m.entering.head.load(std::memory_order_relaxed) == &waiter) {
        m.heir_is_awake.store(false, std::memory_order_seq_cst);
      }
      if (try_acquire(m, *waiter.thread)) {
        m.entering.remove(&waiter);
        return;
      }
    }
    event.wait_until(INT64_MAX);
    for (uint32_t i = 0; i < kHeirSpins && m.owner.load(std::memory_order_relaxed) != nullptr; i++) os::spin_pause();
  }
}

bool spin_to_enter(Monitor& m, Thread& thread) {
  uint32_t limit = m.spin_limit.load(std::memory_order_relaxed);
  for (uint32_t i = 0; i <= limit; i++) {
    if (m.owner.load(std::memory_order_relaxed) == nullptr && try_acquire(m, thread)) {
      m.spin_limit.store(limit + 64 < kMostSpins ? limit + 64 : kMostSpins, std::memory_order_relaxed);
      return true;
    }
    if (thread.poll_word.load(std::memory_order_relaxed) == 0) return false;
    os::spin_pause();
  }
  // Keeps trying a little, so that it can grow again.
  m.spin_limit.store(limit > 64 ? limit - limit / 4 : 32, std::memory_order_relaxed);
  return false;
}

// Counted in m.users.
void enter_contended(Monitor& m, Thread& thread) MAY_GC {
  if (spin_to_enter(m, thread)) return;
  JavaThreadStatus before = thread.java_status();
  thread.set_java_status(JavaThreadStatus::kBlockedOnMonitorEnter);
  thread.waiting_on = &m;
  {
    WaitTimer timer(thread.contention.blocked, thread.contention.blocked_ns);
    BlockedScope blocked(thread);
    for (;;) {
      MonitorWaiter waiter;
      waiter.thread = &thread;
      waiter.place = MonitorWaiter::Place::kEntering;
      {
        MutexLock lock(m.mutex);
        m.entering.append(&waiter);
      }
      wait_to_enter(m, waiter);
      if (CORTADO_LIKELY(!thread.is_suspended.load(std::memory_order_relaxed))) break;
      // A thread that was suspended meanwhile does not take the monitor from others.
      release(m);
      Safepoint::wait_while_suspended(thread);
    }
  }
  thread.waiting_on = nullptr;
  thread.set_java_status(before);
}

bool spin_on_fast_lock(Thread& thread, Object* object) IN_VM {
  for (uint32_t i = 0; i < kFastSpins; i++) {
    if (object->lock_state() == LockState::kInflated) return false;
    if (monitor_try_enter_fast(thread, object)) return true;
    if (thread.lock_stack.count == LockStack::kCapacity) return false;
    os::spin_pause();
  }
  return false;
}

// The object's monitor if the thread owns it; inflated on demand if `inflate`, else perhaps null although it is owned.
struct Owned {
  bool is_owner = false;
  Monitor* monitor = nullptr;
};
Owned owned_monitor(Thread& thread, Handle<Object> object, bool inflate) IN_VM {
  NoGcToken no_gc;
  Object* raw = object.raw(no_gc);
  if (!monitor_is_owned_by(thread, object)) return {};
  Monitor* m = inflate ? MonitorTable::inflate(raw) : MonitorTable::find(raw);
  if (m != nullptr) claim_if_mine(*m, thread, raw);
  return {true, m};
}

}  // namespace

JavaResult<void> monitor_enter(Thread& thread, Handle<Object> object) {
  Monitor* m;
  {
    NoGc no_gc;
    Object* raw = object.raw(no_gc);
    if (monitor_try_enter_fast(thread, raw) || spin_on_fast_lock(thread, raw)) return {};
    m = MonitorTable::inflate(raw);
    if (m != nullptr) claim_if_mine(*m, thread, raw);
  }
  if (m == nullptr) return throw_out_of_memory(thread, OutOfMemoryKind::kHeap);
  if (m->owner.load(std::memory_order_relaxed) == &thread) {
    m->recursions++;
    return {};
  }
  if (try_acquire(*m, thread)) return {};
  m->users.fetch_add(1, std::memory_order_relaxed);
  if (CORTADO_UNLIKELY(agents_want(JVMTI_EVENT_MONITOR_CONTENDED_ENTER)))
    agent_hooks.monitor_event(thread, JVMTI_EVENT_MONITOR_CONTENDED_ENTER, object, 0);
  enter_contended(*m, thread);
  if (CORTADO_UNLIKELY(agents_want(JVMTI_EVENT_MONITOR_CONTENDED_ENTERED)))
    agent_hooks.monitor_event(thread, JVMTI_EVENT_MONITOR_CONTENDED_ENTERED, object, 0);
  m->users.fetch_sub(1, std::memory_order_relaxed);
  return {};
}

JavaResult<void> monitor_exit(Thread& thread, Handle<Object> object) {
  {
    NoGc no_gc;
    if (monitor_try_exit_fast(thread, object.raw(no_gc))) return {};
  }
  Owned owned = owned_monitor(thread, object, false);
  if (!owned.is_owner) return throw_new(thread, wk.classes.IllegalMonitorStateException, kNotOwner);
  Monitor& m = *owned.monitor;
  if (m.recursions > 0) {
    m.recursions--;
  } else {
    release(m);
  }
  return {};
}

namespace {

// The thread is the owner and becomes it again. True if a notification, not time or an interrupt, ended the wait.
bool wait_for_notification(Monitor& m, Thread& thread, int64_t deadline) MAY_GC {
  uint32_t recursions = m.recursions;
  MonitorWaiter waiter;
  waiter.thread = &thread;
  waiter.place = MonitorWaiter::Place::kWaiting;
  {
    MutexLock lock(m.mutex);
    m.waiting.append(&waiter);
  }
  release(m);
  bool notified;
  {
    BlockedScope blocked(thread);
    thread.parker->event.wait_until(deadline);
    {
      MutexLock lock(m.mutex);
      notified = waiter.place == MonitorWaiter::Place::kEntering;
      if (!notified) m.waiting.remove(&waiter);
    }
    if (notified) wait_to_enter(m, waiter);
  }
  if (!notified && !try_acquire(m, thread)) {
    // Whoever notifies says so of a thread that it wakes; this one ended its wait itself.
    thread.set_java_status(JavaThreadStatus::kBlockedOnMonitorEnter);
    BlockedScope blocked(thread);
    {
      MutexLock lock(m.mutex);
      waiter.place = MonitorWaiter::Place::kEntering;
      m.entering.append(&waiter);
    }
    wait_to_enter(m, waiter);
  }
  m.recursions = recursions;
  return notified;
}

}  // namespace

JavaResult<void> monitor_wait(Thread& thread, Handle<Object> object, int64_t milliseconds) {
  if (milliseconds < 0) return throw_new(thread, wk.classes.IllegalArgumentException, "timeout value is negative");
  Owned owned = owned_monitor(thread, object, true);
  if (!owned.is_owner) return throw_new(thread, wk.classes.IllegalMonitorStateException, kNotOwner);
  if (owned.monitor == nullptr) return throw_out_of_memory(thread, OutOfMemoryKind::kHeap);
  Monitor& m = *owned.monitor;
  int64_t nanoseconds, deadline = INT64_MAX;
  if (milliseconds != 0 && !__builtin_mul_overflow(milliseconds, os::kNanosPerMilli, &nanoseconds)) {
    deadline = os::deadline_after(nanoseconds);
  }
  if (CORTADO_UNLIKELY(agents_want(JVMTI_EVENT_MONITOR_WAIT)))
    agent_hooks.monitor_event(thread, JVMTI_EVENT_MONITOR_WAIT, object, milliseconds);
  // An interrupt sets the field first and the event then.
  thread.parker->event.reset();
  if (consume_interrupt(thread)) return throw_new(thread, wk.classes.InterruptedException);
  if (thread.async_exception != nullptr) return {};
  JavaThreadStatus before = thread.java_status();
  thread.set_java_status(milliseconds == 0 ? JavaThreadStatus::kInObjectWait : JavaThreadStatus::kInObjectWaitTimed);
  thread.waiting_on = &m;
  thread.is_in_object_wait = true;
  m.users.fetch_add(1, std::memory_order_relaxed);
  bool notified;
  {
    WaitTimer timer(thread.contention.waited, thread.contention.waited_ns);
    notified = wait_for_notification(m, thread, deadline);
  }
  m.users.fetch_sub(1, std::memory_order_relaxed);
  thread.waiting_on = nullptr;
  thread.is_in_object_wait = false;
  thread.set_java_status(before);
  bool is_interrupted = !notified && consume_interrupt(thread);
  if (CORTADO_UNLIKELY(agents_want(JVMTI_EVENT_MONITOR_WAITED)))
    agent_hooks.monitor_event(thread, JVMTI_EVENT_MONITOR_WAITED, object, !notified && !is_interrupted);
  if (is_interrupted) return throw_new(thread, wk.classes.InterruptedException);
  return {};
}

JavaResult<void> monitor_notify(Thread& thread, Handle<Object> object, bool all) {
  Owned owned = owned_monitor(thread, object, false);
  if (!owned.is_owner) return throw_new(thread, wk.classes.IllegalMonitorStateException, kNotOwner);
  if (owned.monitor == nullptr) return {};  // never inflated: nobody waits
  Monitor& m = *owned.monitor;
  MutexLock lock(m.mutex);
  while (MonitorWaiter* waiter = m.waiting.head.load(std::memory_order_relaxed)) {
    m.waiting.remove(waiter);
    waiter->place = MonitorWaiter::Place::kEntering;
    m.entering.append(waiter);  // woken when the owner leaves
    waiter->thread->set_java_status(JavaThreadStatus::kBlockedOnMonitorEnter);
    waiter->thread->contention.blocked.fetch_add(1, std::memory_order_relaxed);
    if (!all) break;
  }
  return {};
}

namespace {

Thread* find_fast_owner(Object* object) {
  Thread* owner = nullptr;
  for_each_thread([&](Thread& t) {
    for (uint32_t i = 0; i < t.lock_stack.count && i < LockStack::kCapacity; i++) {
      if (t.lock_stack.objects[i] == object) owner = &t;
    }
  });
  return owner;
}

}  // namespace

Unrooted<Object> monitor_owner(Thread& /*thread*/, Handle<Object> object) {
  NoGc no_gc;
  Object* raw = object.raw(no_gc);
  if (raw->lock_state() == LockState::kUnlocked) return nullptr;
  Thread* owner = Monitor::anonymous();
  if (Monitor* m = MonitorTable::find(raw)) owner = m->owner.load(std::memory_order_relaxed);
  if (owner == Monitor::anonymous()) owner = find_fast_owner(raw);
  return owner == nullptr ? nullptr : Unrooted<Object>(owner->java_thread);
}

void release_all_monitors(Thread& thread) {
  LockStack& stack = thread.lock_stack;
  while (stack.count > 0) {
    Object* object = stack.objects[stack.count - 1];
    if (monitor_try_exit_fast(thread, object)) continue;
    claim_if_mine(*MonitorTable::find(object), thread, object);
  }
  struct Search {
    Thread* thread;
    std::vector<Monitor*> found;
  } search{&thread, {}};
  MonitorTable::for_each(&search, [](void* context, Monitor& m) {
    auto* s = static_cast<Search*>(context);
    if (m.owner.load(std::memory_order_relaxed) == s->thread) s->found.push_back(&m);
  });
  for (Monitor* m : search.found) release(*m);
}

MonitorScope::MonitorScope(Thread& thread, Handle<Object> object) : thread_(thread), object_(thread, object) {
  if (object.is_null()) return;
  failed_ = monitor_enter(thread, object_).failed();
}
MonitorScope::~MonitorScope() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  if (object_.is_null() || failed_) return;
  Rooted<Object> exception(thread_, thread_.take_exception());
  if (monitor_exit(thread_, object_).failed()) return;  // its exception stays
  thread_.set_exception(exception.get());
}

}  // namespace cortado
