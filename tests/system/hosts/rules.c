// Hosts that look at one rule of embedding each: rules LIBJVM RULE [OPTION…]. What they print is compared by
// tests/system/host_rules_test.py.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fenv.h>
#include <jni.h>
#include <locale.h>
#include <malloc.h>
#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xmmintrin.h>

#define E (*env)
#define V (*vm)

static jint (*create)(JavaVM**, void**, void*);
static jint (*created)(JavaVM**, jsize, jsize*);
static JavaVM* vm;
static JNIEnv* env;
static char** given;
static int given_count;

static jint make(void) {
  JavaVMOption options[16];
  for (int i = 0; i < given_count; i++) options[i] = (JavaVMOption){given[i], NULL};
  JavaVMInitArgs args = {JNI_VERSION_10, given_count, options, JNI_FALSE};
  return create(&vm, (void**)&env, &args);
}
static void must_make(void) {
  jint code = make();
  if (code != JNI_OK) {
    printf("create: %d\n", code);
    exit(1);
  }
}
static jdouble call_double(JNIEnv* env, const char* class_name, const char* name, double a, double b) {
  jclass c = E->FindClass(env, class_name);
  return E->CallStaticDoubleMethod(env, c, E->GetStaticMethodID(env, c, name, "(DD)D"), a, b);
}
static void println(JNIEnv* env, jobject text) {
  const char* chars = E->GetStringUTFChars(env, text, NULL);
  printf("%s\n", chars);
  E->ReleaseStringUTFChars(env, text, chars);
}
static void describe(JNIEnv* env) {
  jthrowable thrown = E->ExceptionOccurred(env);
  E->ExceptionClear(env);
  if (thrown == NULL) return (void)printf("no exception\n");
  jclass c = E->FindClass(env, "java/lang/Object");
  println(env, E->CallObjectMethod(env, thrown, E->GetMethodID(env, c, "toString", "()Ljava/lang/String;")));
}
static void* in_thread(size_t stack, void* (*body)(void*), void* argument) {
  pthread_attr_t attributes;
  pthread_t id;
  void* result = NULL;
  pthread_attr_init(&attributes);
  if (stack != 0) pthread_attr_setstacksize(&attributes, stack);
  if (pthread_create(&id, &attributes, body, argument) != 0) printf("no thread\n");
  pthread_join(id, &result);
  return result;
}

// --- Creation, a second VM, use after the end.

static void* from_outside(void* unused) {
  JNIEnv* other = NULL;
  printf("GetEnv here: %d %d\n", V->GetEnv(vm, (void**)&other, JNI_VERSION_10), other == NULL);
  return NULL;
}
static void life(void) {
  JavaVM* found = NULL;
  jsize count = -1;
  created(&found, 1, &count);
  printf("before: %d %d\n", count, found == NULL);
  must_make();
  created(&found, 1, &count);
  printf("created: %d %d\n", count, found == vm);
  created(NULL, 0, &count);
  printf("counted: %d\n", count);
  JavaVM* first = vm;
  printf("second: %d\n", make());
  vm = first;
  JNIEnv* same = NULL;
  printf("GetEnv: %d %d\n", V->GetEnv(vm, (void**)&same, JNI_VERSION_1_2), same == env);
  printf("GetEnv of no version: %d\n", V->GetEnv(vm, (void**)&same, 0x00020000));
  printf("attach again: %d %d\n", V->AttachCurrentThread(vm, (void**)&same, NULL), same == env);
  in_thread(0, from_outside, NULL);
  printf("destroy: %d\n", V->DestroyJavaVM(vm));
  created(&found, 1, &count);
  printf("after: %d\n", count);
  printf("attach after: %d\n", V->AttachCurrentThread(vm, (void**)&same, NULL));
  printf("attach as daemon after: %d\n", V->AttachCurrentThreadAsDaemon(vm, (void**)&same, NULL));
  printf("GetEnv after: %d\n", V->GetEnv(vm, (void**)&same, JNI_VERSION_10));
  printf("detach after: %d\n", V->DetachCurrentThread(vm));
  printf("destroy again: %d\n", V->DestroyJavaVM(vm));
  printf("create again: %d\n", make());
}

// --- Attached threads.

static void* attached(void* daemon) {
  JNIEnv* mine = NULL;
  JavaVMAttachArgs args = {JNI_VERSION_10, "visitor", NULL};
  jint code = daemon != NULL ? V->AttachCurrentThreadAsDaemon(vm, (void**)&mine, &args)
                             : V->AttachCurrentThread(vm, (void**)&mine, &args);
  JNIEnv* env = mine;
  jclass c = E->FindClass(env, "java/lang/Thread");
  jobject self = E->CallStaticObjectMethod(env, c, E->GetStaticMethodID(env, c, "currentThread", "()Ljava/lang/Thread;"));
  printf("attach: %d, daemon %d\n", code,
         E->CallBooleanMethod(env, self, E->GetMethodID(env, c, "isDaemon", "()Z")));
  println(env, E->CallObjectMethod(env, self, E->GetMethodID(env, c, "getName", "()Ljava/lang/String;")));
  jobject thread = E->NewGlobalRef(env, self);
  printf("detach: %d\n", V->DetachCurrentThread(vm));
  printf("detach again: %d\n", V->DetachCurrentThread(vm));
  printf("GetEnv: %d\n", V->GetEnv(vm, (void**)&mine, JNI_VERSION_10));
  return thread;
}
static void* leaves_exception(void* unused) {
  JNIEnv* env = NULL;
  JavaVMAttachArgs args = {JNI_VERSION_10, "thrower", NULL};
  V->AttachCurrentThread(vm, (void**)&env, &args);
  E->ThrowNew(env, E->FindClass(env, "java/lang/IllegalStateException"), "left pending");
  printf("detach with an exception: %d\n", V->DetachCurrentThread(vm));
  return NULL;
}
static void threads(void) {
  must_make();
  for (long daemon = 0; daemon < 2; daemon++) {
    jobject thread = in_thread(0, attached, (void*)daemon);
    jclass c = E->GetObjectClass(env, thread);
    printf("alive afterwards: %d\n", E->CallBooleanMethod(env, thread, E->GetMethodID(env, c, "isAlive", "()Z")));
  }
  in_thread(0, leaves_exception, NULL);
  JavaVMAttachArgs wrong = {0x00020000, NULL, NULL};
  printf("attach of no version, attached: %d\n", V->AttachCurrentThread(vm, (void**)&env, &wrong));
  printf("destroy: %d\n", V->DestroyJavaVM(vm));
}

// --- Stacks: 64 KiB are enough for deep Java code, as design.md says.

static void* small_stack(void* unused) {
  JNIEnv* env = NULL;
  printf("attach: %d\n", V->AttachCurrentThread(vm, (void**)&env, NULL));
  jclass pattern = E->FindClass(env, "java/util/regex/Pattern");
  // Recurses once per character.
  char text[1001];
  memset(text, 'a', 1000);
  text[1000] = 0;
  jmethodID matches = E->GetStaticMethodID(env, pattern, "matches", "(Ljava/lang/String;Ljava/lang/CharSequence;)Z");
  printf("matches: %d\n", E->CallStaticBooleanMethod(env, pattern, matches, E->NewStringUTF(env, "(a|b)*"),
                                                      E->NewStringUTF(env, text)));
  describe(env);
  jclass integer = E->FindClass(env, "java/lang/Integer");
  jmethodID parse = E->GetStaticMethodID(env, integer, "parseInt", "(Ljava/lang/String;)I");
  printf("parsed: %d\n", E->CallStaticIntMethod(env, integer, parse, E->NewStringUTF(env, "42")));
  E->CallStaticIntMethod(env, integer, parse, E->NewStringUTF(env, "many"));
  describe(env);
  jclass system = E->FindClass(env, "java/lang/System");
  E->CallStaticVoidMethod(env, system, E->GetStaticMethodID(env, system, "gc", "()V"));
  printf("detach: %d\n", V->DetachCurrentThread(vm));
  return NULL;
}
static void stacks(void) {
  must_make();
  for (size_t size = 64 << 10; size <= 512 << 10; size *= 2) in_thread(size, small_stack, NULL);
  for (int i = 0; i < 3; i++) in_thread(64 << 10, small_stack, NULL);
  printf("destroy: %d\n", V->DestroyJavaVM(vm));
}
static void* create_there(void* unused) {
  must_make();
  printf("pow: %g\n", call_double(env, "java/lang/Math", "pow", 3, 4));
  printf("destroy: %d\n", V->DestroyJavaVM(vm));
  return NULL;
}
static void created_on_small_stack(void) { in_thread(64 << 10, create_there, NULL); }

// --- What belongs to the host.

static void modes(void) {
  must_make();
  printf("Java: %a %a\n", call_double(env, "java/lang/StrictMath", "IEEEremainder", 1, 3),
         call_double(env, "java/lang/Double", "sum", 1, 0x1p-53));
  unsigned before = _mm_getcsr();
  unsigned mine = (before & ~0x6000u) | 0x4000 | 0x8040;  // upwards, flush to zero, denormals are zero
  _mm_setcsr(mine);
  double up = call_double(env, "java/lang/Double", "sum", 1, 0x1p-60);
  double tiny = call_double(env, "java/lang/Double", "sum", 0x1p-1074, 0x1p-1073);
  unsigned after = _mm_getcsr();
  _mm_setcsr(before);
  printf("Java under other modes: %a %a, modes kept %d\n", up, tiny, (after & ~0x3Fu) == (mine & ~0x3Fu));
  fesetround(FE_DOWNWARD);
  double sum = call_double(env, "java/lang/Double", "sum", 0.1, 0.2);
  printf("rounding kept: %d\n", fegetround() == FE_DOWNWARD);
  fesetround(FE_TONEAREST);
  printf("rounding of Java: %a\n", sum);
}

static void surroundings(void) {
  setlocale(LC_ALL, "C");
  sigset_t blocked, before, after;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGUSR1);
  sigaddset(&blocked, SIGTERM);
  sigaddset(&blocked, SIGQUIT);
  pthread_sigmask(SIG_SETMASK, &blocked, &before);
  must_make();
  call_double(env, "java/lang/Math", "pow", 2, 3);
  pthread_sigmask(SIG_SETMASK, NULL, &after);
  printf("locale: %s\n", setlocale(LC_ALL, NULL));
  int same = 1;
  for (int s = 1; s < 32; s++) same &= sigismember(&blocked, s) == sigismember(&after, s);
  printf("mask kept: %d\n", same);
  Dl_info info;
  dladdr(dlsym(RTLD_DEFAULT, "malloc"), &info);
  printf("malloc of libc: %d\n", strstr(info.dli_fname, "libc.so") != NULL);
  printf("destroy: %d\n", V->DestroyJavaVM(vm));
}

// --- Signals.

static volatile sig_atomic_t seen;
static void on_signal(int signal, siginfo_t* info, void* context) {
  if (signal == SIGSEGV) {
    static const char text[] = "host's handler\n";
    (void)!write(1, text, sizeof text - 1);
    _exit(0);
  }
  seen = signal;
}
static void handle(int signal) {
  struct sigaction action = {.sa_flags = SA_SIGINFO};
  action.sa_sigaction = on_signal;
  sigaction(signal, &action, NULL);
}
static int is_mine(int signal) {
  struct sigaction action;
  sigaction(signal, NULL, &action);
  return action.sa_sigaction == on_signal;
}
static void fault(void) {
  fflush(stdout);
  *(volatile int*)8 = 1;
}
static void chained(void) {  // the host's handler was there first
  handle(SIGSEGV);
  handle(SIGPIPE);
  must_make();
  raise(SIGPIPE);
  printf("SIGPIPE came: %d\n", seen == SIGPIPE);
  fault();
}
static void chained_later(void) {  // with libjsig
  must_make();
  handle(SIGSEGV);
  printf("Java goes on: %g\n", call_double(env, "java/lang/Math", "max", 1, 2));
  fault();
}
static void left_alone(void) {
  int all[] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT};
  for (int i = 0; i < 4; i++) handle(all[i]);
  must_make();
  for (int i = 0; i < 4; i++) printf("signal %d is the host's: %d\n", all[i], is_mine(all[i]));
  handle(SIGUSR1);
  raise(SIGUSR1);
  printf("SIGUSR1 came: %d\n", seen == SIGUSR1);
  if (!is_mine(SIGTERM)) return;
  raise(SIGTERM);
  printf("SIGTERM came: %d\n", seen == SIGTERM);
  printf("destroy: %d\n", V->DestroyJavaVM(vm));
}

// --- Several threads that make the VM: one does; the others may use it once it is reported.

enum { kMakers = 4 };
static volatile int makers_wait = 1;
static void* make_or_attach(void* code) {
  JavaVM* found = NULL;
  JNIEnv* own = NULL;
  JavaVMInitArgs args = {JNI_VERSION_10, 0, NULL, JNI_FALSE};
  while (makers_wait) sched_yield();
  *(jint*)code = create(&found, (void**)&own, &args);
  for (int i = 0; *(jint*)code == JNI_EEXIST && i < 2000; i++) {
    jsize count = 0;
    if (created(&found, 1, &count) != JNI_OK) printf("not asked\n");
    if (count == 0) { usleep(1000); continue; }
    if ((*found)->AttachCurrentThread(found, (void**)&own, NULL) != JNI_OK) printf("not attached\n");
    if ((*own)->FindClass(own, "java/lang/String") == NULL) printf("no class\n");
    (*found)->DetachCurrentThread(found);
    break;
  }
  return NULL;
}
static void race(void) {
  pthread_t ids[kMakers];
  jint codes[kMakers];
  int made = 0, refused = 0;
  for (int i = 0; i < kMakers; i++) pthread_create(&ids[i], NULL, make_or_attach, &codes[i]);
  makers_wait = 0;
  for (int i = 0; i < kMakers; i++) pthread_join(ids[i], NULL);
  for (int i = 0; i < kMakers; i++) {
    made += codes[i] == JNI_OK;
    refused += codes[i] == JNI_EEXIST;
  }
  printf("made: %d, refused: %d\n", made, refused);
}

// --- The end.

static void on_exit_hook(jint code) {
  printf("exit hook: %d\n", code);
  fflush(stdout);
  _exit(20);
}
static void on_abort_hook(void) {
  printf("abort hook\n");
  fflush(stdout);
  _exit(21);
}
static jint on_print(FILE* file, const char* format, va_list list) {
  printf("[print] ");
  return vprintf(format, list);
}
static void hooks(const char* what) {
  JavaVMOption options[] = {{"exit", on_exit_hook}, {"abort", on_abort_hook}, {"vfprintf", on_print}, {"-Xno-such", NULL}};
  JavaVMInitArgs args = {JNI_VERSION_10, strcmp(what, "print") == 0 ? 4 : 3, options, JNI_FALSE};
  printf("create: %d\n", create(&vm, (void**)&env, &args));
  fflush(stdout);
  if (strcmp(what, "print") == 0) return;
  if (strcmp(what, "abort") == 0) return E->FatalError(env, "the host's end");
  jclass runtime = E->FindClass(env, "java/lang/Runtime");
  jobject one = E->CallStaticObjectMethod(
      env, runtime, E->GetStaticMethodID(env, runtime, "getRuntime", "()Ljava/lang/Runtime;"));
  E->CallVoidMethod(env, one, E->GetMethodID(env, runtime, strcmp(what, "halt") == 0 ? "halt" : "exit", "(I)V"), 5);
}

int main(int argc, char** argv) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  void* library = dlopen(argv[1], RTLD_NOW);
  if (library == NULL) return printf("%s\n", dlerror()), 1;
  create = dlsym(library, "JNI_CreateJavaVM");
  created = dlsym(library, "JNI_GetCreatedJavaVMs");
  const char* rule = argv[2];
  given = argv + 3;
  given_count = argc - 3;
  static const struct { const char* name; void (*run)(void); } rules[] = {
      {"life", life}, {"threads", threads}, {"stacks", stacks}, {"created-on-small-stack", created_on_small_stack},
      {"modes", modes}, {"surroundings", surroundings}, {"chained", chained}, {"chained-later", chained_later},
      {"left-alone", left_alone}, {"race", race}};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    if (strcmp(rules[i].name, rule) == 0) return rules[i].run(), 0;
  }
  if (strcmp(rule, "create") == 0) return printf("create: %d\n", make()), 0;
  if (strncmp(rule, "hook-", 5) == 0) return hooks(rule + 5), 0;
  return 2;
}
