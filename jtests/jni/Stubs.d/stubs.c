#include "native.h"

JNIEXPORT jlong JNICALL Java_Stubs_integers(JNIEnv* env, jclass c, jboolean z, jbyte b, jshort s, jchar u, jint i, jlong j) {
  (void)env, (void)c;
  return z + 3 * (jlong)b + 5 * (jlong)s + 7 * (jlong)u + 11 * (jlong)i + 13 * j;
}
JNIEXPORT jdouble JNICALL Java_Stubs_floats(JNIEnv* env, jclass c, jfloat p, jdouble q, jfloat r, jdouble s, jfloat t, jdouble u,
                                            jfloat v, jdouble w, jfloat x, jdouble y) {
  (void)env, (void)c;
  return p + 2 * q + 3 * r + 4 * s + 5 * t + 6 * u + 7 * v + 8 * w + 9 * x + 10 * y;
}
JNIEXPORT jdouble JNICALL Java_Stubs_mixed(JNIEnv* env, jobject self, jobject o, jdouble a, jint b, jfloat c, jlong d, jstring s,
                                           jdouble e, jboolean z, jshort t, jfloat f, jobject p) {
  double sum = a + 2 * b + 3 * c + 4 * (double)d + 5 * e + 6 * z + 7 * t + 8 * f;
  if (E->IsSameObject(env, self, o)) sum += 100;
  if (s != NULL) sum += E->GetStringLength(env, s);
  if (p != NULL && E->IsSameObject(env, self, p)) sum += 1000;
  return sum;
}

JNIEXPORT jdouble JNICALL Java_Stubs_difference(JNIEnv* env, jclass c, jdouble a, jdouble b) {
  (void)env, (void)c;
  return a - 2 * b;
}
JNIEXPORT jfloat JNICALL Java_Stubs_ratio(JNIEnv* env, jclass c, jfloat a, jint b, jfloat d) {
  (void)env, (void)c;
  return (a + (jfloat)b) / (1 + d * d);
}

JNIEXPORT jboolean JNICALL Java_Stubs_asBoolean(JNIEnv* env, jclass c, jint value) {
  (void)env, (void)c;
  return (value & 3) == 3 ? JNI_TRUE : JNI_FALSE;
}
JNIEXPORT jbyte JNICALL Java_Stubs_asByte(JNIEnv* env, jclass c, jint value) {
  (void)env, (void)c;
  return (jbyte)value;
}
JNIEXPORT jshort JNICALL Java_Stubs_asShort(JNIEnv* env, jclass c, jint value) {
  (void)env, (void)c;
  return (jshort)value;
}
JNIEXPORT jchar JNICALL Java_Stubs_asChar(JNIEnv* env, jclass c, jint value) {
  (void)env, (void)c;
  return (jchar)value;
}
JNIEXPORT jfloat JNICALL Java_Stubs_asFloat(JNIEnv* env, jclass c, jint value) {
  (void)env, (void)c;
  return (jfloat)value * 1.5f;
}
JNIEXPORT jobject JNICALL Java_Stubs_same(JNIEnv* env, jobject self, jobject o) {
  (void)env, (void)self;
  return o;
}
JNIEXPORT jobject JNICALL Java_Stubs_fresh(JNIEnv* env, jclass c, jint value) {
  (void)c;
  char text[20];
  snprintf(text, sizeof text, "fresh %d", value);
  return E->NewStringUTF(env, text);
}
JNIEXPORT jobject JNICALL Java_Stubs_weak(JNIEnv* env, jclass c, jobject o) {
  (void)c;
  jweak weak = E->NewWeakGlobalRef(env, o);
  jobject strong = E->NewLocalRef(env, weak);
  E->DeleteWeakGlobalRef(env, weak);
  return strong;
}
JNIEXPORT jobject JNICALL Java_Stubs_manyReferences(JNIEnv* env, jclass c, jint count, jobject o) {
  (void)c;
  E->EnsureLocalCapacity(env, count + 8);
  jobject last = o;
  for (jint i = 0; i < count; i++) last = E->NewLocalRef(env, o);
  return last;
}
JNIEXPORT jobject JNICALL Java_Stubs_pushed(JNIEnv* env, jclass c, jobject o) {
  (void)c;
  E->PushLocalFrame(env, 4);
  return E->NewLocalRef(env, o);
}
JNIEXPORT jclass JNICALL Java_Stubs_self(JNIEnv* env, jclass c) {
  (void)env;
  return c;
}
static void throw_state(JNIEnv* env, const char* message) {
  E->ThrowNew(env, E->FindClass(env, "java/lang/IllegalStateException"), message);
}
JNIEXPORT void JNICALL Java_Stubs_fail(JNIEnv* env, jclass c, jstring message) {
  (void)c;
  const char* text = E->GetStringUTFChars(env, message, NULL);
  throw_state(env, text);
  E->ReleaseStringUTFChars(env, message, text);
}
JNIEXPORT jint JNICALL Java_Stubs_locked(JNIEnv* env, jclass c, jint value) {
  (void)env, (void)c;
  return value + 1;
}
JNIEXPORT void JNICALL Java_Stubs_lockedFail(JNIEnv* env, jobject self) {
  (void)self;
  throw_state(env, "locked");
}
JNIEXPORT jobject JNICALL Java_Stubs_lockedSame(JNIEnv* env, jobject self, jobject o) {
  (void)env, (void)self;
  return o;
}
JNIEXPORT jobject JNICALL Java_Stubs_lockedFresh(JNIEnv* env, jclass c, jint value) { return Java_Stubs_fresh(env, c, value); }
JNIEXPORT jdouble JNICALL Java_Stubs_lockedDouble(JNIEnv* env, jobject self, jdouble a, jfloat b) {
  (void)env, (void)self;
  return a * 3 + b;
}
JNIEXPORT jint JNICALL Java_Stubs_callBack(JNIEnv* env, jobject self, jint depth) {
  jmethodID down = E->GetMethodID(env, E->GetObjectClass(env, self), "down", "(I)I");
  return E->CallIntMethod(env, self, down, depth);
}
JNIEXPORT jint JNICALL Java_Stubs_bound(JNIEnv* env, jclass c) {
  (void)env, (void)c;
  return 100;
}
static jint one(JNIEnv* env, jclass c) {
  (void)env, (void)c;
  return 1;
}
static jint two(JNIEnv* env, jclass c) {
  (void)env, (void)c;
  return 2;
}
JNIEXPORT void JNICALL Java_Stubs_bind(JNIEnv* env, jclass c, jboolean second) {
  JNINativeMethod method = {"bound", "()I", second ? (void*)two : (void*)one};
  E->RegisterNatives(env, c, &method, 1);
}
JNIEXPORT void JNICALL Java_Stubs_unbind(JNIEnv* env, jclass c) { E->UnregisterNatives(env, c); }
