// The table of JNI functions, which agents may replace.

#include <cstring>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "os/mutex.h"
#include "runtime/safepoint.h"

namespace cortado::jvmti {

jvmtiError JNICALL GetJNIFunctionTable(jvmtiEnv*, jniNativeInterface** table) {
  if (table == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *table = new_array<jniNativeInterface>(1);
  if (*table == nullptr) return JVMTI_ERROR_OUT_OF_MEMORY;
  std::memcpy(*table, jni_function_table, sizeof(jniNativeInterface));
  return JVMTI_ERROR_NONE;
}

// A thread keeps the table that it began a call with: each one that was ever set stays. Threads of a host with small
// stacks have their own, whose functions call those of this one.
jvmtiError JNICALL SetJNIFunctionTable(jvmtiEnv*, const jniNativeInterface* table) {
  if (table == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  auto* copy = new_array<jniNativeInterface>(1);
  if (copy == nullptr) return JVMTI_ERROR_OUT_OF_MEMORY;
  std::memcpy(copy, table, sizeof *copy);
  Safepoint::begin(thread, SafepointOperation::kSetJniFunctions);
  const jniNativeInterface* before = jni_function_table;
  jni_function_table = copy;
  for_each_thread([&](Thread& each) {
    if (each.jni_functions == before) each.jni_functions = copy;
  });
  Safepoint::end(thread);
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
