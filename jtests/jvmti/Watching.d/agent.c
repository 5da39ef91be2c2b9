#include <jvmti.h>
#include <stdio.h>
#include <string.h>

static jvmtiEnv* jvmti;
static jclass target;
static int wanted, is_on;
enum { kSteps = 1, kEntries = 2, kExits = 4, kExceptions = 8, kFields = 16, kFramePops = 32 };

#define CALL(f, ...) (*jvmti)->f(jvmti, ##__VA_ARGS__)

static void check(const char* what, jvmtiError error) {
  char* name;
  if (error == JVMTI_ERROR_NONE) return;
  CALL(GetErrorName, error, &name);
  printf("%s: %s\n", what, name);
  CALL(Deallocate, (unsigned char*)name);
}

// True, and the beginning of a line, if it is a method of the class under test.
static int begin(JNIEnv* env, const char* event, jmethodID method) {
  jclass holder;
  char* name;
  if (!is_on) return 0;
  check("GetMethodDeclaringClass", CALL(GetMethodDeclaringClass, method, &holder));
  int is_ours = (*env)->IsSameObject(env, holder, target);
  (*env)->DeleteLocalRef(env, holder);
  if (!is_ours) return 0;
  check("GetMethodName", CALL(GetMethodName, method, &name, NULL, NULL));
  printf("%s %s", event, name);
  CALL(Deallocate, (unsigned char*)name);
  return 1;
}

static void print_value(JNIEnv* env, char type, jvalue value) {
  switch (type) {
    case 'Z': printf(" %d", value.z); break;
    case 'B': printf(" %d", value.b); break;
    case 'C': printf(" %d", value.c); break;
    case 'S': printf(" %d", value.s); break;
    case 'I': printf(" %d", value.i); break;
    case 'J': printf(" %ld", (long)value.j); break;
    case 'F': printf(" %g", (double)value.f); break;
    case 'D': printf(" %g", value.d); break;
    case 'L':
    case '[': {
      char* signature;
      if (value.l == NULL) {
        printf(" null");
        break;
      }
      check("GetClassSignature", CALL(GetClassSignature, (*env)->GetObjectClass(env, value.l), &signature, NULL));
      printf(" %s", signature);
      CALL(Deallocate, (unsigned char*)signature);
      break;
    }
    default: break;
  }
}

static void JNICALL on_step(jvmtiEnv* e, JNIEnv* env, jthread thread, jmethodID method, jlocation location) {
  (void)e, (void)thread;
  if (begin(env, "step", method)) printf(" %d\n", (int)location);
}
static void JNICALL on_breakpoint(jvmtiEnv* e, JNIEnv* env, jthread thread, jmethodID method, jlocation location) {
  (void)e, (void)thread;
  if (begin(env, "breakpoint", method)) printf(" %d\n", (int)location);
}
static void JNICALL on_entry(jvmtiEnv* e, JNIEnv* env, jthread thread, jmethodID method) {
  (void)e;
  if (!begin(env, "entry", method)) return;
  printf("\n");
  if (wanted & kFramePops) check("NotifyFramePop", CALL(NotifyFramePop, thread, 0));
}
static void JNICALL on_exit(jvmtiEnv* e, JNIEnv* env, jthread thread, jmethodID method, jboolean by_exception,
                            jvalue value) {
  char* signature;
  (void)e, (void)thread;
  if (!begin(env, "exit", method)) return;
  check("GetMethodName", CALL(GetMethodName, method, NULL, &signature, NULL));
  printf(" %s", by_exception ? "by exception" : "with");
  if (!by_exception) print_value(env, strchr(signature, ')')[1], value);
  printf("\n");
  CALL(Deallocate, (unsigned char*)signature);
}
static void JNICALL on_frame_pop(jvmtiEnv* e, JNIEnv* env, jthread thread, jmethodID method, jboolean by_exception) {
  (void)e, (void)thread;
  if (begin(env, "end", method)) printf(" %d\n", by_exception);
}
static void JNICALL on_exception(jvmtiEnv* e, JNIEnv* env, jthread thread, jmethodID method, jlocation location,
                                 jobject exception, jmethodID catcher, jlocation catch_location) {
  (void)e, (void)thread;
  if (!begin(env, "exception", method)) return;
  jvalue value = {.l = exception};
  printf(" %d", (int)location);
  print_value(env, 'L', value);
  printf("\n");
  if (catcher != NULL && begin(env, "  to be caught in", catcher)) printf(" %d\n", (int)catch_location);
}
static void JNICALL on_catch(jvmtiEnv* e, JNIEnv* env, jthread thread, jmethodID method, jlocation location,
                             jobject exception) {
  (void)e, (void)thread, (void)exception;
  if (begin(env, "caught", method)) printf(" %d\n", (int)location);
}
static void JNICALL on_read(jvmtiEnv* e, JNIEnv* env, jthread thread, jmethodID method, jlocation location,
                            jclass holder, jobject object, jfieldID field) {
  char* name;
  (void)e, (void)thread;
  if (!begin(env, "read", method)) return;
  check("GetFieldName", CALL(GetFieldName, holder, field, &name, NULL, NULL));
  printf(" %d %s %s\n", (int)location, name, object == NULL ? "static" : "of an object");
  CALL(Deallocate, (unsigned char*)name);
}
static void JNICALL on_store(jvmtiEnv* e, JNIEnv* env, jthread thread, jmethodID method, jlocation location,
                             jclass holder, jobject object, jfieldID field, char type, jvalue value) {
  char* name;
  (void)e, (void)thread;
  if (!begin(env, "store", method)) return;
  check("GetFieldName", CALL(GetFieldName, holder, field, &name, NULL, NULL));
  printf(" %d %s %s", (int)location, name, object == NULL ? "static" : "of an object");
  print_value(env, type, value);
  printf("\n");
  CALL(Deallocate, (unsigned char*)name);
}

static void enable(int wants, jvmtiEvent event) {
  jthread thread;
  if (!wants) return;
  check("GetCurrentThread", CALL(GetCurrentThread, &thread));
  check("enable", CALL(SetEventNotificationMode, is_on ? JVMTI_ENABLE : JVMTI_DISABLE, event, thread));
}
static void enable_all(void) {
  enable(wanted & kSteps, JVMTI_EVENT_SINGLE_STEP);
  enable(wanted & kEntries, JVMTI_EVENT_METHOD_ENTRY);
  enable(wanted & kExits, JVMTI_EVENT_METHOD_EXIT);
  enable(wanted & kExceptions, JVMTI_EVENT_EXCEPTION);
  enable(wanted & kExceptions, JVMTI_EVENT_EXCEPTION_CATCH);
  enable(wanted & kFields, JVMTI_EVENT_FIELD_ACCESS);
  enable(wanted & kFields, JVMTI_EVENT_FIELD_MODIFICATION);
  enable(wanted & kFramePops, JVMTI_EVENT_FRAME_POP);
  enable(1, JVMTI_EVENT_BREAKPOINT);
}

JNIEXPORT void JNICALL Java_Watching_watch(JNIEnv* env, jclass c, jclass class_to_watch, jint what) {
  (void)c;
  fflush(stdout);
  target = (*env)->NewGlobalRef(env, class_to_watch);
  wanted = what;
  is_on = 1;
  enable_all();
}
JNIEXPORT void JNICALL Java_Watching_stop(JNIEnv* env, jclass c) {
  (void)env, (void)c;
  is_on = 0;
  enable_all();
  fflush(stdout);
}

JNIEXPORT void JNICALL Java_Watching_breakpoints(JNIEnv* env, jclass c, jclass holder, jstring name, jboolean on) {
  jint count, length;
  jmethodID* methods;
  unsigned char* code;
  const char* wanted_name = (*env)->GetStringUTFChars(env, name, NULL);
  (void)c;
  check("GetClassMethods", CALL(GetClassMethods, holder, &count, &methods));
  for (jint i = 0; i < count; i++) {
    char* method_name;
    check("GetMethodName", CALL(GetMethodName, methods[i], &method_name, NULL, NULL));
    if (strcmp(method_name, wanted_name) == 0) {
      check("GetBytecodes", CALL(GetBytecodes, methods[i], &length, &code));
      // Where an instruction begins is known of these opcodes' lengths.
      static const char kLengths[256] = {[16] = 2, [17] = 3, [18] = 2, [19] = 3, [20] = 3, [21] = 2, [22] = 2, [24] = 2,
          [25] = 2, [54] = 2, [55] = 2, [56] = 2, [57] = 2, [58] = 2, [132] = 3, [188] = 2, [185] = 5, [186] = 5};
      for (jint at = 0; at < length;) {
        int opcode = code[at], is_wide = (opcode >= 153 && opcode <= 167) || (opcode >= 178 && opcode <= 184) ||
                                         opcode == 187 || opcode == 189 || opcode == 192 || opcode == 193;
        check("breakpoint", on ? CALL(SetBreakpoint, methods[i], at) : CALL(ClearBreakpoint, methods[i], at));
        if (at == 0)
          check("again", on ? CALL(SetBreakpoint, methods[i], at) : CALL(ClearBreakpoint, methods[i], at));
        at += kLengths[opcode] != 0 ? kLengths[opcode] : is_wide ? 3 : 1;
      }
      CALL(Deallocate, code);
    }
    CALL(Deallocate, (unsigned char*)method_name);
  }
  CALL(Deallocate, (unsigned char*)methods);
  (*env)->ReleaseStringUTFChars(env, name, wanted_name);
  fflush(stdout);
}

JNIEXPORT void JNICALL Java_Watching_watchField(JNIEnv* env, jclass c, jclass holder, jstring name, jstring type,
                                                jboolean is_static) {
  const char* n = (*env)->GetStringUTFChars(env, name, NULL);
  const char* t = (*env)->GetStringUTFChars(env, type, NULL);
  (void)c;
  jfieldID field =
      is_static ? (*env)->GetStaticFieldID(env, holder, n, t) : (*env)->GetFieldID(env, holder, n, t);
  check("SetFieldAccessWatch", CALL(SetFieldAccessWatch, holder, field));
  check("SetFieldModificationWatch", CALL(SetFieldModificationWatch, holder, field));
  check("SetFieldModificationWatch again", CALL(SetFieldModificationWatch, holder, field));
  fflush(stdout);
}

// Of the caller's frame: withLocals(int 0, String 1, double 2, Object 4, long 5), float 7, boolean 8.
JNIEXPORT void JNICALL Java_Watching_locals(JNIEnv* env, jclass c) {
  jint i = 0;
  jlong l = 0;
  jfloat f = 0;
  jdouble d = 0;
  jobject o = NULL;
  (void)c;
  check("int", CALL(GetLocalInt, NULL, 1, 0, &i));
  check("double", CALL(GetLocalDouble, NULL, 1, 2, &d));
  check("long", CALL(GetLocalLong, NULL, 1, 5, &l));
  check("float", CALL(GetLocalFloat, NULL, 1, 7, &f));
  check("object", CALL(GetLocalObject, NULL, 1, 4, &o));
  printf("%d %g %ld %g", i, d, (long)l, (double)f);
  print_value(env, 'L', (jvalue){.l = o});
  printf("\n");
  check("an int as long", CALL(GetLocalLong, NULL, 1, 0, &l));
  check("an object as int", CALL(GetLocalInt, NULL, 1, 1, &i));
  check("a long as object", CALL(GetLocalObject, NULL, 1, 5, &o));
  check("out of scope", CALL(GetLocalInt, NULL, 1, 8, &i));
  check("negative", CALL(GetLocalInt, NULL, 1, -1, &i));
  check("too large", CALL(GetLocalInt, NULL, 1, 100, &i));
  check("of the native method", CALL(GetLocalInt, NULL, 0, 0, &i));
  check("negative depth", CALL(GetLocalInt, NULL, -1, 0, &i));
  check("too deep", CALL(GetLocalInt, NULL, 1000, 0, &i));
  check("a class as String", CALL(SetLocalObject, NULL, 1, 1, c));
  check("instance of a static method", CALL(GetLocalInstance, NULL, 1, &o));
  check("set int", CALL(SetLocalInt, NULL, 1, 0, 20));
  check("set String", CALL(SetLocalObject, NULL, 1, 1, (*env)->NewStringUTF(env, "twenty")));
  check("set double", CALL(SetLocalDouble, NULL, 1, 2, 300.0));
  check("set long", CALL(SetLocalLong, NULL, 1, 5, 4000));
  check("set float", CALL(SetLocalFloat, NULL, 1, 7, 50000.0f));
  fflush(stdout);
}

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM* vm, char* options, void* reserved) {
  jvmtiCapabilities can;
  jvmtiEventCallbacks callbacks;
  (void)options, (void)reserved;
  if ((*vm)->GetEnv(vm, (void**)&jvmti, JVMTI_VERSION_11) != JNI_OK) return JNI_ERR;
  memset(&can, 0, sizeof can);
  can.can_generate_single_step_events = can.can_generate_breakpoint_events = 1;
  can.can_generate_method_entry_events = can.can_generate_method_exit_events = 1;
  can.can_generate_frame_pop_events = can.can_generate_exception_events = 1;
  can.can_generate_field_access_events = can.can_generate_field_modification_events = 1;
  can.can_access_local_variables = can.can_get_bytecodes = 1;
  check("AddCapabilities", CALL(AddCapabilities, &can));
  memset(&callbacks, 0, sizeof callbacks);
  callbacks.SingleStep = on_step;
  callbacks.Breakpoint = on_breakpoint;
  callbacks.MethodEntry = on_entry;
  callbacks.MethodExit = on_exit;
  callbacks.FramePop = on_frame_pop;
  callbacks.Exception = on_exception;
  callbacks.ExceptionCatch = on_catch;
  callbacks.FieldAccess = on_read;
  callbacks.FieldModification = on_store;
  return CALL(SetEventCallbacks, &callbacks, sizeof callbacks) == JVMTI_ERROR_NONE ? JNI_OK : JNI_ERR;
}
