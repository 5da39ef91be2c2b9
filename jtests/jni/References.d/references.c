#include "native.h"

static jobject global;
static jweak weak;

JNIEXPORT void JNICALL Java_References_kinds(JNIEnv* env, jclass self, jobject argument) {
  jobject local = E->NewLocalRef(env, argument);
  jobject a = E->NewGlobalRef(env, argument);
  jweak b = E->NewWeakGlobalRef(env, argument);
  say(env, "kinds %d %d %d %d %d", E->GetObjectRefType(env, NULL), E->GetObjectRefType(env, argument),
      E->GetObjectRefType(env, local), E->GetObjectRefType(env, a), E->GetObjectRefType(env, b));
  say(env, "same %d %d %d %d", E->IsSameObject(env, local, a), E->IsSameObject(env, a, b),
      E->IsSameObject(env, a, self), E->IsSameObject(env, NULL, NULL));
  jobject from_weak = E->NewLocalRef(env, b);
  say(env, "from weak %d %d", E->IsSameObject(env, from_weak, argument), E->GetObjectRefType(env, from_weak));
  E->DeleteLocalRef(env, from_weak);
  E->DeleteLocalRef(env, argument);
  E->DeleteGlobalRef(env, a);
  say(env, "still there %d", E->IsSameObject(env, local, b));
  E->DeleteWeakGlobalRef(env, b);
  say(env, "null %d %d %d", E->NewLocalRef(env, NULL) == NULL, E->NewGlobalRef(env, NULL) == NULL,
      E->NewWeakGlobalRef(env, NULL) == NULL);
  E->DeleteLocalRef(env, NULL);
  E->DeleteGlobalRef(env, NULL);
}

JNIEXPORT jobject JNICALL Java_References_frames(JNIEnv* env, jclass self) {
  say(env, "push %d %d", E->PushLocalFrame(env, 10), E->PushLocalFrame(env, 0));
  jobject inner = E->NewStringUTF(env, "from the inner frame");
  for (int i = 0; i < 100; i++) E->NewStringUTF(env, "garbage");
  jobject middle = E->PopLocalFrame(env, inner);
  say(env, "middle %s", text_of(env, middle));
  jobject outer = E->PopLocalFrame(env, middle);
  say(env, "capacity %d", E->EnsureLocalCapacity(env, 1000));
  return outer;
}

JNIEXPORT jint JNICALL Java_References_many(JNIEnv* env, jclass self, jint count) {
  jobject* all = malloc(count * sizeof(jobject));
  E->EnsureLocalCapacity(env, count);
  for (jint i = 0; i < count; i++) all[i] = E->NewIntArray(env, i % 7);
  jint sum = 0;
  for (jint i = 0; i < count; i++) sum += E->GetArrayLength(env, all[i]);
  for (jint i = 0; i < count; i += 2) E->DeleteLocalRef(env, all[i]);
  for (jint i = 0; i < count; i += 2) all[i] = E->NewGlobalRef(env, all[i + 1]);
  for (jint i = 0; i < count; i++) sum += E->GetArrayLength(env, all[i]);
  for (jint i = 0; i < count; i += 2) E->DeleteGlobalRef(env, all[i]);
  free(all);
  return sum;
}

JNIEXPORT jobject JNICALL Java_References_createAndDelete(JNIEnv* env, jclass self, jint count) {
  for (jint i = 0; i < count; i++) {
    jobject local = E->NewLocalRef(env, self);
    E->DeleteLocalRef(env, local);
  }
  return E->NewStringUTF(env, "created and deleted");
}

JNIEXPORT void JNICALL Java_References_keep(JNIEnv* env, jclass self, jobject o) {
  global = E->NewGlobalRef(env, o);
  weak = E->NewWeakGlobalRef(env, o);
}
JNIEXPORT jobject JNICALL Java_References_kept(JNIEnv* env, jclass self) { return global; }
JNIEXPORT void JNICALL Java_References_drop(JNIEnv* env, jclass self) { E->DeleteGlobalRef(env, global); }
JNIEXPORT jboolean JNICALL Java_References_weakIsCleared(JNIEnv* env, jclass self) {
  jobject strong = E->NewLocalRef(env, weak);
  if (E->IsSameObject(env, weak, NULL) != (strong == NULL)) say(env, "weak reference at odds with itself");
  return strong == NULL;
}

JNIEXPORT jint JNICALL Java_References_unbalanced(JNIEnv* env, jclass self) {
  for (int i = 0; i < 10; i++) {
    E->PushLocalFrame(env, 16);
    E->NewStringUTF(env, "left behind");
  }
  return 10;
}

JNIEXPORT jint JNICALL Java_References_depth(JNIEnv* env, jclass self, jint n, jobject local) {
  if (n == 0) return 0;
  jobject mine = E->NewIntArray(env, n);
  jmethodID back = E->GetStaticMethodID(env, self, "back", "(I)I");
  jint below = E->CallStaticIntMethod(env, self, back, n);
  return below + E->GetArrayLength(env, mine);
}
