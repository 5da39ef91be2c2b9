// Access to fields (JNI specification chapter 4, "Accessing Fields of Objects", "Accessing Static Fields").

#include "gc/heap_access.h"
#include "jni/jni_functions.h"
#include "runtime/agent_hooks.h"
#include "runtime/code_watching.h"

namespace cortado::jni {

namespace {

// JNI has no plain accesses to volatile fields.
template <class T>
T load(Handle<Object> object, const Field* field) IN_VM {
  return field->is_volatile() ? HeapAccess::load<T, __ATOMIC_SEQ_CST>(object, field->offset)
                              : HeapAccess::load<T>(object, field->offset);
}
template <class T>
void store(Handle<Object> object, const Field* field, T value) IN_VM {
  if constexpr (std::is_same_v<T, jboolean>) value &= 1;
  if (field->is_volatile()) {
    HeapAccess::store<T, __ATOMIC_SEQ_CST>(object, field->offset, value);
  } else {
    HeapAccess::store<T>(object, field->offset, value);
  }
}
jobject load_reference(Thread& thread, Handle<Object> object, const Field* field) IN_VM {
  return new_local(thread, field->is_volatile() ? HeapAccess::load_reference<__ATOMIC_SEQ_CST>(object, field->offset)
                                                : HeapAccess::load_reference(object, field->offset));
}
void store_reference(Handle<Object> object, const Field* field, Handle<Object> value) IN_VM {
  if (field->is_volatile()) {
    HeapAccess::store_reference<__ATOMIC_SEQ_CST>(object, field->offset, value);
  } else {
    HeapAccess::store_reference(object, field->offset, value);
  }
}

// --- Watched fields (runtime/code_watching.h). The accessing method is the native one.
Slot* slot_of(Handle<Object> object) { return reinterpret_cast<Slot*>(const_cast<Object**>(object.cell())); }
template <class T>
Slot bits_of(T value) {
  Slot bits = 0;
  __builtin_memcpy(&bits, &value, sizeof value);
  return bits;
}
void tell_access(Thread& thread, jfieldID id, jobject object, Slot* value) MAY_GC {
  if (thread.top_frame == nullptr || thread.top_frame->is_entry() || !CodeWatching::is_possible) return;
  Slot* holder = object == nullptr ? nullptr : slot_of(handle_of(object));
  CodeWatching::watchers.field_access(thread, thread.top_frame, field_of(id), holder, value);
}
// `object` is null for static fields.
CORTADO_ALWAYS_INLINE void note_read(Thread& thread, jfieldID id, jobject object) MAY_GC {
  if (CORTADO_UNLIKELY(agents_want(JVMTI_EVENT_FIELD_ACCESS))) tell_access(thread, id, object, nullptr);
}
template <class T>
CORTADO_ALWAYS_INLINE void note_store(Thread& thread, jfieldID id, jobject object, T value) MAY_GC {
  if (CORTADO_LIKELY(!agents_want(JVMTI_EVENT_FIELD_MODIFICATION))) return;
  Slot bits = bits_of(value);
  tell_access(thread, id, object, &bits);
}
void note_store(Thread& thread, jfieldID id, jobject object, Handle<Object> value) MAY_GC {
  if (CORTADO_UNLIKELY(agents_want(JVMTI_EVENT_FIELD_MODIFICATION))) tell_access(thread, id, object, slot_of(value));
}

}  // namespace

jobject GetObjectField(JNIEnv* env, jobject object, jfieldID id) {
  JNI_ENTER(env);
  note_read(thread, id, object);
  return load_reference(thread, handle_of(object), field_of(id));
}

void SetObjectField(JNIEnv* env, jobject object, jfieldID id, jobject value) {
  JNI_ENTER(env);
  note_store(thread, id, object, handle_of(value));
  store_reference(handle_of(object), field_of(id), handle_of(value));
}

// A static field lies in the mirror of the class that declares it, which may be a superclass of the one given.
jobject GetStaticObjectField(JNIEnv* env, jclass, jfieldID id) {
  JNI_ENTER(env);
  note_read(thread, id, nullptr);
  Rooted<Object> mirror(thread, mirror_of(field_of(id)->holder));
  return load_reference(thread, mirror, field_of(id));
}

void SetStaticObjectField(JNIEnv* env, jclass, jfieldID id, jobject value) {
  JNI_ENTER(env);
  note_store(thread, id, nullptr, handle_of(value));
  Rooted<Object> mirror(thread, mirror_of(field_of(id)->holder));
  store_reference(mirror, field_of(id), handle_of(value));
}

#define JNI_PRIMITIVE_TYPE(Name, type, basic_type, member)                      \
  type Get##Name##Field(JNIEnv* env, jobject object, jfieldID id) {             \
    JNI_ENTER(env);                                                             \
    note_read(thread, id, object);                                              \
    return load<type>(handle_of(object), field_of(id));                         \
  }                                                                             \
  void Set##Name##Field(JNIEnv* env, jobject object, jfieldID id, type value) { \
    JNI_ENTER(env);                                                             \
    note_store(thread, id, object, value);                                      \
    store<type>(handle_of(object), field_of(id), value);                        \
  }                                                                             \
  type GetStatic##Name##Field(JNIEnv* env, jclass, jfieldID id) {               \
    JNI_ENTER(env);                                                             \
    note_read(thread, id, nullptr);                                             \
    Rooted<Object> mirror(thread, mirror_of(field_of(id)->holder));             \
    return load<type>(mirror, field_of(id));                                    \
  }                                                                             \
  void SetStatic##Name##Field(JNIEnv* env, jclass, jfieldID id, type value) {   \
    JNI_ENTER(env);                                                             \
    note_store(thread, id, nullptr, value);                                     \
    Rooted<Object> mirror(thread, mirror_of(field_of(id)->holder));             \
    store<type>(mirror, field_of(id), value);                                   \
  }
#include "jni/jni_types.def"

}  // namespace cortado::jni
