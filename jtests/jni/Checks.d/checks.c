#include <jni.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void* other_thread(void* env) {
  (*(JNIEnv*)env)->GetVersion((JNIEnv*)env);
  return NULL;
}
static void run_on_thread(JNIEnv* env) {
  pthread_t thread;
  pthread_create(&thread, NULL, other_thread, (void*)env);
  pthread_join(thread, NULL);
}
static JavaVM* vm;
static void* attached_thread(void* env) {
  JNIEnv* own;
  (*vm)->AttachCurrentThread(vm, (void**)&own, NULL);
  (*(JNIEnv*)env)->GetVersion((JNIEnv*)env);
  return NULL;
}

JNIEXPORT void JNICALL Java_Checks_run(JNIEnv* env, jclass c, jint which, jobject self, jintArray ints,
                                       jobjectArray objects, jstring string) {
  jmethodID call = (*env)->GetStaticMethodID(env, c, "call", "(I)I");
  jmethodID method = (*env)->GetMethodID(env, c, "method", "()I");
  jmethodID thrower = (*env)->GetStaticMethodID(env, c, "thrower", "()V");
  jfieldID number = (*env)->GetFieldID(env, c, "number", "I");
  jfieldID text = (*env)->GetStaticFieldID(env, c, "text", "Ljava/lang/String;");
  jint numbers[10] = {0};
  jobject local;
  jint* elements;
  jboolean copy;
  switch (which) {
    case 0: {
      /* Nothing wrong. */
      local = (*env)->NewGlobalRef(env, self);
      jweak weak = (*env)->NewWeakGlobalRef(env, self);
      (*env)->DeleteWeakGlobalRef(env, weak);
      (*env)->DeleteGlobalRef(env, local);
      elements = (*env)->GetIntArrayElements(env, ints, &copy);
      elements[1] = 17;
      (*env)->ReleaseIntArrayElements(env, ints, elements, JNI_COMMIT);
      elements[2] = 18;
      (*env)->ReleaseIntArrayElements(env, ints, elements, JNI_ABORT);
      elements = (*env)->GetPrimitiveArrayCritical(env, ints, NULL);
      elements[0] += elements[1];
      (*env)->ReleasePrimitiveArrayCritical(env, ints, elements, 0);
      (*env)->GetIntArrayRegion(env, ints, 0, 3, numbers);
      const char* utf = (*env)->GetStringUTFChars(env, string, NULL);
      const jchar* chars = (*env)->GetStringChars(env, string, NULL);
      printf("%d %d %d %s %c\n", numbers[0], numbers[1], numbers[2], utf, chars[5]);
      (*env)->ReleaseStringChars(env, string, chars);
      (*env)->ReleaseStringUTFChars(env, string, utf);
      printf("%d\n", (*env)->CallStaticIntMethod(env, c, call, 5));
      (*env)->ExceptionCheck(env);
      printf("%d\n", (*env)->CallNonvirtualIntMethod(env, self, c, method));
      (*env)->ExceptionCheck(env);
      jvalue values[1] = {{.i = 7}};
      printf("%d\n", (*env)->CallStaticIntMethodA(env, c, call, values));
      (*env)->ExceptionClear(env);
      fflush(stdout);
      break;
    }
    case 1: (*env)->CallStaticIntMethod(env, c, call, 1); (*env)->CallIntMethod(env, self, method); break;
    case 2: (*env)->CallStaticVoidMethod(env, c, thrower); (*env)->ExceptionCheck(env); (*env)->GetVersion(env); break;
    case 3: (*env)->GetObjectClass(env, (jobject)numbers); break;
    case 5: (*env)->GetIntField(env, self, (jfieldID)NULL); break;
    case 6: (*env)->GetLongField(env, self, number); break;
    case 8: (*env)->GetIntField(env, NULL, number); break;
    case 9: (*env)->GetStaticIntField(env, c, text); break;
    case 10: (*env)->CallIntMethod(env, string, method); break;
    case 12: (*env)->GetStringLength(env, (jstring)ints); break;
    case 13: (*env)->GetArrayLength(env, (jarray)self); break;
    case 14: (*env)->GetIntArrayRegion(env, (jintArray)objects, 0, 1, numbers); break;
    case 15: (*env)->GetByteArrayRegion(env, (jbyteArray)ints, 0, 1, (jbyte*)numbers); break;
    case 16: (*env)->GetObjectArrayElement(env, (jobjectArray)ints, 0); break;
    case 17: (*env)->GetMethodID(env, NULL, "x", "()V"); break;
    case 18: (*env)->GetMethodID(env, (jclass)self, "x", "()V"); break;
    case 19: (*env)->FindClass(env, "Ljava/lang/String;"); break;
    case 20: (*env)->ThrowNew(env, c, "not a throwable"); break;
    case 21: (*env)->Throw(env, (jthrowable)string); break;
    case 22: (*env)->PushLocalFrame(env, -1); break;
    case 23: (*env)->DeleteGlobalRef(env, self); break;
    case 24: local = (*env)->NewGlobalRef(env, self); (*env)->DeleteLocalRef(env, local); break;
    case 25: (*env)->DeleteWeakGlobalRef(env, self); break;
    case 26:
      elements = (*env)->GetPrimitiveArrayCritical(env, ints, NULL);
      (*env)->GetVersion(env);
      (*env)->ReleasePrimitiveArrayCritical(env, ints, elements, 0);
      break;
    case 27:
      elements = (*env)->GetIntArrayElements(env, ints, NULL);
      elements[3] = 1;
      (*env)->ReleaseIntArrayElements(env, ints, elements, 0);
      break;
    case 28: (*env)->ReleaseIntArrayElements(env, ints, NULL, 0); break;
    case 29:
      elements = (*env)->GetIntArrayElements(env, ints, NULL);
      (*env)->ReleaseIntArrayElements(env, ints, elements, 77);
      break;
    case 30: {
      char* utf = (char*)(*env)->GetStringUTFChars(env, string, NULL);
      strcpy(utf, "much longer text than before");
      (*env)->ReleaseStringUTFChars(env, string, utf);
      break;
    }
    case 31: {
      const jchar* chars = (*env)->GetStringChars(env, string, NULL);
      (*env)->ReleaseStringUTFChars(env, string, (const char*)chars);
      break;
    }
    case 32: run_on_thread(env); break;
    case 33: {
      pthread_t thread;
      (*env)->GetJavaVM(env, &vm);
      pthread_create(&thread, NULL, attached_thread, (void*)env);
      pthread_join(thread, NULL);
      break;
    }
    case 34: (*env)->GetIntField(env, self, (jfieldID)text); break;
    case 35: (*env)->FindClass(env, "no/such/Class"); (*env)->FindClass(env, "Checks"); break;
    case 36: (*env)->GetIntArrayRegion(env, ints, 2, 5, numbers); (*env)->ExceptionClear(env); break;
    default: break;
  }
}
