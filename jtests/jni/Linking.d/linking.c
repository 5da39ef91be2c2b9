#include "native.h"

static jclass linking;

JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM* vm, void* reserved) {
  JNIEnv* env;
  jint got = (*vm)->GetEnv(vm, (void**)&env, JNI_VERSION_1_8);
  linking = E->NewGlobalRef(env, E->FindClass(env, "Linking"));
  say(env, "OnLoad %d %s", got, text_of(env, linking));
  return JNI_VERSION_1_8;
}

JNIEXPORT jstring JNICALL Java_Linking_over__I(JNIEnv* env, jclass self, jint a) { return E->NewStringUTF(env, "over int"); }
JNIEXPORT jstring JNICALL Java_Linking_over__J(JNIEnv* env, jclass self, jlong a) { return E->NewStringUTF(env, "over long"); }
JNIEXPORT jstring JNICALL Java_Linking_over__Ljava_lang_String_2_3_3I(JNIEnv* env, jclass self, jstring a, jobject b) {
  return E->NewStringUTF(env, "over String, int[][]");
}
JNIEXPORT jstring JNICALL Java_Linking_under_1score_1(JNIEnv* env, jclass self) {
  return E->NewStringUTF(env, "under_score_");
}
JNIEXPORT jstring JNICALL Java_Linking_nam_000e9(JNIEnv* env, jclass self) { return E->NewStringUTF(env, "accent"); }
JNIEXPORT jstring JNICALL Java_Linking_sh_065e5rt___3I(JNIEnv* env, jclass self, jintArray a) {
  return E->NewStringUTF(env, "ideograph");
}
JNIEXPORT jstring JNICALL Java_Linking_00024Inner_1_00024_deep(JNIEnv* env, jclass self) {
  return E->NewStringUTF(env, "inner");
}

static jint registered(JNIEnv* env, jclass self, jint a) { return a + 1; }
static jstring registered_instance(JNIEnv* env, jobject self, jstring s) {
  char line[200];
  snprintf(line, sizeof line, "%s of %s", text_of(env, s), text_of(env, E->GetObjectClass(env, self)));
  return E->NewStringUTF(env, line);
}
static jclass superclass_of(JNIEnv* env, jclass self, jclass c) { return E->GetSuperclass(env, c); }

JNIEXPORT void JNICALL Java_Linking_register(JNIEnv* env, jclass self, jclass c) {
  JNINativeMethod methods[] = {
      {"registered", "(I)I", registered},
      {"registeredInstance", "(Ljava/lang/String;)Ljava/lang/String;", registered_instance},
      {"superclassOf", "(Ljava/lang/Class;)Ljava/lang/Class;", superclass_of},
      {"superclassOfThis", "()Ljava/lang/Class;", E->GetObjectClass},
  };
  say(env, "register %d", E->RegisterNatives(env, c, methods, 4));
}

JNIEXPORT void JNICALL Java_Linking_registerWrong(JNIEnv* env, jclass self, jclass c) {
  JNINativeMethod absent = {"no_such_native_method", "()V", registered};
  JNINativeMethod other_type = {"registered", "(J)J", registered};
  JNINativeMethod plain = {"notNative", "()I", registered};
  jint result = E->RegisterNatives(env, c, &absent, 1);
  say_exception(env, "absent");
  say(env, "result %d", result);
  result = E->RegisterNatives(env, c, &other_type, 1);
  say_exception(env, "other type");
  say(env, "result %d", result);
  result = E->RegisterNatives(env, c, &plain, 1);
  say_exception(env, "not native");
  say(env, "result %d", result);
}

JNIEXPORT void JNICALL Java_Linking_unregister(JNIEnv* env, jclass self, jclass c) {
  say(env, "unregister %d", E->UnregisterNatives(env, c));
}

static jboolean holds_lock(JNIEnv* env, jobject o) {
  jclass thread = E->FindClass(env, "java/lang/Thread");
  return E->CallStaticBooleanMethod(env, thread, E->GetStaticMethodID(env, thread, "holdsLock", "(Ljava/lang/Object;)Z"), o);
}
JNIEXPORT jboolean JNICALL Java_Linking_holdsClass(JNIEnv* env, jclass self) { return holds_lock(env, self); }
JNIEXPORT jboolean JNICALL Java_Linking_holdsThis(JNIEnv* env, jobject self) { return holds_lock(env, self); }
