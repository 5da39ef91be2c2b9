#pragma once
// The invocation interface: what JavaVM* leads to.

#include <jni.h>

#include "runtime/thread.h"

namespace cortado::jni {

extern const JNIInvokeInterface_ invoke_table;
// Versions that GetEnv and AttachCurrentThread take: 1.1, 1.2, 1.4, 1.6, 1.8, 9, 10.
bool is_supported_version(jint version);
// A VM has been made and not been destroyed.
bool is_running();

}  // namespace cortado::jni
