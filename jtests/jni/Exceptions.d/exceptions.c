#include "native.h"

JNIEXPORT void JNICALL Java_Exceptions_throwNew(JNIEnv* env, jclass self, jclass c, jstring text) {
  const char* message = text == NULL ? NULL : E->GetStringUTFChars(env, text, NULL);
  jint result = E->ThrowNew(env, c, message);
  if (text != NULL) E->ReleaseStringUTFChars(env, text, message);
  say(env, "ThrowNew %d", result);
}

JNIEXPORT void JNICALL Java_Exceptions_throwObject(JNIEnv* env, jclass self, jthrowable t) {
  jint result = E->Throw(env, t);
  say(env, "Throw %d, same %d", result, E->IsSameObject(env, t, E->ExceptionOccurred(env)));
}

JNIEXPORT void JNICALL Java_Exceptions_inspect(JNIEnv* env, jclass self) {
  say(env, "before %d %d", E->ExceptionCheck(env), E->ExceptionOccurred(env) == NULL);
  E->CallStaticVoidMethod(env, self, E->GetStaticMethodID(env, self, "failing", "()V"));
  say(env, "after %d", E->ExceptionCheck(env));
  jthrowable thrown = E->ExceptionOccurred(env);
  E->ExceptionClear(env);
  say(env, "cleared %d, %s", E->ExceptionCheck(env), text_of(env, thrown));
  E->Throw(env, thrown);
}

JNIEXPORT jint JNICALL Java_Exceptions_swallow(JNIEnv* env, jclass self) {
  jmethodID failing = E->GetStaticMethodID(env, self, "failing", "()V");
  jint count = 0;
  for (int i = 0; i < 100; i++) {
    E->CallStaticVoidMethod(env, self, failing);
    if (E->ExceptionCheck(env)) {
      E->ExceptionClear(env);
      count++;
    }
  }
  return count;
}

JNIEXPORT void JNICALL Java_Exceptions_describe(JNIEnv* env, jclass self) {
  E->ExceptionDescribe(env);
  E->CallStaticVoidMethod(env, self, E->GetStaticMethodID(env, self, "failing", "()V"));
  E->ExceptionDescribe(env);
  say(env, "described %d", E->ExceptionCheck(env));
}

JNIEXPORT void JNICALL Java_Exceptions_nested(JNIEnv* env, jclass self) {
  E->CallStaticVoidMethod(env, self, E->GetStaticMethodID(env, self, "finisher", "()V"));
}

JNIEXPORT void JNICALL Java_Exceptions_runtime(JNIEnv* env, jclass self) {
  jclass integer = E->FindClass(env, "java/lang/Integer");
  jmethodID parse = E->GetStaticMethodID(env, integer, "parseInt", "(Ljava/lang/String;)I");
  E->CallStaticIntMethod(env, integer, parse, E->NewStringUTF(env, "12x"));
}
