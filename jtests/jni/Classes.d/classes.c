#include "native.h"

JNIEXPORT void JNICALL Java_Classes_find(JNIEnv* env, jclass self, jobjectArray names) {
  for (jsize i = 0; i < E->GetArrayLength(env, names); i++) {
    char name[100];
    strcpy(name, text_of(env, E->GetObjectArrayElement(env, names, i)));
    jclass c = E->FindClass(env, name);
    jthrowable thrown = E->ExceptionOccurred(env);
    E->ExceptionClear(env);
    say(env, "%s: %s", name, text_of(env, thrown != NULL ? thrown : c));
  }
}

JNIEXPORT void JNICALL Java_Classes_hierarchy(JNIEnv* env, jclass self, jobjectArray classes) {
  jsize n = E->GetArrayLength(env, classes);
  for (jsize i = 0; i < n; i++) {
    char line[300];
    jclass c = E->GetObjectArrayElement(env, classes, i);
    int at = snprintf(line, sizeof line, "%s extends %s:", text_of(env, c), text_of(env, E->GetSuperclass(env, c)));
    for (jsize j = 0; j < n; j++) {
      at += snprintf(line + at, sizeof line - at, " %d",
                     E->IsAssignableFrom(env, c, E->GetObjectArrayElement(env, classes, j)));
    }
    say(env, "%s; %d %d %d", line, E->IsInstanceOf(env, self, c), E->IsInstanceOf(env, NULL, c),
        E->IsInstanceOf(env, classes, c));
  }
  say(env, "%s", text_of(env, E->GetObjectClass(env, classes)));
}

JNIEXPORT void JNICALL Java_Classes_ids(JNIEnv* env, jclass self, jclass c) {
  jmethodID m = E->GetMethodID(env, c, "m", "()V");
  say(env, "stable %d", m == E->GetMethodID(env, c, "m", "()V"));
  struct { const char *name, *sig; int is_static; } tries[] = {
      {"none_of_that_name", "()V", 0}, {"m", "()I", 0}, {"m", "(Lunknown/Type;)V", 0}, {"m", "()V", 1},
      {"twice", "(J)J", 0}, {"<init>", "()V", 0}, {"<init>", "(I)V", 0}, {"<clinit>", "()V", 1},
      {"hashCode", "()I", 0}, {"twice", "(J)J", 1}, {"getClass", "()Ljava/lang/Class;", 0}};
  for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
    jmethodID id = tries[i].is_static ? E->GetStaticMethodID(env, c, tries[i].name, tries[i].sig)
                                      : E->GetMethodID(env, c, tries[i].name, tries[i].sig);
    char what[100];
    snprintf(what, sizeof what, "%s%s %s", tries[i].name, tries[i].sig, id == NULL ? "absent" : "found");
    say_exception(env, what);
  }
  say(env, "array.hashCode %d", E->GetMethodID(env, E->FindClass(env, "[I"), "hashCode", "()I") != NULL);
}

JNIEXPORT void JNICALL Java_Classes_allocate(JNIEnv* env, jclass self, jobjectArray classes) {
  for (jsize i = 0; i < E->GetArrayLength(env, classes); i++) {
    jclass c = E->GetObjectArrayElement(env, classes, i);
    jobject o = E->AllocObject(env, c);
    say_exception(env, o == NULL ? "nothing" : text_of(env, E->GetObjectClass(env, o)));
  }
}

JNIEXPORT void JNICALL Java_Classes_reflection(JNIEnv* env, jclass self, jobject method, jobject constructor,
                                               jobject field, jobject o) {
  jmethodID m = E->FromReflectedMethod(env, method);
  jmethodID init = E->FromReflectedMethod(env, constructor);
  jfieldID f = E->FromReflectedField(env, field);
  jclass c = E->GetObjectClass(env, o);
  say(env, "field %d", E->GetIntField(env, o, f));
  E->CallVoidMethod(env, o, m);
  E->CallVoidMethod(env, E->NewObject(env, c, init, 77), m);
  jmethodID twice = E->GetStaticMethodID(env, c, "twice", "(J)J");
  jfieldID text = E->GetStaticFieldID(env, c, "text", "Ljava/lang/String;");
  say(env, "%s", text_of(env, E->ToReflectedMethod(env, c, m, JNI_FALSE)));
  say(env, "%s", text_of(env, E->ToReflectedMethod(env, c, init, JNI_FALSE)));
  say(env, "%s", text_of(env, E->ToReflectedMethod(env, c, twice, JNI_TRUE)));
  say(env, "%s", text_of(env, E->ToReflectedField(env, c, f, JNI_FALSE)));
  say(env, "%s", text_of(env, E->ToReflectedField(env, c, text, JNI_TRUE)));
}

JNIEXPORT void JNICALL Java_Classes_modules(JNIEnv* env, jclass self, jobjectArray classes) {
  for (jsize i = 0; i < E->GetArrayLength(env, classes); i++) {
    jobject module = E->GetModule(env, E->GetObjectArrayElement(env, classes, i));
    jmethodID named = E->GetMethodID(env, E->GetObjectClass(env, module), "getName", "()Ljava/lang/String;");
    say(env, "module %s", text_of(env, E->CallObjectMethod(env, module, named)));
  }
  E->GetModule(env, NULL);
  say_exception(env, "no class");
}

JNIEXPORT jclass JNICALL Java_Classes_define(JNIEnv* env, jclass self, jobject loader, jstring name, jbyteArray bytes) {
  jbyte* elements = E->GetByteArrayElements(env, bytes, NULL);
  char buffer[100];
  if (name != NULL) strcpy(buffer, text_of(env, name));
  jclass c = E->DefineClass(env, name == NULL ? NULL : buffer, loader, elements, E->GetArrayLength(env, bytes));
  E->ReleaseByteArrayElements(env, bytes, elements, JNI_ABORT);
  if (c == NULL) {
    jthrowable thrown = E->ExceptionOccurred(env);
    E->ExceptionClear(env);
    char text[400];
    strcpy(text, text_of(env, thrown));
    char* at = strchr(text, '@');
    if (at != NULL) *at = 0;
    say(env, "%s", text);
  }
  return c;
}
