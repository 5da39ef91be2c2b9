#include "native.h"

JNIEXPORT void JNICALL Java_Fatal_fatal(JNIEnv* env, jclass self, jstring message) {
  E->FatalError(env, text_of(env, message));
}
