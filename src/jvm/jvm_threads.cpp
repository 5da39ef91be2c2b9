// java.lang.Thread.

#include <string>
#include <vector>

#include "jvm/entry.h"
#include "jvm/live_threads.h"
#include "jvm/thread_stop.h"
#include "os/thread.h"
#include "runtime/allocation.h"
#include "runtime/monitor.h"
#include "runtime/safepoint.h"
#include "runtime/stack_trace.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

bool test_and_clear_interrupted(Thread& thread) IN_VM {
  Handle<Object> self = thread.java_thread_handle();
  if (HeapAccess::load<uint8_t, __ATOMIC_SEQ_CST>(self, wk.fields.Thread_interrupted) == 0) return false;
  HeapAccess::store<uint8_t, __ATOMIC_SEQ_CST>(self, wk.fields.Thread_interrupted, 0);
  return true;
}

JavaResult<void> sleep(Thread& thread, int64_t milliseconds) MAY_GC {
  if (milliseconds < 0) return throw_new(thread, wk.classes.IllegalArgumentException, "timeout value is negative");
  if (milliseconds > 0) return thread_sleep(thread, milliseconds);
  if (test_and_clear_interrupted(thread)) {
    return throw_new(thread, wk.classes.InterruptedException, "sleep interrupted");
  }
  thread.contention.waited.fetch_add(1, std::memory_order_relaxed);
  BlockedScope blocked(thread);
  os::yield();
  return {};
}

JavaResult<Unrooted<Array>> all_threads(Thread& thread) MAY_GC {
  LocalFrame frame(thread);
  std::vector<jobject> threads = live_threads(thread, AgentThreads::kNo);
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.Thread, static_cast<int32_t>(threads.size()))));
  for (size_t i = 0; i < threads.size(); i++) {
    HeapAccess::store_reference_element(array, static_cast<int32_t>(i), handle_of(threads[i]));
  }
  return array.get();
}

JavaResult<Unrooted<Array>> dump_threads(Thread& thread, Handle<Array> threads) MAY_GC {
  if (threads.is_null()) return throw_null_pointer(thread);
  int32_t count = threads.length();
  if (count == 0) return throw_new(thread, wk.classes.IllegalArgumentException);
  Class* element = Class::of(threads)->element_class;
  if (element == nullptr || !element->is_subtype_of(wk.classes.Thread)) {
    return throw_new(thread, wk.classes.IllegalArgumentException);
  }
  Rooted<Array> empty(thread, TRY(new_object_array(thread, wk.classes.StackTraceElement, 0)));
  Class* trace_class = Class::of(empty);
  Rooted<Array> result(thread, TRY(new_object_array(thread, trace_class, count)));
  for (int32_t i = 0; i < count; i++) {
    Rooted<Object> each(thread, HeapAccess::load_reference_element(threads, i));
    if (each.is_null()) continue;
    Rooted<Array> trace(thread, TRY(stack_trace_of(thread, each)));
    HeapAccess::store_reference_element(result, i, trace);
  }
  return result.get();
}

}  // namespace

void stop_thread(Thread& thread, Handle<Object> target, Handle<Object> exception) {
  Safepoint::begin(thread, SafepointOperation::kStopThread);
  Thread* victim = Threads::of(target);
  if (victim != nullptr) {
    NoGcToken no_gc;
    victim->async_exception = exception.raw(no_gc);
    victim->poll_word.store(0, std::memory_order_release);
  }
  Safepoint::end(thread);
  if (victim != nullptr) thread_interrupt(target);
}

}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT void JNICALL JVM_StartThread(JNIEnv* env, jobject target) {
  CORTADO_JVM_ENTRY(env);
  (void)Threads::start(thread, handle_of(target));
}

JNIEXPORT void JNICALL JVM_StopThread(JNIEnv* env, jobject target, jobject exception) {
  CORTADO_JVM_ENTRY(env);
  if (exception == nullptr) return (void)throw_null_pointer(thread);
  if (handle_of(target).same_object(thread.java_thread_handle())) {
    return (void)throw_object(thread, handle_of(exception));
  }
  stop_thread(thread, handle_of(target), handle_of(exception));
}

JNIEXPORT void JNICALL JVM_SuspendThread(JNIEnv* env, jobject target) {
  CORTADO_JVM_ENTRY(env);
  Safepoint::suspend_java(thread, handle_of(target));
}

JNIEXPORT void JNICALL JVM_ResumeThread(JNIEnv* env, jobject target) {
  CORTADO_JVM_ENTRY(env);
  Safepoint::resume_java(handle_of(target));
}

// Not handed to the system: as HotSpot's default on Linux.
JNIEXPORT void JNICALL JVM_SetThreadPriority(JNIEnv* env, jobject target, jint priority) {
  CORTADO_JVM_ENTRY(env);
  HeapAccess::store<int32_t>(handle_of(target), wk.fields.Thread_priority, priority);
}

JNIEXPORT void JNICALL JVM_Yield(JNIEnv*, jclass) { os::yield(); }

JNIEXPORT void JNICALL JVM_Sleep(JNIEnv* env, jclass, jlong milliseconds) {
  CORTADO_JVM_ENTRY(env);
  (void)sleep(thread, milliseconds);
}

JNIEXPORT jobject JNICALL JVM_CurrentThread(JNIEnv* env, jclass) {
  CORTADO_JVM_ENTRY(env);
  return new_local(thread, thread.java_thread_handle());
}

JNIEXPORT void JNICALL JVM_Interrupt(JNIEnv* env, jobject target) {
  CORTADO_JVM_ENTRY(env);
  thread_interrupt(handle_of(target));
}

JNIEXPORT jboolean JNICALL JVM_HoldsLock(JNIEnv* env, jclass, jobject object) {
  CORTADO_JVM_ENTRY(env);
  if (object == nullptr) return failed<jboolean>(throw_null_pointer(thread));
  return monitor_is_owned_by(thread, handle_of(object));
}

JNIEXPORT jobjectArray JNICALL JVM_GetAllThreads(JNIEnv* env, jclass) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, all_threads(thread));
}

JNIEXPORT void JNICALL JVM_SetNativeThreadName(JNIEnv* env, jobject target, jstring name) {
  CORTADO_JVM_ENTRY(env);
  if (name == nullptr || thread.is_attached) return;
  if (!handle_of(target).same_object(thread.java_thread_handle())) return;
  os::set_current_thread_name(string_to_utf8(handle_of(name)).c_str());
}

JNIEXPORT jobjectArray JNICALL JVM_DumpThreads(JNIEnv* env, jclass, jobjectArray threads) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, dump_threads(thread, array_handle_of(threads)));
}

}  // extern "C"
