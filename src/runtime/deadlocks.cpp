#include "runtime/deadlocks.h"

#include "gc/heap_access.h"
#include "runtime/class.h"
#include "runtime/wellknown.h"

namespace cortado {
namespace {

// The synchronizer that a parked thread says it waits for, if it can be owned.
Object* awaited_synchronizer(const Thread& thread) {
  Object* blocker = HeapAccess::load_reference(thread.java_thread, wk.fields.Thread_parkBlocker);
  if (blocker == nullptr || !Class::of(blocker)->is_subtype_of(wk.classes.AbstractOwnableSynchronizer)) return nullptr;
  return blocker;
}

Thread* thread_of(Object* java_thread, const std::vector<Thread*>& threads) {
  for (Thread* thread : threads) {
    if (thread->java_thread == java_thread) return thread;
  }
  return nullptr;
}

}  // namespace

Thread* holder_of(Monitor& monitor, const std::vector<Thread*>& threads) {
  Thread* owner = monitor.owner.load();
  if (owner != Monitor::anonymous()) return owner;
  for (Thread* thread : threads) {
    for (uint32_t i = 0; i < thread->lock_stack.count; i++) {
      if (thread->lock_stack.objects[i] == monitor.object) return thread;
    }
  }
  return nullptr;
}

bool find_holder(Thread& thread, const std::vector<Thread*>& threads, bool monitors_only,
                 BlockedThread& blocked) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  JavaThreadStatus status = thread.java_status();
  if (status == JavaThreadStatus::kBlockedOnMonitorEnter && thread.waiting_on != nullptr) {
    Monitor& monitor = *thread.waiting_on;
    blocked = {&thread, holder_of(monitor, threads), monitor.object, &monitor};
    return blocked.holder != nullptr && blocked.holder != &thread;
  }
  bool is_parked = status == JavaThreadStatus::kParked || status == JavaThreadStatus::kParkedTimed;
  Object* synchronizer = is_parked && !monitors_only ? awaited_synchronizer(thread) : nullptr;
  if (synchronizer == nullptr) return false;
  Object* owner = HeapAccess::load_reference(synchronizer, wk.fields.AbstractOwnableSynchronizer_exclusiveOwnerThread);
  if (owner == nullptr) return false;
  blocked = {&thread, thread_of(owner, threads), synchronizer, nullptr};
  return blocked.holder != nullptr && blocked.holder != &thread;
}

std::vector<BlockedThread> find_deadlock(Thread& start, const std::vector<Thread*>& threads, bool monitors_only) {
  std::vector<BlockedThread> chain;
  for (Thread* thread = &start; chain.size() <= threads.size();) {
    BlockedThread blocked;
    if (!find_holder(*thread, threads, monitors_only, blocked)) return {};
    chain.push_back(blocked);
    thread = blocked.holder;
    if (thread == &start) return chain;
  }
  return {};
}

}  // namespace cortado
