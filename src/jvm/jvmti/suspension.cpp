// Stopping threads for a while, and sending them exceptions and interrupts.

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "jvm/thread_stop.h"
#include "runtime/safepoint.h"
#include "runtime/upcall.h"

namespace cortado::jvmti {

namespace {

jvmtiError find_live_thread(Thread& thread, jthread reference, Thread*& target) IN_VM {
  Handle<Object> java_thread;
  CORTADO_JVMTI_TRY(find_java_thread(thread, reference, java_thread));
  target = Threads::of(java_thread);
  return target == nullptr ? JVMTI_ERROR_THREAD_NOT_ALIVE : JVMTI_ERROR_NONE;
}

jvmtiError suspend(Thread& thread, jthread reference) MAY_GC {
  Thread* target;
  CORTADO_JVMTI_TRY(find_live_thread(thread, reference, target));
  if (target->is_suspended.load()) return JVMTI_ERROR_THREAD_SUSPENDED;
  Safepoint::suspend_java(thread, reference == nullptr ? thread.java_thread_handle() : handle_of(reference));
  return JVMTI_ERROR_NONE;
}

jvmtiError resume(Thread& thread, jthread reference) IN_VM {
  Thread* target;
  if (reference == nullptr) return JVMTI_ERROR_INVALID_THREAD;
  CORTADO_JVMTI_TRY(find_live_thread(thread, reference, target));
  if (!target->is_suspended.load()) return JVMTI_ERROR_THREAD_NOT_SUSPENDED;
  Safepoint::resume_java(handle_of(reference));
  return JVMTI_ERROR_NONE;
}

jvmtiError check_list(jint count, const jthread* list, const jvmtiError* results) {
  if (count < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  return list == nullptr || results == nullptr ? JVMTI_ERROR_NULL_POINTER : JVMTI_ERROR_NONE;
}

}  // namespace

jvmtiError JNICALL SuspendThread(jvmtiEnv*, jthread reference) {
  CORTADO_JVMTI_ENTRY();
  return suspend(thread, reference);
}

jvmtiError JNICALL ResumeThread(jvmtiEnv*, jthread reference) {
  CORTADO_JVMTI_ENTRY();
  return resume(thread, reference);
}

// The calling thread comes last: it does not come back before somebody resumes it.
jvmtiError JNICALL SuspendThreadList(jvmtiEnv*, jint count, const jthread* list, jvmtiError* results) {
  CORTADO_JVMTI_ENTRY();
  CORTADO_JVMTI_TRY(check_list(count, list, results));
  jint own = -1;
  for (jint i = 0; i < count; i++) {
    if (list[i] != nullptr && handle_of(list[i]).same_object(thread.java_thread_handle()) && own < 0) {
      own = i;
    } else {
      results[i] = list[i] == nullptr ? JVMTI_ERROR_INVALID_THREAD : suspend(thread, list[i]);
    }
  }
  if (own >= 0) results[own] = suspend(thread, list[own]);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL ResumeThreadList(jvmtiEnv*, jint count, const jthread* list, jvmtiError* results) {
  CORTADO_JVMTI_ENTRY();
  CORTADO_JVMTI_TRY(check_list(count, list, results));
  for (jint i = 0; i < count; i++) {
    results[i] = resume(thread, list[i]);
  }
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL StopThread(jvmtiEnv*, jthread reference, jobject exception) {
  CORTADO_JVMTI_ENTRY();
  Thread* target;
  if (reference == nullptr) return JVMTI_ERROR_INVALID_THREAD;
  if (exception == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_TRY(find_live_thread(thread, reference, target));
  if (!Class::of(handle_of(exception))->is_subclass_of(wk.classes.Throwable)) return JVMTI_ERROR_INVALID_OBJECT;
  stop_thread(thread, handle_of(reference), handle_of(exception));
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL InterruptThread(jvmtiEnv*, jthread reference) {
  CORTADO_JVMTI_ENTRY();
  Thread* target;
  if (reference == nullptr) return JVMTI_ERROR_INVALID_THREAD;
  CORTADO_JVMTI_TRY(find_live_thread(thread, reference, target));
  Class* c = wk.classes.Thread;
  Method* interrupt = c->find_declared_method(Symbol::intern("interrupt"), Symbol::intern("()V"));
  if (call_java(thread, interrupt, {Argument(handle_of(reference))}).failed()) thread.clear_exception();
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
