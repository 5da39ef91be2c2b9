#pragma once
// Safepoints and per-thread operations.

#include "runtime/thread.h"

namespace cortado {

class Safepoint {
 public:
  // Stops every other thread: returns when all are blocked, in native, or waiting at a poll. One at a time; may itself
  // wait for another thread's safepoint. Pairs with end().
  static void begin(Thread& thread) MAY_GC;
  static void end(Thread& thread);
  static bool in_progress();
  // The slow path of a poll: waits while a safepoint is in progress, runs the thread's requested operations, throws an
  // asynchronous exception if there is one.
  static JavaResult<void> poll_slow(Thread& thread) MAY_GC;
  // For long-running C++: cheap test, then poll_slow without asynchronous exceptions.
  static void poll(Thread& thread) MAY_GC;
  static uint64_t count();

  // Runs `operation(context, target)` on the target at its next poll, or on the caller's thread while the target is
  // safe (blocked or in native); returns when done. The operation sees a walkable stack and may not run Java.
  static void handshake(Thread& thread, Thread& target, void* context, void (*operation)(void*, Thread&)) MAY_GC;
};

}  // namespace cortado
