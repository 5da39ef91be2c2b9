#pragma once
// The list of all threads: for the files that manage threads (threads*.cpp, safepoint.cpp). Others use Threads::for_each.

#include "os/mutex.h"
#include "runtime/thread.h"

namespace cortado {

// The lock is only ever held briefly: never while waiting for a thread to reach a safepoint, so a thread may take it in
// any state. It also guards poll words, suspend counts and the counters.
struct ThreadList {
  static Mutex mutex;
  static Thread* head CORTADO_GUARDED_BY(mutex);
  static uint32_t length CORTADO_GUARDED_BY(mutex);

  static bool contains(const Thread* thread) CORTADO_REQUIRES(mutex);
  // A Thread with its Java stack and parker, not on the list yet. Null: no memory. Any thread.
  static Thread* make(size_t java_stack_size);
  // Gives it back; it must not be on the list.
  static void recycle(Thread* thread);
  static void add(Thread* thread);
  // Waits while somebody looks at the thread; the current thread, in state InVm.
  static void remove_current(Thread* thread) MAY_GC;
  // A thread whose start failed: it never ran.
  static void remove_unstarted(Thread* thread);
  // What belongs to the system thread that runs `thread`: the calling one.
  static void bind_to_current(Thread* thread);
  static void unbind_from_current(Thread* thread);
};

// What the poll word of a thread has to be now (safepoint.cpp).
void set_poll_word(Thread& thread) CORTADO_REQUIRES(ThreadList::mutex);
// Is the thread to stay out of Java and the heap for now?
bool must_stop(const Thread& thread);

}  // namespace cortado
