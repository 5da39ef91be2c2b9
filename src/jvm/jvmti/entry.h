#pragma once
// What the functions of JVMTI share: the way into the VM, checks of what agents hand in, memory that agents give back.

#include <jvmti.h>

#include <cstdlib>
#include <string_view>
#include <type_traits>

#include "jni/jni_functions.h"
#include "jvm/entry.h"

// Enters the VM; JVMTI_ERROR_UNATTACHED_THREAD on a thread that it does not know.
#define CORTADO_JVMTI_ENTRY()                                                                \
  if (::cortado::Thread::current_or_null() == nullptr) return JVMTI_ERROR_UNATTACHED_THREAD; \
  CORTADO_JVM_ENTRY_CURRENT()

// Leaves the function with the error of the expression, if it is one.
#define CORTADO_JVMTI_TRY(...)                                                        \
  do {                                                                                \
    if (jvmtiError error_ = (__VA_ARGS__); error_ != JVMTI_ERROR_NONE) return error_; \
  } while (false)

namespace cortado::jvmti {

// Uninitialised memory for `count` elements, which the agent deallocates; null: no memory. Never null for none.
template <class T>
T* new_array(size_t count) {
  static_assert(std::is_trivially_copyable_v<T>);
  using One = T[1];  // whose size is meant also if T is a pointer
  return static_cast<T*>(std::malloc(count == 0 ? 1 : count * sizeof(One)));
}
template <class T, class From>
jvmtiError give_array(const From& from, jint* count, T** array) {
  T* made = new_array<T>(from.size());
  if (made == nullptr) return JVMTI_ERROR_OUT_OF_MEMORY;
  for (size_t i = 0; i < from.size(); i++) made[i] = from[i];
  *count = static_cast<jint>(from.size());
  *array = made;
  return JVMTI_ERROR_NONE;
}
// Null: no memory.
char* copy_text(std::string_view text);
inline jvmtiError give_text(std::string_view text, char** to) {
  *to = copy_text(text);
  return *to == nullptr ? JVMTI_ERROR_OUT_OF_MEMORY : JVMTI_ERROR_NONE;
}

// An object that an agent names. JVMTI_ERROR_INVALID_OBJECT, also for most of what is no reference at all.
jvmtiError find_object(jobject reference, Handle<Object>& object) IN_VM;
// The class that an agent names. JVMTI_ERROR_INVALID_CLASS.
jvmtiError find_class(jobject reference, Class*& c) IN_VM;
// JVMTI_ERROR_INVALID_METHODID.
jvmtiError find_method(jmethodID id, Method*& method) IN_VM;
// JVMTI_ERROR_INVALID_CLASS, JVMTI_ERROR_INVALID_FIELDID.
jvmtiError find_field(jclass reference, jfieldID id, Field*& field) IN_VM;
// A java.lang.Thread; null is the current one. JVMTI_ERROR_INVALID_THREAD.
jvmtiError find_java_thread(Thread& thread, jthread reference, Handle<Object>& java_thread) IN_VM;

// Calls `look` for the thread behind `reference` (null: the current one) while it is stopped, in the calling thread.
// JVMTI_ERROR_INVALID_THREAD, JVMTI_ERROR_THREAD_NOT_ALIVE.
jvmtiError with_stopped_thread(Thread& thread, jthread reference, void* context,
                               jvmtiError (*look)(void* context, Thread& target)) MAY_GC;
template <class F>
jvmtiError with_stopped_thread(Thread& thread, jthread reference, F&& look) MAY_GC {
  return with_stopped_thread(thread, reference, &look, [](void* context, Thread& target) {
    return (*static_cast<std::remove_reference_t<F>*>(context))(target);
  });
}

}  // namespace cortado::jvmti
