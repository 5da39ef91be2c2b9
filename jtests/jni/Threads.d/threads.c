#include <pthread.h>
#include <unistd.h>

#include "native.h"

static JavaVM* vm;
static jclass threads;
static jmethodID report, count, fail_method;

static void prepare(JNIEnv* env, jclass self) {
  E->GetJavaVM(env, &vm);
  threads = E->NewGlobalRef(env, self);
  report = E->GetStaticMethodID(env, self, "report", "(Ljava/lang/String;)V");
  count = E->GetStaticMethodID(env, self, "count", "()V");
  fail_method = E->GetStaticMethodID(env, self, "fail", "()V");
}

static void in_thread(void* (*body)(void*), void* argument) {
  pthread_t thread;
  pthread_create(&thread, NULL, body, argument);
  pthread_join(thread, NULL);
}

JNIEXPORT void JNICALL Java_Threads_environment(JNIEnv* env, jclass self) {
  prepare(env, self);
  void* got = NULL;
  jint versions[] = {JNI_VERSION_1_1, JNI_VERSION_1_2, JNI_VERSION_1_4, JNI_VERSION_1_6, JNI_VERSION_1_8, JNI_VERSION_9,
                     JNI_VERSION_10, 0x000B0000, 0x00010003, 0x00090001};
  for (int i = 0; i < 10; i++) {
    jint result = (*vm)->GetEnv(vm, &got, versions[i]);
    say(env, "GetEnv %x: %d %d", versions[i], result, got == env);
  }
  void* again = NULL;
  say(env, "attach again %d %d", (*vm)->AttachCurrentThread(vm, &again, NULL), again == env);
  say(env, "detach with frames %d", (*vm)->DetachCurrentThread(vm));
  say(env, "GetVersion %x", E->GetVersion(env));
}

struct attach { const char* name; jobject group; jboolean daemon; };

static void* attach_body(void* p) {
  struct attach* how = p;
  void* none = &none;
  jint before = (*vm)->GetEnv(vm, &none, JNI_VERSION_1_6);
  JavaVMAttachArgs args = {JNI_VERSION_1_6, (char*)how->name, how->group};
  JNIEnv* env;
  void* use = how->name == NULL ? NULL : &args;
  jint attached = how->daemon ? (*vm)->AttachCurrentThreadAsDaemon(vm, (void**)&env, use)
                              : (*vm)->AttachCurrentThread(vm, (void**)&env, use);
  say(env, "before %d %d, attach %d", before, none == NULL, attached);
  E->CallStaticVoidMethod(env, threads, report, E->NewStringUTF(env, "attached"));
  say(env, "FindClass of the program: %s", text_of(env, E->FindClass(env, "Threads")));
  jint detached = (*vm)->DetachCurrentThread(vm);
  jint twice = (*vm)->DetachCurrentThread(vm);
  jint after = (*vm)->GetEnv(vm, &none, JNI_VERSION_1_6);
  (*vm)->AttachCurrentThread(vm, (void**)&env, use);
  say(env, "detach %d %d, after %d", detached, twice, after);
  (*vm)->DetachCurrentThread(vm);
  return NULL;
}

JNIEXPORT void JNICALL Java_Threads_attach(JNIEnv* env, jclass self, jstring name, jobject group, jboolean daemon) {
  struct attach how = {name == NULL ? NULL : E->GetStringUTFChars(env, name, NULL),
                       group == NULL ? NULL : E->NewGlobalRef(env, group), daemon};
  in_thread(attach_body, &how);
}

static void* count_body(void* p) {
  JNIEnv* env;
  for (int i = 0; i < 10; i++) {
    (*vm)->AttachCurrentThread(vm, (void**)&env, NULL);
    // Looking for exceptions keeps -Xcheck:jni quiet: warnings of several threads would run into each other.
    for (int j = 0; j < 50; j++) {
      E->CallStaticVoidMethod(env, threads, count);
      if (E->ExceptionCheck(env)) break;
    }
    (*vm)->DetachCurrentThread(vm);
  }
  return NULL;
}

JNIEXPORT void JNICALL Java_Threads_attachMany(JNIEnv* env, jclass self, jint n) {
  pthread_t all[100];
  for (int i = 0; i < n; i++) pthread_create(&all[i], NULL, count_body, NULL);
  for (int i = 0; i < n; i++) pthread_join(all[i], NULL);
}

static void* uncaught_body(void* p) {
  JNIEnv* env;
  JavaVMAttachArgs args = {JNI_VERSION_1_6, "failing", NULL};
  (*vm)->AttachCurrentThread(vm, (void**)&env, &args);
  E->CallStaticVoidMethod(env, threads, fail_method);
  (*vm)->DetachCurrentThread(vm);
  return NULL;
}
JNIEXPORT void JNICALL Java_Threads_uncaught(JNIEnv* env, jclass self) { in_thread(uncaught_body, NULL); }

// Programs detach such threads from the destructor of a key of their own.
static pthread_key_t key;
static void detach(void* p) { (*vm)->DetachCurrentThread(vm); }

static void* forgotten_body(void* p) {
  JNIEnv* env;
  pthread_setspecific(key, &key);
  JavaVMAttachArgs args = {JNI_VERSION_1_6, "forgotten", NULL};
  (*vm)->AttachCurrentThread(vm, (void**)&env, &args);
  E->CallStaticVoidMethod(env, threads, report, E->NewStringUTF(env, "forgotten"));
  return NULL;
}
JNIEXPORT void JNICALL Java_Threads_forgotten(JNIEnv* env, jclass self) {
  pthread_key_create(&key, detach);
  in_thread(forgotten_body, NULL);
}

JNIEXPORT void JNICALL Java_Threads_monitors(JNIEnv* env, jclass self, jobject lock) {
  jmethodID locked = E->GetStaticMethodID(env, self, "locked", "(Ljava/lang/Object;)Z");
  say(env, "%d", E->CallStaticBooleanMethod(env, self, locked, lock));
  jint a = E->MonitorEnter(env, lock), b = E->MonitorEnter(env, lock);
  say(env, "%d %d %d", a, b, E->CallStaticBooleanMethod(env, self, locked, lock));
  a = E->MonitorExit(env, lock);
  say(env, "%d %d", a, E->CallStaticBooleanMethod(env, self, locked, lock));
  a = E->MonitorExit(env, lock);
  say(env, "%d %d", a, E->CallStaticBooleanMethod(env, self, locked, lock));
  a = E->MonitorExit(env, lock);
  say_exception(env, "not locked");
  b = E->MonitorEnter(env, NULL);
  say_exception(env, "null");
  say(env, "%d %d", a < 0, b < 0);
}

static void* local_references_body(void* p) {
  JNIEnv* env;
  (*vm)->AttachCurrentThread(vm, (void**)&env, NULL);
  jint sum = 0;
  for (int i = 0; i < 1000; i++) sum += E->GetArrayLength(env, E->NewIntArray(env, i));
  E->PushLocalFrame(env, 1);
  jobject kept = E->PopLocalFrame(env, E->NewStringUTF(env, "kept"));
  say(env, "outside any Java frame: %d %s", sum, text_of(env, kept));
  (*vm)->DetachCurrentThread(vm);
  return NULL;
}
JNIEXPORT void JNICALL Java_Threads_withoutFrames(JNIEnv* env, jclass self) { in_thread(local_references_body, NULL); }
