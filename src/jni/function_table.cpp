// The table itself, and the functions that concern nothing but the environment.

#include <cstddef>

#include "jni/invocation.h"
#include "jni/jni_functions.h"
#include "runtime/exceptions.h"
#include "runtime/monitor.h"
#include "runtime/native_linker.h"
#include "runtime/vm.h"

namespace cortado::jni {

#define JNI_FUNCTION(slot, name) static_assert(offsetof(JNINativeInterface_, name) == (slot) * sizeof(void*));
#include "jni/jni_functions.def"
static_assert(sizeof(JNINativeInterface_) == 234 * sizeof(void*));

const JNINativeInterface_ function_table = {
    .reserved0 = nullptr,
    .reserved1 = nullptr,
    .reserved2 = nullptr,
    .reserved3 = nullptr,
#define JNI_FUNCTION(slot, name) .name = name,
#include "jni/jni_functions.def"
};

jint GetVersion(JNIEnv*) { return JNI_VERSION_10; }

jint GetJavaVM(JNIEnv*, JavaVM** vm) {
  *vm = &java_vm;
  return JNI_OK;
}

namespace {
bool is_present(Thread& thread, Handle<Object> object) MAY_GC {
  if (object.is_null()) (void)throw_null_pointer(thread);
  return !object.is_null();
}
}  // namespace

jint MonitorEnter(JNIEnv* env, jobject reference) {
  JNI_ENTER(env);
  Rooted<Object> object(thread, handle_of(reference));
  return is_present(thread, object) && monitor_enter(thread, object).ok() ? JNI_OK : JNI_ERR;
}

jint MonitorExit(JNIEnv* env, jobject reference) {
  JNI_ENTER(env);
  Rooted<Object> object(thread, handle_of(reference));
  return is_present(thread, object) && monitor_exit(thread, object).ok() ? JNI_OK : JNI_ERR;
}

}  // namespace cortado::jni
