#include <jni.h>
#include <stdio.h>

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM* vm, char* options, void* reserved) {
  printf("%s %s\n", options == NULL ? "no options" : "options", options == NULL ? "" : options);
  fflush(stdout);
  return vm != NULL && reserved == NULL ? JNI_OK : JNI_ERR;
}
