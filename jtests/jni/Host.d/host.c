#include <dlfcn.h>
#include <unistd.h>

#include "native.h"

typedef jint (*create_function)(JavaVM**, void**, void*);
typedef jint (*created_function)(JavaVM**, jsize, jsize*);
typedef jint (*defaults_function)(void*);

static create_function create;
static created_function created;
static defaults_function defaults;

static jint print_hook(FILE* file, const char* format, va_list list) {
  fprintf(file, "[hook] ");
  return vfprintf(file, format, list);
}
static void exit_hook(jint code) {
  printf("exit hook %d\n", code);
  fflush(stdout);
  _exit(code + 1);
}

static jint make(JavaVM** vm, JNIEnv** env, jint version, JavaVMOption* options, jint count) {
  JavaVMInitArgs args = {version, count, options, JNI_FALSE};
  jint result = create(vm, (void**)env, &args);
  return result;
}

static void versions(void) {
  struct { jint version; void* rest[8]; } old;
  jint tried[] = {JNI_VERSION_1_1, JNI_VERSION_1_2, JNI_VERSION_1_4, JNI_VERSION_1_6, JNI_VERSION_1_8, JNI_VERSION_9,
                  JNI_VERSION_10, 0x000B0000, 0x00010003};
  for (int i = 0; i < 9; i++) {
    memset(&old, 0, sizeof old);
    old.version = tried[i];
    printf("defaults %x: %d, then %x\n", tried[i], defaults(&old), old.version);
  }
  JavaVM* vm;
  JNIEnv* env;
  printf("create 1.1: %d\n", make(&vm, &env, JNI_VERSION_1_1, NULL, 0));
  printf("create 11: %d\n", make(&vm, &env, 0x000B0000, NULL, 0));
}

static void options(char* class_path) {
  JavaVM* vm;
  JNIEnv* env;
  JavaVMOption wrong[] = {{class_path, NULL}, {"-Xno-such-option", NULL}};
  JavaVMInitArgs args = {JNI_VERSION_1_8, 2, wrong, JNI_FALSE};
  printf("unrecognized: %d\n", create(&vm, (void**)&env, &args));
  fflush(stdout);
}

static void life(JavaVM* vm, JNIEnv* env) {
  JavaVM* found = NULL;
  jsize count = -1;
  printf("created %d", created(&found, 1, &count));
  printf(" %d %d\n", count, found == vm);
  JavaVM* second;
  JNIEnv* other;
  printf("second: %d\n", make(&second, &other, JNI_VERSION_1_8, NULL, 0));
  jclass host = E->FindClass(env, "Host");
  jmethodID greet = E->GetStaticMethodID(env, host, "greet", "(Ljava/lang/String;)Ljava/lang/String;");
  jobject text = E->CallStaticObjectMethod(env, host, greet, E->NewStringUTF(env, "host"));
  printf("%s\n", text_of(env, text));
  printf("version %x\n", E->GetVersion(env));
  fflush(stdout);
  E->CallStaticVoidMethod(env, host, E->GetStaticMethodID(env, host, "done", "()V"));
}

int main(int argc, char** argv) {
  void* library = dlopen(argv[1], RTLD_NOW);
  if (library == NULL) {
    printf("%s\n", dlerror());
    return 1;
  }
  create = (create_function)dlsym(library, "JNI_CreateJavaVM");
  created = (created_function)dlsym(library, "JNI_GetCreatedJavaVMs");
  defaults = (defaults_function)dlsym(library, "JNI_GetDefaultJavaVMInitArgs");
  const char* what = argv[2];
  if (strcmp(what, "versions") == 0) return versions(), 0;
  if (strcmp(what, "options") == 0) return options(argv[3]), 0;
  jsize count = -1;
  created(NULL, 0, &count);
  printf("before: %d\n", count);
  JavaVM* vm;
  JNIEnv* env;
  JavaVMOption all[] = {{argv[3], NULL}, {"-Dhost.property=given", NULL}, {"exit", exit_hook}, {"vfprintf", print_hook}};
  printf("create %d\n", make(&vm, &env, JNI_VERSION_1_8, all, strcmp(what, "hooks") == 0 ? 4 : 2));
  jclass host = E->FindClass(env, "Host");
  if (strcmp(what, "exit") == 0 || strcmp(what, "hooks") == 0) {
    fflush(stdout);
    E->CallStaticVoidMethod(env, host, E->GetStaticMethodID(env, host, "exit", "()V"));
    printf("not reached\n");
  }
  if (strcmp(what, "uncaught") == 0) {
    E->CallStaticVoidMethod(env, host, E->GetStaticMethodID(env, host, "fail", "()V"));
    printf("detach %d\n", (*vm)->DetachCurrentThread(vm));
  } else {
    life(vm, env);
  }
  jint destroyed = (*vm)->DestroyJavaVM(vm);
  created(&vm, 1, &count);
  JavaVM* again;
  jint second = make(&again, &env, JNI_VERSION_1_8, NULL, 0);
  printf("destroyed %d, then %d VMs, another %d\n", destroyed, count, second);
  fflush(stdout);
  return 3;
}
