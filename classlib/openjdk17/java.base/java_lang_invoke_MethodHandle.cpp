// java.lang.invoke.MethodHandle: what runs when invoke or invokeExact are called by reflection (calls in bytecode are
// linked per call site and never come here).

#include "classlib/openjdk17/natives.h"
#include "jvm/entry.h"

namespace cortado {
namespace {

jobject JNICALL invoke(JNIEnv* env, jobject, jobjectArray) {
  CORTADO_JVM_ENTRY(env);
  return failed(throw_new(thread, wk.classes.UnsupportedOperationException,
                          "MethodHandle.invoke cannot be invoked reflectively"));
}
jobject JNICALL invoke_exact(JNIEnv* env, jobject, jobjectArray) {
  CORTADO_JVM_ENTRY(env);
  return failed(throw_new(thread, wk.classes.UnsupportedOperationException,
                          "MethodHandle.invokeExact cannot be invoked reflectively"));
}

}  // namespace

const VmNative method_handle_natives[] = {
    {"invoke", "([Ljava/lang/Object;)Ljava/lang/Object;", reinterpret_cast<void*>(&invoke)},
    {"invokeExact", "([Ljava/lang/Object;)Ljava/lang/Object;", reinterpret_cast<void*>(&invoke_exact)},
    {nullptr, nullptr, nullptr},
};

}  // namespace cortado
