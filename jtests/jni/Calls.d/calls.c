#include <jni.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define E (*env)

static void say(JNIEnv* env, const char* what, const char* text) {
  jclass system = E->FindClass(env, "java/lang/System");
  jobject out = E->GetStaticObjectField(env, system, E->GetStaticFieldID(env, system, "out", "Ljava/io/PrintStream;"));
  jmethodID println = E->GetMethodID(env, E->GetObjectClass(env, out), "println", "(Ljava/lang/String;)V");
  char line[600];
  snprintf(line, sizeof line, "%s %s", what, text);
  E->CallVoidMethod(env, out, println, E->NewStringUTF(env, line));
}

static const char* text_of(JNIEnv* env, jobject string) {
  static char buffer[500];
  const char* chars = E->GetStringUTFChars(env, string, NULL);
  snprintf(buffer, sizeof buffer, "%s", chars);
  E->ReleaseStringUTFChars(env, string, chars);
  return buffer;
}

#define FAMILY(Name, type, format)                                                                            \
  static type virtual##Name##V(JNIEnv* env, jobject o, jmethodID m, ...) {                                    \
    va_list list;                                                                                             \
    va_start(list, m);                                                                                        \
    type r = E->Call##Name##MethodV(env, o, m, list);                                                         \
    va_end(list);                                                                                             \
    return r;                                                                                                 \
  }                                                                                                           \
  static type nonvirtual##Name##V(JNIEnv* env, jobject o, jclass c, jmethodID m, ...) {                       \
    va_list list;                                                                                             \
    va_start(list, m);                                                                                        \
    type r = E->CallNonvirtual##Name##MethodV(env, o, c, m, list);                                            \
    va_end(list);                                                                                             \
    return r;                                                                                                 \
  }                                                                                                           \
  static type static##Name##V(JNIEnv* env, jclass c, jmethodID m, ...) {                                      \
    va_list list;                                                                                             \
    va_start(list, m);                                                                                        \
    type r = E->CallStatic##Name##MethodV(env, c, m, list);                                                   \
    va_end(list);                                                                                             \
    return r;                                                                                                 \
  }
FAMILY(Boolean, jboolean, "%d")
FAMILY(Byte, jbyte, "%d")
FAMILY(Char, jchar, "%d")
FAMILY(Short, jshort, "%d")
FAMILY(Int, jint, "%d")
FAMILY(Long, jlong, "%ld")
FAMILY(Float, jfloat, "%g")
FAMILY(Double, jdouble, "%g")
FAMILY(Object, jobject, "%p")

#define ALL(Name, letter, sig, format, member, x, y)                                                             \
  do {                                                                                                           \
    jvalue a[2];                                                                                                 \
    memset(a, 0xEE, sizeof a);                                                                                   \
    a[0].member = x;                                                                                             \
    a[1].member = y;                                                                                             \
    jmethodID m = E->GetMethodID(env, base, letter, sig);                                                        \
    jmethodID s = E->GetStaticMethodID(env, calls, "s" letter, sig);                                             \
    char line[300];                                                                                              \
    snprintf(line, sizeof line, format " " format " " format " | " format " " format " " format " | " format " " \
             format " " format,                                                                                  \
             E->Call##Name##Method(env, o, m, x, y), virtual##Name##V(env, o, m, x, y),                          \
             E->Call##Name##MethodA(env, o, m, a), E->CallNonvirtual##Name##Method(env, o, base, m, x, y),       \
             nonvirtual##Name##V(env, o, base, m, x, y), E->CallNonvirtual##Name##MethodA(env, o, base, m, a),   \
             E->CallStatic##Name##Method(env, calls, s, x, y), static##Name##V(env, calls, s, x, y),             \
             E->CallStatic##Name##MethodA(env, calls, s, a));                                                    \
    say(env, #Name, line);                                                                                       \
  } while (0)

static void call_objects(JNIEnv* env, jclass calls, jobject o, jclass base) {
  const char* sig = "(Ljava/lang/Object;I)Ljava/lang/Object;";
  jmethodID m = E->GetMethodID(env, base, "o", sig);
  jmethodID s = E->GetStaticMethodID(env, calls, "so", sig);
  jobject x = E->NewStringUTF(env, "argument");
  jvalue a[2] = {{.l = x}, {.i = -9}};
  say(env, "Object", text_of(env, E->CallObjectMethod(env, o, m, x, -9)));
  say(env, "Object", text_of(env, virtualObjectV(env, o, m, NULL, -9)));
  say(env, "Object", text_of(env, E->CallObjectMethodA(env, o, m, a)));
  say(env, "Object", text_of(env, E->CallNonvirtualObjectMethod(env, o, base, m, x, -9)));
  say(env, "Object", text_of(env, nonvirtualObjectV(env, o, base, m, x, -9)));
  say(env, "Object", text_of(env, E->CallNonvirtualObjectMethodA(env, o, base, m, a)));
  say(env, "Object", text_of(env, E->CallStaticObjectMethod(env, calls, s, x, -9)));
  say(env, "Object", text_of(env, staticObjectV(env, calls, s, x, -9)));
  say(env, "Object", text_of(env, E->CallStaticObjectMethodA(env, calls, s, a)));
}

static void void_forms(JNIEnv* env, int which, jobject o, jclass c, jmethodID m, ...) {
  va_list list;
  va_start(list, m);
  if (which == 0) E->CallVoidMethodV(env, o, m, list);
  if (which == 1) E->CallNonvirtualVoidMethodV(env, o, c, m, list);
  if (which == 2) E->CallStaticVoidMethodV(env, c, m, list);
  va_end(list);
}

static void call_voids(JNIEnv* env, jclass calls, jobject o, jclass base) {
  const char* sig = "(Ljava/lang/String;I)V";
  jmethodID m = E->GetMethodID(env, base, "v", sig);
  jmethodID s = E->GetStaticMethodID(env, calls, "sv", sig);
  jobject x = E->NewStringUTF(env, "text");
  jvalue a[2] = {{.l = x}, {.i = 3}};
  E->CallVoidMethod(env, o, m, x, 1);
  void_forms(env, 0, o, base, m, x, 2);
  E->CallVoidMethodA(env, o, m, a);
  E->CallNonvirtualVoidMethod(env, o, base, m, x, 1);
  void_forms(env, 1, o, base, m, x, 2);
  E->CallNonvirtualVoidMethodA(env, o, base, m, a);
  E->CallStaticVoidMethod(env, calls, s, x, 1);
  void_forms(env, 2, o, calls, s, x, 2);
  E->CallStaticVoidMethodA(env, calls, s, a);
}

JNIEXPORT void JNICALL Java_Calls_callAll(JNIEnv* env, jclass calls, jobject o, jclass base) {
  ALL(Boolean, "z", "(ZZ)Z", "%d", z, JNI_TRUE, JNI_FALSE);
  ALL(Byte, "b", "(BB)B", "%d", b, (jbyte)-100, (jbyte)77);
  ALL(Char, "c", "(CC)C", "%d", c, (jchar)65000, (jchar)1000);
  ALL(Short, "s", "(SS)S", "%d", s, (jshort)-30000, (jshort)7777);
  ALL(Int, "i", "(II)I", "%d", i, -2000000000, 77);
  ALL(Long, "j", "(JJ)J", "%ld", j, (jlong)-9000000000000000000, (jlong)77);
  ALL(Float, "f", "(FF)F", "%g", f, -1.5f, 0.25f);
  ALL(Double, "d", "(DD)D", "%g", d, 1e300, -2.5);
  call_objects(env, calls, o, base);
  call_voids(env, calls, o, base);
  jmethodID secret = E->GetMethodID(env, base, "secret", "()Ljava/lang/String;");
  say(env, "private", text_of(env, E->CallObjectMethod(env, o, secret)));
}

static jobject make_v(JNIEnv* env, jclass c, jmethodID m, ...) {
  va_list list;
  va_start(list, m);
  jobject o = E->NewObjectV(env, c, m, list);
  va_end(list);
  return o;
}

JNIEXPORT jobjectArray JNICALL Java_Calls_make(JNIEnv* env, jclass self, jclass c) {
  jmethodID none = E->GetMethodID(env, c, "<init>", "()V");
  jmethodID three = E->GetMethodID(env, c, "<init>", "(Ljava/lang/String;JD)V");
  jobjectArray made = E->NewObjectArray(env, 5, E->FindClass(env, "java/lang/Object"), NULL);
  jstring text = E->NewStringUTF(env, "made");
  jvalue a[3] = {{.l = text}, {.j = 3}, {.d = 0.125}};
  E->SetObjectArrayElement(env, made, 0, E->NewObject(env, c, none));
  E->SetObjectArrayElement(env, made, 1, E->NewObject(env, c, three, text, (jlong)1, 2.5));
  E->SetObjectArrayElement(env, made, 2, make_v(env, c, three, text, (jlong)-2, 4.5));
  E->SetObjectArrayElement(env, made, 3, E->NewObjectA(env, c, three, a));
  jobject raw = E->AllocObject(env, c);
  E->CallNonvirtualVoidMethod(env, raw, c, three, text, (jlong)9, 9.5);
  E->SetObjectArrayElement(env, made, 4, raw);
  return made;
}

JNIEXPORT jstring JNICALL Java_Calls_shapes(JNIEnv* env, jclass self, jobject shape, jclass shapes) {
  char line[300];
  jmethodID kind = E->GetMethodID(env, shapes, "kind", "()Ljava/lang/String;");
  jmethodID by_default = E->GetMethodID(env, E->GetObjectClass(env, shape), "shape", "()Ljava/lang/String;");
  jmethodID string = E->GetMethodID(env, shapes, "toString", "()Ljava/lang/String;");
  E->ExceptionClear(env);
  int n = snprintf(line, sizeof line, "%s; ", text_of(env, E->CallObjectMethod(env, shape, kind)));
  n += snprintf(line + n, sizeof line - n, "%s; ", text_of(env, E->CallObjectMethod(env, shape, by_default)));
  snprintf(line + n, sizeof line - n, "%s", string == NULL ? "no toString in an interface" : "toString found");
  return E->NewStringUTF(env, line);
}

JNIEXPORT jstring JNICALL Java_Calls_callMany(JNIEnv* env, jclass self) {
  jmethodID m = E->GetStaticMethodID(
      env, self, "many", "(ZBCSIJFDLjava/lang/Object;IJFDLjava/lang/Object;)Ljava/lang/String;");
  jstring o = E->NewStringUTF(env, "o");
  return E->CallStaticObjectMethod(env, self, m, JNI_TRUE, -1, 65535, -2, -3, (jlong)-4, 5.5, 6.5, o, 7, (jlong)8, 9.5,
                                   10.5, NULL);
}

JNIEXPORT void JNICALL Java_Calls_callFailing(JNIEnv* env, jclass self) {
  jmethodID m = E->GetStaticMethodID(env, self, "fails", "(Ljava/lang/String;)I");
  jint result = E->CallStaticIntMethod(env, self, m, E->NewStringUTF(env, "first"));
  fprintf(stdout, "result %d, pending %d\n", E->ExceptionCheck(env) ? 0 : result, E->ExceptionCheck(env));
  fflush(stdout);
}

JNIEXPORT jboolean JNICALL Java_Calls_nz(JNIEnv* env, jclass self, jboolean a) { return !a; }
JNIEXPORT jbyte JNICALL Java_Calls_nb(JNIEnv* env, jclass self, jbyte a) { return a * 3; }
JNIEXPORT jchar JNICALL Java_Calls_nc(JNIEnv* env, jclass self, jchar a) { return a - 0xFF00; }
JNIEXPORT jshort JNICALL Java_Calls_ns(JNIEnv* env, jclass self, jshort a) { return a - 30000; }
JNIEXPORT jint JNICALL Java_Calls_ni(JNIEnv* env, jclass self, jint a) { return a * a; }
JNIEXPORT jlong JNICALL Java_Calls_nj(JNIEnv* env, jclass self, jlong a) { return a + 1; }
JNIEXPORT jfloat JNICALL Java_Calls_nf(JNIEnv* env, jclass self, jfloat a) { return a / 4; }
JNIEXPORT jdouble JNICALL Java_Calls_nd(JNIEnv* env, jclass self, jdouble a) { return 1 / a; }
JNIEXPORT jobject JNICALL Java_Calls_no(JNIEnv* env, jclass self, jobject a) { return a; }

JNIEXPORT jstring JNICALL Java_Calls_mixed(JNIEnv* env, jobject self, jint a, jlong b, jfloat c, jdouble d, jobject e,
                                           jbyte f, jshort g, jchar h, jboolean i, jdouble j, jlong k, jfloat l, jint m,
                                           jdouble n, jdouble o, jdouble p, jdouble q, jdouble r, jdouble s, jobject t) {
  char line[400];
  snprintf(line, sizeof line, "%d %ld %g %g %s %d %d %c %d %g %ld %g %d %g %g %g %g %g %g %s %d", a, b, c, d,
           text_of(env, e), f, g, h, i, j, k, l, m, n, o, p, q, r, s, t == NULL ? "null" : "object",
           E->IsInstanceOf(env, self, E->FindClass(env, "Calls")));
  return E->NewStringUTF(env, line);
}

JNIEXPORT jdouble JNICALL Java_Calls_sum(JNIEnv* env, jclass self, jdouble a, jfloat b, jdouble c, jfloat d, jdouble e,
                                         jfloat f, jdouble g, jfloat h) {
  return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h;
}

JNIEXPORT jstring JNICALL Java_Calls_lots(JNIEnv* env, jclass self, jbyte a, jdouble b, jint c, jfloat d, jlong e,
                                          jshort f, jdouble g, jchar h, jfloat i, jint j, jdouble k, jboolean l,
                                          jdouble m, jbyte n, jdouble o, jint p, jdouble q, jobject r, jdouble s, jlong t,
                                          jfloat u, jint v, jdouble w, jshort x, jint y, jdouble z) {
  char line[400];
  snprintf(line, sizeof line, "%d %g %d %g %ld %d %g %d %g %d %g %d %g %d %g %d %g %s %g %ld %g %d %g %d %d %g", a, b, c, d,
           e, f, g, h, i, j, k, l, m, n, o, p, q, text_of(env, r), s, t, u, v, w, x, y, z);
  return E->NewStringUTF(env, line);
}
JNIEXPORT jdouble JNICALL Java_Calls_sevenInts(JNIEnv* env, jclass self, jint a, jint b, jint c, jint d, jdouble e, jint f,
                                               jint g, jint h) {
  return a + 10 * b + 100 * c + 1000 * d + e + 10000 * f + 100000 * g + 1000000 * h;
}

JNIEXPORT jint JNICALL Java_Calls_rawBoolean(JNIEnv* env, jclass self, jboolean a) { return a; }
