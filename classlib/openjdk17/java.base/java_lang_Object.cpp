// java.lang.Object. Its natives are exported by the VM, but no library binds them.

#include <jni.h>

#include "classlib/openjdk17/natives.h"

extern "C" {
jint JNICALL JVM_IHashCode(JNIEnv* env, jobject object);
void JNICALL JVM_MonitorWait(JNIEnv* env, jobject object, jlong milliseconds);
void JNICALL JVM_MonitorNotify(JNIEnv* env, jobject object);
void JNICALL JVM_MonitorNotifyAll(JNIEnv* env, jobject object);
jobject JNICALL JVM_Clone(JNIEnv* env, jobject object);
}

namespace cortado {

const VmNative object_natives[] = {
    {"hashCode", "()I", reinterpret_cast<void*>(&JVM_IHashCode)},
    {"wait", "(J)V", reinterpret_cast<void*>(&JVM_MonitorWait)},
    {"notify", "()V", reinterpret_cast<void*>(&JVM_MonitorNotify)},
    {"notifyAll", "()V", reinterpret_cast<void*>(&JVM_MonitorNotifyAll)},
    {"clone", "()Ljava/lang/Object;", reinterpret_cast<void*>(&JVM_Clone)},
    {nullptr, nullptr, nullptr},
};

}  // namespace cortado
