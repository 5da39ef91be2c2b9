// Access to fields (JNI specification chapter 4, "Accessing Fields of Objects", "Accessing Static Fields").

#include "gc/heap_access.h"
#include "jni/jni_functions.h"

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

}  // namespace

jobject GetObjectField(JNIEnv* env, jobject object, jfieldID id) {
  JNI_ENTER(env);
  return load_reference(thread, handle_of(object), field_of(id));
}

void SetObjectField(JNIEnv* env, jobject object, jfieldID id, jobject value) {
  JNI_ENTER(env);
  store_reference(handle_of(object), field_of(id), handle_of(value));
}

// A static field lies in the mirror of the class that declares it, which may be a superclass of the one given.
jobject GetStaticObjectField(JNIEnv* env, jclass, jfieldID id) {
  JNI_ENTER(env);
  Rooted<Object> mirror(thread, mirror_of(field_of(id)->holder));
  return load_reference(thread, mirror, field_of(id));
}

void SetStaticObjectField(JNIEnv* env, jclass, jfieldID id, jobject value) {
  JNI_ENTER(env);
  Rooted<Object> mirror(thread, mirror_of(field_of(id)->holder));
  store_reference(mirror, field_of(id), handle_of(value));
}

#define JNI_PRIMITIVE_TYPE(Name, type, basic_type, member)                      \
  type Get##Name##Field(JNIEnv* env, jobject object, jfieldID id) {             \
    JNI_ENTER(env);                                                             \
    return load<type>(handle_of(object), field_of(id));                         \
  }                                                                             \
  void Set##Name##Field(JNIEnv* env, jobject object, jfieldID id, type value) { \
    JNI_ENTER(env);                                                             \
    store<type>(handle_of(object), field_of(id), value);                        \
  }                                                                             \
  type GetStatic##Name##Field(JNIEnv* env, jclass, jfieldID id) {               \
    JNI_ENTER(env);                                                             \
    Rooted<Object> mirror(thread, mirror_of(field_of(id)->holder));             \
    return load<type>(mirror, field_of(id));                                    \
  }                                                                             \
  void SetStatic##Name##Field(JNIEnv* env, jclass, jfieldID id, type value) {   \
    JNI_ENTER(env);                                                             \
    Rooted<Object> mirror(thread, mirror_of(field_of(id)->holder));             \
    store<type>(mirror, field_of(id), value);                                   \
  }
#include "jni/jni_types.def"

}  // namespace cortado::jni
