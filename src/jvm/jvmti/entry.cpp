#include "jvm/jvmti/entry.h"

#include <cstring>

#include "runtime/method_area.h"
#include "runtime/safepoint.h"

namespace cortado::jvmti {

char* copy_text(std::string_view text) {
  char* copy = new_array<char>(text.size() + 1);
  if (copy == nullptr) return nullptr;
  std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = 0;
  return copy;
}

jvmtiError find_object(jobject reference, Handle<Object>& object) {
  object = handle_of(reference);
  return Heap::contains(*object.cell()) ? JVMTI_ERROR_NONE : JVMTI_ERROR_INVALID_OBJECT;
}

jvmtiError find_class(jobject reference, Class*& c) {
  Handle<Object> handle;
  if (find_object(reference, handle) != JVMTI_ERROR_NONE || Class::of(handle) != wk.classes.Class.get())
    return JVMTI_ERROR_INVALID_CLASS;
  c = class_of_mirror(handle);
  return c == nullptr ? JVMTI_ERROR_INVALID_CLASS : JVMTI_ERROR_NONE;
}

jvmtiError find_method(jmethodID id, Method*& method) {
  if (id == nullptr) return JVMTI_ERROR_INVALID_METHODID;
  method = jni::method_of(id);
  return method == nullptr || !MethodArea::contains(method) ? JVMTI_ERROR_INVALID_METHODID : JVMTI_ERROR_NONE;
}

jvmtiError find_field(jclass reference, jfieldID id, Field*& field) {
  Class* c;
  CORTADO_JVMTI_TRY(find_class(reference, c));
  field = jni::field_of(id);
  if (field == nullptr || !MethodArea::contains(field)) return JVMTI_ERROR_INVALID_FIELDID;
  return JVMTI_ERROR_NONE;
}

jvmtiError find_java_thread(Thread& thread, jthread reference, Handle<Object>& java_thread) {
  java_thread = reference == nullptr ? thread.java_thread_handle() : handle_of(reference);
  if (!Heap::contains(*java_thread.cell()) || !Class::of(java_thread)->is_subclass_of(wk.classes.Thread))
    return JVMTI_ERROR_INVALID_THREAD;
  return JVMTI_ERROR_NONE;
}

jvmtiError with_stopped_thread(Thread& thread, jthread reference, void* context,
                               jvmtiError (*look)(void* context, Thread& target)) {
  Handle<Object> java_thread;
  CORTADO_JVMTI_TRY(find_java_thread(thread, reference, java_thread));
  struct Look {
    Handle<Object> java_thread;
    void* context;
    jvmtiError (*look)(void* context, Thread& target);
    jvmtiError error;
  } request{java_thread, context, look, JVMTI_ERROR_THREAD_NOT_ALIVE};
  Thread* target = Threads::of(java_thread);
  if (target == nullptr) return JVMTI_ERROR_THREAD_NOT_ALIVE;
  Safepoint::handshake(thread, *target, &request, [](void* c, Thread& stopped) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    auto& r = *static_cast<Look*>(c);
    // The Thread may have ended meanwhile and be another's by now.
    if (!stopped.java_thread_handle().same_object(r.java_thread)) return;
    r.error = r.look(r.context, stopped);
  });
  return request.error;
}

}  // namespace cortado::jvmti
