#include <jvmti.h>
#include <stdio.h>
#include <string.h>

static jvmtiEnv* jvmti;
static int steps;

#define CALL(f, ...) (*jvmti)->f(jvmti, ##__VA_ARGS__)

static void JNICALL on_step(jvmtiEnv* e, JNIEnv* env, jthread thread, jmethodID method, jlocation location) {
  (void)e, (void)env, (void)thread, (void)method, (void)location;
  steps++;
}

// Threads are watched from here on, and run on as fast as they can.
JNIEXPORT void JNICALL Java_LeavingCompiledCode_watch(JNIEnv* env, jclass c) {
  (void)env, (void)c;
  if (CALL(SetEventNotificationMode, JVMTI_ENABLE, JVMTI_EVENT_SINGLE_STEP, NULL) != JVMTI_ERROR_NONE)
    printf("not enabled\n");
}
JNIEXPORT jboolean JNICALL Java_LeavingCompiledCode_stop(JNIEnv* env, jclass c) {
  (void)env, (void)c;
  CALL(SetEventNotificationMode, JVMTI_DISABLE, JVMTI_EVENT_SINGLE_STEP, NULL);
  return steps > 0;
}

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM* vm, char* options, void* reserved) {
  jvmtiCapabilities can;
  jvmtiEventCallbacks callbacks;
  (void)options, (void)reserved;
  if ((*vm)->GetEnv(vm, (void**)&jvmti, JVMTI_VERSION_11) != JNI_OK) return JNI_ERR;
  memset(&can, 0, sizeof can);
  can.can_generate_single_step_events = 1;
  memset(&callbacks, 0, sizeof callbacks);
  callbacks.SingleStep = on_step;
  if (CALL(AddCapabilities, &can) != JVMTI_ERROR_NONE) return JNI_ERR;
  return CALL(SetEventCallbacks, &callbacks, sizeof callbacks) == JVMTI_ERROR_NONE ? JNI_OK : JNI_ERR;
}
