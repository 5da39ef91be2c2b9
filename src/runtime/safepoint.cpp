#include "runtime/safepoint.h"

#include <time.h>

#include "base/log.h"
#include "os/mutex.h"
#include "os/process_barrier.h"
#include "os/thread.h"
#include "os/time.h"
#include "runtime/exceptions.h"
#include "runtime/thread_list.h"

namespace cortado {

namespace {

// Held by the thread whose safepoint is in progress.
Mutex owner_mutex{LockRank::kSafepoint, "safepoint"};
// Held around a stop of one thread, so that two threads never stop each other.
Mutex handshake_mutex{LockRank::kHandshake, "handshake"};
// With ThreadList::mutex: somebody may go on.
Condition may_go_on;

std::atomic<bool> is_in_progress{false};
std::atomic<Thread*> owner{nullptr};
uint32_t depth = 0;  // of begin() by the owner
std::atomic<uint64_t> safepoint_count{0};
// Of the safepoint that is in progress, and the one before. Under owner_mutex; nanoseconds.
struct {
  SafepointOperation operation;
  int64_t requested, stopped;
  int64_t last_end = 0;
} timing;
constexpr const char* kOperationNames[] = {
#define SAFEPOINT_OPERATION(id, name) name,
#include "runtime/safepoint_operations.def"
#undef SAFEPOINT_OPERATION
};

// Waiting for threads to stop: they do not tell when they leave the VM for native code.
class Backoff {
 public:
  void pause() {
    rounds_++;
    if (rounds_ < 64) {
      for (int i = 0; i < 16; i++) os::spin_pause();
    } else if (rounds_ < 128) {
      os::yield();
    } else {
      timespec moment{0, rounds_ < 256 ? 20'000 : 200'000};
      nanosleep(&moment, nullptr);
    }
  }

 private:
  uint32_t rounds_ = 0;
};

bool is_stopped(const Thread& thread) {
  return ThreadTransition::is_safe(thread.state.load(std::memory_order_seq_cst));
}

}  // namespace

bool must_stop(const Thread& thread) {
  if (is_in_progress.load(std::memory_order_seq_cst)) return owner.load(std::memory_order_relaxed) != &thread;
  return thread.suspend_count.load(std::memory_order_seq_cst) > 0;
}
void set_poll_word(Thread& thread) {
  bool requested = must_stop(thread) || thread.async_exception != nullptr || thread.mapped_faults.count > 0;
  thread.poll_word.store(requested ? 0 : reinterpret_cast<uintptr_t>(thread.java_stack_limit),
                         std::memory_order_seq_cst);
}

void ThreadTransition::enter_vm_slow(Thread& thread) {
  while (must_stop(thread)) {
    thread.state.store(ThreadState::kBlocked, std::memory_order_release);
    {
      MutexLock lock(ThreadList::mutex);
      while (must_stop(thread)) may_go_on.wait(ThreadList::mutex);
      set_poll_word(thread);
    }
    thread.state.exchange(ThreadState::kInVm, std::memory_order_seq_cst);
  }
}

namespace {
// No safepoint of another thread is in progress on return. A thread that was stopped by a handshake meanwhile does not go
// on before it ends, and does not keep others from their safepoints until then.
void acquire_ownership(Thread& thread) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  for (;;) {
    thread.state.store(ThreadState::kBlocked, std::memory_order_release);
    owner_mutex.lock();
    thread.state.exchange(ThreadState::kInVm, std::memory_order_seq_cst);
    if (!must_stop(thread)) return;
    thread.state.store(ThreadState::kBlocked, std::memory_order_release);
    owner_mutex.unlock();
    ThreadTransition::enter_vm_slow(thread);
  }
}

// Afterwards the states of threads can be trusted, also if they came back from native code without a barrier of their own.
void ask_all_to_stop(Thread& thread) {
  {
    MutexLock lock(ThreadList::mutex);
    owner.store(&thread, std::memory_order_relaxed);
    is_in_progress.store(true, std::memory_order_seq_cst);
    depth = 1;
    for (Thread* t = ThreadList::head; t != nullptr; t = t->next) set_poll_word(*t);
  }
  os::ProcessBarrier::issue();
}
bool all_are_stopped(const Thread& but_for) {
  MutexLock lock(ThreadList::mutex);
  for (Thread* t = ThreadList::head; t != nullptr; t = t->next) {
    if (t != &but_for && !is_stopped(*t)) return false;
  }
  return true;
}
}  // namespace

void Safepoint::begin(Thread& thread, SafepointOperation operation) {
  (void)begin_unless(thread, operation, [](const void*) { return false; }, nullptr);
}

bool Safepoint::begin_unless(Thread& thread, SafepointOperation operation, bool (*is_done)(const void*),
                             const void* context) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  if (owner.load(std::memory_order_relaxed) == &thread) {
    if (is_done(context)) return false;
    depth++;
    return true;
  }
  CORTADO_ASSERT(!is_stopped(thread));
  acquire_ownership(thread);
  if (is_done(context)) {
    owner_mutex.unlock();
    return false;
  }
  timing.operation = operation;
  timing.requested = os::monotonic_ns();
  ask_all_to_stop(thread);
  for (Backoff backoff; !all_are_stopped(thread);) backoff.pause();
  timing.stopped = os::monotonic_ns();
  safepoint_count.fetch_add(1, std::memory_order_relaxed);
  return true;
}

namespace {
// As log viewers know the line. There is nothing to clean up.
void log_safepoint(int64_t now) {
  int64_t last = std::exchange(timing.last_end, now);
  int64_t since_last = last == 0 ? 0 : timing.requested - last;
  LOG(kSafepoint, kInfo,
      "Safepoint \"{}\", Time since last: {} ns, Reaching safepoint: {} ns, Cleanup: 0 ns, At safepoint: {} ns, "
      "Total: {} ns",
      kOperationNames[static_cast<size_t>(timing.operation)], since_last, timing.stopped - timing.requested,
      now - timing.stopped, now - timing.requested);
}
}  // namespace

void Safepoint::end(Thread& thread) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  CORTADO_CHECK(owner.load(std::memory_order_relaxed) == &thread);
  if (--depth > 0) return;
  // Who is woken may take this thread's processor.
  int64_t now = os::monotonic_ns();
  {
    MutexLock lock(ThreadList::mutex);
    owner.store(nullptr, std::memory_order_relaxed);
    is_in_progress.store(false, std::memory_order_seq_cst);
    for (Thread* t = ThreadList::head; t != nullptr; t = t->next) set_poll_word(*t);
    may_go_on.notify_all();
  }
  log_safepoint(now);
  owner_mutex.unlock();
}

void Safepoint::freeze(Thread& thread) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  constexpr int64_t kPatience = 2 * os::kNanosPerSecond;
  ThreadState before = thread.state.load(std::memory_order_relaxed);
  if (owner.load(std::memory_order_relaxed) != &thread) {
    acquire_ownership(thread);
    ask_all_to_stop(thread);
    int64_t deadline = os::deadline_after(kPatience);
    for (Backoff backoff; !all_are_stopped(thread) && os::monotonic_ns() < deadline;) backoff.pause();
  }
  depth++;  // never ends
  thread.state.store(before, std::memory_order_release);
}

bool Safepoint::in_progress() { return is_in_progress.load(std::memory_order_acquire); }
uint64_t Safepoint::count() { return safepoint_count.load(std::memory_order_relaxed); }

void Safepoint::poll(Thread& thread) {
  if (CORTADO_LIKELY(thread.poll_word.load(std::memory_order_relaxed) != 0)) return;
  ThreadState before = thread.state.load(std::memory_order_relaxed);
  ThreadTransition::enter_vm_slow(thread);
  thread.state.store(before, std::memory_order_release);
}

JavaResult<void> Safepoint::poll_slow(Thread& thread) {
  poll(thread);
  if (CORTADO_UNLIKELY(thread.mapped_faults.count > 0)) return throw_mapped_fault(thread);
  if (thread.async_exception == nullptr) {
    update_poll_word(thread);
    return {};
  }
  Rooted<Object> exception(thread, Unrooted<Object>(std::exchange(thread.async_exception, nullptr)));
  update_poll_word(thread);
  return throw_object(thread, exception);
}

void Safepoint::update_poll_word(Thread& thread) {
  MutexLock lock(ThreadList::mutex);
  set_poll_word(thread);
}

bool Safepoint::handshake(Thread& thread, Thread& target, void* context,
                          void (*operation)(void*, Thread&)) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  if (&thread == &target) {
    operation(context, target);
    return true;
  }
  bool alive;
  {
    BlockedScope blocked(thread);
    handshake_mutex.lock();
    MutexLock lock(ThreadList::mutex);
    alive = ThreadList::contains(&target);
    if (alive) target.suspend_count++;
    if (alive) set_poll_word(target);
  }
  if (alive) {
    {
      BlockedScope blocked(thread);
      os::ProcessBarrier::issue();
      for (Backoff backoff; !is_stopped(target); backoff.pause()) {
      }
    }
    operation(context, target);
    resume(target);
  }
  handshake_mutex.unlock();
  return alive;
}

void Safepoint::suspend(Thread& thread, Thread& target) {
  bool self = &thread == &target;
  bool found = handshake(thread, target, nullptr, [](void*, Thread& t) {
    MutexLock lock(ThreadList::mutex);
    t.suspend_count++;
    set_poll_word(t);
  });
  if (found && self) poll(thread);
}

void Safepoint::suspend_java(Thread& thread, Handle<Object> java_thread) {
  Thread* target = nullptr;
  {
    MutexLock lock(ThreadList::mutex);
    target = Threads::of(java_thread);
    if (target == nullptr || !ThreadList::contains(target) || target->is_suspended.exchange(true)) return;
  }
  suspend(thread, *target);
}

void Safepoint::resume_java(Handle<Object> java_thread) {
  MutexLock lock(ThreadList::mutex);
  Thread* target = Threads::of(java_thread);
  if (target == nullptr || !ThreadList::contains(target) || !target->is_suspended.exchange(false)) return;
  target->suspend_count--;
  set_poll_word(*target);
  may_go_on.notify_all();
}

void Safepoint::wait_while_suspended(Thread& thread) {
  MutexLock lock(ThreadList::mutex);
  while (thread.is_suspended.load()) may_go_on.wait(ThreadList::mutex);
}

void Safepoint::resume(Thread& target) {
  MutexLock lock(ThreadList::mutex);
  if (!ThreadList::contains(&target) || target.suspend_count == 0) return;
  target.suspend_count--;
  set_poll_word(target);
  may_go_on.notify_all();
}

}  // namespace cortado
