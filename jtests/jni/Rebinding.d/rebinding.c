#include <jni.h>
#include <stdio.h>

static void JNICALL replacement(JNIEnv* env, jclass c) {
  (void)env, (void)c;
  printf("replaced\n");
  fflush(stdout);
}

JNIEXPORT jint JNICALL Java_Rebinding_rebind(JNIEnv* env, jclass self, jclass c, jstring name, jstring descriptor) {
  (void)self;
  JNINativeMethod method;
  method.name = (char*)(*env)->GetStringUTFChars(env, name, NULL);
  method.signature = (char*)(*env)->GetStringUTFChars(env, descriptor, NULL);
  method.fnPtr = (void*)replacement;
  jint result = (*env)->RegisterNatives(env, c, &method, 1);
  (*env)->ExceptionClear(env);
  (*env)->ReleaseStringUTFChars(env, name, method.name);
  (*env)->ReleaseStringUTFChars(env, descriptor, method.signature);
  return result;
}
