#pragma once
// Object monitors (JLS 17.1, 17.2): fast locks on the per-thread lock stack, inflated monitors in a side table.

#include "runtime/thread.h"

namespace cortado {

// May block. Fails only with an asynchronous exception… never for MonitorEnter itself; OutOfMemoryError if no monitor
// can be made.
JavaResult<void> monitor_enter(Thread& thread, Handle<Object> object) MAY_GC;
// IllegalMonitorStateException if the thread does not own it.
JavaResult<void> monitor_exit(Thread& thread, Handle<Object> object) MAY_GC;
// Tries the fast path only: true if the lock was taken / released. For handlers and generated code's slow paths.
bool monitor_try_enter_fast(Thread& thread, Object* object) IN_VM;
bool monitor_try_exit_fast(Thread& thread, Object* object) IN_VM;
bool monitor_is_owned_by(Thread& thread, Handle<Object> object) IN_VM;
// Object.wait. milliseconds 0: for ever. InterruptedException, IllegalMonitorStateException, IllegalArgumentException.
JavaResult<void> monitor_wait(Thread& thread, Handle<Object> object, int64_t milliseconds) MAY_GC;
JavaResult<void> monitor_notify(Thread& thread, Handle<Object> object, bool all) MAY_GC;
// The java.lang.Thread that owns it, or null. For dumps; the answer may be old.
Unrooted<Object> monitor_owner(Thread& thread, Handle<Object> object) MAY_GC;
// System.identityHashCode; never 0 for an object, 0 for null. Stable for life.
int32_t identity_hash(Thread& thread, Handle<Object> object) IN_VM;
int32_t identity_hash_of(Object* object) IN_VM;

// Gives back everything the current thread holds (monitors entered through JNI), at its end.
void release_all_monitors(Thread& thread) IN_VM;

// Holds a Java monitor for a scope.
class MonitorScope {
 public:
  MonitorScope(Thread& thread, Handle<Object> object) MAY_GC;  // null handle: nothing
  ~MonitorScope() CORTADO_NO_THREAD_SAFETY_ANALYSIS;
  bool failed() const { return failed_; }

 private:
  Thread& thread_;
  Rooted<Object> object_;
  bool failed_ = false;
};

// Thread-related blocking. All change the java status while they block.
void thread_park(Thread& thread, bool absolute, int64_t time) MAY_GC;  // Unsafe.park
void thread_unpark(Handle<Object> java_thread) IN_VM;                  // null or dead: nothing
JavaResult<void> thread_sleep(Thread& thread, int64_t milliseconds) MAY_GC;
void thread_interrupt(Handle<Object> java_thread) IN_VM;  // wakes sleep, wait, park
// Thread.interrupted() of the current thread, on the Java field.
bool consume_interrupt(Thread& thread) IN_VM;

}  // namespace cortado
