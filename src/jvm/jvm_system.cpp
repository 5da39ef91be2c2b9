// Object, System, Runtime, memory.

#include "jvm/entry.h"
#include "os/thread.h"
#include "os/time.h"
#include "runtime/agent_hooks.h"
#include "runtime/allocation.h"
#include "runtime/arguments.h"
#include "runtime/flags.h"
#include "runtime/monitor.h"
#include "runtime/strings.h"
#include "runtime/vm.h"

namespace cortado {
namespace {

JavaResult<Unrooted<Object>> clone(Thread& thread, Handle<Object> object) MAY_GC {
  Class* c = Class::of(object);
  bool is_reference = c->layout.kind == ObjectKind::kReference;
  if (!c->is_array() && (is_reference || !c->implements(wk.classes.Cloneable))) {
    return throw_new(thread, wk.classes.CloneNotSupportedException, c->external_name());
  }
  return clone_object(thread, object);
}

JavaResult<Unrooted<Array>> properties_array(Thread& thread) MAY_GC {
  auto count = static_cast<int32_t>(arguments.properties.size() * 2);
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.String, count)));
  int32_t next = 0;
  for (const auto& [key, value] : arguments.properties) {
    Rooted<Object> key_string(thread, TRY(new_string_platform(thread, key)));
    HeapAccess::store_reference_element(array, next++, key_string);
    Rooted<Object> value_string(thread, TRY(new_string_platform(thread, value)));
    HeapAccess::store_reference_element(array, next++, value_string);
  }
  return array.get();
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jint JNICALL JVM_IHashCode(JNIEnv* env, jobject object) {
  CORTADO_JVM_ENTRY(env);
  return object == nullptr ? 0 : identity_hash(thread, handle_of(object));
}

JNIEXPORT void JNICALL JVM_MonitorWait(JNIEnv* env, jobject object, jlong milliseconds) {
  CORTADO_JVM_ENTRY(env);
  (void)monitor_wait(thread, handle_of(object), milliseconds);
}

JNIEXPORT void JNICALL JVM_MonitorNotify(JNIEnv* env, jobject object) {
  CORTADO_JVM_ENTRY(env);
  (void)monitor_notify(thread, handle_of(object), false);
}

JNIEXPORT void JNICALL JVM_MonitorNotifyAll(JNIEnv* env, jobject object) {
  CORTADO_JVM_ENTRY(env);
  (void)monitor_notify(thread, handle_of(object), true);
}

JNIEXPORT jobject JNICALL JVM_Clone(JNIEnv* env, jobject object) {
  CORTADO_JVM_ENTRY(env);
  return to_made_local(thread, clone(thread, handle_of(object)));
}

JNIEXPORT jstring JNICALL JVM_InternString(JNIEnv* env, jstring string) {
  CORTADO_JVM_ENTRY(env);
  if (string == nullptr) return nullptr;
  return to_local_as<jstring>(thread, intern_string(thread, handle_of(string)));
}

JNIEXPORT jlong JNICALL JVM_CurrentTimeMillis(JNIEnv*, jclass) { return os::wall_clock_ms(); }

JNIEXPORT jlong JNICALL JVM_NanoTime(JNIEnv*, jclass) { return os::monotonic_ns(); }

JNIEXPORT jlong JNICALL JVM_GetNanoTimeAdjustment(JNIEnv*, jclass, jlong offset_seconds) {
  constexpr jlong kLimit = jlong{1} << 32;  // keeps the product below 2^63
  int64_t now = os::wall_clock_ns();
  jlong difference;
  if (__builtin_sub_overflow(now / os::kNanosPerSecond, offset_seconds, &difference)) return -1;
  if (difference >= kLimit || difference <= -kLimit) return -1;
  return difference * os::kNanosPerSecond + now % os::kNanosPerSecond;
}

JNIEXPORT void JNICALL JVM_ArrayCopy(JNIEnv* env, jclass, jobject from, jint from_index, jobject to, jint to_index,
                                     jint count) {
  CORTADO_JVM_ENTRY(env);
  (void)array_copy(thread, handle_of(from), from_index, handle_of(to), to_index, count);
}

JNIEXPORT jobjectArray JNICALL JVM_GetProperties(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, properties_array(thread));
}

JNIEXPORT void JNICALL JVM_BeforeHalt() {}

JNIEXPORT void JNICALL JVM_Halt(jint code) {
  Thread* current = Thread::current_or_null();
  if (current != nullptr && agent_hooks.vm_death != nullptr) {
    VmScope vm(*current);
    agent_hooks.vm_death(*current);
  }
  Vm::halt(current, code);
}

JNIEXPORT void JNICALL JVM_GC() {
  if (Flags::boolean("DisableExplicitGC")) return;
  CORTADO_JVM_ENTRY_CURRENT();
  Heap::collect(thread, CollectionCause::kSystemGc);
}

JNIEXPORT jlong JNICALL JVM_MaxObjectInspectionAge() { return Heap::milliseconds_since_last_collection(); }

JNIEXPORT jlong JNICALL JVM_TotalMemory() { return static_cast<jlong>(Heap::capacity()); }

JNIEXPORT jlong JNICALL JVM_FreeMemory() {
  size_t capacity = Heap::capacity();
  size_t used = Heap::used();  // read second: it may have grown with the capacity
  return used < capacity ? static_cast<jlong>(capacity - used) : 0;
}

JNIEXPORT jlong JNICALL JVM_MaxMemory() { return static_cast<jlong>(Heap::maximum_size()); }

JNIEXPORT jint JNICALL JVM_ActiveProcessorCount() {
  static const int64_t fixed = Flags::integer("ActiveProcessorCount");
  return static_cast<jint>(fixed > 0 ? fixed : os::processor_count());
}

JNIEXPORT jboolean JNICALL JVM_IsUseContainerSupport() { return Flags::boolean("UseContainerSupport"); }

JNIEXPORT jboolean JNICALL JVM_SupportsCX8() { return JNI_TRUE; }

}  // extern "C"
