#include <pthread.h>

#include "native.h"

static JavaVM* vm;
static jclass stress;
static int rounds;

static jlong play(JNIEnv* env, jclass self, int seed, jobjectArray shared, jbyteArray bytes, jstring text) {
  jmethodID make = E->GetStaticMethodID(env, self, "make", "(I)Ljava/lang/Object;");
  jmethodID check = E->GetStaticMethodID(env, self, "check", "(Ljava/lang/Object;I)I");
  jlong sum = 0;
  jobject globals[8];
  jweak weak[8];
  for (int i = 0; i < 8; i++) {
    jobject o = E->CallStaticObjectMethod(env, self, make, seed + i);
    globals[i] = E->NewGlobalRef(env, o);
    weak[i] = E->NewWeakGlobalRef(env, o);
    E->SetObjectArrayElement(env, shared, i, o);
    E->DeleteLocalRef(env, o);
  }
  jbyte* direct = E->GetPrimitiveArrayCritical(env, bytes, NULL);
  for (int i = 0; i < 1000; i++) direct[i] += i;
  E->ReleasePrimitiveArrayCritical(env, bytes, direct, 0);
  jbyte* copy = E->GetByteArrayElements(env, bytes, NULL);
  for (int i = 0; i < 1000; i++) copy[i] -= i;
  E->ReleaseByteArrayElements(env, bytes, copy, 0);
  E->GetByteArrayRegion(env, bytes, 0, 1, (jbyte[1]){0});
  const char* chars = E->GetStringUTFChars(env, text, NULL);
  sum += strlen(chars);
  jstring again = E->NewStringUTF(env, chars);
  E->ReleaseStringUTFChars(env, text, chars);
  sum += E->GetStringLength(env, again);
  for (int i = 0; i < 8; i++) {
    jobject strong = E->NewLocalRef(env, weak[i]);
    sum += E->CallStaticIntMethod(env, self, check, globals[i], seed + i);
    sum += E->CallStaticIntMethod(env, self, check, strong, seed + i);
    if (!E->IsSameObject(env, strong, E->GetObjectArrayElement(env, shared, i))) sum += 1000000;
    E->DeleteGlobalRef(env, globals[i]);
    E->DeleteWeakGlobalRef(env, weak[i]);
  }
  return sum;
}

JNIEXPORT jlong JNICALL Java_Stress_round(JNIEnv* env, jclass self, jint seed, jobjectArray shared, jbyteArray bytes,
                                          jstring text) {
  return play(env, self, seed, shared, bytes, text);
}

static void* body(void* p) {
  JNIEnv* env;
  jlong sum = 0;
  (*vm)->AttachCurrentThread(vm, (void**)&env, NULL);
  jobjectArray shared = E->NewObjectArray(env, 16, E->FindClass(env, "java/lang/Object"), NULL);
  jbyteArray bytes = E->NewByteArray(env, 1000);
  for (int i = 0; i < rounds; i++) {
    E->PushLocalFrame(env, 10);
    sum += play(env, stress, (int)(long)p + i, shared, bytes, E->NewStringUTF(env, "a text"));
    E->PopLocalFrame(env, NULL);
    if (i % 100 == 99) {  // a new Thread object for the same thread
      shared = E->NewGlobalRef(env, shared);
      bytes = E->NewGlobalRef(env, bytes);
      (*vm)->DetachCurrentThread(vm);
      (*vm)->AttachCurrentThread(vm, (void**)&env, NULL);
    }
  }
  E->CallStaticVoidMethod(env, stress, E->GetStaticMethodID(env, stress, "finished", "(J)V"), sum);
  (*vm)->DetachCurrentThread(vm);
  return NULL;
}

JNIEXPORT void JNICALL Java_Stress_attached(JNIEnv* env, jclass self, jint threads, jint n) {
  pthread_t all[16];
  E->GetJavaVM(env, &vm);
  stress = E->NewGlobalRef(env, self);
  rounds = n;
  for (long i = 0; i < threads; i++) pthread_create(&all[i], NULL, body, (void*)(i * 77));
  for (int i = 0; i < threads; i++) pthread_join(all[i], NULL);
}
