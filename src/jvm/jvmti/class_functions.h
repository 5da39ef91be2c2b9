#pragma once
// The functions of JVMTI that look at classes, objects and class paths: class_functions.cpp, redefine.cpp.

#include <jvmti.h>

namespace cortado::jvmti {

jvmtiError JNICALL GetLoadedClasses(jvmtiEnv* env, jint* count, jclass** classes);
jvmtiError JNICALL GetClassLoaderClasses(jvmtiEnv* env, jobject loader, jint* count, jclass** classes);
jvmtiError JNICALL GetNamedModule(jvmtiEnv* env, jobject loader, const char* package, jobject* module);
jvmtiError JNICALL GetClassSignature(jvmtiEnv* env, jclass c, char** signature, char** generic);
jvmtiError JNICALL GetClassModifiers(jvmtiEnv* env, jclass c, jint* modifiers);
jvmtiError JNICALL GetClassLoader(jvmtiEnv* env, jclass c, jobject* loader);
jvmtiError JNICALL IsInterface(jvmtiEnv* env, jclass c, jboolean* answer);
jvmtiError JNICALL IsArrayClass(jvmtiEnv* env, jclass c, jboolean* answer);
jvmtiError JNICALL IsModifiableClass(jvmtiEnv* env, jclass c, jboolean* answer);
jvmtiError JNICALL GetObjectSize(jvmtiEnv* env, jobject object, jlong* size);
jvmtiError JNICALL GetSystemProperty(jvmtiEnv* env, const char* key, char** value);
jvmtiError JNICALL AddToBootstrapClassLoaderSearch(jvmtiEnv* env, const char* path);
jvmtiError JNICALL AddToSystemClassLoaderSearch(jvmtiEnv* env, const char* path);
jvmtiError JNICALL RedefineClasses(jvmtiEnv* env, jint count, const jvmtiClassDefinition* definitions);
jvmtiError JNICALL RetransformClasses(jvmtiEnv* env, jint count, const jclass* classes);

}  // namespace cortado::jvmti
