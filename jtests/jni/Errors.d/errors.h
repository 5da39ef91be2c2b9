// One case a line: what was called, what it answered, what is thrown. CASE_<kind>(expression) evaluates the expression and
// shows its value by its kind.
#pragma once
#include "native.h"

// Takes the pending exception away and appends it, with its causes, to `line`.
static inline void append_exception(JNIEnv* env, char* line, size_t size) {
  jthrowable thrown = E->ExceptionOccurred(env);
  E->ExceptionClear(env);
  jmethodID get_cause =
      E->GetMethodID(env, E->FindClass(env, "java/lang/Throwable"), "getCause", "()Ljava/lang/Throwable;");
  for (const char* how = ""; thrown != NULL; how = ", by") {
    size_t used = strlen(line);
    snprintf(line + used, size - used, "%s %s", how, text_of(env, thrown));
    char* address = strstr(line + used, " @");  // of a class loader
    if (address != NULL) snprintf(address, size - (address - line), " @…");
    thrown = E->CallObjectMethod(env, thrown, get_cause);
  }
}

static inline void show(JNIEnv* env, const char* what, const char* answer) {
  char line[900];
  snprintf(line, sizeof line, "%s = %s;", what[0] == 'E' ? what + 3 : what, answer);
  append_exception(env, line, sizeof line);
  say(env, "%s", line);
}

static inline void show_reference(JNIEnv* env, const char* what, jobject answer) {
  jthrowable thrown = E->ExceptionOccurred(env);
  E->ExceptionClear(env);
  const char* text = text_of(env, answer);
  if (thrown != NULL) E->Throw(env, thrown);
  show(env, what, text);
}
static inline void show_number(JNIEnv* env, const char* what, jlong answer) {
  char text[30];
  snprintf(text, sizeof text, "%ld", (long)answer);
  show(env, what, text);
}

#define CASE_REFERENCE(...) show_reference(env, #__VA_ARGS__, __VA_ARGS__)
#define CASE_NUMBER(...) show_number(env, #__VA_ARGS__, __VA_ARGS__)
#define CASE_ID(...) show(env, #__VA_ARGS__, (__VA_ARGS__) == NULL ? "null" : "an id")
#define CASE_ADDRESS(...) show(env, #__VA_ARGS__, (__VA_ARGS__) == NULL ? "null" : "an address")
#define CASE_VOID(...) (__VA_ARGS__, show(env, #__VA_ARGS__, "void"))
