// host LIBJVM CLASSPATH COUNT: "name nanoseconds-of-processor-time-per-call", a line for each kind of call.
#include <dlfcn.h>
#include <jni.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define E (*env)

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static jint nothing(JNIEnv* env, jclass self) { return 1; }
static jint twice(JNIEnv* env, jclass self, jint a) { return 2 * a; }
static jobject same(JNIEnv* env, jclass self, jobject o) { return o; }

static JNIEnv* env;
static jclass calls;
static jobject object;

static int host_static(int count) {
  jmethodID sum = E->GetStaticMethodID(env, calls, "sum", "(II)I");
  int result = 0;
  for (int i = 0; i < count; i++) result = E->CallStaticIntMethod(env, calls, sum, result, i);
  return result;
}
static int host_virtual(int count) {
  jmethodID add = E->GetMethodID(env, calls, "add", "(I)I");
  int result = 0;
  for (int i = 0; i < count; i++) {
    jvalue argument = {.i = result};
    result = E->CallIntMethodA(env, object, add, &argument);
  }
  return result;
}
static int java_calls(const char* name, int count) {
  return E->CallStaticIntMethod(env, calls, E->GetStaticMethodID(env, calls, name, "(I)I"), count);
}
static int java_nothing(int count) { return java_calls("callNothing", count); }
static int java_twice(int count) { return java_calls("callTwice", count); }
static int java_same(int count) { return java_calls("callSame", count); }

int main(int argc, char** argv) {
  void* library = dlopen(argv[1], RTLD_NOW);
  if (library == NULL) return fprintf(stderr, "%s\n", dlerror()), 1;
  jint (*create)(JavaVM**, void**, void*) = dlsym(library, "JNI_CreateJavaVM");
  char path[4096];
  snprintf(path, sizeof path, "-Djava.class.path=%s", argv[2]);
  JavaVMOption option = {path, NULL};
  JavaVMInitArgs args = {JNI_VERSION_10, 1, &option, JNI_FALSE};
  JavaVM* vm;
  if (create(&vm, (void**)&env, &args) != JNI_OK) return 1;
  calls = E->FindClass(env, "Calls");
  object = E->AllocObject(env, calls);
  JNINativeMethod natives[] = {{"nothing", "()I", nothing},
                               {"twice", "(I)I", twice},
                               {"same", "(Ljava/lang/Object;)Ljava/lang/Object;", same}};
  E->RegisterNatives(env, calls, natives, 3);
  static const struct {
    const char* name;
    int (*run)(int count);
  } kinds[] = {{"host->Java static(int,int)", host_static},
               {"host->Java virtual(int)", host_virtual},
               {"Java->host ()", java_nothing},
               {"Java->host (int)", java_twice},
               {"Java->host (Object)", java_same}};
  int count = atoi(argv[3]);
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    // The best of five, after warming up: what the calls cost, not when they were compiled.
    double best = 0;
    for (int round = 0; round < 6; round++) {
      double start = now();
      kinds[k].run(count);
      double each = (now() - start) / count;
      if (round > 0 && (best == 0 || each < best)) best = each;
    }
    printf("%s|%.2f\n", kinds[k].name, best);
    fflush(stdout);
  }
  return (*vm)->DestroyJavaVM(vm);
}
