#pragma once
// Safepoints and per-thread operations.

#include "runtime/thread.h"

namespace cortado {

enum class SafepointOperation : uint8_t {
#define SAFEPOINT_OPERATION(id, name) id,
#include "runtime/safepoint_operations.def"
#undef SAFEPOINT_OPERATION
};

class Safepoint {
 public:
  // Stops every other thread: returns when all are blocked, in native, or waiting at a poll. One at a time; may itself
  // wait for another thread's safepoint. Pairs with end(). -Xlog:safepoint tells how long everything took.
  static void begin(Thread& thread, SafepointOperation operation) MAY_GC;
  // The same, unless `is_done(context)` when it is this thread's turn: false, nothing was stopped, and there is no end().
  static bool begin_unless(Thread& thread, SafepointOperation operation, bool (*is_done)(const void* context),
                           const void* context) MAY_GC;
  static void end(Thread& thread);
  // The end of the VM: other threads stop for ever at their next poll or when they come back into the VM. Any thread
  // state; waits a little, not for ever, for those that are on the way. Of several callers only the first returns.
  static void freeze(Thread& thread);
  static bool in_progress();
  // The slow path of a poll: waits while a safepoint is in progress, runs the thread's requested operations, throws an
  // asynchronous exception if there is one.
  static JavaResult<void> poll_slow(Thread& thread) MAY_GC;
  // For long-running C++: cheap test, then poll_slow without asynchronous exceptions.
  static void poll(Thread& thread) MAY_GC;
  static uint64_t count();

  // Stops `target` alone and runs `operation(context, target)` on the calling thread; the target goes on when it
  // returns. The operation sees a walkable stack and may not allocate, wait or run Java. False: the target has ended.
  static bool handshake(Thread& thread, Thread& target, void* context, void (*operation)(void*, Thread&)) MAY_GC;
  // Stops `target` at its next poll until resume. Counted.
  static void suspend(Thread& thread, Thread& target) MAY_GC;
  static void resume(Thread& target);
  // Thread.suspend and resume: however often suspended, once resumed it goes on.
  static void suspend_java(Thread& thread, Handle<Object> java_thread) MAY_GC;
  static void resume_java(Handle<Object> java_thread) IN_VM;
  // In a BlockedScope: returns when the current thread is not suspended by Thread.suspend.
  static void wait_while_suspended(Thread& thread);
  // Sets the poll word anew after java_stack_limit or async_exception of the thread has changed.
  static void update_poll_word(Thread& thread);
};

}  // namespace cortado
