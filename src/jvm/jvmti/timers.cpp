// Clocks.

#include <unistd.h>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "os/thread.h"
#include "os/time.h"

namespace cortado::jvmti {

namespace {

jvmtiError describe_timer(jvmtiTimerKind kind, jvmtiTimerInfo* info) {
  if (info == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *info = {};
  info->max_value = -1;  // unsigned: all values
  info->kind = kind;
  return JVMTI_ERROR_NONE;
}

}  // namespace

jvmtiError JNICALL GetTimerInfo(jvmtiEnv*, jvmtiTimerInfo* info) { return describe_timer(JVMTI_TIMER_ELAPSED, info); }
jvmtiError JNICALL GetThreadCpuTimerInfo(jvmtiEnv*, jvmtiTimerInfo* info) {
  return describe_timer(JVMTI_TIMER_TOTAL_CPU, info);
}
jvmtiError JNICALL GetCurrentThreadCpuTimerInfo(jvmtiEnv*, jvmtiTimerInfo* info) {
  return describe_timer(JVMTI_TIMER_TOTAL_CPU, info);
}

jvmtiError JNICALL GetTime(jvmtiEnv*, jlong* nanoseconds) {
  if (nanoseconds == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *nanoseconds = os::monotonic_ns();
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetCurrentThreadCpuTime(jvmtiEnv*, jlong* nanoseconds) {
  if (nanoseconds == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *nanoseconds = os::cpu_ns_of(pthread_self());
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetThreadCpuTime(jvmtiEnv*, jthread reference, jlong* nanoseconds) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> java_thread;
  CORTADO_JVMTI_TRY(find_java_thread(thread, reference, java_thread));
  if (nanoseconds == nullptr) return JVMTI_ERROR_NULL_POINTER;
  bool found = false;
  for_each_thread([&](Thread& each) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    if (each.has_terminated || !each.java_thread_handle().same_object(java_thread)) return;
    found = true;
    *nanoseconds = each.pthread == 0 ? 0 : os::cpu_ns_of(each.pthread);
  });
  return found ? JVMTI_ERROR_NONE : JVMTI_ERROR_THREAD_NOT_ALIVE;
}

jvmtiError JNICALL GetAvailableProcessors(jvmtiEnv*, jint* count) {
  if (count == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *count = static_cast<jint>(sysconf(_SC_NPROCESSORS_ONLN));
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
