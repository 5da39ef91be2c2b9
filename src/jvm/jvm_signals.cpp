// Signals.

#include "runtime/signals.h"

#include "jvm/entry.h"

using namespace cortado;

extern "C" {

JNIEXPORT void* JNICALL JVM_RegisterSignal(jint signal, void* handler) { return register_signal(signal, handler); }

JNIEXPORT jboolean JNICALL JVM_RaiseSignal(jint signal) { return raise_signal(signal); }

JNIEXPORT jint JNICALL JVM_FindSignal(const char* name) { return find_signal(name); }

}  // extern "C"
