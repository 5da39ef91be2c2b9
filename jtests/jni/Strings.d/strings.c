#include "native.h"

JNIEXPORT void JNICALL Java_Strings_look(JNIEnv* env, jclass self, jstring s) {
  char line[400];
  int n = snprintf(line, sizeof line, "%d chars, %d bytes:", E->GetStringLength(env, s), E->GetStringUTFLength(env, s));
  jboolean copy;
  const jchar* chars = E->GetStringChars(env, s, &copy);
  for (jsize i = 0; i < E->GetStringLength(env, s); i++) n += snprintf(line + n, sizeof line - n, " %x", chars[i]);
  E->ReleaseStringChars(env, s, chars);
  const char* bytes = E->GetStringUTFChars(env, s, &copy);
  n += snprintf(line + n, sizeof line - n, " |");
  for (size_t i = 0; i <= strlen(bytes); i++) n += snprintf(line + n, sizeof line - n, " %02x", bytes[i] & 0xFF);
  E->ReleaseStringUTFChars(env, s, bytes);
  say(env, "%s", line);
}

JNIEXPORT jstring JNICALL Java_Strings_utf16(JNIEnv* env, jclass self) {
  const jchar chars[] = {'A', 0xE9, 0x65E5, 'x'};
  say(env, "empty length %d", E->GetStringLength(env, E->NewString(env, chars, 0)));
  return E->NewString(env, chars, 3);
}

JNIEXPORT jobjectArray JNICALL Java_Strings_utf8(JNIEnv* env, jclass self) {
  const char* texts[] = {"", "plain", "caf\xC3\xA9", "nul\xC0\x80", "\xED\xA0\xBD\xED\xB8\x80", "\xE6\x97\xA5", NULL};
  jobjectArray all = E->NewObjectArray(env, 7, E->FindClass(env, "java/lang/String"), NULL);
  for (int i = 0; i < 7; i++) E->SetObjectArrayElement(env, all, i, E->NewStringUTF(env, texts[i]));
  return all;
}

JNIEXPORT void JNICALL Java_Strings_regions(JNIEnv* env, jclass self, jstring s) {
  jchar chars[10];
  char bytes[40];
  E->GetStringRegion(env, s, 1, 3, chars);
  say(env, "%x %x %x", chars[0], chars[1], chars[2]);
  memset(bytes, 'x', sizeof bytes);
  E->GetStringUTFRegion(env, s, 1, 3, bytes);
  say(env, "%02x %02x %02x %02x %02x", bytes[0] & 255, bytes[1] & 255, bytes[2] & 255, bytes[3] & 255, bytes[4] & 255);
  E->GetStringUTFRegion(env, s, 7, 1, bytes);
  say(env, "%02x %02x %02x", bytes[0] & 255, bytes[1] & 255, bytes[2] & 255);
  E->GetStringRegion(env, s, 8, 0, chars);
  say_exception(env, "empty at the end");
  E->GetStringRegion(env, s, 7, 2, chars);
  say_exception(env, "too far");
  E->GetStringUTFRegion(env, s, -1, 1, bytes);
  say_exception(env, "negative");
  E->GetStringUTFRegion(env, s, 1, -1, bytes);
  say_exception(env, "negative length");
}

JNIEXPORT jstring JNICALL Java_Strings_critical(JNIEnv* env, jclass self, jstring s) {
  jsize n = E->GetStringLength(env, s);
  jchar copy[20];
  const jchar* chars = E->GetStringCritical(env, s, NULL);
  for (jsize i = 0; i < n; i++) copy[n - 1 - i] = chars[i];
  E->ReleaseStringCritical(env, s, chars);
  return E->NewString(env, copy, n);
}
