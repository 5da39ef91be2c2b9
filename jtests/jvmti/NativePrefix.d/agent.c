#include <jvmti.h>
#include <stddef.h>
#include <stdio.h>

JNIEXPORT jint JNICALL Java_NativePrefix_looked_1up(JNIEnv* env, jclass c, jint x) { return x + 100; }
JNIEXPORT jint JNICALL Java_NativePrefix_twice(JNIEnv* env, jclass c, jint x) { return x + 200; }
JNIEXPORT jint JNICALL Java_NativePrefix_without_1wrapper(JNIEnv* env, jclass c, jint x) { return x; }
static jint JNICALL registered(JNIEnv* env, jclass c, jint x) { return x + 300; }

JNIEXPORT void JNICALL Java_NativePrefix_register(JNIEnv* env, jclass c) {
  JNINativeMethod method = {"registered", "(I)I", (void*)registered};
  printf("RegisterNatives: %d\n", (*env)->RegisterNatives(env, c, &method, 1));
  fflush(stdout);
}

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM* vm, char* options, void* reserved) {
  const char* prefixes[] = {"wrapped_", "outer_"};
  for (int i = 0; i < 2; i++) {
    jvmtiEnv* jvmti;
    if ((*vm)->GetEnv(vm, (void**)&jvmti, JVMTI_VERSION_1_2) != JNI_OK) return JNI_ERR;
    printf("without the capability: %d\n", (*jvmti)->SetNativeMethodPrefix(jvmti, prefixes[i]));
    jvmtiCapabilities capabilities = {0};
    capabilities.can_set_native_method_prefix = 1;
    printf("%d\n", (*jvmti)->AddCapabilities(jvmti, &capabilities));
    printf("%d\n", (*jvmti)->SetNativeMethodPrefix(jvmti, prefixes[i]));
  }
  fflush(stdout);
  return JNI_OK;
}
