#include <jvmti.h>
#include <stdio.h>
#include <string.h>

static jvmtiEnv* jvmti;
static char told[400];

#define CALL(f, ...) (*jvmti)->f(jvmti, ##__VA_ARGS__)

static void JNICALL on_exhausted(jvmtiEnv* e, JNIEnv* env, jint flags, const void* reserved, const char* description) {
  (void)e;
  snprintf(told, sizeof told, "flags %d, reserved %d, exception %d: %s", flags, reserved != NULL,
           (*env)->ExceptionCheck(env), description);
}

JNIEXPORT jstring JNICALL Java_Exhausted_exhausted(JNIEnv* env, jclass c) {
  jstring text = (*env)->NewStringUTF(env, told);
  (void)c;
  told[0] = 0;
  return text;
}

JNIEXPORT void JNICALL Java_Exhausted_relinquish(JNIEnv* env, jclass c) {
  jvmtiCapabilities can;
  (void)env, (void)c;
  printf("disabled: %d\n", CALL(SetEventNotificationMode, JVMTI_DISABLE, JVMTI_EVENT_RESOURCE_EXHAUSTED, NULL));
  memset(&can, 0, sizeof can);
  CALL(GetPotentialCapabilities, &can);
  printf("potential: %d %d\n", can.can_generate_resource_exhaustion_heap_events,
         can.can_generate_resource_exhaustion_threads_events);
  CALL(GetCapabilities, &can);
  CALL(RelinquishCapabilities, &can);
  CALL(GetPotentialCapabilities, &can);
  printf("potential, now that it has none: %d %d\n", can.can_generate_resource_exhaustion_heap_events,
         can.can_generate_resource_exhaustion_threads_events);
  fflush(stdout);
}

static jvmtiError enable_with(unsigned heap, unsigned threads) {
  jvmtiCapabilities can;
  memset(&can, 0, sizeof can);
  can.can_generate_resource_exhaustion_heap_events = heap;
  can.can_generate_resource_exhaustion_threads_events = threads;
  jvmtiError error = CALL(AddCapabilities, &can);
  if (error != JVMTI_ERROR_NONE) return error;
  return CALL(SetEventNotificationMode, JVMTI_ENABLE, JVMTI_EVENT_RESOURCE_EXHAUSTED, NULL);
}

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM* vm, char* options, void* reserved) {
  jvmtiEventCallbacks callbacks;
  (void)options, (void)reserved;
  if ((*vm)->GetEnv(vm, (void**)&jvmti, JVMTI_VERSION_11) != JNI_OK) return JNI_ERR;
  memset(&callbacks, 0, sizeof callbacks);
  callbacks.ResourceExhausted = on_exhausted;
  if (CALL(SetEventCallbacks, &callbacks, sizeof callbacks) != JVMTI_ERROR_NONE) return JNI_ERR;
  printf("none: %d\n", enable_with(0, 0));
  printf("threads: %d\n", enable_with(0, 1));
  printf("both: %d\n", enable_with(1, 0));
  fflush(stdout);
  return JNI_OK;
}
