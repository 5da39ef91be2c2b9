// What the native parts of these tests share.
#pragma once
#include <jni.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define E (*env)

// Prints a line through System.out, so that it keeps its place among Java's; a pending exception is kept.
static inline void say(JNIEnv* env, const char* format, ...) {
  char line[1000];
  va_list list;
  va_start(list, format);
  vsnprintf(line, sizeof line, format, list);
  va_end(list);
  jthrowable pending = E->ExceptionOccurred(env);
  E->ExceptionClear(env);
  jclass system = E->FindClass(env, "java/lang/System");
  jobject out = E->GetStaticObjectField(env, system, E->GetStaticFieldID(env, system, "out", "Ljava/io/PrintStream;"));
  jmethodID println = E->GetMethodID(env, E->GetObjectClass(env, out), "println", "(Ljava/lang/String;)V");
  E->CallVoidMethod(env, out, println, E->NewStringUTF(env, line));
  if (pending != NULL) E->Throw(env, pending);
}

// The result of toString(), or "null", in a buffer that is used again.
static inline const char* text_of(JNIEnv* env, jobject object) {
  static _Thread_local char buffers[4][400];
  static _Thread_local int next;
  char* buffer = buffers[next++ % 4];
  if (object == NULL) return "null";
  jmethodID to_string = E->GetMethodID(env, E->FindClass(env, "java/lang/Object"), "toString", "()Ljava/lang/String;");
  jstring string = E->CallObjectMethod(env, object, to_string);
  if (string == NULL) return "null string";
  const char* chars = E->GetStringUTFChars(env, string, NULL);
  snprintf(buffer, sizeof buffers[0], "%s", chars);
  E->ReleaseStringUTFChars(env, string, chars);
  return buffer;
}

// Prints the pending exception, if any, and clears it.
static inline void say_exception(JNIEnv* env, const char* what) {
  jthrowable thrown = E->ExceptionOccurred(env);
  E->ExceptionClear(env);
  say(env, "%s: %s", what, thrown == NULL ? "no exception" : text_of(env, thrown));
}
