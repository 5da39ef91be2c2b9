#include <jvmti.h>
#include <stdio.h>
#include <string.h>

static jvmtiEnv* jvmti;

#define CALL(f, ...) (*jvmti)->f(jvmti, ##__VA_ARGS__)

JNIEXPORT void JNICALL Java_Versions_redefine(JNIEnv* env, jclass c, jclass redefined, jbyteArray bytes) {
  jvmtiClassDefinition definition = {redefined, (*env)->GetArrayLength(env, bytes),
                                     (unsigned char*)(*env)->GetByteArrayElements(env, bytes, NULL)};
  (void)c;
  printf("redefined: %d\n", CALL(RedefineClasses, 1, &definition));
  (*env)->ReleaseByteArrayElements(env, bytes, (jbyte*)definition.class_bytes, JNI_ABORT);
}

JNIEXPORT void JNICALL Java_Versions_show(JNIEnv* env, jclass c) {
  jvmtiFrameInfo frames[20];
  jint count = 0;
  (void)env, (void)c;
  CALL(GetStackTrace, NULL, 0, 20, frames, &count);
  for (jint i = 0; i < count; i++) {
    char* name = NULL;
    jboolean obsolete = JNI_FALSE;
    CALL(GetMethodName, frames[i].method, &name, NULL, NULL);
    CALL(IsMethodObsolete, frames[i].method, &obsolete);
    jvmtiLocalVariableEntry* variables = NULL;
    jint variable_count = -1;
    jvmtiError error = CALL(GetLocalVariableTable, frames[i].method, &variable_count, &variables);
    printf("  %s at %d%s, variables: %d, error %d\n", name, (int)frames[i].location, obsolete ? ", obsolete" : "",
           error == JVMTI_ERROR_NONE ? variable_count : -1, error);
    CALL(Deallocate, (unsigned char*)name);
  }
  fflush(stdout);
}

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM* vm, char* options, void* reserved) {
  jvmtiCapabilities can;
  (void)options, (void)reserved;
  if ((*vm)->GetEnv(vm, (void**)&jvmti, JVMTI_VERSION_11) != JNI_OK) return JNI_ERR;
  memset(&can, 0, sizeof can);
  can.can_redefine_classes = 1;
  can.can_access_local_variables = 1;
  return CALL(AddCapabilities, &can) == JVMTI_ERROR_NONE ? JNI_OK : JNI_ERR;
}
