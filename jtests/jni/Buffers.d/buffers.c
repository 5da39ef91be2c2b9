#include "native.h"

static unsigned char memory[16];

JNIEXPORT jobject JNICALL Java_Buffers_make(JNIEnv* env, jclass self, jint size) {
  return E->NewDirectByteBuffer(env, memory, size);
}

JNIEXPORT jint JNICALL Java_Buffers_sum(JNIEnv* env, jclass self) {
  jint sum = 0;
  for (int i = 0; i < 16; i++) sum += memory[i];
  return sum;
}

JNIEXPORT void JNICALL Java_Buffers_look(JNIEnv* env, jclass self, jobjectArray buffers) {
  for (jsize i = 0; i < E->GetArrayLength(env, buffers); i++) {
    jobject buffer = E->GetObjectArrayElement(env, buffers, i);
    unsigned char* address = E->GetDirectBufferAddress(env, buffer);
    say(env, "%d: %s %ld %d, pending %d", i, address == NULL ? "no address" : address == memory ? "the memory" : "other memory",
        (long)E->GetDirectBufferCapacity(env, buffer), address == NULL ? -1 : address[0], E->ExceptionCheck(env));
  }
}
