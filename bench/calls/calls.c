#include <jni.h>

JNIEXPORT void JNICALL Java_Calls_nothing(JNIEnv* env, jclass c) { (void)env, (void)c; }
JNIEXPORT jint JNICALL Java_Calls_add(JNIEnv* env, jclass c, jint a, jint b) {
  (void)env, (void)c;
  return a + b;
}
JNIEXPORT jdouble JNICALL Java_Calls_mix(JNIEnv* env, jclass c, jlong a, jdouble b, jfloat d, jobject o) {
  (void)env, (void)c, (void)o;
  return (double)a + b * d;
}
JNIEXPORT jobject JNICALL Java_Calls_self(JNIEnv* env, jobject self, jobject other) {
  (void)env, (void)self;
  return other;
}
JNIEXPORT void JNICALL Java_Calls_locked(JNIEnv* env, jclass c) { (void)env, (void)c; }

JNIEXPORT jint JNICALL Java_Calls_callStatic(JNIEnv* env, jclass self, jclass c, jint count) {
  (void)self;
  jmethodID twice = (*env)->GetStaticMethodID(env, c, "twice", "(I)I");
  jint sum = 0;
  for (jint i = 0; i < count; i++) sum += (*env)->CallStaticIntMethod(env, c, twice, i);
  return sum;
}
static jmethodID next_method(JNIEnv* env, jobject receiver) {
  return (*env)->GetMethodID(env, (*env)->GetObjectClass(env, receiver), "next", "(ILjava/lang/Object;)I");
}
JNIEXPORT jint JNICALL Java_Calls_callVirtual(JNIEnv* env, jclass self, jobject receiver, jint count) {
  (void)self;
  jmethodID next = next_method(env, receiver);
  jint sum = 0;
  for (jint i = 0; i < count; i++) sum += (*env)->CallIntMethod(env, receiver, next, i, receiver);
  return sum;
}
JNIEXPORT jint JNICALL Java_Calls_callArray(JNIEnv* env, jclass self, jobject receiver, jint count) {
  (void)self;
  jmethodID next = next_method(env, receiver);
  jint sum = 0;
  jvalue arguments[2];
  arguments[1].l = receiver;
  for (jint i = 0; i < count; i++) {
    arguments[0].i = i;
    sum += (*env)->CallIntMethodA(env, receiver, next, arguments);
  }
  return sum;
}
