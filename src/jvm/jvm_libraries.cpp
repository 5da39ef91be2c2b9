// Native libraries, JNI versions; class-data sharing, which this VM does not have: its functions are constants that
// agree with each other, so that the library always takes the path without an archive.

#include <dlfcn.h>

#include <string>

#include "jvm/entry.h"

using namespace cortado;

extern "C" {

// May run for long (static initialisers of the library): stays in native state.
JNIEXPORT void* JNICALL JVM_LoadLibrary(const char* name, jboolean throw_exception) {
  void* library = dlopen(name, RTLD_LAZY);
  if (library != nullptr || !throw_exception) return library;
  const char* reason = dlerror();
  std::string message = std::string(name) + ": " + (reason != nullptr ? reason : "cannot be loaded");
  CORTADO_JVM_ENTRY_CURRENT();
  return failed<void*>(throw_new(thread, wk.classes.UnsatisfiedLinkError, message));
}

JNIEXPORT void JNICALL JVM_UnloadLibrary(void* library) { dlclose(library); }

JNIEXPORT void* JNICALL JVM_FindLibraryEntry(void* library, const char* name) { return dlsym(library, name); }

JNIEXPORT jboolean JNICALL JVM_IsSupportedJNIVersion(jint version) {
  switch (version) {
    case JNI_VERSION_1_1:
    case JNI_VERSION_1_2:
    case JNI_VERSION_1_4:
    case JNI_VERSION_1_6:
    case JNI_VERSION_1_8:
    case JNI_VERSION_9:
    case JNI_VERSION_10: return JNI_TRUE;
    default: return JNI_FALSE;
  }
}

JNIEXPORT void JNICALL JVM_InitializeFromArchive(JNIEnv*, jclass) {}

JNIEXPORT jboolean JNICALL JVM_IsSharingEnabled(JNIEnv*) { return JNI_FALSE; }

JNIEXPORT jboolean JNICALL JVM_IsCDSDumpingEnabled(JNIEnv*) { return JNI_FALSE; }

JNIEXPORT jboolean JNICALL JVM_IsDumpingClassList(JNIEnv*) { return JNI_FALSE; }

JNIEXPORT jlong JNICALL JVM_GetRandomSeedForDumping() { return 0; }

JNIEXPORT void JNICALL JVM_RegisterLambdaProxyClassForArchiving(JNIEnv*, jclass, jstring, jobject, jobject, jobject,
                                                                jobject, jclass) {}

JNIEXPORT jclass JNICALL JVM_LookupLambdaProxyClassFromArchive(JNIEnv*, jclass, jstring, jobject, jobject, jobject,
                                                               jobject) {
  return nullptr;
}

JNIEXPORT void JNICALL JVM_LogLambdaFormInvoker(JNIEnv*, jstring) {}

JNIEXPORT void JNICALL JVM_DumpClassListToFile(JNIEnv*, jstring) {}

JNIEXPORT void JNICALL JVM_DumpDynamicArchive(JNIEnv*, jstring) {}

JNIEXPORT void JNICALL JVM_DefineArchivedModules(JNIEnv* env, jobject, jobject) {
  CORTADO_JVM_ENTRY(env);
  (void)throw_new(thread, wk.classes.InternalError, "there are no archived modules");
}

}  // extern "C"
