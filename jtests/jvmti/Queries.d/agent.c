#include <jvmti.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static jvmtiEnv* jvmti;
static jrawMonitorID monitor;
static int ran;

#define CALL(f, ...) (*jvmti)->f(jvmti, ##__VA_ARGS__)

static const char* name_of_error(jvmtiError error) {
  static char text[80];
  char* name;
  CALL(GetErrorName, error, &name);
  snprintf(text, sizeof text, "%s", name);
  CALL(Deallocate, (unsigned char*)name);
  return text;
}
static void print_error(const char* what, jvmtiError error) { printf("%s: %s\n", what, name_of_error(error)); }

static void print_class(jclass c) {
  char* signature;
  if (c == NULL) {
    printf("null");
    return;
  }
  CALL(GetClassSignature, c, &signature, NULL);
  printf("%s", signature);
  CALL(Deallocate, (unsigned char*)signature);
}

static void print_method_name(jmethodID method) {
  char *name, *signature;
  jclass holder;
  CALL(GetMethodName, method, &name, &signature, NULL);
  CALL(GetMethodDeclaringClass, method, &holder);
  print_class(holder);
  printf(".%s%s", name, signature);
  CALL(Deallocate, (unsigned char*)name);
  CALL(Deallocate, (unsigned char*)signature);
}

static void print_tables(jmethodID method) {
  jint count;
  jvmtiLineNumberEntry* lines;
  jvmtiError error = CALL(GetLineNumberTable, method, &count, &lines);
  printf("    lines: %s", name_of_error(error));
  if (error == JVMTI_ERROR_NONE) {
    for (jint i = 0; i < count; i++) printf(" %d@%d", lines[i].line_number, (int)lines[i].start_location);
    CALL(Deallocate, (unsigned char*)lines);
  }
  jvmtiLocalVariableEntry* variables;
  error = CALL(GetLocalVariableTable, method, &count, &variables);
  printf("\n    variables: %s\n", name_of_error(error));
  if (error != JVMTI_ERROR_NONE) return;
  for (jint i = 0; i < count; i++) {
    jvmtiLocalVariableEntry* v = &variables[i];
    printf("      %d: %s %s %s %d+%d\n", v->slot, v->name, v->signature,
           v->generic_signature == NULL ? "-" : v->generic_signature, (int)v->start_location, v->length);
  }
}

static void print_method(jmethodID method) {
  char *name, *signature, *generic;
  jint modifiers, arguments = -1, locals = -1, size = -1;
  jlocation start = -5, end = -5;
  jboolean is_native, is_synthetic, is_obsolete;
  unsigned char* code = NULL;
  CALL(GetMethodName, method, &name, &signature, &generic);
  CALL(GetMethodModifiers, method, &modifiers);
  jvmtiError error = CALL(GetArgumentsSize, method, &arguments);
  CALL(GetMaxLocals, method, &locals);
  CALL(GetMethodLocation, method, &start, &end);
  CALL(IsMethodNative, method, &is_native);
  CALL(IsMethodSynthetic, method, &is_synthetic);
  CALL(IsMethodObsolete, method, &is_obsolete);
  CALL(GetBytecodes, method, &size, &code);
  printf("  method %s%s %s 0x%x native %d synthetic %d obsolete %d arguments %d (%s) locals %d code %d..%d, %d:", name,
         signature, generic == NULL ? "-" : generic, modifiers, is_native, is_synthetic, is_obsolete, arguments,
         name_of_error(error), locals, (int)start, (int)end, size);
  for (jint i = 0; i < size; i++) printf(" %02x", code[i]);
  printf("\n");
  print_tables(method);
}

static void print_field(jclass c, jfieldID field) {
  char *name, *signature, *generic;
  jint modifiers;
  jclass holder;
  jboolean is_synthetic;
  CALL(GetFieldName, c, field, &name, &signature, &generic);
  CALL(GetFieldModifiers, c, field, &modifiers);
  CALL(GetFieldDeclaringClass, c, field, &holder);
  CALL(IsFieldSynthetic, c, field, &is_synthetic);
  printf("  field %s %s %s 0x%x synthetic %d of ", name, signature, generic == NULL ? "-" : generic,
         modifiers & 0x50df, is_synthetic);
  print_class(holder);
  printf("\n");
}

JNIEXPORT void JNICALL Java_Queries_describeClass(JNIEnv* env, jclass self, jclass c) {
  char *signature, *generic, *file = NULL, *extension;
  jint status, modifiers, minor = -1, major = -1, count, bytes = 0;
  jboolean is_interface, is_array, is_modifiable;
  jobject loader;
  jclass* interfaces;
  unsigned char* pool = NULL;
  CALL(GetClassSignature, c, &signature, &generic);
  CALL(GetClassStatus, c, &status);
  CALL(GetClassModifiers, c, &modifiers);
  CALL(IsInterface, c, &is_interface);
  CALL(IsArrayClass, c, &is_array);
  CALL(IsModifiableClass, c, &is_modifiable);
  CALL(GetClassLoader, c, &loader);
  printf("%s %s status %d modifiers 0x%x interface %d array %d modifiable %d loader %d\n", signature,
         generic == NULL ? "-" : generic, status, modifiers, is_interface, is_array, is_modifiable, loader != NULL);
  jvmtiError error = CALL(GetSourceFileName, c, &file);
  printf("  file %s (%s)", file == NULL ? "-" : file, name_of_error(error));
  error = CALL(GetClassVersionNumbers, c, &minor, &major);
  printf(" version %d.%d (%s)", major, minor, name_of_error(error));
  error = CALL(GetConstantPool, c, &count, &bytes, &pool);
  printf(" pool %s", name_of_error(error));
  if (error == JVMTI_ERROR_NONE) printf(" %d entries, %d bytes, first tag %d", count, bytes, pool[0]);
  printf(" extension %s\n", name_of_error(CALL(GetSourceDebugExtension, c, &extension)));
  error = CALL(GetImplementedInterfaces, c, &count, &interfaces);
  printf("  interfaces %s", name_of_error(error));
  for (jint i = 0; i < count; i++) {
    printf(" ");
    print_class(interfaces[i]);
  }
  printf("\n");
  jfieldID* fields;
  CALL(GetClassFields, c, &count, &fields);
  for (jint i = 0; i < count; i++) print_field(c, fields[i]);
  jmethodID* methods;
  CALL(GetClassMethods, c, &count, &methods);
  for (jint i = 0; i < count; i++) {
    if (strcmp(signature, "LQueries;") != 0) print_method(methods[i]);
  }
  printf("  %d methods\n", count);
  fflush(stdout);
}

JNIEXPORT void JNICALL Java_Queries_describeThread(JNIEnv* env, jclass self, jthread thread) {
  jvmtiThreadInfo info;
  jint state, frames = -1;
  print_error("GetThreadInfo", CALL(GetThreadInfo, thread, &info));
  CALL(GetThreadState, thread, &state);
  printf("%s priority %d daemon %d group %d loader %d state 0x%x", info.name, info.priority, info.is_daemon,
         info.thread_group != NULL, info.context_class_loader != NULL, state & ~JVMTI_THREAD_STATE_IN_NATIVE);
  jvmtiError error = CALL(GetFrameCount, thread, &frames);
  printf(" frames %d (%s)\n", frames, name_of_error(error));
  void* data = (void*)1;
  error = CALL(GetThreadLocalStorage, thread, &data);
  printf("storage %s", name_of_error(error));
  if (error == JVMTI_ERROR_NONE) {
    printf(" %d", data == NULL);
    CALL(SetThreadLocalStorage, thread, info.name);
    CALL(GetThreadLocalStorage, thread, &data);
    printf(" %d", data == info.name);
  }
  printf("\n");
  fflush(stdout);
}

JNIEXPORT void JNICALL Java_Queries_describeStack(JNIEnv* env, jclass self, jthread thread, jint start, jint maximum) {
  jvmtiFrameInfo frames[10];
  jint count;
  jvmtiError error = CALL(GetStackTrace, thread, start, maximum, frames, &count);
  printf("stack from %d: %s\n", start, name_of_error(error));
  if (error != JVMTI_ERROR_NONE) return;
  for (jint i = 0; i < count; i++) {
    printf("  ");
    print_method_name(frames[i].method);
    printf(" %d\n", (int)frames[i].location);
  }
  jmethodID method;
  jlocation location;
  error = CALL(GetFrameLocation, thread, 1, &method, &location);
  printf("frame 1 at %d, frame 1000: %s\n", (int)location,
         name_of_error(CALL(GetFrameLocation, thread, 1000, &method, &location)));
  fflush(stdout);
}

static void print_object_class(JNIEnv* env, jobject object) {
  if (object == NULL) {
    printf(" null");
  } else {
    printf(" ");
    print_class((*env)->GetObjectClass(env, object));
  }
}

JNIEXPORT void JNICALL Java_Queries_describeMonitors(JNIEnv* env, jclass self, jthread thread) {
  jint count;
  jobject *owned, contended = NULL;
  jvmtiError error = CALL(GetOwnedMonitorInfo, thread, &count, &owned);
  printf("owned: %s, %d", name_of_error(error), count);
  for (jint i = 0; i < count; i++) print_object_class(env, owned[i]);
  jvmtiMonitorStackDepthInfo* depths;
  error = CALL(GetOwnedMonitorStackDepthInfo, thread, &count, &depths);
  printf("\nwith depths: %s", name_of_error(error));
  for (jint i = 0; i < count; i++) {
    print_object_class(env, depths[i].monitor);
    printf(" %d", depths[i].stack_depth);
  }
  error = CALL(GetCurrentContendedMonitor, thread, &contended);
  printf("\ncontended: %s", name_of_error(error));
  print_object_class(env, contended);
  printf("\n");
  fflush(stdout);
}

static void print_threads(const char* what, jint count, const jthread* threads) {
  printf(" %s %d", what, count);
  for (jint i = 0; i < count; i++) {
    jvmtiThreadInfo info;
    CALL(GetThreadInfo, threads[i], &info);
    printf(" %s", info.name);
  }
}

JNIEXPORT void JNICALL Java_Queries_describeMonitor(JNIEnv* env, jclass self, jobject object) {
  jvmtiMonitorUsage usage;
  jvmtiError error = CALL(GetObjectMonitorUsage, object, &usage);
  printf("usage: %s", name_of_error(error));
  if (usage.owner != NULL) print_threads("owner", 1, &usage.owner);
  printf(" entries %d", usage.entry_count);
  print_threads("waiters", usage.waiter_count, usage.waiters);
  print_threads("notify waiters", usage.notify_waiter_count, usage.notify_waiters);
  printf("\n");
  fflush(stdout);
}

static void print_group(jthreadGroup group, int depth) {
  jvmtiThreadGroupInfo info;
  jint thread_count, group_count;
  jthread* threads;
  jthreadGroup* groups;
  CALL(GetThreadGroupInfo, group, &info);
  printf("%*sgroup %s priority %d daemon %d parent %d\n", depth, "", info.name, info.max_priority, info.is_daemon,
         info.parent != NULL);
  CALL(GetThreadGroupChildren, group, &thread_count, &threads, &group_count, &groups);
  if (depth > 0) print_threads("threads", thread_count, threads);
  printf("\n");
  for (jint i = 0; i < group_count; i++) print_group(groups[i], depth + 2);
}

JNIEXPORT void JNICALL Java_Queries_describeGroups(JNIEnv* env, jclass self) {
  jint count;
  jthreadGroup* groups;
  CALL(GetTopThreadGroups, &count, &groups);
  for (jint i = 0; i < count; i++) print_group(groups[i], 0);
  fflush(stdout);
}

JNIEXPORT void JNICALL Java_Queries_checkErrors(JNIEnv* env, jclass self, jthread unstarted) {
  jint number;
  jlong size;
  char* text;
  jobject object;
  void* data;
  print_error("null class", CALL(GetClassStatus, NULL, &number));
  print_error("not a class", CALL(GetClassStatus, (jclass)unstarted, &number));
  print_error("no place", CALL(GetClassStatus, self, NULL));
  print_error("null method", CALL(GetMethodModifiers, NULL, &number));
  print_error("null field", CALL(GetFieldModifiers, self, NULL, &number));
  print_error("not a thread", CALL(GetThreadState, (jthread)self, &number));
  print_error("unstarted", CALL(GetFrameCount, unstarted, &number));
  print_error("unstarted storage", CALL(GetThreadLocalStorage, unstarted, &data));
  print_error("null object", CALL(GetObjectSize, NULL, &size));
  print_error("null object's monitor", CALL(GetObjectMonitorUsage, NULL, NULL));
  print_error("null hash", CALL(GetObjectHashCode, unstarted, NULL));
  print_error("negative maximum", CALL(GetStackTrace, NULL, 0, -1, (jvmtiFrameInfo*)&size, &number));
  print_error("negative depth", CALL(GetFrameLocation, NULL, -1, (jmethodID*)&size, &size));
  print_error("unknown property", CALL(GetSystemProperty, "no.such.property", &text));
  print_error("property too late", CALL(SetSystemProperty, "a", "b"));
  print_error("capability", CALL(IsMethodNative, NULL, NULL));
  print_error("not tagging", CALL(GetTag, unstarted, &size));
  print_error("contended of unstarted", CALL(GetCurrentContendedMonitor, unstarted, &object));
  print_error("priority", CALL(RunAgentThread, unstarted, (jvmtiStartFunction)1, NULL, 11));
  print_error("verbose", CALL(SetVerboseFlag, (jvmtiVerboseFlag)77, JNI_TRUE));
  print_error("timer", CALL(GetThreadCpuTime, unstarted, &size));
  fflush(stdout);
}

static void JNICALL run_agent_thread(jvmtiEnv* env, JNIEnv* jni, void* argument) {
  CALL(RawMonitorEnter, monitor);
  ran = *(int*)argument;
  CALL(RawMonitorNotifyAll, monitor);
  CALL(RawMonitorExit, monitor);
}

JNIEXPORT void JNICALL Java_Queries_checkRawMonitors(JNIEnv* env, jclass self) {
  int argument = 42;
  jthread current;
  print_error("create", CALL(CreateRawMonitor, "monitor", &monitor));
  print_error("exit", CALL(RawMonitorExit, monitor));
  print_error("wait", CALL(RawMonitorWait, monitor, 1));
  print_error("notify", CALL(RawMonitorNotify, monitor));
  print_error("null", CALL(RawMonitorEnter, NULL));
  CALL(RawMonitorEnter, monitor);
  CALL(RawMonitorEnter, monitor);
  print_error("wait for nobody", CALL(RawMonitorWait, monitor, 10));
  jclass thread_class = (*env)->FindClass(env, "java/lang/Thread");
  jmethodID make = (*env)->GetMethodID(env, thread_class, "<init>", "(Ljava/lang/String;)V");
  jobject thread = (*env)->NewObject(env, thread_class, make, (*env)->NewStringUTF(env, "agent"));
  print_error("run", CALL(RunAgentThread, thread, run_agent_thread, &argument, JVMTI_THREAD_NORM_PRIORITY));
  while (ran == 0) CALL(RawMonitorWait, monitor, 0);
  printf("ran %d\n", ran);
  CALL(GetCurrentThread, &current);
  jmethodID interrupt = (*env)->GetMethodID(env, thread_class, "interrupt", "()V");
  (*env)->CallVoidMethod(env, current, interrupt);
  print_error("wait while interrupted", CALL(RawMonitorWait, monitor, 0));
  print_error("wait afterwards", CALL(RawMonitorWait, monitor, 1));
  CALL(RawMonitorExit, monitor);
  print_error("destroy", CALL(DestroyRawMonitor, monitor));
  fflush(stdout);
}

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM* vm, char* options, void* reserved) {
  if ((*vm)->GetEnv(vm, (void**)&jvmti, JVMTI_VERSION_1_2) != JNI_OK) return JNI_ERR;
  jint number;
  print_error("phase", CALL(GetThreadState, NULL, &number));
  jvmtiCapabilities capabilities = {0};
  capabilities.can_maintain_original_method_order = 1;
  capabilities.can_get_bytecodes = 1;
  capabilities.can_get_constant_pool = 1;
  capabilities.can_get_line_numbers = 1;
  capabilities.can_get_source_file_name = 1;
  capabilities.can_get_source_debug_extension = 1;
  capabilities.can_get_synthetic_attribute = 1;
  capabilities.can_access_local_variables = 1;
  capabilities.can_get_owned_monitor_info = 1;
  capabilities.can_get_owned_monitor_stack_depth_info = 1;
  capabilities.can_get_current_contended_monitor = 1;
  capabilities.can_get_monitor_info = 1;
  capabilities.can_get_thread_cpu_time = 1;
  print_error("capabilities", CALL(AddCapabilities, &capabilities));
  return JNI_OK;
}
