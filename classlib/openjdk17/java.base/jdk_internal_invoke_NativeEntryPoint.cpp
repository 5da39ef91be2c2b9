// jdk.internal.invoke.NativeEntryPoint: the incubating foreign-function interface, which this VM does not have.

#include "classlib/openjdk17/natives.h"
#include "jvm/entry.h"

namespace cortado {
namespace {

jlong JNICALL vm_storage_to_register(JNIEnv* env, jclass, jint, jint) {
  CORTADO_JVM_ENTRY(env);
  return failed<jlong>(throw_new(thread, wk.classes.UnsupportedOperationException, "jdk.incubator.foreign"));
}

}  // namespace

const VmNative native_entry_point_natives[] = {
    {"vmStorageToVMReg", "(II)J", reinterpret_cast<void*>(&vm_storage_to_register)},
    {nullptr, nullptr, nullptr},
};

}  // namespace cortado
