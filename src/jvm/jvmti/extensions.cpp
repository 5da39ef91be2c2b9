// Extensions of JVMTI: the one function that HotSpot has too; no events.

#include <cstdarg>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"

namespace cortado::jvmti {

namespace {

jvmtiError JNICALL is_class_unloading_enabled(jvmtiEnv* env, ...) {
  if (env == nullptr) return JVMTI_ERROR_INVALID_ENVIRONMENT;
  va_list arguments;
  va_start(arguments, env);
  auto* enabled = va_arg(arguments, jboolean*);
  va_end(arguments);
  if (enabled == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *enabled = JNI_TRUE;
  return JVMTI_ERROR_NONE;
}

}  // namespace

jvmtiError JNICALL GetExtensionFunctions(jvmtiEnv*, jint* count, jvmtiExtensionFunctionInfo** functions) {
  if (count == nullptr || functions == nullptr) return JVMTI_ERROR_NULL_POINTER;
  auto* parameter = new_array<jvmtiParamInfo>(1);
  auto* function = new_array<jvmtiExtensionFunctionInfo>(1);
  if (parameter == nullptr || function == nullptr) return JVMTI_ERROR_OUT_OF_MEMORY;
  *parameter = {copy_text("IsClassUnloadingEnabled"), JVMTI_KIND_OUT, JVMTI_TYPE_JBOOLEAN, JNI_FALSE};
  *function = {is_class_unloading_enabled,
               copy_text("com.sun.hotspot.functions.IsClassUnloadingEnabled"),
               copy_text("Tell if class unloading is enabled"),
               1,
               parameter,
               0,
               nullptr};
  *count = 1;
  *functions = function;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetExtensionEvents(jvmtiEnv*, jint* count, jvmtiExtensionEventInfo** events) {
  if (count == nullptr || events == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *count = 0;
  *events = nullptr;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL SetExtensionEventCallback(jvmtiEnv*, jint, jvmtiExtensionEvent) {
  return JVMTI_ERROR_ILLEGAL_ARGUMENT;
}

}  // namespace cortado::jvmti
