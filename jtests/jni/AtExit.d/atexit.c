#include <dlfcn.h>
#include <jni.h>
#include <stdio.h>
#include <stdlib.h>

static JavaVM* vm;

static void at_exit(void) {
  JNIEnv* env = NULL;
  printf("GetEnv %d\n", (*vm)->GetEnv(vm, (void**)&env, JNI_VERSION_1_2));
  printf("AttachCurrentThread %d\n", (*vm)->AttachCurrentThread(vm, (void**)&env, NULL));
  printf("AttachCurrentThreadAsDaemon %d\n", (*vm)->AttachCurrentThreadAsDaemon(vm, (void**)&env, NULL));
  printf("DetachCurrentThread %d\n", (*vm)->DetachCurrentThread(vm));
  printf("DestroyJavaVM %d\n", (*vm)->DestroyJavaVM(vm));
  jint (*created)(JavaVM**, jsize, jsize*) = dlsym(RTLD_DEFAULT, "JNI_GetCreatedJavaVMs");
  jint (*create)(JavaVM**, void**, void*) = dlsym(RTLD_DEFAULT, "JNI_CreateJavaVM");
  JavaVM* found = NULL;
  jsize count = -1;
  printf("JNI_GetCreatedJavaVMs %d", created(&found, 1, &count));
  printf(" %d\n", count);
  JavaVMInitArgs arguments = {JNI_VERSION_1_2, 0, NULL, JNI_FALSE};
  printf("JNI_CreateJavaVM %d\n", create(&found, (void**)&env, &arguments));
}

JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM* loading, void* reserved) {
  (void)reserved;
  vm = loading;
  atexit(at_exit);
  return JNI_VERSION_1_8;
}
