// Samples the thread that calls start(): a timer's signal, whose handler calls AsyncGetCallTrace and keeps what it gets.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <jni.h>
#include <jvmti.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  jint bci;
  jmethodID method;
} Frame;
typedef struct {
  JNIEnv* env;
  jint count;
  Frame* frames;
} Trace;
typedef void (*GetCallTrace)(Trace*, jint, void*);

enum { kMostFrames = 4096, kMostSamples = 1 << 16, kPool = 1 << 22, kInterval = 200000 };

static GetCallTrace get_call_trace;
static jvmtiEnv* jvmti;
static JNIEnv* sampled;
static timer_t timer;
static Frame pool[kPool];
static int starts[kMostSamples + 1];  // in pool
static int samples, failures[16], signals;

static void on_signal(int number, siginfo_t* info, void* context) {
  if (samples == kMostSamples || starts[samples] + kMostFrames > kPool) return;
  Trace trace = {sampled, -7, pool + starts[samples]};
  signals++;
  get_call_trace(&trace, kMostFrames, context);
  if (trace.count > 0) {
    starts[samples + 1] = starts[samples] + trace.count;
    samples++;
  } else if (trace.count > -16) {
    failures[-trace.count]++;
  }
}

// HotSpot wants jmethodIDs made before a handler can be given them, and to be asked for this event.
static void make_ids(jclass c) {
  jint count;
  jmethodID* methods;
  if ((*jvmti)->GetClassMethods(jvmti, c, &count, &methods) == 0) (*jvmti)->Deallocate(jvmti, (unsigned char*)methods);
}
static void JNICALL on_load(jvmtiEnv* env, JNIEnv* jni, jthread thread, jclass c) {}
static void JNICALL on_prepare(jvmtiEnv* env, JNIEnv* jni, jthread thread, jclass c) { make_ids(c); }

jint JNI_OnLoad(JavaVM* vm, void* reserved) {
  if ((*vm)->GetEnv(vm, (void**)&jvmti, JVMTI_VERSION_1_2) != 0) return JNI_ERR;
  jvmtiEventCallbacks callbacks;
  memset(&callbacks, 0, sizeof callbacks);
  callbacks.ClassLoad = on_load;
  callbacks.ClassPrepare = on_prepare;
  (*jvmti)->SetEventCallbacks(jvmti, &callbacks, sizeof callbacks);
  (*jvmti)->SetEventNotificationMode(jvmti, JVMTI_ENABLE, JVMTI_EVENT_CLASS_LOAD, NULL);
  (*jvmti)->SetEventNotificationMode(jvmti, JVMTI_ENABLE, JVMTI_EVENT_CLASS_PREPARE, NULL);
  jint count;
  jclass* classes;
  if ((*jvmti)->GetLoadedClasses(jvmti, &count, &classes) != 0) return JNI_ERR;
  for (int i = 0; i < count; i++) make_ids(classes[i]);
  get_call_trace = (GetCallTrace)dlsym(RTLD_DEFAULT, "AsyncGetCallTrace");
  if (get_call_trace == NULL) {
    void* libjvm = dlopen("libjvm.so", RTLD_LAZY | RTLD_NOLOAD);
    get_call_trace = (GetCallTrace)dlsym(libjvm, "AsyncGetCallTrace");
  }
  return get_call_trace == NULL ? JNI_ERR : JNI_VERSION_1_8;
}

JNIEXPORT void JNICALL Java_CallTraces_start(JNIEnv* env, jclass c) {
  sampled = env;
  samples = signals = 0;
  memset(failures, 0, sizeof failures);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK;
  sigaction(SIGVTALRM, &action, NULL);
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = SIGVTALRM;
  event._sigev_un._tid = syscall(SYS_gettid);
  timer_create(CLOCK_MONOTONIC, &event, &timer);
  struct itimerspec interval = {{0, kInterval}, {0, kInterval}};
  timer_settime(timer, 0, &interval, NULL);
}

JNIEXPORT void JNICALL Java_CallTraces_stop(JNIEnv* env, jclass c) { timer_delete(timer); }

JNIEXPORT jint JNICALL Java_CallTraces_samples(JNIEnv* env, jclass c) { return samples; }

// How often each negative count came, and none (0).
JNIEXPORT jintArray JNICALL Java_CallTraces_failures(JNIEnv* env, jclass c) {
  jintArray result = (*env)->NewIntArray(env, 16);
  (*env)->SetIntArrayRegion(env, result, 0, 16, failures);
  return result;
}

// jmethodID and bci of each frame, in turn.
JNIEXPORT jlongArray JNICALL Java_CallTraces_sample(JNIEnv* env, jclass c, jint index) {
  int count = starts[index + 1] - starts[index];
  jlongArray result = (*env)->NewLongArray(env, 2 * count);
  for (int i = 0; i < count; i++) {
    const Frame* frame = &pool[starts[index] + i];
    jlong pair[2] = {(jlong)(intptr_t)frame->method, frame->bci};
    (*env)->SetLongArrayRegion(env, result, 2 * i, 2, pair);
  }
  return result;
}

JNIEXPORT jobject JNICALL Java_CallTraces_reflected(JNIEnv* env, jclass c, jlong id) {
  return (*env)->ToReflectedMethod(env, c, (jmethodID)(intptr_t)id, JNI_FALSE);
}

// Spins, and calls Java each time.
JNIEXPORT jlong JNICALL Java_CallTraces_spin(JNIEnv* env, jclass c, jint times) {
  jmethodID called = (*env)->GetStaticMethodID(env, c, "called", "(J)J");
  volatile jlong sum = 0;
  for (int i = 0; i < times; i++) {
    for (int k = 0; k < 2000; k++) sum += k ^ i;
    sum += (*env)->CallStaticLongMethod(env, c, called, (jlong)i);
  }
  return sum;
}
