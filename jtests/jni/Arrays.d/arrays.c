#include "native.h"

JNIEXPORT jobjectArray JNICALL Java_Arrays_create(JNIEnv* env, jclass self, jint n) {
  jclass object = E->FindClass(env, "java/lang/Object");
  jobjectArray all = E->NewObjectArray(env, 12, object, NULL);
  jobject made[12] = {
      E->NewBooleanArray(env, n), E->NewByteArray(env, n), E->NewCharArray(env, 0), E->NewShortArray(env, n),
      E->NewIntArray(env, n), E->NewLongArray(env, n), E->NewFloatArray(env, n), E->NewDoubleArray(env, n),
      E->NewObjectArray(env, n, E->FindClass(env, "java/lang/String"), E->NewStringUTF(env, "s")),
      E->NewObjectArray(env, n, E->FindClass(env, "[I"), NULL), E->NewObjectArray(env, 0, object, object),
      E->NewObjectArray(env, 1, E->FindClass(env, "[[Ljava/lang/String;"), NULL)};
  for (int i = 0; i < 12; i++) E->SetObjectArrayElement(env, all, i, made[i]);
  say(env, "length %d", E->GetArrayLength(env, all));
  return all;
}

#define MODIFY(Name, type, array)                                        \
  do {                                                                   \
    jboolean copy = 7;                                                   \
    type* e = E->Get##Name##ArrayElements(env, array, &copy);            \
    type old = e[0];                                                     \
    e[0] = e[1];                                                         \
    e[1] = old;                                                          \
    say(env, #Name " copied or not %d", copy == 0 || copy == 1);         \
    E->Release##Name##ArrayElements(env, array, e, 0);                   \
  } while (0)

JNIEXPORT void JNICALL Java_Arrays_modify(JNIEnv* env, jclass self, jbooleanArray z, jbyteArray b, jcharArray c,
                                          jshortArray s, jintArray i, jlongArray j, jfloatArray f, jdoubleArray d) {
  MODIFY(Boolean, jboolean, z);
  MODIFY(Byte, jbyte, b);
  MODIFY(Char, jchar, c);
  MODIFY(Short, jshort, s);
  MODIFY(Int, jint, i);
  MODIFY(Long, jlong, j);
  MODIFY(Float, jfloat, f);
  MODIFY(Double, jdouble, d);
}

#define REGION(Name, type, array, format, x, y)                                                          \
  do {                                                                                                   \
    type in[2] = {x, y}, out[4];                                                                         \
    E->Set##Name##ArrayRegion(env, array, 2, 2, in);                                                     \
    E->Get##Name##ArrayRegion(env, array, 1, 4, out);                                                    \
    say(env, #Name " " format " " format " " format " " format, out[0], out[1], out[2], out[3]);         \
    E->Get##Name##ArrayRegion(env, array, 5, 0, out);                                                    \
    say_exception(env, "empty at the end");                                                              \
    E->Get##Name##ArrayRegion(env, array, 3, 3, out);                                                    \
    say_exception(env, "too far");                                                                       \
    E->Set##Name##ArrayRegion(env, array, -1, 2, in);                                                    \
    say_exception(env, "negative start");                                                                \
    E->Set##Name##ArrayRegion(env, array, 1, -2, in);                                                    \
    say_exception(env, "negative length");                                                               \
    E->Get##Name##ArrayRegion(env, array, 2147483647, 2147483647, out);                                  \
    say_exception(env, "overflow");                                                                      \
  } while (0)

JNIEXPORT void JNICALL Java_Arrays_regions(JNIEnv* env, jclass self, jbooleanArray z, jbyteArray b, jcharArray c,
                                           jshortArray s, jintArray i, jlongArray j, jfloatArray f, jdoubleArray d) {
  REGION(Boolean, jboolean, z, "%d", 1, 0);
  REGION(Byte, jbyte, b, "%d", -128, 127);
  REGION(Char, jchar, c, "%d", 65535, 1);
  REGION(Short, jshort, s, "%d", -32768, 1);
  REGION(Int, jint, i, "%d", -5, 6);
  REGION(Long, jlong, j, "%ld", -5000000000, 6);
  REGION(Float, jfloat, f, "%g", 1.5f, -0.5f);
  REGION(Double, jdouble, d, "%g", 1e100, -0.5);
}

JNIEXPORT void JNICALL Java_Arrays_modes(JNIEnv* env, jclass self, jintArray a, jintArray b, jintArray c) {
  jint* e = E->GetIntArrayElements(env, a, NULL);
  e[0] = 100;
  E->ReleaseIntArrayElements(env, a, e, JNI_COMMIT);
  e[1] = 200;
  E->ReleaseIntArrayElements(env, a, e, 0);
  jboolean copy;
  e = E->GetIntArrayElements(env, b, &copy);
  if (copy) e[0] = 100;
  E->ReleaseIntArrayElements(env, b, e, JNI_ABORT);
  e = E->GetIntArrayElements(env, c, NULL);
  e[2] = 300;
  E->ReleaseIntArrayElements(env, c, e, JNI_COMMIT);
  E->ReleaseIntArrayElements(env, c, e, JNI_ABORT);
}

JNIEXPORT jint JNICALL Java_Arrays_critical(JNIEnv* env, jclass self, jbyteArray a, jintArray b) {
  jsize n = E->GetArrayLength(env, a);
  jbyte* bytes = E->GetPrimitiveArrayCritical(env, a, NULL);
  jint* ints = E->GetPrimitiveArrayCritical(env, b, NULL);
  jint sum = 0;
  for (jsize i = 0; i < n; i++) sum = sum * 31 + bytes[i];
  bytes[0] = 1;
  bytes[n - 1] = 2;
  ints[0] = sum;
  E->ReleasePrimitiveArrayCritical(env, b, ints, 0);
  E->ReleasePrimitiveArrayCritical(env, a, bytes, 0);
  return sum;
}

JNIEXPORT void JNICALL Java_Arrays_objects(JNIEnv* env, jclass self, jobjectArray strings, jobjectArray nested,
                                           jobject other) {
  say(env, "%s %s %s", text_of(env, E->GetObjectArrayElement(env, strings, 0)),
      text_of(env, E->GetObjectArrayElement(env, strings, 1)), text_of(env, E->GetObjectArrayElement(env, strings, 2)));
  E->SetObjectArrayElement(env, strings, 1, E->NewStringUTF(env, "set"));
  E->SetObjectArrayElement(env, strings, 2, NULL);
  E->SetObjectArrayElement(env, strings, 0, self);
  say_exception(env, "class in String[]");
  E->SetObjectArrayElement(env, nested, 0, self);
  say_exception(env, "class in Object[][]");
  E->SetObjectArrayElement(env, E->NewObjectArray(env, 1, E->FindClass(env, "[[I"), NULL), 0, strings);
  say_exception(env, "String[] in int[][][]");
  E->SetObjectArrayElement(env, strings, 3, NULL);
  say_exception(env, "index 3");
  E->GetObjectArrayElement(env, strings, -1);
  say_exception(env, "index -1");
}

JNIEXPORT void JNICALL Java_Arrays_errors(JNIEnv* env, jclass self, jintArray a, jobjectArray strings) {
  E->NewIntArray(env, -1);
  say_exception(env, "NewIntArray");
  E->NewDoubleArray(env, -2147483647);
  say_exception(env, "NewDoubleArray");
  E->NewObjectArray(env, -3, E->FindClass(env, "java/lang/String"), NULL);
  say_exception(env, "NewObjectArray");
}

JNIEXPORT void JNICALL Java_Arrays_empty(JNIEnv* env, jclass self, jintArray none, jobjectArray objects) {
  jint* e = E->GetIntArrayElements(env, none, NULL);
  say(env, "elements of none: %s", e == NULL ? "null" : "something");
  E->ReleaseIntArrayElements(env, none, e, 0);
  say(env, "%d %d", E->GetArrayLength(env, none), E->GetArrayLength(env, objects));
}
