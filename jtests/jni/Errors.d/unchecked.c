#include "errors.h"

JNIEXPORT void JNICALL Java_UncheckedErrors_run(JNIEnv* env, jclass self, jobject o, jobjectArray strings) {
  jclass object = E->FindClass(env, "java/lang/Object");
  jmethodID hash_code = E->GetMethodID(env, object, "hashCode", "()I");
  jmethodID to_string = E->GetMethodID(env, object, "toString", "()Ljava/lang/String;");
  jchar chars[1] = {'c'};
  CASE_REFERENCE(E->FindClass(env, NULL));
  CASE_NUMBER(E->CallIntMethod(env, NULL, hash_code));
  CASE_REFERENCE(E->CallObjectMethodA(env, NULL, to_string, NULL));
  CASE_REFERENCE(E->CallNonvirtualObjectMethod(env, NULL, object, to_string));
  CASE_NUMBER(E->MonitorEnter(env, NULL));
  CASE_NUMBER(E->MonitorExit(env, NULL));
  CASE_NUMBER(E->PushLocalFrame(env, -1));
  CASE_NUMBER(E->EnsureLocalCapacity(env, -1));
  CASE_NUMBER(E->GetObjectRefType(env, NULL));
  CASE_REFERENCE(E->GetModule(env, self == NULL ? NULL : o));
  CASE_REFERENCE(E->GetModule(env, E->NewStringUTF(env, "no class")));
  CASE_REFERENCE(E->NewString(env, chars, -1));
  CASE_ID(E->GetMethodID(env, object, NULL, "()V"));
  jweak weak = E->NewWeakGlobalRef(env, E->AllocObject(env, object));
  CASE_NUMBER(E->GetObjectRefType(env, weak));
  E->DeleteWeakGlobalRef(env, weak);
  CASE_NUMBER(E->GetObjectRefType(env, weak));
  jobject global = E->NewGlobalRef(env, o);
  E->DeleteGlobalRef(env, global);
  CASE_NUMBER(E->GetObjectRefType(env, global));
  // With an exception pending.
  jclass exception = E->FindClass(env, "java/lang/Exception");
  E->ThrowNew(env, exception, "first");
  CASE_NUMBER(E->ThrowNew(env, exception, "second"));
  jthrowable third = E->AllocObject(env, E->FindClass(env, "java/lang/ArithmeticException"));
  E->ThrowNew(env, exception, "first");
  CASE_NUMBER(E->Throw(env, third));
  E->ThrowNew(env, exception, "kept");
  CASE_NUMBER(E->GetArrayLength(env, strings));
  E->ThrowNew(env, exception, "kept");
  CASE_NUMBER(E->IsSameObject(env, o, E->NewLocalRef(env, o)));
  E->ThrowNew(env, exception, "kept");
  CASE_NUMBER(E->IsInstanceOf(env, o, E->GetObjectClass(env, o)));
  E->ThrowNew(env, exception, "kept");
  CASE_NUMBER(E->MonitorEnter(env, o));
  E->ThrowNew(env, exception, "kept");
  CASE_NUMBER(E->MonitorExit(env, o));
}
