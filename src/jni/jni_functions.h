#pragma once
// The functions of the JNI table, declared from the table (jni_functions.def) with the types that jni.h gives them, and
// what their definitions share.
//
// Each begins with JNI_ENTER(env). One that fails leaves its exception pending and returns 0.

#include <jni.h>

#include <type_traits>

#include "runtime/class.h"
#include "runtime/jni_references.h"
#include "runtime/method_ids.h"
#include "runtime/mirrors.h"
#include "runtime/thread.h"

#define JNI_ENTER(env)                                               \
  ::cortado::Thread& thread = *::cortado::Thread::from_jni_env(env); \
  ::cortado::VmScope vm(thread)

// Unwraps a JavaResult, or leaves the JNI function with 0.
#define JNI_TRY(...)                     \
  ({                                     \
    auto jni_result_ = (__VA_ARGS__);    \
    if (jni_result_.failed()) return {}; \
    std::move(jni_result_).value();      \
  })

namespace cortado::jni {

#define JNI_FUNCTION(slot, name) std::remove_pointer_t<decltype(JNINativeInterface_::name)> name;
#include "jni/jni_functions.def"

extern const JNINativeInterface_ function_table;
// The same functions behind checks (-Xcheck:jni).
const JNINativeInterface_* checked_function_table();

inline Class* class_of_reference(jclass reference) IN_VM { return class_of_mirror(handle_of(reference)); }
inline jclass new_local_class(Thread& thread, const Class* c) IN_VM {
  return c == nullptr ? nullptr : static_cast<jclass>(new_local(thread, mirror_of(c)));
}

// A jmethodID is the cell of runtime/method_ids.h; a jfieldID is the Field.
using cortado::method_id_of;
inline Method* method_of(jmethodID id) { return *reinterpret_cast<Method* const*>(id); }
inline jfieldID field_id_of(Field* field) { return reinterpret_cast<jfieldID>(field); }
inline Field* field_of(jfieldID id) { return reinterpret_cast<Field*>(id); }

}  // namespace cortado::jni
