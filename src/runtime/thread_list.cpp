#include "runtime/thread_list.h"

#include <new>
#include <vector>

#include "os/memory.h"
#include "os/signals.h"
#include "os/thread.h"
#include "os/time.h"
#include "runtime/jni_references.h"
#include "runtime/parker.h"
#include "runtime/safepoint.h"
#include "runtime/thread_hooks.h"

namespace cortado {

constinit thread_local Thread* Thread::current_ __attribute__((tls_model("initial-exec"))) = nullptr;

Mutex ThreadList::mutex{LockRank::kThreadList, "thread list"};
Thread* ThreadList::head = nullptr;
uint32_t ThreadList::length = 0;

namespace {

// A Thread's memory is used again for other threads and never given back: whoever still holds its address (unpark) does
// no harm.
struct ThreadPlace final : Thread {
  Parker place_parker;
};

Mutex free_mutex{LockRank::kLeaf, "free threads"};
std::vector<ThreadPlace*>* free_places CORTADO_GUARDED_BY(free_mutex) = nullptr;

struct Counters {
  uint32_t live = 0, daemons = 0, peak = 0;
  uint32_t non_daemons = 0;  // with attached ones, without the VM's own
  uint64_t started = 0;
};
Counters counters CORTADO_GUARDED_BY(ThreadList::mutex);
Condition non_daemon_ended;

ThreadPlace* take_place() {
  {
    MutexLock lock(free_mutex);
    if (free_places != nullptr && !free_places->empty()) {
      ThreadPlace* place = free_places->back();
      free_places->pop_back();
      return place;
    }
  }
  return new (std::nothrow) ThreadPlace;
}
void give_place(ThreadPlace* place) {
  MutexLock lock(free_mutex);
  if (free_places == nullptr) free_places = new std::vector<ThreadPlace*>;
  free_places->push_back(place);
}

bool map_java_stack(Thread* thread, size_t size) {
  size_t page = os::page_size();
  size_t usable = os::align_up(size, page) + Thread::kJavaStackReserve;
  void* memory = os::reserve(usable + page);
  if (memory == nullptr) return false;
  if (!os::commit(memory, usable)) {
    os::release(memory, usable + page);
    return false;
  }
  thread->java_stack_base = static_cast<uint8_t*>(memory);
  thread->java_stack_limit = thread->java_stack_base + usable - Thread::kJavaStackReserve;
  thread->java_stack_mapping = usable + page;
  return true;
}

bool is_counted(const Thread* thread) { return !thread->is_vm_internal; }

void count_added(const Thread* thread) CORTADO_REQUIRES(ThreadList::mutex) {
  if (!is_counted(thread)) return;
  counters.started++;
  if (thread->is_daemon) counters.daemons++;
  if (!thread->is_daemon) counters.non_daemons++;
  if (++counters.live > counters.peak) counters.peak = counters.live;
}
void unlink(Thread* thread) CORTADO_REQUIRES(ThreadList::mutex) {
  if (thread->previous != nullptr) thread->previous->next = thread->next;
  if (thread->next != nullptr) thread->next->previous = thread->previous;
  if (ThreadList::head == thread) ThreadList::head = thread->next;
  ThreadList::length--;
  if (!is_counted(thread)) return;
  counters.live--;
  if (thread->is_daemon) {
    counters.daemons--;
  } else {
    counters.non_daemons--;
    non_daemon_ended.notify_all();
  }
}

}  // namespace

bool ThreadList::contains(const Thread* thread) {
  for (Thread* t = head; t != nullptr; t = t->next) {
    if (t == thread) return true;
  }
  return false;
}

Thread* ThreadList::make(size_t java_stack_size) {
  constexpr size_t kSmallestJavaStack = 128 * 1024;
  ThreadPlace* place = take_place();
  if (place == nullptr) return nullptr;
  auto* thread = new (static_cast<Thread*>(place)) Thread;
  size_t size = java_stack_size != 0 ? java_stack_size : Threads::default_java_stack_size;
  if (!map_java_stack(thread, size < kSmallestJavaStack ? kSmallestJavaStack : size)) {
    give_place(place);
    return nullptr;
  }
  place->place_parker.try_take_permit();
  place->place_parker.event.reset();
  constexpr uint64_t kGolden = 0x9E3779B97F4A7C15u;
  thread->hash_state = ((reinterpret_cast<uintptr_t>(thread) >> 4) * kGolden + kGolden) | 1;  // never 0
  thread->jni_functions = jni_function_table;
  __atomic_store_n(&thread->parker, &place->place_parker, __ATOMIC_RELEASE);
  return thread;
}

void ThreadList::recycle(Thread* thread) {
  os::release(thread->java_stack_base, thread->java_stack_mapping);
  give_place(static_cast<ThreadPlace*>(thread));
}

void ThreadList::add(Thread* thread) {
  thread->start_time_ns = os::monotonic_ns();
  MutexLock lock(mutex);
  thread->next = head;
  thread->previous = nullptr;
  if (head != nullptr) head->previous = thread;
  head = thread;
  length++;
  count_added(thread);
  set_poll_word(*thread);
}

void ThreadList::remove_current(Thread* thread) {
  for (;;) {
    Safepoint::poll(*thread);
    MutexLock lock(mutex);
    if (must_stop(*thread)) continue;
    unlink(thread);
    return;
  }
}
void ThreadList::remove_unstarted(Thread* thread) {
  MutexLock lock(mutex);
  unlink(thread);
  counters.started--;
}

void ThreadList::bind_to_current(Thread* thread) {
  thread->pthread = pthread_self();
  thread->native_id = os::current_thread_id();
  thread->native_stack_limit = os::current_stack_bounds().low + os::page_size();
  thread->alternate_signal_stack = os::make_alternate_signal_stack();
  Thread::set_current(thread);
  if (thread_hooks.bound != nullptr) thread_hooks.bound(*thread);
}
void ThreadList::unbind_from_current(Thread* thread) {
  if (thread_hooks.unbinding != nullptr) thread_hooks.unbinding(*thread);
  release_local_references(*thread);
  os::drop_alternate_signal_stack(thread->alternate_signal_stack);
  Thread::set_current(nullptr);
}

bool Threads::is_alive(const Thread* thread) {
  MutexLock lock(ThreadList::mutex);
  return ThreadList::contains(thread);
}
void Threads::for_each(void* context, void (*visit)(void*, Thread&)) {
  MutexLock lock(ThreadList::mutex);
  for (Thread* t = ThreadList::head; t != nullptr; t = t->next) visit(context, *t);
}
uint32_t Threads::live_count() {
  MutexLock lock(ThreadList::mutex);
  return counters.live;
}
uint32_t Threads::daemon_count() {
  MutexLock lock(ThreadList::mutex);
  return counters.daemons;
}
uint32_t Threads::peak_count() {
  MutexLock lock(ThreadList::mutex);
  return counters.peak;
}
uint64_t Threads::started_count() {
  MutexLock lock(ThreadList::mutex);
  return counters.started;
}
void Threads::reset_peak() {
  MutexLock lock(ThreadList::mutex);
  counters.peak = counters.live;
}

void Threads::wait_for_last_non_daemon(Thread& thread) {
  BlockedScope blocked(thread);
  MutexLock lock(ThreadList::mutex);
  uint32_t self = is_counted(&thread) && !thread.is_daemon ? 1 : 0;
  while (counters.non_daemons > self) non_daemon_ended.wait(ThreadList::mutex);
}

}  // namespace cortado
