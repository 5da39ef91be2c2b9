#include "jvm/live_threads.h"

#include <algorithm>

namespace cortado {

// Cannot be built in the heap at once: the list is locked.
std::vector<jobject> live_threads(Thread& thread, AgentThreads with_agent_threads) {
  std::vector<jobject> threads;
  for_each_thread([&](Thread& each) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    Object* java_thread = __atomic_load_n(&each.java_thread, __ATOMIC_RELAXED);  // its thread may end and clear it
    if (java_thread == nullptr || each.has_terminated) return;
    if (each.is_vm_internal && with_agent_threads == AgentThreads::kNo) return;
    threads.push_back(new_local(thread, Unrooted<Object>(java_thread)));
  });
  std::reverse(threads.begin(), threads.end());  // the list begins with the newest
  return threads;
}

int32_t thread_state_flags(const Thread& target) {
  int32_t flags = target.is_suspended.load(std::memory_order_relaxed) ? kThreadIsSuspended : 0;
  if (target.state.load(std::memory_order_relaxed) == ThreadState::kInNative) flags |= kThreadIsInNative;
  Handle<Object> java_thread = target.java_thread_handle();
  if (!java_thread.is_null() && HeapAccess::load<uint8_t>(java_thread, wk.fields.Thread_interrupted) != 0)
    flags |= kThreadIsInterrupted;
  return flags;
}

}  // namespace cortado
